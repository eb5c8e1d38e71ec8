// Validity of areas as read: proven, repaired (and on record), or set aside. docs/semantics.md, "Geometry".
// Needs a GEOS context of the calling thread.
#pragma once

#include <cstdint>
#include <optional>

#include "geometry/shape.hpp"
#include "geos/context.hpp"
#include "model/run.hpp"

namespace terracord::layers {

inline constexpr double kRepairWarningShare = 0.01;
inline constexpr double kRepairSetAsideShare = 0.10;

// Makes `shape` valid in place. nullopt: it was valid. A repair that changes more than 10 % of the area, or leaves
// nothing, sets the feature aside (its shape is then the convex hull of what was read). Lines and points are left
// alone. The area before is that of the rings as drawn (shells less holes, each ring's own area in absolute value).
// Parts that are each valid and only overlap become their union, which changes nothing of the ground.
// `accepted`: somebody has looked at the repair and takes it, however much it changes.
std::optional<model::Repair> make_usable(geos::Context& context, std::int64_t fid, geometry::Shape& shape,
                                         bool accepted = false);

}  // namespace terracord::layers
