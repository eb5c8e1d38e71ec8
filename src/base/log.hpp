// What the lower rooms say while they work. `cli` decides where it goes; nothing below it writes to a stream.
// Implementations must accept calls from several threads.
#pragma once

#include <cstdint>

#include "base/error.hpp"

namespace terracord {

enum class Level { debug, info, warning, error };

class Log {
   public:
    virtual ~Log() = default;
    // Something that happened to an input or an output; the number and place come with it.
    virtual void report(Level level, const Error& what) = 0;
    // Free information, for -v.
    virtual void say(Level level, const Text& what) = 0;
    // `done` of `total` units of `stage` ("reading", "checking", "writing"); total 0 = unknown.
    virtual void progress(const Text& stage, std::uint64_t done, std::uint64_t total) = 0;
};

// Says nothing: for tests and tools.
class QuietLog final : public Log {
   public:
    void report(Level, const Error&) override {}
    void say(Level, const Text&) override {}
    void progress(const Text&, std::uint64_t, std::uint64_t) override {}
};

}  // namespace terracord
