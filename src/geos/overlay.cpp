#include "geos/overlay.hpp"

#include <geos_c.h>

#include <algorithm>
#include <cmath>

#include "base/limits.hpp"
#include "geometry/crossings.hpp"

namespace terracord::geos {

namespace {

constexpr double kGrid = 1e-6;       // metres; the second try
constexpr double kAreaSlack = 1e-6;  // relative; beyond it an overlay's area contradicts its inputs

tl::unexpected<Error> overlay_error(Context& context, const char* what_fr, const char* what_en) {
    const std::string words = context.take_error();
    return fail(
        ErrorCode::overlay_failed, Text{std::string(what_fr) + " : " + words, std::string(what_en) + ": " + words}, {},
        Text{"Vérifiez la validité des géométries en cause.", "Check the validity of the geometries concerned."});
}

Result<Geometry> checked(Context& context, GEOSGeometry* raw, const char* what_fr, const char* what_en) {
    if (raw == nullptr) return overlay_error(context, what_fr, what_en);
    return Geometry(context, raw);
}

// Outlines and lines alike, ring after ring.
void append_edges(GEOSContextHandle_t handle, const GEOSGeometry* geometry, geometry::Shape& edges) {
    const auto append = [&](const GEOSGeometry* line) {
        const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(handle, line);
        unsigned int size = 0;
        if (sequence == nullptr || GEOSCoordSeq_getSize_r(handle, sequence, &size) != 1) return;
        std::vector<double> values(std::size_t{2} * size);
        if (GEOSCoordSeq_copyToBuffer_r(handle, sequence, values.data(), 0, 0) != 1) return;
        for (std::size_t i = 0; i < size; ++i) edges.add_point({values[2 * i], values[2 * i + 1]});
        edges.end_ring();
        edges.end_part();
    };
    switch (GEOSGeomTypeId_r(handle, geometry)) {
        case GEOS_POINT:
        case GEOS_MULTIPOINT: break;
        case GEOS_LINESTRING:
        case GEOS_LINEARRING: append(geometry); break;
        case GEOS_POLYGON:
            if (GEOSisEmpty_r(handle, geometry) == 1) break;
            append(GEOSGetExteriorRing_r(handle, geometry));
            for (int i = 0; i < GEOSGetNumInteriorRings_r(handle, geometry); ++i)
                append(GEOSGetInteriorRingN_r(handle, geometry, i));
            break;
        default:
            for (int i = 0; i < GEOSGetNumGeometries_r(handle, geometry); ++i)
                append_edges(handle, GEOSGetGeometryN_r(handle, geometry, i), edges);
    }
}

geometry::Shape edges_of(const Geometry& geometry) {
    geometry::Shape edges(geometry::Family::line);
    append_edges(geometry.context().handle(), geometry.get(), edges);
    return edges;
}

std::int64_t points_of(const Geometry& geometry) {
    return geometry ? std::max(0, GEOSGetNumCoordinates_r(geometry.context().handle(), geometry.get())) : 0;
}

tl::unexpected<Error> too_many_crossings() {
    const Text most = limit_text(Limit::overlay_crossings);
    return tl::unexpected(
        beyond_limit(Limit::overlay_crossings, {"superposition de plus de " + most.fr + " croisements d'arêtes",
                                                "an overlay of more than " + most.en + " crossings of edges"}));
}

// Asked before the cost is paid; of two geometries whose edges cannot cross as often, nothing is looked at.
bool cross_too_often(const Geometry& a, const Geometry& b) {
    const std::int64_t most = limit(Limit::overlay_crossings);
    const std::int64_t fewer = std::min(points_of(a), points_of(b));
    if (fewer == 0 || std::max(points_of(a), points_of(b)) <= most / fewer) return false;
    return geometry::cross_more_than(edges_of(a), edges_of(b), most);
}

bool cross_too_often(const Geometry& all) {
    const std::int64_t most = limit(Limit::overlay_crossings);
    const std::int64_t points = points_of(all);
    if (points == 0 || points <= most / points * 2) return false;
    return geometry::cross_more_than(edges_of(all), most);
}

}  // namespace

Result<Geometry> intersection(const Geometry& a, const Geometry& b) {
    Context& context = a.context();
    GEOSContextHandle_t handle = context.handle();
    if (cross_too_often(a, b)) return too_many_crossings();
    const double most_area = std::min(a.area(), b.area());
    const bool areas = most_area > 0.0;
    const auto consistent = [&](const GEOSGeometry* raw) {
        if (raw == nullptr) return false;
        if (!areas) return true;
        double value = 0.0;
        GEOSArea_r(handle, raw, &value);
        return std::isfinite(value) && value <= most_area * (1.0 + kAreaSlack) + kAreaSlack;
    };
    GEOSGeometry* raw = GEOSIntersection_r(handle, a.get(), b.get());
    if (!consistent(raw)) {
        if (raw != nullptr) GEOSGeom_destroy_r(handle, raw);
        raw = GEOSIntersectionPrec_r(handle, a.get(), b.get(), kGrid);
        if (!consistent(raw)) {
            if (raw != nullptr) GEOSGeom_destroy_r(handle, raw);
            raw = nullptr;
        }
    }
    return checked(context, raw, "intersection impossible", "intersection failed");
}

Result<Geometry> difference(const Geometry& a, const Geometry& b) {
    Context& context = a.context();
    if (cross_too_often(a, b)) return too_many_crossings();
    GEOSGeometry* raw = GEOSDifference_r(context.handle(), a.get(), b.get());
    if (raw == nullptr) raw = GEOSDifferencePrec_r(context.handle(), a.get(), b.get(), kGrid);
    return checked(context, raw, "différence impossible", "difference failed");
}

Result<Geometry> unite(Context& context, std::vector<Geometry> members) {
    GEOSContextHandle_t handle = context.handle();
    std::vector<GEOSGeometry*> copies;
    copies.reserve(members.size());
    for (const Geometry& member : members) {
        GEOSGeometry* copy = member ? GEOSGeom_clone_r(handle, member.get()) : nullptr;
        if (copy == nullptr) {
            for (GEOSGeometry* made : copies) GEOSGeom_destroy_r(handle, made);
            return overlay_error(context, "union impossible", "union failed");
        }
        copies.push_back(copy);
    }
    members.clear();
    const Geometry all(context, GEOSGeom_createCollection_r(handle, GEOS_GEOMETRYCOLLECTION, copies.data(),
                                                            static_cast<unsigned int>(copies.size())));
    if (cross_too_often(all)) return too_many_crossings();
    GEOSGeometry* raw = GEOSUnaryUnion_r(handle, all.get());
    if (raw == nullptr) raw = GEOSUnaryUnionPrec_r(handle, all.get(), kGrid);
    return checked(context, raw, "union impossible", "union failed");
}

Result<Geometry> boundary(const Geometry& area) {
    return checked(area.context(), GEOSBoundary_r(area.context().handle(), area.get()), "contour impossible",
                   "boundary failed");
}

Result<Geometry> faces(Context& context, Geometry lines) {
    std::vector<Geometry> members;
    members.push_back(std::move(lines));
    auto noded = unite(context, std::move(members));
    if (!noded) return noded;
    const GEOSGeometry* edges = noded->get();
    return checked(context, GEOSPolygonize_r(context.handle(), &edges, 1), "faces impossibles à former",
                   "faces cannot be built");
}

Result<geometry::Point> point_inside(const Geometry& area) {
    GEOSContextHandle_t handle = area.context().handle();
    auto point = checked(area.context(), GEOSPointOnSurface_r(handle, area.get()), "point intérieur introuvable",
                         "no point inside can be found");
    if (!point) return tl::unexpected(point.error());
    geometry::Point at;
    if (GEOSGeomGetX_r(handle, point->get(), &at.x) != 1 || GEOSGeomGetY_r(handle, point->get(), &at.y) != 1)
        return overlay_error(area.context(), "point intérieur introuvable", "no point inside can be found");
    return at;
}

Result<Geometry> buffer(const Geometry& geometry, double distance) {
    constexpr int kSegments = 16;
    return checked(geometry.context(), GEOSBuffer_r(geometry.context().handle(), geometry.get(), distance, kSegments),
                   "épaississement impossible", "buffer failed");
}

Result<Geometry> convex_hull(const Geometry& geometry) {
    return checked(geometry.context(), GEOSConvexHull_r(geometry.context().handle(), geometry.get()),
                   "enveloppe impossible", "hull failed");
}

Result<double> inscribed_width(const Geometry& area, double tolerance) {
    GEOSContextHandle_t handle = area.context().handle();
    // No circle is wider than the box. GEOS would lay squares of the box's narrow side along its long one: for a hair
    // of a micrometre along a straight border that is hours and all of memory.
    double min_x = 0.0, min_y = 0.0, max_x = 0.0, max_y = 0.0;
    if (!area.empty() && GEOSGeom_getXMin_r(handle, area.get(), &min_x) == 1 &&
        GEOSGeom_getXMax_r(handle, area.get(), &max_x) == 1 && GEOSGeom_getYMin_r(handle, area.get(), &min_y) == 1 &&
        GEOSGeom_getYMax_r(handle, area.get(), &max_y) == 1) {
        const double narrow = std::min(max_x - min_x, max_y - min_y);
        if (narrow <= tolerance) return narrow;
    }
    const Geometry radius(area.context(), GEOSMaximumInscribedCircle_r(handle, area.get(), tolerance / 2.0));
    if (!radius) return overlay_error(area.context(), "largeur impossible à mesurer", "width cannot be measured");
    return 2.0 * radius.length();
}

Result<Geometry> make_valid(const Geometry& area) {
    if (cross_too_often(area)) return too_many_crossings();
    GEOSContextHandle_t handle = area.context().handle();
    GEOSMakeValidParams* params = GEOSMakeValidParams_create_r(handle);
    GEOSMakeValidParams_setMethod_r(handle, params, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(handle, params, 0);
    GEOSGeometry* raw = GEOSMakeValidWithParams_r(handle, area.get(), params);
    GEOSMakeValidParams_destroy_r(handle, params);
    return checked(area.context(), raw, "réparation impossible", "repair failed");
}

const char* geos_version() { return GEOSversion(); }

}  // namespace terracord::geos
