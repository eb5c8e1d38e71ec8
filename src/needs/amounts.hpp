// Amounts as whole millionths: sums are exact and do not depend on their order. Pure, safe for concurrent calls.
#pragma once

#include <span>
#include <vector>

#include "model/need.hpp"

namespace terracord::needs {

// Rounded to the nearest millionth; what is beyond any territory stays at the largest amount there is.
[[nodiscard]] model::Millionths to_millionths(double value);
[[nodiscard]] inline double from_millionths(model::Millionths amount) {
    return static_cast<double>(amount) / model::kMillion;
}

// `total` in parts proportional to `shares` (not negative, not all zero), whole millionths that sum to it exactly: the
// largest remainders get what rounding leaves, the first of equals before the others.
//
//   apportion(10'000'000, {1, 1, 1}) -> 3'333'334, 3'333'333, 3'333'333
[[nodiscard]] std::vector<model::Millionths> apportion(model::Millionths total, std::span<const double> shares);

}  // namespace terracord::needs
