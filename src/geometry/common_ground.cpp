#include "geometry/common_ground.hpp"

#include <algorithm>
#include <tuple>

#include "base/limits.hpp"
#include "geometry/edges_near.hpp"
#include "geometry/measure.hpp"
#include "geometry/plain_crossing.hpp"
#include "geometry/turn.hpp"

namespace terracord::geometry {

namespace {

// What is more than this is left to those who count before they begin.
constexpr std::int64_t kMostCrossings = 10'000;
constexpr std::size_t kMostLines = 20'000;
constexpr std::size_t kMostCompared = 1'000'000;
constexpr std::size_t kMostLocated = 4'000'000;  // edges looked at to see where stretches lie

constexpr std::uint64_t kSubject = std::uint64_t{1} << CommonGround::kMostMembers;

// A point that was reckoned on an edge is no farther from it: metres. Coordinates of 1e7 m are good to 2e-9.
constexpr double kReckoned = 4e-9;

// What rounding, and an edge that was divided at such a point, cannot move a point across: metres.
constexpr double kFar = 1e-8;

// Is a point in the box of an edge, widened by `near`? The ends are two, the sooner first.
bool in_box_of(Point from, Point to, Point point, double near) {
    return point.x >= from.x - near && point.x <= to.x + near && point.y >= std::min(from.y, to.y) - near &&
           point.y <= std::max(from.y, to.y) + near;
}

// Is it nearer than `near` to the edge? Nearly all are far off: the box comes first.
bool lies_beside(Point from, Point to, Point point, double near) {
    if (!in_box_of(from, to, point, near)) return false;
    const Point along{to.x - from.x, to.y - from.y};
    const Point off{point.x - from.x, point.y - from.y};
    const double squared = along.x * along.x + along.y * along.y;
    const double share = std::clamp((off.x * along.x + off.y * along.y) / squared, 0.0, 1.0);
    return distance(off, {share * along.x, share * along.y}) < near;
}

}  // namespace

void CommonGround::begin_subject(const Shape& subject, const EdgeTree& tree) {
    subject_ = &subject;
    subject_tree_ = &tree;
    subject_box_ = subject.box();
}

std::optional<Shape> CommonGround::drawn(std::span<const Member> members, Side side) {
    if (members.size() > kMostMembers) return std::nullopt;
    side_ = side;
    lines_.clear();
    dropped_.clear();
    std::size_t points = 0;
    Box around;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Shape& area = *members[i].area;
        around.add(members[i].box);
        if (members[i].tree != nullptr) {
            members[i].tree->query(area, subject_box_, edges_);
        } else {
            points += area.point_count();
            edges_near(area, subject_box_, edges_);
        }
        if (!gather(area, members[i].tree, edges_, std::uint64_t{1} << i)) return std::nullopt;
    }
    // What of the subject lies beyond all of them has nothing in common with any.
    subject_tree_->query(*subject_, side == Side::rest ? subject_box_ : around.widened(kApart), edges_);
    if (!gather(*subject_, subject_tree_, edges_, kSubject) || !merge() || !find_cuts()) return std::nullopt;
    if (!ends_on_.empty()) {
        divide();
        if (!merge() || !find_cuts() || !ends_on_.empty()) return std::nullopt;
    }
    if (!put_in_order()) return std::nullopt;
    split();
    join_stretches();
    if (points * fragments_.size() > kMostLocated || !keep(members) || !draw()) return std::nullopt;
    if (rings_.empty()) return Shape(Family::area);
    return rings_.assembled();
}

// The edges of an area that are given by the positions of their first points, ascending.
bool CommonGround::gather(const Shape& area, const EdgeTree* tree, std::span<const std::uint32_t> edges, Owners owner) {
    if (lines_.size() + edges.size() > kMostLines) return false;
    const auto& ends = area.ring_ends();
    const auto& parts = area.part_ends();
    const auto points = area.points();
    std::uint32_t ring_end = 0;  // one past the last point of the ring of the moment
    bool left = false;
    for (const std::uint32_t edge : edges) {
        if (edge >= ring_end) {
            const auto ring = std::upper_bound(ends.begin(), ends.end(), edge);
            ring_end = *ring;
            const auto r = static_cast<std::uint32_t>(ring - ends.begin());
            const auto part = static_cast<std::size_t>(std::upper_bound(parts.begin(), parts.end(), r) - parts.begin());
            const bool turns_left = tree != nullptr ? tree->counter_clockwise(r) : signed_area(area.ring(r)) > 0.0;
            left = turns_left == (area.part_begin(part) == r);
        }
        add_edge(points[edge], points[edge + 1], left, owner);
    }
    return true;
}

void CommonGround::add_edge(Point a, Point b, bool interior_left, Owners owner) {
    if (a == b) return;
    const bool forward = sooner(a, b);
    lines_.push_back({.from = forward ? a : b,
                      .to = forward ? b : a,
                      .left = interior_left == forward ? owner : 0,
                      .right = interior_left == forward ? 0 : owner,
                      .edge = static_cast<std::uint32_t>(lines_.size())});
}

// Equal edges become one. Those with the union on both sides are no border of anything and go, unless they are the
// subject's. Where an area runs along itself, with its ground on either side, or with none, a slit or a spike was no
// wider than rounding: it has no border there. False where an area draws an edge twice with its ground on the same
// side.
bool CommonGround::merge() {
    std::sort(lines_.begin(), lines_.end(), [](const Line& a, const Line& b) {
        return std::tuple(a.from.x, a.from.y, a.to.x, a.to.y) < std::tuple(b.from.x, b.from.y, b.to.x, b.to.y);
    });
    std::size_t kept = 0;
    for (std::size_t begin = 0; begin < lines_.size();) {
        Line line = lines_[begin];
        std::size_t end = begin + 1;
        for (; end < lines_.size() && lines_[end].from == line.from && lines_[end].to == line.to; ++end) {
            if (((line.left & lines_[end].left) | (line.right & lines_[end].right)) != 0) return false;
            if (((lines_[end].left | lines_[end].right) & kSubject) != 0) line.edge = lines_[end].edge;
            line.left |= lines_[end].left;
            line.right |= lines_[end].right;
            const Owners closed = line.left & line.right;
            line.left &= ~closed;
            line.right &= ~closed;
        }
        begin = end;
        const bool of_subject = ((line.left | line.right) & kSubject) != 0;
        if (of_subject || (line.left == 0) != (line.right == 0)) {
            lines_[kept++] = line;
        } else {
            dropped_.push_back(line);
        }
    }
    lines_.resize(kept);
    return true;
}

bool CommonGround::find_cuts() {
    ends_on_.clear();
    crossings_.clear();
    // By their first points: a line meets only those that begin before it ends.
    const auto most = static_cast<std::size_t>(std::min(kMostCrossings, limit(Limit::overlay_crossings)));
    std::size_t compared = 0;
    order_.clear();  // lines that may reach the place of the moment
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
        const Line& line = lines_[i];
        const double low = std::min(line.from.y, line.to.y) - kApart;
        const double high = std::max(line.from.y, line.to.y) + kApart;
        std::size_t kept = 0;
        for (const std::uint32_t other : order_) {
            if (lines_[other].to.x < line.from.x - kApart) continue;
            order_[kept++] = other;
            ++compared;
            if (std::max(lines_[other].from.y, lines_[other].to.y) < low ||
                std::min(lines_[other].from.y, lines_[other].to.y) > high)
                continue;
            if (!compare(other, i) || crossings_.size() > 2 * most) return false;
        }
        order_.resize(kept);
        if (compared > kMostCompared) return false;
        order_.push_back(i);
    }
    return true;
}

// Notes where two lines meet. False where nobody can tell.
bool CommonGround::compare(std::uint32_t one, std::uint32_t other) {
    const Point a = lines_[one].from;
    const Point b = lines_[one].to;
    const Point c = lines_[other].from;
    const Point d = lines_[other].to;
    // An end beside the other line, and not on it, leaves no room for a place between the two.
    bool touches = false;
    const auto ends_on = [&](std::uint32_t line, Point from, Point to, Point point) {
        if (point == from || point == to || !lies_beside(from, to, point, kApart)) return true;
        if (!lies_beside(from, to, point, kReckoned) || distance(from, point) < kApart || distance(to, point) < kApart)
            return false;
        ends_on_.push_back({.line = line, .along = distance(from, point), .point = point});
        touches = true;
        return true;
    };
    if (!ends_on(other, c, d, a) || !ends_on(other, c, d, b) || !ends_on(one, a, b, c) || !ends_on(one, a, b, d))
        return false;
    if (touches) return true;
    PlainCrossing crossing;
    switch (meet(a, b, c, d, crossing)) {
        case Meeting::apart:
        case Meeting::touches: return true;
        case Meeting::unclear: return false;
        case Meeting::crosses: break;
    }
    crossings_.push_back({.line = one, .along = crossing.along_first, .point = crossing.point});
    crossings_.push_back({.line = other, .along = crossing.along_second, .point = crossing.point});
    return true;
}

// Of the crossings on a line, none may be too near to the next one.
bool CommonGround::put_in_order() {
    std::sort(crossings_.begin(), crossings_.end(),
              [](const Cut& a, const Cut& b) { return std::tuple(a.line, a.along) < std::tuple(b.line, b.along); });
    for (std::size_t i = 0; i + 1 < crossings_.size(); ++i) {
        const Cut& cut = crossings_[i];
        const Cut& next = crossings_[i + 1];
        if (cut.line != next.line) continue;
        const Line& line = lines_[cut.line];
        if (!((next.along - cut.along) * distance(line.from, line.to) > kApart)) return false;
    }
    return true;
}

// Lines that vertices lie on become several, with the same owners.
void CommonGround::divide() {
    std::sort(ends_on_.begin(), ends_on_.end(), [](const Cut& a, const Cut& b) {
        return std::tuple(a.line, a.along, a.point.x, a.point.y) < std::tuple(b.line, b.along, b.point.x, b.point.y);
    });
    for (std::size_t begin = 0; begin < ends_on_.size();) {
        const std::uint32_t divided = ends_on_[begin].line;
        const Line whole = lines_[divided];
        Point from = whole.from;
        const auto piece = [&](Point to) {
            Line part = whole;
            part.from = from;
            part.to = to;
            // A point that rounding put beside a line along the axis may come before the line's first.
            if (!sooner(from, to)) {
                std::swap(part.from, part.to);
                std::swap(part.left, part.right);
            }
            from = to;
            return part;
        };
        lines_[divided] = piece(ends_on_[begin].point);
        std::size_t end = begin + 1;
        for (; end < ends_on_.size() && ends_on_[end].line == divided; ++end) {
            if (ends_on_[end].point != from) lines_.push_back(piece(ends_on_[end].point));
        }
        lines_.push_back(piece(whole.to));
        begin = end;
    }
}

void CommonGround::split() {
    fragments_.clear();
    ends_.clear();
    std::size_t cut = 0;
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
        Point from = lines_[i].from;
        bool at_cut = false;
        const auto add = [&](Point to, bool ends_at_cut) {
            const auto fragment = static_cast<std::uint32_t>(fragments_.size());
            ends_.push_back({.point = from, .fragment = fragment, .of_cut = at_cut});
            ends_.push_back({.point = to, .fragment = fragment, .of_cut = ends_at_cut});
            fragments_.push_back({.from = from, .to = to, .line = i, .stretch = fragment});
            from = to;
            at_cut = ends_at_cut;
        };
        for (; cut < crossings_.size() && crossings_[cut].line == i; ++cut) add(crossings_[cut].point, true);
        add(lines_[i].to, false);
    }
}

std::uint32_t CommonGround::root(std::uint32_t fragment) {
    while (fragments_[fragment].stretch != fragment) {
        const std::uint32_t next = fragments_[fragment].stretch;
        fragments_[fragment].stretch = fragments_[next].stretch;
        fragment = next;
    }
    return fragment;
}

// Where two edges meet and nothing else does, the ground on either side is the same for both.
void CommonGround::join_stretches() {
    std::sort(ends_.begin(), ends_.end(), [](const End& a, const End& b) {
        return std::tuple(a.point.x, a.point.y, a.fragment) < std::tuple(b.point.x, b.point.y, b.fragment);
    });
    for (std::size_t begin = 0; begin < ends_.size();) {
        std::size_t end = begin + 1;
        while (end < ends_.size() && ends_[end].point == ends_[begin].point) ++end;
        if (end == begin + 2 && !ends_[begin].of_cut) {
            const std::uint32_t one = root(ends_[begin].fragment);
            const std::uint32_t other = root(ends_[begin + 1].fragment);
            fragments_[std::max(one, other)].stretch = std::min(one, other);
        }
        begin = end;
    }
}

// A point of a fragment that no other edge is beside: of a point on its border an area may say either.
std::optional<Point> CommonGround::place_on(const Fragment& fragment) const {
    const Line& own = lines_[fragment.line];
    for (const double share : {0.5, 0.381966, 0.236068}) {
        const Point point{fragment.from.x + share * (fragment.to.x - fragment.from.x),
                          fragment.from.y + share * (fragment.to.y - fragment.from.y)};
        const auto beside = [&](const Line& line) {
            return in_box_of(line.from, line.to, point, kFar) && &line != &own &&
                   lies_beside(line.from, line.to, point, kFar);
        };
        // They are in the order of their first points.
        const auto end = std::upper_bound(lines_.begin(), lines_.end(), point.x + kFar,
                                          [](double x, const Line& line) { return x < line.from.x; });
        if (std::none_of(lines_.begin(), end, beside) && std::none_of(dropped_.begin(), dropped_.end(), beside))
            return point;
    }
    return std::nullopt;
}

// Is a stretch border of the ground that is drawn? Nothing: nobody can tell.
std::optional<bool> CommonGround::kept(const Fragment& longest, std::span<const Member> members) const {
    const Line& line = lines_[longest.line];
    const Owners owners = line.left | line.right;
    const auto place = place_on(longest);
    if (!place) return std::nullopt;
    const bool of_subject = (owners & kSubject) != 0;
    if (!of_subject && (!subject_box_.touches(edge_box(*place, *place)) || !subject_tree_->inside(*subject_, *place)))
        return false;
    bool others = false;
    for (std::size_t i = 0; i < members.size() && !others; ++i) {
        if ((owners & (std::uint64_t{1} << i)) != 0) continue;
        others = holds(*members[i].area, members[i].tree, *place);
    }
    // A member's edge has the union on its own side, and on the other one where another member is.
    if (!of_subject) return !others;
    const bool in_union = others || (((line.left & kSubject) != 0 ? line.left : line.right) & ~kSubject) != 0;
    return in_union == (side_ == Side::common);
}

bool CommonGround::keep(std::span<const Member> members) {
    border_.clear();
    std::vector<std::uint32_t> longest(fragments_.size());
    std::vector<std::uint8_t> asked(fragments_.size(), 0);
    for (std::uint32_t i = 0; i < fragments_.size(); ++i) {
        const std::uint32_t stretch = root(i);
        fragments_[i].stretch = stretch;
        const auto length = [&](std::uint32_t f) { return distance(fragments_[f].from, fragments_[f].to); };
        if (asked[stretch] == 0 || length(i) > length(longest[stretch])) longest[stretch] = i;
        asked[stretch] = 1;
    }
    // 0: not asked; 1: no border; 2: border.
    std::fill(asked.begin(), asked.end(), std::uint8_t{0});
    for (const Fragment& fragment : fragments_) {
        std::uint8_t& known = asked[fragment.stretch];
        if (known == 0) {
            const auto border = kept(fragments_[longest[fragment.stretch]], members);
            if (!border) return false;
            known = *border ? 2 : 1;
        }
        if (known == 1) continue;
        // The interior's side is each edge's own: a stretch turns, and goes from one owner's edges to another's.
        const Line& line = lines_[fragment.line];
        const bool of_subject = ((line.left | line.right) & kSubject) != 0;
        const bool left = of_subject ? (line.left & kSubject) != 0 : (line.left != 0) == (side_ == Side::common);
        border_.push_back(fragment);
        if (!left) std::swap(border_.back().from, border_.back().to);
    }
    return true;
}

// Of the directions from a point towards others, which comes first, turning clockwise from `back`? False: unclear.
bool CommonGround::first_clockwise(Point at, Point back, std::span<const Fragment> out, std::size_t& first) {
    enum class Half : std::uint8_t { right, opposite, left };
    const auto half = [&](Point to, Half& which) {
        const Turn side = turn(at, back, to);
        which = side == Turn::right ? Half::right : side == Turn::straight ? Half::opposite : Half::left;
        return side != Turn::unclear;
    };
    first = 0;
    Half least{};
    if (!half(out[0].to, least)) return false;
    for (std::size_t i = 1; i < out.size(); ++i) {
        Half which{};
        if (!half(out[i].to, which)) return false;
        const Turn side = turn(at, out[first].to, out[i].to);
        if (which == least && side != Turn::left && side != Turn::right) return false;
        if (which > least || (which == least && side == Turn::right)) continue;
        first = i;
        least = which;
    }
    return true;
}

// Walks along the border. Where it comes to a point from which it goes on in several ways, it keeps to the ground on
// its left: what only touches there becomes rings of its own. False where it does not close.
bool CommonGround::draw() {
    rings_.clear();
    std::sort(border_.begin(), border_.end(), [](const Fragment& a, const Fragment& b) {
        return std::tuple(a.from.x, a.from.y, a.to.x, a.to.y) < std::tuple(b.from.x, b.from.y, b.to.x, b.to.y);
    });
    constexpr std::uint32_t kWalked = ~std::uint32_t{0};
    const auto out_of = [&](Point point) {
        const auto begin = std::lower_bound(border_.begin(), border_.end(), point,
                                            [](const Fragment& one, Point where) { return sooner(one.from, where); });
        auto end = begin;
        while (end != border_.end() && end->from == point) ++end;
        return std::pair(static_cast<std::size_t>(begin - border_.begin()), static_cast<std::size_t>(end - begin));
    };
    for (std::size_t begin = 0; begin < border_.size(); ++begin) {
        if (border_[begin].stretch == kWalked) continue;
        walk_.clear();
        std::size_t at = begin;
        do {
            if (border_[at].stretch == kWalked) return false;
            border_[at].stretch = kWalked;
            walk_.push_back(static_cast<std::uint32_t>(at));
            const auto [next, ways] = out_of(border_[at].to);
            if (ways == 0) return false;
            std::size_t way = 0;
            if (ways > 1 &&
                !first_clockwise(border_[at].to, border_[at].from, std::span(border_).subspan(next, ways), way))
                return false;
            at = next + way;
        } while (at != begin);
        if (!draw_walk()) return false;
    }
    return true;
}

// A walk that comes to a point again closes a ring there.
bool CommonGround::draw_walk() {
    path_.clear();
    std::uint32_t before = walk_.back();
    for (const std::uint32_t at : walk_) {
        const Point point = border_[at].from;
        const bool several_ways =
            (at > 0 && border_[at - 1].from == point) || (at + 1 < border_.size() && border_[at + 1].from == point);
        if (several_ways) {
            if (const auto again = std::find(path_.begin(), path_.end(), point); again != path_.end()) {
                std::for_each(again, path_.end(), [&](Point each) { rings_.add_point(each); });
                if (!rings_.end_ring()) return false;
                path_.erase(again, path_.end());
            }
        }
        // Where the walk goes on along the same edge, what meets it there is no border.
        if (several_ways || lines_[border_[before].line].edge != lines_[border_[at].line].edge) path_.push_back(point);
        before = at;
    }
    for (const Point& point : path_) rings_.add_point(point);
    return rings_.end_ring();
}

}  // namespace terracord::geometry
