// Two areas on small grids that lie to each other in any way, the second moved or turned so that borders cross as often
// as they touch; of them and of the second unmoved also what two together have in the first, how far they are apart, and
// how wide the first is. What the engine clips
// itself is valid, is what GEOS says the two have in common, and is the same from either side and with or without a
// tree of edges. What it leaves open is nobody's fault.
#include <geos_c.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "fuzz/grid.hpp"
#include "fuzz/target.hpp"
#include "geometry/clip.hpp"
#include "geometry/common_ground.hpp"
#include "geometry/distance.hpp"
#include "geometry/edge_tree.hpp"
#include "geometry/inscribed_circle.hpp"
#include "geometry/measure.hpp"
#include "geos/overlay.hpp"
#include "layers/repair.hpp"

namespace {

namespace fuzz = terracord::fuzz;
namespace geometry = terracord::geometry;
namespace geos = terracord::geos;
using geometry::Clip;
using geometry::Shape;

constexpr std::size_t kHead = 2, kMostPoints = 256;
constexpr fuzz::Place kPlace{.at = fuzz::kLambert, .cell = 8.0};
fuzz::Place lambert(double east, double north, double cell, double turn) {
    return {.at = {fuzz::kLambert.x + east, fuzz::kLambert.y + north}, .cell = cell, .turn = turn};
}
// Beside the first grid: the same, half a cell off, a hair off, turned, turned by a hair, finer.
const std::array kOthers{kPlace,
                         lambert(4.0, 4.0, 8.0, 0.0),
                         lambert(1e-7, 3e-7, 8.0, 0.0),
                         lambert(2e-5, -1e-5, 8.0, 0.0),
                         lambert(20.0, -10.0, 8.0, 0.37),
                         lambert(1.0, 1.0, 8.0, 1e-7),
                         lambert(17.3, 29.1, 5.1, -0.2)};

// Usable, or empty.
Shape usable(geos::Context& context, std::span<const std::uint8_t> bytes, const fuzz::Place& place) {
    Shape area = fuzz::drawn_area(bytes, place);
    const auto repair = terracord::layers::Mender(context).make_usable(1, area);
    if (repair && repair->set_aside) return {};
    return area;
}

double ground(const Clip::Common& common, const Shape& subject, const Shape& area) {
    switch (common.what) {
        case Clip::What::nothing: return 0.0;
        case Clip::What::whole_subject: return geometry::area(subject);
        case Clip::What::whole_area: return geometry::area(area);
        case Clip::What::piece: break;
    }
    return geometry::area(common.piece);
}

// What areas together have in a subject, as one arrangement, against pieces that GEOS cuts and unites.
void together(geos::Context& context, const Shape& subject, std::array<const Shape*, 2> areas) {
    const geometry::EdgeTree tree(subject);
    geometry::CommonGround ground;
    ground.begin_subject(subject, tree);
    const geometry::EdgeTree tree_of_first(*areas[0]);
    const std::array members{geometry::CommonGround::Member{areas[0], &tree_of_first, areas[0]->box()},
                             geometry::CommonGround::Member{areas[1], nullptr, areas[1]->box()}};
    const auto found = ground.of(members);
    const std::array turned{members[1], members[0]};
    fuzz::promise(ground.of(turned) == found, "the order of the areas does not change what they have in the subject");
    if (!found) return;
    const geos::Geometry whole = geos::Geometry::from_shape(context, subject, kPlace.at);
    std::vector<geos::Geometry> pieces;
    for (const Shape* area : areas) {
        auto piece = geos::intersection(whole, geos::Geometry::from_shape(context, *area, kPlace.at));
        fuzz::promise(piece.has_value(), "GEOS overlays the two");
        pieces.push_back(std::move(*piece));
    }
    const auto expected = geos::unite(context, std::move(pieces));
    fuzz::promise(expected.has_value(), "GEOS unites the pieces");
    const double tolerance = 2.0 * fuzz::ground_tolerance(kPlace);
    fuzz::promise(std::abs(geometry::area(*found) - expected->area()) <= tolerance,
                  "the ground of both in the subject is that of GEOS");
    const geos::Geometry ours = geos::Geometry::from_shape(context, *found, kPlace.at);
    fuzz::promise(found->empty() || ours.valid(), "the ground of both is valid");
    const auto beyond = geos::difference(ours, *expected);
    fuzz::promise(beyond && beyond->area() <= tolerance, "the ground of both lies where GEOS says");
}

// How far the two are apart, by either, and how wide the first is, against GEOS.
void apart_and_wide(geos::Context& context, const Shape& subject, const Shape& area) {
    const geometry::EdgeTree tree(subject);
    const geometry::EdgeTree of_area(area);
    geometry::Distance distance;
    distance.begin_subject(subject, tree);
    const double found = distance.to(area);
    const geos::Geometry one = geos::Geometry::from_shape(context, subject, kPlace.at);
    const geos::Geometry other = geos::Geometry::from_shape(context, area, kPlace.at);
    double expected = 0.0;
    fuzz::promise(GEOSDistance_r(context.handle(), one.get(), other.get(), &expected) == 1, "GEOS measures a distance");
    fuzz::promise(std::abs(found - expected) <= 1e-9 * expected + 1e-9, "the two are as far apart as GEOS says");
    const double within = found + 10.0;
    std::vector<std::uint32_t> edges;
    of_area.query(area, subject.box().widened(within), edges);
    fuzz::promise(distance.to(area, of_area, edges, within) == found, "a tree of edges does not change a distance");
    distance.begin_subject(area, of_area);
    fuzz::promise(distance.to(subject) == found, "either is as far from the other");

    constexpr double kStep = 1.0;
    geometry::InscribedCircle circle;
    const auto width = circle.diameter(subject, kStep);
    const auto wide = geos::inscribed_width(one, kStep);
    fuzz::promise(width.has_value() && wide.has_value(), "the first has a width");
    fuzz::promise(std::abs(*width - *wide) <= kStep + 1e-6, "the first is as wide as GEOS says");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < kHead + 6 || size > kHead + kMostPoints) return -1;
    const std::span drawn(data + kHead, size - kHead);
    const std::size_t first = drawn.size() * data[1] / 256;
    geos::Context context;
    const Shape subject = usable(context, drawn.first(first), kPlace);
    const Shape area = usable(context, drawn.subspan(first), kOthers[data[0] % kOthers.size()]);
    if (subject.empty() || area.empty()) return 0;

    // The second as it is on the grid too: borders that fall on each other, corners on edges.
    const Shape unmoved = usable(context, drawn.subspan(first), kPlace);
    if (!unmoved.empty()) together(context, subject, {&area, &unmoved});

    apart_and_wide(context, subject, area);

    Clip clip;
    clip.begin_subject(subject);
    const auto common = clip.with(area);
    const geometry::EdgeTree tree(area);
    std::vector<std::uint32_t> edges;
    tree.query(area, subject.box(), edges);
    const auto by_tree = clip.with(area, tree, edges);
    fuzz::promise(common.has_value() == by_tree.has_value(), "a tree of edges does not change what is left open");
    if (!common) return 0;
    fuzz::promise(common->what == by_tree->what && common->piece == by_tree->piece,
                  "a tree of edges does not change what is in common");

    const geos::Geometry one = geos::Geometry::from_shape(context, subject, kPlace.at);
    const geos::Geometry other = geos::Geometry::from_shape(context, area, kPlace.at);
    const auto expected = geos::intersection(one, other);
    fuzz::promise(expected.has_value(), "GEOS overlays the two");
    const double tolerance = fuzz::ground_tolerance(kPlace);
    const double found = ground(*common, subject, area);
    fuzz::promise(std::abs(found - expected->area()) <= tolerance, "the ground in common is that of GEOS");
    if (common->what == Clip::What::piece) {
        const geos::Geometry piece = geos::Geometry::from_shape(context, common->piece, kPlace.at);
        fuzz::promise(piece.valid(), "what is in common is valid");
        const auto beyond = geos::difference(piece, *expected);
        fuzz::promise(beyond && beyond->area() <= tolerance, "what is in common lies where GEOS says");
    }
    clip.begin_subject(area);
    if (const auto turned = clip.with(subject))
        fuzz::promise(std::abs(ground(*turned, area, subject) - found) <= tolerance, "either side sees the same");
    return 0;
}
