// Each rule of a valid area, kept and broken. What the proof leaves open is GEOS's to decide (layers/repair.cpp).
#include "geometry/validity.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "support/shapes.hpp"

namespace terracord::geometry {
namespace {

using testing::line;
using testing::Points;
using testing::polygon;
using testing::rectangle;
using testing::ring;
using testing::together;

bool proved(const Shape& area) { return ValidityProof().proves(area); }

const Points kShell = ring(0, 0, 100, 100);

TEST(ValidityProof, HoldsForPlainAreas) {
    EXPECT_TRUE(proved(rectangle(0, 0, 10, 10)));
    EXPECT_TRUE(proved(polygon({{0, 0}, {0, 10}, {10, 10}, {10, 0}})));  // turned the other way
    EXPECT_TRUE(proved(polygon({{0, 0}, {10, 0}, {3, 1}})));
    EXPECT_TRUE(proved(polygon({{0, 0}, {5, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 5}})));  // points on straight lines
    EXPECT_TRUE(proved(polygon({{0, 0}, {30, 0}, {30, 10}, {20, 10}, {20, 5}, {10, 5}, {10, 10}, {0, 10}})));
}

TEST(ValidityProof, TakesAPointWrittenTwiceForOne) {
    EXPECT_TRUE(proved(polygon({{0, 0}, {0, 0}, {10, 0}, {10, 10}, {10, 10}, {10, 10}, {0, 10}, {0, 0}, {0, 0}})));
}

TEST(ValidityProof, NeedsThreeCorners) {
    EXPECT_FALSE(proved(polygon({{0, 0}, {10, 0}})));
    EXPECT_FALSE(proved(polygon({{0, 0}, {10, 0}, {10, 0}, {0, 0}})));
    EXPECT_FALSE(proved(polygon({{0, 0}, {10, 0}, {20, 0}})));
    EXPECT_FALSE(proved(polygon(kShell, {{{10, 10}, {20, 10}, {10, 10}}})));
    EXPECT_FALSE(proved(Shape(Family::area)));
    EXPECT_FALSE(proved(line({{0, 0}, {10, 0}, {10, 10}, {0, 0}})));
}

TEST(ValidityProof, NeedsRingsThatAreClosed) {
    EXPECT_FALSE(proved(Shape::from_arrays(Family::area, {{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {4}, {1})));
}

TEST(ValidityProof, NeedsNumbers) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(proved(polygon({{0, 0}, {10, 0}, {10, nan}, {0, 10}})));
    EXPECT_FALSE(proved(polygon({{0, 0}, {1e300, 0}, {1e300, 1e300}, {0, 1e300}})));
    EXPECT_FALSE(proved(polygon({{0, 10}, {0, 8e-246}, {9e-246, 8e-246}})));  // too near for GEOS
}

TEST(ValidityProof, RefusesRingsThatMeetThemselves) {
    EXPECT_FALSE(proved(polygon({{0, 0}, {10, 10}, {10, 0}, {0, 10}})));                             // bow tie
    EXPECT_FALSE(proved(polygon({{0, 0}, {10, 0}, {5, 5}, {10, 10}, {0, 10}, {5, 5}})));             // at a vertex
    EXPECT_FALSE(proved(polygon({{0, 0}, {10, 0}, {10, 10}, {5, 0}, {0, 10}})));                     // on its own edge
    EXPECT_FALSE(proved(polygon({{0, 0}, {10, 0}, {10, 5}, {30, 5}, {10, 5}, {10, 10}, {0, 10}})));  // spike
    EXPECT_FALSE(proved(polygon({{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}, {10, 0}, {10, 10}, {0, 10}})));
}

TEST(ValidityProof, WantsHolesInTheirShell) {
    EXPECT_TRUE(proved(polygon(kShell, {ring(10, 10, 10, 10), ring(30, 10, 10, 10)})));
    EXPECT_FALSE(proved(polygon(kShell, {ring(200, 10, 10, 10)})));                       // outside
    EXPECT_FALSE(proved(polygon(kShell, {ring(90, 10, 20, 10)})));                        // across
    EXPECT_FALSE(proved(polygon(kShell, {ring(-10, -10, 200, 200)})));                    // around
    EXPECT_FALSE(proved(polygon(kShell, {ring(10, 10, 50, 50), ring(20, 20, 10, 10)})));  // in a hole
    EXPECT_FALSE(proved(polygon(kShell, {ring(10, 10, 50, 50), ring(10, 10, 50, 50)})));  // twice
    EXPECT_FALSE(proved(polygon(kShell, {kShell})));                                      // the shell again
    EXPECT_FALSE(proved(polygon(kShell, {ring(10, 10, 10, 10), ring(20, 10, 10, 10)})));  // side by side
    // In another part's shell.
    EXPECT_FALSE(proved(together({polygon(kShell, {ring(210, 10, 10, 10)}), rectangle(200, 0, 100, 100)})));
}

TEST(ValidityProof, LetsRingsTouchInPoints) {
    // Two holes corner to corner; one that hangs on the shell; three in one point.
    EXPECT_TRUE(proved(polygon(kShell, {ring(10, 10, 10, 10), ring(20, 20, 10, 10)})));
    EXPECT_TRUE(proved(polygon(kShell, {{{0, 0}, {20, 10}, {10, 20}}})));
    EXPECT_TRUE(proved(polygon(
        kShell, {{{50, 50}, {60, 45}, {60, 55}}, {{50, 50}, {45, 60}, {40, 50}}, {{50, 50}, {45, 40}, {52, 40}}})));
}

TEST(ValidityProof, RefusesTouchesThatCutGroundOff) {
    // A hole from corner to corner of the shell.
    EXPECT_FALSE(proved(polygon(kShell, {{{0, 0}, {60, 50}, {100, 100}, {50, 60}}})));
    // Four holes around a plot.
    EXPECT_FALSE(proved(
        polygon(kShell, {ring(20, 10, 10, 10), ring(10, 20, 10, 10), ring(30, 20, 10, 10), ring(20, 30, 10, 10)})));
    // Three of them leave a way out.
    EXPECT_TRUE(proved(polygon(kShell, {ring(20, 10, 10, 10), ring(10, 20, 10, 10), ring(30, 20, 10, 10)})));
}

TEST(ValidityProof, RefusesRingsThatCrossAtAVertex) {
    EXPECT_FALSE(proved(polygon(kShell, {{{20, 20}, {40, 20}, {40, 40}, {20, 40}}, {{40, 40}, {30, 60}, {30, 30}}})));
    EXPECT_FALSE(proved(
        polygon({{0, 0}, {50, 0}, {100, 50}, {50, 100}, {0, 100}}, {{{100, 50}, {120, 40}, {120, 80}, {50, 50}}})));
}

TEST(ValidityProof, WantsPartsApart) {
    EXPECT_TRUE(proved(together({rectangle(0, 0, 10, 10), rectangle(20, 0, 10, 10)})));
    EXPECT_TRUE(proved(together({rectangle(0, 0, 10, 10), rectangle(10, 10, 10, 10)})));  // corner to corner
    // An island in a lake, and one in the lake of that.
    EXPECT_TRUE(proved(together({polygon(kShell, {ring(10, 10, 80, 80)}),
                                 polygon(ring(20, 20, 60, 60), {ring(30, 30, 30, 30)}), rectangle(40, 40, 10, 10)})));
    EXPECT_FALSE(proved(together({rectangle(0, 0, 10, 10), rectangle(5, 5, 10, 10)})));
    EXPECT_FALSE(proved(together({rectangle(0, 0, 10, 10), rectangle(2, 2, 5, 5)})));
    EXPECT_FALSE(proved(together({rectangle(0, 0, 10, 10), rectangle(10, 0, 10, 10)})));  // a side in common
    EXPECT_FALSE(proved(together({rectangle(0, 0, 10, 10), rectangle(0, 0, 10, 10)})));
    // Parts may hang together in a circle: each is whole.
    EXPECT_TRUE(proved(together(
        {rectangle(20, 10, 10, 10), rectangle(10, 20, 10, 10), rectangle(30, 20, 10, 10), rectangle(20, 30, 10, 10)})));
}

TEST(ValidityProof, LeavesAVertexBetweenTwoOthersOpen) {
    EXPECT_FALSE(proved(polygon(kShell, {{{50, 0}, {60, 20}, {40, 20}}})));
}

TEST(ValidityProof, ForgetsTheAreaBefore) {
    ValidityProof proof;
    EXPECT_FALSE(proof.proves(polygon({{0, 0}, {10, 10}, {10, 0}, {0, 10}})));
    EXPECT_TRUE(proof.proves(polygon(kShell, {ring(10, 10, 10, 10), ring(20, 20, 10, 10)})));
    EXPECT_FALSE(proof.proves(polygon(kShell, {ring(90, 10, 20, 10)})));
    EXPECT_TRUE(proof.proves(rectangle(0, 0, 10, 10)));
}

}  // namespace
}  // namespace terracord::geometry
