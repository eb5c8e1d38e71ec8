#include "assurance/cut_out.hpp"

#include <gtest/gtest.h>

#include "geometry/measure.hpp"
#include "layers/layer_store.hpp"
#include "support/shapes.hpp"

namespace terracord::assurance {
namespace {

using testing::rectangle;

class CutOutTest : public ::testing::Test {
   protected:
    CutOutTest() : store_(layers::bare_store({0.0, 0.0})), worker_(*store_) {
        project_.id = "P1";
        project_.perimeter = rectangle(0, 0, 100, 100);
        project_.area_m2 = 10'000.0;
        project_.area_ellipsoidal_m2 = 10'010.0;
        project_.parts.push_back({model::PartKind::built, rectangle(50, 0, 40, 40)});
        project_.parts.push_back({model::PartKind::open, rectangle(0, 50, 100, 50)});
    }

    std::unique_ptr<const layers::LayerStore> store_;
    layers::Worker worker_;
    model::Project project_;
};

TEST_F(CutOutTest, OfAPerimeterTakesTheGroundFromItsPartsToo) {
    const std::vector<Cut> cuts{{"perimeter", rectangle(80, 0, 20, 100), 0.0}};
    const auto less = without(project_, cuts, worker_);
    ASSERT_TRUE(less);
    EXPECT_EQ(less->area_m2, 8'000.0);
    EXPECT_NEAR(less->area_ellipsoidal_m2, 8'008.0, 1e-9);
    EXPECT_EQ(geometry::area(less->parts[0].shape), 1'200.0);
    EXPECT_EQ(geometry::area(less->parts[1].shape), 4'000.0);
}

TEST_F(CutOutTest, IsPutAgainAsItIsDrawn) {
    // What is left is some 0.4 mm too wide for the grid on the right, and a strip of 0.3 mm beyond that cannot be drawn.
    const std::vector<Cut> cuts{{"perimeter", rectangle(80.0004, -1, 19.9993, 102), 0.0}};
    const auto less = without(project_, cuts, worker_);
    ASSERT_TRUE(less);
    EXPECT_DOUBLE_EQ(less->area_m2, 8'000.0);
    const auto cut = described(project_, *less, cuts, worker_);
    ASSERT_TRUE(cut);
    EXPECT_EQ(cut->parts, 1);
    EXPECT_EQ(cut->kept, less->perimeter);
}

TEST_F(CutOutTest, OfPartsLeavesThePerimeterAndOtherParts) {
    const std::vector<Cut> cuts{{"built", rectangle(80, 0, 20, 100), 0.0}};
    const auto less = without(project_, cuts, worker_);
    ASSERT_TRUE(less);
    EXPECT_EQ(less->area_m2, 10'000.0);
    EXPECT_EQ(geometry::area(less->parts[0].shape), 1'200.0);
    EXPECT_EQ(geometry::area(less->parts[1].shape), 5'000.0);
    const auto cut = described(project_, *less, cuts, worker_);
    ASSERT_TRUE(cut);
    EXPECT_EQ(cut->subject, "built");
    EXPECT_EQ(cut->lost_m2, 400.0);
    EXPECT_EQ(cut->lost_share, 0.25);
}

TEST_F(CutOutTest, OfAllPartsOfAKindLeavesNothing) {
    const std::vector<Cut> cuts{{"built", rectangle(0, 0, 100, 100), 0.0}};
    const auto less = without(project_, cuts, worker_);
    ASSERT_TRUE(less);
    EXPECT_EQ(less->parts.size(), 1u);
    const auto cut = described(project_, *less, cuts, worker_);
    ASSERT_TRUE(cut);
    EXPECT_TRUE(nothing_left(*cut));
}

TEST_F(CutOutTest, IsTriedFromTheLeastGroundToTheMost) {
    model::Finding finding;
    finding.subject = "perimeter";
    model::ClassHit hit;
    hit.pieces = rectangle(0, 0, 10, 10);
    hit.slivers.push_back({rectangle(50, 0, 1, 20), 20.0, 0.95, true, 1.0});
    finding.measures.classes.push_back(hit);
    std::vector<double> areas;
    for (std::size_t step = 0; step < kCutSteps; ++step) {
        const auto cut = cut_of(finding, step, worker_);
        ASSERT_TRUE(cut && *cut);
        areas.push_back(geometry::area((*cut)->ground));
    }
    EXPECT_EQ(areas[0], 100.0);
    EXPECT_EQ(areas[1], 120.0);
    for (std::size_t i = 1; i < areas.size(); ++i) EXPECT_GT(areas[i], areas[i - 1]);
}

}  // namespace
}  // namespace terracord::assurance
