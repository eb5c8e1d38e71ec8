#include "gdal/geojson_dataset.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <array>
#include <atomic>
#include <filesystem>
#include <utility>
#include <vector>

#include "gdal/error_capture.hpp"
#include "gdal/geojson_feature.hpp"
#include "gdal/geojson_survey.hpp"

namespace terracord::gdal {
namespace {

constexpr std::size_t kLargest = std::size_t{512} << 20;

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

PaddedText read_file(const std::string& path) {
    VSIStatBufL status;
    if (VSIStatL(path.c_str(), &status) != 0 || status.st_size <= 0) return {};
    const auto size = static_cast<std::size_t>(status.st_size);
    const std::unique_ptr<VSILFILE, CloseFile> file(VSIFOpenL(path.c_str(), "rb"));
    if (size > kLargest || !file) return {};
    PaddedText text = PaddedText::with_size(size);
    if (!text || VSIFReadL(text.data(), 1, size, file.get()) != size) return {};
    text.skip_byte_order_mark();
    return text;
}

// Features as GDAL's reader makes them, of a layer it has defined.
class FeatureMaker {
   public:
    FeatureMaker(OGRLayer& defined, bool numbered)
        : definition_(defined.GetLayerDefn()), numbered_(numbered), fid_column_(defined.GetFIDColumn()) {
        definition_->Reference();
    }
    ~FeatureMaker() { definition_->Release(); }
    FeatureMaker(const FeatureMaker&) = delete;
    FeatureMaker& operator=(const FeatureMaker&) = delete;

    [[nodiscard]] OGRFeatureDefn& definition() const { return *definition_; }
    [[nodiscard]] const std::string& fid_column() const { return fid_column_; }

    // Its number is OGRNullFID where the text gives none.
    [[nodiscard]] OGRFeatureUniquePtr make(const GeojsonFeature& read) {
        OGRFeatureUniquePtr feature(new OGRFeature(definition_));
        for (std::size_t i = 0; i < read.properties.size(); ++i) {
            const int field = field_of(read.properties[i].key, i);
            if (field >= 0) set(*feature, field, read.properties[i].value);
        }
        if (read.id.kind != GeojsonKind::null) identify(*feature, read.id);
        if (definition_->GetGeomFieldCount() > 0 && definition_->GetGeomFieldDefn(0)->IsIgnored() == 0) {
            if (auto geometry = geometry_of(read)) {
                geometry->assignSpatialReference(definition_->GetGeomFieldDefn(0)->GetSpatialRef());
                feature->SetGeometryDirectly(geometry.release());
            }
        }
        return feature;
    }

   private:
    // Features have the same properties in the same order, mostly.
    int field_of(std::string_view key, std::size_t position) {
        if (position >= fields_.size()) fields_.resize(position + 1);
        auto& [name, field] = fields_[position];
        if (name != key || field == kUnknown) {
            name = key;
            field = definition_->GetFieldIndexCaseSensitive(name.c_str());
        }
        return field;
    }

    void set(OGRFeature& feature, int field, const GeojsonValue& value) {
        const OGRFieldDefn& column = *definition_->GetFieldDefn(field);
        if (column.IsIgnored() != 0) {
            if (names_fid(column) && value.kind != GeojsonKind::null) feature.SetFID(value.integer);
            return;
        }
        if (value.kind == GeojsonKind::null) {
            feature.SetFieldNull(field);
            return;
        }
        switch (column.GetType()) {
            case OFTInteger:
                feature.SetField(field, static_cast<int>(value.integer));
                if (names_fid(column)) feature.SetFID(value.integer);
                break;
            case OFTInteger64:
                feature.SetField(field, static_cast<GIntBig>(value.integer));
                if (names_fid(column)) feature.SetFID(value.integer);
                break;
            case OFTReal:
                feature.SetField(field,
                                 value.kind == GeojsonKind::real ? value.real : static_cast<double>(value.integer));
                break;
            default: feature.SetField(field, written(value));
        }
    }

    [[nodiscard]] bool names_fid(const OGRFieldDefn& column) const {
        return (column.GetType() == OFTInteger || column.GetType() == OFTInteger64) &&
               EQUAL(column.GetNameRef(), fid_column_.c_str());
    }

    const char* written(const GeojsonValue& value) {
        if (value.kind == GeojsonKind::boolean)
            text_ = value.integer != 0 ? "true" : "false";
        else if (value.kind == GeojsonKind::integer)
            text_ = fmt::to_string(value.integer);
        else
            text_ = value.text;
        return text_.c_str();
    }

    void identify(OGRFeature& feature, const GeojsonValue& id) {
        if (numbered_) {
            feature.SetFID(id.integer);
            return;
        }
        const int field = definition_->GetFieldIndexCaseSensitive("id");
        if (field < 0 || feature.IsFieldSet(field) != 0 || definition_->GetFieldDefn(field)->IsIgnored() != 0) return;
        feature.SetField(field, written(id));
    }

    static void fill(OGRSimpleCurve& curve, const GeojsonFeature& read, std::size_t begin, std::size_t end) {
        curve.setPoints(static_cast<int>(end - begin), read.points.data() + begin,
                        read.has_height ? read.heights.data() + begin : nullptr);
    }

    static std::unique_ptr<OGRPoint> point_of(const GeojsonFeature& read, std::size_t i) {
        const OGRRawPoint& at = read.points[i];
        return read.has_height ? std::make_unique<OGRPoint>(at.x, at.y, read.heights[i])
                               : std::make_unique<OGRPoint>(at.x, at.y);
    }

    static std::unique_ptr<OGRLineString> line_of(const GeojsonFeature& read, std::size_t line) {
        auto made = std::make_unique<OGRLineString>();
        fill(*made, read, line == 0 ? 0 : read.line_ends[line - 1], read.line_ends[line]);
        return made;
    }

    static std::unique_ptr<OGRPolygon> polygon_of(const GeojsonFeature& read, std::size_t part) {
        auto made = std::make_unique<OGRPolygon>();
        for (std::size_t line = part == 0 ? 0 : read.part_ends[part - 1]; line < read.part_ends[part]; ++line) {
            auto ring = std::make_unique<OGRLinearRing>();
            fill(*ring, read, line == 0 ? 0 : read.line_ends[line - 1], read.line_ends[line]);
            made->addRingDirectly(ring.release());
        }
        return made;
    }

    static std::unique_ptr<OGRGeometry> geometry_of(const GeojsonFeature& read) {
        switch (read.type) {
            case GeojsonType::none: return nullptr;
            case GeojsonType::point: return point_of(read, 0);
            case GeojsonType::multi_point: {
                auto made = std::make_unique<OGRMultiPoint>();
                for (std::size_t i = 0; i < read.points.size(); ++i)
                    made->addGeometryDirectly(point_of(read, i).release());
                return made;
            }
            case GeojsonType::line: return line_of(read, 0);
            case GeojsonType::multi_line: {
                auto made = std::make_unique<OGRMultiLineString>();
                for (std::size_t i = 0; i < read.line_ends.size(); ++i)
                    made->addGeometryDirectly(line_of(read, i).release());
                return made;
            }
            case GeojsonType::polygon: return polygon_of(read, 0);
            case GeojsonType::multi_polygon: {
                auto made = std::make_unique<OGRMultiPolygon>();
                for (std::size_t i = 0; i < read.part_ends.size(); ++i)
                    made->addGeometryDirectly(polygon_of(read, i).release());
                return made;
            }
        }
        return nullptr;
    }

    static constexpr int kUnknown = -2;
    OGRFeatureDefn* definition_;
    bool numbered_;
    std::string fid_column_;
    std::vector<std::pair<std::string, int>> fields_ = {};  // by the position of a property
    std::string text_;
};

class PlainLayer final : public OGRLayer {
   public:
    PlainLayer(OGRLayer& defined, bool numbered, std::unique_ptr<GeojsonParser> parser, PaddedText text,
               std::vector<TextSpan> features)
        : maker_(defined, numbered), parser_(std::move(parser)), text_(std::move(text)), spans_(std::move(features)) {
        SetDescription(defined.GetName());
    }

    OGRFeatureDefn* GetLayerDefn() override { return &maker_.definition(); }
    const char* GetFIDColumn() override { return maker_.fid_column().c_str(); }
    void ResetReading() override { next_ = 0, next_fid_ = 0; }

    OGRFeature* GetNextFeature() override {
        while (next_ < spans_.size()) {
            if (!parser_->read_again(text_, spans_[next_], read_)) {  // it could be read when the file was opened
                CPLError(CE_Failure, CPLE_OutOfMemory, "Not enough memory to read a feature");
                return nullptr;
            }
            ++next_;
            OGRFeatureUniquePtr feature = maker_.make(read_);
            if (feature->GetFID() == OGRNullFID) feature->SetFID(next_fid_++);
            if (passes(*feature)) return feature.release();
        }
        return nullptr;
    }

    GIntBig GetFeatureCount(int force) override {
        if (m_poFilterGeom != nullptr || m_poAttrQuery != nullptr) return OGRLayer::GetFeatureCount(force);
        return static_cast<GIntBig>(spans_.size());
    }

    int TestCapability(const char* capability) override {
        return int{EQUAL(capability, OLCIgnoreFields) || EQUAL(capability, OLCStringsAsUTF8) ||
                   EQUAL(capability, OLCFastFeatureCount)};
    }

   private:
    bool passes(OGRFeature& feature) {
        return (m_poFilterGeom == nullptr || FilterGeometry(feature.GetGeometryRef()) != 0) &&
               (m_poAttrQuery == nullptr || m_poAttrQuery->Evaluate(&feature) != 0);
    }

    FeatureMaker maker_;
    std::unique_ptr<GeojsonParser> parser_;
    PaddedText text_;
    std::vector<TextSpan> spans_;
    GeojsonFeature read_;
    std::size_t next_ = 0;
    GIntBig next_fid_ = 0;
};

class PlainDataset final : public GDALDataset {
   public:
    PlainDataset(const std::string& path, std::unique_ptr<PlainLayer> layer) : layer_(std::move(layer)) {
        SetDescription(path.c_str());
        eAccess = GA_ReadOnly;
    }
    int GetLayerCount() override { return 1; }
    OGRLayer* GetLayer(int layer) override { return layer == 0 ? layer_.get() : nullptr; }

   private:
    std::unique_ptr<PlainLayer> layer_;
};

// A file in memory, while it lives; named like the real one, which names the layer.
class MemoryFile {
   public:
    MemoryFile(const std::string& path, std::string& text) {
        static std::atomic<std::uint64_t> count{0};
        folder_ = fmt::format("/vsimem/terracord-geojson-{}", count++);
        path_ = folder_ + "/" + std::filesystem::path(path).filename().string();
        VSILFILE* file = VSIFileFromMemBuffer(path_.c_str(), reinterpret_cast<GByte*>(text.data()), text.size(), FALSE);
        if (file != nullptr) VSIFCloseL(file);
    }
    ~MemoryFile() {
        VSIUnlink(path_.c_str());
        VSIRmdir(folder_.c_str());
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

   private:
    std::string folder_;
    std::string path_;
};

std::unique_ptr<GDALDataset, CloseDataset> open_by_gdal(const std::string& path) {
    const std::array<const char*, 2> driver{"GeoJSON", nullptr};
    const std::array<const char*, 2> options{"FEATURE_SERVER_PAGING=NO", nullptr};
    return std::unique_ptr<GDALDataset, CloseDataset>(static_cast<GDALDataset*>(
        GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, driver.data(), options.data(), nullptr)));
}

// Does every kind of value that a column has become the text or number that GDAL makes of it?
bool known_conversions(const OGRFeatureDefn& definition, const GeojsonSurvey& survey) {
    const unsigned whole = kind_bit(GeojsonKind::boolean) | kind_bit(GeojsonKind::integer);
    const unsigned text = kind_bit(GeojsonKind::text);
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const OGRFieldDefn& column = *definition.GetFieldDefn(i);
        unsigned allowed = 0;
        switch (column.GetType()) {
            case OFTInteger:
            case OFTInteger64: allowed = whole; break;
            case OFTReal: allowed = whole | kind_bit(GeojsonKind::real); break;
            case OFTString: allowed = whole | text; break;
            case OFTDate:
            case OFTTime:
            case OFTDateTime: allowed = text; break;
            default: return false;
        }
        if ((survey.kinds_of(column.GetNameRef()) & ~allowed) != 0) return false;
    }
    return true;
}

// Both readers on the sketch: feature by feature the same.
bool same_features(OGRLayer& by_gdal, bool numbered, const std::string& sketch, std::size_t count) {
    const PaddedText text = PaddedText::copy(sketch);
    GeojsonParser parser;
    GeojsonCollection collection;
    const auto any = [](const GeojsonFeature&, TextSpan) { return true; };
    if (!text || !parser.look(text, collection, any) || collection.features.size() != count) return false;
    FeatureMaker maker(by_gdal, numbered);
    GeojsonFeature read;
    GIntBig next_fid = 0;
    by_gdal.ResetReading();
    for (const TextSpan span : collection.features) {
        const OGRFeatureUniquePtr theirs(by_gdal.GetNextFeature());
        if (!theirs || !parser.read(text, span, read)) return false;
        const OGRFeatureUniquePtr ours = maker.make(read);
        if (ours->GetFID() == OGRNullFID) ours->SetFID(next_fid++);
        if (ours->Equal(theirs.get()) == 0) return false;
    }
    return OGRFeatureUniquePtr(by_gdal.GetNextFeature()) == nullptr;
}

}  // namespace

std::unique_ptr<GDALDataset, CloseDataset> open_plain_geojson(const std::string& path) {
    if (path.starts_with("/vsi")) return nullptr;
    const ErrorCapture said;
    PaddedText text = read_file(path);
    auto parser = std::make_unique<GeojsonParser>();
    GeojsonSurvey survey;
    if (!text || !survey.look(*parser, text) || survey.features().empty()) return nullptr;

    std::string sketch = survey.sketch();
    const MemoryFile file(path, sketch);
    const auto defined = open_by_gdal(file.path());
    if (!defined || defined->GetLayerCount() != 1) return nullptr;
    OGRLayer& layer = *defined->GetLayer(0);
    OGRFeatureDefn& definition = *layer.GetLayerDefn();
    // Where a feature has none, GDAL looks for columns among its other members.
    if (!survey.all_have_properties() && definition.GetFieldCount() > 0) return nullptr;
    if (definition.GetGeomFieldCount() > 0 && definition.GetGeomFieldDefn(0)->GetSpatialRef() == nullptr)
        return nullptr;
    if (!known_conversions(definition, survey) || !same_features(layer, survey.numbered(), sketch, survey.sketched()) ||
        said.failed())
        return nullptr;
    auto plain = std::make_unique<PlainLayer>(layer, survey.numbered(), std::make_unique<GeojsonParser>(),
                                              std::move(text), survey.features());
    return std::unique_ptr<GDALDataset, CloseDataset>(new PlainDataset(path, std::move(plain)));
}

}  // namespace terracord::gdal
