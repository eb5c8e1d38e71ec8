// Expected failure as a value: a number, a sentence in both languages, a place, a hint.
// Nothing below `cli` throws for a bad input or catches; nothing reads an error's text back to decide.
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "base/position.hpp"
#include "base/text.hpp"

namespace terracord {

enum class ErrorCode : int {
#define TERRACORD_ERROR(number, name, fr, en) name = number,
#include "base/error_codes.inc"
#undef TERRACORD_ERROR
};

struct Error {
    ErrorCode code = ErrorCode::internal;
    Text message;    // what: one sentence, no final newline
    Position where;  // the line that asked, or the file that failed
    Text hint;       // what to do; may be empty
};

template <class T>
using Result = tl::expected<T, Error>;

using Errors = std::vector<Error>;

[[nodiscard]] tl::unexpected<Error> fail(ErrorCode code, Text message, Position where = {}, Text hint = {});

// The short title of a code, for tables and documentation.
[[nodiscard]] Text title_of(ErrorCode code);

// All published codes in ascending order.
[[nodiscard]] std::vector<ErrorCode> all_error_codes();

// "E203 analysis.toml:3:1: unknown key 'titre'. Did you mean 'title'?"
[[nodiscard]] std::string format_error(const Error& error, Lang lang);

// The candidate nearest to `word` (Damerau-Levenshtein, ignoring case), or "" when none is near enough to be helpful.
[[nodiscard]] std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace terracord
