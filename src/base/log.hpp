// What the lower rooms say while they work. `cli` decides where it goes; nothing below it writes to a stream.
// Implementations must accept calls from several threads.
#pragma once

#include <cstdint>
#include <vector>

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

// Keeps reports and sayings until `replay`, so that work done side by side is told in one order. Progress passes
// through. For one thread at a time.
class BufferedLog final : public Log {
   public:
    explicit BufferedLog(Log& target) : target_(&target) {}
    void report(Level level, const Error& what) override { kept_.push_back({level, what, false}); }
    void say(Level level, const Text& what) override { kept_.push_back({level, Error{.message = what}, true}); }
    void progress(const Text& stage, std::uint64_t done, std::uint64_t total) override {
        target_->progress(stage, done, total);
    }
    // Hands everything on, in the order it came.
    void replay() {
        for (const Kept& one : kept_) {
            if (one.said) {
                target_->say(one.level, one.what.message);
            } else {
                target_->report(one.level, one.what);
            }
        }
        kept_.clear();
    }

   private:
    struct Kept {
        Level level;
        Error what;
        bool said;
    };
    Log* target_;
    std::vector<Kept> kept_;
};

}  // namespace terracord
