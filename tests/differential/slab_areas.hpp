// A third opinion on an area: vertical slabs between all vertices and crossings, even-odd, in long double. Slow, short
// and without any overlay: what two engines disagree on is decided here.
#pragma once

#include <span>

#include "geometry/shape.hpp"

namespace terracord::differential {

// m2 of `subject` under the union of `zones`. O(edges^2 + slabs x edges).
[[nodiscard]] double slab_covered(const geometry::Shape& subject, std::span<const geometry::Shape> zones);

}  // namespace terracord::differential
