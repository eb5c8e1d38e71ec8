// docs/semantics.md, "Tolerance": a piece is a sliver only if its mean width and its inscribed width are under t.
#include <gtest/gtest.h>

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
    Shape subject_;
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

TEST_F(Slivers, AHairAlongAStraightBorderIsOne) {
    EXPECT_EQ(split(rectangle(618'000, 6'755'000, 2000, 0x1p-20), 5.0).slivers.size(), 1U);
}

TEST_F(Slivers, FollowTheSubjectsBorderOrCrossItsGround) {
    subject_ = polygon(ring(0, 0, 1000, 1000), {ring(400, 400, 200, 200)});
    worker_.begin_subject(subject_);
    const auto along = [&](const Shape& strip) {
        const auto parts = split(strip, 5.0);
        return parts.slivers.size() == 1 && parts.slivers[0].along_border;
    };
    EXPECT_TRUE(along(rectangle(0, 100, 0.5, 300)));
    EXPECT_TRUE(along(rectangle(399, 420, 1, 100)));  // of the hole
    EXPECT_FALSE(along(rectangle(0, 100, 1000, 0.5)));
    EXPECT_FALSE(along(rectangle(200, 100, 0.5, 300)));
    EXPECT_FALSE(along(rectangle(10, 0, 0.5, 400)));  // from border to border, but not beside it
}

// What is left of a project over a whole risk plan has an outline of many thousand edges, and slivers along it: whoever
// measures each corner of these against the whole outline does not come to an end.
TEST_F(Slivers, OfASubjectOfManyEdgesLookAtTheFewBesideThem) {
    constexpr int kTeeth = 20'000;
    std::vector<geometry::Point> outline{{0, 1000}, {0, 0}};
    for (int i = 0; i < kTeeth; ++i) {
        outline.push_back({10.0 * i + 5.0, 1.0});
        outline.push_back({10.0 * i + 10.0, 0.0});
    }
    outline.push_back({10.0 * kTeeth, 1000});
    subject_ = polygon(outline);
    worker_.begin_subject(subject_);
    constexpr std::size_t kStrips = 200;
    Shape strips(geometry::Family::area);
    for (std::size_t i = 0; i < kStrips; ++i) strips.append(rectangle(1000.0 * static_cast<double>(i), 1.0, 40, 0.2));
    const std::uint64_t before = worker_.tally().vertices;
    const auto parts = split(strips, 5.0);
    EXPECT_EQ(parts.slivers.size(), kStrips);
    for (const model::Sliver& sliver : parts.slivers) EXPECT_TRUE(sliver.along_border);
    EXPECT_GE(worker_.tally().vertices - before, kStrips);  // each looks at some, and says so
    EXPECT_LT(worker_.tally().vertices - before, 100 * kStrips);
}

TEST_F(Slivers, OfNothingAreNone) {
    const auto parts = split(Shape(geometry::Family::area), 5.0);
    EXPECT_TRUE(parts.robust.empty());
    EXPECT_TRUE(parts.slivers.empty());
}

}  // namespace
}  // namespace terracord::layers
