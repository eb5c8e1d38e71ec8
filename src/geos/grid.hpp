// Geometries drawn on a grid: what lies closer together than a step falls together, and the result is valid.
#pragma once

#include "base/error.hpp"
#include "geos/geometry.hpp"

namespace terracord::geos {

// Every vertex on a multiple of `step`, edges noded where they come closer; what collapses is left out. Error 316.
Result<Geometry> on_grid(const Geometry& geometry, double step);

}  // namespace terracord::geos
