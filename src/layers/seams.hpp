// Where a partition is surely drawn without a gap: away from the edges along which the depth of its cover changes.
// Build O(n log n) in those edges, of which a layer that tiles the ground vertex by vertex has its outline alone.
// Const use is safe for concurrent readers.
//
//   if (layer.seams && layer.seams->surely_drawn(layer, box, scratch)) ...   // no gap in the box
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/shape.hpp"
#include "index/box_index.hpp"

namespace terracord::layers {

struct Layer;

class Seams {
   public:
    // `open_edges`: as geometry::EdgeBalance gives them for all areas of the layer.
    explicit Seams(const geometry::Shape& open_edges);

    // Does some area of the layer lie on all ground of the box? "Perhaps not" reads as no. The depth of cover changes
    // nowhere in a box that no open edge is near, so one point that is drawn speaks for the whole of it.
    [[nodiscard]] bool surely_drawn(const Layer& layer, const geometry::Box& box,
                                    std::vector<std::uint32_t>& scratch) const;

   private:
    index::BoxIndex edges_;
};

}  // namespace terracord::layers
