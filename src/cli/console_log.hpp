// Messages and progress on stderr. Accepts calls from several threads.
#pragma once

#include <chrono>
#include <mutex>
#include <string>

#include "base/log.hpp"

namespace terracord::cli {

enum class Progress { automatic, always, never, json };

struct LogOptions {
    Lang lang = Lang::fr;
    int verbosity = 0;  // -1 errors only, 0 warnings too, 1 all
    Progress progress = Progress::automatic;
    bool terminal = false;  // is stderr one?
};

class ConsoleLog final : public Log {
   public:
    explicit ConsoleLog(LogOptions options) : options_(options) {}
    ~ConsoleLog() override;

    void report(Level level, const Error& what) override;
    void say(Level level, const Text& what) override;
    void progress(const Text& stage, std::uint64_t done, std::uint64_t total) override;

    [[nodiscard]] std::size_t errors() const { return errors_; }

   private:
    [[nodiscard]] bool wanted(Level level) const;
    void print(const std::string& line);
    void clear_bar();

    LogOptions options_;
    std::mutex mutex_;
    std::string bar_;  // the progress line now on the terminal
    std::chrono::steady_clock::time_point last_bar_{};
    std::size_t errors_ = 0;
};

}  // namespace terracord::cli
