#include <gtest/gtest.h>

#include <cmath>
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
