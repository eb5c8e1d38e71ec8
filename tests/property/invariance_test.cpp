// The same ground written or placed differently has the same measure.
#include <gtest/gtest.h>

#include <cmath>

#include "geometry/measure.hpp"
#include "support/measuring.hpp"
#include "support/random_shapes.hpp"

namespace terracord {
namespace {

using geometry::area;
using geometry::Shape;
using testing::covered;
using testing::RandomShapes;

constexpr int kPairs = 200;

double bound(const Shape& a, const Shape& b) {
    return 1e-9 * area(a) + 4e-9 * (geometry::length(a) + geometry::length(b));
}

template <class Change>
void expect_same(const Change& change, bool exact) {
    RandomShapes random(77);
    for (int i = 0; i < kPairs; ++i) {
        const RandomShapes::Pair pair = random.pair();
        const double before = covered(pair.a, pair.b);
        const double after = covered(change(pair.a), change(pair.b));
        if (exact) {
            ASSERT_EQ(before, after) << i << "\nA " << testing::wkt(pair.a) << "\nB " << testing::wkt(pair.b);
        } else {
            ASSERT_NEAR(before, after, bound(pair.a, pair.b))
                << i << "\nA " << testing::wkt(pair.a) << "\nB " << testing::wkt(pair.b);
        }
    }
}

// On a grid of 2^-10 m about the origin every sum of a translation by 2^k is exact: so must the measure be.
Shape on_grid(Shape shape) {
    for (geometry::Point& p : shape.points()) {
        p.x = std::round((p.x - 618'000.0) * 1024.0) / 1024.0;
        p.y = std::round((p.y - 6'755'000.0) * 1024.0) / 1024.0;
    }
    return shape;
}

TEST(Invariance, TranslationByAPowerOfTwo) {
    RandomShapes random(78);
    for (int i = 0; i < kPairs; ++i) {
        const Shape a = on_grid(random.star());
        const Shape b = testing::moved(a, random.whole(-40, 40), random.whole(-40, 40));
        // Exact input, inexact crossings: equal within the bound everywhere, to the bit for the shape itself.
        const Shape a2 = testing::moved(a, 0x1p20, 0x1p22);
        const Shape b2 = testing::moved(b, 0x1p20, 0x1p22);
        EXPECT_EQ(area(a), area(a2)) << i;
        EXPECT_EQ(covered(a, a), covered(a2, a2)) << i;
        EXPECT_NEAR(covered(a, b), covered(a2, b2), bound(a, b)) << i;
    }
}

TEST(Invariance, TranslationOfRectanglesIsExact) {
    RandomShapes random(79);
    const auto rectangle = [&] {
        const double x = random.whole(-1000, 1000) / 8.0;
        const double y = random.whole(-1000, 1000) / 8.0;
        const double w = random.whole(1, 1000) / 8.0;
        const double h = random.whole(1, 1000) / 8.0;
        Shape shape(geometry::Family::area);
        for (const geometry::Point p : {geometry::Point{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}})
            shape.add_point(p);
        shape.end_ring();
        shape.end_part();
        return shape;
    };
    for (int i = 0; i < 500; ++i) {
        const Shape a = rectangle();
        const Shape b = rectangle();
        const double before = covered(a, b);
        const geometry::Box x = a.box();
        const geometry::Box y = b.box();
        const double w = std::max(0.0, std::min(x.max_x, y.max_x) - std::max(x.min_x, y.min_x));
        const double h = std::max(0.0, std::min(x.max_y, y.max_y) - std::max(x.min_y, y.min_y));
        EXPECT_EQ(before, w * h) << i;
        EXPECT_EQ(before, covered(testing::moved(a, 0x1p20, 0x1p22), testing::moved(b, 0x1p20, 0x1p22))) << i;
        EXPECT_EQ(before, covered(testing::quarter_turn(a), testing::quarter_turn(b))) << i;
    }
}

TEST(Invariance, QuarterTurn) {
    expect_same([](const Shape& s) { return testing::quarter_turn(s); }, false);
}

TEST(Invariance, FreeRotation) {
    for (const double angle : {0.1, 1.0, 2.5}) {
        // Rotated coordinates are rounded to doubles of 1e-9 m: that moves borders by as much, no more.
        expect_same([angle](const Shape& s) { return testing::turned(s, {618'000.0, 6'755'000.0}, angle); }, false);
    }
}

TEST(Invariance, ReversedRings) {
    expect_same([](const Shape& s) { return testing::reversed(s); }, false);
}

TEST(Invariance, RingsThatStartElsewhere) {
    expect_same([](const Shape& s) { return testing::restarted(s, 3); }, false);
}

TEST(Invariance, ExtraVerticesOnTheEdges) {
    expect_same([](const Shape& s) { return testing::with_midpoints(s); }, false);
}

TEST(Invariance, RepeatedMeasuresAreEqualToTheBit) {
    expect_same([](const Shape& s) { return s; }, true);
}

}  // namespace
}  // namespace terracord
