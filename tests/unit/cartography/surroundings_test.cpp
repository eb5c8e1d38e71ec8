#include "cartography/surroundings.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "geometry/edge_tree.hpp"
#include "geometry/measure.hpp"

namespace terracord::cartography {
namespace {

geometry::Shape square(double x, double y, double side) {
    geometry::Shape shape(geometry::Family::area);
    for (const geometry::Point corner : {geometry::Point{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}})
        shape.add_point(corner);
    shape.end_ring();
    shape.end_part();
    return shape;
}

TEST(Windows, become_disjoint_boxes_that_hold_them_all) {
    // The first and the last touch only once the second has joined the first.
    const auto merged = merged_windows({{0, 0, 10, 10}, {9, 9, 30, 12}, {25, 0, 28, 9}, {100, 0, 101, 1}, {}});
    ASSERT_EQ(merged.size(), 2U);
    EXPECT_EQ(merged[0], (geometry::Box{0, 0, 30, 12}));
    EXPECT_EQ(merged[1], (geometry::Box{100, 0, 101, 1}));
}

TEST(Clipping, keeps_what_is_inside_and_nothing_else) {
    const auto part = clipped(square(0, 0, 10), {5, 5, 20, 20});
    ASSERT_TRUE(part);
    EXPECT_DOUBLE_EQ(geometry::area(*part), 25.0);
    EXPECT_DOUBLE_EQ(geometry::area(*clipped(square(6, 6, 2), {5, 5, 20, 20})), 4.0);
    EXPECT_TRUE(clipped(square(0, 0, 1), {5, 5, 20, 20})->empty());
    EXPECT_TRUE(clipped(square(0, 0, 5), {5, 0, 20, 20})->empty()) << "a shared border is no ground";
}

TEST(Clipping, of_a_large_area_is_the_same_ground) {
    // A wheel with teeth: beyond what is left to an overlay.
    constexpr int kTeeth = 12'000;
    geometry::Shape wheel(geometry::Family::area);
    for (int i = 0; i < kTeeth; ++i) {
        const double angle = 2.0 * 3.141592653589793 * i / kTeeth;
        const double radius = i % 2 == 0 ? 1000.0 : 990.0;
        wheel.add_point({radius * std::cos(angle), radius * std::sin(angle)});
    }
    wheel.end_ring();
    wheel.end_part();
    const geometry::EdgeTree edges(wheel);
    const geometry::Box window{0.3, 0.7, 1200.1, 1300.9};
    const auto known = clipped(wheel, window);
    const auto part = clipped(Neighbour{.shape = &wheel, .edges = &edges}, window);
    ASSERT_TRUE(known);
    ASSERT_TRUE(part);
    EXPECT_NEAR(geometry::area(*part), geometry::area(*known), 1e-6);
    EXPECT_TRUE(window.contains(part->box()));
}

TEST(Surroundings, are_empty_until_layers_are_there) {
    const Surroundings nothing;
    EXPECT_FALSE(nothing.attached());
    EXPECT_TRUE(nothing.within({0, 0, 1, 1}).empty());
    EXPECT_TRUE(nothing.communes({0, 0, 1, 1}).empty());
}

}  // namespace
}  // namespace terracord::cartography
