#include "geometry/distance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "support/shapes.hpp"

namespace terracord::geometry {
namespace {

using testing::line;
using testing::point;
using testing::polygon;
using testing::rectangle;
using testing::ring;
using testing::together;

constexpr double kFar = std::numeric_limits<double>::infinity();

double from(const Shape& subject, const Shape& feature, double within = kFar) {
    const EdgeTree tree(subject);
    Distance distance;
    distance.begin_subject(subject, tree);
    return distance.to(feature, within);
}

// As of a large area: by the edges near the subject.
double from_near(const Shape& subject, const Shape& area, double within) {
    const EdgeTree tree(subject);
    const EdgeTree of_area(area);
    std::vector<std::uint32_t> edges;
    of_area.query(area, subject.box().widened(within), edges);
    Distance distance;
    distance.begin_subject(subject, tree);
    return distance.to(area, of_area, edges, within);
}

const Shape kSquare = rectangle(0, 0, 10, 10);

TEST(Distance, of_a_point_is_that_to_the_nearest_side_or_corner) {
    EXPECT_EQ(from(kSquare, point(14, 5)), 4.0);
    EXPECT_EQ(from(kSquare, point(13, 14)), 5.0);
    EXPECT_EQ(from(kSquare, point(5, -0.25)), 0.25);
    EXPECT_EQ(from(kSquare, together({point(100, 100), point(13, 14), point(-30, 0)})), 5.0);
}

TEST(Distance, of_a_point_in_the_area_or_on_its_border_is_nought) {
    EXPECT_EQ(from(kSquare, point(5, 5)), 0.0);
    EXPECT_EQ(from(kSquare, point(10, 5)), 0.0);
    EXPECT_EQ(from(kSquare, point(0, 0)), 0.0);
    EXPECT_EQ(from(kSquare, point(10, 10)), 0.0);
    EXPECT_EQ(from(polygon({{0, 0}, {8, 4}, {0, 8}}), point(4, 2)), 0.0);  // on a slant
}

TEST(Distance, of_a_point_in_a_hole_is_that_to_its_border) {
    const Shape hollow = polygon(ring(0, 0, 100, 100), {ring(20, 20, 60, 60)});
    EXPECT_EQ(from(hollow, point(50, 30)), 10.0);
    EXPECT_EQ(from(hollow, point(10, 50)), 0.0);
    EXPECT_EQ(from(hollow, rectangle(30, 35, 10, 5)), 10.0);
    EXPECT_EQ(from(hollow, rectangle(20, 35, 10, 5)), 0.0);
}

TEST(Distance, of_a_line_is_nought_where_it_passes_through_without_a_vertex_in_the_area) {
    EXPECT_EQ(from(kSquare, line({{-5, 3}, {15, 8}})), 0.0);
    EXPECT_GT(from(kSquare, line({{-5, 5}, {5, -5.5}})), 0.0);  // past the corner
    EXPECT_EQ(from(kSquare, line({{-5, 5}, {5, -5}})), 0.0);    // by the corner
    EXPECT_EQ(from(kSquare, line({{-5, 10}, {15, 10}})), 0.0);  // along a side
    EXPECT_EQ(from(kSquare, line({{2, 2}, {3, 3}})), 0.0);      // inside
}

TEST(Distance, of_a_line_is_that_of_a_corner_to_its_middle_or_of_its_end_to_a_side) {
    EXPECT_DOUBLE_EQ(from(kSquare, line({{10, 14}, {14, 10}})), std::sqrt(8.0));
    EXPECT_EQ(from(kSquare, line({{30, 5}, {20, 7}, {12, 6}})), 2.0);  // the last point
    EXPECT_EQ(from(kSquare, line({{12, 6}, {20, 7}, {30, 5}})), 2.0);  // the first
    EXPECT_EQ(from(kSquare, line({{13, 14}, {13, 14}})), 5.0);         // no longer than a point
}

TEST(Distance, of_an_area_around_the_subject_is_nought_and_of_one_in_whose_hole_it_lies_is_not) {
    EXPECT_EQ(from(kSquare, rectangle(-10, -10, 100, 100)), 0.0);
    EXPECT_EQ(from(kSquare, polygon(ring(-50, -50, 200, 200), {ring(-3, -7, 20, 20)})), 3.0);
    EXPECT_EQ(from(kSquare, polygon(ring(-50, -50, 200, 200), {ring(0, -7, 20, 20)})), 0.0);
    // Around one of two parts.
    const Shape two = together({rectangle(0, 0, 10, 10), rectangle(100, 0, 10, 10)});
    EXPECT_EQ(from(two, rectangle(90, -10, 40, 40)), 0.0);
    EXPECT_EQ(from(two, rectangle(20, 0, 10, 10)), 10.0);
}

TEST(Distance, of_areas_that_cross_like_a_plus_is_nought) {
    EXPECT_EQ(from(rectangle(0, 40, 100, 20), rectangle(40, 0, 20, 100)), 0.0);
    EXPECT_EQ(from(kSquare, rectangle(10, 10, 5, 5)), 0.0);  // corner to corner
    EXPECT_EQ(from(kSquare, rectangle(13, 14, 5, 5)), 5.0);
}

TEST(Distance, beyond_what_is_asked_for_is_infinite_and_the_bound_is_included) {
    EXPECT_EQ(from(kSquare, point(14, 5), 4.0), 4.0);
    EXPECT_EQ(from(kSquare, point(13, 14), 5.0), 5.0);
    EXPECT_EQ(from(kSquare, point(14, 5), 3.9), kFar);
    EXPECT_EQ(from(kSquare, rectangle(50, 0, 5, 5), 30.0), kFar);
    EXPECT_EQ(from(kSquare, point(5, 5), 0.0), 0.0);
    EXPECT_EQ(from(kSquare, Shape(Family::line)), kFar);
    EXPECT_EQ(from(kSquare, Shape(Family::area)), kFar);
    EXPECT_EQ(from(kSquare, Shape()), kFar);
}

// A wheel of many edges; its rim is a hand inside 100 m.
Shape wheel(Point centre, int edges) {
    testing::Points rim;
    for (int i = 0; i < edges; ++i) {
        const double angle = 2.0 * 3.14159265358979 * i / edges;
        rim.push_back({centre.x + 100.0 * std::cos(angle), centre.y + 100.0 * std::sin(angle)});
    }
    return polygon(rim);
}

TEST(Distance, of_areas_of_many_edges_is_that_of_every_pair) {
    const Shape one = wheel({0, 0}, 777);
    const Shape other = wheel({230, 100}, 1234);
    const auto gap = [](const Shape& vertices, const Shape& edges) {
        double found = kFar;
        for (const Point& p : vertices.points()) {
            for (std::size_t i = 0; i + 1 < edges.point_count(); ++i) {
                const Point a = edges.points()[i];
                const Point b = edges.points()[i + 1];
                const double length = std::hypot(b.x - a.x, b.y - a.y);
                const double along = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length;
                const double t = std::min(std::max(along, 0.0), length) / length;
                found = std::min(found, std::hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y)));
            }
        }
        return found;
    };
    const double least = std::min(gap(one, other), gap(other, one));
    EXPECT_NEAR(from(one, other), least, 1e-12);
    EXPECT_EQ(from(one, other), from(other, one));
    EXPECT_EQ(from_near(one, other, 60.0), from(one, other));
    EXPECT_EQ(from_near(one, other, least), from(one, other));
    EXPECT_EQ(from(one, wheel({50, 100}, 1234)), 0.0);
}

TEST(Distance, by_the_edges_near_the_subject_sees_what_lies_in_it_and_what_it_lies_in) {
    EXPECT_EQ(from_near(rectangle(0, 0, 500, 500), wheel({250, 250}, 300), 10.0), 0.0);
    // In the hole of a large area, and in one of its parts whose border is within reach.
    const Shape hollow = polygon(ring(-500, -500, 1000, 1000), {ring(-20, -20, 40, 40)});
    EXPECT_EQ(from_near(kSquare, hollow, 25.0), 10.0);
    EXPECT_EQ(from_near(rectangle(-15, -15, 30, 30), hollow, 25.0), 5.0);
    EXPECT_EQ(from_near(kSquare, rectangle(-5, -5, 500, 500), 25.0), 0.0);
    // A hole of the area in the subject.
    EXPECT_EQ(from_near(rectangle(-100, -100, 200, 200), hollow, 25.0), 0.0);
}

TEST(Distance, is_the_same_to_the_last_bit_wherever_and_whichever_way_rings_are_drawn) {
    const Shape subject =
        polygon({{618000.1, 6755000.7}, {618033.3, 6755011.9}, {618021.7, 6755044.2}, {617991.4, 6755030.6}});
    const std::vector<Point> corners{
        {618101.3, 6755021.1}, {618140.9, 6755010.3}, {618133.7, 6755051.4}, {618099.9, 6755060.2}};
    const double expected = from(subject, polygon({corners[0], corners[1], corners[2], corners[3]}));
    for (std::size_t start = 0; start < 4; ++start) {
        testing::Points forth;
        testing::Points back;
        for (std::size_t i = 0; i < 4; ++i) {
            forth.push_back(corners[(start + i) % 4]);
            back.push_back(corners[(start + 4 - i) % 4]);
        }
        EXPECT_EQ(from(subject, polygon(forth)), expected);
        EXPECT_EQ(from(subject, polygon(back)), expected);
        EXPECT_EQ(from(polygon(back), subject), expected);
    }
}

TEST(Distance, of_the_next_subject_forgets_the_one_before) {
    const Shape first = rectangle(0, 0, 10, 10);
    const Shape second = rectangle(1000, 0, 10, 10);
    const EdgeTree tree_of_first(first);
    const EdgeTree tree_of_second(second);
    Distance distance;
    distance.begin_subject(first, tree_of_first);
    EXPECT_EQ(distance.to(point(20, 0)), 10.0);
    distance.begin_subject(second, tree_of_second);
    EXPECT_EQ(distance.to(point(20, 0)), 980.0);
}

}  // namespace
}  // namespace terracord::geometry
