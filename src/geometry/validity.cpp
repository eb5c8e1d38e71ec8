#include "geometry/validity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geometry/plain_crossing.hpp"  // sooner: vertical edges go up, the sweep line leans a little
#include "geometry/turn.hpp"

namespace terracord::geometry {

namespace {

constexpr std::uint32_t kNone = EdgeOrder::kNone;
constexpr std::size_t kMostInOnePoint = 64;
constexpr double kFarthest = 1e150;  // products of differences stay in the range of doubles

// GEOS, which will overlay what is proved here, sees no side where products of its double-doubles vanish.
constexpr double kNearest = 1e-100;

bool usual(double coordinate) {
    const double size = std::abs(coordinate);
    return size == 0.0 || (size >= kNearest && size <= kFarthest);
}

}  // namespace

bool ValidityProof::proves(const Shape& area) {
    return area.family() == Family::area && area.part_count() > 0 && gather(area) && sweep() && nested_well();
}

bool ValidityProof::gather(const Shape& area) {
    points_.clear();
    ring_of_.clear();
    rings_.clear();
    shells_.clear();
    if (area.point_count() > std::numeric_limits<std::uint32_t>::max() / 4) return false;
    for (std::size_t part = 0; part < area.part_count(); ++part) {
        const std::size_t shell = area.part_begin(part);
        if (shell == area.part_end(part)) return false;
        shells_.push_back(static_cast<std::uint32_t>(rings_.size()));
        for (std::size_t r = shell; r < area.part_end(part); ++r) {
            if (!gather_ring(area.ring(r), static_cast<std::uint32_t>(part), r == shell)) return false;
        }
    }
    return true;
}

bool ValidityProof::gather_ring(std::span<const Point> ring, std::uint32_t part, bool shell) {
    constexpr std::size_t kFewest = 4;
    if (ring.size() < kFewest || !(ring.front() == ring.back())) return false;
    const auto begin = static_cast<std::uint32_t>(points_.size());
    const auto number = static_cast<std::uint32_t>(rings_.size());
    // A point written twice in a row is one.
    for (std::size_t i = 1; i < ring.size(); ++i) {
        if (!usual(ring[i].x) || !usual(ring[i].y)) return false;
        if (!(ring[i] == ring[i - 1])) points_.push_back(ring[i]);
    }
    const auto end = static_cast<std::uint32_t>(points_.size());
    if (end - begin < kFewest - 1) return false;
    ring_of_.resize(points_.size(), number);
    rings_.push_back({.begin = begin, .end = end, .part = part, .linked = number, .shell = shell});
    return true;
}

bool ValidityProof::sweep() {
    events_.clear();
    for (const std::uint32_t vertex : point_order_.of(points_)) events_.push_back({points_[vertex], vertex});
    arriving_.assign(points_.size() * 2, kNone);
    edges_.clear();
    unused_.clear();
    order_.clear();
    for (std::size_t i = 0; i < events_.size();) {
        const Event& event = events_[i];
        std::size_t next = i + 1;
        while (next < events_.size() && events_[next].point == event.point) ++next;
        if (next > i + 1) {
            if (!meet({&events_[i], next - i})) return false;
        } else {
            const bool from_before = sooner(points_[before(event.vertex)], event.point);
            const bool from_after = sooner(points_[after(event.vertex)], event.point);
            const bool fine = from_before != from_after ? pass(event.vertex)
                              : from_before             ? end(event.vertex)
                                                        : begin(event.vertex);
            if (!fine) return false;
        }
        i = next;
    }
    return order_.empty();
}

// One edge ends, the next of its ring takes its place between the same neighbours.
bool ValidityProof::pass(std::uint32_t vertex) {
    const bool forward = sooner(points_[before(vertex)], points_[vertex]);
    const std::uint32_t edge = arriving(vertex, forward);
    run(edge, vertex, {ring_of_[vertex], forward ? after(vertex) : before(vertex), forward, false});
    return apart(edges_[edge].below, edge) && apart(edge, edges_[edge].above);
}

bool ValidityProof::begin(std::uint32_t vertex) {
    const Point at = points_[vertex];
    const std::uint32_t ring = ring_of_[vertex];
    const auto place = place_of(at, false);
    if (!place) return false;
    const Turn side = turn(at, points_[after(vertex)], points_[before(vertex)]);
    if (side != Turn::left && side != Turn::right) return false;
    Arm lower{ring, after(vertex), true, true};
    Arm upper{ring, before(vertex), false, true};
    if (side == Turn::right) std::swap(lower, upper);
    const std::uint32_t under = order_.below(*place);
    const std::uint32_t over = order_.at(*place);
    open_ring(ring, lower.forward, around_above(under));
    const EdgeOrder::Place high = put(*place, vertex, upper);
    const std::uint32_t high_edge = order_.at(high);
    const std::uint32_t low_edge = order_.at(put(high, vertex, lower));
    join(under, low_edge);
    join(low_edge, high_edge);
    join(high_edge, over);
    return apart(under, low_edge) && apart(high_edge, over);
}

bool ValidityProof::end(std::uint32_t vertex) {
    std::uint32_t low = arriving(vertex, true);
    std::uint32_t high = arriving(vertex, false);
    if (edges_[low].above != high) std::swap(low, high);
    if (edges_[low].above != high) return false;
    auto place = place_of(points_[vertex], true);
    if (!place || order_.at(*place) != low) return false;
    place = order_.erase(*place);
    order_.erase(*place);
    unused_.insert(unused_.end(), {low, high});
    const std::uint32_t under = edges_[low].below;
    const std::uint32_t over = edges_[high].above;
    join(under, over);
    return apart(under, over);
}

bool ValidityProof::meet(std::span<const Event> visits) {
    const Point at = visits.front().point;
    if (visits.size() > kMostInOnePoint || !take_arms(visits) || !sort_arms(at) || !take_ended(at)) return false;
    if (cross() || !link_rings()) return false;
    auto place = place_of(at, !ended_.empty());
    if (!place) return false;
    if (!ended_.empty() && order_.at(*place) != ended_.front()) return false;
    for (std::size_t i = 0; i < ended_.size(); ++i) place = order_.erase(*place);
    unused_.insert(unused_.end(), ended_.begin(), ended_.end());

    const std::uint32_t under = order_.below(*place);
    const std::uint32_t over = order_.at(*place);
    std::uint32_t around = around_above(under);
    for (const Arm& arm : arms_) {
        if (arm.begins) open_ring(arm.ring, arm.forward, around);
        around = around_above(arm.ring, arm.forward);
    }
    std::uint32_t lowest = over;
    for (std::size_t i = arms_.size(); i-- > 0;) {
        place = put(*place, visits.front().vertex, arms_[i]);
        const std::uint32_t edge = order_.at(*place);
        join(edge, lowest);
        lowest = edge;
    }
    join(under, lowest);
    return apart(under, lowest) && (over == kNone || apart(edges_[over].below, over));
}

bool ValidityProof::take_arms(std::span<const Event> visits) {
    arms_.clear();
    ended_.clear();
    there_.clear();
    for (const Event& visit : visits) {
        const std::uint32_t vertex = visit.vertex;
        const std::uint32_t ring = ring_of_[vertex];
        // A ring that comes back to a point meets itself.
        if (std::find(there_.begin(), there_.end(), ring) != there_.end()) return false;
        there_.push_back(ring);
        const bool from_before = sooner(points_[before(vertex)], visit.point);
        const bool from_after = sooner(points_[after(vertex)], visit.point);
        const bool begins = !from_before && !from_after;
        if (from_before)
            ended_.push_back(arriving(vertex, true));
        else
            arms_.push_back({ring, before(vertex), false, begins});
        if (from_after)
            ended_.push_back(arriving(vertex, false));
        else
            arms_.push_back({ring, after(vertex), true, begins});
    }
    return true;
}

// By hand: an order that is unclear must end the proof, not a library's sort.
bool ValidityProof::sort_arms(Point at) {
    for (std::size_t i = 1; i < arms_.size(); ++i) {
        for (std::size_t j = i; j > 0; --j) {
            const Turn side = turn(at, points_[arms_[j - 1].to], points_[arms_[j].to]);
            if (side == Turn::straight || side == Turn::unclear) return false;
            if (side == Turn::left) break;
            std::swap(arms_[j - 1], arms_[j]);
        }
    }
    return true;
}

// The edges that end at the point must be neighbours, with none between them that goes on.
bool ValidityProof::take_ended(Point at) {
    if (ended_.empty()) return true;
    const std::size_t expected = ended_.size();
    std::uint32_t edge = ended_.front();
    while (edges_[edge].below != kNone && edges_[edges_[edge].below].high == at) edge = edges_[edge].below;
    ended_.clear();
    for (; edge != kNone && edges_[edge].high == at; edge = edges_[edge].above) ended_.push_back(edge);
    return ended_.size() == expected;
}

// Around the point, in one turn: rings that do not cross close in the reverse order in which they opened.
bool ValidityProof::cross() {
    open_.clear();
    const auto take = [&](std::uint32_t ring) {
        if (!open_.empty() && open_.back() == ring)
            open_.pop_back();
        else
            open_.push_back(ring);
    };
    for (const std::uint32_t edge : ended_) take(edges_[edge].ring);
    for (std::size_t i = arms_.size(); i-- > 0;) take(arms_[i].ring);
    return !open_.empty();
}

// Rings of one part that hang together by points must do so without closing a circle, which would cut off ground.
bool ValidityProof::link_rings() {
    for (std::size_t i = 1; i < there_.size(); ++i) {
        const std::uint32_t part = rings_[there_[i]].part;
        const auto first = std::find_if(there_.begin(), there_.begin() + static_cast<std::ptrdiff_t>(i),
                                        [&](std::uint32_t ring) { return rings_[ring].part == part; });
        if (*first == there_[i]) continue;
        const std::uint32_t a = root(*first);
        const std::uint32_t b = root(there_[i]);
        if (a == b) return false;
        rings_[b].linked = a;
    }
    return true;
}

std::uint32_t ValidityProof::root(std::uint32_t ring) {
    while (rings_[ring].linked != ring) ring = rings_[ring].linked = rings_[rings_[ring].linked].linked;
    return ring;
}

// A hole lies right in its own shell, a shell in the open or right in a hole.
bool ValidityProof::nested_well() const {
    return std::all_of(rings_.begin(), rings_.end(), [&](const Ring& ring) {
        if (!ring.shell) return ring.parent == shells_[ring.part];
        return ring.parent == kNone || !rings_[ring.parent].shell;
    });
}

std::uint32_t ValidityProof::before(std::uint32_t vertex) const {
    const Ring& ring = rings_[ring_of_[vertex]];
    return (vertex == ring.begin ? ring.end : vertex) - 1;
}

std::uint32_t ValidityProof::after(std::uint32_t vertex) const {
    const Ring& ring = rings_[ring_of_[vertex]];
    return vertex + 1 == ring.end ? ring.begin : vertex + 1;
}

void ValidityProof::open_ring(std::uint32_t ring, bool lower_is_forward, std::uint32_t around) {
    Ring& opened = rings_[ring];
    if (opened.met) return;
    opened.met = true;
    opened.counter_clockwise = lower_is_forward;
    opened.parent = around;
}

std::uint32_t ValidityProof::around_above(std::uint32_t ring, bool forward) const {
    return forward == rings_[ring].counter_clockwise ? ring : rings_[ring].parent;
}

std::uint32_t ValidityProof::around_above(std::uint32_t edge) const {
    return edge == kNone ? kNone : around_above(edges_[edge].ring, edges_[edge].forward);
}

std::uint32_t ValidityProof::fresh_edge() {
    if (unused_.empty()) {
        edges_.emplace_back();
        return static_cast<std::uint32_t>(edges_.size() - 1);
    }
    const std::uint32_t edge = unused_.back();
    unused_.pop_back();
    return edge;
}

void ValidityProof::run(std::uint32_t number, std::uint32_t from, Arm arm) {
    Edge& edge = edges_[number];
    edge.low = points_[from];
    edge.high = points_[arm.to];
    edge.ring = arm.ring;
    edge.forward = arm.forward;
    arriving(arm.to, arm.forward) = number;
}

EdgeOrder::Place ValidityProof::put(EdgeOrder::Place place, std::uint32_t from, Arm arm) {
    const std::uint32_t edge = fresh_edge();
    run(edge, from, arm);
    return order_.insert(place, edge);
}

void ValidityProof::join(std::uint32_t low, std::uint32_t high) {
    if (low != kNone) edges_[low].above = high;
    if (high != kNone) edges_[high].below = low;
}

bool ValidityProof::apart(std::uint32_t low, std::uint32_t high) const {
    if (low == kNone || high == kNone) return true;
    const Edge& lower = edges_[low];
    const Edge& upper = edges_[high];
    if (lower.high == upper.high) return true;
    if (sooner(lower.high, upper.high)) return turn(upper.low, upper.high, lower.high) == Turn::right;
    return turn(lower.low, lower.high, upper.high) == Turn::left;
}

std::optional<EdgeOrder::Place> ValidityProof::place_of(Point point, bool ending) const {
    bool clear = true;
    const auto place = order_.first_not([&](std::uint32_t edge) {
        const Turn side = turn(edges_[edge].low, edges_[edge].high, point);
        clear = clear && side != Turn::unclear && (ending || side != Turn::straight);
        return side == Turn::left;
    });
    return clear ? std::optional(place) : std::nullopt;
}

}  // namespace terracord::geometry
