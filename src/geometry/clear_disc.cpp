#include "geometry/clear_disc.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
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

std::optional<Point> clear_point(const Shape& area) {
    constexpr double kOfMean = 0.25;
    constexpr std::size_t kMostSlabs = 64;  // each way
    const double around = length(area);
    if (area.family() != Family::area || !(around > 0.0)) return std::nullopt;
    const double enough = kOfMean * geometry::area(area) / around;
    if (!(enough > 0.0)) return std::nullopt;
    const auto clear = [&](double level, bool across) {
        auto middle = middle_of_longest(area, level, across, 0.0);
        if (middle && distance_to_rings(*middle, area) < enough) middle.reset();
        return middle;
    };
    const Box box = area.box();
    for (int i = 0; i < kLines; ++i) {
        const double share = (i + 0.5) / kLines;
        if (const auto point = clear(box.min_y + share * box.height(), false)) return point;
        if (const auto point = clear(box.min_x + share * box.width(), true)) return point;
    }
    // A needle may be longer than all the rest: between two vertices, where they are farthest apart.
    for (const bool across : {false, true}) {
        std::vector<double> levels;
        for (const Point& p : area.points()) levels.push_back(across ? p.x : p.y);
        std::sort(levels.begin(), levels.end());
        std::vector<std::pair<double, double>> slabs;  // height, middle
        for (std::size_t i = 0; i + 1 < levels.size(); ++i)
            slabs.emplace_back(levels[i + 1] - levels[i], levels[i] + (levels[i + 1] - levels[i]) / 2.0);
        std::sort(slabs.begin(), slabs.end(), std::greater<>());
        if (slabs.size() > kMostSlabs) slabs.resize(kMostSlabs);
        for (const auto& [height, middle] : slabs) {
            if (const auto point = clear(middle, across)) return point;
        }
    }
    return std::nullopt;
}

double widest_disc(const Shape& area) {
    const Box box = area.box();
    return std::min({box.width(), box.height(), 2.0 * std::sqrt(geometry::area(area) / std::numbers::pi)});
}

}  // namespace terracord::geometry
