#include "gdal/geometry_flatten.hpp"

#include <cpl_string.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>

namespace terracord::gdal {
namespace {

using geometry::Family;
using geometry::Point;
using geometry::Shape;

struct Seen {
    bool point = false;
    bool line = false;
    bool area = false;

    [[nodiscard]] Family highest() const {
        if (area) return Family::area;
        if (line) return Family::line;
        return point ? Family::point : Family::none;
    }
    [[nodiscard]] bool mixed() const { return int{point} + int{line} + int{area} > 1; }
};

void look(const OGRGeometry& geometry, Seen& seen) {
    if (geometry.IsEmpty()) return;
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPoint) {
        seen.point = true;
    } else if (OGR_GT_IsCurve(type) != 0) {
        seen.line = true;
    } else if (OGR_GT_IsSurface(type) != 0) {
        seen.area = true;
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) look(*part, seen);
    }
}

class Builder {
   public:
    Builder(Family family, const FlattenOptions& options) : options_(options), shape_(family) {}

    void add(const OGRGeometry& geometry) {
        if (geometry.IsEmpty()) return;
        const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
        if (type == wkbPoint) {
            if (shape_.family() == Family::point) add_point(*geometry.toPoint());
        } else if (OGR_GT_IsSubClassOf(type, wkbCurvePolygon) != 0) {
            if (shape_.family() == Family::area) add_polygon(*geometry.toCurvePolygon());
        } else if (OGR_GT_IsSubClassOf(type, wkbPolyhedralSurface) != 0) {
            if (shape_.family() == Family::area) {
                for (const OGRPolygon* face : *geometry.toPolyhedralSurface()) add_polygon(*face);
            }
        } else if (OGR_GT_IsCurve(type) != 0) {
            if (shape_.family() == Family::line) {
                add_curve(*geometry.toCurve());
                shape_.end_ring();
                shape_.end_part();
            }
        } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
            for (const OGRGeometry* part : *geometry.toGeometryCollection()) add(*part);
        }
    }

    [[nodiscard]] Shape take() { return std::move(shape_); }
    [[nodiscard]] bool too_many() const { return too_many_; }

   private:
    void put(double x, double y) { shape_.add_point(options_.swap_axes ? Point{y, x} : Point{x, y}); }

    // Is there room for so many more? Asked before they are made.
    bool room_for(double points) {
        const double left = static_cast<double>(options_.most_points) - static_cast<double>(shape_.point_count());
        too_many_ = too_many_ || points > left;
        return !too_many_;
    }

    void add_point(const OGRPoint& point) {
        if (!room_for(1.0)) return;
        put(point.getX(), point.getY());
        shape_.end_ring();
        shape_.end_part();
    }

    void add_polygon(const OGRCurvePolygon& polygon) {
        for (const OGRCurve* ring : polygon) {
            add_curve(*ring);
            shape_.end_ring();
        }
        shape_.end_part();
    }

    void add_curve(const OGRCurve& curve) {
        joint_ = false;
        append(curve);
    }

    void append(const OGRCurve& curve) {
        switch (wkbFlatten(curve.getGeometryType())) {
            case wkbCompoundCurve:
                for (const OGRCurve* piece : *curve.toCompoundCurve()) append(*piece);
                break;
            case wkbCircularString: append_arcs(*curve.toCircularString()); break;
            default: append_points(*curve.toSimpleCurve());
        }
    }

    // Consecutive pieces share their joint, which is written once.
    void append_points(const OGRSimpleCurve& line) {
        const int count = line.getNumPoints();
        if (!room_for(static_cast<double>(count))) return;
        for (int i = joint_ ? 1 : 0; i < count; ++i) put(line.getX(i), line.getY(i));
        joint_ = joint_ || count > 0;
    }

    void append_arcs(const OGRCircularString& arcs) {
        const int count = arcs.getNumPoints();
        for (int i = 0; i + 2 < count; i += 2) {
            const Point a{arcs.getX(i), arcs.getY(i)};
            const Point b{arcs.getX(i + 1), arcs.getY(i + 1)};
            const Point c{arcs.getX(i + 2), arcs.getY(i + 2)};
            const double step = step_degrees(a, b, c);
            if (!room_for(360.0 / step)) return;
            constexpr std::array<const char*, 2> kOptions{"ADD_INTERMEDIATE_POINT=NO", nullptr};
            const std::unique_ptr<OGRLineString> chords(OGRGeometryFactory::curveToLineString(
                a.x, a.y, 0.0, b.x, b.y, 0.0, c.x, c.y, 0.0, 0, step, kOptions.data()));
            if (chords) append_points(*chords);
        }
    }

    // The angle whose chord departs from the arc by the error allowed: e = r (1 - cos(step / 2)).
    [[nodiscard]] double step_degrees(Point a, Point b, Point c) const {
        double radius = 0.0;
        double x = 0.0;
        double y = 0.0;
        double from = 0.0;
        double middle = 0.0;
        double to = 0.0;
        constexpr double kCoarsest = 45.0;
        if (OGRGeometryFactory::GetCurveParameters(a.x, a.y, b.x, b.y, c.x, c.y, radius, x, y, from, middle, to) == 0)
            return kCoarsest;
        const double half = std::asin(std::sqrt(std::min(1.0, options_.chord_error / (2.0 * radius))));
        return std::min(kCoarsest, 4.0 * half * 180.0 / std::numbers::pi);
    }

    const FlattenOptions& options_;
    Shape shape_;
    bool joint_ = false;
    bool too_many_ = false;
};

bool all_finite(const Shape& shape) {
    const auto points = shape.points();
    // Further than any place of any system; squares of such numbers run out of the range of doubles, and areas of it
    // were found where there are none.
    constexpr double kFarthest = 1e12;
    // A comparison with what is no number does not hold.
    return std::all_of(points.begin(), points.end(),
                       [](Point p) { return std::abs(p.x) <= kFarthest && std::abs(p.y) <= kFarthest; });
}

}  // namespace

Flattened flatten(const OGRGeometry& geometry, const FlattenOptions& options) {
    Seen seen;
    look(geometry, seen);
    Flattened result;
    result.mixed = seen.mixed();
    if (seen.highest() == Family::none) return result;
    Builder builder(seen.highest(), options);
    builder.add(geometry);
    result.too_many = builder.too_many();
    if (result.too_many) return result;
    result.shape = builder.take();
    result.finite = all_finite(result.shape);
    if (!result.finite) result.shape = {};
    return result;
}

}  // namespace terracord::gdal
