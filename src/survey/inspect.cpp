#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "catalogue/folder_tables.hpp"
#include "geometry/measure.hpp"
#include "layers/footprint.hpp"
#include "survey/advice.hpp"
#include "survey/document_draft.hpp"
#include "survey/find_documents.hpp"
#include "survey/find_rasters.hpp"
#include "survey/inspect_layer.hpp"
#include "survey/inspect_references.hpp"
#include "survey/inspection.hpp"

namespace terracord::survey {

namespace fs = std::filesystem;

namespace {

// Tables of the document that are no layers: rows that describe it, acts, managers.
void add_tables(const FoundDocument& found, const model::DocumentSpec& spec, DocumentSeen& seen) {
    for (const TableFile& table : found.tables) {
        const bool layer = std::any_of(spec.layers.begin(), spec.layers.end(), [&](const model::LayerSpec& one) {
            return one.source.path == table.path && (one.source.layer.empty() || one.source.layer == table.layer);
        });
        if (layer) continue;
        LayerSeen rows = look_at_table(source_of(table), table.name);
        rows.of_standard = true;
        seen.layers.push_back(std::move(rows));
    }
}

std::vector<model::VectorSource> placed(const model::DocumentSpec& spec) {
    std::vector<model::VectorSource> sources;
    for (const model::LayerSpec& layer : spec.layers) {
        if (layer.source.given()) sources.push_back(layer.source);
    }
    return sources;
}

void add_footprint(const std::vector<layers::Layer>& loaded, const gdal::Crs& crs, DocumentSeen& seen) {
    std::vector<fs::path> files;
    KeepingLog log;
    const layers::Footprint footprint = layers::footprint_of(seen.spec, loaded, crs, files, log);
    seen.footprint_problem = footprint.problem;
    seen.footprint_m2 = geometry::area(footprint.shape);
    seen.extent = footprint.shape.box();
    if (!seen.extent.empty()) return;
    for (const LayerSeen& layer : seen.layers) seen.extent.add(layer.extent);
}

DocumentSeen look_at_document(const FoundDocument& found, const catalogue::CatalogueData& data,
                              const InspectOptions& options) {
    DocumentSeen seen;
    seen.source = found.written;
    seen.standard_title = found.standard->title;
    KeepingLog log;
    auto spec = document_of(found, data, log);
    seen.messages = std::move(log.kept);
    if (!spec) {
        seen.usable = false;
        seen.spec.standard = found.standard->id;
        seen.spec.type = found.standard->type;
        seen.messages.insert(seen.messages.end(), spec.error().begin(), spec.error().end());
        add_tables(found, seen.spec, seen);
        return seen;
    }
    seen.spec = std::move(*spec);
    QuietLog quiet;
    if (const auto tables = catalogue::FolderTables::read(found.source, quiet))
        seen.edition = catalogue::edition_of(*found.standard, *tables);
    const auto crs = measuring_crs(placed(seen.spec));
    // Nobody says where it is: measured in Lambert-93, which each layer will refuse by name.
    const gdal::Crs measuring = crs ? *crs : gdal::Crs::parse("EPSG:2154").value();
    seen.crs = crs ? name_of(measuring) : "";
    std::vector<layers::Layer> loaded(seen.spec.layers.size());
    for (std::size_t i = 0; i < seen.spec.layers.size(); ++i) {
        const model::LayerSpec& layer = seen.spec.layers[i];
        if (!layer.source.given()) {
            (layer.required ? seen.missing : seen.absent).push_back(layer.name);
            continue;
        }
        LayerLook look =
            look_at_layer(seen.spec, i, measuring, entries_on(data, seen.spec.standard, layer.name), options);
        seen.messages.insert(seen.messages.end(), look.messages.begin(), look.messages.end());
        look.seen.coverage = layer.name == seen.spec.coverage_layer;
        seen.layers.push_back(std::move(look.seen));
        loaded[i] = std::move(look.layer);
    }
    add_footprint(loaded, measuring, seen);
    add_tables(found, seen.spec, seen);
    seen.advice = advice_on(seen);
    return seen;
}

LayerSeen look_at_other(const TableFile& table, const InspectOptions& options) {
    const model::DocumentSpec spec = plain_document(table);
    const auto crs = measuring_crs({spec.layers.front().source});
    const auto listed = gdal::list_layers(table.path, table.written);
    const bool with_geometry =
        !listed || std::any_of(listed->begin(), listed->end(), [&](const gdal::DatasetLayer& layer) {
            return layer.has_geometry && (table.layer.empty() || layer.name == table.layer);
        });
    if (!with_geometry) {
        LayerSeen rows = look_at_table(spec.layers.front().source, table.name);
        if (rows.problem.empty()) rows.references = look_at_references(spec.layers.front().source);
        return rows;
    }
    LayerLook look = look_at_layer(spec, 0, crs ? *crs : gdal::Crs::parse("EPSG:2154").value(), {}, options);
    look.seen.measured_in = crs ? name_of(*crs) : "";
    if (look.seen.problem.empty() && !look.messages.empty()) look.seen.remark = look.messages.front().message;
    return std::move(look.seen);
}

// One table each CAD layer; the file is looked at as a whole.
void look_at_drawing(const TableFile& table, PathSeen& seen) {
    auto held = gdal::survey_drawing(table.path, table.written);
    if (held) {
        seen.drawings.push_back({table.written, std::move(*held)});
    } else {
        seen.unread.push_back({table.written, held.error()});
    }
}

// JSON is also what settings, styles and dictionaries are kept in; only one that was named is expected to be a map.
bool plain_json(const TableFile& table, const fs::path& asked) {
    return table.path.extension() == ".json" && table.path != asked;
}

}  // namespace

bool Inspection::complete() const {
    return std::all_of(paths.begin(), paths.end(), [](const PathSeen& path) { return path.unread.empty(); });
}

bool Inspection::anything() const {
    return std::any_of(paths.begin(), paths.end(), [](const PathSeen& path) {
        return !path.documents.empty() || !path.layers.empty() || !path.rasters.empty() || !path.drawings.empty();
    });
}

std::vector<const ClassSeen*> unhandled(const LayerSeen& layer) {
    std::vector<const ClassSeen*> found;
    if (!layer.of_standard || layer.coverage) return found;
    for (const ClassSeen& one : layer.classes) {
        if (one.checks.empty()) found.push_back(&one);
    }
    return found;
}

Inspection inspect(const std::vector<fs::path>& paths, const catalogue::CatalogueData& data,
                   const InspectOptions& options, Log& log) {
    Inspection inspection;
    const Text stage{"inspection", "inspecting"};
    for (std::size_t p = 0; p < paths.size(); ++p) {
        PathSeen& seen = inspection.paths.emplace_back();
        seen.path = paths[p].generic_string();
        Rasters rasters = find_rasters(paths[p]);
        seen.rasters = std::move(rasters.seen);
        for (Unread& file : rasters.unread) seen.unread.push_back(std::move(file));
        // A path that is a raster holds nothing else.
        std::error_code ignored;
        const bool raster_only = fs::is_regular_file(paths[p], ignored) && seen.rasters.size() + seen.unread.size() > 0;
        Found found = raster_only ? Found{} : find_documents(paths[p], data);
        const std::size_t total = found.documents.size() + found.others.size();
        std::size_t done = 0;
        for (Unlisted& file : found.unlisted) seen.unread.push_back({file.written, std::move(file.error)});
        for (const FoundDocument& document : found.documents) {
            seen.documents.push_back(look_at_document(document, data, options));
            log.progress(stage, ++done, total);
        }
        std::set<fs::path> drawings;
        for (const TableFile& table : found.others) {
            if (is_drawing(table.path)) {
                if (drawings.insert(table.path).second) look_at_drawing(table, seen);
                log.progress(stage, ++done, total);
                continue;
            }
            LayerSeen layer = look_at_other(table, options);
            log.progress(stage, ++done, total);
            if (layer.driver.empty() && !layer.problem.empty() && plain_json(table, paths[p])) {
                ++seen.not_geographic;
            } else if (layer.driver.empty() && !layer.problem.empty()) {
                seen.unread.push_back({layer.source, {ErrorCode::file_unreadable, layer.problem, {}, layer.remedy}});
            } else {
                seen.layers.push_back(std::move(layer));
            }
        }
    }
    return inspection;
}

}  // namespace terracord::survey
