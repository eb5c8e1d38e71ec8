#include "survey/inspect_layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "config/read_checks.hpp"
#include "geometry/measure.hpp"
#include "layers/computing_crs.hpp"
#include "layers/load_layer.hpp"
#include "layers/tiling.hpp"
#include "wording/typography.hpp"

namespace terracord::survey {

using geometry::Family;

namespace {

constexpr std::size_t kBatch = 4096;
constexpr std::size_t kExamples = 3;

gdal::ReadRequest request_of(const model::VectorSource& source, bool with_geometry) {
    gdal::ReadRequest request;
    request.input = layers::input_of(source);
    request.with_geometry = with_geometry;
    return request;
}

// Everything of a source, record by record. Error: of opening or reading.
template <class Take>
Result<gdal::LayerInfo> read_through(const gdal::ReadRequest& request, Log& log, const Take& take) {
    auto reader = gdal::VectorReader::open(request, log);
    if (!reader) return tl::unexpected(reader.error());
    std::vector<gdal::Record> batch;
    while (true) {
        batch.clear();
        const auto count = reader->read(kBatch, batch);
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) return reader->info();
        for (const gdal::Record& record : batch) take(record);
    }
}

Result<geometry::Box> extent_of(const model::VectorSource& source) {
    QuietLog quiet;
    geometry::Box box;
    const auto info =
        read_through(request_of(source, true), quiet, [&](const gdal::Record& record) { box.add(record.shape.box()); });
    if (!info) return tl::unexpected(info.error());
    return box;
}

bool true_areas(const gdal::Crs& crs, const geometry::Box& box) {
    double least = 1.0;
    double most = 1.0;
    return layers::check_areal_scale(crs, box, {}, least, most).has_value();
}

std::optional<gdal::Crs> equal_area_about(const gdal::Crs& crs, const geometry::Box& box) {
    const auto lonlat = gdal::Crs::parse("OGC:CRS84");
    if (!lonlat || box.empty()) return std::nullopt;
    const auto to_lonlat = gdal::Transform::make(crs, *lonlat);
    if (!to_lonlat) return std::nullopt;
    std::array<geometry::Point, 1> middle{{{(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0}}};
    if (to_lonlat->apply(middle) > 0) return std::nullopt;
    auto made = gdal::Crs::parse(fmt::format("+proj=laea +lat_0={:.3f} +lon_0={:.3f} +datum=WGS84 +units=m +type=crs",
                                             middle[0].y, middle[0].x));
    if (!made) return std::nullopt;
    return std::move(*made);
}

void describe(const gdal::LayerInfo& info, LayerSeen& seen) {
    seen.driver = info.driver;
    seen.encoding = info.encoding;
    seen.fields = info.fields;
    seen.table = info.layer;
    if (info.crs) seen.crs = info.crs->code().empty() ? info.crs->name() : info.crs->code();
    seen.taken_for = info.assumption;
}

// What can be told of a layer that cannot be placed: numbers only, coordinates as they stand.
void look_unplaced(const model::VectorSource& source, LayerSeen& seen) {
    QuietLog quiet;
    std::int64_t features = 0;
    std::int64_t missing = 0;
    Family family = Family::none;
    const auto info = read_through(request_of(source, true), quiet, [&](const gdal::Record& record) {
        ++features;
        missing += record.geometry_missing ? 1 : 0;
        family = std::max(family, record.shape.family());
        seen.extent.add(record.shape.box());
    });
    if (!info) return;
    describe(*info, seen);
    seen.features = features;
    seen.without_geometry = missing;
    seen.family = family;
}

// A class of its own for every feature: the check that selects everything.
model::CheckSpec everything() {
    model::CheckSpec check;
    check.id = "inspect/everything";
    check.kind = model::Exclusion{};
    return check;
}

void count_classes(const layers::LoadedLayer& loaded, const std::vector<const catalogue::Entry*>& entries,
                   LayerSeen& seen) {
    const layers::Binding& all = loaded.bindings.at(0);
    const layers::Layer& layer = loaded.layer;
    std::vector<ClassSeen> classes(all.classes.size());
    for (std::size_t i = 0; i < all.classes.size(); ++i) classes[i].code = all.classes[i];
    for (std::size_t i = 0; i < layer.shapes.size(); ++i) {
        ClassSeen& one = classes[all.class_of[i]];
        if (one.features++ == 0) one.label = all.labels[i];
        if (layer.shapes[i].family() == Family::area) one.area_m2 += geometry::area(layer.shapes[i]);
        if (layer.shapes[i].family() == Family::line) one.length_m += geometry::length(layer.shapes[i]);
    }
    for (std::size_t e = 0; e < entries.size(); ++e) {
        const auto found = loaded.bindings.find(e + 1);
        if (found == loaded.bindings.end() || !found->second.usable) {
            seen.checks_without_column.push_back(entries[e]->name);
            continue;
        }
        const layers::Binding& binding = found->second;
        std::vector<bool> looked_at(classes.size(), false);
        for (std::size_t i = 0; i < binding.selected.size(); ++i) {
            if (binding.selected[i] != 0) looked_at[all.class_of[i]] = true;
        }
        for (std::size_t c = 0; c < classes.size(); ++c) {
            if (looked_at[c]) classes[c].checks.push_back(entries[e]->name);
        }
    }
    seen.classes = std::move(classes);
}

void find_contradictions(const layers::LoadedLayer& loaded, LayerSeen& seen) {
    const layers::Layer& layer = loaded.layer;
    const layers::Binding& all = loaded.bindings.at(0);
    std::vector<Contradiction> by_kind(layer.doubts.size());
    for (std::size_t i = 0; i < layer.doubt.size(); ++i) {
        if (layer.doubt[i] == 0) continue;
        const std::size_t kind = layer.doubt[i] - 1U;
        Contradiction& one = by_kind[kind];
        one.what = layer.doubts[kind];
        ++one.features;
        one.area_m2 += geometry::area(layer.shapes[i]);
        if (one.examples.size() >= kExamples) continue;
        const std::string& code = all.classes[all.class_of[i]];
        const std::string label = wording::one_line(all.labels[i], 60);
        one.examples.push_back(label.empty() || label == code ? fmt::format("{} ({})", layer.fids[i], code)
                                                              : fmt::format("{} ({}, {})", layer.fids[i], code, label));
    }
    for (Contradiction& one : by_kind) {
        if (one.features > 0) seen.contradictions.push_back(std::move(one));
    }
}

void measure_tiling(const layers::Layer& layer, double accuracy, LayerSeen& seen, std::vector<Error>& messages) {
    const auto tiling = layers::tiling_of(layer, {.accuracy_m = accuracy, .keep_shapes = false});
    if (!tiling) {
        messages.push_back(tiling.error());
        return;
    }
    TilingSeen out;
    out.pairs = static_cast<std::int64_t>(tiling->shared.size());
    out.gaps = static_cast<std::int64_t>(tiling->gaps.size());
    out.sliver_pairs =
        std::count_if(tiling->shared.begin(), tiling->shared.end(), [](const auto& s) { return s.sliver; });
    out.sliver_gaps = std::count_if(tiling->gaps.begin(), tiling->gaps.end(), [](const auto& g) { return g.sliver; });
    out.shared_m2 = tiling->shared_m2;
    out.excess_m2 = tiling->excess_m2;
    out.gaps_m2 = tiling->gaps_m2;
    seen.tiling = out;
}

void fill(const layers::LoadedLayer& loaded, LayerSeen& seen) {
    const layers::Layer& layer = loaded.layer;
    seen.features = loaded.account.features;
    seen.without_geometry = loaded.account.missing_geometries;
    seen.repairs = loaded.account.repairs;
    seen.crs = loaded.account.crs;
    if (!loaded.account.assumption.empty()) seen.taken_for = loaded.account.assumption;
    seen.invalid = static_cast<std::int64_t>(seen.repairs.size());
    seen.set_aside = std::count_if(seen.repairs.begin(), seen.repairs.end(), [](const auto& r) { return r.set_aside; });
    seen.family = layer.family;
    for (std::size_t i = 0; i < layer.shapes.size(); ++i) {
        const geometry::Shape& shape = layer.shapes[i];
        seen.vertices += static_cast<std::int64_t>(shape.point_count());
        seen.extent.add(layer.boxes[i]);
        if (shape.family() == Family::area) seen.area_m2 += geometry::area(shape);
        if (shape.family() == Family::line) seen.length_m += geometry::length(shape);
    }
}

// Told by the numbers of the layer, or not the layer's own fault.
bool told_otherwise(const Error& error) {
    return error.code == ErrorCode::geometry_repaired || error.code == ErrorCode::geometry_set_aside ||
           error.code == ErrorCode::layer_empty || error.code == ErrorCode::column_not_found;
}

}  // namespace

std::string name_of(const gdal::Crs& crs) { return crs.code().empty() ? "LAEA" : crs.code(); }

std::vector<const catalogue::Entry*> entries_on(const catalogue::CatalogueData& data, const std::string& standard,
                                                const std::string& role) {
    std::vector<const catalogue::Entry*> found;
    for (const catalogue::Entry& entry : data.entries) {
        const config::LayerRef ref = config::split_layer_ref(entry.check.layer_ref);
        if (ref.standard && ref.owner == standard && ref.layer == role) found.push_back(&entry);
    }
    return found;
}

std::optional<gdal::Crs> measuring_crs(const std::vector<model::VectorSource>& sources) {
    const auto lambert = gdal::Crs::parse("EPSG:2154");
    std::optional<gdal::Crs> other;
    const model::VectorSource* where = nullptr;
    for (const model::VectorSource& source : sources) {
        QuietLog quiet;
        const auto reader = gdal::VectorReader::open(request_of(source, true), quiet);
        if (!reader || !reader->info().crs) continue;
        if (lambert && lambert->same_as(*reader->info().crs)) return *lambert;
        if (other) continue;
        other = reader->info().crs;
        where = &source;
    }
    if (!other) return std::nullopt;
    const auto extent = extent_of(*where);
    if (!extent) return std::nullopt;
    if (other->projected_in_metres() && true_areas(*other, *extent)) return other;
    return equal_area_about(*other, *extent);
}

LayerSeen look_at_table(const model::VectorSource& source, const std::string& name) {
    LayerSeen seen;
    seen.name = name;
    seen.source = source.written;
    seen.table = source.layer;
    seen.has_geometry = false;
    KeepingLog log;
    const auto info = read_through(request_of(source, false), log, [&](const gdal::Record&) { ++seen.features; });
    if (info) {
        describe(*info, seen);
    } else {
        seen.problem = info.error().message;
        seen.remedy = info.error().hint;
    }
    return seen;
}

LayerLook look_at_layer(const model::DocumentSpec& document, std::size_t index, const gdal::Crs& crs,
                        const std::vector<const catalogue::Entry*>& entries, const InspectOptions& options) {
    model::Analysis analysis;
    analysis.documents.push_back(document);
    analysis.checks.push_back(everything());
    for (const catalogue::Entry* entry : entries) {
        model::CheckSpec check = entry->check;
        check.use = entry->name;
        check.kind = model::Exclusion{};  // only what it selects is asked for
        check.projects_where.clear();
        analysis.checks.push_back(std::move(check));
    }
    std::vector<std::size_t> positions(analysis.checks.size());
    for (std::size_t c = 0; c < positions.size(); ++c) {
        positions[c] = c;
        analysis.checks[c].document = 0;
        analysis.checks[c].layer = index;
    }
    const model::LayerSpec& spec = document.layers[index];
    LayerLook look;
    LayerSeen& seen = look.seen;
    seen.name = spec.name;
    seen.source = spec.source.written;
    seen.partition = spec.partition;
    seen.of_standard = !document.standard.empty();
    {
        // Its coordinate system is told by loading it: naming one takes PROJ a third of a second.
        QuietLog quiet;
        if (const auto reader = gdal::VectorReader::open(request_of(spec.source, false), quiet))
            describe(reader->info(), seen);
    }
    KeepingLog log;
    IdleThreads none;
    layers::LoadedLayer loaded = layers::load_layer(analysis, 0, index, positions, crs, none, log);
    for (const Error& error : log.kept) {
        if (!told_otherwise(error) && error.message != loaded.account.problem) look.messages.push_back(error);
        if (error.message == loaded.account.problem || error.code == ErrorCode::layer_empty) seen.remedy = error.hint;
    }
    seen.problem = loaded.account.problem;
    if (!seen.problem.empty() && loaded.account.features == 0) {
        look_unplaced(spec.source, seen);
    } else {
        fill(loaded, seen);
        // An equal-area system made for the occasion measures, but nobody reads its coordinates.
        if (crs.code().empty()) {
            if (const auto own = extent_of(spec.source)) seen.extent = *own;
        }
    }
    if (loaded.layer.usable && loaded.bindings.contains(0)) {
        count_classes(loaded, entries, seen);
        find_contradictions(loaded, seen);
        if (options.tilings && spec.partition)
            measure_tiling(loaded.layer, document.accuracy.value, seen, look.messages);
    }
    look.layer = std::move(loaded.layer);
    return look;
}

}  // namespace terracord::survey
