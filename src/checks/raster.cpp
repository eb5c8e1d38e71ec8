#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "checks/coverage.hpp"
#include "checks/kinds.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using model::RasterStatistic;

namespace {

constexpr double kNoLimit = std::numeric_limits<double>::infinity();

std::string class_code(double value) { return fmt::format("{}", value); }

// Where the ground goes: under cells with a value, under cells without, beyond the raster.
void share_ground(const layers::Worker::Cells& cells, model::Measures& out) {
    model::RasterMeasures& raster = out.raster;
    raster.beyond_m2 = geometry::area(cells.beyond);
    const double within = std::max(0.0, out.subject_m2 - raster.beyond_m2);
    const double weight = cells.summary.valued + cells.summary.without;
    raster.valued_m2 = weight > 0.0 ? within * (cells.summary.valued / weight) : 0.0;
    raster.without_value_m2 = within - raster.valued_m2;
}

void add_classes(const model::Raster& kind, const layers::Worker::Cells& cells, model::Measures& out) {
    for (const raster::ClassShare& one : cells.summary.classes) {
        model::ClassHit hit;
        hit.class_code = class_code(one.value);
        const auto named = std::find_if(kind.names.begin(), kind.names.end(),
                                        [&](const model::CellClass& name) { return name.value == one.value; });
        if (named != kind.names.end()) hit.label = named->name;
        hit.strict.share = one.share;
        hit.strict.area_m2 = one.share * out.raster.valued_m2;
        hit.robust = hit.strict;
        hit.pieces = geometry::Shape(geometry::Family::area);
        out.classes.push_back(std::move(hit));
    }
}

double value_of(const model::Raster& kind, const raster::Summary& summary) {
    switch (kind.statistic) {
        case RasterStatistic::mean: return summary.mean;
        case RasterStatistic::minimum: return summary.minimum;
        case RasterStatistic::maximum: return summary.maximum;
        case RasterStatistic::percentile: return summary.percentile;
        case RasterStatistic::share:
        case RasterStatistic::classes: break;
    }
    return summary.share;
}

// What the answer would be if the ground nobody knows held the least, or the most, it can.
void set_bounds(RasterStatistic statistic, model::Measures& out) {
    model::RasterMeasures& raster = out.raster;
    raster.least = raster.most = out.strict;
    const double unseen = std::max(0.0, out.subject_m2 - raster.valued_m2);
    switch (statistic) {
        case RasterStatistic::mean:
        case RasterStatistic::percentile:
            raster.least.value = -kNoLimit;
            raster.most.value = kNoLimit;
            break;
        case RasterStatistic::minimum: raster.least.value = -kNoLimit; break;
        case RasterStatistic::maximum: raster.most.value = kNoLimit; break;
        case RasterStatistic::share:
        case RasterStatistic::classes:
            raster.most.area_m2 = out.strict.area_m2 + unseen;
            raster.least.share = out.strict.area_m2 / out.subject_m2;
            raster.most.share = raster.most.area_m2 / out.subject_m2;
            return;
    }
    if (raster.cells > 0) return;
    raster.least.value = -kNoLimit;
    raster.most.value = kNoLimit;
}

}  // namespace

Result<void> measure_kind(const model::Raster& kind, const Task& task, model::Measures& out) {
    const auto cells = task.worker.cells(*task.layer().raster, kind);
    if (!cells) return tl::unexpected(cells.error());
    const raster::Summary& summary = cells->summary;
    model::RasterMeasures& raster = out.raster;
    raster.measured = true;
    raster.cells = summary.cells;
    raster.cells_without = summary.cells_without;
    raster.percentile = kind.percentile;
    raster.cells_that = kind.cells;
    raster.values = kind.values;
    raster.unit = kind.unit.empty() ? task.layer().raster->info.unit : kind.unit;
    share_ground(*cells, out);
    const bool ground = kind.statistic == RasterStatistic::share || kind.statistic == RasterStatistic::classes;
    if (summary.cells > 0) {
        raster.mean = summary.mean;
        raster.minimum = summary.minimum;
        raster.maximum = summary.maximum;
        raster.sum = summary.sum;
        if (ground) {
            out.strict.share = summary.share;
            out.strict.area_m2 = summary.share * raster.valued_m2;
        } else {
            out.strict.value = value_of(kind, summary);
        }
        add_classes(kind, *cells, out);
    }
    out.strict.count = summary.cells;
    out.robust = out.strict;
    if (!ground) {
        out.figures.push_back({.name = std::string(model::code(kind.statistic)),
                               .unit = raster.unit,
                               .value = summary.cells > 0 ? std::optional(out.strict.value) : std::nullopt});
    }
    set_bounds(kind.statistic, out);
    auto coverage = coverage_of_cells(task, *cells);
    if (!coverage) return tl::unexpected(coverage.error());
    out.coverage = std::move(*coverage);
    return {};
}

}  // namespace terracord::checks
