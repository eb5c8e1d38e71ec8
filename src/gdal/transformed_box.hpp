// The box around what an operation makes of a box. A pure function.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "gdal/crs.hpp"
#include "geometry/box.hpp"

namespace terracord::gdal {

// The borders are taken in small steps, and a hundredth is added for what lies between them. None where a step fails.
inline std::optional<geometry::Box> transformed(const geometry::Box& box, const Transform& operation) {
    if (operation.operation().empty()) return box;
    constexpr int kSteps = 32;
    std::vector<geometry::Point> points;
    for (int i = 0; i <= kSteps; ++i) {
        const double x = box.min_x + (box.max_x - box.min_x) * i / kSteps;
        const double y = box.min_y + (box.max_y - box.min_y) * i / kSteps;
        for (const geometry::Point point :
             {geometry::Point{x, box.min_y}, {x, box.max_y}, {box.min_x, y}, {box.max_x, y}})
            points.push_back(point);
    }
    if (operation.apply(points) > 0) return std::nullopt;
    geometry::Box made;
    for (const geometry::Point& point : points) made.add(point);
    return made.widened(std::max(made.width(), made.height()) / 100.0);
}

}  // namespace terracord::gdal
