#include "layers/on_grid.hpp"

#include <cmath>

#include "geos/grid.hpp"

namespace terracord::layers {

Result<geometry::Shape> on_grid(const geometry::Shape& area, double metres) {
    if (area.empty()) return area;
    const geometry::Box box = area.box();
    // Whole metres, so that multiples of a step that divides them stay multiples.
    const geometry::Point origin{std::floor(box.min_x), std::floor(box.min_y)};
    geos::Context context;
    const auto drawn = geos::on_grid(geos::Geometry::from_shape(context, area, origin), metres);
    if (!drawn) return tl::unexpected(drawn.error());
    return drawn->to_shape(geometry::Family::area, origin);
}

}  // namespace terracord::layers
