#include "geometry/crossings.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "geometry/edge_tree.hpp"

namespace terracord::geometry {

namespace {

constexpr std::int64_t kComparisonsACrossing = 100;

struct Edge {
    Point from;
    Point to;
};

Box box_of(const Edge& edge) {
    Box box;
    box.add(edge.from);
    box.add(edge.to);
    return box;
}

double side(const Edge& edge, Point point) {
    return (edge.to.x - edge.from.x) * (point.y - edge.from.y) - (edge.to.y - edge.from.y) * (point.x - edge.from.x);
}

// Of edges whose boxes meet.
bool meet(const Edge& a, const Edge& b) {
    if (a.from == b.from || a.from == b.to || a.to == b.from || a.to == b.to) return false;
    const double first = side(a, b.from);
    const double second = side(a, b.to);
    const double third = side(b, a.from);
    const double fourth = side(b, a.to);
    return !((first > 0.0 && second > 0.0) || (first < 0.0 && second < 0.0) || (third > 0.0 && fourth > 0.0) ||
             (third < 0.0 && fourth < 0.0));
}

std::int64_t edges_of(const Shape& shape) {
    return static_cast<std::int64_t>(shape.point_count()) - static_cast<std::int64_t>(shape.ring_count());
}

// `look(edge, position)` for each edge, until it answers no.
template <class Look>
bool each_edge(const Shape& shape, const Look& look) {
    std::size_t position = 0;
    for (std::size_t ring = 0; ring < shape.ring_count(); ++ring) {
        const auto points = shape.ring(ring);
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            if (!look(Edge{points[i], points[i + 1]}, position + i)) return false;
        }
        position += points.size();
    }
    return true;
}

// A tree knows the edges of areas; it does not ask whether their rings are closed.
Shape as_rings(const Shape& lines) {
    return Shape::from_arrays(Family::area, {lines.points().begin(), lines.points().end()}, lines.ring_ends(),
                              lines.part_ends());
}

class Count {
   public:
    Count(std::int64_t edges, std::int64_t most)
        : crossings_(std::max(most, kCrossingsAnEdge * edges)), comparisons_(kComparisonsACrossing * crossings_) {}
    // No: that was one too many.
    bool compare(const Edge& a, const Edge& b) {
        if (meet(a, b)) --crossings_;
        return --comparisons_ >= 0 && crossings_ >= 0;
    }

   private:
    std::int64_t crossings_;
    std::int64_t comparisons_;
};

}  // namespace

bool cross_more_than(const Shape& a, const Shape& b, std::int64_t most) {
    const Shape& fewer = a.point_count() <= b.point_count() ? a : b;
    const Shape& more = &fewer == &a ? b : a;
    if (edges_of(fewer) <= 0 || edges_of(more) <= most / edges_of(fewer)) return false;
    const Shape rings = as_rings(more);
    const EdgeTree tree(rings);
    const auto points = rings.points();
    Count count(edges_of(fewer) + edges_of(more), most);
    std::vector<std::uint32_t> near;
    return !each_edge(fewer, [&](const Edge& edge, std::size_t) {
        tree.query(rings, box_of(edge), near);
        return std::all_of(near.begin(), near.end(), [&](std::uint32_t i) {
            return count.compare(edge, {points[i], points[i + 1]});
        });
    });
}

bool cross_more_than(const Shape& all, std::int64_t most) {
    const std::int64_t edges = edges_of(all);
    if (edges <= 1 || edges <= most / edges * 2) return false;
    const Shape rings = as_rings(all);
    const EdgeTree tree(rings);
    const auto points = rings.points();
    Count count(edges, most);
    std::vector<std::uint32_t> near;
    return !each_edge(all, [&](const Edge& edge, std::size_t position) {
        tree.query(rings, box_of(edge), near);
        return std::all_of(near.begin(), near.end(), [&](std::uint32_t i) {
            return i <= position || count.compare(edge, {points[i], points[i + 1]});
        });
    });
}

}  // namespace terracord::geometry
