#include "needs/amounts.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace terracord::needs {
namespace {

using model::Millionths;

Millionths sum_of(const std::vector<Millionths>& parts) {
    return std::accumulate(parts.begin(), parts.end(), Millionths{0});
}

TEST(Apportion, gives_what_rounding_leaves_to_the_largest_remainders) {
    const std::vector<double> thirds{1.0, 1.0, 1.0};
    EXPECT_EQ(apportion(10'000'000, thirds), (std::vector<Millionths>{3'333'334, 3'333'333, 3'333'333}));
}

TEST(Apportion, never_gives_a_part_to_a_share_of_nothing) {
    const std::vector<double> shares{0.0, 1.0, 0.0};
    EXPECT_EQ(apportion(7, shares), (std::vector<Millionths>{0, 7, 0}));
}

TEST(Apportion, shares_out_a_loss_like_a_gain) {
    const std::vector<double> shares{0.465, 0.535};
    const auto gain = apportion(8'000'000, shares);
    const auto loss = apportion(-8'000'000, shares);
    EXPECT_EQ(gain[0], -loss[0]);
    EXPECT_EQ(gain[1], -loss[1]);
}

TEST(Apportion, parts_sum_to_the_whole_to_the_last_millionth_whatever_the_shares) {
    std::mt19937_64 random(20261122);
    std::uniform_real_distribution<double> ground(0.0, 1e6);
    std::uniform_int_distribution<Millionths> amounts(-1'000'000'000'000, 10'000'000'000'000'000);
    for (int round = 0; round < 2000; ++round) {
        std::vector<double> shares(1 + round % 12);
        for (double& share : shares) share = round % 7 == 0 ? 1.0 / 3.0 : ground(random);
        const Millionths total = amounts(random);
        const auto parts = apportion(total, shares);
        ASSERT_EQ(sum_of(parts), total) << round;
        for (const Millionths part : parts) ASSERT_TRUE(total < 0 ? part <= 0 : part >= 0) << round;
    }
}

TEST(Millionths, of_whole_numbers_are_exact) {
    for (const double value : {0.0, 1.0, 120.0, 999'999.0, -8.0})
        EXPECT_EQ(from_millionths(to_millionths(value)), value);
}

TEST(Millionths, of_nonsense_stay_bounded) { EXPECT_EQ(to_millionths(1e300), to_millionths(1e200)); }

}  // namespace
}  // namespace terracord::needs
