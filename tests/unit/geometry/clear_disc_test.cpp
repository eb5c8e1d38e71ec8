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

}  // namespace
}  // namespace terracord::geometry
