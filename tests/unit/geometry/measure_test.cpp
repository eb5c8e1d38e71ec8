#include "geometry/measure.hpp"

#include <gtest/gtest.h>

#include <array>

#include "support/shapes.hpp"

namespace terracord::geometry {
namespace {

using testing::line;
using testing::point;
using testing::polygon;
using testing::rectangle;
using testing::ring;

TEST(Area, IsShellsLessHoles) {
    EXPECT_EQ(area(rectangle(0, 0, 40, 25)), 1000.0);
    EXPECT_EQ(area(polygon(ring(0, 0, 40, 25), {ring(5, 5, 10, 10), ring(20, 5, 2, 3)})), 894.0);
}

TEST(Area, IgnoresTheOrientationOfRings) {
    const Shape clockwise = polygon({{0, 0}, {0, 10}, {10, 10}, {10, 0}}, {ring(2, 2, 3, 3)});
    EXPECT_EQ(area(clockwise), 91.0);
    EXPECT_EQ(area(polygon(ring(0, 0, 10, 10), {{{2, 2}, {2, 5}, {5, 5}, {5, 2}}})), 91.0);
}

TEST(Area, AddsParts) {
    Shape shape = polygon(ring(0, 0, 10, 10), {ring(2, 2, 3, 3)});
    shape.append(rectangle(20, 0, 10, 10));
    EXPECT_EQ(area(shape), 191.0);
}

TEST(Area, IsExactAtNationalCoordinates) {
    // 0.25 m2 beside Lambert-93 coordinates: products of the coordinates themselves would lose it.
    EXPECT_EQ(area(rectangle(652709.0, 6862305.0, 0.5, 0.5)), 0.25);
    EXPECT_EQ(area(rectangle(1e9, 1e9, 0.5, 0.5)), 0.25);
}

TEST(Area, OfLinesPointsAndNothingIsZero) {
    EXPECT_EQ(area(line({{0, 0}, {10, 0}, {10, 10}, {0, 0}})), 0.0);
    EXPECT_EQ(area(point(1, 1)), 0.0);
    EXPECT_EQ(area(Shape()), 0.0);
    EXPECT_EQ(area(Shape(Family::area)), 0.0);
}

TEST(SignedArea, IsPositiveCounterClockwise) {
    const std::array<Point, 5> square{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}};
    const std::array<Point, 5> reversed{{{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}}};
    EXPECT_EQ(signed_area(square), 1.0);
    EXPECT_EQ(signed_area(reversed), -1.0);
    EXPECT_EQ(signed_area(std::span(square).first(3)), 0.0);
}

TEST(Length, IsThePerimeterOfAreasAndTheLengthOfLines) {
    EXPECT_EQ(length(polygon(ring(0, 0, 10, 10), {ring(2, 2, 3, 3)})), 52.0);
    EXPECT_EQ(length(line({{0, 0}, {3, 4}, {3, 10}})), 11.0);
    EXPECT_EQ(length(point(3, 4)), 0.0);
}

TEST(Length, DoesNotJoinTheEndOfOneLineToTheNext) {
    Shape lines = line({{0, 0}, {10, 0}});
    lines.append(line({{100, 0}, {110, 0}}));
    EXPECT_EQ(length(lines), 20.0);
}

TEST(Orient, TurnsShellsCounterClockwiseAndHolesClockwise) {
    Shape shape = polygon({{0, 0}, {0, 10}, {10, 10}, {10, 0}}, {ring(2, 2, 3, 3)});
    shape.append(rectangle(20, 0, 5, 5));
    orient(shape);
    EXPECT_GT(signed_area(shape.ring(0)), 0.0);
    EXPECT_LT(signed_area(shape.ring(1)), 0.0);
    EXPECT_GT(signed_area(shape.ring(2)), 0.0);
    EXPECT_EQ(shape.ring(2)[0], (Point{20, 0}));  // what was right stays
    EXPECT_EQ(area(shape), 116.0);
}

TEST(Orient, LeavesLinesAlone) {
    Shape shape = line({{0, 0}, {0, 10}, {10, 10}, {0, 0}});
    const Shape before = shape;
    orient(shape);
    EXPECT_EQ(shape, before);
}

}  // namespace
}  // namespace terracord::geometry
