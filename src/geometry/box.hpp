// Points and axis-parallel boxes. Closed boxes: sharing a border is touching.
#pragma once

#include <algorithm>
#include <limits>

namespace terracord::geometry {

struct Point {
    double x = 0.0;
    double y = 0.0;
    bool operator==(const Point&) const = default;
};

struct Box {
    double min_x = std::numeric_limits<double>::infinity();
    double min_y = std::numeric_limits<double>::infinity();
    double max_x = -std::numeric_limits<double>::infinity();
    double max_y = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool empty() const { return min_x > max_x || min_y > max_y; }
    [[nodiscard]] double width() const { return empty() ? 0.0 : max_x - min_x; }
    [[nodiscard]] double height() const { return empty() ? 0.0 : max_y - min_y; }
    void add(Point p) {
        min_x = std::min(min_x, p.x);
        min_y = std::min(min_y, p.y);
        max_x = std::max(max_x, p.x);
        max_y = std::max(max_y, p.y);
    }
    void add(const Box& other) {
        min_x = std::min(min_x, other.min_x);
        min_y = std::min(min_y, other.min_y);
        max_x = std::max(max_x, other.max_x);
        max_y = std::max(max_y, other.max_y);
    }
    [[nodiscard]] bool touches(const Box& other) const {
        return min_x <= other.max_x && other.min_x <= max_x && min_y <= other.max_y && other.min_y <= max_y;
    }
    [[nodiscard]] bool contains(const Box& other) const {
        return min_x <= other.min_x && other.max_x <= max_x && min_y <= other.min_y && other.max_y <= max_y;
    }
    [[nodiscard]] Box widened(double by) const {
        return empty() ? *this : Box{min_x - by, min_y - by, max_x + by, max_y + by};
    }
    bool operator==(const Box&) const = default;
};

}  // namespace terracord::geometry
