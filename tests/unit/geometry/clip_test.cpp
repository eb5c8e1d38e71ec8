#include "geometry/clip.hpp"

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
using What = Clip::What;

class ClipTest : public ::testing::Test {
   protected:
    std::optional<Clip::Common> common(const Shape& subject, const Shape& area) {
        clip_.begin_subject(subject);
        return clip_.with(area);
    }
    void open(const Shape& subject, const Shape& area) { EXPECT_FALSE(common(subject, area)); }
    void settled(const Shape& subject, const Shape& area, What what) {
        const auto found = common(subject, area);
        ASSERT_TRUE(found);
        EXPECT_EQ(found->what, what);
    }
    Shape piece(const Shape& subject, const Shape& area) {
        auto found = common(subject, area);
        if (!found || found->what != What::piece) return {};
        return std::move(found->piece);
    }
    Clip clip_;
    const Shape subject_ = rectangle(0, 0, 100, 100);
};

TEST_F(ClipTest, SettlesWhatLiesApartAroundOrInsideWithoutACrossing) {
    settled(subject_, rectangle(200, 0, 10, 10), What::nothing);
    settled(subject_, polygon({{101, 90}, {120, 90}, {101, 120}}), What::nothing);
    settled(subject_, rectangle(-50, -50, 200, 200), What::whole_subject);
    settled(subject_, rectangle(10, 10, 20, 20), What::whole_area);
    settled(subject_, polygon(ring(-50, -50, 300, 300), {ring(-10, -10, 200, 200)}), What::nothing);  // in its hole
}

TEST_F(ClipTest, TakesACornerFromItsFirstPointOn) {
    EXPECT_EQ(piece(subject_, rectangle(90, 80, 50, 50)),
              Shape::from_arrays(Family::area, {{90, 80}, {90, 100}, {100, 100}, {100, 80}, {90, 80}}, {5}, {1}));
}

TEST_F(ClipTest, TakesAStripAcross) {
    EXPECT_EQ(area(piece(subject_, rectangle(-10, 40, 200, 5))), 500.0);
    // The same the other way round: the subject is the strip.
    EXPECT_EQ(area(piece(rectangle(-10, 40, 200, 5), subject_)), 500.0);
}

TEST_F(ClipTest, MakesSeveralPartsOfAComb) {
    const Shape comb = polygon({{10, -10}, {20, -10}, {20, 50}, {30, 50}, {30, -10}, {40, -10}, {40, 120}, {10, 120}});
    const Shape teeth = piece(rectangle(0, 0, 100, 40), comb);
    EXPECT_EQ(teeth.part_count(), 2U);
    EXPECT_EQ(area(teeth), 2 * 10 * 40.0);
}

TEST_F(ClipTest, KeepsHolesOfEitherSide) {
    const Shape holed = polygon(ring(-10, -10, 70, 200), {ring(10, 10, 5, 5)});
    const Shape one = piece(subject_, holed);
    EXPECT_EQ(one.ring_count(), 2U);
    EXPECT_EQ(area(one), 60 * 100 - 25.0);
    EXPECT_EQ(area(piece(holed, subject_)), 60 * 100 - 25.0);
    // A hole that is cut through opens.
    EXPECT_EQ(piece(subject_, polygon(ring(-10, -10, 70, 200), {ring(-5, 10, 10, 10)})).ring_count(), 1U);
    // A hole of the area holds a hole of the subject: nothing of the latter is left to see.
    const Shape hollow = polygon(ring(0, 0, 100, 100), {ring(45, 45, 5, 5)});
    EXPECT_EQ(area(piece(hollow, polygon(ring(-10, -10, 300, 300), {ring(40, 40, 20, 20)}))), 10000 - 400.0);
}

TEST_F(ClipTest, PutsAHoleIntoTheShellAroundIt) {
    Shape two = polygon(ring(-10, 10, 40, 20), {ring(5, 15, 5, 5)});
    two.append(polygon(ring(60, 10, 80, 20), {ring(70, 15, 5, 5)}));
    const Shape found = piece(subject_, two);
    ASSERT_EQ(found.part_count(), 2U);
    EXPECT_EQ(area(found.part(0)), 30 * 20 - 25.0);
    EXPECT_EQ(area(found.part(1)), 40 * 20 - 25.0);
}

TEST_F(ClipTest, DoesNotDependOnHowRingsAreDrawn) {
    const Shape one = polygon({{-20, 30}, {50, 20}, {120, 70}, {50, 60}});
    const Shape other = polygon({{50, 60}, {120, 70}, {50, 20}, {-20, 30}});
    EXPECT_EQ(piece(subject_, one), piece(subject_, other));
    EXPECT_EQ(piece(polygon({{0, 0}, {0, 100}, {100, 100}, {100, 0}}), one), piece(subject_, one));
}

TEST_F(ClipTest, GivesNeighboursTheSamePointsOnTheirCommonBorder) {
    const Shape left = piece(subject_, polygon({{-10, -10}, {40.1, -10}, {60.3, 117}, {-10, 117}}));
    const Shape right = piece(subject_, polygon({{40.1, -10}, {170, -10}, {170, 117}, {60.3, 117}}));
    std::size_t shared = 0;
    for (const Point& p : left.points().first(left.point_count() - 1)) {
        const auto others = right.points().first(right.point_count() - 1);
        shared += static_cast<std::size_t>(std::count(others.begin(), others.end(), p));
    }
    EXPECT_EQ(shared, 2U);
    EXPECT_DOUBLE_EQ(area(left) + area(right), 10000.0);
}

TEST_F(ClipTest, LeavesOpenWhatMerelyTouches) {
    open(subject_, subject_);
    open(subject_, rectangle(100, 20, 50, 50));                   // an edge along an edge
    open(subject_, rectangle(50, 0, 100, 50));                    // likewise, inside
    open(subject_, polygon({{100, 50}, {150, 20}, {150, 80}}));   // a corner on an edge
    open(subject_, polygon({{50, -50}, {150, 50}, {150, -50}}));  // an edge through a corner
    open(subject_, polygon({{50, 50}, {100, 70}, {50, 90}}));     // a corner on an edge, from inside
    open(subject_, rectangle(50, 50, 50 + 1e-7, 10));             // nearly so
}

TEST_F(ClipTest, IsNotMisledByALineThatPointsAtACorner) {
    // The upper edge is in line with the subject's corner, and ends before it.
    settled(subject_, polygon({{-30, 100}, {-10, 100}, {-10, 50}}), What::nothing);
    EXPECT_EQ(area(piece(subject_, polygon({{50, -10}, {60, -10}, {60, 100 - 1}, {50, 100 - 1}}))), 990.0);
}

TEST_F(ClipTest, LeavesMoreCrossingsOpenThanTheLimitAllows) {
    const Shape comb = polygon({{10, -10}, {20, -10}, {20, 50}, {30, 50}, {30, -10}, {40, -10}, {40, 120}, {10, 120}});
    const Shape strip = rectangle(0, 20, 100, 10);
    EXPECT_EQ(piece(strip, comb).part_count(), 2U);
    const LimitsInForce held(*Limits().with("overlay-crossings=7"));
    open(strip, comb);  // eight
}

TEST_F(ClipTest, ForgetsTheQuestionBefore) {
    const Shape corner = rectangle(90, 80, 50, 50);
    const Shape first = piece(subject_, corner);
    (void)piece(subject_, rectangle(-10, 40, 200, 5));
    open(subject_, subject_);
    EXPECT_EQ(piece(subject_, corner), first);
}

}  // namespace
}  // namespace terracord::geometry
