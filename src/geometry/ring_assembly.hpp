// Rings of a border, walked with the interior on the left, put together to an area that is proved valid: shells with
// their holes, whoever drew them in whatever order. O(n log n) in the points; keeps its memory; for one thread.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geometry/shape.hpp"
#include "geometry/validity.hpp"

namespace terracord::geometry {

class RingAssembly {
   public:
    void clear();
    [[nodiscard]] bool empty() const { return rings_.empty(); }

    // A point equal to the one before is dropped.
    void add_point(Point point);
    // False: no ring, too few points or no ground.
    [[nodiscard]] bool end_ring();

    // Shells clockwise, holes the other way, each from its first point by x, then y; so are the parts. Nothing where
    // the rings make no area that is proved valid (validity.hpp), or would have to be compared too often.
    [[nodiscard]] std::optional<Shape> assembled();

   private:
    struct Ring {
        std::vector<Point> points;  // closed
        double area = 0.0;          // negative: a hole
    };
    Ring drawing_;
    std::vector<Ring> rings_;
    ValidityProof proof_;
};

// A valid area as it would be assembled: equal for all who draw it with the same points, wherever they begin.
[[nodiscard]] std::optional<Shape> normalised(const Shape& area, RingAssembly& rings);

// Is the point in the ring (even-odd)? Of a point on it: either.
[[nodiscard]] bool in_ring(std::span<const Point> ring, Point point);

}  // namespace terracord::geometry
