#include "geometry/nearest.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace terracord::geometry {

double Segment::length() const { return std::hypot(to.x - from.x, to.y - from.y); }

Point Segment::at(double offset) const {
    const double whole = length();
    if (whole <= 0.0) return from;
    const double share = offset / whole;
    return {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
}

Nearest nearest(const Segment& segment, Point point) {
    const double whole = segment.length();
    const double px = point.x - segment.from.x;
    const double py = point.y - segment.from.y;
    if (whole <= 0.0) return {0.0, std::hypot(px, py)};
    const double ux = (segment.to.x - segment.from.x) / whole;
    const double uy = (segment.to.y - segment.from.y) / whole;
    const double offset = std::clamp(px * ux + py * uy, 0.0, whole);
    return {offset, std::hypot(px - offset * ux, py - offset * uy)};
}

namespace {

// Where two segments cross, along the first; nothing where they do not, or run along each other.
std::optional<double> crossing(const Segment& a, const Segment& b) {
    const double ax = a.to.x - a.from.x;
    const double ay = a.to.y - a.from.y;
    const double bx = b.to.x - b.from.x;
    const double by = b.to.y - b.from.y;
    const double cross = ax * by - ay * bx;
    if (cross == 0.0) return std::nullopt;
    const double dx = b.from.x - a.from.x;
    const double dy = b.from.y - a.from.y;
    const double along_a = (dx * by - dy * bx) / cross;
    const double along_b = (dx * ay - dy * ax) / cross;
    if (along_a < 0.0 || along_a > 1.0 || along_b < 0.0 || along_b > 1.0) return std::nullopt;
    return along_a * a.length();
}

// Segments that do not cross are nearest at an end of one of them.
Nearest nearest(const Segment& segment, const Segment& other) {
    if (const auto at = crossing(segment, other)) return {*at, 0.0};
    Nearest best = nearest(segment, other.from);
    const auto take = [&](const Nearest& one) {
        if (one.distance < best.distance) best = one;
    };
    take(nearest(segment, other.to));
    take({0.0, nearest(other, segment.from).distance});
    take({segment.length(), nearest(other, segment.to).distance});
    return best;
}

}  // namespace

Nearest nearest(const Segment& segment, const Shape& shape) {
    Nearest best{0.0, std::numeric_limits<double>::infinity()};
    const auto take = [&](const Nearest& one) {
        if (one.distance < best.distance) best = one;
    };
    for (std::size_t r = 0; r < shape.ring_count(); ++r) {
        const auto ring = shape.ring(r);
        if (ring.size() == 1) take(nearest(segment, ring.front()));
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) take(nearest(segment, Segment{ring[i], ring[i + 1]}));
    }
    return best;
}

bool inside(Point point, const Shape& area) {
    bool odd = false;
    for (std::size_t r = 0; r < area.ring_count(); ++r) {
        const auto ring = area.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const Point& a = ring[i];
            const Point& b = ring[i + 1];
            if ((a.y > point.y) == (b.y > point.y)) continue;
            if (point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) odd = !odd;
        }
    }
    return odd;
}

std::vector<std::pair<double, double>> stretches_inside(const Segment& segment, const Shape& area) {
    std::vector<double> cuts{0.0, segment.length()};
    for (std::size_t r = 0; r < area.ring_count(); ++r) {
        const auto ring = area.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            if (const auto at = crossing(segment, Segment{ring[i], ring[i + 1]})) cuts.push_back(*at);
        }
    }
    std::sort(cuts.begin(), cuts.end());
    std::vector<std::pair<double, double>> found;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        if (cuts[i + 1] <= cuts[i] || !inside(segment.at((cuts[i] + cuts[i + 1]) / 2.0), area)) continue;
        if (!found.empty() && found.back().second == cuts[i]) {
            found.back().second = cuts[i + 1];
        } else {
            found.emplace_back(cuts[i], cuts[i + 1]);
        }
    }
    return found;
}

}  // namespace terracord::geometry
