// Independent items on several threads: each claimed once from one counter, in order; the caller's thread works too.
// What an item throws (out of memory, a broken invariant) is thrown again by the call, once all threads are back.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace terracord {

// work(item, worker) for item < count, with worker < jobs. A stop request leaves the items not yet claimed undone.
template <class Work>
void in_parallel(std::size_t count, unsigned jobs, const std::stop_token& stop, const Work& work) {
    std::atomic<std::size_t> next{0};
    std::mutex guard;
    std::exception_ptr first;
    const auto loop = [&](unsigned worker) {
        try {
            for (std::size_t i = next.fetch_add(1); i < count && !stop.stop_requested(); i = next.fetch_add(1))
                work(i, worker);
        } catch (...) {
            const std::lock_guard lock(guard);
            if (!first) first = std::current_exception();
            next = count;
        }
    };
    {
        std::vector<std::jthread> helpers;
        for (unsigned j = 1; j < jobs && j < count; ++j) helpers.emplace_back(loop, j);
        loop(0);
    }
    if (first) std::rethrow_exception(first);
}

// Threads of a piece of work that have nothing to do, lent to those that have. For several threads.
class IdleThreads {
   public:
    explicit IdleThreads(unsigned count = 0) : count_(count) {}

    // How many came, no more than `most`; they are to be given back.
    [[nodiscard]] unsigned take(std::size_t most) {
        unsigned free = count_.load();
        unsigned taken = 0;
        do {
            taken = static_cast<unsigned>(std::min<std::size_t>(free, most));
        } while (!count_.compare_exchange_weak(free, free - taken));
        return taken;
    }
    void give(unsigned count) { count_.fetch_add(count); }

   private:
    std::atomic<unsigned> count_;
};

}  // namespace terracord
