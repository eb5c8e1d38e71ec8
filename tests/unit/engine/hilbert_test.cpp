#include "engine/hilbert.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <set>

namespace terracord::engine {
namespace {

constexpr geometry::Box kExtent{0, 0, 65535, 65535};

TEST(Hilbert, StartsAndEndsAtTheLowerCorners) {
    EXPECT_EQ(hilbert_code(kExtent, {0, 0}), 0U);
    EXPECT_EQ(hilbert_code(kExtent, {65535, 0}), 0xFFFFFFFFU);
}

TEST(Hilbert, WalksFromCellToNeighbour) {
    // All cells of a 32 x 32 board, in the order of the curve: each step is one cell aside.
    constexpr int kBoard = 32;
    std::map<std::uint32_t, std::pair<int, int>> order;
    for (int x = 0; x < kBoard; ++x) {
        for (int y = 0; y < kBoard; ++y) {
            order[hilbert_code(kExtent, {x * 2048.0 + 1024.0, y * 2048.0 + 1024.0})] = {x, y};
        }
    }
    ASSERT_EQ(order.size(), static_cast<std::size_t>(kBoard * kBoard));
    auto before = order.begin();
    for (auto it = std::next(before); it != order.end(); before = it++) {
        EXPECT_EQ(
            std::abs(it->second.first - before->second.first) + std::abs(it->second.second - before->second.second), 1);
    }
}

TEST(Hilbert, TakesPointsAtAndBeyondTheBordersAndFlatExtents) {
    EXPECT_EQ(hilbert_code(kExtent, {-100, -100}), hilbert_code(kExtent, {0, 0}));
    EXPECT_EQ(hilbert_code(kExtent, {1e9, -100}), hilbert_code(kExtent, {65535, 0}));
    EXPECT_EQ(hilbert_code({5, 5, 5, 5}, {5, 5}), 0U);
}

}  // namespace
}  // namespace terracord::engine
