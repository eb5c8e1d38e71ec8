// The maps for the web and QGIS: RFC 7946, one geometry family a file, a .qml style beside each.
// Every sink streams: memory does not grow with the number of projects. Errors: 406, 502.
#pragma once

#include <filesystem>
#include <memory>
#include <span>

#include "base/embedded.hpp"
#include "gdal/crs.hpp"
#include "model/run.hpp"

namespace terracord::report {

struct GeoJsonOptions {
    gdal::Crs crs;                         // the computing CRS of the shapes
    std::span<const embedded::File> data;  // where styles are found: embedded::files(); empty: no styles
};

// conflicts.geojson, and conflicts_lines.geojson, conflicts_points.geojson where there are any.
[[nodiscard]] std::unique_ptr<model::Sink> make_conflicts_sink(const std::filesystem::path& folder,
                                                               const GeoJsonOptions& options);
// projects.geojson: every perimeter with its roll-ups.
[[nodiscard]] std::unique_ptr<model::Sink> make_projects_sink(const std::filesystem::path& folder,
                                                              const GeoJsonOptions& options);
// not_assessable.geojson: the ground nobody could judge, and what to supply.
[[nodiscard]] std::unique_ptr<model::Sink> make_not_assessable_sink(const std::filesystem::path& folder,
                                                                    const GeoJsonOptions& options);
// slivers.geojson: the ledger of overlaps narrower than the documents' accuracy.
[[nodiscard]] std::unique_ptr<model::Sink> make_slivers_sink(const std::filesystem::path& folder,
                                                             const GeoJsonOptions& options);

// adjusted_perimeters.geojson: suggested cut-outs, with what each clears and what other checks then say.
[[nodiscard]] std::unique_ptr<model::Sink> make_adjusted_sink(const std::filesystem::path& folder,
                                                              const GeoJsonOptions& options);
// difference_patches.geojson: where two documents contradict each other. Only where the analysis compares any.
[[nodiscard]] std::unique_ptr<model::Sink> make_differences_sink(const std::filesystem::path& folder,
                                                                 const GeoJsonOptions& options);

// needs.geojson: the units of every need. Only where the analysis has needs.
[[nodiscard]] std::unique_ptr<model::Sink> make_needs_sink(const std::filesystem::path& folder,
                                                           const GeoJsonOptions& options);

// data_quality.geojson: overlaps and gaps of zones that should tile. Only where there are any.
[[nodiscard]] std::unique_ptr<model::Sink> make_data_quality_map_sink(const std::filesystem::path& folder,
                                                                      const GeoJsonOptions& options);

}  // namespace terracord::report
