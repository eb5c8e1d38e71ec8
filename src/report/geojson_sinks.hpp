// The maps for the web and QGIS: RFC 7946, one geometry family a file, a .qml style beside each. A file for each layer
// of a source (map_layer.hpp). Every sink streams: memory does not grow with the number of projects. Errors: 406, 502.
#pragma once

#include <filesystem>
#include <memory>

#include "gdal/crs.hpp"
#include "report/map_layer.hpp"

namespace terracord::report {

struct GeoJsonOptions {
    gdal::Crs crs;         // the computing CRS of the shapes
    Lang lang = Lang::fr;  // of the styles: names of columns, legends, labels
};

[[nodiscard]] std::unique_ptr<model::Sink> make_geojson_sink(const MapSource& source,
                                                             const std::filesystem::path& folder,
                                                             const GeoJsonOptions& options);

}  // namespace terracord::report
