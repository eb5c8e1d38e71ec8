#include "geometry/local_area.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "geometry/measure.hpp"
#include "geometry/nearest.hpp"
#include "support/shapes.hpp"

namespace terracord::geometry {
namespace {

using testing::polygon;
using testing::rectangle;
using testing::ring;

struct Taken {
    std::optional<Shape> local;
    std::uint64_t visited = 0;
};

Taken taken(const Shape& area, const Box& box, Point origin = {}) {
    const EdgeTree tree(area);
    std::vector<std::uint32_t> edges;
    Taken found;
    ValidityProof proof;
    found.local = local_area(area, tree, box, origin, edges, proof, found.visited);
    return found;
}

// Points on a grid over the box lie in the one where they lie in the other.
void same_in(const Shape& area, const Shape& local, const Box& box) {
    constexpr int kSteps = 41;
    for (int i = 0; i < kSteps; ++i) {
        for (int k = 0; k < kSteps; ++k) {
            const Point p{box.min_x + box.width() * (i + 0.37) / kSteps,
                          box.min_y + box.height() * (k + 0.41) / kSteps};
            ASSERT_EQ(inside(p, area), inside(p, local)) << p.x << ' ' << p.y;
        }
    }
}

void check(const Shape& area, const Box& box) {
    const Taken found = taken(area, box);
    ASSERT_TRUE(found.local);
    same_in(area, *found.local, box);
    EXPECT_TRUE(box.widened(std::max(box.width(), box.height())).contains(found.local->box()) || found.local->empty());
}

// A square spiral staircase: every box sees several turns of one ring.
Shape staircase() {
    testing::Points points;
    for (int i = 0; i < 200; ++i) {
        points.push_back({i * 5.0, i * 3.0});
        points.push_back({i * 5.0 + 5.0, i * 3.0});
    }
    points.push_back({1000, -50});
    points.push_back({0, -50});
    return polygon(points);
}

TEST(Lies, SaysInsideOutsideOrAtTheBorderFromTheEdgesNear) {
    const Shape area = polygon(ring(0, 0, 100, 100), {ring(40, 40, 20, 20)});
    const EdgeTree tree(area);
    std::vector<std::uint32_t> edges;
    EXPECT_EQ(lies(area, tree, {10, 10, 20, 20}, edges), Lies::inside);
    EXPECT_EQ(lies(area, tree, {45, 45, 50, 50}, edges), Lies::outside);
    EXPECT_EQ(lies(area, tree, {110, 10, 120, 20}, edges), Lies::outside);
    EXPECT_EQ(lies(area, tree, {30, 30, 41, 50}, edges), Lies::at_border);
    EXPECT_EQ(lies(area, tree, {100, 10, 120, 20}, edges), Lies::at_border);
    EXPECT_EQ(lies(area, tree, {30, 30, 70, 70}, edges), Lies::at_border);
}

TEST(LocalArea, IsTheSameInTheBox) {
    check(staircase(), {200, 100, 260, 150});
    check(staircase(), {-20, -60, 30, 20});
    check(staircase(), {990, -60, 1010, 700});
}

TEST(LocalArea, CutsHolesAndKeepsThoseThatLieInIt) {
    const Shape area =
        polygon(ring(0, 0, 1000, 1000), {ring(100, 100, 30, 30), ring(150, 90, 400, 40), ring(110, 160, 5, 5)});
    check(area, {90, 80, 180, 180});
    const Taken found = taken(area, {90, 80, 180, 180});
    EXPECT_EQ(found.local->part_count(), 1U);
    EXPECT_EQ(found.local->ring_count(), 3U);
}

TEST(LocalArea, KeepsHolesWithTheRightOneOfSeveralShells) {
    // Two arms of one comb pass through the box, each with a hole.
    const Shape area = polygon({{0, 0}, {1000, 0}, {1000, 500}, {0, 500}, {0, 300}, {900, 300}, {900, 200}, {0, 200}},
                               {ring(400, 90, 10, 10), ring(400, 390, 10, 10), ring(430, 390, 10, 10)});
    check(area, {350, 60, 480, 430});
    const Taken found = taken(area, {350, 60, 480, 430});
    ASSERT_EQ(found.local->part_count(), 2U);
    for (std::size_t part = 0; part < 2; ++part) {
        const Shape one = found.local->part(part);
        const bool lower = one.box().max_y < 250;
        EXPECT_EQ(one.ring_count(), lower ? 2U : 3U);
    }
}

TEST(LocalArea, KeepsPartsThatLieInTheBoxWhole) {
    Shape area = rectangle(0, 0, 500, 10);
    area.append(polygon(ring(100, 20, 20, 20), {ring(105, 25, 5, 5)}));
    area.append(rectangle(107, 27, 1, 1));
    area.append(rectangle(400, 400, 10, 10));
    check(area, {90, -5, 150, 50});
    const Taken found = taken(area, {90, -5, 150, 50});
    EXPECT_EQ(found.local->part_count(), 3U);
    EXPECT_EQ(found.local->ring_count(), 4U);
}

TEST(LocalArea, TakesRingsAsTheyAreDrawn) {
    Shape area = polygon({{0, 0}, {0, 1000}, {1000, 1000}, {1000, 0}}, {ring(100, 100, 50, 500)});
    check(area, {90, 90, 200, 200});
    check(area, {-50, 90, 120, 200});
    check(area, {950, 950, 1050, 1050});
}

TEST(LocalArea, IsTheWholeCutWhereNoBorderIsNear) {
    const Taken found = taken(rectangle(0, 0, 1000, 1000), {400, 400, 500, 500});
    ASSERT_TRUE(found.local);
    EXPECT_EQ(found.local->ring_count(), 1U);
    EXPECT_TRUE(found.local->box().contains({400, 400, 500, 500}));
    EXPECT_EQ(found.visited, 0U);
    EXPECT_TRUE(taken(rectangle(0, 0, 1000, 1000), {2000, 400, 2100, 500}).local->empty());
}

TEST(LocalArea, ComesAboutTheOrigin) {
    const Point origin{617472.0, 6754304.0};
    Shape area = polygon({{0, 0}, {1000.125, 0}, {1000.125, 1000}, {0, 1000}});
    for (Point& p : area.points()) p = {p.x + origin.x, p.y + origin.y};
    const Taken found = taken(area, {origin.x + 950, origin.y + 900, origin.x + 1050, origin.y + 1100}, origin);
    ASSERT_TRUE(found.local);
    bool corner = false;
    for (const Point& p : found.local->points()) corner = corner || p == Point{1000.125, 1000.0};
    EXPECT_TRUE(corner);
}

TEST(LocalArea, CostsTheEdgesNearTheBoxWhateverTheOutlineIs) {
    testing::Points points;
    constexpr int kTeeth = 100'000;
    for (int i = 0; i < kTeeth; ++i) points.push_back({i * 1.0, i % 2 == 0 ? 0.0 : 0.5});
    points.push_back({kTeeth, -100});
    points.push_back({0, -100});
    const Shape area = polygon(points);
    const Taken found = taken(area, {50'000.2, -10, 50'040.2, 10});
    ASSERT_TRUE(found.local);
    EXPECT_LT(found.visited, 60U);
    EXPECT_LT(found.local->point_count(), 60U);
    same_in(area, *found.local, {50'000.2, -10, 50'040.2, 10});
}

TEST(LocalArea, CutsThroughAHoleThatTouchesItsShell) {
    // The cut joins both rings at the touch: two pieces of ground that meet there.
    const Shape area = polygon({{0, 0}, {500, 0}, {1000, 0}, {1000, 1000}, {0, 1000}},
                               {{{500, 0}, {300, 400}, {500, 900}, {700, 400}}});
    const Box box{480, -20, 520, 60};
    check(area, box);
    EXPECT_EQ(taken(area, box).local->part_count(), 2U);
}

TEST(LocalArea, CutsThroughRingsThatHangTogether) {
    // Between two holes that are cut lies a third, whole in the box, that touches both: the cut closes a circle.
    const Shape area = polygon(ring(0, 0, 1000, 1000), {{{100, 500}, {480, 480}, {490, 500}, {480, 520}},
                                                        {{490, 500}, {500, 490}, {510, 500}, {500, 510}},
                                                        {{510, 500}, {520, 480}, {900, 500}, {520, 520}}});
    const Box box{470, 470, 530, 530};
    check(area, box);
    EXPECT_EQ(taken(area, box).local->part_count(), 2U);
}

TEST(LocalArea, KeepsAHoleAndAnIslandThatTouchWhereTheCutParts) {
    // Beside the place where a cut hole touches the shell: a hole with an island that touches it, on one side alone.
    Shape area = polygon({{0, 0}, {500, 0}, {1000, 0}, {1000, 1000}, {0, 1000}},
                         {{{500, 0}, {300, 400}, {500, 900}, {700, 400}}, {{510, 5}, {525, 5}, {525, 15}, {515, 10}}});
    area.append(polygon({{525, 15}, {519, 9}, {523, 7}}));
    const Box box{480, -20, 540, 60};
    check(area, box);
    const Taken found = taken(area, box);
    EXPECT_EQ(found.local->part_count(), 3U);
    EXPECT_EQ(found.local->ring_count(), 4U);
}

std::optional<Shape> in_box(const Shape& area, const Box& box) {
    const EdgeTree tree(area);
    std::vector<std::uint32_t> edges;
    ValidityProof proof;
    return area_in_box(area, tree, box, edges, proof);
}

TEST(AreaInBox, EndsAtTheBoxAndHasWhatTheAreaHasInIt) {
    // A comb of which two arms pass through the box, each with holes, and a part that lies in it whole.
    Shape area = polygon({{0, 0}, {1000, 0}, {1000, 500}, {0, 500}, {0, 300}, {900, 300}, {900, 200}, {0, 200}},
                         {ring(400, 90, 10, 10), ring(400, 390, 10, 10), ring(340, 380, 20, 20)});
    area.append(rectangle(410, 240, 5, 5));
    const Box box{350, 60, 480, 430};
    const auto part = in_box(area, box);
    ASSERT_TRUE(part);
    same_in(area, *part, box);
    EXPECT_TRUE(box.contains(part->box()));
    EXPECT_EQ(part->part_count(), 3U);
    EXPECT_NEAR(geometry::area(*part), 130.0 * 140.0 - 100.0 + 130.0 * 130.0 - 100.0 - 200.0 + 25.0, 1e-9);
}

TEST(AreaInBox, LeavesAVertexOnTheBoxToAnOverlay) {
    EXPECT_FALSE(in_box(polygon({{0, 0}, {10, 0}, {20, 5}, {10, 10}, {0, 10}}), {10, -5, 30, 20}));
}

TEST(LocalArea, GivesUpWhereEdgesLeaveTheBoxSideBySide) {
    // A hair that runs across every cut: which of its sides comes first is rounding's to say.
    const Shape area = polygon({{0, 0}, {10'000, 0}, {10'000, 1e-10}, {0, 1e-10}});
    EXPECT_FALSE(taken(area, {5'000, -5, 5'010, 5}).local);
}

}  // namespace
}  // namespace terracord::geometry
