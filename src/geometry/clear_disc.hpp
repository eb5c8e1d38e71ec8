// Where is an area wide, and how wide can it be at most? Quick answers; the width itself is that of the largest disc
// (inscribed_circle.hpp).
#pragma once

#include <optional>

#include "geometry/shape.hpp"

namespace terracord::geometry {

// No disc of a greater diameter lies in the area: it would be larger, or stick out of the box. O(points). Pure.
[[nodiscard]] double widest_disc(const Shape& area);

// A point of the area (valid) as far from its border as it is wide somewhere: the clearance is a quarter of A/P where
// one is found, and a disc of A/P fits into any area. So it never lies in a needle that rounding left on a wide area.
// Nothing: no such line across the area was met, or it has no ground. Cost: some lines, each a walk along the outline;
// for odd areas a hundred and more. Pure, safe for concurrent calls.
[[nodiscard]] std::optional<Point> clear_point(const Shape& area);

}  // namespace terracord::geometry
