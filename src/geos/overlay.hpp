// Robust overlays. GEOS's OverlayNG climbs its own ladder (floating, snapping, snap-rounding); what it cannot do is
// tried once more on a grid of a micrometre, and what still fails is an error 316 with GEOS's words, never an empty
// result. Areas are checked: an intersection larger than its inputs is a failure too. Geometries whose edges cross more
// often than Limit::overlay_crossings are not overlaid: error 329, before the cost is paid.
#pragma once

#include <vector>

#include "base/error.hpp"
#include "geos/geometry.hpp"

namespace terracord::geos {

Result<Geometry> intersection(const Geometry& a, const Geometry& b);
Result<Geometry> difference(const Geometry& a, const Geometry& b);
// Union of any number of geometries of one family (cascaded); lines are noded and each stretch kept once.
Result<Geometry> unite(Context& context, std::vector<Geometry> members);
Result<Geometry> boundary(const Geometry& area);
// The areas that lines enclose: noded where they cross or touch, then every face between them, each with its holes.
// Lines that enclose nothing are left out.
Result<Geometry> faces(Context& context, Geometry lines);
// A point well inside an area.
Result<geometry::Point> point_inside(const Geometry& area);
// Round joins, 16 segments a quarter: within 0.5 % of the distance, outside of the true curve nowhere by more.
Result<Geometry> buffer(const Geometry& geometry, double distance);
Result<Geometry> convex_hull(const Geometry& geometry);
// Diameter of the largest circle inside an area, to within `tolerance`; never more than the true one plus it.
Result<double> inscribed_width(const Geometry& area, double tolerance);

// Repair by the structure method: rings keep their role (shell or hole). The polygonal part only.
Result<Geometry> make_valid(const Geometry& area);

[[nodiscard]] const char* geos_version();

}  // namespace terracord::geos
