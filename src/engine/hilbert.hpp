// Position of a point on a Hilbert curve: neighbours on the ground become neighbours in the order of work.
#pragma once

#include <cstdint>

#include "geometry/box.hpp"

namespace terracord::engine {

// `extent` must not be empty; a side without length counts as one unit. O(1), 16 bits an axis.
[[nodiscard]] std::uint32_t hilbert_code(const geometry::Box& extent, geometry::Point point);

}  // namespace terracord::engine
