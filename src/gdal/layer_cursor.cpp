#include "gdal/layer_cursor.hpp"

#include <cpl_string.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "gdal/database_table.hpp"

namespace terracord::gdal {
namespace {

using geometry::Box;

// Columns of coordinates in a CSV, in pairs, the most telling first.
constexpr std::array<std::pair<const char*, const char*>, 13> kPointColumns{{{"x", "y"},
                                                                             {"longitude", "latitude"},
                                                                             {"lon", "lat"},
                                                                             {"lng", "lat"},
                                                                             {"long", "lat"},
                                                                             {"coord_x", "coord_y"},
                                                                             {"coordx", "coordy"},
                                                                             {"x_coord", "y_coord"},
                                                                             {"x_l93", "y_l93"},
                                                                             {"xl93", "yl93"},
                                                                             {"x_lambert93", "y_lambert93"},
                                                                             {"xcoord", "ycoord"},
                                                                             {"stop_lon", "stop_lat"}}};

tl::unexpected<Error> no_geometry(const VectorInput& input, const std::string& driver) {
    Text hint{"Choisissez une couche qui en a une, ou, pour un shapefile, le fichier .shp.",
              "Choose a layer that has one or, for a shapefile, the .shp file."};
    if (driver == "PostgreSQL") {
        hint = {"Donnez une table ou une vue qui en a une.", "Give a table or a view that has one."};
    } else if (driver == "CSV") {
        hint = {"Nommez les colonnes de coordonnées x et y (ou lon et lat), ou une colonne de WKT « wkt ».",
                "Name the columns of coordinates x and y (or lon and lat), or a column of WKT 'wkt'."};
    }
    return fail(
        ErrorCode::geometry_family,
        {fmt::format("« {} » n'a pas de géométrie", input.written), fmt::format("'{}' has no geometry", input.written)},
        input.position, std::move(hint));
}

tl::unexpected<Error> unknown_encoding(const VectorInput& input) {
    return fail(ErrorCode::encoding,
                {fmt::format("l'encodage « {} » est inconnu", input.encoding),
                 fmt::format("encoding '{}' is not known", input.encoding)},
                input.position,
                {"Écrivez par exemple encoding = \"CP1252\", \"UTF-8\" ou \"ISO-8859-1\".",
                 "Write for example encoding = \"CP1252\", \"UTF-8\" or \"ISO-8859-1\"."});
}

struct Opened {
    Dataset dataset;
    OGRLayer* layer = nullptr;
    std::optional<Drawing> drawing;
};

Result<Opened> open_file(const VectorInput& input, bool with_geometry, const std::string& encoding) {
    const Wanted wanted{input.path, input.written, input.layer, with_geometry, input.position};
    auto located = locate(wanted);
    if (!located) return tl::unexpected<Error>(located.error());
    auto dataset = open_dataset(*located, wanted, {.with_geometry = with_geometry, .encoding = encoding});
    if (!dataset) return tl::unexpected<Error>(dataset.error());
    Opened opened;
    if (dataset->driver == "DXF") {
        Wanted inside = wanted;
        // `layer` has told the file among several: it need not be a CAD layer as well.
        if (located->named_by_layer) {
            const std::vector<CadLayer> layers = cad_layers(*dataset);
            if (std::none_of(layers.begin(), layers.end(),
                             [&](const CadLayer& one) { return same_ignoring_case(one.name, wanted.layer); }))
                inside.layer.clear();
        }
        auto drawing = read_drawing(*dataset, inside);
        if (!drawing) return tl::unexpected<Error>(drawing.error());
        dataset->handle = std::move(drawing->features);
        opened.drawing = std::move(*drawing);
    }
    auto layer = opened.drawing ? Result<OGRLayer*>(dataset->handle->GetLayer(0)) : choose_layer(*dataset, wanted);
    if (!layer) return tl::unexpected<Error>(layer.error());
    opened.dataset = std::move(*dataset);
    opened.layer = *layer;
    return opened;
}

Result<Opened> open_table(const VectorInput& input) {
    Opened opened;
    auto table = DatabaseTable::open(input, opened.dataset);
    if (!table) return tl::unexpected<Error>(table.error());
    opened.dataset.database = std::move(*table);
    opened.layer = opened.dataset.handle->GetLayer(0);
    return opened;
}

bool is_text(const OGRFieldDefn& field) { return field.GetType() == OFTString; }

}  // namespace

void LayerCursor::ReleaseDefinition::operator()(OGRFeatureDefn* definition) const { definition->Release(); }
void LayerCursor::DestroyFeature::operator()(OGRFeature* feature) const { OGRFeature::DestroyFeature(feature); }

Result<LayerCursor> LayerCursor::open(const VectorInput& input, bool with_geometry) {
    const std::string encoding = canonical_encoding(input.encoding);
    if (!encoding.empty() && !TextDecoder::knows(encoding)) return unknown_encoding(input);
    auto opened = in_database(input) ? open_table(input) : open_file(input, with_geometry, encoding);
    if (!opened) return tl::unexpected<Error>(opened.error());

    const ErrorCapture quiet;
    LayerCursor cursor;
    cursor.dataset_ = std::move(opened->dataset);
    cursor.layer_ = opened->layer;
    cursor.drawing_ = std::move(opened->drawing);
    const bool forced = cursor.dataset_.driver == "CSV" && !encoding.empty() && encoding != "UTF-8";
    // A shapefile's ENCODING has been applied by GDAL; what is still not UTF-8 is recoded as if undeclared.
    cursor.decoder_ =
        TextDecoder(cursor.dataset_.driver == "ESRI Shapefile" || encoding == "UTF-8" ? "" : encoding, forced);
    cursor.definition_.reset(cursor.layer_->GetLayerDefn()->Clone());
    cursor.definition_->Reference();
    TextDecoder names = cursor.decoder_;
    std::vector<int> all;
    for (int i = 0; i < cursor.definition_->GetFieldCount(); ++i) {
        OGRFieldDefn* field = cursor.definition_->GetFieldDefn(i);
        if (const auto name = names.decode(field->GetNameRef())) field->SetName(name->c_str());
        all.push_back(i);
    }
    cursor.has_geometry_ = cursor.layer_->GetGeomType() != wkbNone;
    if (!cursor.has_geometry_ && cursor.dataset_.driver == "CSV") cursor.find_point_columns();
    if (with_geometry && !cursor.has_geometry_) return no_geometry(input, cursor.dataset_.driver);
    for (const int field : all) {
        if (is_text(*cursor.definition_->GetFieldDefn(field))) cursor.text_fields_.push_back(field);
    }
    cursor.layer_->ResetReading();
    return cursor;
}

void LayerCursor::find_point_columns() {
    const auto index_of = [&](const char* name) { return definition_->GetFieldIndex(name); };  // whatever the case
    for (const auto& [x, y] : kPointColumns) {
        if (index_of(x) < 0 || index_of(y) < 0) continue;
        x_field_ = index_of(x);
        y_field_ = index_of(y);
        has_geometry_ = true;
        return;
    }
}

void LayerCursor::keep_fields(std::vector<int> fields, bool geometry) {
    const ErrorCapture quiet;
    if (x_field_ >= 0 && geometry) fields.insert(fields.end(), {x_field_, y_field_});
    std::sort(fields.begin(), fields.end());
    text_fields_.clear();
    CPLStringList ignored;
    ignored.AddString("OGR_STYLE");
    if (!geometry) ignored.AddString("OGR_GEOMETRY");
    for (int i = 0; i < definition_->GetFieldCount(); ++i) {
        if (!std::binary_search(fields.begin(), fields.end(), i)) {
            ignored.AddString(layer_->GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
        } else if (is_text(*definition_->GetFieldDefn(i)) && i != x_field_ && i != y_field_) {
            text_fields_.push_back(i);
        }
    }
    if (layer_->TestCapability(OLCIgnoreFields) != 0) {
        layer_->SetIgnoredFields(const_cast<const char**>(ignored.List()));
    }
    rewind();
}

LayerCursor::Feature LayerCursor::next() {
    const ErrorCapture said;
    Feature feature(layer_->GetNextFeature());
    if (!feature) {
        failure_ = said.text();
        return feature;
    }
    ++position_;
    if (said.failed()) {
        if (complaints_++ == 0) first_complaint_ = said.text();
    }
    decode(*feature);
    return feature;
}

void LayerCursor::decode(OGRFeature& feature) {
    for (const int field : text_fields_) {
        if (!feature.IsFieldSetAndNotNull(field)) continue;
        if (const auto text = decoder_.decode(feature.GetRawFieldRef(field)->String))
            feature.SetField(field, text->c_str());
    }
}

void LayerCursor::rewind() {
    const ErrorCapture quiet;
    layer_->ResetReading();
    position_ = 0;
    failure_.clear();
}

void LayerCursor::skip_to(std::uint64_t position) {
    const ErrorCapture quiet;
    rewind();
    while (position_ < position && Feature(layer_->GetNextFeature())) ++position_;
}

Flattened LayerCursor::shape_of(const OGRFeature& feature, const FlattenOptions& options) const {
    if (x_field_ >= 0) {
        const auto x = feature.IsFieldSetAndNotNull(x_field_)
                           ? coordinate(field_text(feature, x_field_, 0).value_or(""))
                           : std::nullopt;
        const auto y = feature.IsFieldSetAndNotNull(y_field_)
                           ? coordinate(field_text(feature, y_field_, 0).value_or(""))
                           : std::nullopt;
        Flattened point;
        if (!x || !y) return point;
        point.shape = geometry::Shape(geometry::Family::point);
        point.shape.add_point({*x, *y});
        point.shape.end_ring();
        point.shape.end_part();
        return point;
    }
    const OGRGeometry* geometry = feature.GetGeometryRef();
    return geometry == nullptr ? Flattened{} : flatten(*geometry, options);
}

std::optional<Box> LayerCursor::declared_extent() const {
    const ErrorCapture quiet;
    if (x_field_ >= 0) return std::nullopt;
    OGREnvelope envelope;
    if (layer_->TestCapability(OLCFastGetExtent) == 0 || layer_->GetExtent(&envelope, FALSE) != OGRERR_NONE)
        return std::nullopt;
    const Box box{envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY};
    if (box.empty() || !std::isfinite(box.width()) || !std::isfinite(box.height())) return std::nullopt;
    return box;
}

Box LayerCursor::measured_extent() {
    const std::uint64_t back = position_;
    Box box;
    rewind();
    for (Feature feature = next(); feature; feature = next()) {
        const Flattened flat = shape_of(*feature, {});
        box.add(flat.shape.box());
    }
    skip_to(back);
    return box;
}

std::vector<Numeric> LayerCursor::numeric_kinds(const std::vector<int>& fields) {
    constexpr double kExact = 9007199254740992.0;  // integers a double holds
    std::vector<Numeric> kinds(fields.size(), Numeric::integer);
    rewind();
    for (Feature feature = next(); feature; feature = next()) {
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (kinds[i] == Numeric::text || !feature->IsFieldSetAndNotNull(fields[i])) continue;
            const auto value = plain_number(feature->GetRawFieldRef(fields[i])->String);
            if (!value)
                kinds[i] = Numeric::text;
            else if (std::trunc(*value) != *value || std::abs(*value) > kExact)
                kinds[i] = Numeric::real;
        }
    }
    rewind();
    return kinds;
}

}  // namespace terracord::gdal
