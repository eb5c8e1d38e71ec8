// What to do about an error that brings no hint of its own: every error that stops something says it.
#pragma once

#include "base/error.hpp"

namespace terracord::cli {

// A sentence in both languages for any code. O(1), safe for concurrent calls.
[[nodiscard]] Text advice(ErrorCode code);

}  // namespace terracord::cli
