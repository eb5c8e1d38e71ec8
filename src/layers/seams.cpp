#include "layers/seams.hpp"

#include <algorithm>
#include <array>

#include "geometry/nearest.hpp"
#include "layers/layer_store.hpp"

namespace terracord::layers {

namespace {

std::vector<geometry::Box> boxes_of(const geometry::Shape& edges) {
    std::vector<geometry::Box> boxes(edges.ring_count());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (const geometry::Point& end : edges.ring(i)) boxes[i].add(end);
    }
    return boxes;
}

}  // namespace

Seams::Seams(const geometry::Shape& open_edges) : edges_(boxes_of(open_edges)) {}

bool Seams::surely_drawn(const Layer& layer, const geometry::Box& box, std::vector<std::uint32_t>& scratch) const {
    edges_.query(box, scratch);
    if (!scratch.empty()) return false;
    // Near a border that two areas share rounding may give the point to neither: then another one is asked.
    const std::array<geometry::Point, 3> points{
        {{box.min_x, box.min_y}, {box.max_x, box.max_y}, {(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0}}};
    return std::any_of(points.begin(), points.end(), [&](const geometry::Point& point) {
        layer.index.query({point.x, point.y, point.x, point.y}, scratch);
        return std::any_of(scratch.begin(), scratch.end(), [&](std::uint32_t i) {
            const geometry::Shape& shape = layer.shapes[i];
            if (shape.family() != geometry::Family::area) return false;
            const geometry::EdgeTree* tree = layer.edges_of(i);
            return tree != nullptr ? tree->inside(shape, point) : geometry::inside(point, shape);
        });
    });
}

}  // namespace terracord::layers
