#include "layers/on_grid.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "geometry/measure.hpp"

namespace terracord::layers {
namespace {

using geometry::Family;
using geometry::Shape;

// A square of 10 m whose upper side carries a hair of a hundredth of a millimetre.
Shape with_a_hair() {
    Shape area(Family::area);
    for (const geometry::Point point : {geometry::Point{600000.0, 6700000.0}, {600010.0, 6700000.0},
                                        {600010.0, 6700010.0}, {600005.00001, 6700010.0}, {600005.000005, 6700015.0},
                                        {600005.0, 6700010.0}, {600000.0, 6700010.0}})
        area.add_point(point);
    area.end_ring();
    area.end_part();
    return area;
}

TEST(OnGrid, AHairFallsAwayAndTheRestStays) {
    const auto drawn = on_grid(with_a_hair(), 0.001);
    ASSERT_TRUE(drawn);
    EXPECT_NEAR(geometry::area(*drawn), 100.0, 1e-3);
    EXPECT_NEAR(drawn->box().max_y, 6700010.0, 1e-9) << "the hair is gone";
}

}  // namespace
}  // namespace terracord::layers
