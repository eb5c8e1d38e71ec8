// How much of each cell of a grid an area covers: exactly, from the outline alone.
//
// Every side of the outline is cut at the lines of the grid; each cut piece tells how much of its cell lies on its
// inner side, and its height covers all cells further along the row. Sums along a row give the covered fraction of each
// cell: whole cells inside come as runs. Holes and several parts subtract and add up. Cost: O(cells on the outline +
// runs), no memory for the cells inside. Pure, safe for concurrent calls.
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/shape.hpp"

namespace terracord::raster {

// Cells [begin, end) of a row, of each of which the same fraction is covered.
struct CellRun {
    std::int64_t row = 0;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    double fraction = 0.0;  // > 0, at most 1
    bool operator==(const CellRun&) const = default;
};

// The cells of a grid of `width` x `height` under a valid area given in cells (raster/grid.hpp), by row, then by
// column. What lies beyond the grid is left out. Fractions are right to 1e-11.
[[nodiscard]] std::vector<CellRun> covered_cells(const geometry::Shape& area, std::int64_t width, std::int64_t height);

}  // namespace terracord::raster
