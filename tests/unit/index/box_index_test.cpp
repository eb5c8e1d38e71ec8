#include "index/box_index.hpp"

#include <gtest/gtest.h>

#include <random>

namespace terracord::index {
namespace {

using geometry::Box;
using Hits = std::vector<std::uint32_t>;

Hits query(const BoxIndex& index, const Box& box) {
    Hits hits{99};  // what was there before is replaced
    index.query(box, hits);
    return hits;
}

Hits brute_force(const std::vector<Box>& boxes, const Box& wanted) {
    Hits hits;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!wanted.empty() && !boxes[i].empty() && boxes[i].touches(wanted))
            hits.push_back(static_cast<std::uint32_t>(i));
    }
    return hits;
}

TEST(BoxIndex, AgreesWithBruteForceOnAGridWhereMostBoxesTouch) {
    std::mt19937 random(20261122);
    // Whole numbers on a small board: shared sides, shared corners, equal boxes and points without extent abound.
    std::uniform_int_distribution<int> place(0, 40);
    std::uniform_int_distribution<int> side(0, 4);
    const auto box = [&] {
        const double x = place(random);
        const double y = place(random);
        return Box{x, y, x + side(random), y + side(random)};
    };
    std::vector<Box> boxes;
    for (int i = 0; i < 2000; ++i) boxes.push_back(i % 50 == 0 ? Box{} : box());
    const BoxIndex index(boxes);
    for (int i = 0; i < 500; ++i) {
        const Box wanted = box();
        EXPECT_EQ(query(index, wanted), brute_force(boxes, wanted));
    }
}

TEST(BoxIndex, FindsWhatTouches) {
    const std::vector<Box> boxes{{0, 0, 10, 10}, {10, 10, 20, 20}, {21, 0, 30, 10}};
    const BoxIndex index(boxes);
    EXPECT_EQ(query(index, {10, 10, 10, 10}), (Hits{0, 1}));
    EXPECT_EQ(query(index, {20, 5, 21, 6}), (Hits{2}));
    EXPECT_EQ(query(index, {100, 100, 200, 200}), (Hits{}));
}

TEST(BoxIndex, NeverFindsEmptyBoxes) {
    const std::vector<Box> boxes{Box{}, {0, 0, 1, 1}, Box{}};
    const BoxIndex index(boxes);
    EXPECT_EQ(query(index, {-1e9, -1e9, 1e9, 1e9}), (Hits{1}));
    EXPECT_EQ(query(index, Box{}), (Hits{}));
}

TEST(BoxIndex, WithoutBoxesFindsNothing) {
    EXPECT_EQ(query(BoxIndex(), {0, 0, 1, 1}), (Hits{}));
    EXPECT_EQ(query(BoxIndex(std::vector<Box>{}), {0, 0, 1, 1}), (Hits{}));
}

TEST(BoxIndex, SurvivesAMove) {
    const std::vector<Box> boxes{{0, 0, 1, 1}};
    BoxIndex first(boxes);
    const BoxIndex second = std::move(first);
    EXPECT_EQ(query(second, {0, 0, 1, 1}), (Hits{0}));
}

}  // namespace
}  // namespace terracord::index
