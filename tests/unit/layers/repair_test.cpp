// docs/semantics.md: repairs over 1 % are said, over 10 % the feature is set aside.
#include "layers/repair.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "geometry/measure.hpp"
#include "geos/geometry.hpp"
#include "support/shapes.hpp"

namespace terracord::layers {
namespace {

using geometry::Shape;
using testing::line;
using testing::polygon;
using testing::rectangle;
using testing::ring;
using testing::together;

std::optional<model::Repair> repaired(Shape& shape) {
    geos::Context context;
    return Mender(context).make_usable(7, shape);
}

bool valid(const Shape& shape) {
    geos::Context context;
    return geos::Geometry::from_shape(context, shape).valid();
}

TEST(MakeUsable, LeavesWhatIsValidAlone) {
    Shape shape = polygon(ring(0, 0, 100, 100), {ring(10, 10, 5, 5)});
    const Shape before = shape;
    EXPECT_FALSE(repaired(shape).has_value());
    EXPECT_EQ(shape, before);
    Shape lines = line({{0, 0}, {10, 10}, {10, 0}, {0, 10}});
    EXPECT_FALSE(repaired(lines).has_value());
}

TEST(MakeUsable, AsksGeosOnlyWhatIsNotProved) {
    geos::Context context;
    Mender mender(context);
    Shape plain = polygon(ring(0, 0, 100, 100), {ring(10, 10, 5, 5)});
    EXPECT_FALSE(mender.make_usable(1, plain).has_value());
    EXPECT_EQ(mender.counts().proved, 1U);
    EXPECT_EQ(mender.counts().asked, 0U);
    // Valid, and left open by the proof: a corner of the hole between two points of the shell.
    Shape hanging = polygon(ring(0, 0, 100, 100), {{{50, 0}, {60, 20}, {40, 20}}});
    EXPECT_FALSE(mender.make_usable(2, hanging).has_value());
    EXPECT_EQ(mender.counts().asked, 1U);
    Shape bow_tie = polygon({{0, 0}, {100, 100}, {100, 0}, {0, 100}});
    EXPECT_TRUE(mender.make_usable(3, bow_tie).has_value());
    EXPECT_EQ(mender.counts().proved, 1U);
    EXPECT_EQ(mender.counts().asked, 2U);
}

TEST(MakeUsable, a_hole_whose_shell_is_a_point_takes_no_ground_from_another_part) {
    Shape shape = rectangle(0, 0, 100, 100);
    shape.append(polygon({{300, 0}}, {ring(200, 0, 5, 5)}));
    const auto repair = repaired(shape);
    ASSERT_TRUE(repair.has_value());
    EXPECT_FALSE(repair->set_aside);
    EXPECT_DOUBLE_EQ(repair->area_before_m2, 9975.0);
    EXPECT_DOUBLE_EQ(geometry::area(shape), 10000.0);
    EXPECT_EQ(shape.ring_count(), 1U);
}

TEST(MakeUsable, LeavesNothingInvalidEvenWhereTheRepairRounds) {
    // One pass of GEOS's repair rounds a node of this ring and comes out invalid.
    geos::Context context;
    geometry::Shape knot(geometry::Family::area);
    for (const geometry::Point p :
         {geometry::Point{10, 0}, {14, 2}, {0, 1}, {15, 4}, {10, 0}, {14, 2}, {0, 1}, {10, 0}})
        knot.add_point(p);
    knot.end_ring();
    knot.end_part();
    const auto repair = Mender(context).make_usable(1, knot);
    ASSERT_TRUE(repair.has_value());
    EXPECT_TRUE(geos::Geometry::from_shape(context, knot).valid());
}

TEST(MakeUsable, MendsASpikeWithoutAWord) {
    Shape shape = polygon({{0, 0}, {100, 0}, {100, 50}, {300, 50}, {100, 50}, {100, 100}, {0, 100}});
    const auto repair = repaired(shape);
    ASSERT_TRUE(repair.has_value());
    EXPECT_EQ(repair->fid, 7);
    EXPECT_FALSE(repair->set_aside);
    EXPECT_LE(repair->changed_share, kRepairWarningShare);
    EXPECT_EQ(geometry::area(shape), 10'000.0);
    EXPECT_TRUE(valid(shape));
}

TEST(MakeUsable, KeepsAChangeOfAFewPerCentOnRecord) {
    // A hole that sticks out by 5 m x 60 m: 3 % of the area comes back.
    Shape shape = polygon(ring(0, 0, 100, 100), {ring(90, 20, 15, 60)});
    const auto repair = repaired(shape);
    ASSERT_TRUE(repair.has_value());
    EXPECT_FALSE(repair->set_aside);
    EXPECT_EQ(repair->area_before_m2, 9100.0);
    EXPECT_EQ(repair->area_after_m2, 9400.0);
    EXPECT_NEAR(repair->changed_share, 300.0 / 9400.0, 1e-12);
    EXPECT_GT(repair->changed_share, kRepairWarningShare);
    EXPECT_TRUE(valid(shape));
}

TEST(MakeUsable, SetsABowTieAside) {
    // As drawn the two wings cancel: nobody knows what was meant.
    Shape shape = polygon({{0, 0}, {100, 100}, {100, 0}, {0, 100}});
    const auto repair = repaired(shape);
    ASSERT_TRUE(repair.has_value());
    EXPECT_TRUE(repair->set_aside);
    EXPECT_EQ(repair->area_before_m2, 0.0);
    EXPECT_EQ(geometry::area(shape), 10'000.0);  // its hull: the ground it may cover
    EXPECT_TRUE(valid(shape));
}

TEST(MakeUsable, SetsAsideJustOverTenPerCentAndNotJustUnder) {
    // A figure of eight of two triangles, of 10,000 and b x b: the repair adds twice the small one to their difference.
    const auto crossing = [](double b) { return polygon({{-b, -b}, {100, 100}, {100, -100}, {-b, b}}); };
    Shape under = crossing(22.0);
    Shape over = crossing(24.0);
    EXPECT_FALSE(repaired(under)->set_aside);
    EXPECT_TRUE(repaired(over)->set_aside);
    EXPECT_NEAR(geometry::area(under), 10'484.0, 1e-6);
}

TEST(MakeUsable, SetsAsideWhatHasNoArea) {
    for (Shape shape :
         {polygon({{0, 0}, {10, 0}, {5, 0}}), polygon({{0, 0}, {1, 1}}), polygon({{3, 3}, {3, 3}, {3, 3}, {3, 3}})}) {
        const auto repair = repaired(shape);
        ASSERT_TRUE(repair.has_value());
        EXPECT_TRUE(repair->set_aside);
        EXPECT_EQ(repair->changed_share, 1.0);
        EXPECT_EQ(geometry::area(shape), 0.0);
    }
}

TEST(MakeUsable, SurvivesWhatIsNoNumber) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    Shape shape = polygon({{0, 0}, {10, nan}, {10, 10}, {0, 10}});
    const auto repair = repaired(shape);
    ASSERT_TRUE(repair.has_value());
    EXPECT_TRUE(repair->set_aside);
}

TEST(MakeUsable, TakesNestedAndTwiceDrawnRingsForTheGroundTheyDraw) {
    Shape twice = together({rectangle(0, 0, 100, 100), rectangle(0, 0, 100, 100)});
    const auto repair = repaired(twice);
    ASSERT_TRUE(repair.has_value());
    EXPECT_FALSE(repair->set_aside);
    EXPECT_EQ(repair->changed_share, 0.0);
    EXPECT_EQ(geometry::area(twice), 10'000.0);
    Shape beside = together({rectangle(0, 0, 100, 100), rectangle(40, 0, 100, 100)});
    EXPECT_FALSE(repaired(beside)->set_aside);
    EXPECT_EQ(geometry::area(beside), 14'000.0);
    // A part that is wrong by itself leaves the others in doubt.
    Shape wrong = together({rectangle(0, 0, 100, 100), polygon({{200, 0}, {290, 90}, {290, 0}, {200, 90}})});
    EXPECT_TRUE(repaired(wrong)->set_aside);
    Shape nested = together({rectangle(0, 0, 100, 100), rectangle(40, 40, 10, 10)});
    const auto small = repaired(nested);
    ASSERT_TRUE(small.has_value());
    EXPECT_FALSE(small->set_aside);
    EXPECT_EQ(geometry::area(nested), 10'000.0);
}

}  // namespace
}  // namespace terracord::layers
