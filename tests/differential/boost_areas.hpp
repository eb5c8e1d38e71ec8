// Areas by Boost.Geometry, a second engine that shares no code with GEOS.
#pragma once

#include <optional>
#include <span>

#include "geometry/shape.hpp"

namespace terracord::differential {

// m2 of `subject` under the union of `zones`; nothing where Boost gives up (it throws).
[[nodiscard]] std::optional<double> boost_covered(const geometry::Shape& subject,
                                                  std::span<const geometry::Shape> zones);

}  // namespace terracord::differential
