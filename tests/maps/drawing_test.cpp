// The drawings themselves: tests that count cells must count the right ones.
#include "support/drawing.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "geometry/measure.hpp"
#include "support/shapes.hpp"

namespace terracord::testing {
namespace {

const Drawing kMap(R"(
    AA.B
    A..B
)");

TEST(Drawing, PutsTheFirstLineInTheNorth) {
    EXPECT_EQ(kMap.area('B').box(), (geometry::Box{kOrigin.x + 30, kOrigin.y, kOrigin.x + 40, kOrigin.y + 20}));
    EXPECT_EQ(Drawing("A.\n..").area('A').box().min_y, kOrigin.y + 10);
}

TEST(Drawing, CountsCells) {
    EXPECT_EQ(geometry::area(kMap.area('A')), 3 * kCell);
    EXPECT_EQ(geometry::area(kMap.area("AB")), 5 * kCell);
    EXPECT_EQ(kMap.cells("A"), 3U);
    EXPECT_EQ(kMap.letters(), "AB");
    EXPECT_TRUE(kMap.area('Z').empty());
    EXPECT_EQ(kMap.centres('B').size(), 2U);
    EXPECT_EQ(kMap.centres('B')[0], on_map(point(35, 15)));
}

TEST(Drawing, RefusesRowsOfUnequalLength) { EXPECT_THROW(Drawing("AA\nA"), std::invalid_argument); }

}  // namespace
}  // namespace terracord::testing
