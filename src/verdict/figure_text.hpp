// A figure's value as people write it, by its unit. Pure functions, safe for concurrent calls.
#pragma once

#include <string_view>

#include "base/text.hpp"

namespace terracord::verdict {

// "m": "12,50 m"; "m2": "1 250 m²"; "share": "20 %"; "": a plain number; any other unit follows the number ("3,2 °C").
// `extra` more decimals than usual: for a value that would otherwise read like the limit it is compared with.
[[nodiscard]] Text figure_value(std::string_view unit, double value, int extra = 0);

}  // namespace terracord::verdict
