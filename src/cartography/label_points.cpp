#include "cartography/label_points.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <queue>

#include "geometry/measure.hpp"
#include "geometry/nearest.hpp"

namespace terracord::cartography {

namespace {

using geometry::Point;
using geometry::Shape;

// A square that may hold the point farthest from the borders. (Garcia-Castellanos and Lombardo's pole of
// inaccessibility, searched by halving squares, best first.)
struct Square {
    Point middle;
    double half = 0.0;
    double clearance = 0.0;  // of the middle: positive inside
    double most = 0.0;       // any point of it can have
    std::size_t order = 0;   // equal squares keep the order they were made in
};
struct Worse {
    bool operator()(const Square& a, const Square& b) const {
        return a.most != b.most ? a.most < b.most : a.order > b.order;
    }
};

constexpr double kPrecision = 64.0;
constexpr std::size_t kMostSquares = 400;
constexpr std::size_t kLeastSquares = 40;
constexpr std::size_t kMostSteps = 4'000'000;  // squares x points: a coastline is not searched as finely as a plot
constexpr double kDiagonal = 1.4142135623730951;

class FarthestInside {
   public:
    explicit FarthestInside(const Shape& area)
        : area_(area), most_(std::clamp(kMostSteps / (1 + area.point_count()), kLeastSquares, kMostSquares)) {}

    Point find() {
        const geometry::Box box = area_.box();
        const double side = std::min(box.width(), box.height());
        const double precision = std::max(box.width(), box.height()) / kPrecision;
        Square best = square({(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0}, 0.0);
        if (!(side > 0.0)) return best.middle;
        for (double x = box.min_x; x < box.max_x && made_ < most_; x += side) {
            for (double y = box.min_y; y < box.max_y && made_ < most_; y += side)
                queue_.push(square({x + side / 2.0, y + side / 2.0}, side / 2.0));
        }
        while (!queue_.empty() && made_ < 2 * most_) {
            const Square top = queue_.top();
            queue_.pop();
            if (top.clearance > best.clearance) best = top;
            if (top.most - best.clearance <= precision) continue;
            const double half = top.half / 2.0;
            for (const auto& [dx, dy] : {std::pair(-half, -half), {half, -half}, {-half, half}, {half, half}})
                queue_.push(square({top.middle.x + dx, top.middle.y + dy}, half));
        }
        return best.middle;
    }

   private:
    Square square(Point middle, double half) {
        const double distance = geometry::distance_to_rings(middle, area_);
        const double clearance = geometry::inside(middle, area_) ? distance : -distance;
        return {middle, half, clearance, clearance + half * kDiagonal, made_++};
    }

    const Shape& area_;
    std::size_t most_;  // squares at first; twice as many in all
    std::size_t made_ = 0;
    std::priority_queue<Square, std::vector<Square>, Worse> queue_;
};

std::size_t largest_part(const Shape& shape, double (*measure)(const Shape&)) {
    std::size_t best = 0;
    double most = -1.0;
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        const double size = measure(shape.part(i));
        if (size > most) {
            most = size;
            best = i;
        }
    }
    return best;
}

Point middle_of_line(const Shape& line) {
    double left = geometry::length(line) / 2.0;
    const auto points = line.points();
    for (std::size_t i = 1; i < points.size(); ++i) {
        const geometry::Segment segment{points[i - 1], points[i]};
        if (segment.length() >= left && segment.length() > 0.0) return segment.at(left);
        left -= segment.length();
    }
    return points.front();
}

}  // namespace

std::optional<Point> label_point(const Shape& shape) {
    if (shape.empty()) return std::nullopt;
    switch (shape.family()) {
        case geometry::Family::area: {
            const Shape part = shape.part(largest_part(shape, geometry::area));
            return FarthestInside(part).find();
        }
        case geometry::Family::line: return middle_of_line(shape.part(largest_part(shape, geometry::length)));
        case geometry::Family::point:
        case geometry::Family::none: break;
    }
    return shape.points().front();
}

bool Labels::free(const geometry::Box& box) const {
    // Sharing a border is no overlap.
    const auto over = [&](const geometry::Box& other) {
        return box.min_x < other.max_x && other.min_x < box.max_x && box.min_y < other.max_y && other.min_y < box.max_y;
    };
    return within_.contains(box) && std::none_of(taken_.begin(), taken_.end(), over);
}

std::optional<Point> Labels::place(Point at, double width, double height) {
    constexpr std::array<std::pair<int, int>, 8> kAround{
        {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}}};
    const auto take = [&](Point middle) -> bool {
        const geometry::Box box{middle.x - width / 2.0, middle.y - height / 2.0, middle.x + width / 2.0,
                                middle.y + height / 2.0};
        if (!free(box)) return false;
        taken_.push_back(box);
        return true;
    };
    if (take(at)) return at;
    for (const double away : {1.0, 2.0}) {
        for (const auto& [dx, dy] : kAround) {
            const Point middle{at.x + dx * away * width, at.y + dy * away * height};
            if (take(middle)) return middle;
        }
    }
    return std::nullopt;
}

}  // namespace terracord::cartography
