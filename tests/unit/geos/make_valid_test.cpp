#include <gtest/gtest.h>

#include "geometry/measure.hpp"
#include "geos/overlay.hpp"
#include "support/shapes.hpp"

namespace terracord::geos {
namespace {

using geometry::Family;
using geometry::Shape;
using testing::polygon;
using testing::rectangle;
using testing::ring;
using testing::together;

Shape mended(const Shape& shape) {
    Context context;
    const auto valid = make_valid(Geometry::from_shape(context, shape));
    if (!valid) return {};
    EXPECT_TRUE(valid->valid());
    return valid->to_shape(Family::area);
}

TEST(MakeValid, KeepsBothWingsOfABowTie) {
    const Shape shape = mended(polygon({{0, 0}, {10, 10}, {10, 0}, {0, 10}}));
    EXPECT_EQ(shape.part_count(), 2U);
    EXPECT_EQ(geometry::area(shape), 50.0);
}

TEST(MakeValid, DropsSpikes) {
    const Shape shape = mended(polygon({{0, 0}, {10, 0}, {10, 5}, {30, 5}, {10, 5}, {10, 10}, {0, 10}}));
    EXPECT_EQ(geometry::area(shape), 100.0);
    EXPECT_EQ(shape.box(), (geometry::Box{0, 0, 10, 10}));
}

TEST(MakeValid, KeepsTheRolesOfRings) {
    // A shell inside another shell adds nothing; a hole that sticks out takes only what lies inside.
    EXPECT_EQ(geometry::area(mended(together({rectangle(0, 0, 10, 10), rectangle(2, 2, 3, 3)}))), 100.0);
    EXPECT_EQ(geometry::area(mended(polygon(ring(0, 0, 10, 10), {ring(5, 5, 10, 3)}))), 85.0);
}

TEST(MakeValid, TakesAHoleFarFromItsShellForGround) {
    // GEOS's choice (GeometryFixer): the drawing contradicts itself, and the change of area is what `layers` judges.
    EXPECT_EQ(geometry::area(mended(polygon(ring(0, 0, 10, 10), {ring(20, 20, 3, 3)}))), 109.0);
}

TEST(MakeValid, LeavesNothingOfWhatHasNoWidth) { EXPECT_TRUE(mended(polygon({{0, 0}, {10, 0}, {5, 0}})).empty()); }

TEST(MakeValid, UnitesOverlappingParts) {
    EXPECT_EQ(geometry::area(mended(together({rectangle(0, 0, 10, 10), rectangle(5, 0, 10, 10)}))), 150.0);
}

}  // namespace
}  // namespace terracord::geos
