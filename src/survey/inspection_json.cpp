#include "survey/inspection_json.hpp"

#include "base/json_writer.hpp"

namespace terracord::survey {

namespace {

constexpr int kIndent = 2;

void write_text(JsonWriter& json, std::string_view key, const Text& text) {
    json.key(key);
    if (text.empty()) {
        json.null();
        return;
    }
    json.begin_object().key("fr").string(text.fr).key("en").string(text.en).end_object();
}

void write_optional(JsonWriter& json, std::string_view key, std::string_view value) {
    json.key(key);
    if (value.empty()) {
        json.null();
    } else {
        json.string(value);
    }
}

void write_box(JsonWriter& json, const geometry::Box& box) {
    json.key("extent");
    if (box.empty()) {
        json.null();
        return;
    }
    json.begin_array().number(box.min_x).number(box.min_y).number(box.max_x).number(box.max_y).end_array();
}

void write_names(JsonWriter& json, std::string_view key, const std::vector<std::string>& names) {
    json.key(key).begin_array();
    for (const std::string& name : names) json.string(name);
    json.end_array();
}

std::string_view code(geometry::Family family) {
    switch (family) {
        case geometry::Family::area: return "area";
        case geometry::Family::line: return "line";
        case geometry::Family::point: return "point";
        case geometry::Family::none: break;
    }
    return "none";
}

void write_message(JsonWriter& json, const Error& error) {
    json.begin_object().key("code").integer(static_cast<int>(error.code));
    write_text(json, "message", error.message);
    write_text(json, "hint", error.hint);
    json.end_object();
}

void write_classes(JsonWriter& json, const LayerSeen& layer) {
    json.key("classes").begin_array();
    for (const ClassSeen& one : layer.classes) {
        json.begin_object().key("class").string(one.code).key("label").string(one.label);
        json.key("features").integer(one.features).key("area_m2").number(one.area_m2);
        json.key("length_m").number(one.length_m);
        write_names(json, "checks", one.checks);
        json.end_object();
    }
    json.end_array();
}

void write_tiling(JsonWriter& json, const std::optional<TilingSeen>& tiling) {
    json.key("tiling");
    if (!tiling) {
        json.null();
        return;
    }
    json.begin_object().key("overlap_pairs").integer(tiling->pairs);
    json.key("overlap_sliver_pairs").integer(tiling->sliver_pairs);
    json.key("overlap_m2").number(tiling->shared_m2).key("excess_m2").number(tiling->excess_m2);
    json.key("gaps").integer(tiling->gaps).key("gap_slivers").integer(tiling->sliver_gaps);
    json.key("gaps_m2").number(tiling->gaps_m2).end_object();
}

void write_contradictions(JsonWriter& json, const LayerSeen& layer) {
    json.key("contradictions").begin_array();
    for (const Contradiction& one : layer.contradictions) {
        json.begin_object();
        write_text(json, "what", one.what);
        json.key("features").integer(one.features).key("area_m2").number(one.area_m2);
        write_names(json, "examples", one.examples);
        json.end_object();
    }
    json.end_array();
}

void write_lines(JsonWriter& json, std::string_view key, const std::vector<std::int64_t>& lines) {
    json.key(key).begin_array();
    for (const std::int64_t line : lines) json.integer(line);
    json.end_array();
}

void write_references(JsonWriter& json, const std::optional<ReferencesSeen>& seen) {
    json.key("references");
    if (!seen) {
        json.null();
        return;
    }
    json.begin_object().key("columns").begin_object();
    write_optional(json, "reference", seen->columns.whole);
    write_optional(json, "commune", seen->columns.commune);
    write_optional(json, "prefix", seen->columns.prefix);
    write_optional(json, "section", seen->columns.section);
    write_optional(json, "number", seen->columns.number);
    write_optional(json, "stated_area", seen->columns.stated_area);
    json.end_object();
    json.key("rows").integer(seen->rows).key("well_formed").integer(seen->well_formed);
    json.key("malformed").begin_array();
    for (const ReferencesSeen::Malformed& one : seen->malformed) {
        json.begin_object().key("line").integer(one.line);
        write_text(json, "why", one.why);
        json.end_object();
    }
    json.end_array().key("completed").begin_array();
    for (const ReferencesSeen::Completed& one : seen->completed) {
        json.begin_object();
        write_text(json, "what", one.what);
        write_lines(json, "lines", one.lines);
        json.end_object();
    }
    json.end_array().key("repeated").begin_array();
    for (const ReferencesSeen::Repeated& one : seen->repeated) {
        json.begin_object().key("reference").string(one.reference);
        write_lines(json, "lines", one.lines);
        json.end_object();
    }
    json.end_array().key("areas_not_read").begin_array();
    for (const ReferencesSeen::BadArea& one : seen->bad_areas)
        json.begin_object().key("line").integer(one.line).key("written").string(one.written).end_object();
    json.end_array().end_object();
}

void write_point(JsonWriter& json, std::string_view key, geometry::Point at) {
    json.key(key).begin_array().number(at.x).number(at.y).end_array();
}

void write_cad_layer(JsonWriter& json, const gdal::CadLayerSurvey& seen) {
    const gdal::CadLayer& held = seen.held;
    json.begin_object().key("name").string(held.name);
    json.key("closed_lines").integer(held.closed).key("open_lines").integer(held.open);
    json.key("filled_areas").integer(held.filled).key("points").integer(held.points);
    json.key("texts").integer(held.texts).key("blocks").integer(held.blocks).key("paper_space").integer(held.paper);
    json.key("areas").integer(seen.areas).key("areas_of_several_lines").integer(seen.joined);
    json.key("lines_with_arcs").integer(seen.arcs).key("without_numbers").integer(seen.broken);
    json.key("not_closed").begin_array();
    for (const gdal::OpenLine& one : seen.open) {
        json.begin_object();
        write_text(json, "line", one.name);
        json.key("gap").number(one.gap);
        write_point(json, "from", one.from);
        write_point(json, "to", one.to);
        json.end_object();
    }
    json.end_array();
    write_text(json, "inside_another", seen.nested);
    write_text(json, "left_aside", seen.left.told());
    write_box(json, seen.extent);
    write_text(json, "likely_unit", seen.unit ? seen.unit->name : Text{});
    json.end_object();
}

void write_drawing(JsonWriter& json, const DrawingSeen& seen) {
    json.begin_object().key("source").string(seen.source);
    write_text(json, "declared_unit", seen.held.declared ? seen.held.declared->name : Text{});
    json.key("messages").begin_array();
    for (const Error& error : seen.held.messages) write_message(json, error);
    json.end_array().key("cad_layers").begin_array();
    for (const gdal::CadLayerSurvey& one : seen.held.layers) write_cad_layer(json, one);
    json.end_array().end_object();
}

void write_layer(JsonWriter& json, const LayerSeen& layer) {
    json.begin_object().key("name").string(layer.name).key("source").string(layer.source);
    write_optional(json, "table", layer.table);
    write_optional(json, "driver", layer.driver);
    write_optional(json, "encoding", layer.encoding);
    write_optional(json, "crs", layer.crs);
    write_optional(json, "crs_taken_for", layer.taken_for);
    write_optional(json, "measured_in", layer.measured_in);
    json.key("geometry").string(layer.has_geometry ? code(layer.family) : "none");
    json.key("features").integer(layer.features).key("without_geometry").integer(layer.without_geometry);
    json.key("invalid").integer(layer.invalid).key("set_aside").integer(layer.set_aside);
    json.key("vertices").integer(layer.vertices);
    json.key("area_m2").number(layer.area_m2).key("length_m").number(layer.length_m);
    write_box(json, layer.extent);
    json.key("partition").boolean(layer.partition);
    write_tiling(json, layer.tiling);
    json.key("repairs").begin_array();
    for (const model::Repair& repair : layer.repairs) {
        json.begin_object().key("fid").integer(repair.fid).key("area_before_m2").number(repair.area_before_m2);
        json.key("area_after_m2").number(repair.area_after_m2).key("set_aside").boolean(repair.set_aside).end_object();
    }
    json.end_array();
    write_classes(json, layer);
    write_contradictions(json, layer);
    write_names(json, "checks_without_column", layer.checks_without_column);
    json.key("fields").begin_array();
    for (const gdal::FieldInfo& field : layer.fields)
        json.begin_object().key("name").string(field.name).key("type").string(field.type).end_object();
    json.end_array();
    write_text(json, "problem", layer.problem);
    write_text(json, "remedy", layer.remedy);
    write_text(json, "remark", layer.remark);
    write_references(json, layer.references);
    json.end_object();
}

void write_layers(JsonWriter& json, const std::vector<LayerSeen>& layers) {
    json.key("layers").begin_array();
    for (const LayerSeen& layer : layers) write_layer(json, layer);
    json.end_array();
}

void write_document(JsonWriter& json, const DocumentSeen& seen) {
    const model::DocumentSpec& spec = seen.spec;
    json.begin_object().key("source").string(seen.source).key("usable").boolean(seen.usable);
    json.key("standard").string(spec.standard);
    write_text(json, "standard_title", seen.standard_title);
    json.key("type").string(spec.type);
    write_optional(json, "version", spec.version);
    write_optional(json, "edition", seen.edition);
    write_optional(json, "approved", spec.approved);
    write_optional(json, "ends", spec.ends);
    json.key("status").string(model::code(spec.status));
    write_optional(json, "declared_status", spec.declared_status);
    json.key("accuracy_m").number(spec.accuracy.value);
    write_optional(json, "crs", seen.crs);
    json.key("footprint_m2").number(seen.footprint_m2);
    write_text(json, "footprint_problem", seen.footprint_problem);
    write_box(json, seen.extent);
    write_names(json, "required_tables_missing", seen.missing);
    write_names(json, "tables_absent", seen.absent);
    write_layers(json, seen.layers);
    json.key("messages").begin_array();
    for (const Error& error : seen.messages) write_message(json, error);
    json.end_array().key("advice").begin_array();
    for (const Text& text : seen.advice)
        json.begin_object().key("fr").string(text.fr).key("en").string(text.en).end_object();
    json.end_array().end_object();
}

void write_raster(JsonWriter& json, const RasterSeen& seen) {
    json.begin_object().key("source").string(seen.source).key("driver").string(seen.driver);
    write_optional(json, "crs", seen.crs);
    write_optional(json, "unit", seen.unit);
    json.key("width").integer(seen.width).key("height").integer(seen.height).key("bands").integer(seen.bands);
    json.key("classes").boolean(seen.classes);
    json.key("cell_width").number(seen.cell_width).key("cell_height").number(seen.cell_height);
    write_box(json, seen.extent);
    json.end_object();
}

void write_path(JsonWriter& json, const PathSeen& seen) {
    json.begin_object().key("path").string(seen.path).key("documents").begin_array();
    for (const DocumentSeen& document : seen.documents) write_document(json, document);
    json.end_array();
    write_layers(json, seen.layers);
    json.key("rasters").begin_array();
    for (const RasterSeen& raster : seen.rasters) write_raster(json, raster);
    json.end_array().key("drawings").begin_array();
    for (const DrawingSeen& drawing : seen.drawings) write_drawing(json, drawing);
    json.end_array().key("unread").begin_array();
    for (const Unread& file : seen.unread) {
        json.begin_object().key("source").string(file.source).key("why");
        write_message(json, file.error);
        json.end_object();
    }
    json.end_array().key("not_geographic").integer(seen.not_geographic).end_object();
}

}  // namespace

std::string to_json(const Inspection& inspection, const std::string& tool_version) {
    std::string out;
    JsonWriter json(out, kIndent);
    json.begin_object().key("format").integer(1);
    json.key("terracord")
        .begin_object()
        .key("tool")
        .string("terracord")
        .key("version")
        .string(tool_version)
        .end_object();
    json.key("paths").begin_array();
    for (const PathSeen& path : inspection.paths) write_path(json, path);
    json.end_array().end_object();
    return out + "\n";
}

}  // namespace terracord::survey
