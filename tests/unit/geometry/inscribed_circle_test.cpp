#include "geometry/inscribed_circle.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/shapes.hpp"

namespace terracord::geometry {
namespace {

using testing::polygon;
using testing::rectangle;
using testing::ring;
using testing::together;

double widest(const Shape& area, double step) {
    InscribedCircle circle;
    return circle.diameter(area, step).value();
}

// The diameter is `width`, or under it by no more than the step.
void expect_width(const Shape& area, double width, double step) {
    const double found = widest(area, step);
    EXPECT_LE(found, width * (1.0 + 1e-9));
    EXPECT_GE(found, width - step);
}

TEST(InscribedCircle, of_plain_figures_is_the_one_of_geometry) {
    expect_width(rectangle(618000, 6755000, 30, 20), 20.0, 0.01);
    expect_width(rectangle(618000, 6755000, 20, 20), 20.0, 0.01);
    expect_width(polygon({{0, 0}, {40, 0}, {0, 30}}), 20.0, 0.01);  // 3, 4, 5: the radius is 10
    expect_width(polygon({{0, 0}, {10, 0}, {5, std::sqrt(75.0)}}), 10.0 / std::sqrt(3.0), 0.001);
    testing::Points rim;
    for (int i = 0; i < 360; ++i) rim.push_back({50 * std::cos(i * 0.0174532925), 50 * std::sin(i * 0.0174532925)});
    expect_width(polygon(rim), 100.0 * std::cos(0.0174532925 / 2.0), 0.01);
}

TEST(InscribedCircle, stays_out_of_holes_and_looks_at_every_part) {
    expect_width(polygon(ring(0, 0, 40, 40), {ring(10, 10, 20, 20)}), 20.0 / (1.0 + std::sqrt(0.5)), 0.001);
    expect_width(polygon(ring(0, 0, 40, 40), {ring(1, 1, 30, 38)}), 9.0, 0.001);
    expect_width(together({rectangle(0, 0, 4, 4), rectangle(100, 3, 6, 6), rectangle(50, 90, 5, 5)}), 6.0, 0.001);
}

TEST(InscribedCircle, is_found_in_a_body_on_a_thin_arm) {
    expect_width(polygon({{0, 0}, {20, 0}, {20, 10}, {2000, 10}, {2000, 10.1}, {20, 10.1}, {20, 20}, {0, 20}}), 20.0,
                 0.1);
    expect_width(polygon({{0, 0}, {900, 0}, {900, 0.5}, {503, 0.5}, {503, 3.5}, {500, 3.5}, {500, 0.5}, {0, 0.5}}), 3.0,
                 0.3);
}

TEST(InscribedCircle, finds_no_room_between_the_holes_of_a_lattice) {
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
    // Widest is the corner of the shell beside the last hole, 1.3 m off either side.
    expect_width(lattice, 2.0 * 1.3 * std::sqrt(2.0) / (1.0 + std::sqrt(2.0)), 0.01);
}

TEST(InscribedCircle, of_nothing_is_nought_and_of_a_hair_no_more_than_its_width) {
    EXPECT_EQ(widest(Shape(Family::area), 0.1), 0.0);
    EXPECT_EQ(widest(polygon({{0, 0}, {5, 5}, {5, 5}}), 0.1), 0.0);
    EXPECT_NEAR(widest(rectangle(0, 0, 1000, 1e-6), 0.1), 1e-6, 1e-15);
    EXPECT_GT(widest(polygon({{0, 0}, {1000, 1000}, {1000, 1000.000001}}), 0.1), 0.0);
    EXPECT_LE(widest(polygon({{0, 0}, {1000, 1000}, {1000, 1000.000001}}), 0.1), 1e-6);
}

TEST(InscribedCircle, of_a_hair_along_a_straight_border_is_found_at_once) {
    InscribedCircle circle;
    EXPECT_LT(circle.diameter(rectangle(618'000, 6'755'000, 2000, 0x1p-20), 0.1, 5.0).value(), 0.1);
    EXPECT_LT(circle.cells(), 10U);
}

TEST(InscribedCircle, stops_at_one_that_is_wide_enough) {
    InscribedCircle circle;
    const Shape lot = polygon({{0, 0}, {310, 7}, {280, 190}, {100, 150}, {-30, 210}});
    const double whole = circle.diameter(lot, 0.1).value();
    const std::size_t searched = circle.cells();
    const double any = circle.diameter(lot, 0.1, 5.0).value();
    EXPECT_GE(any, 5.0);
    EXPECT_LE(any, whole + 0.1);
    EXPECT_EQ(circle.cells(), 1U);
    EXPECT_GT(searched, 1U);
    EXPECT_EQ(circle.diameter(lot, 0.1, 1000.0), whole);
}

TEST(InscribedCircle, finds_one_of_the_width_asked_for_where_it_just_fits) {
    InscribedCircle circle;
    for (int i = 0; i < 40; ++i) {
        // Off the grid of any search: a triangle of an inscribed circle of 5 m, in a wide place of a strip.
        const double angle = 0.157 * i;
        testing::Points corners;
        for (const double turn : {0.0, 2.0943951, 4.1887902})
            corners.push_back({618000 + 5.0 * std::cos(angle + turn), 6755000 + 5.0 * std::sin(angle + turn)});
        const Shape area = polygon(corners);
        EXPECT_GE(circle.diameter(area, 2.0, 4.95).value(), 4.95) << i;
        EXPECT_LT(circle.diameter(area, 2.0, 5.05).value(), 5.05) << i;
    }
}

// Both sides of a road that turns a little every few metres, `width` apart.
Shape winding(double width, int bends, double turn) {
    testing::Points left;
    testing::Points right;
    double heading = 0.4;
    Point at{618000, 6755000};
    for (int i = 0; i < bends; ++i) {
        const Point across{-std::sin(heading) * width / 2.0, std::cos(heading) * width / 2.0};
        left.push_back({at.x + across.x, at.y + across.y});
        right.insert(right.begin(), {at.x - across.x, at.y - across.y});
        at = {at.x + 8.0 * std::cos(heading), at.y + 8.0 * std::sin(heading)};
        heading += turn * std::sin(0.7 * i);
    }
    left.insert(left.end(), right.begin(), right.end());
    return polygon(left);
}

TEST(InscribedCircle, of_a_long_strip_takes_few_looks) {
    InscribedCircle circle;
    // Straight, at any angle: a single look.
    for (const double angle : {0.0, 0.3, 1.2, 1.5707963, 2.5}) {
        const Point along{800.0 * std::cos(angle), 800.0 * std::sin(angle)};
        const Point across{-4.0 * std::sin(angle), 4.0 * std::cos(angle)};
        const Point at{618000, 6755000};
        const Shape strip = polygon({at,
                                     {at.x + along.x, at.y + along.y},
                                     {at.x + along.x + across.x, at.y + along.y + across.y},
                                     {at.x + across.x, at.y + across.y}});
        EXPECT_NEAR(circle.diameter(strip, 0.1).value(), 4.0, 1e-6);
        EXPECT_EQ(circle.cells(), 1U) << angle;
    }
    // With bends: a few for each of them.
    for (const double turn : {0.02, 0.1, 0.3}) {
        const auto width = circle.diameter(winding(3.0, 60, turn), 0.1);
        ASSERT_TRUE(width);
        EXPECT_NEAR(*width, 3.0, 0.2);
        EXPECT_LT(circle.cells(), 300U) << turn;
    }
}

TEST(InscribedCircle, gives_up_on_a_step_far_too_small) {
    InscribedCircle circle;
    // As wide everywhere, and straight nowhere.
    testing::Points outside;
    testing::Points inside;
    for (int i = 0; i < 2000; ++i) {
        const double angle = 2.0 * 3.14159265358979 * i / 2000;
        outside.push_back({103.0 * std::cos(angle), 103.0 * std::sin(angle)});
        inside.push_back({100.0 * std::cos(angle), 100.0 * std::sin(angle)});
    }
    const Shape ring_road = polygon(outside, {inside});
    EXPECT_NEAR(circle.diameter(ring_road, 0.1).value(), 3.0, 0.1);
    EXPECT_LT(circle.cells(), 3000U);
    EXPECT_FALSE(circle.diameter(ring_road, 1e-12));
    // And answers the next question as if nothing had been.
    EXPECT_NEAR(circle.diameter(rectangle(0, 0, 30, 20), 0.01).value(), 20.0, 0.01);
}

}  // namespace
}  // namespace terracord::geometry
