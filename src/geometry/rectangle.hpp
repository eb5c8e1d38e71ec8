// A box as an area.
#pragma once

#include "geometry/box.hpp"
#include "geometry/shape.hpp"

namespace terracord::geometry {

// Counter-clockwise from the corner with the least coordinates. Pure.
[[nodiscard]] Shape rectangle(const Box& box);

}  // namespace terracord::geometry
