#include "layers/communes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "geometry/measure.hpp"
#include "geos/context.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"

namespace terracord::layers {

std::optional<Text> communes_against_ground(const model::DocumentSpec& document, const Footprint& footprint,
                                            const Places& places) {
    if (document.communes.empty() || footprint.everywhere || footprint.shape.empty()) return std::nullopt;
    constexpr double kLeastShare = 0.01;
    constexpr std::size_t kMostNamed = 3;
    geos::Context context;
    const geos::Geometry ground = geos::Geometry::from_shape(context, footprint.shape);
    const geometry::Box box = footprint.shape.box();
    std::size_t covered = 0;
    std::size_t unlisted = 0;
    std::string named;
    for (std::size_t i = 0; i < places.ids.size(); ++i) {
        if (!places.shapes[i].box().touches(box)) continue;
        const auto shared = geos::intersection(geos::Geometry::from_shape(context, places.shapes[i]), ground);
        if (!shared) continue;  // a commune that cannot be measured is not held against the document
        const double area = geometry::area(shared->to_shape(geometry::Family::area));
        if (area < kLeastShare * geometry::area(places.shapes[i])) continue;
        ++covered;
        const auto& list = document.communes;
        if (std::find(list.begin(), list.end(), places.ids[i]) != list.end()) continue;
        if (unlisted++ < kMostNamed) named += (named.empty() ? "" : ", ") + places.ids[i];
    }
    if (unlisted == 0) return std::nullopt;
    if (unlisted > kMostNamed) named += " …";
    return Text{fmt::format("le document liste {} commune(s) et en dessine {} ; non listées : {}",
                            document.communes.size(), covered, named),
                fmt::format("the document lists {} commune(s) and draws {}; not listed: {}", document.communes.size(),
                            covered, named)};
}

}  // namespace terracord::layers
