#include "layers/narrow.hpp"

#include "geometry/inscribed_circle.hpp"
#include "geometry/measure.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"

namespace terracord::layers {

Result<bool> narrower_than(geos::Context& context, const geometry::Shape& part, double metres, geometry::Point origin) {
    const double mean_width = 2.0 * geometry::area(part) / geometry::length(part);
    if (mean_width >= metres) return false;
    // A thin arm does not make a sliver of a body: the widest place decides.
    constexpr double kSteps = 50.0;
    geometry::InscribedCircle circle;
    if (const auto diameter = circle.diameter(part, metres / kSteps, metres)) return *diameter < metres;
    const auto width = geos::inscribed_width(geos::Geometry::from_shape(context, part, origin), metres / kSteps);
    if (!width) return tl::unexpected(width.error());
    return *width < metres;
}

}  // namespace terracord::layers
