#include "raster/grid.hpp"

#include <algorithm>
#include <utility>

namespace terracord::raster {

using geometry::Point;
using geometry::Shape;

namespace {

// Whatever the sizes, a side is never cut into more pieces than this.
constexpr double kMostPieces = 1e6;

void add_side(Shape& shape, Point from, Point to, double longest) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const auto pieces = static_cast<std::int64_t>(std::clamp(std::ceil(length / longest), 1.0, kMostPieces));
    shape.add_point(from);
    for (std::int64_t i = 1; i < pieces; ++i) {
        const double t = static_cast<double>(i) / static_cast<double>(pieces);
        shape.add_point({from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t});
    }
}

}  // namespace

Shape densified(const Shape& area, double longest) {
    Shape out(area.family());
    for (std::size_t part = 0; part < area.part_count(); ++part) {
        for (std::size_t r = area.part_begin(part); r < area.part_end(part); ++r) {
            const auto ring = area.ring(r);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) add_side(out, ring[i], ring[i + 1], longest);
            if (!ring.empty()) out.add_point(ring.back());
            out.end_ring();
        }
        out.end_part();
    }
    return out;
}

Shape rectangle_of(const Grid& grid, double left, double top, double right, double bottom, double longest) {
    Shape cells(geometry::Family::area);
    for (const Point corner : {Point{left, top}, {right, top}, {right, bottom}, {left, bottom}})
        cells.add_point(corner);
    cells.end_ring();
    cells.end_part();
    Shape out = densified(cells, longest);
    for (Point& point : out.points()) point = grid.to_map(point);
    return out;
}

}  // namespace terracord::raster
