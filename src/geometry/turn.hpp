// On which side of a line is a point? Exact, or said to be unclear: never wrong.
// Coordinates up to 1e150. O(1). Safe for concurrent calls.
#pragma once

#include <cstdint>

#include "geometry/box.hpp"

namespace terracord::geometry {

enum class Turn : std::int8_t { right = -1, straight = 0, left = 1, unclear = 2 };

// From a through b, where does c lie? The determinant and its error bound settle nearly all (J. R. Shewchuk, "Adaptive
// precision floating-point arithmetic and fast robust geometric predicates", 1997, section 4.3: bound A). Where they do
// not and the differences of the coordinates are exact, the two products are compared without rounding; else unclear.
[[nodiscard]] Turn turn(Point a, Point b, Point c);

// Does the edge from a to b pass the height of the point on its left? An edge that ends at that height counts with what
// is above it, so that along a closed ring the edges that do are odd where the point lies inside. Of a point on the edge
// it does not; where the turn is unclear rounding decides.
[[nodiscard]] bool passes_left_of(Point a, Point b, Point point);

}  // namespace terracord::geometry
