// Names of the optional pairs of a standard (LIB_ATTRn, LIB_VALn), as published tables write them.
#pragma once

#include <string_view>

namespace terracord::layers {

// Names of attributes are 20 characters at most in the standard and cut by some tools: one may begin the other (at
// least ten characters); case, blanks and underscores are alike.
[[nodiscard]] bool same_attribute(std::string_view written, std::string_view name);

}  // namespace terracord::layers
