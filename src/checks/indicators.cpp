#include "checks/indicators.hpp"

#include <algorithm>
#include <cmath>

#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;
using model::Indicator;

namespace {

constexpr double kHectare = 1e4;
// 0.2 x 35 is 7.000000000000001 in doubles, and seven dwellings all the same.
constexpr double kRounding = 1e-9;

using Number = std::optional<double>;

Number ratio(Number part, Number whole) {
    if (!part || !whole || *whole <= 0.0) return std::nullopt;
    return *part / *whole;
}

Number difference(Number a, Number b) {
    if (!a || !b) return std::nullopt;
    return *a - *b;
}

// Every surface that bears a coefficient must be declared: one that is missing could be anything.
Number biotope(const model::Programme& kind, const model::Project& project, Number ground) {
    double sum = 0.0;
    for (const auto& [surface, weight] : kind.weights) {
        if (weight == 0.0) continue;
        const Number area = project.quantity(std::string(model::kSurfacePrefix) + surface);
        if (!area) return std::nullopt;
        sum += weight * *area;
    }
    return ratio(sum, ground);
}

}  // namespace

Result<Number> ground_of(const model::Programme& kind, const model::Project& project, layers::Worker& worker) {
    if (kind.by_site_area) return project.quantity("site_area_m2");
    if (kind.without.empty()) return Number(worker.subject_area());
    std::vector<Shape> taken;
    for (const model::Part& part : project.parts) {
        if (std::find(kind.without.begin(), kind.without.end(), part.kind) != kind.without.end())
            taken.push_back(part.shape);
    }
    if (taken.empty()) return Number(worker.subject_area());
    const auto whole = worker.unite(taken, Family::area);
    if (!whole) return tl::unexpected(whole.error());
    const auto rest = worker.outside(*whole);
    if (!rest) return tl::unexpected(rest.error());
    return Number(geometry::area(*rest));
}

Number indicate(const model::Programme& kind, const model::Project& project, Number ground) {
    const auto of = [&](const char* quantity) { return project.quantity(quantity); };
    switch (kind.indicator) {
        case Indicator::lot_coverage: return ratio(of("footprint_m2"), ground);
        case Indicator::floor_area_ratio: return ratio(of("floor_area_m2"), ground);
        case Indicator::density: {
            const Number per_m2 = ratio(of("housing_units"), ground);
            return per_m2 ? Number(*per_m2 * kHectare) : std::nullopt;
        }
        case Indicator::height: return of("height_m");
        case Indicator::floors: return of("floors");
        case Indicator::deep_soil_share: return ratio(of("deep_soil_m2"), ground);
        case Indicator::vegetated_share: return ratio(of("vegetated_m2"), ground);
        case Indicator::impermeable_share: return ratio(of("impermeable_m2"), ground);
        case Indicator::biotope: return biotope(kind, project, ground);
        case Indicator::social_share:
        case Indicator::social_units: return of("social_units");
        case Indicator::large_share: return of("large_units");
        case Indicator::car_places: return of("car_places");
        case Indicator::bicycle_places: return of("bicycle_places");
        case Indicator::heating_kw: return of("heating_kw");
        case Indicator::housing_units: return of("housing_units");
        case Indicator::floor_area: return of("floor_area_m2");
        case Indicator::footprint: return of("footprint_m2");
        case Indicator::parking_area: return of("parking_area_m2");
        case Indicator::site_area: return ground;
        case Indicator::net_housing_units: return difference(of("housing_units"), of("demolished_units"));
        case Indicator::net_artificialised: return difference(of("artificialised_m2"), of("artificialised_before_m2"));
    }
    return std::nullopt;
}

double dwellings_for(double share, double housing_units) { return std::ceil(share * housing_units - kRounding); }

}  // namespace terracord::checks
