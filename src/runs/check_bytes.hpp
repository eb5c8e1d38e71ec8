// What lies on a disk or travels between machines may come back with a bit turned: a number then reads as another
// number. So what is written carries a check of its bytes, against accident: whoever wants to forge it can.
// Cost that of SHA-256, some milliseconds for the largest record. Pure; safe for concurrent calls.
#pragma once

#include <string>
#include <string_view>

#include "base/hash.hpp"

namespace terracord::runs {

inline constexpr std::size_t kCheckBytes = 16;

// The first digits of SHA-256: 64 bits.
[[nodiscard]] inline std::string check_of(std::string_view bytes) { return sha256(bytes).substr(0, kCheckBytes); }

}  // namespace terracord::runs
