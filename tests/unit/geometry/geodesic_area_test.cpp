#include "geometry/geodesic_area.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace terracord::geometry {
namespace {

constexpr double kEarth = 6'378'137.0;
constexpr double kFlattening = 1.0 / 298.257222101;
constexpr double kRadians = std::numbers::pi / 180.0;

const GeodesicArea kGrs80(kEarth, kFlattening);
const GeodesicArea kSphere(kEarth, 0.0);

// Of a triangle on a sphere, by its sides (S. L'Huilier), in extended precision.
double by_excess(const std::vector<Point>& triangle) {
    const auto side = [&](std::size_t i, std::size_t j) -> long double {
        const long double lat_i = triangle[i].y * kRadians;
        const long double lat_j = triangle[j].y * kRadians;
        const long double up = std::sin((lat_j - lat_i) / 2.0L);
        const long double across =
            std::sin((static_cast<long double>(triangle[j].x) - triangle[i].x) * kRadians / 2.0L);
        return 2.0L * std::asin(std::sqrt(up * up + std::cos(lat_i) * std::cos(lat_j) * across * across));
    };
    const long double a = side(1, 2);
    const long double b = side(2, 0);
    const long double c = side(0, 1);
    const long double s = (a + b + c) / 2.0L;
    const long double product =
        std::tan(s / 2.0L) * std::tan((s - a) / 2.0L) * std::tan((s - b) / 2.0L) * std::tan((s - c) / 2.0L);
    return static_cast<double>(4.0L * std::atan(std::sqrt(product)) * kEarth * kEarth);
}

TEST(GeodesicArea, of_triangles_on_a_sphere_is_their_excess) {
    for (const double metres : {10.0, 100.0, 1000.0}) {
        const double degrees = metres / kEarth / kRadians;
        for (const double lat : {0.0, 20.0, 48.0, -48.0, 75.0}) {
            for (int turn = 0; turn < 12; ++turn) {
                std::vector<Point> triangle;
                for (int corner = 0; corner < 3; ++corner) {
                    const double angle = 2.0 * std::numbers::pi * (turn / 36.0 + corner / 3.0);
                    triangle.push_back(
                        {2.0 + degrees * std::cos(angle) / std::cos(lat * kRadians), lat + degrees * std::sin(angle)});
                }
                const double expected = by_excess(triangle);
                const double bow = std::pow(metres, 5.0) * std::tan(std::abs(lat) * kRadians) / std::pow(kEarth, 3.0);
                EXPECT_NEAR(kSphere.of(triangle).value(), expected, 1e-9 * expected + 1e-6 + bow)
                    << metres << " m, " << lat;
            }
        }
    }
}

TEST(GeodesicArea, counts_the_bow_of_an_edge_towards_the_pole) {
    // A kilometre along the parallel: the geodesic leaves 14.5 m2 beside it at 48 degrees, a hundred small steps do
    // not.
    const double width = 1000.0 / (kRadians * kEarth * std::cos(48.0 * kRadians));
    const std::vector<Point> south{{2 + width, 47.995}, {2, 47.995}};
    std::vector<Point> edge{{2, 48}, {2 + width, 48}};
    std::vector<Point> steps;
    for (int i = 0; i <= 100; ++i) steps.push_back({2 + width * i / 100.0, 48});
    edge.insert(edge.end(), south.begin(), south.end());
    steps.insert(steps.end(), south.begin(), south.end());
    const double bow = std::pow(1000.0, 3.0) * std::tan(48.0 * kRadians) / (12.0 * kEarth);
    EXPECT_NEAR(kSphere.of(edge).value() - kSphere.of(steps).value(), bow * (1.0 - 1e-4), bow * 1e-5);
}

TEST(GeodesicArea, is_the_same_closed_or_not_and_whichever_way_it_turns) {
    std::vector<Point> ring{{2, 48}, {2.001, 48.0002}, {2.0007, 48.001}, {1.9998, 48.0006}};
    const double area = kGrs80.of(ring).value();
    EXPECT_GT(area, 5'000.0);
    std::reverse(ring.begin(), ring.end());
    EXPECT_NEAR(kGrs80.of(ring).value(), area, 1e-8);
    ring.push_back(ring.front());
    EXPECT_NEAR(kGrs80.of(ring).value(), area, 1e-8);
    EXPECT_EQ(kGrs80.of(std::vector<Point>()), 0.0);
    EXPECT_EQ(kGrs80.of(std::vector<Point>{{2, 48}, {2.001, 48}}), 0.0);
}

TEST(GeodesicArea, is_left_to_others_where_edges_are_long_or_near_a_pole) {
    EXPECT_FALSE(kGrs80.of(std::vector<Point>{{2, 48}, {2.03, 48}, {2, 48.001}}));
    EXPECT_FALSE(kGrs80.of(std::vector<Point>{{179.9999, 48}, {-179.9999, 48}, {179.9999, 48.001}}));
    EXPECT_FALSE(kGrs80.of(std::vector<Point>{{2, 85}, {2.001, 85}, {2, 85.001}}));
    EXPECT_FALSE(kGrs80.of(std::vector<Point>{{2, 48}, {std::numeric_limits<double>::quiet_NaN(), 48}, {2, 48.001}}));
}

}  // namespace
}  // namespace terracord::geometry
