#include "raster/grid.hpp"

#include <gtest/gtest.h>

#include "geometry/measure.hpp"
#include "support/shapes.hpp"

namespace terracord::raster {
namespace {

using testing::Point;
using testing::rectangle;
using testing::Shape;

// Cells of 20 m, turned by a slope of 3 to 4, rows running south-east.
const Grid kTurned{.width = 50, .height = 40, .transform = {618'000.0, 16.0, 12.0, 6'755'000.0, 12.0, -16.0}};

TEST(Grid, goes_to_cells_and_back_on_a_turned_grid) {
    EXPECT_DOUBLE_EQ(kTurned.cell_area(), 400.0);
    EXPECT_DOUBLE_EQ(kTurned.cell_size(), 20.0);
    const Point cells = kTurned.to_cells({618'000.0 + 2 * 16.0 + 3 * 12.0, 6'755'000.0 + 2 * 12.0 - 3 * 16.0});
    EXPECT_NEAR(cells.x, 2.0, 1e-9);
    EXPECT_NEAR(cells.y, 3.0, 1e-9);
    const Point back = kTurned.to_map(cells);
    EXPECT_NEAR(back.x, 618'068.0, 1e-9);
    EXPECT_NEAR(back.y, 6'754'976.0, 1e-9);
}

TEST(Grid, draws_a_rectangle_of_cells_with_its_area) {
    const Shape cells = rectangle_of(kTurned, 10.0, 5.0, 20.0, 7.0, 1.0);
    EXPECT_NEAR(geometry::area(cells), 20.0 * 400.0, 1e-6);
    EXPECT_EQ(cells.point_count(), 25U);  // a point at every cell, and the first one again
}

TEST(Densified, keeps_the_outline_and_cuts_long_sides) {
    const Shape dense = densified(rectangle(0, 0, 10, 4), 3.0);
    EXPECT_EQ(dense.point_count(), 2U * (4 + 2) + 1U);
    EXPECT_DOUBLE_EQ(geometry::area(dense), 40.0);
    for (std::size_t i = 1; i < dense.point_count(); ++i) {
        const Point a = dense.points()[i - 1];
        const Point b = dense.points()[i];
        EXPECT_LE(std::hypot(a.x - b.x, a.y - b.y), 3.0);
    }
}

TEST(Densified, leaves_short_sides_alone) {
    const Shape plot = rectangle(0, 0, 10, 4);
    EXPECT_EQ(densified(plot, 100.0), plot);
}

}  // namespace
}  // namespace terracord::raster
