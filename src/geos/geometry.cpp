#include "geos/geometry.hpp"

#include <geos_c.h>

#include <utility>
#include <vector>

namespace terracord::geos {

using geometry::Family;
using geometry::Point;
using geometry::Shape;

Geometry::~Geometry() {
    if (geometry_ != nullptr) GEOSGeom_destroy_r(context_->handle(), geometry_);
}

Geometry::Geometry(Geometry&& other) noexcept
    : context_(other.context_), geometry_(std::exchange(other.geometry_, nullptr)) {}

Geometry& Geometry::operator=(Geometry&& other) noexcept {
    std::swap(context_, other.context_);
    std::swap(geometry_, other.geometry_);
    return *this;
}

namespace {

GEOSCoordSequence* sequence_of(GEOSContextHandle_t handle, std::span<const Point> points) {
    static_assert(sizeof(Point) == 2 * sizeof(double));
    return GEOSCoordSeq_copyFromBuffer_r(handle, &points.front().x, static_cast<unsigned int>(points.size()), 0, 0);
}

GEOSGeom_t* polygon_of(GEOSContextHandle_t handle, const Shape& shape, std::size_t part) {
    const std::size_t begin = shape.part_begin(part);
    GEOSGeom_t* shell = GEOSGeom_createLinearRing_r(handle, sequence_of(handle, shape.ring(begin)));
    std::vector<GEOSGeom_t*> holes;
    for (std::size_t r = begin + 1; r < shape.part_end(part); ++r) {
        // A ring GEOS refuses (fewer than four points) encloses nothing.
        GEOSGeom_t* hole = GEOSGeom_createLinearRing_r(handle, sequence_of(handle, shape.ring(r)));
        if (hole != nullptr) holes.push_back(hole);
    }
    if (shell == nullptr) {
        for (GEOSGeom_t* hole : holes) GEOSGeom_destroy_r(handle, hole);
        return nullptr;
    }
    return GEOSGeom_createPolygon_r(handle, shell, holes.data(), static_cast<unsigned int>(holes.size()));
}

GEOSGeom_t* part_of(GEOSContextHandle_t handle, const Shape& shape, std::size_t part) {
    switch (shape.family()) {
        case Family::area: return polygon_of(handle, shape, part);
        case Family::line: {
            const auto points = shape.ring(shape.part_begin(part));
            if (points.size() < 2) return nullptr;
            return GEOSGeom_createLineString_r(handle, sequence_of(handle, points));
        }
        case Family::point:
            return GEOSGeom_createPoint_r(handle, sequence_of(handle, shape.ring(shape.part_begin(part))));
        case Family::none: break;
    }
    return nullptr;
}

int collection_type(Family family) {
    switch (family) {
        case Family::area: return GEOS_MULTIPOLYGON;
        case Family::line: return GEOS_MULTILINESTRING;
        case Family::point: return GEOS_MULTIPOINT;
        case Family::none: break;
    }
    return GEOS_GEOMETRYCOLLECTION;
}

void append_sequence(GEOSContextHandle_t handle, const GEOSGeometry* curve, Shape& out) {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(handle, curve);
    unsigned int size = 0;
    if (sequence == nullptr || GEOSCoordSeq_getSize_r(handle, sequence, &size) == 0 || size == 0) return;
    std::vector<double> flat(static_cast<std::size_t>(size) * 2);
    GEOSCoordSeq_copyToBuffer_r(handle, sequence, flat.data(), 0, 0);
    for (std::size_t i = 0; i < flat.size(); i += 2) out.add_point({flat[i], flat[i + 1]});
    out.end_ring();
}

void append_members(GEOSContextHandle_t handle, const GEOSGeometry* geometry, Family family, Shape& out) {
    switch (GEOSGeomTypeId_r(handle, geometry)) {
        case GEOS_POLYGON: {
            if (family != Family::area || GEOSisEmpty_r(handle, geometry) != 0) return;
            append_sequence(handle, GEOSGetExteriorRing_r(handle, geometry), out);
            const int holes = GEOSGetNumInteriorRings_r(handle, geometry);
            for (int i = 0; i < holes; ++i) append_sequence(handle, GEOSGetInteriorRingN_r(handle, geometry, i), out);
            out.end_part();
            return;
        }
        case GEOS_LINESTRING:
        case GEOS_LINEARRING:
            if (family != Family::line) return;
            append_sequence(handle, geometry, out);
            out.end_part();
            return;
        case GEOS_POINT:
            if (family != Family::point) return;
            append_sequence(handle, geometry, out);
            out.end_part();
            return;
        default: {
            const int members = GEOSGetNumGeometries_r(handle, geometry);
            for (int i = 0; i < members; ++i)
                append_members(handle, GEOSGetGeometryN_r(handle, geometry, i), family, out);
        }
    }
}

}  // namespace

Geometry Geometry::from_shape(Context& context, const Shape& absolute, Point origin) {
    if (!(origin == Point{})) {
        Shape shape = absolute;
        for (Point& point : shape.points()) point = {point.x - origin.x, point.y - origin.y};
        return from_shape(context, shape);
    }
    const Shape& shape = absolute;
    GEOSContextHandle_t handle = context.handle();
    std::vector<GEOSGeom_t*> parts;
    parts.reserve(shape.part_count());
    for (std::size_t i = 0; i < shape.part_count(); ++i) {
        GEOSGeom_t* part = part_of(handle, shape, i);
        if (part != nullptr) parts.push_back(part);
    }
    if (parts.size() == 1) return {context, parts.front()};
    return {context, GEOSGeom_createCollection_r(handle, collection_type(shape.family()), parts.data(),
                                                 static_cast<unsigned int>(parts.size()))};
}

Shape Geometry::to_shape(Family family, Point origin) const {
    Shape shape(family);
    if (geometry_ != nullptr) append_members(context_->handle(), geometry_, family, shape);
    if (!(origin == Point{})) {
        for (Point& point : shape.points()) point = {point.x + origin.x, point.y + origin.y};
    }
    return shape;
}

bool Geometry::empty() const { return geometry_ == nullptr || GEOSisEmpty_r(context_->handle(), geometry_) == 1; }

double Geometry::area() const {
    double value = 0.0;
    if (geometry_ != nullptr) GEOSArea_r(context_->handle(), geometry_, &value);
    return value;
}

double Geometry::length() const {
    double value = 0.0;
    if (geometry_ != nullptr) GEOSLength_r(context_->handle(), geometry_, &value);
    return value;
}

bool Geometry::valid() const { return geometry_ != nullptr && GEOSisValid_r(context_->handle(), geometry_) == 1; }

Prepared::Prepared(const Geometry& geometry)
    : context_(&geometry.context()), prepared_(GEOSPrepare_r(geometry.context().handle(), geometry.get())) {}

Prepared::~Prepared() {
    if (prepared_ != nullptr) GEOSPreparedGeom_destroy_r(context_->handle(), prepared_);
}

Prepared::Prepared(Prepared&& other) noexcept
    : context_(other.context_), prepared_(std::exchange(other.prepared_, nullptr)) {}

Prepared& Prepared::operator=(Prepared&& other) noexcept {
    std::swap(context_, other.context_);
    std::swap(prepared_, other.prepared_);
    return *this;
}

bool Prepared::intersects(const Geometry& other) const {
    return GEOSPreparedIntersects_r(context_->handle(), prepared_, other.get()) != 0;
}

bool Prepared::covers(const Geometry& other) const {
    return GEOSPreparedCovers_r(context_->handle(), prepared_, other.get()) == 1;
}

}  // namespace terracord::geos
