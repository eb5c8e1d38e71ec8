#include "geometry/common_ground.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/limits.hpp"
#include "geometry/measure.hpp"
#include "support/shapes.hpp"

namespace terracord::geometry {
namespace {

using testing::polygon;
using testing::rectangle;
using testing::ring;

class CommonGroundTest : public ::testing::Test {
   protected:
    std::optional<Shape> ground(const Shape& subject, const std::vector<Shape>& areas) {
        const EdgeTree tree(subject);
        ground_.begin_subject(subject, tree);
        std::vector<CommonGround::Member> members;
        for (const Shape& area : areas) members.push_back({.area = &area, .tree = nullptr, .box = area.box()});
        auto plain = ground_.of(members);
        std::reverse(members.begin(), members.end());
        EXPECT_EQ(ground_.of(members), plain) << "the order of the areas shows";
        std::vector<EdgeTree> trees;
        for (const Shape& area : areas) trees.emplace_back(area);
        for (std::size_t i = 0; i < areas.size(); ++i)
            members[i] = {.area = &areas[i], .tree = &trees[i], .box = areas[i].box()};
        EXPECT_EQ(ground_.of(members), plain) << "a tree of edges shows";
        return plain;
    }
    std::optional<Shape> rest(const Shape& subject, const std::vector<Shape>& areas) {
        const EdgeTree tree(subject);
        ground_.begin_subject(subject, tree);
        std::vector<CommonGround::Member> members;
        for (const Shape& area : areas) members.push_back({.area = &area, .tree = nullptr, .box = area.box()});
        return ground_.rest_of(members);
    }
    double size(const Shape& subject, const std::vector<Shape>& areas) {
        const auto found = ground(subject, areas);
        return found ? area(*found) : -1.0;
    }
    CommonGround ground_;
    const Shape subject_ = rectangle(0, 0, 100, 100);
};

TEST_F(CommonGroundTest, OfOneAreaIsWhatTheTwoHaveInCommon) {
    EXPECT_EQ(size(subject_, {rectangle(90, 80, 50, 50)}), 200.0);
    EXPECT_EQ(size(subject_, {rectangle(10, 10, 20, 20)}), 400.0);
    EXPECT_EQ(ground(subject_, {rectangle(-50, -50, 200, 200)}),
              Shape::from_arrays(Family::area, {{0, 0}, {0, 100}, {100, 100}, {100, 0}, {0, 0}}, {5}, {1}));
    EXPECT_EQ(size(subject_, {rectangle(200, 0, 10, 10)}), 0.0);
}

TEST_F(CommonGroundTest, CountsGroundUnderSeveralAreasOnce) {
    EXPECT_EQ(size(subject_, {rectangle(-10, 10, 60, 50), rectangle(30, 20, 100, 20)}), 50 * 50 + 50 * 20.0);
    EXPECT_EQ(size(subject_, {rectangle(10, 10, 50, 50), rectangle(20, 20, 10, 10)}), 2500.0);  // one in the other
    EXPECT_EQ(size(subject_, {rectangle(10, 10, 50, 50), rectangle(10, 10, 50, 50)}), 2500.0);  // drawn twice
}

TEST_F(CommonGroundTest, HasNoSeamWhereNeighboursShareTheirBorder) {
    const Shape left = polygon({{-10, 10}, {40.1, 10}, {60.3, 50}, {-10, 50}});
    const Shape right = polygon({{40.1, 10}, {170, 10}, {170, 50}, {60.3, 50}});
    const auto both = ground(subject_, {left, right});
    ASSERT_TRUE(both);
    EXPECT_EQ(both->ring_count(), 1U);
    EXPECT_DOUBLE_EQ(area(*both), 4000.0);
    // A border that one of them draws in one edge and the other in two.
    const Shape two_edges = polygon({{50, 10}, {170, 10}, {170, 50}, {50, 50}, {50, 30}});
    EXPECT_EQ(size(subject_, {rectangle(-10, 10, 60, 40), two_edges}), 4000.0);
    // And one that two draw together.
    EXPECT_EQ(size(subject_, {rectangle(-10, 10, 60, 40), rectangle(50, 10, 60, 15), rectangle(50, 25, 60, 25)}),
              4000.0);
}

TEST_F(CommonGroundTest, SharesBordersWithTheSubjectItself) {
    EXPECT_EQ(size(subject_, {subject_}), 10000.0);
    EXPECT_EQ(size(subject_, {rectangle(100, 0, 100, 100)}), 0.0);  // its neighbour
    EXPECT_EQ(size(subject_, {rectangle(0, 0, 50, 100), rectangle(50, 0, 50, 100)}), 10000.0);
    EXPECT_EQ(size(subject_, {rectangle(-50, 0, 100, 100), rectangle(50, 20, 100, 30)}), 5000 + 1500.0);
    // A neighbour beyond the border adds nothing to an area within it.
    EXPECT_EQ(size(subject_, {rectangle(60, 20, 40, 30), rectangle(100, 0, 100, 100)}), 1200.0);
}

TEST_F(CommonGroundTest, KeepsTheSubjectsBorderAsItIsWhereAreasMeetOnIt) {
    // Two areas that overlap across the subject's lower edge: no vertex of theirs, no crossing is left on it.
    const auto whole = ground(subject_, {polygon({{-50, -50}, {60.7, -50}, {62.3, 150}, {-50, 150}}),
                                         polygon({{150, -50}, {30.1, -50}, {35.9, 150}, {150, 150}})});
    EXPECT_EQ(whole, Shape::from_arrays(Family::area, {{0, 0}, {0, 100}, {100, 100}, {100, 0}, {0, 0}}, {5}, {1}));
}

// Where a line from (x, 0) to (x + 7, 100) has the height y, in coordinates as large as those of a country.
Point on_slope(double x, double y) { return {x + 0.07 * y + 652'000.1, y + 6'862'000.3}; }

TEST_F(CommonGroundTest, TakesAPointReckonedOnAnEdgeForOneOnIt) {
    // Two pieces of one subject, cut at heights that no number holds: their common border is drawn by each up to points
    // of its own.
    const auto strip = [&](double x, double low, double high) {
        return polygon({on_slope(x, low), on_slope(x + 50, low), on_slope(x + 50, high), on_slope(x, high)});
    };
    const Shape whole = strip(0, 0, 100);
    const Shape lower = strip(0, 0, 100 / 3.0);
    const Shape middle = strip(0, 100 / 7.0, 200 / 3.0);
    const Shape upper = strip(0, 200 / 3.0, 100);
    const Shape neighbour = strip(50, 100 / 9.0, 800 / 9.0);
    const double bound = 4e-9 * (length(whole) + length(lower) + length(middle));
    EXPECT_NEAR(size(lower, {middle}), 50 * (100 / 3.0 - 100 / 7.0), bound);
    EXPECT_NEAR(size(whole, {lower, middle}), 50 * 200 / 3.0, bound);
    EXPECT_EQ(size(lower, {upper}), 0.0);
    EXPECT_EQ(size(lower, {neighbour}), 0.0);
    // Ground that is covered as a whole keeps no point on its straight edges.
    const auto all = ground(whole, {lower, middle, upper});
    ASSERT_TRUE(all);
    EXPECT_EQ(all->point_count(), 5U);
    EXPECT_EQ(area(*all), area(whole));
}

TEST_F(CommonGroundTest, ClosesASlitThatIsNoWiderThanRounding) {
    // Back along its own border, a hair above it: what is left where ground was cut out with limits that rounding
    // moved.
    const Shape slit = polygon({{0, 0}, {100, 0}, {100, 40}, {20, 40}, {60, 40 + 1e-9}, {60, 90}, {0, 90}});
    EXPECT_NEAR(size(slit, {rectangle(10, 30, 20, 20)}), 400.0, 1e-6);
    EXPECT_NEAR(size(subject_, {slit, rectangle(40, 80, 10, 20)}), 7'100.0, 1e-6);
    // A spike of that width is as little.
    const Shape spike = polygon({{0, 0}, {90, 0}, {50, 1e-9}, {50, 40}, {0, 40}});
    EXPECT_NEAR(size(spike, {rectangle(-10, -10, 90, 30)}), 1'000.0, 1e-6);
}

TEST_F(CommonGroundTest, LeavesOpenAPointBesideAnEdgeThatRoundingDidNotPutThere) {
    for (const double off : {1e-7, -1e-7})
        EXPECT_EQ(size(subject_, {polygon({{20, off}, {60, off}, {60, 40}, {20, 40}})}), -1.0) << off;
}

TEST_F(CommonGroundTest, LeavesHolesWhereNoAreaIs) {
    // Four strips around a court, overlapping at the corners.
    const auto found = ground(subject_, {rectangle(-5, -5, 120, 25), rectangle(-6, 81, 120, 30),
                                         rectangle(-7, -7, 27, 130), rectangle(82, -8, 50, 140)});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->ring_count(), 2U);
    EXPECT_DOUBLE_EQ(area(*found), 10000.0 - 62 * 61);
    // A hole of one that another fills in part, and a subject with a hole.
    const Shape holed = polygon(ring(-10, -10, 200, 200), {ring(20, 20, 40, 40)});
    EXPECT_EQ(size(subject_, {holed, rectangle(10, 30, 20, 10)}), 10000.0 - 1600 + 100);
    EXPECT_EQ(size(polygon(ring(0, 0, 100, 100), {ring(45, 45, 5, 5)}), {holed, rectangle(10, 30, 60, 40)}),
              10000.0 - 1600 + 40 * 30 - 25);
}

TEST_F(CommonGroundTest, MakesPartsAndHolesOfWhatTouchesInAPoint) {
    // Cells that meet at a corner are two polygons.
    const auto cells = ground(subject_, {rectangle(10, 10, 20, 20), rectangle(30, 30, 20, 20)});
    ASSERT_TRUE(cells);
    EXPECT_EQ(cells->part_count(), 2U);
    EXPECT_EQ(area(*cells), 800.0);
    // Four of them around a court that they close at its corners: a polygon with a hole would be pinched four times.
    const auto around = ground(subject_, {rectangle(40, 20, 20, 20), rectangle(20, 40, 20, 20),
                                          rectangle(60, 40, 20, 20), rectangle(40, 60, 20, 20)});
    ASSERT_TRUE(around);
    EXPECT_EQ(around->part_count(), 4U);
    EXPECT_EQ(around->ring_count(), 4U);
    // A court that touches the outline at a corner is a hole of one polygon.
    const auto court = ground(subject_, {rectangle(10, 10, 60, 20), rectangle(10, 30, 20, 40),
                                         rectangle(30, 50, 20, 20), polygon({{50, 30}, {70, 30}, {70, 50}, {50, 50}})});
    ASSERT_TRUE(court);
    EXPECT_EQ(court->part_count(), 1U);
    EXPECT_EQ(court->ring_count(), 2U);
    EXPECT_EQ(area(*court), 1200 + 800 + 400 + 400.0);
}

TEST_F(CommonGroundTest, LeavesARestWhereNoAreaIs) {
    const auto left = [&](const Shape& subject, const std::vector<Shape>& areas) {
        const auto found = rest(subject, areas);
        return found ? area(*found) : -1.0;
    };
    EXPECT_EQ(left(subject_, {rectangle(90, 80, 50, 50)}), 10000.0 - 200);
    EXPECT_EQ(left(subject_, {rectangle(-10, 10, 60, 50), rectangle(30, 20, 100, 20)}), 10000.0 - 50 * 50 - 50 * 20);
    EXPECT_EQ(left(subject_, {rectangle(-50, -50, 200, 200)}), 0.0);
    // Along its border, inside and outside of it.
    EXPECT_EQ(left(subject_, {rectangle(0, 20, 30, 80), rectangle(100, 0, 20, 100)}), 10000.0 - 30 * 80);
    // A hole is left around what lies in the middle, parts on either side of what goes through.
    const auto around = rest(subject_, {rectangle(40, 40, 20, 20)});
    ASSERT_TRUE(around);
    EXPECT_EQ(around->ring_count(), 2U);
    EXPECT_EQ(area(*around), 9600.0);
    const auto sides = rest(subject_, {rectangle(40, -10, 20, 200)});
    ASSERT_TRUE(sides);
    EXPECT_EQ(sides->part_count(), 2U);
    // What an area leaves in its own hole.
    const Shape holed = polygon(ring(-10, -10, 200, 200), {ring(20, 20, 40, 40)});
    EXPECT_EQ(left(subject_, {holed, rectangle(10, 30, 20, 10)}), 1600.0 - 100);
    // Of what is not touched nothing is taken.
    EXPECT_EQ(left(subject_, {rectangle(200, 0, 10, 10)}), 10000.0);
    EXPECT_EQ(left(subject_, {rectangle(100, 0, 10, 10)}), 10000.0);
}

TEST_F(CommonGroundTest, IsNotMisledByTheMiddleOfAnEdgeOnACommonBorder) {
    // The middle of the strip's edges lies on the border between the two halves, which is nobody's border any more.
    EXPECT_EQ(size(subject_, {rectangle(-10, -10, 60, 200), rectangle(50, -10, 60, 200), rectangle(20, 40, 60, 10)}),
              10000.0);
}

TEST_F(CommonGroundTest, LeavesOpenWhatIsNotPlain) {
    // A border beside another one.
    EXPECT_FALSE(
        ground(subject_, {rectangle(10, 10, 20, 20), rectangle(30 + 1e-7, 12, 20, 10), rectangle(20, 15, 40, 20)}));
    // Nearly along the subject's edge.
    EXPECT_FALSE(ground(subject_, {polygon({{-10, -1e-7}, {110, 1e-7}, {110, 20}, {-10, 20}})}));
    // From the subject's corner on along its edge, and a hair inside: no place is surely between the two.
    EXPECT_FALSE(
        ground(polygon({{0, 0}, {100, 30}, {100, 100}, {0, 100}}), {polygon({{0, 0}, {50, 15 + 1e-8}, {10, 40}})}));
    std::vector<Shape> many;
    for (int i = 0; i < 64; ++i) many.push_back(rectangle(i, i, 10, 10.5));
    EXPECT_FALSE(ground(subject_, many));
}

TEST_F(CommonGroundTest, KeepsToTheLimitOfCrossings) {
    const auto comb = [](double x) {
        std::vector<Point> points{{x, -10}};
        for (int tooth = 0; tooth < 40; ++tooth) {
            points.push_back({x + tooth * 2.0, 90});
            points.push_back({x + tooth * 2.0 + 1, -5});
        }
        points.push_back({x + 90, -10});
        return polygon(points);
    };
    const std::vector<Shape> combs{comb(0.3), comb(0.8)};
    ASSERT_TRUE(ground(subject_, combs));
    const auto few = Limits().with("overlay-crossings=20");
    ASSERT_TRUE(few);
    const LimitsInForce in_force(*few);
    EXPECT_FALSE(ground(subject_, combs));
}

}  // namespace
}  // namespace terracord::geometry
