#include "geometry/clear_disc.hpp"

#include <gtest/gtest.h>

#include "support/shapes.hpp"

namespace terracord::geometry {
namespace {

using testing::polygon;
using testing::rectangle;
using testing::ring;

TEST(ClearPoint, lies_in_the_body_of_an_area_and_not_in_its_needle) {
    // 4 x 4, with a needle of nothing 4 km long to the north and one to the east.
    const Shape area = polygon(
        {{0, 0}, {4, 0}, {4, 1}, {4000, 1}, {4, 1.000000001}, {4, 4}, {2, 4}, {2, 4000}, {1.999999999, 4}, {0, 4}});
    const auto point = clear_point(area);
    ASSERT_TRUE(point);
    EXPECT_GT(point->x, 0.0);
    EXPECT_LT(point->x, 4.0);
    EXPECT_GT(point->y, 0.0);
    EXPECT_LT(point->y, 4.0);
    // Off the middle: a hole is there.
    const auto beside = clear_point(polygon(ring(0, 0, 40, 40), {ring(1, 1, 30, 38)}));
    ASSERT_TRUE(beside);
    EXPECT_GT(beside->x, 31.0);
    EXPECT_FALSE(clear_point(Shape(Family::area)));
    EXPECT_FALSE(clear_point(polygon({{0, 0}, {5, 5}, {9, 9}})));
}

TEST(WidestDisc, BoundsWhatABoxOrAnAreaCanHold) {
    EXPECT_DOUBLE_EQ(widest_disc(rectangle(0, 0, 1000, 4.0)), 4.0);
    // A hair on a slant: a wide box, hardly any ground.
    EXPECT_LT(widest_disc(polygon({{0, 0}, {100, 100}, {99.99, 100.01}, {-0.01, 0.01}})), 2.0);
    EXPECT_GE(widest_disc(rectangle(0, 0, 20, 20)), 20.0);
}

}  // namespace
}  // namespace terracord::geometry
