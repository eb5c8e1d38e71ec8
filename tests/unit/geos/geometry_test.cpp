#include "geos/geometry.hpp"

#include <gtest/gtest.h>

#include "support/shapes.hpp"

namespace terracord::geos {
namespace {

using geometry::Family;
using geometry::Shape;
using testing::line;
using testing::point;
using testing::polygon;
using testing::rectangle;
using testing::ring;
using testing::together;

Shape there_and_back(const Shape& shape) {
    Context context;
    return Geometry::from_shape(context, shape).to_shape(shape.family());
}

TEST(Geometry, GoesThereAndBackWithoutChangingABit) {
    const Shape area = together({polygon(ring(652709.1, 6862305.3, 40, 25), {ring(652710, 6862306, 3, 3)}),
                                 rectangle(652800, 6862305, 0.1, 0.1)});
    EXPECT_EQ(there_and_back(area), area);
    const Shape lines = together({line({{0.1, 0.2}, {0.3, 0.7}}), line({{5, 5}, {6, 6}, {7, 5}})});
    EXPECT_EQ(there_and_back(lines), lines);
    const Shape points = together({point(0.1, 0.2), point(1e7, -1e-7)});
    EXPECT_EQ(there_and_back(points), points);
}

TEST(Geometry, OfAnEmptyShapeIsEmpty) {
    Context context;
    for (const Family family : {Family::area, Family::line, Family::point, Family::none}) {
        const Geometry empty = Geometry::from_shape(context, Shape(family));
        EXPECT_TRUE(static_cast<bool>(empty));
        EXPECT_TRUE(empty.empty());
        EXPECT_EQ(empty.area(), 0.0);
        EXPECT_TRUE(empty.to_shape(family).empty());
    }
}

TEST(Geometry, LeavesOutRingsTooShortToEnclose) {
    Context context;
    const Shape shape = polygon(ring(0, 0, 10, 10), {{{2, 2}, {3, 3}}});
    EXPECT_EQ(Geometry::from_shape(context, shape).area(), 100.0);
    EXPECT_EQ(Geometry::from_shape(context, polygon({{0, 0}, {1, 1}})).area(), 0.0);
}

TEST(Geometry, GivesTheFamilyAskedForOnly) {
    Context context;
    const Geometry area = Geometry::from_shape(context, rectangle(0, 0, 1, 1));
    EXPECT_TRUE(area.to_shape(Family::line).empty());
    EXPECT_TRUE(area.to_shape(Family::point).empty());
}

TEST(Geometry, SaysWhatIsNotValid) {
    Context context;
    EXPECT_TRUE(Geometry::from_shape(context, rectangle(0, 0, 1, 1)).valid());
    EXPECT_FALSE(Geometry::from_shape(context, polygon({{0, 0}, {10, 10}, {10, 0}, {0, 10}})).valid());
    EXPECT_FALSE(Geometry().valid());
    EXPECT_TRUE(Geometry().empty());
}

TEST(Geometry, SurvivesMoves) {
    Context context;
    Geometry a = Geometry::from_shape(context, rectangle(0, 0, 2, 2));
    Geometry b = std::move(a);
    Geometry c = Geometry::from_shape(context, rectangle(0, 0, 1, 1));
    c = std::move(b);
    EXPECT_EQ(c.area(), 4.0);
}

TEST(Prepared, AsksAboutClosedSets) {
    Context context;
    const Geometry square = Geometry::from_shape(context, rectangle(0, 0, 10, 10));
    const Prepared prepared(square);
    const auto of = [&](const Shape& shape) { return Geometry::from_shape(context, shape); };
    EXPECT_TRUE(prepared.intersects(of(rectangle(10, 0, 5, 5))));
    EXPECT_FALSE(prepared.intersects(of(rectangle(10.001, 0, 5, 5))));
    EXPECT_TRUE(prepared.covers(of(rectangle(0, 0, 10, 10))));
    EXPECT_TRUE(prepared.covers(of(line({{0, 0}, {10, 0}}))));  // on the border
    EXPECT_FALSE(prepared.covers(of(rectangle(5, 5, 6, 1))));
}

}  // namespace
}  // namespace terracord::geos
