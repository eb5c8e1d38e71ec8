#include "layers/worker.hpp"

#include <gtest/gtest.h>

#include <random>

#include "geometry/measure.hpp"
#include "support/shapes.hpp"
#include "support/stores.hpp"

namespace terracord::layers {
namespace {

using geometry::Family;
using geometry::Shape;
using testing::line;
using testing::point;
using testing::polygon;
using testing::rectangle;
using testing::ring;
using testing::together;

// The subject is a square of 100 m at the origin unless a test says otherwise.
class WorkerTest : public ::testing::Test {
   protected:
    WorkerTest() { worker_.begin_subject(subject_); }
    static LayerStore three_documents() {
        LayerStore store(testing::lambert_93());
        store.footprints.resize(3);
        store.footprints[0].everywhere = true;
        store.footprints[1].shape = rectangle(0, 0, 100, 60);
        store.footprints[2].shape = Shape(Family::area);  // nothing is known to be covered
        return store;
    }
    Shape inside(const Shape& feature) { return worker_.inside(feature, feature.box()).value(); }
    double area_inside(const Shape& feature) { return geometry::area(inside(feature)); }

    LayerStore store_ = three_documents();
    Shape subject_ = rectangle(0, 0, 100, 100);
    Worker worker_{store_};
};

TEST_F(WorkerTest, TouchingIsNotOverlapping) {
    EXPECT_TRUE(inside(rectangle(100, 0, 50, 100)).empty());   // along a border
    EXPECT_TRUE(inside(rectangle(100, 100, 50, 50)).empty());  // at a corner
    EXPECT_TRUE(inside(polygon({{-10, -10}, {110, -10}, {110, 0}, {50, 0}, {-10, 0}})).empty());
    EXPECT_EQ(inside(rectangle(100, 0, 50, 100)).family(), Family::area);
}

TEST_F(WorkerTest, ClipsAreasToTheSubject) {
    EXPECT_EQ(area_inside(rectangle(90, 0, 50, 100)), 1000.0);
    EXPECT_EQ(area_inside(rectangle(-10, -10, 120, 120)), 10'000.0);
    EXPECT_EQ(area_inside(rectangle(200, 200, 10, 10)), 0.0);
}

TEST_F(WorkerTest, PiecesMakeTheSameGroundWhetherTheyAreUnitedInClustersOrAtOnce) {
    std::mt19937 random(7);
    const auto drawn = [&](int below) { return static_cast<double>(random() % static_cast<unsigned>(below)); };
    for (int turn = 0; turn < 300; ++turn) {
        std::vector<Shape> pieces;
        for (int i = 0; i < 12; ++i) pieces.push_back(rectangle(drawn(80), drawn(80), 1 + drawn(19), 1 + drawn(19)));
        const auto clusters = worker_.unite_pieces(pieces);
        const auto at_once = worker_.unite(pieces, Family::area);
        ASSERT_NEAR(geometry::area(*clusters), geometry::area(*at_once), 1e-9);
        ASSERT_EQ(clusters->part_count(), at_once->part_count());
    }
}

TEST_F(WorkerTest, APieceThatIsAllOfTheSubjectNeedsNoUnion) {
    const std::vector<Shape> pieces{rectangle(20, 20, 10, 10), worker_.subject_piece().value()};
    EXPECT_EQ(worker_.unite_pieces(pieces).value(), pieces[1]);
    EXPECT_EQ(worker_.counts().unions, 0U);
}

TEST_F(WorkerTest, NothingIsLeftOutsideOfAllOfTheSubjectHoweverItIsDrawn) {
    EXPECT_TRUE(worker_.outside(subject_)->empty());
    EXPECT_TRUE(worker_.outside(worker_.subject_piece().value())->empty());
    EXPECT_EQ(worker_.counts().overlays, 0U);
    // As large as the subject's box, and not all of it.
    EXPECT_DOUBLE_EQ(geometry::area(*worker_.outside(polygon({{0, 0}, {100, 0}, {100, 100}}))), 5000.0);
    EXPECT_EQ(worker_.counts().clipped, 1U);
    EXPECT_EQ(worker_.counts().overlays, 0U);
}

TEST_F(WorkerTest, RobustPartsAreThoseThatAreNoSlivers) {
    Shape area = rectangle(0, 0, 3, 90);
    area.append(rectangle(10, 0, 6, 90));
    area.append(rectangle(30, 0, 0.5, 0.5));
    const auto split = worker_.split_slivers(area, 5.0);
    EXPECT_EQ(split->slivers.size(), 2U);
    EXPECT_EQ(worker_.robust_part(area, 5.0).value(), split->robust);
    EXPECT_EQ(geometry::area(split->robust), 540.0);
}

// A box with as many points on its border as make it large.
Shape large_box(double x, double y, double width, double height) {
    testing::Points points;
    constexpr int kSide = 32;
    for (int i = 0; i < kSide; ++i) points.push_back({x + width * i / kSide, y});
    for (int i = 0; i < kSide; ++i) points.push_back({x + width, y + height * i / kSide});
    points.push_back({x + width, y + height});
    points.push_back({x, y + height});
    return polygon(points);
}

TEST_F(WorkerTest, SettlesALargeFeatureWithoutABorderNearWithoutLookingAtIt) {
    const Shape around = large_box(-1000, -1000, 3000, 3000);
    Shape hollow = around;  // the subject lies in its hole
    hollow = polygon(testing::Points(around.points().begin(), around.points().end() - 1), {ring(-50, -50, 200, 200)});
    const Layer layer = testing::layer_of({{"A", around}, {"A", hollow}});
    EXPECT_EQ(worker_.inside(layer, 0).value(), inside(around));
    EXPECT_EQ(worker_.counts().around, 2U);
    EXPECT_TRUE(worker_.inside(layer, 1).value().empty());
    EXPECT_EQ(worker_.counts().apart, 1U);
    EXPECT_EQ(worker_.counts().cuts, 0U);
}

TEST_F(WorkerTest, TakesOfALargeFeatureWhatIsNear) {
    const Layer layer = testing::layer_of({{"A", large_box(40, -1000, 3000, 3000)},
                                           {"A", large_box(40, 0, 3000, 3000)},
                                           {"A", large_box(40, -1e-8, 3000, 3000)}});
    const std::uint64_t before = worker_.counts().vertices;
    EXPECT_EQ(geometry::area(worker_.inside(layer, 0).value()), 6000.0);
    EXPECT_EQ(worker_.counts().clipped, 1U);
    // Borders that fall on each other are told by their ends.
    EXPECT_EQ(geometry::area(worker_.inside(layer, 1).value()), 6000.0);
    EXPECT_EQ(worker_.counts().clipped, 2U);
    EXPECT_EQ(worker_.counts().overlays, 0U);
    // Where they are a hair apart GEOS is asked, about what is near.
    EXPECT_NEAR(geometry::area(worker_.inside(layer, 2).value()), 6000.0, 1e-5);
    EXPECT_EQ(worker_.counts().overlays, 1U);
    EXPECT_EQ(worker_.counts().cuts, 1U);
    EXPECT_LT(worker_.counts().vertices - before, 20U);
}

TEST_F(WorkerTest, TakesPartsOfALargeFeatureThatLieInsideWithoutTheRestOfIt) {
    Shape parts = large_box(1000, 1000, 500, 500);
    parts.append(rectangle(20, 20, 10, 10));
    const Layer layer = testing::layer_of({{"A", parts}});
    EXPECT_EQ(geometry::area(worker_.inside(layer, 0).value()), 100.0);
    EXPECT_EQ(worker_.inside(layer, 0).value(), inside(parts));
}

TEST_F(WorkerTest, MeasuresToALargeFeatureAsFarAsItIsAsked) {
    const Layer layer =
        testing::layer_of({{"A", large_box(130, -1000, 3000, 3000)}, {"A", large_box(-9, -9, 200, 200)}});
    EXPECT_DOUBLE_EQ(worker_.distance(layer, 0, 50.0), 30.0);  // from another end of the same border
    EXPECT_GT(worker_.distance(layer, 0, 20.0), 20.0);
    EXPECT_EQ(worker_.distance(layer, 1, 5.0), 0.0);
    EXPECT_EQ(worker_.distance(layer, 1, 50.0), 0.0);
}

TEST_F(WorkerTest, SaysWhetherADocumentSpeaksOfAllThatLiesAround) {
    LayerStore store(testing::lambert_93());
    store.footprints.resize(4);
    store.footprints[0].everywhere = true;
    store.footprints[1].shape = rectangle(-50, -50, 200, 200);
    store.footprints[2].shape = Shape(Family::area);
    store.footprints[3] = {.everywhere = true, .annulled = rectangle(120, 0, 10, 10)};
    Worker worker(store);
    worker.begin_subject(subject_);
    EXPECT_TRUE(worker.speaks_around(0, 1000.0));
    EXPECT_TRUE(worker.speaks_around(1, 49.0));
    EXPECT_FALSE(worker.speaks_around(1, 51.0));
    EXPECT_FALSE(worker.speaks_around(2, 1.0));
    EXPECT_TRUE(worker.speaks_around(3, 10.0));
    EXPECT_FALSE(worker.speaks_around(3, 30.0));
}

TEST_F(WorkerTest, GivesAFeatureInsideBackAsItIs) {
    const Shape feature = rectangle(10, 10, 20, 20);
    EXPECT_EQ(inside(feature), feature);
    EXPECT_EQ(worker_.counts().inside, 1U);
    EXPECT_EQ(worker_.counts().overlays, 0U);
}

TEST_F(WorkerTest, CountsACoincidentBorderInFull) {
    EXPECT_EQ(inside(subject_), subject_);
    EXPECT_EQ(area_inside(rectangle(0, 0, 100, 50)), 5000.0);
    EXPECT_EQ(inside(rectangle(10, 0, 50, 20)), rectangle(10, 0, 50, 20));
    EXPECT_EQ(inside(rectangle(0, 0, 300, 300)), worker_.subject_piece().value());
    EXPECT_TRUE(inside(rectangle(100, 0, 300, 300)).empty());
    EXPECT_EQ(worker_.counts().overlays, 0U);
}

TEST_F(WorkerTest, SeesTheHoleOfASubject) {
    subject_ = polygon(ring(0, 0, 100, 100), {ring(40, 40, 20, 20)});
    worker_.begin_subject(subject_);
    EXPECT_EQ(worker_.subject_area(), 9600.0);
    EXPECT_TRUE(inside(rectangle(40, 40, 20, 20)).empty());  // fills the hole: touches only
    EXPECT_EQ(area_inside(rectangle(30, 30, 40, 40)), 1200.0);
    EXPECT_TRUE(inside(point(50, 50)).empty());
    EXPECT_EQ(inside(point(40, 50)), point(40, 50));  // on the border of the hole
}

TEST_F(WorkerTest, CountsLinesAndPointsOnTheBorderAsInside) {
    const Shape border = line({{0, 0}, {100, 0}});
    EXPECT_EQ(geometry::length(inside(border)), 100.0);
    EXPECT_EQ(geometry::length(inside(line({{-50, 0}, {150, 0}}))), 100.0);
    EXPECT_EQ(inside(point(0, 0)), point(0, 0));
    EXPECT_EQ(inside(point(100, 37)), point(100, 37));
    EXPECT_TRUE(inside(point(100.001, 37)).empty());
}

TEST_F(WorkerTest, ALineThatTouchesAtAPointHasNoLengthInside) {
    EXPECT_TRUE(inside(line({{100, 50}, {150, 50}})).empty());
    EXPECT_EQ(inside(line({{100, 50}, {150, 50}})).family(), Family::line);
}

TEST_F(WorkerTest, MeasuresWhatRunsOnTheBorder) {
    EXPECT_EQ(worker_.length_on_border(line({{0, 0}, {100, 0}, {100, 30}})).value(), 130.0);
    EXPECT_EQ(worker_.length_on_border(line({{0, 50}, {100, 50}})).value(), 0.0);  // crosses it twice
    EXPECT_EQ(worker_.length_on_border(line({{20, 0}, {40, 0}, {40, 20}})).value(), 20.0);
}

TEST_F(WorkerTest, MeasuresDistanceFromTheClosedSubject) {
    EXPECT_EQ(worker_.distance(point(50, 50)), 0.0);
    EXPECT_EQ(worker_.distance(rectangle(100, 0, 10, 10)), 0.0);
    EXPECT_DOUBLE_EQ(worker_.distance(point(103, 104)), 5.0);
    EXPECT_DOUBLE_EQ(worker_.distance(line({{112, 0}, {112, 300}})), 12.0);
}

TEST_F(WorkerTest, KnowsWhatADocumentDoesNotSpeakOf) {
    EXPECT_TRUE(worker_.outside_footprint(0).value().empty());
    EXPECT_EQ(geometry::area(worker_.outside_footprint(1).value()), 4000.0);
    EXPECT_EQ(geometry::area(worker_.outside_footprint(2).value()), 10'000.0);
    subject_ = rectangle(0, 0, 100, 60);  // coincides with the footprint
    worker_.begin_subject(subject_);
    EXPECT_TRUE(worker_.outside_footprint(1).value().empty());
}

TEST_F(WorkerTest, AnswersAboutTheSubjectAtHandOnly) {
    EXPECT_EQ(area_inside(rectangle(50, 50, 100, 100)), 2500.0);
    const Shape other = rectangle(140, 140, 100, 100);
    worker_.begin_subject(other);
    EXPECT_EQ(area_inside(rectangle(50, 50, 100, 100)), 100.0);
    EXPECT_EQ(worker_.subject_area(), 10'000.0);
}

TEST_F(WorkerTest, UnitesIntersectsAndSubtracts) {
    const std::vector<Shape> two{rectangle(0, 0, 10, 10), rectangle(5, 0, 10, 10)};
    EXPECT_EQ(geometry::area(worker_.unite(two, Family::area).value()), 150.0);
    EXPECT_EQ(geometry::area(worker_.intersect(two[0], two[1]).value()), 50.0);
    EXPECT_EQ(geometry::area(worker_.subtract(two[0], two[1]).value()), 50.0);
    EXPECT_EQ(worker_.subtract(two[0], Shape(Family::area)).value(), two[0]);
    EXPECT_EQ(geometry::area(worker_.outside(two[0]).value()), 9900.0);
    EXPECT_EQ(worker_.outside(Shape(Family::area)).value(), subject_);
    EXPECT_TRUE(worker_.unite({}, Family::area).value().empty());
}

TEST_F(WorkerTest, UnitesASingleLineOrPointTooSoThatItIsCountedOnce) {
    const std::vector<Shape> there_and_back{line({{0, 0}, {10, 0}, {0, 0}})};
    EXPECT_EQ(geometry::length(worker_.unite(there_and_back, Family::line).value()), 10.0);
    const std::vector<Shape> twice{together({point(1, 1), point(1, 1)})};
    EXPECT_EQ(worker_.unite(twice, Family::point).value().part_count(), 1U);
}

TEST_F(WorkerTest, CountsItsWork) {
    (void)inside(rectangle(200, 200, 1, 1));  // box apart: not even a candidate
    (void)inside(polygon({{101, 90}, {120, 90}, {101, 120}}));
    (void)inside(rectangle(10, 10, 1, 1));
    (void)inside(rectangle(90, 90, 20, 20));
    EXPECT_EQ(worker_.counts().candidates, 2U);
    EXPECT_EQ(worker_.counts().inside, 1U);
    EXPECT_EQ(worker_.counts().clipped, 1U);
    EXPECT_EQ(worker_.counts().overlays, 0U);
    (void)inside(rectangle(90, 50, 20, 50));  // along the subject's border
    EXPECT_EQ(worker_.counts().clipped, 2U);
    (void)inside(rectangle(90, 50, 20, 50 + 1e-8));  // beside it
    EXPECT_EQ(worker_.counts().overlays, 1U);
    WorkCounts sum;
    sum.add(worker_.counts());
    sum.add(worker_.counts());
    EXPECT_EQ(sum.candidates, 8U);
}

}  // namespace
}  // namespace terracord::layers
