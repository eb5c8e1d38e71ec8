// Planar measures of shapes. Sums run about a local origin (the box's corner), in ring order, in double.
// O(points). Safe for concurrent calls.
#pragma once

#include <span>

#include "geometry/shape.hpp"

namespace terracord::geometry {

// Shoelace formula; positive for counter-clockwise rings. Square units.
[[nodiscard]] double signed_area(std::span<const Point> ring);
// Shells minus holes, whatever the orientation of the rings. 0 for lines and points.
[[nodiscard]] double area(const Shape& shape);
// Of all rings: perimeter of an area, length of lines. 0 for points.
[[nodiscard]] double length(const Shape& shape);
// Shortest distance from a point to an edge, both ends of it included. O(1).
[[nodiscard]] double distance_to_edge(Point point, Point from, Point to);
// Shortest distance from a point to the rings of an area or to lines; infinity for an empty shape.
[[nodiscard]] double distance_to_rings(Point point, const Shape& shape);
// RFC 7946 section 3.1.6: shells counter-clockwise, holes clockwise.
void orient(Shape& shape);

}  // namespace terracord::geometry
