#include "geometry/clear_disc.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>
#include <vector>

#include "geometry/measure.hpp"

namespace terracord::geometry {

namespace {

constexpr int kLines = 8;  // each way

// The middle of the longest stretch of a level line in the area; `across` swaps the axes. Nothing where none is longer
// than `least`.
std::optional<Point> middle_of_longest(const Shape& area, double level, bool across, double least) {
    std::vector<double> cuts;
    for (std::size_t r = 0; r < area.ring_count(); ++r) {
        const auto ring = area.ring(r);
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const Point a = across ? Point{ring[i].y, ring[i].x} : ring[i];
            const Point b = across ? Point{ring[i + 1].y, ring[i + 1].x} : ring[i + 1];
            if ((a.y > level) != (b.y > level)) cuts.push_back(a.x + (b.x - a.x) * ((level - a.y) / (b.y - a.y)));
        }
    }
    std::sort(cuts.begin(), cuts.end());
    std::optional<Point> middle;
    for (std::size_t i = 0; i + 1 < cuts.size(); i += 2) {
        const double length = cuts[i + 1] - cuts[i];
        if (length <= least) continue;
        least = length;
        const double at = cuts[i] + length / 2.0;
        middle = across ? Point{level, at} : Point{at, level};
    }
    return middle;
}

}  // namespace

bool surely_holds_disc(const Shape& area, double diameter) {
    if (area.family() != Family::area) return false;
    const Box box = area.box();
    if (std::min(box.width(), box.height()) < diameter) return false;
    for (int i = 0; i < kLines; ++i) {
        const double share = (i + 0.5) / kLines;
        for (const bool across : {false, true}) {
            const double level = across ? box.min_x + share * box.width() : box.min_y + share * box.height();
            const auto middle = middle_of_longest(area, level, across, diameter);
            if (middle && 2.0 * distance_to_rings(*middle, area) >= diameter) return true;
        }
    }
    return false;
}

double widest_disc(const Shape& area) {
    const Box box = area.box();
    return std::min({box.width(), box.height(), 2.0 * std::sqrt(geometry::area(area) / std::numbers::pi)});
}

}  // namespace terracord::geometry
