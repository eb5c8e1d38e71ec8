// Spatial index over boxes: a packed R-tree (Boost.Geometry), built once, read-only afterwards.
// Build O(n log n); query O(log n + hits). Const use is safe for concurrent readers.
//
//   BoxIndex index(boxes);
//   std::vector<std::uint32_t> hits;
//   index.query(box, hits);   // positions in `boxes`, ascending
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "geometry/box.hpp"

namespace terracord::index {

class BoxIndex {
   public:
    BoxIndex();
    explicit BoxIndex(std::span<const geometry::Box> boxes);  // empty boxes are never found
    ~BoxIndex();
    BoxIndex(BoxIndex&&) noexcept;
    BoxIndex& operator=(BoxIndex&&) noexcept;

    // Replaces `hits` by the positions of the boxes that touch `box` (closed), ascending.
    void query(const geometry::Box& box, std::vector<std::uint32_t>& hits) const;

   private:
    struct Tree;
    std::unique_ptr<Tree> tree_;
};

}  // namespace terracord::index
