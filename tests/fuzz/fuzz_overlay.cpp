// Two polygons on a small integer grid, so that their borders meet: repaired they are valid, and intersection,
// differences and union add up. The first byte moves and stretches the grid: near zero, at the coordinates of
// Lambert-93, turned a little so that the crossings are no round numbers, and about an origin as checks do.
#include <array>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "fuzz/grid.hpp"
#include "fuzz/target.hpp"
#include "geometry/measure.hpp"
#include "geos/overlay.hpp"
#include "layers/repair.hpp"

namespace {

namespace fuzz = terracord::fuzz;
namespace geometry = terracord::geometry;
namespace geos = terracord::geos;

constexpr std::size_t kMostPoints = 64;
constexpr std::array kPlaces{fuzz::Place{}, fuzz::Place{.at = fuzz::kLambert},
                             fuzz::Place{.at = fuzz::kLambert, .turn = 0.37},
                             fuzz::Place{.at = fuzz::kLambert, .cell = 1e-3, .turn = 1.1}};

// Nothing: what was drawn is set aside, as a run would do.
std::optional<geometry::Shape> usable(geos::Context& context, std::span<const std::uint8_t> bytes,
                                      const fuzz::Place& place) {
    geometry::Shape shape = fuzz::drawn_area(bytes, place);
    const auto repair = terracord::layers::Mender(context).make_usable(1, shape);
    fuzz::promise(shape.empty() || geos::Geometry::from_shape(context, shape).valid(), "what is usable is valid");
    if (repair && repair->set_aside) return std::nullopt;
    fuzz::promise(geometry::area(shape) > 0.0, "what is usable has ground");
    return shape;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 7 || size > 2 * kMostPoints + 1) return -1;
    const fuzz::Place& place = kPlaces[data[0] % kPlaces.size()];
    const geometry::Point origin = data[0] / kPlaces.size() % 2 == 0 ? geometry::Point{} : place.at;
    const std::span<const std::uint8_t> bytes(data + 1, size - 1);
    geos::Context context;
    const auto first = usable(context, bytes.first(bytes.size() / 2), place);
    const auto second = usable(context, bytes.subspan(bytes.size() / 2), place);
    if (!first || !second) return 0;
    const geos::Geometry a = geos::Geometry::from_shape(context, *first, origin);
    const geos::Geometry b = geos::Geometry::from_shape(context, *second, origin);
    const auto inside = geos::intersection(a, b);
    const auto outside = geos::difference(a, b);
    const auto beyond = geos::difference(b, a);
    std::vector<geos::Geometry> members;
    members.push_back(geos::Geometry::from_shape(context, *first, origin));
    members.push_back(geos::Geometry::from_shape(context, *second, origin));
    const auto together = geos::unite(context, std::move(members));
    fuzz::promise(inside && outside && beyond && together, "every overlay of usable areas is computed");
    const double tolerance = fuzz::tolerance(place);
    const auto same = [&](double x, double y) { return std::abs(x - y) <= tolerance; };
    fuzz::promise(same(inside->area() + outside->area(), a.area()), "inside and outside add up to the first area");
    fuzz::promise(same(inside->area() + beyond->area(), b.area()), "inside and outside add up to the second area");
    fuzz::promise(same(together->area(), a.area() + beyond->area()),
                  "the union is the first area and what is beyond it");
    return 0;
}
