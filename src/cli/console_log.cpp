#include "cli/console_log.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "base/json_writer.hpp"
#include "cli/advice.hpp"

namespace terracord::cli {

namespace {

constexpr auto kBarInterval = std::chrono::milliseconds(100);

// Control characters in a file name or a value must not drive the terminal.
std::string printable(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += (byte < 0x20 && c != '\n') || byte == 0x7F ? '?' : c;
    }
    return out;
}

// A log that cannot be written must not stop the work: whatever fputs answers is left at that.
void put(const std::string& text) { std::fputs(text.c_str(), stderr); }

std::string_view prefix(Level level, Lang lang) {
    switch (level) {
        case Level::error: return lang == Lang::fr ? "erreur : " : "error: ";
        case Level::warning: return lang == Lang::fr ? "attention : " : "warning: ";
        case Level::info:
        case Level::debug: break;
    }
    return "";
}

}  // namespace

ConsoleLog::~ConsoleLog() {
    const std::lock_guard lock(mutex_);
    clear_bar();
}

bool ConsoleLog::wanted(Level level) const {
    if (level == Level::error) return true;
    if (level == Level::warning) return options_.verbosity >= 0;
    return options_.verbosity >= 1;
}

void ConsoleLog::clear_bar() {
    if (bar_.empty()) return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
    bar_.clear();
}

void ConsoleLog::print(const std::string& line) {
    clear_bar();
    put(printable(line) + "\n");
}

void ConsoleLog::report(Level level, const Error& what) {
    const std::lock_guard lock(mutex_);
    errors_ += level == Level::error ? 1 : 0;
    if (!wanted(level)) return;
    Error told = what;
    if (level == Level::error && told.hint.in(options_.lang).empty()) told.hint = advice(told.code);
    print(std::string(prefix(level, options_.lang)) + format_error(told, options_.lang));
}

void ConsoleLog::say(Level level, const Text& what) {
    const std::lock_guard lock(mutex_);
    if (wanted(level)) print(std::string(prefix(level, options_.lang)) + what.in(options_.lang));
}

void ConsoleLog::progress(const Text& stage, std::uint64_t done, std::uint64_t total) {
    const bool bar = options_.progress == Progress::always ||
                     (options_.progress == Progress::automatic && options_.terminal && options_.verbosity >= 0);
    if (!bar && options_.progress != Progress::json) return;
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    const bool last = total > 0 && done >= total;
    if (!last && now - last_bar_ < kBarInterval) return;
    last_bar_ = now;
    if (options_.progress == Progress::json) {
        std::string line;
        JsonWriter json(line);
        json.begin_object()
            .key("stage")
            .string(stage.in(options_.lang))
            .key("done")
            .integer(static_cast<std::int64_t>(done));
        json.key("total");
        if (total > 0)
            json.integer(static_cast<std::int64_t>(total));
        else
            json.null();
        json.end_object();
        put(line + "\n");
        return;
    }
    bar_ = total > 0 ? fmt::format("{} {}/{}", stage.in(options_.lang), done, total)
                     : fmt::format("{} {}", stage.in(options_.lang), done);
    put("\r\x1b[K" + bar_);
    std::fflush(stderr);
}

}  // namespace terracord::cli
