#include "geometry/inscribed_circle.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "geometry/edges_near.hpp"
#include "geometry/plain_crossing.hpp"

namespace terracord::geometry {

namespace {

// Beyond that many rectangles, or edges looked at from them, somebody else is asked.
constexpr std::size_t kMostCells = 100'000;
constexpr std::size_t kMostListed = 10'000'000;
// Nearer to the border than this share of the area's size, rounding decides on which side a point lies.
constexpr double kNoise = 1e-12;
// Below this share of its length an outline runs along no direction in particular.
constexpr double kLeastTrend = 1e-3;
// Of edges shorter than any that coordinates can tell from a point.
constexpr double kLeastSquare = 1e-200;

double to_edge(Point point, Point from, Point to, double per_square) {
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const double px = point.x - from.x;
    const double py = point.y - from.y;
    const double along = std::min(std::max((px * dx + py * dy) * per_square, 0.0), 1.0);
    const double x = px - along * dx;
    const double y = py - along * dy;
    return std::sqrt(x * x + y * y);
}

// Where the edge is at x, which is between its ends.
double height_at(Point from, Point to, double x) { return from.y + (to.y - from.y) * ((x - from.x) / (to.x - from.x)); }

}  // namespace

// The edges of the area about a corner of its box, in an order that hangs on where they lie alone.
void InscribedCircle::lay_out(const Shape& area) {
    edges_.clear();
    const Box box = area.box();
    for (std::size_t r = 0; r < area.ring_count(); ++r) {
        const auto ring = area.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            if (ring[i] == ring[i + 1]) continue;
            const auto [from, to] = std::minmax({ring[i], ring[i + 1]}, sooner);
            edges_.push_back(
                {.from = {from.x - box.min_x, from.y - box.min_y}, .to = {to.x - box.min_x, to.y - box.min_y}});
        }
    }
    std::sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) {
        return std::tuple(a.from.x, a.from.y, a.to.x, a.to.y) < std::tuple(b.from.x, b.from.y, b.to.x, b.to.y);
    });
    noise_ = kNoise * (box.width() + box.height());
}

// Most of the outline along x. Directions of edges count by their length, and as lines: twice their angle is what adds
// up.
void InscribedCircle::turn_along() {
    double x = 0.0;
    double y = 0.0;
    double outline = 0.0;
    for (const Edge& edge : edges_) {
        const double dx = edge.to.x - edge.from.x;
        const double dy = edge.to.y - edge.from.y;
        const double length = std::sqrt(dx * dx + dy * dy);
        x += (dx * dx - dy * dy) / length;
        y += 2.0 * dx * dy / length;
        outline += length;
    }
    const double trend = std::sqrt(x * x + y * y);
    double cosine = 1.0;
    double sine = 0.0;
    if (trend > kLeastTrend * outline) {
        cosine = std::sqrt(std::max(0.0, (1.0 + x / trend) / 2.0));
        sine = std::copysign(std::sqrt(std::max(0.0, (1.0 - x / trend) / 2.0)), y);
    }
    const auto turned = [&](Point p) { return Point{cosine * p.x + sine * p.y, cosine * p.y - sine * p.x}; };
    for (Edge& edge : edges_) {
        edge.from = turned(edge.from);
        edge.to = turned(edge.to);
        const double dx = edge.to.x - edge.from.x;
        const double dy = edge.to.y - edge.from.y;
        edge.per_square = 1.0 / std::max(dx * dx + dy * dy, kLeastSquare);
    }
}

std::optional<double> InscribedCircle::diameter(const Shape& area, double step, double enough) {
    best_ = 0.0;
    slack_ = step / 2.0;
    enough_ = enough;
    lists_.clear();
    cells_.clear();
    waiting_.clear();
    lay_out(area);
    if (edges_.empty()) return 0.0;
    turn_along();
    Cell all{.bound = std::numeric_limits<double>::infinity(),
             .ends_left = true,
             .ends_right = true,
             .ends_below = true,
             .ends_above = true};
    for (std::uint32_t i = 0; i < edges_.size(); ++i) {
        lists_.push_back(i);
        all.box.add(edges_[i].from);
        all.box.add(edges_[i].to);
    }
    all.near = all.across = {0, lists_.size()};
    look(all);
    while (!waiting_.empty() && !done()) {
        const Waiting next = waiting_.front();
        if (next.bound <= worth()) break;
        if (cells_.size() > kMostCells || lists_.size() > kMostListed) return std::nullopt;
        std::pop_heap(waiting_.begin(), waiting_.end());
        waiting_.pop_back();
        divide(cells_[next.cell]);
    }
    return done() ? std::max(2.0 * best_, enough) : 2.0 * best_;
}

// What a centre has to promise to be looked for: to be better by the step, or to be enough, as far as that can be told
// from the best so far.
double InscribedCircle::worth() const {
    constexpr double kSharper = 1.0 / 64.0;
    const double better = best_ + slack_;
    const double wanted = enough_ / 2.0 - noise_;
    return wanted < better ? std::max(wanted, best_ + kSharper * slack_) : better;
}

// In two, across the longer side of its room: at the vertex nearest to the middle, or there.
void InscribedCircle::divide(const Cell& cell) {
    constexpr double kAside = 0.4;  // of the room's length; a vertex farther from the middle is left for later
    const bool along_x = cell.room.width() >= cell.room.height();
    const double from = along_x ? cell.room.min_x : cell.room.min_y;
    const double length = along_x ? cell.room.width() : cell.room.height();
    const double middle = from + length / 2.0;
    double at = middle;
    double aside = kAside * length;
    for (std::size_t i = cell.across.begin; i < cell.across.end; ++i) {
        const Edge& edge = edges_[lists_[i]];
        for (const Point& vertex : {edge.from, edge.to}) {
            if (!cell.box.touches(edge_box(vertex, vertex))) continue;
            const double place = along_x ? vertex.x : vertex.y;
            const double off = std::abs(place - middle);
            if (off > aside || (off == aside && place >= at)) continue;
            aside = off;
            at = place;
        }
    }
    Cell one = cell;
    Cell other = cell;
    if (along_x) {
        one.box.max_x = other.box.min_x = at;
        one.ends_right = other.ends_left = false;
    } else {
        one.box.max_y = other.box.min_y = at;
        one.ends_above = other.ends_below = false;
    }
    look(one);
    if (!done()) look(other);
}

// The box of the ground in a box, and its corners: those of the box that are on it, and where edges begin and end in
// the box. Its hull has no other corners.
Box InscribedCircle::ground_in(const Box& box, const List& across) {
    corners_.clear();
    Box ground;
    const auto add = [&](Point point) {
        ground.add(point);
        if (corners_.size() <= kMostCorners && std::find(corners_.begin(), corners_.end(), point) == corners_.end())
            corners_.push_back(point);
    };
    for (std::size_t i = across.begin; i < across.end; ++i) {
        const Edge& edge = edges_[lists_[i]];
        if (!edge_box(edge.from, edge.to).touches(box)) continue;
        const double dx = edge.to.x - edge.from.x;
        const double dy = edge.to.y - edge.from.y;
        double enters = 0.0;
        double leaves = 1.0;
        // What of the edge is beyond a side goes (Y.-D. Liang and B. A. Barsky, 1984).
        const auto cut = [&](double rate, double room) {
            if (rate > 0.0) leaves = std::min(leaves, room / rate);
            if (rate < 0.0) enters = std::max(enters, room / rate);
        };
        cut(-dx, edge.from.x - box.min_x);
        cut(dx, box.max_x - edge.from.x);
        cut(-dy, edge.from.y - box.min_y);
        cut(dy, box.max_y - edge.from.y);
        if (enters > leaves) continue;
        const auto at = [&](double share) {
            return Point{std::clamp(edge.from.x + share * dx, box.min_x, box.max_x),
                         std::clamp(edge.from.y + share * dy, box.min_y, box.max_y)};
        };
        add(enters > 0.0 ? at(enters) : edge.from);
        add(leaves < 1.0 ? at(leaves) : edge.to);
    }
    for (const Point corner : {Point{box.min_x, box.min_y}, Point{box.max_x, box.min_y}, Point{box.max_x, box.max_y},
                               Point{box.min_x, box.max_y}}) {
        if (inside(corner, across)) add(corner);
    }
    return ground;
}

// Fits the box to its ground, and the room to what a better disc leaves. False: none is there.
bool InscribedCircle::fit(Cell& cell) {
    const Box ground = ground_in(cell.box, cell.across);
    if (ground.empty()) return false;
    // Where edges are cut off at a side is rounded.
    cell.ends_left = cell.ends_left || ground.min_x > cell.box.min_x + noise_;
    cell.ends_right = cell.ends_right || ground.max_x < cell.box.max_x - noise_;
    cell.ends_below = cell.ends_below || ground.min_y > cell.box.min_y + noise_;
    cell.ends_above = cell.ends_above || ground.max_y < cell.box.max_y - noise_;
    cell.box = cell.room = ground;
    // Of a hair the width counts too, though it is less than a step.
    const double radius = best_ > 0.0 ? worth() * (1.0 - kNoise) : 0.0;
    if (cell.ends_left) cell.room.min_x += radius;
    if (cell.ends_right) cell.room.max_x -= radius;
    if (cell.ends_below) cell.room.min_y += radius;
    if (cell.ends_above) cell.room.max_y -= radius;
    if (cell.room.empty()) return false;
    if (cell.room != cell.box) cell.room = ground_in(cell.room, cell.across);
    return !cell.room.empty();
}

// Is the point in the area? By the edges above it; of a point next to the border it may say either.
bool InscribedCircle::inside(Point point, const List& across) const {
    bool odd = false;
    for (std::size_t i = across.begin; i < across.end; ++i) {
        const Edge& edge = edges_[lists_[i]];
        if ((edge.from.x > point.x) == (edge.to.x > point.x)) continue;
        if (height_at(edge.from, edge.to, point.x) > point.y) odd = !odd;
    }
    return odd;
}

// Distance to the nearest of the edges; some distance up to `least` where it is no more than that.
double InscribedCircle::clearance(Point point, const List& edges, double least) const {
    double clear = std::numeric_limits<double>::infinity();
    for (std::size_t i = edges.begin; i < edges.end && clear > least; ++i) {
        const Edge& edge = edges_[lists_[i]];
        clear = std::min(clear, to_edge(point, edge.from, edge.to, edge.per_square));
    }
    return clear;
}

// The middle of the room, and the middle of the longest stretch of ground above and below it: good centres where the
// area runs along x. Where the middle is beside the ground, that bounds the others.
void InscribedCircle::try_middles(Cell& cell, Point middle, double half, double clear) {
    const bool better = clear > std::max(best_, noise_);
    // On which side it lies is asked where it matters.
    if (better || (half - clear <= worth() && half + clear > worth())) {
        if (!inside(middle, cell.across)) {
            if (clear > noise_) cell.bound = std::min(cell.bound, half - clear);
        } else if (better) {
            best_ = clear;
        }
    }
    cuts_.clear();
    for (std::size_t i = cell.across.begin; i < cell.across.end; ++i) {
        const Edge& edge = edges_[lists_[i]];
        if ((edge.from.x > middle.x) != (edge.to.x > middle.x))
            cuts_.push_back(height_at(edge.from, edge.to, middle.x));
    }
    std::sort(cuts_.begin(), cuts_.end());
    double longest = 2.0 * std::max(best_, noise_);
    std::optional<Point> centre;
    for (std::size_t i = 0; i + 1 < cuts_.size(); i += 2) {
        const double length = cuts_[i + 1] - cuts_[i];
        const double y = cuts_[i] + length / 2.0;
        if (length <= longest || y < cell.room.min_y || y > cell.room.max_y) continue;
        longest = length;
        centre = Point{middle.x, y};
    }
    if (centre) best_ = std::max(best_, clearance(*centre, cell.near, best_));
}

// What any edge allows, and any two.
void InscribedCircle::bound_by_corners(Cell& cell) {
    if (corners_.size() > kMostCorners) {
        const Box& room = cell.room;
        corners_ = {
            {room.min_x, room.min_y}, {room.max_x, room.min_y}, {room.max_x, room.max_y}, {room.min_x, room.max_y}};
    }
    for (Seen& one : seen_) {
        const Edge& edge = edges_[one.edge];
        for (std::size_t k = 0; k < corners_.size(); ++k) {
            one.corners[k] = to_edge(corners_[k], edge.from, edge.to, edge.per_square);
            one.farthest = std::max(one.farthest, one.corners[k]);
        }
        cell.bound = std::min(cell.bound, one.farthest);
    }
    if (cell.bound > worth()) cell.bound = std::min(cell.bound, by_two());
}

// The mean of the distances to two edges is greatest at a corner. Tried with every other are the edge nearest to the
// middle and the one nearest to all of the ground.
double InscribedCircle::by_two() const {
    double least = std::numeric_limits<double>::infinity();
    const auto with = [&](const Seen& one) {
        for (const Seen& other : seen_) {
            if (one.edge == other.edge) continue;
            double farthest = 0.0;
            for (std::size_t k = 0; k < corners_.size(); ++k)
                farthest = std::max(farthest, one.corners[k] + other.corners[k]);
            least = std::min(least, farthest / 2.0);
        }
    };
    const auto nearest =
        std::min_element(seen_.begin(), seen_.end(), [](const Seen& a, const Seen& b) { return a.middle < b.middle; });
    const auto nearest_to_all = std::min_element(seen_.begin(), seen_.end(),
                                                 [](const Seen& a, const Seen& b) { return a.farthest < b.farthest; });
    with(*nearest);
    if (nearest_to_all != nearest) with(*nearest_to_all);
    return least;
}

// Bounds a rectangle, tries centres in it, and keeps it where it may hold a better one.
void InscribedCircle::look(Cell cell) {
    if (!fit(cell)) return;
    const Box& room = cell.room;
    const Point middle{room.min_x + room.width() / 2.0, room.min_y + room.height() / 2.0};
    const double half = std::sqrt(room.width() * room.width() + room.height() * room.height()) / 2.0;
    seen_.clear();
    double clear = std::numeric_limits<double>::infinity();
    for (std::size_t i = cell.near.begin; i < cell.near.end; ++i) {
        const Edge& edge = edges_[lists_[i]];
        seen_.push_back({.edge = lists_[i], .middle = to_edge(middle, edge.from, edge.to, edge.per_square)});
        clear = std::min(clear, seen_.back().middle);
    }
    try_middles(cell, middle, half, clear);
    cell.bound = std::min(cell.bound, clear + half);
    cells_.push_back(cell);
    if (cell.bound <= worth() || done()) return;
    std::erase_if(seen_, [&](const Seen& one) { return one.middle - half > cell.bound; });
    bound_by_corners(cell);
    if (cell.bound > worth()) keep(cell);
}

// Puts the rectangle looked at last among those to be divided.
void InscribedCircle::keep(Cell& cell) {
    const std::size_t begin = lists_.size();
    for (std::size_t i = cell.across.begin; i < cell.across.end; ++i) {
        const Edge& edge = edges_[lists_[i]];
        if (std::max(edge.from.x, edge.to.x) >= cell.box.min_x && std::min(edge.from.x, edge.to.x) <= cell.box.max_x)
            lists_.push_back(lists_[i]);
    }
    cell.across = {begin, lists_.size()};
    cell.near.begin = lists_.size();
    for (const Seen& one : seen_) lists_.push_back(one.edge);
    cell.near.end = lists_.size();
    cells_.back() = cell;
    waiting_.push_back({.bound = cell.bound, .cell = static_cast<std::uint32_t>(cells_.size() - 1)});
    std::push_heap(waiting_.begin(), waiting_.end());
}

}  // namespace terracord::geometry
