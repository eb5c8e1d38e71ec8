// Areas drawn on a grid, to be handed over: files round their coordinates, and what lies closer together than they round
// would come out crossing itself.
#pragma once

#include "base/error.hpp"
#include "geometry/shape.hpp"

namespace terracord::layers {

// `area` with its vertices on multiples of `metres` of the computing CRS, valid; it moves by less than that. Safe for
// concurrent calls. O(n log n). Error 316.
[[nodiscard]] Result<geometry::Shape> on_grid(const geometry::Shape& area, double metres);

}  // namespace terracord::layers
