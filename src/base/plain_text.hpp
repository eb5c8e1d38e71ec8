// How much of a text can be copied as it stands: valid UTF-8 without control characters, quotes and backslashes. Nearly
// all texts are so as a whole, and writers that look at each character ask here first.
// O(bytes), eight at a time. Safe for concurrent calls.
#pragma once

#include <cstddef>
#include <string_view>

namespace terracord {

// Length of the valid UTF-8 sequence that starts at `at`, 0 where there is none (Unicode 15, table 3-7).
[[nodiscard]] std::size_t utf8_length(std::string_view text, std::size_t at);

// Where what is plain from `at` on ends: a control character (U+0000 to U+001F, U+007F), a quote, a backslash, a byte
// that is not UTF-8, or the end of the text.
[[nodiscard]] std::size_t end_of_plain(std::string_view text, std::size_t at = 0);

}  // namespace terracord
