// Recognises the tables of a standard by their names.
#pragma once

#include <string_view>

#include "catalogue/catalogue_data.hpp"

namespace terracord::catalogue {

// '@' is a run of letters and digits, '#' a run of digits; case is ignored and '-' reads as '_'. O(name x pattern).
[[nodiscard]] bool name_matches(std::string_view name, std::string_view pattern);

// The name is one of `tables` behind one of the standard's prefixes and before one of its suffixes.
[[nodiscard]] bool is_table(std::string_view name, const std::vector<std::string>& tables, const Standard& standard);

}  // namespace terracord::catalogue
