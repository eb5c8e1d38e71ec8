// A layer of a document that is a raster: its grid, its ground and which checks may ask it. No cell is read but a few
// where classes are asked for.
#pragma once

#include "layers/load_layer.hpp"

namespace terracord::layers {

// As load_layer, for a source that gdal::is_raster.
LoadedLayer load_raster(const model::Analysis& analysis, std::size_t document, std::size_t layer,
                        const std::vector<std::size_t>& checks, const gdal::Crs& crs, Log& log);

// A raster opened and placed in the computing CRS. Errors of gdal::RasterReader::open, and 406.
Result<RasterLayer> open_raster(const model::LayerSpec& spec, const gdal::Crs& crs, Log& log);

}  // namespace terracord::layers
