#include "cli/interrupts.hpp"

#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "cli/exit_status.hpp"

namespace terracord::cli {

Interrupts::Interrupts() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    waiter_ = std::jthread([this, signals](const std::stop_token& over) {
        constexpr timespec kPoll{.tv_sec = 0, .tv_nsec = 100'000'000};
        int seen = 0;
        while (!over.stop_requested()) {
            if (sigtimedwait(&signals, nullptr, &kPoll) < 0 || over.stop_requested()) continue;
            // The second one means now.
            if (++seen > 1) _exit(static_cast<int>(Exit::interrupted));
            stop_.request_stop();
        }
    });
}

Interrupts::~Interrupts() {
    // Wakes the waiter, which would otherwise see the end only at its next poll.
    waiter_.request_stop();
    pthread_kill(waiter_.native_handle(), SIGTERM);
}

}  // namespace terracord::cli
