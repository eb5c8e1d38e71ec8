// Along which edges does the number of areas that cover the ground change?
// An edge that one area draws one way and its neighbour the other way changes nothing and cancels: of areas that tile
// the ground vertex by vertex only the outline stays. No rounding: edges cancel when their ends are equal to the bit.
// Cost: O(n log n) in all edges, 40 bytes each. Not safe for concurrent use.
//
//   EdgeBalance balance;
//   for (const Shape& zone : zones) balance.add(zone);
//   const Shape open = balance.open_edges();   // lines of two points
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/shape.hpp"

namespace terracord::geometry {

class EdgeBalance {
   public:
    // An area, its rings turned either way; other families are left out.
    void add(const Shape& area);
    // The edges that did not cancel, each once, in order of their ends. Empties the balance.
    [[nodiscard]] Shape open_edges();

   private:
    struct Edge {
        Point low;  // the end that sorts first
        Point high;
        std::int32_t turns;  // +1: ground lies to the left of low -> high; -1: to its right
    };
    std::vector<Edge> edges_;
};

}  // namespace terracord::geometry
