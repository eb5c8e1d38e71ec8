// How far features are from one subject, an area: from the closed subject to the nearest of a feature's points, lines
// or ground; 0 where they meet. Where two shapes do not meet, their borders are nearest at a vertex of one of them: the
// least distance from a vertex of either to an edge of the other is the answer. On which side a vertex lies is exact
// (turn.hpp); a distance is right to some roundings of the differences of coordinates, and is the same whichever way
// and from wherever the rings are drawn. Cost: the subject's edges, once; then a feature's edges, each with the
// subject's edges that may still be nearer, found by boxes of eight and of sixty-four. It keeps its memory; for one
// thread.
//
//   Distance distance;
//   distance.begin_subject(perimeter, tree);
//   distance.to(stop, 500.0);   // infinity: no nearer than that
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "geometry/edge_tree.hpp"
#include "geometry/shape.hpp"

namespace terracord::geometry {

class Distance {
   public:
    // A valid area and the tree of its edges; both must outlive the questions.
    void begin_subject(const Shape& subject, const EdgeTree& tree);

    // In the units of the coordinates. A feature farther than `within` answers infinity or its distance; so does one
    // without a point. An area must be valid.
    [[nodiscard]] double to(const Shape& feature, double within = std::numeric_limits<double>::infinity());
    // The same of an area whose edges are in a tree; `edges`: those whose boxes touch the subject's, widened by
    // `within` (EdgeTree::query).
    [[nodiscard]] double to(const Shape& area, const EdgeTree& tree, std::span<const std::uint32_t> edges,
                            double within);

   private:
    struct Edge {
        Point from;
        Point to;
        Box box;
    };

    void begin(double within);
    void look(Point from, Point to, bool last);
    void look_at_run(std::size_t run, Point from, Point to, const Box& box, bool last);
    void take(double square);
    [[nodiscard]] bool holds(Point point) const;
    [[nodiscard]] bool within_area(const Shape& area, const EdgeTree* tree, const Box& box) const;
    [[nodiscard]] double found() const;

    const Shape* subject_ = nullptr;
    const EdgeTree* tree_ = nullptr;
    Box box_;
    std::vector<Edge> edges_;
    std::vector<Box> runs_;    // of eight edges
    std::vector<Box> blocks_;  // of eight runs
    double least_ = 0.0;       // square of the least distance found
    double reach_ = 0.0;       // square of what boxes may be apart and still matter
};

}  // namespace terracord::geometry
