#include "geometry/local_area.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "geometry/measure.hpp"
#include "geometry/self_touch.hpp"

namespace terracord::geometry {

namespace {

// Where the outline crosses the cut: side 0 is the south, then counter-clockwise; `along` grows counter-clockwise.
struct Crossing {
    int side = 0;
    double along = 0.0;
    Point at;
};

bool before(const Crossing& a, const Crossing& b) { return a.side != b.side ? a.side < b.side : a.along < b.along; }

class Cut {
   public:
    Cut(const Shape& area, const EdgeTree& tree, Box box, Point origin)
        : area_(area), tree_(tree), box_(box), origin_(origin) {
        const double size = std::max({std::abs(box.min_x - origin.x), std::abs(box.max_x - origin.x),
                                      std::abs(box.min_y - origin.y), std::abs(box.max_y - origin.y)});
        constexpr double kOfSize = 64.0 * std::numeric_limits<double>::epsilon();
        constexpr double kOfWidth = 1e-9;
        apart_ = std::max(kOfSize * size, kOfWidth * std::max(box.width(), box.height()));
    }

    std::optional<Shape> made(const std::vector<std::uint32_t>& edges) {
        if (!follow(edges) || !in_turn()) return std::nullopt;
        if (!assemble()) return std::nullopt;
        return std::move(out_);
    }

   private:
    // A stretch of outline from where it enters the box to where it leaves, the area on its left.
    struct Chain {
        Crossing enters;
        std::vector<Point> points;  // in between
        Crossing leaves;
        bool used = false;
    };
    struct Loop {
        std::vector<Point> points;
        std::size_t ring = 0;
    };

    [[nodiscard]] bool holds(Point p) const {
        return p.x > box_.min_x && p.x < box_.max_x && p.y > box_.min_y && p.y < box_.max_y;
    }
    // On the cut itself nothing tells in from out.
    [[nodiscard]] bool on_cut(Point p) const {
        const bool across = p.x == box_.min_x || p.x == box_.max_x;
        const bool along = p.y == box_.min_y || p.y == box_.max_y;
        return (across && p.y >= box_.min_y && p.y <= box_.max_y) || (along && p.x >= box_.min_x && p.x <= box_.max_x);
    }
    [[nodiscard]] Point local(Point p) const { return {p.x - origin_.x, p.y - origin_.y}; }

    // Where the edge a-b passes the line of one side.
    [[nodiscard]] Crossing crossing(Point a, Point b, int side) const {
        const Point p = local(a);
        const Point q = local(b);
        if (side == 0 || side == 2) {
            const double y = (side == 0 ? box_.min_y : box_.max_y) - origin_.y;
            const double x = p.x + (q.x - p.x) * ((y - p.y) / (q.y - p.y));
            return {side, side == 0 ? x : -x, {x, y}};
        }
        const double x = (side == 3 ? box_.min_x : box_.max_x) - origin_.x;
        const double y = p.y + (q.y - p.y) * ((x - p.x) / (q.x - p.x));
        return {side, side == 1 ? y : -y, {x, y}};
    }
    // Does the crossing lie on the side, well away from its corners? Near a corner rounding would choose the side.
    enum class On : std::uint8_t { side, beyond, corner };
    [[nodiscard]] On place(const Crossing& c) const {
        const bool level = c.side == 0 || c.side == 2;
        const double value = level ? c.at.x : c.at.y;
        const double low = (level ? box_.min_x - origin_.x : box_.min_y - origin_.y);
        const double high = (level ? box_.max_x - origin_.x : box_.max_y - origin_.y);
        if (std::abs(value - low) <= apart_ || std::abs(value - high) <= apart_) return On::corner;
        return value > low && value < high ? On::side : On::beyond;
    }

    // All crossings of the edge, in its direction. False: a corner is too near.
    bool crossings(Point a, Point b, std::vector<Crossing>& found) const {
        found.clear();
        const auto passes = [](double from, double to, double line) { return (from > line) != (to > line); };
        const std::array<bool, 4> sides{passes(a.y, b.y, box_.min_y), passes(a.x, b.x, box_.max_x),
                                        passes(a.y, b.y, box_.max_y), passes(a.x, b.x, box_.min_x)};
        for (int side = 0; side < 4; ++side) {
            if (!sides[static_cast<std::size_t>(side)]) continue;
            const Crossing one = crossing(a, b, side);
            switch (place(one)) {
                case On::corner: return false;
                case On::beyond: break;
                case On::side: found.push_back(one);
            }
        }
        if (found.size() == 2) {
            const Point p = local(a);
            const auto far = [&](const Crossing& c) { return std::abs(c.at.x - p.x) + std::abs(c.at.y - p.y); };
            if (far(found[0]) > far(found[1])) std::swap(found[0], found[1]);
        }
        return true;
    }

    // Walks along the edges ring by ring.
    bool follow(const std::vector<std::uint32_t>& edges) {
        const auto& ends = area_.ring_ends();
        for (std::size_t from = 0; from < edges.size();) {
            const auto ring =
                static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), edges[from]) - ends.begin());
            std::size_t to = from;
            while (to < edges.size() && edges[to] < ends[ring]) ++to;
            if (!follow_ring(ring, std::span(edges).subspan(from, to - from))) return false;
            from = to;
        }
        return true;
    }

    bool follow_ring(std::size_t ring, std::span<const std::uint32_t> edges) {
        const auto points = area_.points();
        const std::size_t first_chain = chains_.size();
        std::vector<Point> head;  // where the ring begins inside: the end of its last chain, or all of the ring
        std::optional<Crossing> head_leaves;
        std::optional<Chain> open;
        std::vector<Crossing> found;
        for (const std::uint32_t e : edges) {
            const Point a = points[e];
            const Point b = points[e + 1];
            if (on_cut(a) || on_cut(b)) return false;
            const bool starts_in = holds(a);
            const bool ends_in = holds(b);
            if (starts_in) (open ? open->points : head).push_back(local(a));
            if (starts_in && ends_in) continue;
            if (!crossings(a, b, found)) return false;
            if (found.size() != (starts_in == ends_in ? 2U : 1U)) {
                if (starts_in != ends_in || !found.empty()) return false;
                continue;  // passes by
            }
            if (starts_in) {
                if (open) {
                    open->leaves = found[0];
                    chains_.push_back(std::move(*open));
                    open.reset();
                } else {
                    head_leaves = found[0];
                }
                continue;
            }
            if (found.size() == 2) {
                chains_.push_back({.enters = found[0], .points = {}, .leaves = found[1], .used = false});
                continue;
            }
            open = Chain{.enters = found[0], .points = {}, .leaves = {}, .used = false};
        }
        const bool turned = tree_.counter_clockwise(ring) != is_shell(ring);
        if (open.has_value() != head_leaves.has_value()) return false;
        if (open) {
            // It goes on where the ring began.
            open->points.insert(open->points.end(), head.begin(), head.end());
            open->leaves = *head_leaves;
            chains_.push_back(std::move(*open));
        } else if (!head.empty()) {
            if (turned) std::reverse(head.begin(), head.end());
            loops_.push_back({std::move(head), ring});
        }
        for (std::size_t i = first_chain; i < chains_.size() && turned; ++i) {
            std::swap(chains_[i].enters, chains_[i].leaves);
            std::reverse(chains_[i].points.begin(), chains_[i].points.end());
        }
        return true;
    }

    [[nodiscard]] std::size_t part_of(std::size_t ring) const {
        const auto& ends = area_.part_ends();
        return static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), ring) - ends.begin());
    }
    [[nodiscard]] bool is_shell(std::size_t ring) const { return area_.part_begin(part_of(ring)) == ring; }

    // Along the cut, counter-clockwise, the outline leaves and enters by turns, and never twice at one place.
    bool in_turn() {
        for (std::size_t i = 0; i < chains_.size(); ++i) {
            events_.push_back({chains_[i].enters, i, true});
            events_.push_back({chains_[i].leaves, i, false});
        }
        std::sort(events_.begin(), events_.end(), [](const Event& a, const Event& b) { return before(a.at, b.at); });
        for (std::size_t i = 0; i < events_.size(); ++i) {
            const Event& one = events_[i];
            const Event& next = events_[(i + 1) % events_.size()];
            if (one.enters == next.enters) return false;
            if (one.at.side == next.at.side && std::abs(next.at.along - one.at.along) <= apart_) return false;
        }
        return true;
    }

    [[nodiscard]] Point corner(int after_side) const {
        const Point low{box_.min_x - origin_.x, box_.min_y - origin_.y};
        const Point high{box_.max_x - origin_.x, box_.max_y - origin_.y};
        switch (after_side) {
            case 0: return {high.x, low.y};
            case 1: return high;
            case 2: return {low.x, high.y};
            default: return low;
        }
    }

    // From where a chain leaves, along the cut to where the next one enters.
    std::size_t go_round(std::size_t chain, std::vector<Point>& ring) const {
        const auto from = std::find_if(events_.begin(), events_.end(),
                                       [&](const Event& event) { return event.chain == chain && !event.enters; });
        const auto next = from + 1 == events_.end() ? events_.begin() : from + 1;
        int side = from->at.side;
        // Past the last side comes the first one again.
        const bool wraps = next == events_.begin();
        for (bool wrapped = !wraps; side != next->at.side || !wrapped;) {
            ring.push_back(corner(side));
            side = (side + 1) % 4;
            if (side == 0) wrapped = true;
        }
        return next->chain;
    }

    void add_ring(const std::vector<Point>& points) {
        for (const Point& point : points) out_.add_point(point);
        out_.end_ring();
    }

    // A point in the ring, off its vertices: half way across it, half way between two of its heights.
    [[nodiscard]] static std::optional<Point> within(const std::vector<Point>& ring) {
        std::vector<double> heights;
        for (const Point& p : ring) heights.push_back(p.y);
        std::sort(heights.begin(), heights.end());
        double y = 0.0;
        double most = 0.0;
        for (std::size_t i = 0; i + 1 < heights.size(); ++i) {
            if (heights[i + 1] - heights[i] <= most) continue;
            most = heights[i + 1] - heights[i];
            y = heights[i] + most / 2.0;
        }
        std::vector<double> xs;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point& a = ring[i];
            const Point& b = ring[(i + 1) % ring.size()];
            if ((a.y > y) != (b.y > y)) xs.push_back(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)));
        }
        std::sort(xs.begin(), xs.end());
        std::optional<Point> best;
        double widest = 0.0;
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            if (xs[i + 1] - xs[i] <= widest) continue;
            widest = xs[i + 1] - xs[i];
            best = Point{xs[i] + widest / 2.0, y};
        }
        return best;
    }

    bool assemble() {
        out_ = Shape(Family::area);
        std::vector<std::vector<Point>> shells;
        for (std::size_t i = 0; i < chains_.size(); ++i) {
            if (chains_[i].used) continue;
            std::vector<Point> ring;
            for (std::size_t at = i; !chains_[at].used;) {
                Chain& chain = chains_[at];
                chain.used = true;
                ring.push_back(chain.enters.at);
                ring.insert(ring.end(), chain.points.begin(), chain.points.end());
                ring.push_back(chain.leaves.at);
                at = go_round(at, ring);
            }
            shells.push_back(std::move(ring));
        }
        if (chains_.empty() && tree_.inside(area_, {box_.min_x, box_.min_y}))
            shells.push_back({corner(3), corner(0), corner(1), corner(2)});

        // A shell that lies in the box as a whole has its holes with it; the others lie in what was cut.
        std::vector<std::vector<std::size_t>> holes_of_cut(shells.size());
        std::vector<Around> arounds;
        for (std::size_t i = 0; i < loops_.size(); ++i) {
            const std::size_t part = part_of(loops_[i].ring);
            const std::size_t shell = area_.part_begin(part);
            if (shell == loops_[i].ring) {
                add_ring(loops_[i].points);
                for (std::size_t h = i + 1; h < loops_.size() && loops_[h].ring < area_.part_end(part); ++h)
                    add_ring(loops_[h].points);
                out_.end_part();
                continue;
            }
            const auto its_shell = std::lower_bound(loops_.begin(), loops_.end(), shell,
                                                    [](const Loop& one, std::size_t r) { return one.ring < r; });
            if (its_shell != loops_.end() && its_shell->ring == shell) continue;
            if (arounds.empty()) arounds = drawn(shells);
            const auto owner = shell_around(loops_[i].points, arounds);
            if (!owner) return false;
            holes_of_cut[*owner].push_back(i);
        }
        for (std::size_t s = 0; s < shells.size(); ++s) {
            add_ring(shells[s]);
            for (const std::size_t hole : holes_of_cut[s]) add_ring(loops_[hole].points);
            out_.end_part();
        }
        return true;
    }

    // A shell of the cut, ready for many holes.
    struct Around {
        Shape shell{Family::area};
        EdgeTree edges;
    };
    [[nodiscard]] static std::vector<Around> drawn(const std::vector<std::vector<Point>>& shells) {
        std::vector<Around> arounds(shells.size());
        if (shells.size() == 1) return arounds;
        for (std::size_t s = 0; s < shells.size(); ++s) {
            Shape& shell = arounds[s].shell;
            for (const Point& p : shells[s]) shell.add_point(p);
            shell.end_ring();
            shell.end_part();
            arounds[s].edges = EdgeTree(shell);
        }
        return arounds;
    }

    [[nodiscard]] static std::optional<std::size_t> shell_around(const std::vector<Point>& hole,
                                                                 const std::vector<Around>& arounds) {
        if (arounds.size() == 1) return 0;
        const auto point = within(hole);
        if (!point) return std::nullopt;
        for (std::size_t s = 0; s < arounds.size(); ++s) {
            if (arounds[s].edges.inside(arounds[s].shell, *point)) return s;
        }
        return std::nullopt;
    }

    struct Event {
        Crossing at;
        std::size_t chain = 0;
        bool enters = false;
    };

    const Shape& area_;
    const EdgeTree& tree_;
    Box box_;
    Point origin_;
    double apart_ = 0.0;  // crossings nearer to each other than this may have changed places
    std::vector<Chain> chains_;
    std::vector<Loop> loops_;
    std::vector<Event> events_;
    Shape out_{Family::area};
};

std::optional<Shape> proved_cut(const Shape& area, const EdgeTree& tree, const Box& box, Point origin,
                                const std::vector<std::uint32_t>& edges, ValidityProof& proof) {
    auto made = Cut(area, tree, box, origin).made(edges);
    if (!made || made->empty() || proof.proves(*made)) return made;
    // Where rings touch and the cut goes through one of them, the border meets itself or cuts off ground.
    made = without_self_touches(*made);
    if (made && proof.proves(*made)) return made;
    return std::nullopt;
}

}  // namespace

Lies lies(const Shape& area, const EdgeTree& tree, const Box& box, std::vector<std::uint32_t>& edges) {
    tree.query(area, box, edges);
    if (!edges.empty()) return Lies::at_border;
    return tree.inside(area, {box.min_x, box.min_y}) ? Lies::inside : Lies::outside;
}

std::optional<Shape> local_area(const Shape& area, const EdgeTree& tree, const Box& box, Point origin,
                                std::vector<std::uint32_t>& edges, ValidityProof& proof, std::uint64_t& visited) {
    // Odd fractions: coordinates drawn on a grid do not lie on the cut.
    constexpr std::array kMargins{0.0721937, 0.1130371, 0.1816493};
    const double size = std::max(box.width(), box.height());
    for (const double margin : kMargins) {
        const Box wide = box.widened(margin * size);
        tree.query(area, wide, edges);
        visited += edges.size();
        if (auto made = proved_cut(area, tree, wide, origin, edges, proof)) return made;
    }
    return std::nullopt;
}

std::optional<Shape> area_in_box(const Shape& area, const EdgeTree& tree, const Box& box,
                                 std::vector<std::uint32_t>& edges, ValidityProof& proof) {
    tree.query(area, box, edges);
    return proved_cut(area, tree, box, {}, edges, proof);
}

}  // namespace terracord::geometry
