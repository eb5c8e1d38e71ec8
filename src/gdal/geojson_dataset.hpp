// Plain GeoJSON files read by a parser that is several times as fast as GDAL's, as a dataset that gives the very
// features, columns, types, numbers and coordinates that GDAL gives: it asks GDAL for all but the features, on a short
// collection that has features of every kind, and compares what both make of those.
//
// The text is held in memory while the dataset lives. Belongs to one thread.
#pragma once

#include <memory>
#include <string>

#include "gdal/dataset_open.hpp"

namespace terracord::gdal {

// Null wherever GDAL has to read the file itself: in an archive, of more than 512 MiB, not a FeatureCollection of plain
// features, damaged, with lists or objects as values, with geometries that are empty, mixed or malformed.
[[nodiscard]] std::unique_ptr<GDALDataset, CloseDataset> open_plain_geojson(const std::string& path);

}  // namespace terracord::gdal
