// The grid of a raster: from coordinates of its system to positions counted in cells, and back. A value; pure, safe for
// concurrent calls.
//
// Positions: x counts columns from the outer corner of the first cell, y counts rows the way the file stores them; the
// cell (c, r) is the unit square [c, c + 1) x [r, r + 1). Grids may be rotated or sheared.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>

#include "geometry/shape.hpp"

namespace terracord::raster {

struct Grid {
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::array<double, 6> transform{0.0, 1.0, 0.0, 0.0, 0.0, 1.0};  // as gdal::RasterInfo

    // Signed: negative where rows run against y, as nearly always.
    [[nodiscard]] double determinant() const { return transform[1] * transform[5] - transform[2] * transform[4]; }
    // Of one cell, in square units of the system.
    [[nodiscard]] double cell_area() const { return std::abs(determinant()); }
    // The shorter side of a cell, in units of the system.
    [[nodiscard]] double cell_size() const {
        return std::min(std::hypot(transform[1], transform[4]), std::hypot(transform[2], transform[5]));
    }
    [[nodiscard]] geometry::Point to_cells(geometry::Point at) const {
        const double dx = at.x - transform[0];
        const double dy = at.y - transform[3];
        return {(dx * transform[5] - dy * transform[2]) / determinant(),
                (dy * transform[1] - dx * transform[4]) / determinant()};
    }
    [[nodiscard]] geometry::Point to_map(geometry::Point cells) const {
        return {transform[0] + cells.x * transform[1] + cells.y * transform[2],
                transform[3] + cells.x * transform[4] + cells.y * transform[5]};
    }
};

// A rectangle of cells as an area in the grid's system, closed, counter-clockwise or not as the grid has it; sides
// longer than `longest` cells are cut, for systems that bend them.
[[nodiscard]] geometry::Shape rectangle_of(const Grid& grid, double left, double top, double right, double bottom,
                                           double longest);

// The same outline with no side longer than `longest` (units of its system).
[[nodiscard]] geometry::Shape densified(const geometry::Shape& area, double longest);

}  // namespace terracord::raster
