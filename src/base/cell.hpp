// A value in a row of a table, whatever writes the table. Value type, safe to share when const.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace terracord {

// monostate: no value. A number that is not finite is no value either.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool>;

}  // namespace terracord
