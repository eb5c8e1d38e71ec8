// Where a straight stretch comes nearest to a shape, and what of it lies inside. Planar, exact up to rounding.
// O(points of the shape). Pure, safe for concurrent calls.
#pragma once

#include <utility>
#include <vector>

#include "geometry/shape.hpp"

namespace terracord::geometry {

struct Segment {
    Point from;
    Point to;
    [[nodiscard]] double length() const;
    // The point at a distance from `from`, along it.
    [[nodiscard]] Point at(double offset) const;
};

// How far along the segment it is nearest to the point, and how far away it then is.
struct Nearest {
    double offset = 0.0;
    double distance = 0.0;
};
[[nodiscard]] Nearest nearest(const Segment& segment, Point point);
// To the points, lines or borders of a shape; the first of several. Infinity for an empty shape.
[[nodiscard]] Nearest nearest(const Segment& segment, const Shape& shape);

// Is the point in the closed area? On its border rounding decides.
[[nodiscard]] bool inside(Point point, const Shape& area);

// The stretches of the segment in an area, as offsets, ascending; empty where it does not enter.
[[nodiscard]] std::vector<std::pair<double, double>> stretches_inside(const Segment& segment, const Shape& area);

}  // namespace terracord::geometry
