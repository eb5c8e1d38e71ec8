#include "geometry/point_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>
#include <vector>

namespace terracord::geometry {
namespace {

// By comparing all, equal points as they come.
std::vector<std::uint32_t> compared(const std::vector<Point>& points) {
    std::vector<std::uint32_t> order(points.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(points[a].x, points[a].y) < std::tuple(points[b].x, points[b].y);
    });
    return order;
}

void expect_in_order(PointOrder& order, const std::vector<Point>& points) {
    const auto found = order.of(points);
    EXPECT_EQ(std::vector<std::uint32_t>(found.begin(), found.end()), compared(points)) << points.size();
}

TEST(PointOrder, is_that_of_comparing_all) {
    std::mt19937 random(7);
    PointOrder order;
    for (const std::size_t count : {0U, 1U, 2U, 255U, 256U, 1000U, 70'000U}) {
        std::uniform_real_distribution<double> place(-1.0, 1.0);
        std::vector<Point> points(count);
        for (Point& point : points)
            point = {618'000.0 + 20'000.0 * place(random), 6'755'000.0 + 20'000.0 * place(random)};
        expect_in_order(order, points);
    }
}

TEST(PointOrder, of_points_above_one_another_goes_by_their_height_and_of_equal_ones_as_they_come) {
    std::mt19937 random(8);
    std::uniform_int_distribution<int> place(0, 30);
    std::vector<Point> points(5000);
    for (Point& point : points) point = {10.0 * place(random), 10.0 * place(random)};
    PointOrder order;
    expect_in_order(order, points);
    for (Point& point : points) point.x = 5.0;
    expect_in_order(order, points);
}

TEST(PointOrder, sees_the_least_step_beside_one_far_away) {
    std::vector<Point> points;
    double x = 1.0;
    for (int i = 0; i < 1000; ++i) {
        points.push_back({x, -i * 1.0});
        x = std::nextafter(x, 2.0);
    }
    std::reverse(points.begin(), points.end());
    points.push_back({1e150, 0.0});
    points.push_back({-1e150, 0.0});
    points.push_back({-0.0, 0.0});
    points.push_back({0.0, 0.0});
    PointOrder order;
    expect_in_order(order, points);
    // A row so short that its width is no normal number.
    points.clear();
    for (int i = 0; i < 1000; ++i) points.push_back({(i * 37 % 1000) * std::numeric_limits<double>::denorm_min(), 0.0});
    expect_in_order(order, points);
}

}  // namespace
}  // namespace terracord::geometry
