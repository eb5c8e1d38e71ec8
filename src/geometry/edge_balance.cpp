#include "geometry/edge_balance.hpp"

#include <algorithm>
#include <tuple>

#include "geometry/measure.hpp"

namespace terracord::geometry {

namespace {

bool before(const Point& a, const Point& b) { return std::tie(a.x, a.y) < std::tie(b.x, b.y); }

}  // namespace

void EdgeBalance::add(const Shape& area) {
    if (area.family() != Family::area) return;
    for (std::size_t part = 0; part < area.part_count(); ++part) {
        for (std::size_t r = area.part_begin(part); r < area.part_end(part); ++r) {
            const auto ring = area.ring(r);
            const bool shell = r == area.part_begin(part);
            const std::int32_t along = (signed_area(ring) > 0.0) == shell ? 1 : -1;
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                if (before(ring[i], ring[i + 1])) edges_.push_back({ring[i], ring[i + 1], along});
                if (before(ring[i + 1], ring[i])) edges_.push_back({ring[i + 1], ring[i], -along});
            }
        }
    }
}

Shape EdgeBalance::open_edges() {
    const auto ends = [](const Edge& e) { return std::tie(e.low.x, e.low.y, e.high.x, e.high.y); };
    std::sort(edges_.begin(), edges_.end(), [&](const Edge& a, const Edge& b) { return ends(a) < ends(b); });
    Shape open(Family::line);
    for (std::size_t i = 0; i < edges_.size();) {
        std::int32_t turns = 0;
        std::size_t next = i;
        for (; next < edges_.size() && ends(edges_[next]) == ends(edges_[i]); ++next) turns += edges_[next].turns;
        if (turns != 0) {
            open.add_point(edges_[i].low);
            open.add_point(edges_[i].high);
            open.end_ring();
            open.end_part();
        }
        i = next;
    }
    edges_ = {};
    return open;
}

}  // namespace terracord::geometry
