#include "geometry/distance.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "geometry/edges_near.hpp"
#include "geometry/plain_crossing.hpp"
#include "geometry/turn.hpp"

namespace terracord::geometry {

namespace {

constexpr std::size_t kRun = 8;
// What boxes are apart may be rounded otherwise than what is in them: a pair is passed over where it is farther by more
// than this, so that the least of all distances is found in whatever order they are looked at.
constexpr double kRoundingShare = 1.0 + 1e-9;
constexpr double kRounding = 1e-9;

// Square of the distance between two boxes; 0 where they touch.
double gap(const Box& a, const Box& b) {
    const double x = std::max({0.0, a.min_x - b.max_x, b.min_x - a.max_x});
    const double y = std::max({0.0, a.min_y - b.max_y, b.min_y - a.max_y});
    return x * x + y * y;
}

double square(Point vector) { return vector.x * vector.x + vector.y * vector.y; }

// Square of the distance from a point to an edge. Beyond its ends it is that to an end; else the height over the edge,
// twice a triangle's area by its base, seen from the nearer end: so it is the same bits whichever way the edge is
// drawn, and 0 where the three are in a row exactly. An edge may be one point.
double to_edge(Point point, Point a, Point b) {
    const Point edge{b.x - a.x, b.y - a.y};
    const Point from_a{point.x - a.x, point.y - a.y};
    if (!(from_a.x * edge.x + from_a.y * edge.y > 0.0)) return square(from_a);
    const Point from_b{point.x - b.x, point.y - b.y};
    if (!(from_b.x * edge.x + from_b.y * edge.y < 0.0)) return square(from_b);
    const double near_a = square(from_a);
    const double near_b = square(from_b);
    const bool at_a = near_a != near_b ? near_a < near_b : sooner(a, b);
    const Point& nearer = at_a ? from_a : from_b;
    const double twice_area = nearer.x * edge.y - nearer.y * edge.x;
    return twice_area * twice_area / square(edge);
}

bool opposite(Turn one, Turn other) {
    return (one == Turn::left && other == Turn::right) || (one == Turn::right && other == Turn::left);
}

// Do two edges pass through each other? Where an end of one lies on the other, its distance is 0; where nobody can tell
// on which side it lies, that distance is next to 0.
bool cross(Point a, Point b, Point c, Point d) {
    return opposite(turn(c, d, a), turn(c, d, b)) && opposite(turn(a, b, c), turn(a, b, d));
}

}  // namespace

void Distance::begin_subject(const Shape& subject, const EdgeTree& tree) {
    subject_ = &subject;
    tree_ = &tree;
    box_ = Box();
    edges_.clear();
    runs_.clear();
    blocks_.clear();
    edges_.reserve(subject.point_count());
    for (std::size_t r = 0; r < subject.ring_count(); ++r) {
        const auto ring = subject.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const Box box = edge_box(ring[i], ring[i + 1]);
            if (edges_.size() % (kRun * kRun) == 0) blocks_.emplace_back();
            if (edges_.size() % kRun == 0) runs_.emplace_back();
            blocks_.back().add(box);
            runs_.back().add(box);
            box_.add(box);
            edges_.push_back({ring[i], ring[i + 1], box});
        }
    }
}

void Distance::begin(double within) {
    least_ = std::numeric_limits<double>::infinity();
    const double reach = within * kRoundingShare + kRounding;
    reach_ = reach * reach;
}

void Distance::take(double square) {
    if (!(square < least_)) return;
    least_ = square;
    const double reach = std::sqrt(square) * kRoundingShare + kRounding;
    reach_ = std::min(reach_, reach * reach);
}

double Distance::found() const { return std::sqrt(least_); }

bool Distance::holds(Point point) const {
    return box_.touches(edge_box(point, point)) && tree_->inside(*subject_, point);
}

// Does a part of the subject begin in the area? Where no borders cross, it then lies in it as a whole.
bool Distance::within_area(const Shape& area, const EdgeTree* tree, const Box& box) const {
    for (std::size_t part = 0; part < subject_->part_count(); ++part) {
        const Point first = subject_->ring(subject_->part_begin(part)).front();
        if (box.touches(edge_box(first, first)) && geometry::holds(area, tree, first)) return true;
    }
    return false;
}

// One of a feature's edges. Every edge looks at its first point alone: the other is the next one's first. `last`: there
// is none.
void Distance::look(Point from, Point to, bool last) {
    const Box box = edge_box(from, to);
    if (gap(box, box_) > reach_) return;
    for (std::size_t block = 0; block < blocks_.size(); ++block) {
        if (gap(box, blocks_[block]) > reach_) continue;
        const std::size_t end = std::min((block + 1) * kRun, runs_.size());
        for (std::size_t run = block * kRun; run < end; ++run) look_at_run(run, from, to, box, last);
    }
}

void Distance::look_at_run(std::size_t run, Point from, Point to, const Box& box, bool last) {
    if (gap(box, runs_[run]) > reach_) return;
    const std::size_t end = std::min((run + 1) * kRun, edges_.size());
    for (std::size_t i = run * kRun; i < end; ++i) {
        const Edge& edge = edges_[i];
        const double apart = gap(box, edge.box);
        if (apart > reach_) continue;
        if (apart == 0.0 && cross(from, to, edge.from, edge.to)) return take(0.0);
        take(to_edge(from, edge.from, edge.to));
        if (last) take(to_edge(to, edge.from, edge.to));
        take(to_edge(edge.from, from, to));
    }
}

double Distance::to(const Shape& feature, double within) {
    begin(within);
    const auto points = feature.points();
    const Box box = feature.box();
    if (box.empty() || gap(box, box_) > reach_) return found();
    if (box.touches(box_)) {
        for (std::size_t r = 0; r < feature.ring_count(); ++r) {
            if (holds(feature.ring(r).front())) return 0.0;
        }
        if (feature.family() == Family::area && within_area(feature, nullptr, box)) return 0.0;
    }
    // What is near the subject's box is likely to be near the subject: looked at first, it saves most of the rest.
    std::size_t nearest = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double apart = gap(edge_box(points[i], points[i]), box_);
        if (apart >= least) continue;
        least = apart;
        nearest = i;
    }
    look(points[nearest], points[nearest], false);
    for (std::size_t r = 0; r < feature.ring_count() && least_ > 0.0; ++r) {
        const auto ring = feature.ring(r);
        if (ring.size() == 1) look(ring.front(), ring.front(), false);
        for (std::size_t i = 0; i + 1 < ring.size() && least_ > 0.0; ++i)
            look(ring[i], ring[i + 1], i + 2 == ring.size() && feature.family() == Family::line);
    }
    return found();
}

double Distance::to(const Shape& area, const EdgeTree& tree, std::span<const std::uint32_t> edges, double within) {
    begin(within);
    const auto points = area.points();
    const auto& ends = area.ring_ends();
    std::uint32_t known = 0;  // points before it belong to rings that were looked at
    for (const std::uint32_t edge : edges) {
        if (edge < known) continue;
        known = *std::upper_bound(ends.begin(), ends.end(), edge);
        if (holds(points[edge])) return 0.0;
    }
    if (within_area(area, &tree, box_)) return 0.0;
    for (const std::uint32_t edge : edges) {
        look(points[edge], points[edge + 1], false);
        if (least_ <= 0.0) break;
    }
    return found();
}

}  // namespace terracord::geometry
