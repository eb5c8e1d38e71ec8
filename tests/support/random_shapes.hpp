// Seeded polygons that are hard on overlays, and pairs derived from one another so that borders are shared: shapes
// drawn at random rarely touch. All shapes are valid areas.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "geometry/shape.hpp"

namespace terracord::testing {

class RandomShapes {
   public:
    explicit RandomShapes(std::uint64_t seed) : random_(seed) {}

    // Where shapes lie; 400 m wide.
    geometry::Point centre{618'000.0, 6'755'000.0};

    [[nodiscard]] double between(double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random_);
    }
    [[nodiscard]] int whole(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }

    [[nodiscard]] geometry::Shape star();            // jagged, up to 60 points
    [[nodiscard]] geometry::Shape comb();            // teeth, up to 80 points
    [[nodiscard]] geometry::Shape ring_with_hole();  // a hole that may touch the shell at one point
    [[nodiscard]] geometry::Shape sliver();          // long and thin, at any angle
    [[nodiscard]] geometry::Shape several();         // disjoint parts
    [[nodiscard]] geometry::Shape any();

    // A second shape made from the first: buffered, cut, shifted, united with another, its own complement in its box,
    // with a vertex moved by a hair, or drawn along one of its borders.
    [[nodiscard]] geometry::Shape derived(const geometry::Shape& from);

    struct Pair {
        std::string how;
        geometry::Shape a;
        geometry::Shape b;
    };
    [[nodiscard]] Pair pair();

    // A tiling of a box that holds everything above, by rows of uneven cells.
    [[nodiscard]] std::vector<geometry::Shape> tiling(int side);

   private:
    std::mt19937_64 random_;
};

// For messages.
[[nodiscard]] std::string wkt(const geometry::Shape& shape);

// The same outline, written differently.
[[nodiscard]] geometry::Shape moved(geometry::Shape shape, double dx, double dy);
[[nodiscard]] geometry::Shape quarter_turn(geometry::Shape shape);  // about (0, 0)
[[nodiscard]] geometry::Shape turned(geometry::Shape shape, geometry::Point about, double radians);
[[nodiscard]] geometry::Shape reversed(const geometry::Shape& shape);                   // every ring
[[nodiscard]] geometry::Shape restarted(const geometry::Shape& shape, std::size_t by);  // rings start elsewhere
[[nodiscard]] geometry::Shape with_midpoints(const geometry::Shape& shape);  // collinear as far as doubles go

}  // namespace terracord::testing
