// Foreign text made fit for tables and XML: valid UTF-8, and none of the characters neither may hold.
#pragma once

#include <string>
#include <string_view>

namespace terracord::report {

// Bytes that are no UTF-8, control characters (but for tab, LF and CR) and non-characters become U+FFFD. O(bytes).
[[nodiscard]] std::string clean_text(std::string_view text);

}  // namespace terracord::report
