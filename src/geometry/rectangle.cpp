#include "geometry/rectangle.hpp"

namespace terracord::geometry {

Shape rectangle(const Box& box) {
    Shape shape(Family::area);
    for (const Point corner : {Point{box.min_x, box.min_y}, Point{box.max_x, box.min_y}, Point{box.max_x, box.max_y},
                               Point{box.min_x, box.max_y}})
        shape.add_point(corner);
    shape.end_ring();
    shape.end_part();
    return shape;
}

}  // namespace terracord::geometry
