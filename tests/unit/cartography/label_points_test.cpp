#include "cartography/label_points.hpp"

#include <gtest/gtest.h>

#include "geometry/measure.hpp"
#include "geometry/nearest.hpp"

namespace terracord::cartography {
namespace {

using geometry::Family;
using geometry::Point;
using geometry::Shape;

void add_ring(Shape& shape, std::initializer_list<Point> points) {
    for (const Point point : points) shape.add_point(point);
    shape.end_ring();
}

Shape area(std::initializer_list<Point> points) {
    Shape shape(Family::area);
    add_ring(shape, points);
    shape.end_part();
    return shape;
}

TEST(LabelPoint, of_a_square_is_its_middle) {
    const auto at = label_point(area({{0, 0}, {10, 0}, {10, 10}, {0, 10}}));
    ASSERT_TRUE(at);
    EXPECT_NEAR(at->x, 5.0, 0.2);
    EXPECT_NEAR(at->y, 5.0, 0.2);
}

TEST(LabelPoint, lies_inside_a_horseshoe_whose_centre_of_mass_does_not) {
    const Shape horseshoe = area({{0, 0}, {30, 0}, {30, 30}, {20, 30}, {20, 10}, {10, 10}, {10, 30}, {0, 30}});
    const auto at = label_point(horseshoe);
    ASSERT_TRUE(at);
    EXPECT_TRUE(geometry::inside(*at, horseshoe));
    EXPECT_GT(geometry::distance_to_rings(*at, horseshoe), 4.0);
}

TEST(LabelPoint, keeps_clear_of_holes_and_takes_the_largest_part) {
    Shape shape(Family::area);
    add_ring(shape, {{1000, 0}, {1002, 0}, {1002, 2}, {1000, 2}});
    shape.end_part();
    add_ring(shape, {{0, 0}, {100, 0}, {100, 40}, {0, 40}});
    add_ring(shape, {{30, 5}, {30, 35}, {95, 35}, {95, 5}});
    shape.end_part();
    const auto at = label_point(shape);
    ASSERT_TRUE(at);
    EXPECT_TRUE(geometry::inside(*at, shape));
    EXPECT_LT(at->x, 30.0);
}

TEST(LabelPoint, of_a_line_is_half_way_along_the_longest) {
    Shape shape(Family::line);
    add_ring(shape, {{0, 0}, {0, 3}});
    shape.end_part();
    add_ring(shape, {{10, 0}, {20, 0}, {20, 20}});
    shape.end_part();
    EXPECT_EQ(label_point(shape), (Point{20, 5}));
}

TEST(LabelPoint, of_nothing_is_nothing_and_of_a_sliver_is_found) {
    EXPECT_FALSE(label_point(Shape(Family::area)));
    EXPECT_TRUE(label_point(area({{0, 0}, {1000, 0}, {1000, 0.001}, {0, 0.001}})));
    EXPECT_TRUE(label_point(area({{0, 0}, {1, 1}, {2, 2}}))) << "no ground at all";
}

TEST(Labels, never_lie_over_each_other_and_stay_inside) {
    Labels labels({0, 0, 100, 50});
    std::vector<geometry::Box> taken;
    for (int i = 0; i < 40; ++i) {
        const auto at = labels.place({50, 25}, 10, 4);
        if (!at) continue;
        const geometry::Box box{at->x - 5, at->y - 2, at->x + 5, at->y + 2};
        EXPECT_TRUE((geometry::Box{0, 0, 100, 50}).contains(box));
        for (const geometry::Box& other : taken)
            EXPECT_FALSE(box.min_x < other.max_x && other.min_x < box.max_x && box.min_y < other.max_y &&
                         other.min_y < box.max_y);
        taken.push_back(box);
    }
    EXPECT_EQ(taken.size(), 17U) << "one in the middle and two rounds of eight";
}

TEST(Labels, keep_off_what_is_kept_free) {
    Labels labels({0, 0, 100, 50});
    labels.keep_free({40, 20, 60, 30});
    const auto at = labels.place({50, 25}, 30, 4);
    ASSERT_TRUE(at);
    EXPECT_NE(*at, (Point{50, 25}));
}

}  // namespace
}  // namespace terracord::cartography
