// Shapes in one line, for tests.
#pragma once

#include <initializer_list>
#include <vector>

#include "geometry/shape.hpp"

namespace terracord::testing {

using geometry::Family;
using geometry::Point;
using geometry::Shape;
using Points = std::vector<Point>;

// A polygon from its rings; open rings are closed by the shape itself.
inline Shape polygon(const Points& shell, std::initializer_list<Points> holes = {}) {
    Shape shape(Family::area);
    for (const Point& point : shell) shape.add_point(point);
    shape.end_ring();
    for (const Points& hole : holes) {
        for (const Point& point : hole) shape.add_point(point);
        shape.end_ring();
    }
    shape.end_part();
    return shape;
}

inline Points ring(double x, double y, double width, double height) {
    return {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
}

// An axis-parallel rectangle by its lower left corner, counter-clockwise.
inline Shape rectangle(double x, double y, double width, double height) { return polygon(ring(x, y, width, height)); }

inline Shape line(const Points& points) {
    Shape shape(Family::line);
    for (const Point& point : points) shape.add_point(point);
    shape.end_ring();
    shape.end_part();
    return shape;
}

inline Shape point(double x, double y) {
    Shape shape(Family::point);
    shape.add_point({x, y});
    shape.end_ring();
    shape.end_part();
    return shape;
}

inline Shape together(std::initializer_list<Shape> parts) {
    Shape shape;
    for (const Shape& part : parts) shape.append(part);
    return shape;
}

}  // namespace terracord::testing
