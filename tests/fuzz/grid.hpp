// Areas whose vertices lie on a grid of 16 by 16, so that a few bytes draw every way in which borders meet.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>

#include "geometry/shape.hpp"

namespace terracord::fuzz {

inline constexpr geometry::Point kLambert{618000.0, 6754000.0};
inline constexpr unsigned kGrid = 16;

struct Place {
    geometry::Point at{};
    double cell = 1.0;
    double turn = 0.0;  // radians
};

inline geometry::Point node_of(std::uint8_t byte, const Place& place) {
    const double x = place.cell * (byte % kGrid);
    const double y = place.cell * (byte / kGrid);
    const double c = std::cos(place.turn);
    const double s = std::sin(place.turn);
    return {place.at.x + c * x - s * y, place.at.y + s * x + c * y};
}

// A byte a vertex; one that repeats its predecessor ends the ring, the next one is a hole, and three alike end the
// part.
inline geometry::Shape drawn_area(std::span<const std::uint8_t> bytes, const Place& place) {
    geometry::Shape shape(geometry::Family::area);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const bool repeats = i > 0 && bytes[i] == bytes[i - 1];
        if (!repeats) {
            shape.add_point(node_of(bytes[i], place));
        } else if (i > 1 && bytes[i] == bytes[i - 2]) {
            shape.end_part();
        } else {
            shape.end_ring();
        }
    }
    shape.end_ring();
    shape.end_part();
    return shape;
}

// Square units by which sums of overlays may differ: a vertex is rounded to a grid of a micrometre at worst, and the
// borders drawn here are some hundred cells long.
inline double tolerance(const Place& place) { return 1e-6 * kGrid * 64 * place.cell; }

// The same for sums that are made about a near origin, where GEOS has no need to round.
inline double ground_tolerance(const Place& place) { return 1e-6 * place.cell * place.cell; }

}  // namespace terracord::fuzz
