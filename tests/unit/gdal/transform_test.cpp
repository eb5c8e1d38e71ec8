#include <gtest/gtest.h>
#include <proj.h>

#include <array>
#include <cmath>
#include <limits>

#include "gdal/crs.hpp"

namespace terracord::gdal {
namespace {

using geometry::Point;

Transform between(const char* from, const char* to) {
    return std::move(*Transform::make(*Crs::parse(from), *Crs::parse(to)));
}

Point moved(const Transform& transform, Point point) {
    EXPECT_EQ(transform.apply({&point, 1}), 0U);
    return point;
}

TEST(Transform, IsTheIdentityBetweenEqualSystems) {
    const Transform same = between("EPSG:2154", "EPSG:5698");
    EXPECT_EQ(same.operation(), "");
    EXPECT_EQ(same.accuracy_m(), 0.0);
    const Point exact{618106.123456789, 6756402.987654321};
    EXPECT_EQ(moved(same, exact), exact);
}

TEST(Transform, TakesEastingAndLongitudeFirstWhateverTheRegisterSays) {
    const Point there = moved(between("EPSG:4326", "EPSG:2154"), {3.0, 46.5});
    EXPECT_NEAR(there.x, 700000.0, 1e-3);
    EXPECT_NEAR(there.y, 6600000.0, 1e-3);
    const Point centre = moved(between("EPSG:4258", "EPSG:3035"), {10.0, 52.0});
    EXPECT_NEAR(centre.x, 4321000.0, 1e-3);
    EXPECT_NEAR(centre.y, 3210000.0, 1e-3);
}

TEST(Transform, UsesTheGridOfTheFrenchNtf) {
    const Transform to_rgf = between("EPSG:27572", "EPSG:2154");
    EXPECT_NEAR(to_rgf.accuracy_m(), 1.0, 1e-9);
    EXPECT_EQ(to_rgf.better_operation(), "");
    const Point start{567000.0, 2322000.0};
    const Point with_grid = moved(to_rgf, start);

    PJ_CONTEXT* context = proj_context_create();
    const auto pipeline = [&](const char* shift) {
        const std::string text =
            std::string(
                "+proj=pipeline +step +inv +proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742 "
                "+x_0=600000 +y_0=2200000 +ellps=clrk80ign +pm=paris ") +
            shift + " +step +proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80";
        PJ* operation = proj_create(context, text.c_str());
        const PJ_COORD there = proj_trans(operation, PJ_FWD, proj_coord(start.x, start.y, 0, 0));
        proj_destroy(operation);
        return Point{there.xy.x, there.xy.y};
    };
    const Point expected = pipeline("+step +proj=hgridshift +grids=ntf_r93.gsb");
    const Point coarse = pipeline(
        "+step +proj=push +v_3 +step +proj=cart +ellps=clrk80ign +step +proj=helmert +x=-168 +y=-60 +z=320 "
        "+step +inv +proj=cart +ellps=GRS80 +step +proj=pop +v_3");
    proj_context_destroy(context);
    EXPECT_NEAR(with_grid.x, expected.x, 1e-4);
    EXPECT_NEAR(with_grid.y, expected.y, 1e-4);
    EXPECT_GT(std::hypot(with_grid.x - coarse.x, with_grid.y - coarse.y), 0.1);
}

TEST(Transform, NeverFallsBackToABallparkOperation) {
    const auto from_nad27 = Transform::make(*Crs::parse("EPSG:4267"), *Crs::parse("EPSG:2154"), {"a.toml", 2, 1});
    ASSERT_FALSE(from_nad27);
    EXPECT_EQ(from_nad27.error().code, ErrorCode::crs_no_operation);
    EXPECT_EQ(from_nad27.error().where.line, 2);
    EXPECT_FALSE(from_nad27.error().hint.empty());
}

TEST(Transform, RoundsItsResults) {
    const Point metres = moved(between("EPSG:4326", "EPSG:2154"), {1.909, 47.9});
    EXPECT_EQ(metres.x, std::round(metres.x * 1e6) / 1e6);
    const Point degrees = moved(between("EPSG:2154", "EPSG:4326"), {618106.0, 6756402.0});
    EXPECT_EQ(degrees.x, std::round(degrees.x * 1e11) / 1e11);
    EXPECT_NEAR(degrees.x, 1.9, 0.1);
}

TEST(Transform, CountsPointsItCannotPlaceAndMakesThemNaN) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    std::array<Point, 4> points{Point{1.9, 47.9}, Point{nan, 47.9}, Point{1.9, 1e9}, Point{2.0, 48.0}};
    const Transform to_lambert = between("EPSG:4326", "EPSG:2154");
    EXPECT_EQ(to_lambert.apply(points), 2U);
    EXPECT_TRUE(std::isfinite(points[0].x));
    EXPECT_TRUE(std::isnan(points[1].x) && std::isnan(points[1].y));
    EXPECT_TRUE(std::isnan(points[2].x));
    EXPECT_TRUE(std::isfinite(points[3].x));
    std::array<Point, 1> lost{Point{nan, nan}};
    EXPECT_EQ(between("EPSG:2154", "EPSG:2154").apply(lost), 1U);
}

TEST(Transform, ChoosesTheOperationForWhereTheDataAre) {
    const auto ed50 = *Crs::parse("EPSG:23031");
    const auto lambert = *Crs::parse("EPSG:2154");
    const auto near_paris = Transform::make(ed50, lambert, {}, geometry::Box{440000, 5400000, 460000, 5420000});
    ASSERT_TRUE(near_paris);
    EXPECT_NE(near_paris->operation(), "");
    // Data far from the target's area still move: they are simply elsewhere.
    const auto far = Transform::make(*Crs::parse("EPSG:4326"), lambert, {}, geometry::Box{-60, -10, -59, -9});
    EXPECT_TRUE(far);
}

TEST(Transform, GoesThereAndBack) {
    const Transform there = between("EPSG:2154", "EPSG:3948");
    const Transform back = between("EPSG:3948", "EPSG:2154");
    const Point start{618106.25, 6756402.5};
    const Point again = moved(back, moved(there, start));
    EXPECT_NEAR(again.x, start.x, 2e-6);
    EXPECT_NEAR(again.y, start.y, 2e-6);
}

}  // namespace
}  // namespace terracord::gdal
