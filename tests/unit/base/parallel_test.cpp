#include "base/parallel.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace terracord {
namespace {

TEST(Parallel, every_item_is_worked_on_once) {
    std::vector<int> times(1000, 0);
    in_parallel(times.size(), 4, {}, [&](std::size_t i, unsigned) { ++times[i]; });
    EXPECT_EQ(times, std::vector<int>(1000, 1));
}

TEST(Parallel, what_an_item_throws_reaches_the_caller_once_all_threads_are_back) {
    EXPECT_THROW(in_parallel(100, 3, {},
                             [](std::size_t i, unsigned) {
                                 if (i == 7) throw std::runtime_error("seven");
                             }),
                 std::runtime_error);
}

TEST(IdleThreads, no_more_are_lent_than_there_are_nor_than_are_asked_for) {
    IdleThreads idle(3);
    EXPECT_EQ(idle.take(2), 2U);
    EXPECT_EQ(idle.take(5), 1U);
    EXPECT_EQ(idle.take(5), 0U);
    idle.give(2);
    EXPECT_EQ(idle.take(5), 2U);
}

TEST(IdleThreads, many_borrowers_never_hold_more_than_there_are_and_all_come_back) {
    constexpr unsigned kThreads = 5;
    IdleThreads idle(kThreads);
    std::atomic<unsigned> lent{0};
    std::atomic<bool> too_many{false};
    in_parallel(20'000, 4, {}, [&](std::size_t i, unsigned) {
        const unsigned taken = idle.take(1 + i % 4);
        if (lent.fetch_add(taken) + taken > kThreads) too_many = true;
        lent.fetch_sub(taken);
        idle.give(taken);
    });
    EXPECT_FALSE(too_many);
    EXPECT_EQ(idle.take(100), kThreads);
}

}  // namespace
}  // namespace terracord
