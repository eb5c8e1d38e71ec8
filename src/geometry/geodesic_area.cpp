#include "geometry/geodesic_area.hpp"

#include <cmath>
#include <numbers>

namespace terracord::geometry {

namespace {

constexpr double kRadians = std::numbers::pi / 180.0;  // to a degree
constexpr double kLongestEdge = 2'000.0;               // m
constexpr double kFarthestNorth = 80.0;                // degrees, and south

}  // namespace

GeodesicArea::GeodesicArea(double semi_major_m, double flattening)
    : semi_major_m_(semi_major_m),
      eccentricity2_(flattening * (2.0 - flattening)),
      eccentricity_(std::sqrt(eccentricity2_)) {}

std::optional<double> GeodesicArea::of(std::span<const Point> ring) const {
    struct Place {
        double sine = 0.0;            // of the latitude
        double from_equator = 0.0;    // area up to it for each radian, by half the square of the minor axis
        double along_parallel = 0.0;  // metres for each radian of longitude
        double along_meridian = 0.0;  // and of latitude
    };
    const auto place_of = [&](double latitude) {
        Place place;
        place.sine = std::sin(latitude * kRadians);
        const double square = eccentricity2_ * place.sine * place.sine;
        const double normal = semi_major_m_ / std::sqrt(1.0 - square);
        const double swollen =
            eccentricity_ > 0.0 ? std::atanh(eccentricity_ * place.sine) / eccentricity_ : place.sine;
        place.from_equator = place.sine / (1.0 - square) + swollen;
        place.along_parallel = normal * std::sqrt(1.0 - place.sine * place.sine);
        place.along_meridian = normal * (1.0 - eccentricity2_) / (1.0 - square);
        return place;
    };
    if (ring.empty()) return 0.0;
    const double half_minor2 = semi_major_m_ * semi_major_m_ * (1.0 - eccentricity2_) / 2.0;
    double sum = 0.0;
    Point from = ring.back();
    Place begin = place_of(from.y);
    const double reference = begin.from_equator;  // keeps the terms small: around a ring the longitudes add up to none
    for (const Point& to : ring) {
        if (!(std::abs(to.y) <= kFarthestNorth)) return std::nullopt;
        const Place end = place_of(to.y);
        const double turned = (to.x - from.x) * kRadians;
        const double x = (begin.along_parallel + end.along_parallel) / 2.0 * turned;
        const double y = (begin.along_meridian + end.along_meridian) / 2.0 * (to.y - from.y) * kRadians;
        if (!(x * x + y * y <= kLongestEdge * kLongestEdge)) return std::nullopt;
        const double chord = half_minor2 * ((begin.from_equator - reference) + (end.from_equator - reference)) / 2.0;
        const double bow = (begin.sine + end.sine) / 2.0 * (x * x + 3.0 * y * y) / 12.0;
        sum += turned * (chord + bow);
        from = to;
        begin = end;
    }
    return std::abs(sum);
}

}  // namespace terracord::geometry
