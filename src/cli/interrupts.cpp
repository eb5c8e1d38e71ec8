#include "cli/interrupts.hpp"

#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <string>

#include "cli/exit_status.hpp"

namespace terracord::cli {

namespace {

constexpr int kCrashes[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP};

constexpr const char* kCrashed =
    "E901 le programme s'est arrêté de lui-même : rien n'est livré\n"
    "     Le plus souvent, la mémoire a manqué : relancez avec plus de mémoire, moins de fils (-j) ou par parts "
    "(--shard) ; "
    "sinon, signalez-le.\n"
    "E901 the program ended by itself: nothing is delivered\n"
    "     Mostly memory was short: run again with more memory, fewer threads (-j) or in shards (--shard); otherwise, "
    "report it.\n";

// Only what a signal handler may do; the default action, which follows, ends the program.
void say_crash(int number) {
    const ssize_t ignored = write(STDERR_FILENO, kCrashed, std::char_traits<char>::length(kCrashed));
    static_cast<void>(ignored);
    raise(number);
}

}  // namespace

CrashWords::CrashWords() {
    for (const int number : kCrashes) {
        struct sigaction before {};
        // Whoever watches for crashes already, a sanitizer for one, says more than we do.
        if (sigaction(number, nullptr, &before) != 0 || before.sa_handler != SIG_DFL) continue;
        struct sigaction words {};
        words.sa_handler = say_crash;
        words.sa_flags = static_cast<int>(SA_RESETHAND);
        sigaction(number, &words, nullptr);
    }
}

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
