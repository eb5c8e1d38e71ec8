#include "layers/repair.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "geometry/measure.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"

namespace terracord::layers {

using geometry::Family;
using geometry::Shape;

namespace {

Shape hull_of(geos::Context& context, const Shape& shape) {
    // Through points: the rings themselves may be too broken to build.
    Shape points(Family::point);
    for (const geometry::Point& point : shape.points()) {
        points.add_point(point);
        points.end_ring();
        points.end_part();
    }
    const auto hull = geos::convex_hull(geos::Geometry::from_shape(context, points));
    return hull ? hull->to_shape(Family::area) : Shape(Family::area);
}

// Rounding of its nodes can leave GEOS's repair invalid itself: once more, and then no more.
Shape repaired(const geos::Geometry& drawn) {
    auto valid = geos::make_valid(drawn);
    if (valid && !valid->valid()) valid = geos::make_valid(*valid);
    return valid && valid->valid() ? valid->to_shape(Family::area) : Shape(Family::area);
}

// Parts that are each right and only lie on each other draw their ground twice: none of it is in doubt. Empty: it is
// not that.
Shape ground_of_parts(geos::Context& context, const Shape& shape) {
    if (shape.part_count() < 2) return Shape(Family::area);
    std::vector<geos::Geometry> parts;
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        parts.push_back(geos::Geometry::from_shape(context, shape.part(part)));
        if (!parts.back() || !parts.back().valid() || !(parts.back().area() > 0.0)) return Shape(Family::area);
    }
    const auto whole = geos::unite(context, std::move(parts));
    return whole && whole->valid() ? whole->to_shape(Family::area) : Shape(Family::area);
}

// GEOS leaves out a ring of one or two points, and with a shell its holes: of such a shape it sees a part only.
bool every_ring_encloses(const Shape& shape) {
    constexpr std::size_t kLeastPoints = 4;  // the last one repeats the first
    for (std::size_t ring = 0; ring < shape.ring_count(); ++ring) {
        if (shape.ring(ring).size() < kLeastPoints) return false;
    }
    return true;
}

}  // namespace

std::optional<model::Repair> Mender::make_usable(std::int64_t fid, Shape& shape, bool accepted) {
    if (shape.family() != Family::area) return std::nullopt;
    const double area_before = geometry::area(shape);
    if (area_before > 0.0 && proof_.proves(shape)) {
        ++counts_.proved;
        return std::nullopt;
    }
    ++counts_.asked;
    const geos::Geometry drawn = geos::Geometry::from_shape(context_, shape);
    if (drawn && every_ring_encloses(shape) && drawn.valid() && area_before > 0.0) return std::nullopt;

    if (Shape ground = ground_of_parts(context_, shape); !ground.empty()) {
        shape = std::move(ground);
        const double area = geometry::area(shape);
        return model::Repair{.fid = fid, .area_before_m2 = area, .area_after_m2 = area};
    }
    model::Repair repair{.fid = fid, .area_before_m2 = area_before};
    Shape mended(Family::area);
    if (drawn) mended = repaired(drawn);
    repair.area_after_m2 = geometry::area(mended);
    const double larger = std::max(repair.area_before_m2, repair.area_after_m2);
    repair.changed_share = larger > 0.0 ? std::abs(repair.area_after_m2 - repair.area_before_m2) / larger : 1.0;
    repair.set_aside = mended.empty() || (!accepted && repair.changed_share > kRepairSetAsideShare);
    shape = repair.set_aside ? hull_of(context_, shape) : std::move(mended);
    return repair;
}

}  // namespace terracord::layers
