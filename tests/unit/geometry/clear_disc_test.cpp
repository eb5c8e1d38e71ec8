#include "geometry/clear_disc.hpp"

#include <gtest/gtest.h>

#include "support/shapes.hpp"

namespace terracord::geometry {
namespace {

using testing::polygon;
using testing::rectangle;
using testing::ring;

TEST(SurelyHoldsDisc, FindsRoomInABodyWithAThinArm) {
    // 20 x 20 with an arm 0.1 wide and 2 km long: narrow in the mean.
    const Shape area = polygon({{0, 0}, {20, 0}, {20, 10}, {2000, 10}, {2000, 10.1}, {20, 10.1}, {20, 20}, {0, 20}});
    EXPECT_FALSE(surely_holds_disc(area, 20.1));
    EXPECT_TRUE(surely_holds_disc(
        polygon({{0, 0}, {20, 0}, {20, 10}, {60, 10}, {60, 10.1}, {20, 10.1}, {20, 20}, {0, 20}}), 5.0));
}

TEST(SurelyHoldsDisc, FindsNoneThatIsNotThere) {
    EXPECT_FALSE(surely_holds_disc(rectangle(0, 0, 1000, 4.9), 5.0));
    EXPECT_TRUE(surely_holds_disc(rectangle(0, 0, 1000, 5.1), 5.0));
    // A strip on a slant: its box is wide, it is not.
    EXPECT_FALSE(surely_holds_disc(polygon({{0, 0}, {100, 100}, {99, 101}, {-1, 1}}), 5.0));
    // A lattice: wide as a whole, no room between its holes.
    Shape lattice(Family::area);
    for (const Point& p : ring(0, 0, 40, 40)) lattice.add_point(p);
    lattice.end_ring();
    for (int i = 0; i < 9; ++i) {
        for (int k = 0; k < 9; ++k) {
            for (const Point& p : ring(1.0 + 4.3 * i, 1.0 + 4.3 * k, 3.3, 3.3)) lattice.add_point(p);
            lattice.end_ring();
        }
    }
    lattice.end_part();
    EXPECT_FALSE(surely_holds_disc(lattice, 5.0));
    EXPECT_FALSE(surely_holds_disc(Shape(Family::area), 1.0));
    EXPECT_FALSE(surely_holds_disc(testing::line({{0, 0}, {10, 10}}), 1.0));
}

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
