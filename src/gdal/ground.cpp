#include <array>
#include <cmath>
#include <limits>

#include "gdal/crs.hpp"
#include "gdal/crs_data.hpp"
#include "geometry/geodesic_area.hpp"

namespace terracord::gdal {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

// By a small square on the map and its area on the ground: exact to 1e-7, and for every projection, which PROJ's own
// factors are not (systems that count from Paris in grads come out as nonsense in 9.1).
double areal_scale(const Crs& crs, geometry::Point at) {
    const Crs::Data& data = crs.data();
    if (crs.geographic() || !data.to_lonlat || !std::isfinite(at.x) || !std::isfinite(at.y)) return kNan;
    constexpr double kHalfSide = 500.0;
    const double half = kHalfSide / data.unit_m;
    const std::array<geometry::Point, 5> square{geometry::Point{at.x - half, at.y - half},
                                                {at.x + half, at.y - half},
                                                {at.x + half, at.y + half},
                                                {at.x - half, at.y + half},
                                                {at.x - half, at.y - half}};
    const double ground = ellipsoidal_area(crs, square);
    return ground > 0.0 ? 4.0 * kHalfSide * kHalfSide / ground : kNan;
}

double ellipsoidal_area(const Crs& crs, std::span<const geometry::Point> ring) {
    const Crs::Data& data = crs.data();
    if (ring.size() < 4) return 0.0;
    if (!crs.geographic() && !data.to_lonlat) return kNan;
    std::vector<geometry::Point> points(ring.begin(), ring.end() - 1);
    data.lonlat(points);
    if (const auto area = geometry::GeodesicArea(data.geodesic.a, data.geodesic.f).of(points)) return *area;
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (const geometry::Point& point : points) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) return kNan;
        geod_polygon_addpoint(&data.geodesic, &polygon, point.y, point.x);
    }
    double area = kNan;
    // Signed, so that a clockwise ring is not taken for the rest of the Earth.
    geod_polygon_compute(&data.geodesic, &polygon, 0, 1, &area, nullptr);
    return std::abs(area);
}

}  // namespace terracord::gdal
