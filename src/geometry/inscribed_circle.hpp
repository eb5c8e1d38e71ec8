// The diameter of the largest disc in an area, to within a step. Branch and bound over rectangles that may hold its
// centre (after V. Agafonkin, "A new algorithm for finding a visual center of a polygon", 2016), made for what is long
// and thin:
// - the area is turned so that most of its outline runs along x, and rectangles are fitted to the ground in them;
// - where the ground ends before a side of a rectangle does, a centre is as far from that side as from the border: only
//   the room left by the widest disc so far is searched, of a strip little more than its middle line;
// - a centre is no farther from the border than the middle of the room and half its diagonal, nor than the farthest
//   corner of the ground in it from any edge, nor from any two edges on average: distances to an edge are convex, so
//   is their mean. Between the two sides of a strip that mean is half its width from end to end, where the first bound
//   would have to divide the strip to squares of the step;
// - rectangles are divided at vertices: between them the sides of a strip are straight;
// - each knows the edges that may be nearest to a point in it, and hands down no others.
// The outline is sorted first: the same ground gives the same bits whichever way it is drawn. Cost: O(n log n) in the
// points and a few rectangles a bend. It keeps its memory; for one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "geometry/shape.hpp"

namespace terracord::geometry {

class InscribedCircle {
   public:
    // Of a valid area: the diameter of a disc in it, while no disc is wider by more than `step` (over 0), up to
    // rounding (1e-12 of the area's size). A search that meets a disc of `enough` stops there and gives that one; where
    // it meets none, none is wider than `enough` by more than a 64th of the step. 0 for an area without room. Nothing
    // where the search would take too long: a step far too small for the area.
    [[nodiscard]] std::optional<double> diameter(const Shape& area, double step,
                                                 double enough = std::numeric_limits<double>::infinity());

    // Rectangles the last search looked at.
    [[nodiscard]] std::size_t cells() const { return cells_.size(); }

   private:
    struct Edge {
        Point from;
        Point to;
        double per_square = 0.0;  // one by the square of its length
    };
    // Positions in `lists_`.
    struct List {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    struct Cell {
        Box box;             // fitted to the ground in it
        Box room;            // the part of it that may hold a better centre
        double bound = 0.0;  // no centre in it is farther from the border
        List near;           // edges that may be nearest to a centre in the room
        List across;         // all edges with a part between the box's left and right
        // The ground in the box does not go on beyond that side.
        bool ends_left = false;
        bool ends_right = false;
        bool ends_below = false;
        bool ends_above = false;
    };
    struct Waiting {
        double bound = 0.0;
        std::uint32_t cell = 0;
        bool operator<(const Waiting& other) const {
            return bound != other.bound ? bound < other.bound : cell > other.cell;
        }
    };
    static constexpr std::size_t kMostCorners = 12;
    // An edge as seen from a rectangle: from the middle of its room and from the corners of the ground there.
    struct Seen {
        std::uint32_t edge = 0;
        double middle = 0.0;
        double farthest = 0.0;
        std::array<double, kMostCorners> corners{};
    };

    void lay_out(const Shape& area);
    void turn_along();
    [[nodiscard]] bool done() const { return best_ + noise_ >= enough_ / 2.0; }
    [[nodiscard]] double worth() const;
    void divide(const Cell& cell);
    void look(Cell cell);
    [[nodiscard]] bool fit(Cell& cell);
    [[nodiscard]] Box ground_in(const Box& box, const List& across);
    void try_middles(Cell& cell, Point middle, double half, double clear);
    void bound_by_corners(Cell& cell);
    [[nodiscard]] double by_two() const;
    void keep(Cell& cell);
    [[nodiscard]] bool inside(Point point, const List& across) const;
    [[nodiscard]] double clearance(Point point, const List& edges, double least) const;

    std::vector<Edge> edges_;
    std::vector<std::uint32_t> lists_;
    std::vector<Cell> cells_;
    std::vector<Waiting> waiting_;  // a heap
    std::vector<Seen> seen_;        // from the rectangle looked at
    std::vector<Point> corners_;    // of the ground in it
    std::vector<double> cuts_;
    double best_ = 0.0;  // radius
    double slack_ = 0.0;
    double enough_ = 0.0;
    double noise_ = 0.0;
};

}  // namespace terracord::geometry
