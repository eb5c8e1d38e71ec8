#include "history/comparison_maps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "gdal/vector_reader.hpp"
#include "geometry/measure.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "report/geojson_file.hpp"

namespace terracord::history {

namespace fs = std::filesystem;
using geometry::Family;
using geometry::Shape;
using runs::FinishedRun;

namespace {

using Places = std::map<std::string, std::vector<Shape>>;  // by finding, the features of its map

constexpr double kThin = 0.001;     // metres
constexpr double kSameLine = 0.01;  // how far lines and points of two maps may lie apart and be the same

struct MapFile {
    const char* name;
    Family family;
    const char* ending;
};
constexpr std::array<MapFile, 3> kMaps{{{"conflicts.geojson", Family::area, ""},
                                        {"conflicts_lines.geojson", Family::line, "_lines"},
                                        {"conflicts_points.geojson", Family::point, "_points"}}};

Result<Places> places_of(const FinishedRun& run, const MapFile& map, const std::set<std::string>& wanted,
                         const gdal::Crs& crs, Log& log) {
    Places places;
    const fs::path file = run.folder() / map.name;
    std::error_code status;
    // Lines and points are there only where something is in them.
    if (map.family != Family::area && !fs::exists(file, status)) return places;
    gdal::ReadRequest request;
    request.input = {.path = file, .written = map.name, .layer = {}, .where = {}, .encoding = {}, .crs = {}, .position = {}};
    request.fields = {{.name = "finding_id", .aliases = {}, .width = 0, .required = true},
                      {.name = "place", .aliases = {}, .width = 0, .required = true}};
    request.target = crs;
    auto reader = gdal::VectorReader::open(request, log);
    if (!reader) {
        // A map without features has no columns either.
        if (reader.error().code == ErrorCode::column_not_found || reader.error().code == ErrorCode::layer_empty)
            return places;
        return tl::unexpected(reader.error());
    }
    std::vector<gdal::Record> records;
    while (true) {
        records.clear();
        const auto count = reader->read(4096, records);
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) return places;
        for (gdal::Record& record : records) {
            const std::string id = record.values[0].value_or("");
            if (record.geometry_missing || record.values[1].value_or("") == "perimeter" || !wanted.contains(id)) continue;
            if (record.shape.family() == map.family) places[id].push_back(std::move(record.shape));
        }
    }
}

// What is of b and not of a.
Result<Shape> beyond(geos::Context& context, const Shape& a, const Shape& b, geometry::Point origin) {
    const Family family = b.family();
    if (a.empty() || b.empty()) return b;
    auto taken = geos::Geometry::from_shape(context, a, origin);
    if (family != Family::area) {
        auto wide = geos::buffer(taken, kSameLine);
        if (!wide) return tl::unexpected(wide.error());
        taken = std::move(*wide);
    }
    const auto rest = geos::difference(geos::Geometry::from_shape(context, b, origin), taken);
    if (!rest) return tl::unexpected(rest.error());
    const Shape shape = rest->to_shape(family, origin);
    if (family != Family::area) return shape;
    Shape kept(family);
    for (std::size_t p = 0; p < shape.part_count(); ++p) {
        const Shape part = shape.part(p);
        const double border = geometry::length(part);
        if (border > 0.0 && 2.0 * geometry::area(part) / border >= kThin) kept.append(part);
    }
    return kept;
}

Result<Shape> united(geos::Context& context, const Places& places, const std::string& id, Family family,
                     geometry::Point origin) {
    const auto found = places.find(id);
    if (found == places.end()) return Shape(family);
    std::vector<geos::Geometry> members;
    for (const Shape& shape : found->second) members.push_back(geos::Geometry::from_shape(context, shape, origin));
    auto whole = geos::unite(context, std::move(members));
    if (!whole) return tl::unexpected(whole.error());
    return whole->to_shape(family, origin);
}

geometry::Point origin_of(const Places& a, const Places& b) {
    for (const Places* places : {&b, &a}) {
        for (const auto& [id, shapes] : *places) {
            if (!shapes.empty() && !shapes.front().empty()) return shapes.front().points().front();
        }
    }
    return {};
}

Text no_map(const std::string& folder, const Error& error) {
    return {fmt::format("carte des contradictions de « {} » inutilisable : {}", folder, error.message.fr),
            fmt::format("conflict map of '{}' cannot be used: {}", folder, error.message.en)};
}

void write_change(JsonWriter& json, const Comparison& comparison, const Step& step, const FindingChange& change) {
    const Text word = label(change.change);
    json.key("from_run").string(comparison.runs[step.from].folder).key("to_run").string(comparison.runs[step.to].folder);
    json.key("project_id").string(change.project_id).key("check_id").string(change.check_id);
    json.key("check_fr").string(change.check.fr).key("check_en").string(change.check.en);
    json.key("document_id").string(change.document_id);
    json.key("change").string(code(change.change)).key("change_fr").string(word.fr).key("change_en").string(word.en);
    json.key("verdict_before").string(change.before ? change.before->verdict : std::string());
    json.key("verdict_after").string(change.after ? change.after->verdict : std::string());
    std::string causes;
    for (const Cause cause : change.causes) causes.append(causes.empty() ? "" : ";").append(code(cause));
    json.key("causes").string(causes);
}

}  // namespace

std::map<std::string, std::vector<GroundChange>> ground_changes(const FinishedRun& before, const FinishedRun& after,
                                                                const Comparison& comparison, Step& step, Log& log) {
    std::map<std::string, std::vector<GroundChange>> changes;
    std::set<std::string> wanted;
    for (const ProjectChange& project : step.projects) {
        for (const FindingChange& change : project.findings) {
            // One side that cannot be compared gains and loses nothing.
            if (change.change != Change::not_comparable && change.change != Change::opened &&
                change.change != Change::answered)
                wanted.insert(change.finding_id);
        }
    }
    if (wanted.empty()) return changes;
    const RunName& from = comparison.runs[step.from];
    const RunName& to = comparison.runs[step.to];
    const auto crs = gdal::Crs::parse(to.crs);
    if (!crs) {
        step.limits.push_back(no_map(to.folder, crs.error()));
        return changes;
    }
    geos::Context context;
    for (const MapFile& map : kMaps) {
        const auto a = places_of(before, map, wanted, *crs, log);
        const auto b = places_of(after, map, wanted, *crs, log);
        if (!a || !b) {
            step.limits.push_back(a ? no_map(to.folder, b.error()) : no_map(from.folder, a.error()));
            return {};
        }
        const geometry::Point origin = origin_of(*a, *b);
        for (const std::string& id : wanted) {
            const auto x = united(context, *a, id, map.family, origin);
            const auto y = united(context, *b, id, map.family, origin);
            if (!x || !y || (x->empty() && y->empty())) continue;
            auto gained = beyond(context, *x, *y, origin);
            auto lost = beyond(context, *y, *x, origin);
            if (!gained || !lost) {
                const Error& error = gained ? lost.error() : gained.error();
                step.limits.push_back({fmt::format("constat {} : {}", id, error.message.fr),
                                       fmt::format("finding {}: {}", id, error.message.en)});
                continue;
            }
            changes[id].push_back({std::move(*gained), std::move(*lost)});
        }
    }
    for (ProjectChange& project : step.projects) {
        for (FindingChange& change : project.findings) {
            const auto found = changes.find(change.finding_id);
            if (found == changes.end()) continue;
            for (const GroundChange& ground : found->second) {
                if (ground.gained.family() != Family::area && ground.lost.family() != Family::area) continue;
                change.gained_m2 = geometry::area(ground.gained);
                change.lost_m2 = geometry::area(ground.lost);
            }
        }
    }
    return changes;
}

Result<void> write_maps(const fs::path& folder, const Comparison& comparison,
                        const std::vector<std::map<std::string, std::vector<GroundChange>>>& changes) {
    model::Analysis analysis;
    analysis.title = comparison.runs.back().title;
    analysis.date = comparison.runs.back().date;
    model::RunInfo run;
    run.tool_version = comparison.runs.back().version;
    run.analysis = &analysis;
    for (const bool gained : {true, false}) {
        for (const MapFile& map : kMaps) {
            std::optional<report::GeoJsonFile> file;
            const std::string stem = std::string(gained ? "diff_gained" : "diff_lost") + map.ending;
            // Areas always: a layer that is there and empty says that nothing was gained.
            const auto open = [&](const gdal::Crs& crs) -> Result<void> {
                run.crs_code = crs.code();
                run.crs_name = crs.name();
                auto opened = report::GeoJsonFile::create(folder, stem + ".geojson", run);
                if (!opened) return tl::unexpected(opened.error());
                file.emplace(std::move(*opened));
                return {};
            };
            for (std::size_t s = 0; s < comparison.steps.size(); ++s) {
                const Step& step = comparison.steps[s];
                const auto crs = gdal::Crs::parse(comparison.runs[step.to].crs);
                if (!crs) continue;
                if (!file && map.family == Family::area) {
                    if (auto opened = open(*crs); !opened) return opened;
                }
                const auto lonlat = report::LonLat::from(*crs);
                if (!lonlat) return tl::unexpected(lonlat.error());
                for (const ProjectChange& project : step.projects) {
                    for (const FindingChange& change : project.findings) {
                        const auto found = changes[s].find(change.finding_id);
                        if (found == changes[s].end()) continue;
                        for (const GroundChange& ground : found->second) {
                            const Shape& shape = gained ? ground.gained : ground.lost;
                            if (shape.empty() || shape.family() != map.family) continue;
                            if (!file) {
                                if (auto opened = open(*crs); !opened) return opened;
                            }
                            const auto properties = [&](JsonWriter& json) {
                                json.key("finding_id").string(change.finding_id);
                                write_change(json, comparison, step, change);
                                json.key("area_m2").fixed(geometry::area(shape), 4);
                            };
                            const std::string id = fmt::format("{}/{}", s + 1, change.finding_id);
                            if (auto written = file->feature("diff_id", id, properties, *lonlat, shape); !written)
                                return written;
                        }
                    }
                }
            }
            if (file) {
                if (auto closed = file->close(); !closed) return closed;
            }
        }
    }
    return {};
}

}  // namespace terracord::history
