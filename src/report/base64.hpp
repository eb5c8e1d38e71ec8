// Bytes as text (RFC 4648, with padding): what a page carries besides its words. O(bytes), pure.
#pragma once

#include <string>
#include <string_view>

namespace terracord::report {

[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace terracord::report
