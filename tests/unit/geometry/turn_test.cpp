#include "geometry/turn.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace terracord::geometry {
namespace {

TEST(Turn, SaysOnWhichSideAPointLies) {
    EXPECT_EQ(turn({0, 0}, {10, 0}, {5, 1}), Turn::left);
    EXPECT_EQ(turn({0, 0}, {10, 0}, {5, -1}), Turn::right);
    EXPECT_EQ(turn({0, 0}, {10, 0}, {20, 0}), Turn::straight);
}

TEST(Turn, TellsAHairFromALineInLambert93) {
    const Point a{618'000.1, 6'755'000.3};
    const Point b{a.x + 1024.0, a.y + 512.0};
    const Point middle{a.x + 512.0, a.y + 256.0};
    EXPECT_EQ(turn(a, b, middle), Turn::straight);
    EXPECT_EQ(turn(a, b, {middle.x, std::nextafter(middle.y, 1e9)}), Turn::left);
    EXPECT_EQ(turn(a, b, {middle.x, std::nextafter(middle.y, 0.0)}), Turn::right);
}

TEST(Turn, ComparesProductsThatRoundAlike) {
    // (2^27 + 1)(2^27 - 1) is 1 less than 2^54, and rounds to it.
    constexpr double kLarge = 134'217'728.0;
    EXPECT_EQ(turn({kLarge + 1, kLarge}, {kLarge, kLarge - 1}, {0, 0}), Turn::right);
    EXPECT_EQ(turn({kLarge, kLarge - 1}, {kLarge + 1, kLarge}, {0, 0}), Turn::left);
}

TEST(Turn, DoesNotGuessWhereDifferencesAreRounded) {
    EXPECT_EQ(turn({0.1, 0.1}, {1e17, 1e17}, {3e17, 3e17}), Turn::unclear);
}

TEST(Turn, DoesNotGuessWhereProductsVanish) {
    EXPECT_EQ(turn({1e-200, 2e-200}, {2e-200, 4e-200}, {0, 0}), Turn::unclear);
}

TEST(Turn, PointsAlongAnAxisOrTwiceInOnePlaceAreStraightWhateverTheirDifferences) {
    EXPECT_EQ(turn({0.1, 1e9 / 3.0}, {7.3, 1e9 / 3.0}, {1e-7 / 3.0, 1e9 / 3.0}), Turn::straight);
    EXPECT_EQ(turn({1e9 / 3.0, 0.1}, {1e-7 / 3.0, 7.3}, {1e9 / 3.0, 0.1}), Turn::straight);
    EXPECT_EQ(turn({1e9 / 3.0, 0.1}, {1e-7 / 3.0, 7.3}, {1e-7 / 3.0, 7.3}), Turn::straight);
}

}  // namespace
}  // namespace terracord::geometry
