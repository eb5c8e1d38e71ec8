#include "geometry/shape.hpp"

#include <gtest/gtest.h>

#include "support/shapes.hpp"

namespace terracord::geometry {
namespace {

using testing::line;
using testing::point;
using testing::polygon;
using testing::rectangle;
using testing::ring;

TEST(Shape, ClosesOpenRingsOfAreasOnly) {
    EXPECT_EQ(rectangle(0, 0, 1, 1).point_count(), 5U);
    EXPECT_EQ(polygon({{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}).point_count(), 5U);
    EXPECT_EQ(line({{0, 0}, {1, 0}, {1, 1}}).point_count(), 3U);
}

TEST(Shape, DropsEmptyRingsAndParts) {
    Shape shape(Family::area);
    shape.end_ring();
    shape.end_part();
    EXPECT_EQ(shape.ring_count(), 0U);
    EXPECT_EQ(shape.part_count(), 0U);
    EXPECT_TRUE(shape.empty());
    EXPECT_TRUE(shape.box().empty());
}

TEST(Shape, KnowsTheRingsOfEachPart) {
    Shape shape = polygon(ring(0, 0, 10, 10), {ring(2, 2, 3, 3)});
    shape.append(rectangle(20, 0, 5, 5));
    ASSERT_EQ(shape.part_count(), 2U);
    EXPECT_EQ(shape.part_begin(0), 0U);
    EXPECT_EQ(shape.part_end(0), 2U);
    EXPECT_EQ(shape.part_begin(1), 2U);
    EXPECT_EQ(shape.part_end(1), 3U);
    EXPECT_EQ(shape.part(1), rectangle(20, 0, 5, 5));
    EXPECT_EQ(shape.part(0), polygon(ring(0, 0, 10, 10), {ring(2, 2, 3, 3)}));
}

TEST(Shape, TakesTheFamilyOfWhatIsAppendedFirst) {
    Shape shape;
    shape.append(Shape(Family::line));
    EXPECT_EQ(shape.family(), Family::none);  // nothing came
    shape.append(point(1, 2));
    EXPECT_EQ(shape.family(), Family::point);
    EXPECT_EQ(shape, point(1, 2));
}

TEST(Shape, ComesBackFromItsArrays) {
    Shape shape = polygon(ring(0, 0, 10, 10), {ring(2, 2, 3, 3)});
    shape.append(rectangle(20, 0, 5, 5));
    const testing::Points points(shape.points().begin(), shape.points().end());
    EXPECT_EQ(Shape::from_arrays(Family::area, points, shape.ring_ends(), shape.part_ends()), shape);
}

TEST(Shape, BoxHoldsAllItsPoints) {
    EXPECT_EQ(line({{3, -1}, {-2, 5}, {0, 0}}).box(), (Box{-2, -1, 3, 5}));
    EXPECT_EQ(point(4, 5).box(), (Box{4, 5, 4, 5}));
}

}  // namespace
}  // namespace terracord::geometry
