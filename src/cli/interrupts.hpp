// SIGINT and SIGTERM as a stop token: work in progress ends cleanly, nothing half-written stays.
#pragma once

#include <stop_token>
#include <thread>

namespace terracord::cli {

class Interrupts {
   public:
    // Must be made before any other thread: the signals are blocked in all threads and waited for in one.
    Interrupts();
    ~Interrupts();
    [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

   private:
    std::stop_source stop_;
    std::jthread waiter_;
};

}  // namespace terracord::cli
