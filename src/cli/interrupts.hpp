// SIGINT and SIGTERM as a stop token: work in progress ends cleanly, nothing half-written stays; and what is said where
// the program ends by itself.
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

// E901, in both languages: said where there may be no memory left for anything else.
inline constexpr const char* kOutOfMeans =
    "E901 le système ne donne plus de mémoire, ou plus de fils d'exécution : rien n'est livré\n"
    "     Relancez avec plus de mémoire, moins de fils (-j), par parts (--shard), ou sans pdf, png ni html "
    "(--format).\n"
    "E901 the system gives no more memory, or no more threads: nothing is delivered\n"
    "     Run again with more memory, fewer threads (-j), in shards (--shard), or without pdf, png and html "
    "(--format).\n";

// A library that ends the program by itself (for want of memory, mostly) leaves no word: while this lives, one is said
// before the program ends as it would have. Safe to make once, before any thread.
class CrashWords {
   public:
    CrashWords();
};

}  // namespace terracord::cli
