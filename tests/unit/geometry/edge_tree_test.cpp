#include "geometry/edge_tree.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "geometry/nearest.hpp"
#include "support/shapes.hpp"

namespace terracord::geometry {
namespace {

using testing::polygon;
using testing::rectangle;
using testing::ring;

// A jagged outline of `teeth` points about a place.
testing::Points jagged(double x, double y, double radius, int teeth) {
    testing::Points points;
    for (int i = 0; i < teeth; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / teeth;
        const double r = radius * (i % 2 == 0 ? 1.0 : 0.9) * (1.0 + 0.2 * std::sin(5.0 * angle));
        points.push_back({x + r * std::cos(angle), y + r * std::sin(angle)});
    }
    return points;
}

Shape large() {
    Shape shape =
        polygon(jagged(0, 0, 1000, 4000), {jagged(300, 0, 100, 300), jagged(-300, 0, 80, 77), ring(0, 300, 9, 9)});
    for (int i = 0; i < 60; ++i) shape.append(rectangle(2000.0 + 30.0 * (i % 8), 30.0 * (i / 8), 20, 20));
    return shape;
}

std::vector<std::uint32_t> all_edges(const Shape& shape, const Box& box) {
    std::vector<std::uint32_t> found;
    for (std::size_t r = 0; r < shape.ring_count(); ++r) {
        const auto points = shape.ring(r);
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            Box edge;
            edge.add(points[i]);
            edge.add(points[i + 1]);
            if (edge.touches(box)) found.push_back(static_cast<std::uint32_t>(&points[i] - shape.points().data()));
        }
    }
    return found;
}

TEST(EdgeTree, FindsTheEdgesThatALookAtEachOfThemFinds) {
    const Shape shape = large();
    const EdgeTree tree(shape);
    std::vector<std::uint32_t> edges;
    for (double x = -1300; x < 2400; x += 183.7) {
        for (double y = -1300; y < 1300; y += 151.3) {
            const Box box{x, y, x + 60, y + 45};
            tree.query(shape, box, edges);
            EXPECT_EQ(edges, all_edges(shape, box)) << x << ' ' << y;
        }
    }
    tree.query(shape, shape.box(), edges);
    EXPECT_EQ(edges.size(), all_edges(shape, shape.box()).size());
}

TEST(EdgeTree, TellsInsideFromOutsideAsAWalkAlongTheWholeOutlineDoes) {
    const Shape shape = large();
    const EdgeTree tree(shape);
    int in = 0;
    for (double x = -1300.5; x < 2400; x += 47.7) {
        for (double y = -1300.5; y < 1300; y += 41.3) {
            const bool found = tree.inside(shape, {x, y});
            in += found ? 1 : 0;
            ASSERT_EQ(found, inside({x, y}, shape)) << x << ' ' << y;
        }
    }
    EXPECT_GT(in, 300);
}

TEST(EdgeTree, CountsAtTheHeightOfVerticesToo) {
    const Shape shape = polygon({{0, 0}, {10, 0}, {10, 5}, {12, 5}, {10, 10}, {5, 7}, {0, 10}, {-2, 5}});
    const EdgeTree tree(shape);
    for (const double y : {0.5, 5.0, 7.0, 9.0}) {
        for (double x = -3.25; x < 13; x += 0.5)
            EXPECT_EQ(tree.inside(shape, {x, y}), inside({x, y}, shape)) << x << ' ' << y;
    }
}

TEST(EdgeTree, KnowsHowRingsAreDrawn) {
    const Shape shape = polygon(ring(0, 0, 10, 10), {{{2, 2}, {2, 4}, {4, 4}, {4, 2}}, ring(6, 6, 1, 1)});
    const EdgeTree tree(shape);
    EXPECT_TRUE(tree.counter_clockwise(0));
    EXPECT_FALSE(tree.counter_clockwise(1));
    EXPECT_TRUE(tree.counter_clockwise(2));
}

TEST(EdgeTree, OfNothingFindsNothing) {
    std::vector<std::uint32_t> edges{1};
    const EdgeTree tree;
    tree.query(Shape(Family::area), {0, 0, 1, 1}, edges);
    EXPECT_TRUE(edges.empty());
    EXPECT_TRUE(tree.empty());
    EXPECT_FALSE(tree.inside(Shape(Family::area), {0, 0}));
    EXPECT_TRUE(EdgeTree(testing::line({{0, 0}, {1, 1}})).empty());
}

}  // namespace
}  // namespace terracord::geometry
