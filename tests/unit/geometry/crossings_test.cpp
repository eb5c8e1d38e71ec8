#include "geometry/crossings.hpp"

#include <gtest/gtest.h>

namespace terracord::geometry {
namespace {

void add_line(Shape& lines, Point from, Point to) {
    lines.add_point(from);
    lines.add_point(to);
    lines.end_ring();
    lines.end_part();
}

Shape bars(int count, bool upright) {
    Shape lines(Family::line);
    for (int i = 0; i < count; ++i) {
        const double at = i + 0.5;
        if (upright)
            add_line(lines, {at, 0.0}, {at, static_cast<double>(count)});
        else
            add_line(lines, {0.0, at}, {static_cast<double>(count), at});
    }
    return lines;
}

TEST(Crossings, OfACombOnACombAreItsTeethTimesTheOthers) {
    const Shape across = bars(60, false);
    const Shape upright = bars(60, true);
    EXPECT_TRUE(cross_more_than(across, upright, 3599));
    EXPECT_FALSE(cross_more_than(across, upright, 3600));
    Shape both = across;
    both.append(upright);
    EXPECT_TRUE(cross_more_than(both, 3599));
    EXPECT_FALSE(cross_more_than(both, 3600));
}

TEST(Crossings, EdgesThatOnlyShareAnEndAreNone) {
    Shape star(Family::line);
    for (int i = 0; i < 100; ++i) add_line(star, {0.0, 0.0}, {100.0, static_cast<double>(i)});
    EXPECT_FALSE(cross_more_than(star, 1));
}

TEST(Crossings, AFewForEachEdgeAreAllowedWhateverTheBound) {
    const Shape across = bars(static_cast<int>(kCrossingsAnEdge), false);
    EXPECT_FALSE(cross_more_than(across, bars(static_cast<int>(kCrossingsAnEdge), true), 1));
}

TEST(Crossings, EdgesAlongEachOtherCount) {
    Shape lines(Family::line);
    for (int i = 0; i < 100; ++i) add_line(lines, {static_cast<double>(i), 0.0}, {1000.0 + i, 0.0});
    EXPECT_TRUE(cross_more_than(lines, 1000));
}

TEST(Crossings, LongDiagonalsSideBySideAreBoundedThoughTheyNeverMeet) {
    Shape one(Family::line);
    Shape other(Family::line);
    for (int i = 0; i < 4000; ++i) {
        add_line(one, {i * 1e-3, 0.0}, {1000.0 + i * 1e-3, 1000.0});
        add_line(other, {i * 1e-3 + 5e-4, 0.0}, {1000.0 + i * 1e-3 + 5e-4, 1000.0});
    }
    EXPECT_FALSE(cross_more_than(one, other, 1'000'000));
    EXPECT_TRUE(cross_more_than(one, other, 10));
}

TEST(Crossings, OfNothingAreNone) {
    EXPECT_FALSE(cross_more_than(Shape(Family::line), bars(3, true), 0));
    EXPECT_FALSE(cross_more_than(Shape(Family::line), 0));
}

}  // namespace
}  // namespace terracord::geometry
