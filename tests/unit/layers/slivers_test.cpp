// docs/semantics.md, "Tolerance": a piece is a sliver only if its mean width and its inscribed width are under t.
#include <gtest/gtest.h>

#include <chrono>

#include "geometry/measure.hpp"
#include "layers/worker.hpp"
#include "support/shapes.hpp"
#include "support/stores.hpp"

namespace terracord::layers {
namespace {

using geometry::Shape;
using testing::polygon;
using testing::rectangle;
using testing::ring;
using testing::together;

class Slivers : public ::testing::Test {
   protected:
    Slivers() : store_(testing::lambert_93()) {}
    Worker::Split split(const Shape& area, double tolerance) { return worker_.split_slivers(area, tolerance).value(); }

    LayerStore store_;
    Worker worker_{store_};
};

TEST_F(Slivers, APlotOfTwentyMetresIsNone) {
    const auto parts = split(rectangle(0, 0, 20, 20), 5.0);
    EXPECT_EQ(geometry::area(parts.robust), 400.0);
    EXPECT_TRUE(parts.slivers.empty());
}

TEST_F(Slivers, AStripOfTenCentimetresIsOne) {
    const auto parts = split(rectangle(0, 0, 300, 0.1), 5.0);
    EXPECT_TRUE(parts.robust.empty());
    ASSERT_EQ(parts.slivers.size(), 1U);
    EXPECT_DOUBLE_EQ(parts.slivers[0].area_m2, 30.0);
    EXPECT_NEAR(parts.slivers[0].mean_width_m, 0.1, 1e-4);
    EXPECT_NEAR(parts.slivers[0].inscribed_width_m, 0.1, 0.1);
    EXPECT_EQ(parts.slivers[0].shape, rectangle(0, 0, 300, 0.1));
}

TEST_F(Slivers, AThinArmDoesNotMakeOneOfABody) {
    // A body of 12 m x 12 m with an arm of 400 m x 0.2 m: mean width under 5 m, widest place over it.
    const Shape body = polygon({{0, 0}, {12, 0}, {12, 6}, {412, 6}, {412, 6.2}, {12, 6.2}, {12, 12}, {0, 12}});
    ASSERT_LT(2.0 * geometry::area(body) / geometry::length(body), 5.0);
    const auto parts = split(body, 5.0);
    EXPECT_TRUE(parts.slivers.empty());
    EXPECT_EQ(geometry::area(parts.robust), geometry::area(body));
}

TEST_F(Slivers, AreJudgedPieceByPiece) {
    const auto parts =
        split(together({rectangle(0, 0, 20, 20), rectangle(30, 0, 300, 0.1), rectangle(0, 30, 1, 1)}), 2.0);
    EXPECT_EQ(geometry::area(parts.robust), 400.0);
    EXPECT_EQ(parts.slivers.size(), 2U);
}

TEST_F(Slivers, DependOnTheToleranceOnly) {
    const Shape strip = rectangle(0, 0, 100, 1);
    EXPECT_EQ(split(strip, 0.5).slivers.size(), 0U);
    EXPECT_EQ(split(strip, 2.0).slivers.size(), 1U);
    EXPECT_EQ(split(strip, 0.0).slivers.size(), 0U);  // no tolerance, no slivers
}

TEST_F(Slivers, KeepTheGroundTogether) {
    const Shape area = together(
        {rectangle(0, 0, 20, 20), rectangle(30, 0, 300, 0.1), polygon(ring(0, 30, 10, 10), {ring(0.5, 30.5, 9, 9)})});
    const auto parts = split(area, 3.0);
    double sum = geometry::area(parts.robust);
    for (const model::Sliver& sliver : parts.slivers) sum += sliver.area_m2;
    EXPECT_DOUBLE_EQ(sum, geometry::area(area));
    EXPECT_EQ(parts.slivers.size(), 2U);  // the frame of half a metre is one too
}

TEST_F(Slivers, AHairAlongAStraightBorderIsSettledAtOnce) {
    const auto before = std::chrono::steady_clock::now();
    const auto parts = split(rectangle(618'000, 6'755'000, 2000, 0x1p-20), 5.0);
    EXPECT_EQ(parts.slivers.size(), 1U);
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(2));
}

TEST_F(Slivers, OfNothingAreNone) {
    const auto parts = split(Shape(geometry::Family::area), 5.0);
    EXPECT_TRUE(parts.robust.empty());
    EXPECT_TRUE(parts.slivers.empty());
}

}  // namespace
}  // namespace terracord::layers
