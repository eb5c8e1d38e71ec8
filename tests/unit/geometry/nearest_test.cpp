#include "geometry/nearest.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace terracord::geometry {
namespace {

Shape square_with_hole() {
    Shape shape(Family::area);
    for (const Point& p : {Point{0, 0}, Point{40, 0}, Point{40, 40}, Point{0, 40}}) shape.add_point(p);
    shape.end_ring();
    for (const Point& p : {Point{10, 10}, Point{10, 30}, Point{30, 30}, Point{30, 10}}) shape.add_point(p);
    shape.end_ring();
    shape.end_part();
    return shape;
}

TEST(Nearest, APointBesideASegmentAndBeyondItsEnd) {
    const Segment segment{{0, 0}, {10, 0}};
    EXPECT_EQ(nearest(segment, Point{4, 3}).offset, 4.0);
    EXPECT_EQ(nearest(segment, Point{4, 3}).distance, 3.0);
    EXPECT_EQ(nearest(segment, Point{13, 4}).offset, 10.0);
    EXPECT_EQ(nearest(segment, Point{13, 4}).distance, 5.0);
}

TEST(Nearest, ASegmentThatCrossesABorderTouchesIt) {
    EXPECT_EQ(nearest(Segment{{-10, 20}, {5, 20}}, square_with_hole()).distance, 0.0);
    EXPECT_EQ(nearest(Segment{{-10, 20}, {5, 20}}, square_with_hole()).offset, 10.0);
    EXPECT_EQ(nearest(Segment{{-10, 20}, {-4, 20}}, square_with_hole()).distance, 4.0);
    EXPECT_TRUE(std::isinf(nearest(Segment{{0, 0}, {1, 0}}, Shape(Family::area)).distance));
}

TEST(Nearest, TheInsideOfAnAreaIsNotItsHole) {
    EXPECT_TRUE(inside({5, 20}, square_with_hole()));
    EXPECT_FALSE(inside({20, 20}, square_with_hole()));
    EXPECT_FALSE(inside({50, 20}, square_with_hole()));
}

TEST(Nearest, StretchesInsideLeaveTheHoleOut) {
    const auto stretches = stretches_inside(Segment{{-10, 20}, {60, 20}}, square_with_hole());
    ASSERT_EQ(stretches.size(), 2U);
    EXPECT_EQ(stretches[0], std::pair(10.0, 20.0));
    EXPECT_EQ(stretches[1], std::pair(40.0, 50.0));
    EXPECT_TRUE(stretches_inside(Segment{{-10, 50}, {60, 50}}, square_with_hole()).empty());
}

}  // namespace
}  // namespace terracord::geometry
