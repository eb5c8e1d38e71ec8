// The edges of one area, so ordered that what lies near a box is found without walking along the rest of the outline:
// a polygon of 300,000 vertices costs a small perimeter no more than the few edges beside it.
// Runs of consecutive edges, packed into a tree of boxes; rings laid out in rows (Leutenegger, Lopez and Edgington,
// "STR: a simple and efficient algorithm for R-tree packing", 1997). Build O(n log n); a query O(log n + edges found).
// The tree holds positions, no coordinates: every call takes the shape it was built of, unchanged.
// Const use is safe for concurrent readers.
//
//   const EdgeTree tree(zone);
//   tree.query(zone, box, edges);            // positions of first points, ascending
//   if (edges.empty()) tree.inside(zone, p); // the box lies wholly in the zone, or wholly outside
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/shape.hpp"

namespace terracord::geometry {

class EdgeTree {
   public:
    EdgeTree() = default;  // of an empty shape
    explicit EdgeTree(const Shape& area);

    [[nodiscard]] bool empty() const { return runs_.empty(); }

    // Replaces `edges` by the edges whose boxes touch `box` (closed), ascending: an edge is the position of its first
    // point in the shape's points.
    void query(const Shape& area, const Box& box, std::vector<std::uint32_t>& edges) const;
    // Even-odd, hence the closed area of a valid one; of a point on its border it may say either. Edges left of the point are
    // counted by the ends of their runs, without being looked at.
    [[nodiscard]] bool inside(const Shape& area, Point point) const;

    // Is the ring drawn counter-clockwise?
    [[nodiscard]] bool counter_clockwise(std::size_t ring) const { return counter_clockwise_[ring] != 0; }

   private:
    // Consecutive edges of one ring: from the point `first` to the point `last`.
    struct Run {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };
    struct Node {
        Box box;
        // What the node's runs are to a line left of which they all lie: one open chain from here to there (and any
        // number of closed ones). Several open chains: `mixed`.
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        bool mixed = false;
    };

    void lay_out(const Shape& area);
    void pack(const Shape& area);

    std::vector<Run> runs_;
    std::vector<Node> nodes_;                      // level by level, the runs' own first
    std::vector<std::uint32_t> level_;             // where each level begins in `nodes_`, and one past the last
    std::vector<std::uint8_t> counter_clockwise_;  // by ring
};

}  // namespace terracord::geometry
