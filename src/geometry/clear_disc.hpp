// Does a disc fit into an area? A quick answer for the plain case; the slow one is the largest inscribed circle.
#pragma once

#include "geometry/shape.hpp"

namespace terracord::geometry {

// True: a disc of this diameter surely lies in the area (valid), about the middle of one of a few lines across it.
// False says nothing. Cost: sixteen lines, each a walk along the outline. Pure, safe for concurrent calls.
[[nodiscard]] bool surely_holds_disc(const Shape& area, double diameter);

// No disc of a greater diameter lies in the area: it would be larger, or stick out of the box. O(points). Pure.
[[nodiscard]] double widest_disc(const Shape& area);

}  // namespace terracord::geometry
