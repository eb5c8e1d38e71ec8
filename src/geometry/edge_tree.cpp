#include "geometry/edge_tree.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "geometry/measure.hpp"
#include "geometry/turn.hpp"

namespace terracord::geometry {

namespace {

constexpr std::uint32_t kRunEdges = 8;
constexpr std::uint32_t kFanOut = 8;

Box box_of(std::span<const Point> points) {
    Box box;
    for (const Point& point : points) box.add(point);
    return box;
}

// Rings in rows from south to north, west to east in each: neighbours in space become neighbours in the tree.
std::vector<std::uint32_t> rings_in_rows(const Shape& area) {
    struct Place {
        double x = 0.0;
        double y = 0.0;
    };
    std::vector<Place> places;
    places.reserve(area.ring_count());
    for (std::size_t r = 0; r < area.ring_count(); ++r) {
        const Box box = box_of(area.ring(r));
        places.push_back({box.min_x + box.max_x, box.min_y + box.max_y});
    }
    std::vector<std::uint32_t> order(area.ring_count());
    std::iota(order.begin(), order.end(), 0U);
    // Ties go by the ring's number: the same shape makes the same tree everywhere.
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return places[a].y != places[b].y ? places[a].y < places[b].y : a < b;
    });
    const auto row = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(order.size()))));
    for (std::size_t begin = 0; begin < order.size(); begin += row) {
        const auto from = order.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto to = order.begin() + static_cast<std::ptrdiff_t>(std::min(order.size(), begin + row));
        std::sort(from, to, [&](std::uint32_t a, std::uint32_t b) {
            return places[a].x != places[b].x ? places[a].x < places[b].x : a < b;
        });
    }
    return order;
}

// Does a chain between two points cross the horizontal line at y an odd number of times?
bool odd_between(Point from, Point to, double y) { return (from.y > y) != (to.y > y); }

}  // namespace

EdgeTree::EdgeTree(const Shape& area) {
    if (area.family() != Family::area) return;
    lay_out(area);
    if (!runs_.empty()) pack(area);
}

void EdgeTree::lay_out(const Shape& area) {
    runs_.reserve(area.point_count() / kRunEdges + area.ring_count());
    counter_clockwise_.resize(area.ring_count());
    for (const std::uint32_t r : rings_in_rows(area)) {
        const auto ring = area.ring(r);
        counter_clockwise_[r] = signed_area(ring) > 0.0 ? 1 : 0;
        const auto begin = static_cast<std::uint32_t>(ring.data() - area.points().data());
        const auto end = begin + static_cast<std::uint32_t>(ring.size()) - 1;
        for (std::uint32_t first = begin; first < end; first += kRunEdges)
            runs_.push_back({first, std::min(first + kRunEdges, end)});
    }
}

void EdgeTree::pack(const Shape& area) {
    const auto points = area.points();
    nodes_.reserve(runs_.size() + runs_.size() / (kFanOut - 1) + 8);
    for (const Run& run : runs_) {
        nodes_.push_back(
            {.box = box_of(points.subspan(run.first, run.last - run.first + 1)), .first = run.first, .last = run.last});
    }
    level_ = {0, static_cast<std::uint32_t>(nodes_.size())};
    while (level_.back() - level_[level_.size() - 2] > 1) {
        const std::uint32_t begin = level_[level_.size() - 2];
        const std::uint32_t end = level_.back();
        for (std::uint32_t child = begin; child < end; child += kFanOut) {
            Node node;
            bool open = false;
            for (std::uint32_t i = child; i < std::min(child + kFanOut, end); ++i) {
                const Node& one = nodes_[i];
                node.box.add(one.box);
                node.mixed = node.mixed || one.mixed;
                if (points[one.first] == points[one.last]) continue;  // closed: never odd
                if (!open) {
                    node.first = one.first;
                    node.last = one.last;
                    open = true;
                } else if (node.last == one.first) {
                    node.last = one.last;
                    open = !(points[node.first] == points[node.last]);
                } else {
                    node.mixed = true;
                }
            }
            nodes_.push_back(node);
        }
        level_.push_back(static_cast<std::uint32_t>(nodes_.size()));
    }
}

namespace {

// Nodes still to be looked at: never more than a path's siblings.
class Stack {
   public:
    struct Place {
        std::uint32_t level = 0;
        std::uint32_t node = 0;
    };
    void push(Place place) { places_[size_++] = place; }
    [[nodiscard]] bool pop(Place& place) {
        if (size_ == 0) return false;
        place = places_[--size_];
        return true;
    }

   private:
    // 2^32 edges make eleven levels of eight.
    std::array<Place, 12 * kFanOut> places_{};
    std::size_t size_ = 0;
};

}  // namespace

void EdgeTree::query(const Shape& area, const Box& box, std::vector<std::uint32_t>& edges) const {
    edges.clear();
    if (empty() || box.empty()) return;
    const auto points = area.points();
    Stack stack;
    stack.push({static_cast<std::uint32_t>(level_.size()) - 2, static_cast<std::uint32_t>(nodes_.size()) - 1});
    for (Stack::Place at; stack.pop(at);) {
        if (!nodes_[at.node].box.touches(box)) continue;
        if (at.level > 0) {
            const std::uint32_t child = level_[at.level - 1] + (at.node - level_[at.level]) * kFanOut;
            for (std::uint32_t i = child; i < std::min(child + kFanOut, level_[at.level]); ++i)
                stack.push({at.level - 1, i});
            continue;
        }
        for (std::uint32_t i = runs_[at.node].first; i < runs_[at.node].last; ++i) {
            Box edge;
            edge.add(points[i]);
            edge.add(points[i + 1]);
            if (edge.touches(box)) edges.push_back(i);
        }
    }
    std::sort(edges.begin(), edges.end());
}

bool EdgeTree::inside(const Shape& area, Point point) const {
    if (empty()) return false;
    const auto points = area.points();
    bool odd = false;
    Stack stack;
    stack.push({static_cast<std::uint32_t>(level_.size()) - 2, static_cast<std::uint32_t>(nodes_.size()) - 1});
    for (Stack::Place at; stack.pop(at);) {
        const Node& node = nodes_[at.node];
        if (node.box.min_y > point.y || node.box.max_y <= point.y || node.box.min_x > point.x) continue;
        if (node.box.max_x < point.x && !node.mixed) {
            odd = odd != odd_between(points[node.first], points[node.last], point.y);
            continue;
        }
        if (at.level > 0) {
            const std::uint32_t child = level_[at.level - 1] + (at.node - level_[at.level]) * kFanOut;
            for (std::uint32_t i = child; i < std::min(child + kFanOut, level_[at.level]); ++i)
                stack.push({at.level - 1, i});
            continue;
        }
        for (std::uint32_t i = runs_[at.node].first; i < runs_[at.node].last; ++i) {
            odd = odd != passes_left_of(points[i], points[i + 1], point);
        }
    }
    return odd;
}

}  // namespace terracord::geometry
