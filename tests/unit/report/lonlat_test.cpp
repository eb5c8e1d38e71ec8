#include "report/lonlat.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "unit/report/sample.hpp"

namespace terracord::report {
namespace {

using geometry::Family;
using geometry::Shape;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string geojson(const Shape& shape) {
    const auto lonlat = LonLat::from(testing::lambert93());
    EXPECT_TRUE(lonlat);
    std::string out;
    lonlat->append(out, shape);
    return out;
}

// Coordinates already in degrees: what is written is what rounding makes of them.
std::string written(const Shape& shape) {
    const auto lonlat = LonLat::from(*gdal::Crs::parse("EPSG:4326"));
    EXPECT_TRUE(lonlat);
    std::string out;
    lonlat->append(out, shape);
    return out;
}

Shape polygon(std::initializer_list<geometry::Point> points) {
    Shape shape(Family::area);
    for (const geometry::Point point : points) shape.add_point(point);
    shape.end_ring();
    shape.end_part();
    return shape;
}

TEST(LonLat, puts_longitude_first_and_turns_shells_counter_clockwise) {
    const std::string text = geojson(testing::rectangle(0, 0, 100, 100));
    // South-west, south-east: the second longitude is larger, the latitude nearly the same.
    EXPECT_THAT(text, StartsWith(R"({"type":"MultiPolygon","coordinates":[[[[1.90)"));
    EXPECT_THAT(text, HasSubstr("47.89"));
    const Shape clockwise = polygon({{1, 47}, {1, 48}, {2, 48}, {2, 47}, {1, 47}});
    EXPECT_EQ(written(clockwise), R"({"type":"MultiPolygon","coordinates":[[[[1,47],[2,47],[2,48],[1,48],[1,47]]]]})");
}

TEST(LonLat, turns_holes_clockwise) {
    Shape shape(Family::area);
    for (const geometry::Point p : {geometry::Point{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}) shape.add_point(p);
    shape.end_ring();
    for (const geometry::Point p : {geometry::Point{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}}) shape.add_point(p);
    shape.end_ring();
    shape.end_part();
    EXPECT_EQ(
        written(shape),
        R"({"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]]})");
}

TEST(LonLat, drops_points_that_coincide_after_rounding_and_spikes) {
    const Shape shape =
        polygon({{1, 47}, {2, 47}, {2.00000000001, 47.00000000001}, {2, 48}, {3, 49}, {2, 48}, {1, 48}, {1, 47}});
    EXPECT_EQ(written(shape), R"({"type":"MultiPolygon","coordinates":[[[[1,47],[2,47],[2,48],[1,48],[1,47]]]]})");
}

TEST(LonLat, drops_a_hole_that_collapses) {
    Shape shape(Family::area);
    for (const geometry::Point p : {geometry::Point{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}) shape.add_point(p);
    shape.end_ring();
    for (const geometry::Point p :
         {geometry::Point{1, 1}, {1.000000000001, 1}, {1.000000000001, 1.000000000001}, {1, 1}})
        shape.add_point(p);
    shape.end_ring();
    shape.end_part();
    EXPECT_EQ(written(shape), R"({"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,4],[0,0]]]]})");
}

TEST(LonLat, keeps_a_thin_polygon_by_more_decimals) {
    // A micrometre wide: nothing would be left at 9 decimals.
    const std::string text = geojson(testing::rectangle(0, 0, 50, 0.000001));
    EXPECT_THAT(text, ContainsRegex("[.][0-9]{11}[],]"));
    EXPECT_THAT(text, StartsWith(R"({"type":"MultiPolygon","coordinates":[[[[)"));
}

TEST(LonLat, writes_null_where_nothing_can_be_drawn) {
    EXPECT_EQ(geojson(Shape(Family::area)), "null");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    Shape shape(Family::point);
    shape.add_point({nan, nan});
    shape.end_ring();
    shape.end_part();
    EXPECT_EQ(geojson(shape), "null");
}

TEST(LonLat, writes_lines_and_points_as_multi_types) {
    EXPECT_THAT(geojson(testing::line(0, 0, 10, 0)), StartsWith(R"({"type":"MultiLineString","coordinates":[[[1.9)"));
    EXPECT_THAT(geojson(testing::points({{0, 0}})), StartsWith(R"({"type":"MultiPoint","coordinates":[[1.9)"));
}

}  // namespace
}  // namespace terracord::report
