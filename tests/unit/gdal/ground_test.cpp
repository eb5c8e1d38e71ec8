#include <geodesic.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>
#include <string>
#include <vector>

#include "gdal/crs.hpp"
#include "geometry/measure.hpp"

namespace terracord::gdal {
namespace {

using geometry::Point;

TEST(ArealScale, IsNearOneOnNationalGridsAndFarFromItOnWebMaps) {
    EXPECT_NEAR(areal_scale(*Crs::parse("EPSG:2154"), {618106, 6756402}), 1.0 - 0.0013, 1e-4);
    EXPECT_NEAR(areal_scale(*Crs::parse("EPSG:3948"), {1618059, 7189787}), 1.0 - 0.0002, 1e-4);
    EXPECT_NEAR(areal_scale(*Crs::parse("EPSG:3857"), {212510, 6090000}), 2.22, 0.01);
    EXPECT_NEAR(areal_scale(*Crs::parse("EPSG:27572"), {567000, 2322000}), 1.0, 1e-3);
    EXPECT_TRUE(std::isnan(areal_scale(*Crs::parse("EPSG:4326"), {2, 48})));
    EXPECT_TRUE(std::isnan(areal_scale(*Crs::parse("EPSG:2154"), {std::nan(""), 0})));
}

TEST(EllipsoidalArea, IsThePlanarAreaOverTheScale) {
    const std::vector<Point> square{
        {618000, 6756000}, {619000, 6756000}, {619000, 6757000}, {618000, 6757000}, {618000, 6756000}};
    const auto lambert = *Crs::parse("EPSG:2154");
    const double expected = 1e6 / areal_scale(lambert, {618500, 6756500});
    EXPECT_NEAR(ellipsoidal_area(lambert, square), expected, 1e6 * 1e-6);
    const std::vector<Point> clockwise(square.rbegin(), square.rend());
    EXPECT_DOUBLE_EQ(ellipsoidal_area(lambert, clockwise), ellipsoidal_area(lambert, square));
}

// On a map that keeps areas, near its centre, edges on the map are geodesics to less than a millionth of a square
// metre.
TEST(EllipsoidalArea, OfPlotsIsThatOnAMapThatKeepsAreas) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> some(0.2, 1.0);
    for (const double latitude : {-21.1, 4.9, 43.3, 47.9, 50.6}) {
        const auto map =
            Crs::parse("+proj=laea +lat_0=" + std::to_string(latitude) + " +lon_0=2 +ellps=GRS80 +units=m");
        ASSERT_TRUE(map.has_value());
        for (int i = 0; i < 50; ++i) {
            std::vector<Point> plot;
            for (int corner = 0; corner < 9; ++corner) {
                const double angle = 2.0 * std::numbers::pi * corner / 9.0;
                const double reach = 20.0 * some(random);
                plot.push_back({reach * std::cos(angle), reach * std::sin(angle)});
            }
            plot.push_back(plot.front());
            EXPECT_NEAR(ellipsoidal_area(*map, plot), geometry::signed_area(plot), 1e-6) << latitude;
        }
    }
}

// GeographicLib's own rounding is some 1e-4 m2 a plot.
TEST(EllipsoidalArea, AgreesWithGeographicLibOnEdgesShortAndLong) {
    geod_geodesic grs80;
    geod_init(&grs80, 6'378'137.0, 1.0 / 298.257222101);
    std::mt19937 random(12);
    std::uniform_real_distribution<double> some(-1.0, 1.0);
    const auto geographic = *Crs::parse("EPSG:4171");
    for (const double metres : {5.0, 50.0, 500.0, 1'500.0, 5'000.0}) {
        for (int i = 0; i < 200; ++i) {
            const Point centre{2.0 + some(random), 47.0 + 5.0 * some(random)};
            std::vector<Point> ring;
            geod_polygon polygon;
            geod_polygon_init(&polygon, 0);
            for (int corner = 0; corner < 7; ++corner) {
                const double angle = 2.0 * std::numbers::pi * corner / 7.0;
                const double reach = metres * (0.6 + 0.4 * some(random)) / 111'200.0;
                ring.push_back({centre.x + reach * std::cos(angle) / 0.68, centre.y + reach * std::sin(angle)});
                geod_polygon_addpoint(&grs80, &polygon, ring.back().y, ring.back().x);
            }
            double expected = 0.0;
            geod_polygon_compute(&grs80, &polygon, 0, 1, &expected, nullptr);
            ring.push_back(ring.front());
            EXPECT_NEAR(ellipsoidal_area(geographic, ring), expected, 2e-4 + 1e-11 * expected) << metres;
        }
    }
}

TEST(EllipsoidalArea, WorksOnLongitudesAndLatitudesAndOnGrads) {
    const std::vector<Point> degree{{2, 48}, {3, 48}, {3, 49}, {2, 49}, {2, 48}};
    EXPECT_NEAR(ellipsoidal_area(*Crs::parse("EPSG:4326"), degree), 8.22e9, 0.05e9);
    const std::vector<Point> square{
        {567000, 2322000}, {568000, 2322000}, {568000, 2323000}, {567000, 2323000}, {567000, 2322000}};
    EXPECT_NEAR(ellipsoidal_area(*Crs::parse("EPSG:27572"), square), 1e6, 1e3);
    EXPECT_EQ(ellipsoidal_area(*Crs::parse("EPSG:2154"), std::vector<Point>{{0, 0}, {1, 1}, {0, 0}}), 0.0);
}

}  // namespace
}  // namespace terracord::gdal
