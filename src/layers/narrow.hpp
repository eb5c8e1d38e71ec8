// Is a piece of ground a sliver? The one test of docs/semantics.md, "Tolerance, slivers, stability".
#pragma once

#include "base/error.hpp"
#include "geometry/shape.hpp"
#include "geos/context.hpp"

namespace terracord::layers {

// Mean width 2A/P and inscribed width both under `metres`. `part` is one polygon, its coordinates about `origin`.
// Error 316.
[[nodiscard]] Result<bool> narrower_than(geos::Context& context, const geometry::Shape& part, double metres,
                                         geometry::Point origin = {});

}  // namespace terracord::layers
