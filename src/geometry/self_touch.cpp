#include "geometry/self_touch.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "geometry/edge_tree.hpp"
#include "geometry/measure.hpp"
#include "geometry/turn.hpp"

namespace terracord::geometry {

namespace {

using Loop = std::vector<std::uint32_t>;  // vertices, without the closing one
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

class Redrawing {
   public:
    std::optional<Shape> of(const Shape& area) {
        for (std::size_t r = 0; r < area.ring_count(); ++r) {
            if (!gather(area.ring(r))) return std::nullopt;
        }
        if (!find_places() || !follow_borders()) return std::nullopt;
        return drawn();
    }

   private:
    // An edge at a place where rings touch, seen from there.
    struct Arm {
        Point to;
        std::uint32_t vertex = 0;
        bool leaves = false;
    };
    struct Ground {
        Shape shell{Family::area};
        std::vector<Loop> holes;
        double size = 0.0;
        EdgeTree edges;  // of the shell, where holes look for theirs
    };

    bool gather(std::span<const Point> ring) {
        constexpr std::size_t kFewest = 3;
        const auto begin = static_cast<std::uint32_t>(points_.size());
        // A point written twice in a row is one; the last one closes the ring.
        for (std::size_t i = 1; i < ring.size(); ++i) {
            if (!(ring[i] == ring[i - 1])) points_.push_back(ring[i]);
        }
        const auto end = static_cast<std::uint32_t>(points_.size());
        if (end - begin < kFewest) return false;
        for (std::uint32_t v = begin; v < end; ++v) {
            next_.push_back(v + 1 == end ? begin : v + 1);
            before_.push_back(v == begin ? end - 1 : v - 1);
        }
        return true;
    }

    // Vertices in one place, and how the border goes on there.
    bool find_places() {
        Loop sorted(points_.size());
        for (std::uint32_t v = 0; v < sorted.size(); ++v) sorted[v] = v;
        std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
            const Point& p = points_[a];
            const Point& q = points_[b];
            return p.x != q.x ? p.x < q.x : p.y != q.y ? p.y < q.y : a < b;
        });
        place_.resize(points_.size());
        shared_.assign(points_.size(), false);
        const std::vector<std::uint32_t> drawn = next_;
        for (std::size_t i = 0; i < sorted.size();) {
            std::size_t end = i + 1;
            while (end < sorted.size() && points_[sorted[end]] == points_[sorted[i]]) ++end;
            for (std::size_t k = i; k < end; ++k) place_[sorted[k]] = sorted[i];
            if (end > i + 1 && !go_on({&sorted[i], end - i}, drawn)) return false;
            i = end;
        }
        return true;
    }

    // Who comes to the place has ground on the left, up to the next edge clockwise, along which it goes on: so ground
    // that meets other ground in the point alone is gone around on its own.
    bool go_on(std::span<const std::uint32_t> vertices, const std::vector<std::uint32_t>& drawn) {
        constexpr std::size_t kMostInOnePlace = 64;
        if (vertices.size() > kMostInOnePlace) return false;
        arms_.clear();
        for (const std::uint32_t v : vertices) {
            shared_[v] = true;
            arms_.push_back({points_[before_[v]], v, false});
            arms_.push_back({points_[drawn[v]], v, true});
        }
        if (!sort_arms(points_[vertices.front()])) return false;
        for (std::size_t i = 0; i < arms_.size(); ++i) {
            if (arms_[i].leaves) continue;
            const Arm& clockwise = arms_[i == 0 ? arms_.size() - 1 : i - 1];
            if (!clockwise.leaves) return false;
            next_[arms_[i].vertex] = drawn[clockwise.vertex];
        }
        return true;
    }

    // Counter-clockwise from the east; by hand, as an order that is unclear must end the work, not a library's sort.
    bool sort_arms(Point at) {
        const auto upper = [&](Point p) { return p.y > at.y || (p.y == at.y && p.x > at.x); };
        for (std::size_t i = 1; i < arms_.size(); ++i) {
            for (std::size_t k = i; k > 0; --k) {
                const Point low = arms_[k - 1].to;
                const Point high = arms_[k].to;
                if (upper(low) != upper(high)) {
                    if (upper(low)) break;
                } else {
                    const Turn side = turn(at, low, high);
                    if (side == Turn::straight || side == Turn::unclear) return false;
                    if (side == Turn::left) break;
                }
                std::swap(arms_[k - 1], arms_[k]);
            }
        }
        return true;
    }

    // Each border of a piece of ground, taken apart where it comes back to a place.
    bool follow_borders() {
        std::vector<bool> done(points_.size(), false);
        std::vector<std::uint32_t> at(points_.size(), kNone);  // by place, where it is in `open`
        Loop open;
        for (std::uint32_t first = 0; first < points_.size(); ++first) {
            if (done[first]) continue;
            std::vector<Loop> loops;
            const auto close = [&](std::uint32_t from) {
                loops.emplace_back(open.begin() + from, open.end());
                for (const std::uint32_t v : loops.back()) at[place_[v]] = kNone;
                open.resize(from);
            };
            for (std::uint32_t v = first; !done[v]; v = next_[v]) {
                done[v] = true;
                if (at[place_[v]] != kNone) close(at[place_[v]]);
                at[place_[v]] = static_cast<std::uint32_t>(open.size());
                open.push_back(v);
            }
            close(0);
            if (!take(std::move(loops))) return false;
        }
        return true;
    }

    // Of the loops of one border at most one goes around its ground; the others are holes.
    bool take(std::vector<Loop> loops) {
        std::optional<Ground> ground;
        std::vector<Loop> holes;
        for (Loop& loop : loops) {
            switch (sense(loop)) {
                case Turn::right: holes.push_back(std::move(loop)); break;
                case Turn::left:
                    if (ground) return false;
                    ground = Ground{};
                    draw(loop, ground->shell);
                    ground->shell.end_part();
                    ground->size = area(ground->shell);
                    break;
                case Turn::straight:
                case Turn::unclear: return false;
            }
        }
        if (ground) {
            ground->holes = std::move(holes);
            grounds_.push_back(std::move(*ground));
        } else {
            loose_.push_back(std::move(holes));
        }
        return true;
    }

    // At the first vertex from the left the ring turns as it is drawn.
    [[nodiscard]] Turn sense(const Loop& loop) const {
        constexpr std::size_t kFewest = 3;
        if (loop.size() < kFewest) return Turn::unclear;
        std::size_t first = 0;
        for (std::size_t i = 1; i < loop.size(); ++i) {
            const Point& p = points_[loop[i]];
            const Point& q = points_[loop[first]];
            if (p.x < q.x || (p.x == q.x && p.y < q.y)) first = i;
        }
        return turn(points_[loop[(first + loop.size() - 1) % loop.size()]], points_[loop[first]],
                    points_[loop[(first + 1) % loop.size()]]);
    }

    void draw(const Loop& loop, Shape& into) const {
        for (const std::uint32_t v : loop) into.add_point(points_[v]);
        into.end_ring();
    }

    std::optional<Shape> drawn() {
        if (!loose_.empty()) {
            for (Ground& ground : grounds_) ground.edges = EdgeTree(ground.shell);
        }
        for (std::vector<Loop>& holes : loose_) {
            const auto owner = smallest_around(holes.front());
            if (!owner) return std::nullopt;
            auto& all = grounds_[*owner].holes;
            std::move(holes.begin(), holes.end(), std::back_inserter(all));
        }
        Shape out(Family::area);
        for (const Ground& ground : grounds_) {
            for (const Point& p : ground.shell.points()) out.add_point(p);
            out.end_ring();
            for (const Loop& hole : ground.holes) draw(hole, out);
            out.end_part();
        }
        return out;
    }

    // By a vertex that is on no other border.
    [[nodiscard]] std::optional<std::size_t> smallest_around(const Loop& hole) const {
        const auto own = std::find_if(hole.begin(), hole.end(), [&](std::uint32_t v) { return !shared_[v]; });
        if (own == hole.end()) return std::nullopt;
        std::optional<std::size_t> found;
        for (std::size_t g = 0; g < grounds_.size(); ++g) {
            if (found && grounds_[g].size >= grounds_[*found].size) continue;
            if (grounds_[g].edges.inside(grounds_[g].shell, points_[*own])) found = g;
        }
        return found;
    }

    std::vector<Point> points_;
    std::vector<std::uint32_t> next_;    // of a vertex, along the border of its ground
    std::vector<std::uint32_t> before_;  // as its ring is drawn
    std::vector<std::uint32_t> place_;   // the vertex that stands for all in one place
    std::vector<bool> shared_;           // in its place there are several
    std::vector<Arm> arms_;              // scratch
    std::vector<Ground> grounds_;
    std::vector<std::vector<Loop>> loose_;  // holes that hang together, not at a shell
};

}  // namespace

std::optional<Shape> without_self_touches(const Shape& area) { return Redrawing().of(area); }

}  // namespace terracord::geometry
