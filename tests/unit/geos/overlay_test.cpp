#include "geos/overlay.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "base/limits.hpp"
#include "geometry/measure.hpp"
#include "support/shapes.hpp"

namespace terracord::geos {
namespace {

using geometry::Family;
using geometry::Shape;
using testing::line;
using testing::point;
using testing::polygon;
using testing::rectangle;
using testing::ring;
using testing::together;

class Overlay : public ::testing::Test {
   protected:
    Geometry of(const Shape& shape) { return Geometry::from_shape(context_, shape); }
    Result<Geometry> united(std::initializer_list<Shape> shapes) {
        std::vector<Geometry> members;
        for (const Shape& shape : shapes) members.push_back(of(shape));
        return unite(context_, std::move(members));
    }
    Context context_;
};

TEST_F(Overlay, IntersectsOverlappingSquares) {
    const auto shared = intersection(of(rectangle(0, 0, 10, 10)), of(rectangle(7, 8, 10, 10)));
    ASSERT_TRUE(shared.has_value());
    EXPECT_EQ(shared->area(), 6.0);
}

TEST_F(Overlay, FindsNoAreaWhereSquaresTouch) {
    const auto shared = intersection(of(rectangle(0, 0, 10, 10)), of(rectangle(10, 0, 10, 10)));
    ASSERT_TRUE(shared.has_value());
    EXPECT_TRUE(shared->to_shape(Family::area).empty());
    EXPECT_EQ(geometry::length(shared->to_shape(Family::line)), 10.0);
}

TEST_F(Overlay, IntersectsASquareWithItself) {
    const auto shared = intersection(of(rectangle(1.1, 2.2, 3.3, 4.4)), of(rectangle(1.1, 2.2, 3.3, 4.4)));
    ASSERT_TRUE(shared.has_value());
    EXPECT_EQ(shared->to_shape(Family::area).point_count(), 5U);
    EXPECT_DOUBLE_EQ(shared->area(), geometry::area(rectangle(1.1, 2.2, 3.3, 4.4)));
}

TEST_F(Overlay, DifferenceLeavesTheHole) {
    const auto rest = difference(of(rectangle(0, 0, 10, 10)), of(rectangle(2, 2, 3, 3)));
    ASSERT_TRUE(rest.has_value());
    EXPECT_EQ(rest->to_shape(Family::area).ring_count(), 2U);
    EXPECT_EQ(rest->area(), 91.0);
}

TEST_F(Overlay, UnionCountsSharedGroundOnce) {
    const auto whole = united({rectangle(0, 0, 10, 10), rectangle(5, 0, 10, 10), rectangle(0, 0, 10, 10)});
    ASSERT_TRUE(whole.has_value());
    EXPECT_EQ(whole->area(), 150.0);
}

TEST_F(Overlay, UnionOfLinesKeepsEachStretchOnce) {
    const auto whole = united({line({{0, 0}, {10, 0}}), line({{5, 0}, {15, 0}}), line({{10, 0}, {0, 0}})});
    ASSERT_TRUE(whole.has_value());
    EXPECT_EQ(geometry::length(whole->to_shape(Family::line)), 15.0);
}

TEST_F(Overlay, UnionOfPointsKeepsEachPositionOnce) {
    const auto whole = united({point(1, 1), point(2, 2), point(1, 1)});
    ASSERT_TRUE(whole.has_value());
    EXPECT_EQ(whole->to_shape(Family::point).part_count(), 2U);
}

TEST_F(Overlay, UnionOfNothingIsEmpty) {
    const auto whole = unite(context_, {});
    ASSERT_TRUE(whole.has_value());
    EXPECT_TRUE(whole->empty());
}

TEST_F(Overlay, BoundaryIsTheLengthOfAllRings) {
    const auto border = boundary(of(polygon(ring(0, 0, 10, 10), {ring(2, 2, 3, 3)})));
    ASSERT_TRUE(border.has_value());
    EXPECT_EQ(geometry::length(border->to_shape(Family::line)), 52.0);
}

TEST_F(Overlay, BufferIsRoundAndNeverWiderThanAsked) {
    const auto wide = buffer(of(point(0, 0)), 100.0);
    ASSERT_TRUE(wide.has_value());
    const Shape disc = wide->to_shape(Family::area);
    EXPECT_NEAR(geometry::area(disc), M_PI * 1e4, 0.005 * M_PI * 1e4);
    for (const geometry::Point& p : disc.points()) EXPECT_LE(std::hypot(p.x, p.y), 100.0 + 1e-9);
}

TEST_F(Overlay, ConvexHullOfPointsIsTheirEnvelope) {
    const auto hull = convex_hull(of(together({point(0, 0), point(4, 0), point(0, 3), point(1, 1)})));
    ASSERT_TRUE(hull.has_value());
    EXPECT_EQ(hull->area(), 6.0);
}

TEST_F(Overlay, WhatGeosCannotDoIsAnErrorNeverAnEmptyResult) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const Geometry broken = of(polygon({{0, 0}, {10, nan}, {10, 10}, {0, 10}}));
    const auto shared = intersection(of(rectangle(0, 0, 10, 10)), broken);
    if (shared) {
        EXPECT_LE(shared->area(), 100.0);  // a version of GEOS that copes must still make sense
    } else {
        EXPECT_EQ(shared.error().code, ErrorCode::overlay_failed);
        EXPECT_FALSE(shared.error().message.fr.empty());
    }
    const auto width = inscribed_width(of(Shape(Family::area)), 0.1);
    ASSERT_FALSE(width.has_value());
    EXPECT_EQ(width.error().code, ErrorCode::overlay_failed);
}

TEST_F(Overlay, OfEdgesThatCrossTooOftenIsNotMade) {
    // Bars across and bars upright: n x n pieces, and four crossings a piece.
    const auto bars = [&](bool upright) {
        Shape all(Family::area);
        for (int i = 0; i < 40; ++i) {
            const double at = 2.0 * i;
            all.append(upright ? rectangle(at, -1, 1, 100) : rectangle(-1, at, 100, 1));
        }
        return all;
    };
    const auto lowered = Limits().with("overlay-crossings=6399");
    ASSERT_TRUE(lowered);
    const auto failed = [](const auto& result) { return !result && result.error().code == ErrorCode::limit_reached; };
    {
        const LimitsInForce held(*lowered);
        EXPECT_TRUE(failed(intersection(of(bars(false)), of(bars(true)))));
        EXPECT_TRUE(failed(difference(of(bars(false)), of(bars(true)))));
        std::vector<Geometry> members;
        members.push_back(of(bars(false)));
        members.push_back(of(bars(true)));
        EXPECT_TRUE(failed(unite(context_, std::move(members))));
        Shape both = bars(false);
        both.append(bars(true));
        EXPECT_TRUE(failed(make_valid(of(both))));
    }
    const auto shared = intersection(of(bars(false)), of(bars(true)));
    ASSERT_TRUE(shared);
    EXPECT_EQ(shared->area(), 1600.0);
}

TEST_F(Overlay, AnErrorDoesNotStickToTheNextOverlay) {
    EXPECT_FALSE(inscribed_width(of(Shape(Family::area)), 0.1).has_value());
    const auto shared = intersection(of(rectangle(0, 0, 10, 10)), of(rectangle(5, 5, 10, 10)));
    ASSERT_TRUE(shared.has_value());
    EXPECT_EQ(shared->area(), 25.0);
}

}  // namespace
}  // namespace terracord::geos
