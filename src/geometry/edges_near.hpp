// What of an area is near a box, and whether a point lies in it: by a tree of its edges where there is one, else edge by
// edge. Pure, safe for concurrent calls.
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/edge_tree.hpp"
#include "geometry/shape.hpp"

namespace terracord::geometry {

[[nodiscard]] Box edge_box(Point a, Point b);

// Replaces `edges` by the edges whose boxes touch `box` (closed), ascending, as EdgeTree::query does. O(points).
void edges_near(const Shape& area, const Box& box, std::vector<std::uint32_t>& edges);

// Even-odd; of a point on the border it may say either. `tree` may be missing: then O(points).
[[nodiscard]] bool holds(const Shape& area, const EdgeTree* tree, Point point);

}  // namespace terracord::geometry
