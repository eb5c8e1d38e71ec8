// The value of a quantity as people write it. Pure, safe for concurrent calls.
#pragma once

#include <string_view>

#include "base/text.hpp"
#include "model/check.hpp"

namespace terracord::verdict {

// "1 250 m²", "12 %", "35 m", "3". `unit` is the figure's, for what a kind computes; `extra` decimals more than usual.
[[nodiscard]] Text quantity_text(model::Quantity quantity, double value, int extra = 0, std::string_view unit = {});

}  // namespace terracord::verdict
