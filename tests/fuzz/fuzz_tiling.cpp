// Two to eight zones on a small grid, that overlap, touch and leave gaps between them: what the edges that do not
// cancel say of the ground drawn twice and of the gaps is what GEOS says by its unions, by overlaying every pair and by
// noding every border.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "fuzz/grid.hpp"
#include "fuzz/target.hpp"
#include "geometry/clear_disc.hpp"
#include "geometry/measure.hpp"
#include "geometry/nearest.hpp"
#include "geos/overlay.hpp"
#include "layers/repair.hpp"
#include "layers/tiling.hpp"

namespace {

namespace fuzz = terracord::fuzz;
namespace geometry = terracord::geometry;
namespace geos = terracord::geos;
namespace layers = terracord::layers;

constexpr std::size_t kMostPoints = 128;
constexpr std::size_t kLeastZones = 2, kZoneChoices = 7;
constexpr std::array kPlaces{fuzz::Place{}, fuzz::Place{.at = fuzz::kLambert, .cell = 40.0}};

layers::Layer zones_of(geos::Context& context, std::span<const std::uint8_t> bytes, std::size_t count,
                       const fuzz::Place& place) {
    layers::Layer layer;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t from = i * bytes.size() / count;
        const std::size_t to = (i + 1) * bytes.size() / count;
        geometry::Shape shape = fuzz::drawn_area(bytes.subspan(from, to - from), place);
        const auto repair = layers::Mender(context).make_usable(static_cast<std::int64_t>(i), shape);
        if (shape.empty() || (repair && repair->set_aside)) continue;
        layer.fids.push_back(static_cast<std::int64_t>(i));
        layer.shapes.push_back(std::move(shape));
    }
    layers::index_features(layer);
    return layer;
}

// Ground between the zones, of some width: the faces of all their borders, noded at once (a border made of united zones
// has rounded edges, which miss what touched them), that no zone covers.
double ground_between(geos::Context& context, const layers::Layer& layer, geometry::Point origin) {
    geometry::Shape borders(geometry::Family::line);
    for (const geometry::Shape& zone : layer.shapes) {
        for (std::size_t r = 0; r < zone.ring_count(); ++r) {
            for (const geometry::Point& point : zone.ring(r)) borders.add_point(point);
            borders.end_ring();
            borders.end_part();
        }
    }
    const auto made = geos::faces(context, geos::Geometry::from_shape(context, borders, origin));
    fuzz::promise(made.has_value(), "the borders enclose ground");
    const geometry::Shape faces = made->to_shape(geometry::Family::area, origin);
    double sum = 0.0;
    for (std::size_t f = 0; f < faces.part_count(); ++f) {
        const geometry::Shape face = faces.part(f);
        if (2.0 * geometry::area(face) < layers::kLeastWidthM * geometry::length(face)) continue;
        // Clear of the borders: beside one that two zones nearly share, rounding would say whose ground the face is.
        auto clear = geometry::clear_point(face);
        if (!clear) {
            const auto within = geos::point_inside(geos::Geometry::from_shape(context, face, origin));
            fuzz::promise(within.has_value(), "a face has a point inside");
            clear = geometry::Point{within->x + origin.x, within->y + origin.y};
        }
        const geometry::Point point = *clear;
        const bool covered = std::any_of(layer.shapes.begin(), layer.shapes.end(),
                                         [&](const geometry::Shape& zone) { return geometry::inside(point, zone); });
        if (!covered) sum += geometry::area(face);
    }
    return sum;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 7 || size > kMostPoints + 1) return -1;
    const fuzz::Place& place = kPlaces[data[0] % kPlaces.size()];
    const std::size_t count = kLeastZones + data[0] / kPlaces.size() % kZoneChoices;
    geos::Context context;
    const layers::Layer layer = zones_of(context, {data + 1, size - 1}, count, place);
    if (layer.shapes.empty()) return 0;
    const auto tiling = layers::tiling_of(layer, {});
    fuzz::promise(tiling.has_value(), "the tiling of usable zones is computed");

    const double tolerance = fuzz::ground_tolerance(place);
    const auto same = [&](double x, double y) { return std::abs(x - y) <= tolerance; };
    const auto of = [&](std::size_t i) { return geos::Geometry::from_shape(context, layer.shapes[i], place.at); };
    std::vector<geos::Geometry> members;
    double zones_m2 = 0.0, shared_m2 = 0.0;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < layer.shapes.size(); ++i) {
        zones_m2 += geometry::area(layer.shapes[i]);
        members.push_back(of(i));
        for (std::size_t j = i + 1; j < layer.shapes.size(); ++j) {
            const auto common = geos::intersection(of(i), of(j));
            fuzz::promise(common.has_value(), "the ground of two zones is computed");
            const double ground = common->area();
            if (ground == 0.0 || 2.0 * ground < layers::kLeastWidthM * common->length()) continue;
            shared_m2 += ground;
            ++pairs;
        }
    }
    fuzz::promise(same(tiling->zones_m2, zones_m2), "the zones have the ground they have");
    fuzz::promise(tiling->shared.size() == pairs, "pairs on the same ground are found, each once");
    fuzz::promise(same(tiling->shared_m2, shared_m2), "the ground of the pairs is what it is");

    const auto together = geos::unite(context, std::move(members));
    fuzz::promise(together.has_value(), "the zones are united");
    fuzz::promise(same(tiling->union_m2, together->area()), "cover beyond the first leaves the union");
    fuzz::promise(same(tiling->gaps_m2, ground_between(context, layer, place.at)),
                  "what zones enclose and none has is a gap");
    return 0;
}
