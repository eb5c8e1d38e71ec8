#include "geometry/measure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terracord::geometry {

double signed_area(std::span<const Point> ring) {
    if (ring.size() < 4) return 0.0;
    // About the first point: products of national coordinates would lose seven digits.
    const Point origin = ring.front();
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const double ax = ring[i].x - origin.x;
        const double ay = ring[i].y - origin.y;
        const double bx = ring[i + 1].x - origin.x;
        const double by = ring[i + 1].y - origin.y;
        sum += ax * by - bx * ay;
    }
    return 0.5 * sum;
}

double area(const Shape& shape) {
    if (shape.family() != Family::area) return 0.0;
    double total = 0.0;
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        for (std::size_t r = shape.part_begin(part); r < shape.part_end(part); ++r) {
            const double ring_area = std::abs(signed_area(shape.ring(r)));
            total += r == shape.part_begin(part) ? ring_area : -ring_area;
        }
    }
    return total;
}

double length(const Shape& shape) {
    double total = 0.0;
    for (std::size_t r = 0; r < shape.ring_count(); ++r) {
        const auto points = shape.ring(r);
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            total += std::hypot(points[i + 1].x - points[i].x, points[i + 1].y - points[i].y);
        }
    }
    return total;
}

double distance_to_edge(Point point, Point from, Point to) {
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const double px = point.x - from.x;
    const double py = point.y - from.y;
    const double length2 = dx * dx + dy * dy;
    const double along = length2 > 0.0 ? std::clamp((px * dx + py * dy) / length2, 0.0, 1.0) : 0.0;
    return std::hypot(px - along * dx, py - along * dy);
}

double distance_to_rings(Point point, const Shape& shape) {
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t r = 0; r < shape.ring_count(); ++r) {
        const auto ring = shape.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i)
            best = std::min(best, distance_to_edge(point, ring[i], ring[i + 1]));
    }
    return best;
}

void orient(Shape& shape) {
    if (shape.family() != Family::area) return;
    auto points = shape.points();
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        for (std::size_t r = shape.part_begin(part); r < shape.part_end(part); ++r) {
            const auto ring = shape.ring(r);
            const bool shell = r == shape.part_begin(part);
            if ((signed_area(ring) > 0.0) == shell) continue;
            const auto begin = static_cast<std::size_t>(ring.data() - points.data());
            std::reverse(points.begin() + static_cast<std::ptrdiff_t>(begin),
                         points.begin() + static_cast<std::ptrdiff_t>(begin + ring.size()));
        }
    }
}

}  // namespace terracord::geometry
