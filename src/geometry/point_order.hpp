// Positions of points in the order in which a sweep meets them: by x, then by y, then as they come.
// Many are sorted by the leading bits of their x first, digit by digit from the last (H. H. Seward, "Information
// sorting in the application of electronic digital computers to business operations", 1954, as what is now called a
// radix sort), and only what these do not tell apart by comparing: O(points) where few share an x. About 16 bytes a
// point, kept for the next ones. For one thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geometry/shape.hpp"

namespace terracord::geometry {

class PointOrder {
   public:
    // Of fewer than 2^32 points, none of them a NaN, no farther apart than doubles tell. Until the next call.
    [[nodiscard]] std::span<const std::uint32_t> of(std::span<const Point> points);

   private:
    struct Keyed {
        std::uint32_t key = 0;  // the higher, the farther along x
        std::uint32_t position = 0;
    };
    void sort_by_key();

    std::vector<Keyed> keyed_;
    std::vector<Keyed> scratch_;
    std::vector<std::uint32_t> order_;
};

}  // namespace terracord::geometry
