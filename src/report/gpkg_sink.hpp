// terracord.gpkg: every layer of the maps in the computing CRS, the tables of findings and documents, the documents
// around the projects, each with its style. Rows are written as they come: memory does not grow with them, but for 32
// bytes a project. Errors: 316, 402, 502.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "cartography/surroundings.hpp"
#include "gdal/crs.hpp"
#include "report/context_layers.hpp"
#include "report/map_layer.hpp"

namespace terracord::report {

inline constexpr const char* kGeoPackageName = "terracord.gpkg";

// What the GeoPackage holds once it is whole, for the QGIS project.
struct GeoPackageContents {
    bool whole = false;
    std::map<std::string, std::int64_t> rows;                      // by layer
    std::map<std::string, std::set<std::string>> themes;           // by layer of conflicts
    Grounds grounds;
    geometry::Box extent;  // of the perimeters
};

struct GeoPackageOptions {
    gdal::Crs crs;
    Lang lang = Lang::fr;
    const cartography::Surroundings* surroundings = nullptr;  // filled before the sink begins; outlives it
};

// `contents` is filled at the end and outlives the sink.
[[nodiscard]] std::unique_ptr<model::Sink> make_gpkg_sink(const std::filesystem::path& folder,
                                                          const GeoPackageOptions& options,
                                                          GeoPackageContents& contents);

}  // namespace terracord::report
