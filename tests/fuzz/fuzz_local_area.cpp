// An area on a small grid and a box that lies to it in any way: cut to the surroundings of the box, the area is drawn
// once, and is the same ground in the box as the whole area is, by GEOS. Four bytes place the box on eighths of a cell,
// so that its sides run along borders as often as not.
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "fuzz/grid.hpp"
#include "fuzz/target.hpp"
#include "geometry/edge_tree.hpp"
#include "geometry/local_area.hpp"
#include "geometry/rectangle.hpp"
#include "geos/overlay.hpp"
#include "layers/repair.hpp"

namespace {

namespace fuzz = terracord::fuzz;
namespace geometry = terracord::geometry;
namespace geos = terracord::geos;

constexpr std::size_t kMostPoints = 256;
constexpr std::array kPlaces{fuzz::Place{}, fuzz::Place{.at = fuzz::kLambert},
                             fuzz::Place{.at = fuzz::kLambert, .turn = 0.37},
                             fuzz::Place{.at = fuzz::kLambert, .cell = 40.0, .turn = 1.1}};
// As a run takes it: some kilometres away, and round.
constexpr geometry::Point kMultiple{603 * 1024.0, 6595 * 1024.0};

double side(std::uint8_t byte, double from, double cell) {
    constexpr double kBefore = 64.0, kSteps = 8.0;
    return from + cell * (byte - kBefore) / kSteps;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t kHead = 5;
    if (size < kHead + 3 || size > kHead + kMostPoints) return -1;
    const fuzz::Place& place = kPlaces[data[0] % kPlaces.size()];
    const geometry::Point origin = data[0] / kPlaces.size() % 2 == 0 ? place.at : kMultiple;
    geometry::Box box;
    for (const std::size_t corner : {1U, 3U})
        box.add(geometry::Point{side(data[corner], place.at.x, place.cell),
                                side(data[corner + 1], place.at.y, place.cell)});
    if (place.at == geometry::Point{} && origin == kMultiple) return -1;
    if (box.width() <= 0.0 || box.height() <= 0.0) return -1;

    geos::Context context;
    geometry::Shape area = fuzz::drawn_area(std::span(data + kHead, size - kHead), place);
    const auto repair = terracord::layers::Mender(context).make_usable(1, area);
    if (area.empty() || (repair && repair->set_aside)) return 0;
    const geometry::EdgeTree tree(area);
    const geos::Geometry window = geos::Geometry::from_shape(context, geometry::rectangle(box), origin);
    const auto inside = geos::intersection(geos::Geometry::from_shape(context, area, origin), window);
    fuzz::promise(inside.has_value(), "the whole area is overlaid with the box");
    const double tolerance = fuzz::ground_tolerance(place);

    std::vector<std::uint32_t> edges;
    const geometry::Lies lies = geometry::lies(area, tree, box, edges);
    if (lies == geometry::Lies::outside) fuzz::promise(inside->area() <= tolerance, "a box outside has no ground");
    if (lies == geometry::Lies::inside)
        fuzz::promise(inside->area() >= window.area() - tolerance, "a box inside is all ground");

    std::uint64_t visited = 0;
    geometry::ValidityProof proof;
    const auto cut = geometry::local_area(area, tree, box, origin, edges, proof, visited);
    if (!cut) return 0;
    const geos::Geometry near = geos::Geometry::from_shape(context, *cut);
    if (!near.valid()) {
        // A hole that touched its shell and was cut makes a shell that touches itself: no ground may be drawn twice.
        const auto mended = geos::make_valid(near);
        fuzz::promise(mended && std::abs(mended->area() - near.area()) <= tolerance, "the cut area is drawn once");
    }
    const auto near_inside = geos::intersection(near, window);
    fuzz::promise(near_inside.has_value(), "the cut area is overlaid with the box");
    fuzz::promise(std::abs(near_inside->area() - inside->area()) <= tolerance, "the cut area has as much in the box");
    const auto beyond = geos::difference(*near_inside, *inside);
    fuzz::promise(beyond && beyond->area() <= tolerance, "the cut area has the same ground in the box");
    return 0;
}
