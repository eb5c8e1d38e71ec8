#include "gdal/geopackage_writer.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cstdio>
#include <utility>

#include "gdal/dataset_open.hpp"
#include "gdal/error_capture.hpp"
#include "gdal/initialise.hpp"

namespace terracord::gdal {

namespace {

using geometry::Family;
using geometry::Shape;

// GDAL takes the times it writes, and how careful SQLite is, from options of the thread. The file is built aside and
// becomes an output only when it is whole: SQLite need not survive a loss of power on its own.
class WritingOptions {
   public:
    explicit WritingOptions(const std::string& now)
        : now_("OGR_CURRENT_DATE", now.c_str(), false),
          synchronous_("OGR_SQLITE_SYNCHRONOUS", "OFF", false),
          journal_("OGR_SQLITE_JOURNAL", "MEMORY", false) {}

   private:
    CPLConfigOptionSetter now_;
    CPLConfigOptionSetter synchronous_;
    CPLConfigOptionSetter journal_;
};

OGRwkbGeometryType multi_type(Family family) {
    switch (family) {
        case Family::point: return wkbMultiPoint;
        case Family::line: return wkbMultiLineString;
        case Family::area: return wkbMultiPolygon;
        case Family::none: break;
    }
    return wkbNone;
}

void set_points(OGRSimpleCurve& curve, std::span<const geometry::Point> points) {
    curve.setNumPoints(static_cast<int>(points.size()), FALSE);
    for (std::size_t i = 0; i < points.size(); ++i) curve.setPoint(static_cast<int>(i), points[i].x, points[i].y);
}

std::unique_ptr<OGRGeometry> points_of(const Shape& shape) {
    auto all = std::make_unique<OGRMultiPoint>();
    for (const geometry::Point& point : shape.points()) {
        const OGRPoint one(point.x, point.y);
        all->addGeometry(&one);
    }
    return all;
}

std::unique_ptr<OGRGeometry> lines_of(const Shape& shape) {
    auto all = std::make_unique<OGRMultiLineString>();
    for (std::size_t i = 0; i < shape.ring_count(); ++i) {
        auto line = std::make_unique<OGRLineString>();
        set_points(*line, shape.ring(i));
        all->addGeometryDirectly(line.release());
    }
    return all;
}

std::unique_ptr<OGRGeometry> polygons_of(const Shape& shape) {
    auto all = std::make_unique<OGRMultiPolygon>();
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        auto polygon = std::make_unique<OGRPolygon>();
        for (std::size_t i = shape.part_begin(part); i < shape.part_end(part); ++i) {
            auto ring = std::make_unique<OGRLinearRing>();
            set_points(*ring, shape.ring(i));
            polygon->addRingDirectly(ring.release());
        }
        all->addGeometryDirectly(polygon.release());
    }
    return all;
}

std::unique_ptr<OGRGeometry> geometry_of(const Shape& shape) {
    switch (shape.family()) {
        case Family::point: return points_of(shape);
        case Family::line: return lines_of(shape);
        case Family::area: return polygons_of(shape);
        case Family::none: break;
    }
    return nullptr;
}

struct FieldKind {
    OGRFieldType type;
    OGRFieldSubType subtype;
};
// By TableFieldType.
constexpr std::array kFieldKinds{FieldKind{OFTString, OFSTNone}, FieldKind{OFTInteger64, OFSTNone},
                                 FieldKind{OFTReal, OFSTNone}, FieldKind{OFTInteger, OFSTBoolean}};

bool add_field(OGRLayer& layer, const std::string& name, TableFieldType type) {
    const FieldKind& kind = kFieldKinds[static_cast<std::size_t>(type)];
    OGRFieldDefn field(name.c_str(), kind.type);
    field.SetSubType(kind.subtype);
    return layer.CreateField(&field) == OGRERR_NONE;
}

void set_cell(OGRFeature& feature, int field, const Cell& cell) {
    if (const auto text = text_of(cell)) {
        feature.SetField(field, std::string(*text).c_str());
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        feature.SetField(field, static_cast<GIntBig>(*whole));
    } else if (const auto* number = std::get_if<double>(&cell)) {
        feature.SetField(field, *number);
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
        feature.SetField(field, *flag ? 1 : 0);
    } else {
        feature.SetFieldNull(field);
    }
}

}  // namespace

struct GeoPackageWriter::State {
    std::filesystem::path path;
    std::string now;  // "2026-11-22T00:00:00Z"
    OGRSpatialReference reference;
    std::unique_ptr<GDALDataset, CloseDataset> file;
    std::vector<OGRLayer*> tables;  // of the file

    [[nodiscard]] tl::unexpected<Error> unwritable(const ErrorCapture& said) const {
        const std::string why = said.text().empty() ? "GDAL" : said.text();
        return fail(
            ErrorCode::output_unwritable,
            {"impossible d'écrire '" + path.string() + "' : " + why, "cannot write '" + path.string() + "': " + why},
            Position{path.string(), 0, 0},
            {"vérifier l'espace disque et les droits sur le dossier",
             "check the disk space and the rights on the folder"});
    }

    // Drops the file in an unfinished state.
    void abandon() {
        const WritingOptions writing(now);
        const ErrorCapture said;
        tables.clear();
        if (file) file->RollbackTransaction();
        file.reset();
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
};

GeoPackageWriter::GeoPackageWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
GeoPackageWriter::GeoPackageWriter(GeoPackageWriter&&) noexcept = default;
GeoPackageWriter& GeoPackageWriter::operator=(GeoPackageWriter&&) noexcept = default;
GeoPackageWriter::~GeoPackageWriter() {
    if (state_ && state_->file) state_->abandon();
}

Result<GeoPackageWriter> GeoPackageWriter::create(const std::filesystem::path& path, const Crs& crs,
                                                  std::string_view date) {
    initialise();
    auto state = std::make_unique<State>();
    state->path = path;
    state->now = std::string(date.substr(0, 10)) + "T00:00:00Z";
    const WritingOptions writing(state->now);
    const ErrorCapture said;
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    const std::string& definition = crs.code().empty() ? crs.wkt() : crs.code();
    if (state->reference.SetFromUserInput(definition.c_str()) != OGRERR_NONE) {
        return fail(ErrorCode::crs_unknown, {"système de coordonnées inconnu de GDAL : " + crs.name(),
                                             "coordinate system unknown to GDAL: " + crs.name()});
    }
    state->reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr) return state->unwritable(said);
    CPLStringList options;
    options.SetNameValue("ADD_GPKG_OGR_CONTENTS", "NO");
    state->file.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, options.List()));
    // Create() answers a file even where what marks it as a GeoPackage could not be written.
    if (!state->file || said.failed() || state->file->StartTransaction() != OGRERR_NONE) return state->unwritable(said);
    return GeoPackageWriter(std::move(state));
}

Result<std::size_t> GeoPackageWriter::add_table(const TableSpec& spec) {
    const WritingOptions writing(state_->now);
    const ErrorCapture said;
    CPLStringList options;
    const bool places = spec.family != Family::none;
    options.SetNameValue("FID", "fid");
    options.SetNameValue("IDENTIFIER", spec.title.c_str());
    options.SetNameValue("DESCRIPTION", spec.description.c_str());
    if (places) {
        options.SetNameValue("GEOMETRY_NAME", "geom");
        options.SetNameValue("SPATIAL_INDEX", "YES");
    } else {
        options.SetNameValue("ASPATIAL_VARIANT", "GPKG_ATTRIBUTES");
    }
    OGRLayer* const table = state_->file->CreateLayer(spec.name.c_str(), places ? &state_->reference : nullptr,
                                                      multi_type(spec.family), options.List());
    if (table == nullptr) return state_->unwritable(said);
    for (const TableField& field : spec.fields) {
        if (!add_field(*table, field.name, field.type)) return state_->unwritable(said);
    }
    state_->tables.push_back(table);
    return state_->tables.size() - 1;
}

Result<void> GeoPackageWriter::add_row(std::size_t table, std::span<const Cell> cells, const Shape& shape) {
    const WritingOptions writing(state_->now);
    const ErrorCapture said;
    OGRLayer& layer = *state_->tables[table];
    OGRFeature feature(layer.GetLayerDefn());
    for (std::size_t i = 0; i < cells.size(); ++i) set_cell(feature, static_cast<int>(i), cells[i]);
    if (!shape.empty() && layer.GetGeomType() != wkbNone) feature.SetGeometryDirectly(geometry_of(shape).release());
    // A cell that GDAL refuses is told, and the row would be written without it.
    if (said.failed() || layer.CreateFeature(&feature) != OGRERR_NONE || said.failed()) return state_->unwritable(said);
    return {};
}

// https://docs.qgis.org: the table that QGIS looks for in databases.
Result<void> GeoPackageWriter::add_styles(std::span<const TableStyle> styles) {
    const WritingOptions writing(state_->now);
    const ErrorCapture said;
    CPLStringList options;
    options.SetNameValue("ASPATIAL_VARIANT", "GPKG_ATTRIBUTES");
    options.SetNameValue("FID", "id");
    OGRLayer* const table = state_->file->CreateLayer("layer_styles", nullptr, wkbNone, options.List());
    if (table == nullptr) return state_->unwritable(said);
    for (const char* name : {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName",
                             "styleQML", "styleSLD", "description", "owner", "ui"}) {
        if (!add_field(*table, name, TableFieldType::text)) return state_->unwritable(said);
    }
    OGRFieldDefn time("update_time", OFTDateTime);
    if (!add_field(*table, "useAsDefault", TableFieldType::flag) || table->CreateField(&time) != OGRERR_NONE)
        return state_->unwritable(said);
    for (const TableStyle& style : styles) {
        OGRFeature row(table->GetLayerDefn());
        for (const char* empty : {"f_table_catalog", "f_table_schema", "styleSLD", "owner"}) row.SetField(empty, "");
        row.SetField("f_table_name", style.table.c_str());
        OGRLayer* const styled = state_->file->GetLayerByName(style.table.c_str());
        row.SetField("f_geometry_column", styled != nullptr ? styled->GetGeometryColumn() : "");
        row.SetField("styleName", style.table.c_str());
        row.SetField("styleQML", style.qml.c_str());
        row.SetField("useAsDefault", 1);
        row.SetField("description", style.description.c_str());
        row.SetField("update_time", state_->now.c_str());
        if (said.failed() || table->CreateFeature(&row) != OGRERR_NONE) return state_->unwritable(said);
    }
    return {};
}

Result<void> GeoPackageWriter::close() {
    const WritingOptions writing(state_->now);
    const ErrorCapture said;
    state_->tables.clear();
    bool done = state_->file->CommitTransaction() == OGRERR_NONE;
    state_->file->FlushCache(true);
    state_->file.reset();
    done = done && !said.failed();
    if (done) return {};
    auto failure = state_->unwritable(said);
    std::error_code ignored;
    std::filesystem::remove(state_->path, ignored);
    return failure;
}

}  // namespace terracord::gdal
