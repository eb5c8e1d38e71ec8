#include "assurance/approach.hpp"

#include <algorithm>
#include <cmath>

namespace terracord::assurance {

using geometry::Family;

namespace {

bool speaks_of(const model::CheckSpec& check, model::Quantity quantity) {
    return std::any_of(check.thresholds.begin(), check.thresholds.end(), [&](const model::Threshold& threshold) {
        return std::any_of(threshold.conditions.begin(), threshold.conditions.end(),
                           [&](const model::Condition& condition) { return condition.quantity == quantity; });
    });
}

struct ByKind {
    const checks::Task& task;

    [[nodiscard]] Approach by_family() const {
        const Family family = task.layer().family;
        return family == Family::line || family == Family::point ? Approach::outline : Approach::areas;
    }

    Approach operator()(const model::Overlap&) const { return Approach::areas; }
    Approach operator()(const model::Containment&) const { return Approach::areas; }
    Approach operator()(const model::Breakdown&) const { return Approach::areas; }
    Approach operator()(const model::Exclusion&) const { return by_family(); }
    Approach operator()(const model::Count&) const { return by_family(); }
    Approach operator()(const model::Length&) const { return Approach::outline; }
    Approach operator()(const model::Distance&) const { return Approach::distances; }
    Approach operator()(const model::Setback&) const { return Approach::bands; }
    Approach operator()(const model::Corridor&) const {
        return task.layer().family == Family::area ? Approach::areas : Approach::bands;
    }
    // What all projects take together is known only when all of them have been measured.
    Approach operator()(const model::Consumption&) const {
        return speaks_of(task.spec, model::Quantity::cumulated_share) ? Approach::none : Approach::areas;
    }
    Approach operator()(const model::Frontage&) const { return Approach::reach; }
    Approach operator()(const model::Alignment&) const { return Approach::reach; }
    // How near counts: what the project leaves of a destination does not move with it.
    Approach operator()(const model::Access&) const { return Approach::reach; }
    Approach operator()(const model::Population&) const { return Approach::reach; }
    Approach operator()(const model::Land&) const { return Approach::areas; }
    Approach operator()(const model::Raster&) const { return Approach::outline; }
    Approach operator()(const model::Projects&) const { return Approach::none; }
    Approach operator()(const model::Clause&) const { return Approach::attributes; }
    Approach operator()(const model::Manual&) const { return Approach::attributes; }
    Approach operator()(const model::Declared&) const { return Approach::attributes; }
    Approach operator()(const model::Programme&) const { return ruled_by_zones(); }
    Approach operator()(const model::Destinations&) const { return ruled_by_zones(); }

    // Which rules apply may hang on where zones end.
    [[nodiscard]] Approach ruled_by_zones() const {
        return task.spec.layer == model::kNone ? Approach::attributes : Approach::areas;
    }
};

}  // namespace

Approach approach_of(const checks::Task& task) {
    const Approach approach = std::visit(ByKind{task}, task.spec.kind);
    // Without thresholds the answer is a table, which has no verdict to flip.
    const bool graded = approach == Approach::attributes || !task.spec.thresholds.empty() ||
                        std::holds_alternative<model::Destinations>(task.spec.kind);
    return graded ? approach : Approach::none;
}

double accuracy_of(const checks::Task& task) {
    if (!std::holds_alternative<model::Raster>(task.spec.kind)) return task.tolerance_m;
    // The side of a cell on the ground; where the grid counts in degrees, along a meridian.
    const gdal::RasterInfo& info = task.layer().raster->info;
    const double column = std::hypot(info.transform[1], info.transform[4]);
    const double row = std::hypot(info.transform[2], info.transform[5]);
    constexpr double kMetresPerDegree = 111'320.0;
    const double unit = info.crs && info.crs->geographic() ? kMetresPerDegree : 1.0;
    return std::max(column, row) * unit / 2.0;
}

bool needs_whole_features(const model::CheckSpec& check) {
    return std::holds_alternative<model::Corridor>(check.kind) ||
           std::holds_alternative<model::Consumption>(check.kind) || speaks_of(check, model::Quantity::zone_share);
}

}  // namespace terracord::assurance
