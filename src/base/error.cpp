#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace terracord {

tl::unexpected<Error> fail(ErrorCode code, Text message, Position where, Text hint) {
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(where), std::move(hint)});
}

Text title_of(ErrorCode code) {
    switch (code) {
#define TERRACORD_ERROR(number, name, fr, en) \
    case ErrorCode::name: return Text{fr, en};
#include "base/error_codes.inc"
#undef TERRACORD_ERROR
    }
    return same_text("?");
}

std::vector<ErrorCode> all_error_codes() {
    return {
#define TERRACORD_ERROR(number, name, fr, en) ErrorCode::name,
#include "base/error_codes.inc"
#undef TERRACORD_ERROR
    };
}

std::string format_error(const Error& error, Lang lang) {
    std::string line = fmt::format("E{:03}", static_cast<int>(error.code));
    if (error.where.known()) line += fmt::format(" {}:", error.where.str());
    line += " " + error.message.in(lang);
    if (!error.hint.in(lang).empty()) line += "\n     " + error.hint.in(lang);
    return line;
}

namespace {

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool equal = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (equal ? 0U : 1U)});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1])) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

}  // namespace

std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates) {
    // Words are compared in full; monsters from hostile files are not worth a quadratic walk.
    constexpr std::size_t kLongest = 64;
    if (word.empty() || word.size() > kLongest) return {};
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > kLongest) continue;
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

}  // namespace terracord
