#include "geometry/self_touch.hpp"

#include <gtest/gtest.h>

#include "geometry/measure.hpp"
#include "geometry/validity.hpp"
#include "support/shapes.hpp"

namespace terracord::geometry {
namespace {

using testing::polygon;
using testing::ring;

// Valid, and as much ground.
void expect_redrawn(Shape area, double ground, std::size_t parts, std::size_t rings) {
    orient(area);
    const auto drawn = without_self_touches(area);
    ASSERT_TRUE(drawn);
    EXPECT_TRUE(ValidityProof().proves(*drawn));
    EXPECT_DOUBLE_EQ(geometry::area(*drawn), ground);
    EXPECT_EQ(drawn->part_count(), parts);
    EXPECT_EQ(drawn->ring_count(), rings);
}

TEST(SelfTouch, APinchedOutlineIsTwoAreas) {
    expect_redrawn(polygon({{0, 0}, {10, 10}, {20, 0}, {20, 20}, {10, 10}, {0, 20}}), 200.0, 2, 2);
}

TEST(SelfTouch, AnOutlineThatComesBackFromInsideHasAHole) {
    expect_redrawn(polygon({{10, 0}, {20, 0}, {20, 20}, {0, 20}, {0, 0}, {10, 0}, {5, 10}, {10, 15}, {15, 10}}), 325.0,
                   1, 2);
}

TEST(SelfTouch, AnOutlineThatTouchesItselfTwiceInOnePlaceIsThreeAreas) {
    expect_redrawn(polygon({{0, 0}, {10, 2}, {5, 10}, {0, 0}, {-5, 10}, {-10, 2}, {0, 0}, {-5, -10}, {5, -10}}), 140.0,
                   3, 3);
}

TEST(SelfTouch, HolesInACircleCutOffWhatTheyCloseIn) {
    // Around all three runs one border, within them another.
    const Shape area =
        polygon(ring(0, 0, 100, 100),
                {{{40, 40}, {40, 60}, {50, 70}}, {{40, 40}, {60, 30}, {50, 20}}, {{60, 30}, {50, 70}, {70, 50}}});
    expect_redrawn(area, geometry::area(area), 2, 3);
}

TEST(SelfTouch, HolesThatHangTogetherStayWithTheSmallestShellAround) {
    Shape area = polygon(ring(0, 0, 100, 100), {ring(10, 10, 80, 80)});
    area.append(polygon(ring(20, 20, 60, 60), {{{30, 30}, {30, 40}, {40, 40}}, {{40, 40}, {50, 60}, {60, 40}}}));
    expect_redrawn(area, geometry::area(area), 2, 5);
}

TEST(SelfTouch, GivesUpWhereEdgesLieOnEachOther) {
    EXPECT_FALSE(without_self_touches(polygon({{0, 0}, {10, 0}, {20, 0}, {10, 0}, {10, 10}})));
}

}  // namespace
}  // namespace terracord::geometry
