// Rings that come back to a point of theirs, or hang together in a circle by points, so that they cut off ground: drawn
// again as polygons are to be drawn. Every piece of ground that hangs together gets one shell, and what its border
// closes in besides are its holes (OGC 06-103r4, "Simple feature access", 6.1.11). The ground and its points stay.
// Takes rings that have their ground on the left, share points at vertices of both alone, and do not cross; else the
// result is wrong, or none: to be proved valid before use (validity.hpp).
// O(n log n) in the points, and for each hole that hangs at no shell O(log n) a shell. Pure, safe for concurrent calls.
#pragma once

#include <optional>

#include "geometry/shape.hpp"

namespace terracord::geometry {

[[nodiscard]] std::optional<Shape> without_self_touches(const Shape& area);

}  // namespace terracord::geometry
