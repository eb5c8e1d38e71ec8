// Cuts a large JSON text whose root is an object into pieces small enough to parse one by one: each member of the root,
// or each element where a member is an array. One pass, O(bytes); memory is that of the largest piece. What is inside a
// piece is not looked at: its parser does that. Safe for concurrent calls on different streams.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace terracord::runs {

struct JsonPiece {
    std::string_view member;   // of the root
    bool element = false;      // of the array that the member is
    std::string_view text;     // gone after the call
    std::uint64_t offset = 0;  // of its first byte in the stream
    int line = 1;
};

// False: enough, the rest is not read.
using TakePiece = std::function<Result<bool>(const JsonPiece&)>;

// `name` is what errors call the text. An array without elements is handed over once, as a whole ("[]"). Error 604: the
// text ends too early, or is no JSON object; and those of `take`.
Result<void> cut_json(std::streambuf& stream, const std::string& name, const TakePiece& take);
Result<void> cut_json(std::string_view text, const std::string& name, int line, const TakePiece& take);

}  // namespace terracord::runs
