// The edges that a sweep meets, from bottom to top, as numbers. Blocks of bounded length: inserting and erasing cost
// what a block holds, searching a logarithm of all. For one thread. Keeps its memory from one sweep to the next.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace terracord::geometry {

class EdgeOrder {
   public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    struct Place {
        std::size_t block = 0;
        std::size_t at = 0;
    };

    void clear();
    [[nodiscard]] bool empty() const { return blocks_.front().empty(); }
    // The edge at a place, and the one below it; kNone at the top or the bottom.
    [[nodiscard]] std::uint32_t at(Place place) const;
    [[nodiscard]] std::uint32_t below(Place place) const;
    // What was at the place is above the new edge. Returns where the new edge is.
    Place insert(Place place, std::uint32_t edge);
    // There must be an edge. Returns where what was above it is now.
    Place erase(Place place);
    // Where the first edge is that is not under (its argument: an edge's number), given that those under are the
    // lowest.
    template <class Under>
    [[nodiscard]] Place first_not(const Under& under) const {
        if (empty()) return {};
        Place place{partition(blocks_.size(), [&](std::size_t i) { return under(blocks_[i].back()); }), 0};
        if (place.block == blocks_.size()) return {blocks_.size() - 1, blocks_.back().size()};
        const std::vector<std::uint32_t>& block = blocks_[place.block];
        place.at = partition(block.size(), [&](std::size_t i) { return under(block[i]); });
        return place;
    }

   private:
    template <class Low>
    [[nodiscard]] static std::size_t partition(std::size_t count, const Low& low) {
        std::size_t begin = 0;
        while (begin < count) {
            const std::size_t middle = begin + (count - begin) / 2;
            if (low(middle))
                begin = middle + 1;
            else
                count = middle;
        }
        return begin;
    }

    // None is empty, unless it is the only one.
    std::vector<std::vector<std::uint32_t>> blocks_{1};
};

}  // namespace terracord::geometry
