// The cells of a raster under an area, read window by window: what is decoded together is read together, and no window
// is larger than the ground the area touches in it. Belongs to the thread of its reader.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "base/error.hpp"
#include "gdal/raster_reader.hpp"
#include "raster/cell_coverage.hpp"
#include "raster/grid.hpp"

namespace terracord::raster {

[[nodiscard]] Grid grid_of(const gdal::RasterInfo& info);

// A run (or a piece of one, where windows cut it) and the values of its cells, in order; not a number: none.
using TakeRun = std::function<void(const CellRun& piece, std::span<const double> values)>;

// Hands out every cell of `runs` once, in an order that depends on nothing but the runs and the raster's blocks.
// Memory: one window, at most about a million cells. Error 303.
Result<void> read_runs(gdal::RasterReader& reader, std::span<const CellRun> runs, const TakeRun& take);

}  // namespace terracord::raster
