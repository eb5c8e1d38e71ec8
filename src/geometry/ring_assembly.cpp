#include "geometry/ring_assembly.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include "geometry/measure.hpp"
#include "geometry/plain_crossing.hpp"
#include "geometry/turn.hpp"

namespace terracord::geometry {

namespace {

constexpr std::size_t kMostCompared = 1'000'000;

}  // namespace

bool in_ring(std::span<const Point> ring, Point point) {
    bool odd = false;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) odd = odd != passes_left_of(ring[i], ring[i + 1], point);
    return odd;
}

std::optional<Shape> normalised(const Shape& area, RingAssembly& rings) {
    rings.clear();
    for (std::size_t part = 0; part < area.part_count(); ++part) {
        for (std::size_t r = area.part_begin(part); r < area.part_end(part); ++r) {
            const auto points = area.ring(r);
            const bool interior_left = (signed_area(points) > 0.0) == (r == area.part_begin(part));
            for (std::size_t i = 0; i + 1 < points.size(); ++i)
                rings.add_point(interior_left ? points[i] : points[points.size() - 1 - i]);
            if (!rings.end_ring()) return std::nullopt;
        }
    }
    return rings.assembled();
}

void RingAssembly::clear() {
    drawing_ = {};
    rings_.clear();
}

void RingAssembly::add_point(Point point) {
    if (drawing_.points.empty() || !(drawing_.points.back() == point)) drawing_.points.push_back(point);
}

bool RingAssembly::end_ring() {
    auto& points = drawing_.points;
    while (points.size() > 1 && points.front() == points.back()) points.pop_back();
    constexpr std::size_t kFewest = 3;
    if (points.size() < kFewest) return false;
    points.push_back(points.front());
    drawing_.area = signed_area(points);
    if (drawing_.area == 0.0) return false;
    rings_.push_back(std::move(drawing_));
    drawing_ = {};
    return true;
}

std::optional<Shape> RingAssembly::assembled() {
    // Clockwise shells, from the first point on, as overlays give them.
    for (Ring& ring : rings_) {
        ring.points.pop_back();
        std::reverse(ring.points.begin(), ring.points.end());
        std::rotate(ring.points.begin(), std::min_element(ring.points.begin(), ring.points.end(), sooner),
                    ring.points.end());
        ring.points.push_back(ring.points.front());
    }
    // Shells first, and of each kind by the first point.
    std::sort(rings_.begin(), rings_.end(), [](const Ring& a, const Ring& b) {
        return std::tuple(a.area < 0.0, a.points[0].x, a.points[0].y, a.area) <
               std::tuple(b.area < 0.0, b.points[0].x, b.points[0].y, b.area);
    });
    const auto shells = static_cast<std::size_t>(
        std::find_if(rings_.begin(), rings_.end(), [](const Ring& ring) { return ring.area < 0.0; }) - rings_.begin());
    if (shells > 1 && (rings_.size() - shells) * shells > kMostCompared) return std::nullopt;
    std::vector<std::vector<std::size_t>> holes(shells);
    for (std::size_t hole = shells; hole < rings_.size(); ++hole) {
        std::size_t around = shells;
        for (std::size_t shell = 0; shell < shells; ++shell) {
            if (shells > 1 && !in_ring(rings_[shell].points, rings_[hole].points.front())) continue;
            if (around == shells || rings_[shell].area < rings_[around].area) around = shell;
        }
        if (around == shells) return std::nullopt;
        holes[around].push_back(hole);
    }
    Shape area(Family::area);
    const auto draw = [&](const Ring& ring) {
        for (const Point& point : ring.points) area.add_point(point);
        area.end_ring();
    };
    for (std::size_t shell = 0; shell < shells; ++shell) {
        draw(rings_[shell]);
        for (const std::size_t hole : holes[shell]) draw(rings_[hole]);
        area.end_part();
    }
    if (!proof_.proves(area)) return std::nullopt;
    return area;
}

}  // namespace terracord::geometry
