// Distances along small networks, against a twin that cuts every segment into short pieces and walks them all.
#include "index/street_graph.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>

namespace terracord::index {
namespace {

using geometry::Family;
using geometry::Point;
using geometry::Shape;

Shape line(const std::vector<Point>& points) {
    Shape shape(Family::line);
    for (const Point& point : points) shape.add_point(point);
    shape.end_ring();
    shape.end_part();
    return shape;
}

Shape point(double x, double y) {
    Shape shape(Family::point);
    shape.add_point({x, y});
    shape.end_ring();
    shape.end_part();
    return shape;
}

Shape square(double x, double y, double side) {
    Shape shape(Family::area);
    for (const Point& corner : {Point{x, y}, Point{x + side, y}, Point{x + side, y + side}, Point{x, y + side}})
        shape.add_point(corner);
    shape.end_ring();
    shape.end_part();
    return shape;
}

double way(const StreetGraph& streets, const Shape& from, const Shape& to, double snap) {
    return streets.from(streets.landings(from, snap)).to(streets.landings(to, snap));
}

TEST(StreetGraph, WalksAroundACorner) {
    const StreetGraph streets(std::vector<Shape>{line({{0, 0}, {100, 0}}), line({{100, 0}, {100, 50}})});
    EXPECT_EQ(way(streets, point(0, 0), point(100, 50), 1.0), 150.0);
    EXPECT_EQ(way(streets, point(10, 3), point(90, 4), 5.0), 3.0 + 80.0 + 4.0);
}

TEST(StreetGraph, TwoPlacesOnOneSegmentNeedNoJunction) {
    const StreetGraph streets(std::vector<Shape>{line({{0, 0}, {100, 0}})});
    EXPECT_EQ(way(streets, point(40, 0), point(60, 0), 1.0), 20.0);
}

TEST(StreetGraph, LinesThatShareNoVertexDoNotMeet) {
    const StreetGraph streets(std::vector<Shape>{line({{0, 0}, {100, 0}}), line({{50, -50}, {50, 50}})});
    EXPECT_EQ(streets.pieces(), 2U);
    EXPECT_TRUE(std::isinf(way(streets, point(0, 0), point(50, 50), 1.0)));
    const StreetGraph joined(
        std::vector<Shape>{line({{0, 0}, {50, 0}, {100, 0}}), line({{50, -50}, {50, 0}, {50, 50}})});
    EXPECT_EQ(joined.pieces(), 1U);
    EXPECT_EQ(way(joined, point(0, 0), point(50, 50), 1.0), 100.0);
}

TEST(StreetGraph, WhatIsFartherThanTheSnapIsOnNoLine) {
    const StreetGraph streets(std::vector<Shape>{line({{0, 0}, {100, 0}})});
    EXPECT_TRUE(streets.landings(point(50, 11), 10.0).empty());
    EXPECT_EQ(streets.landings(point(50, 10), 10.0).size(), 1U);
}

TEST(StreetGraph, AnAreaIsEnteredWhereTheNetworkCrossesIt) {
    const StreetGraph streets(std::vector<Shape>{line({{0, 0}, {100, 0}})});
    EXPECT_EQ(way(streets, point(0, 0), square(40, -10, 20), 5.0), 40.0);
    EXPECT_EQ(way(streets, square(40, -10, 20), square(70, 3, 10), 5.0), 10.0 + 3.0);
    // Within it every stretch is there already.
    EXPECT_EQ(way(streets, point(50, 0), square(40, -10, 20), 5.0), 0.0);
}

TEST(StreetGraph, AnEmptyNetworkLeadsNowhere) {
    const StreetGraph streets(std::vector<Shape>{});
    EXPECT_EQ(streets.pieces(), 0U);
    EXPECT_TRUE(std::isinf(way(streets, point(0, 0), point(0, 0), 10.0)));
    EXPECT_TRUE(streets.from({}).within(100.0).empty());
}

// --- the twin: Bellman-Ford over pieces of at most `step`

struct Twin {
    std::vector<Point> places;
    std::vector<std::array<double, 3>> links;  // from, to, metres

    Twin(const std::vector<geometry::Segment>& segments, double step) {
        for (const geometry::Segment& segment : segments) {
            const int pieces = std::max(1, static_cast<int>(std::ceil(segment.length() / step)));
            std::size_t before = at(segment.from);
            for (int i = 1; i <= pieces; ++i) {
                const std::size_t next =
                    i == pieces ? at(segment.to) : at(segment.at(segment.length() * i / static_cast<double>(pieces)));
                links.push_back({static_cast<double>(before), static_cast<double>(next),
                                 segment.length() / static_cast<double>(pieces)});
                before = next;
            }
        }
    }
    std::size_t at(Point point) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (std::hypot(places[i].x - point.x, places[i].y - point.y) < 1e-6) return i;
        }
        places.push_back(point);
        return places.size() - 1;
    }
    [[nodiscard]] std::vector<double> from(std::size_t start) const {
        std::vector<double> metres(places.size(), std::numeric_limits<double>::infinity());
        metres[start] = 0.0;
        for (std::size_t round = 0; round < places.size(); ++round) {
            for (const auto& [a, b, length] : links) {
                double& one = metres[static_cast<std::size_t>(a)];
                double& other = metres[static_cast<std::size_t>(b)];
                one = std::min(one, other + length);
                other = std::min(other, one + length);
            }
        }
        return metres;
    }
};

std::vector<Shape> lattice(std::mt19937& random) {
    std::uniform_int_distribution<int> missing(0, 2);
    std::vector<Shape> lines;
    for (int x = 0; x <= 3; ++x) {
        for (int y = 0; y <= 3; ++y) {
            if (x < 3 && missing(random) != 0)
                lines.push_back(line({{x * 30.0, y * 30.0}, {(x + 1) * 30.0, y * 30.0}}));
            if (y < 3 && missing(random) != 0)
                lines.push_back(line({{x * 30.0, y * 30.0}, {x * 30.0, (y + 1) * 30.0}}));
        }
    }
    return lines;
}

TEST(StreetGraph, AgreesWithItsTwinOnSmallNetworks) {
    std::mt19937 random(41);
    for (int i = 0; i < 12; ++i) {
        const StreetGraph streets(lattice(random));
        if (streets.segments().empty()) continue;
        Twin twin(streets.segments(), 10.0);
        const Point start = streets.segments().front().at(10.0);
        const Distances far = streets.from(streets.landings(point(start.x, start.y), 0.5));
        const std::vector<double> expected = twin.from(twin.at(start));
        for (std::size_t p = 0; p < twin.places.size(); ++p) {
            const double found = far.to(streets.landings(point(twin.places[p].x, twin.places[p].y), 0.5));
            if (std::isinf(expected[p])) {
                EXPECT_TRUE(std::isinf(found));
            } else {
                EXPECT_NEAR(found, expected[p], 1e-9);
            }
        }
    }
}

TEST(StreetGraph, ItsServiceAreaIsWhatTheTwinReaches) {
    std::mt19937 random(42);
    for (int i = 0; i < 12; ++i) {
        const StreetGraph streets(lattice(random));
        if (streets.segments().empty()) continue;
        const double step = 1.0;
        Twin twin(streets.segments(), step);
        const Point start = streets.segments().front().at(10.0);
        const std::vector<double> expected = twin.from(twin.at(start));
        const auto stretches = streets.from(streets.landings(point(start.x, start.y), 0.5)).within(47.0);
        double reached = 0.0;
        for (const Stretch& stretch : stretches) {
            EXPECT_LE(std::max(stretch.from_m, stretch.to_m), 47.0 + 1e-9);
            EXPECT_NEAR(std::abs(stretch.to_m - stretch.from_m),
                        std::hypot(stretch.to.x - stretch.from.x, stretch.to.y - stretch.from.y), 1e-9);
            reached += std::abs(stretch.to_m - stretch.from_m);
        }
        double by_pieces = 0.0;
        for (const auto& [a, b, length] : twin.links) {
            const double near = std::min(expected[static_cast<std::size_t>(a)], expected[static_cast<std::size_t>(b)]);
            by_pieces += near + length <= 47.0 + 1e-9 ? length : 0.0;
        }
        EXPECT_NEAR(reached, by_pieces, 12 * step);  // a piece at every end of the area
    }
}

}  // namespace
}  // namespace terracord::index
