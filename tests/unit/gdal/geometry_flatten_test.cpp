#include "gdal/geometry_flatten.hpp"

#include <gtest/gtest.h>
#include <ogr_geometry.h>

#include <cmath>
#include <limits>
#include <memory>
#include <numbers>

#include "geometry/measure.hpp"

namespace terracord::gdal {
namespace {

using geometry::Family;

Flattened from_wkt(const char* wkt, const FlattenOptions& options = {}) {
    OGRGeometry* parsed = nullptr;
    EXPECT_EQ(OGRGeometryFactory::createFromWkt(wkt, nullptr, &parsed), OGRERR_NONE) << wkt;
    const std::unique_ptr<OGRGeometry> geometry(parsed);
    return flatten(*geometry, options);
}

TEST(Flatten, KeepsPartsAndRingsOfAMultipolygon) {
    const auto flat =
        from_wkt("MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0),(2 2,4 2,4 4,2 4,2 2)),((20 0,30 0,30 10,20 10,20 0)))");
    EXPECT_EQ(flat.shape.family(), Family::area);
    EXPECT_EQ(flat.shape.part_count(), 2U);
    EXPECT_EQ(flat.shape.ring_count(), 3U);
    EXPECT_DOUBLE_EQ(geometry::area(flat.shape), 196.0);
    EXPECT_FALSE(flat.mixed);
}

TEST(Flatten, StopsAtTheMostPointsAFeatureMayHave) {
    const char* square = "POLYGON ((0 0,10 0,10 10,0 10,0 0))";
    EXPECT_EQ(from_wkt(square, {.most_points = 5}).shape.point_count(), 5U);
    const auto flat = from_wkt(square, {.most_points = 4});
    EXPECT_TRUE(flat.too_many);
    EXPECT_TRUE(flat.shape.empty());
}

TEST(Flatten, DoesNotMakeTheChordsOfAnArcThatWouldBeTooMany) {
    const auto flat = from_wkt("CIRCULARSTRING (0 0,1000000 1000000,2000000 0)", {.most_points = 1000});
    EXPECT_TRUE(flat.too_many);
    EXPECT_TRUE(flat.shape.empty());
    EXPECT_FALSE(from_wkt("CIRCULARSTRING (0 0,1 1,2 0)", {.most_points = 1000}).too_many);
}

TEST(Flatten, DropsHeightsAndMeasures) {
    const auto flat = from_wkt("LINESTRING ZM (0 0 5 1,3 4 6 2)");
    EXPECT_EQ(flat.shape.family(), Family::line);
    EXPECT_DOUBLE_EQ(geometry::length(flat.shape), 5.0);
    EXPECT_EQ(from_wkt("MULTIPOINT Z ((1 2 3),(4 5 6))").shape.part_count(), 2U);
}

TEST(Flatten, TurnsArcsIntoChordsWithinOneCentimetre) {
    const auto circle = from_wkt("CURVEPOLYGON (CIRCULARSTRING (100 0,0 100,-100 0,0 -100,100 0))");
    ASSERT_EQ(circle.shape.family(), Family::area);
    const double exact = std::numbers::pi * 100.0 * 100.0;
    EXPECT_NEAR(geometry::area(circle.shape), exact, 2.0 * std::numbers::pi * 100.0 * 0.01);
    const auto points = circle.shape.points();
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const double x = (points[i].x + points[i + 1].x) / 2.0;
        const double y = (points[i].y + points[i + 1].y) / 2.0;
        EXPECT_GE(std::hypot(x, y), 100.0 - 0.0101);
    }
    EXPECT_LT(points.size(), 1000U);
}

TEST(Flatten, GivesTheSameChordsToNeighboursThatShareAnArc) {
    const auto left = from_wkt("COMPOUNDCURVE (CIRCULARSTRING (0 0,3 5,0 10),(0 10,-5 10))");
    const auto right = from_wkt("COMPOUNDCURVE ((5 10,0 10),CIRCULARSTRING (0 10,3 5,0 0))");
    ASSERT_EQ(left.shape.point_count(), right.shape.point_count());
    const auto a = left.shape.points();
    const auto b = right.shape.points();
    for (std::size_t i = 0; i + 1 < a.size(); ++i) EXPECT_EQ(a[i], b[b.size() - 1 - i]);
}

TEST(Flatten, KeepsTheHighestFamilyOfACollection) {
    const auto flat = from_wkt(
        "GEOMETRYCOLLECTION (POINT (1 1),LINESTRING (0 0,1 1),GEOMETRYCOLLECTION (POLYGON ((0 0,1 0,1 1,0 0))))");
    EXPECT_EQ(flat.shape.family(), Family::area);
    EXPECT_EQ(flat.shape.part_count(), 1U);
    EXPECT_TRUE(flat.mixed);
    EXPECT_FALSE(from_wkt("GEOMETRYCOLLECTION (POINT (1 1),MULTIPOINT (2 2,3 3))").mixed);
}

TEST(Flatten, TakesFacesOfSurfaces) {
    EXPECT_EQ(from_wkt("TIN Z (((0 0 0,1 0 0,0 1 0,0 0 0)),((1 0 0,1 1 0,0 1 0,1 0 0)))").shape.part_count(), 2U);
    EXPECT_EQ(from_wkt("TRIANGLE ((0 0,1 0,0 1,0 0))").shape.family(), Family::area);
}

TEST(Flatten, GivesNothingForEmptyGeometries) {
    for (const char* wkt : {"POLYGON EMPTY", "GEOMETRYCOLLECTION EMPTY", "POINT EMPTY", "MULTIPOLYGON EMPTY"}) {
        const auto flat = from_wkt(wkt);
        EXPECT_TRUE(flat.shape.empty()) << wkt;
        EXPECT_TRUE(flat.finite);
    }
}

TEST(Flatten, SetsAsideCoordinatesThatAreNoNumbers) {
    OGRLineString line;
    line.addPoint(0.0, 0.0);
    line.addPoint(std::numeric_limits<double>::infinity(), 1.0);
    const auto flat = flatten(line);
    EXPECT_FALSE(flat.finite);
    EXPECT_TRUE(flat.shape.empty());
}

TEST(Flatten, SwapsAxesWhereTheSourceGivesNorthFirst) {
    const auto flat = from_wkt("POINT (48 2)", {.swap_axes = true});
    EXPECT_EQ(flat.shape.points()[0], (geometry::Point{2, 48}));
}

}  // namespace
}  // namespace terracord::gdal
