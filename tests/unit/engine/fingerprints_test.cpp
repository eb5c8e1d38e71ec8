#include "engine/fingerprints.hpp"

#include <gtest/gtest.h>

namespace terracord::engine {
namespace {

using geometry::Point;
using geometry::Shape;

Shape ring(const std::vector<Point>& points) {
    Shape shape(geometry::Family::area);
    for (const Point& point : points) shape.add_point(point);
    shape.end_ring();
    shape.end_part();
    return shape;
}

const std::vector<Point> kSquare{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};

TEST(PerimeterDigest, is_the_same_for_another_first_vertex_and_another_turn) {
    const std::string digest = perimeter_digest(ring(kSquare));
    EXPECT_EQ(perimeter_digest(ring({{10, 10}, {0, 10}, {0, 0}, {10, 0}, {10, 10}})), digest);
    EXPECT_EQ(perimeter_digest(ring({{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}})), digest);
}

TEST(PerimeterDigest, sees_two_millimetres_and_not_a_tenth_of_one) {
    const std::string digest = perimeter_digest(ring(kSquare));
    EXPECT_EQ(perimeter_digest(ring({{0, 0}, {10, 0}, {10.0001, 10}, {0, 10}, {0, 0}})), digest);
    EXPECT_NE(perimeter_digest(ring({{0, 0}, {10, 0}, {10.002, 10}, {0, 10}, {0, 0}})), digest);
}

TEST(ProgrammeDigest, tells_an_unknown_value_from_zero) {
    model::Project unknown;
    unknown.programme["housing_units"] = std::nullopt;
    model::Project none = unknown;
    none.programme["housing_units"] = 0.0;
    EXPECT_NE(programme_digest(unknown), programme_digest(none));
}

TEST(ContentDigest, is_that_of_names_and_bytes_whatever_their_order) {
    const std::map<std::filesystem::path, std::string> hashes{{"x/a.shp", "1"}, {"x/a.dbf", "2"}, {"y/a.shp", "1"}};
    EXPECT_EQ(content_digest({"x/a.shp", "x/a.dbf"}, hashes), content_digest({"x/a.dbf", "x/a.shp"}, hashes));
    EXPECT_EQ(content_digest({"x/a.shp"}, hashes), content_digest({"y/a.shp"}, hashes));
    EXPECT_NE(content_digest({"x/a.shp"}, hashes), content_digest({"x/a.dbf"}, hashes));
    EXPECT_EQ(content_digest({}, hashes), "");
}

}  // namespace
}  // namespace terracord::engine
