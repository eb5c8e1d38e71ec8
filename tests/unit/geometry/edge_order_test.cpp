#include "geometry/edge_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace terracord::geometry {
namespace {

TEST(EdgeOrder, IsASortedListHoweverManyBlocksItTakes) {
    EdgeOrder order;
    std::vector<std::uint32_t> expected;
    std::mt19937 random(5);
    const auto place_of = [&](std::uint32_t value) {
        return order.first_not([&](std::uint32_t edge) { return edge < value; });
    };
    const auto at = [&](std::uint32_t value) { return std::lower_bound(expected.begin(), expected.end(), value); };
    constexpr int kSteps = 30'000;
    for (int step = 0; step < kSteps; ++step) {
        const auto value = static_cast<std::uint32_t>(random() % 8000);
        const auto found = at(value);
        const EdgeOrder::Place place = place_of(value);
        ASSERT_EQ(order.at(place), found == expected.end() ? EdgeOrder::kNone : *found);
        ASSERT_EQ(order.below(place), found == expected.begin() ? EdgeOrder::kNone : *(found - 1));
        // Grows for the first half, is taken down to nothing in the second.
        const bool there = found != expected.end() && *found == value;
        if (!there && step < kSteps / 2) {
            expected.insert(found, value);
            const EdgeOrder::Place put = order.insert(place, value);
            ASSERT_EQ(order.at(put), value);
        } else if (there) {
            const auto above = expected.erase(found);
            const EdgeOrder::Place left = order.erase(place);
            ASSERT_EQ(order.at(left), above == expected.end() ? EdgeOrder::kNone : *above);
        }
    }
    while (!expected.empty()) {
        order.erase(place_of(expected.back()));
        expected.pop_back();
    }
    EXPECT_TRUE(order.empty());
    EXPECT_EQ(order.at(place_of(1)), EdgeOrder::kNone);
}

}  // namespace
}  // namespace terracord::geometry
