#include "geometry/edges_near.hpp"

#include <cstddef>

#include "geometry/ring_assembly.hpp"

namespace terracord::geometry {

Box edge_box(Point a, Point b) {
    Box box;
    box.add(a);
    box.add(b);
    return box;
}

void edges_near(const Shape& area, const Box& box, std::vector<std::uint32_t>& edges) {
    edges.clear();
    const auto points = area.points();
    for (std::size_t r = 0; r < area.ring_count(); ++r) {
        const auto begin = static_cast<std::size_t>(area.ring(r).data() - points.data());
        for (std::size_t i = begin; i + 1 < begin + area.ring(r).size(); ++i) {
            if (edge_box(points[i], points[i + 1]).touches(box)) edges.push_back(static_cast<std::uint32_t>(i));
        }
    }
}

bool holds(const Shape& area, const EdgeTree* tree, Point point) {
    if (tree != nullptr) return tree->inside(area, point);
    bool odd = false;
    for (std::size_t r = 0; r < area.ring_count(); ++r) odd = odd != in_ring(area.ring(r), point);
    return odd;
}

}  // namespace terracord::geometry
