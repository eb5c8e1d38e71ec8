#include "raster/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace terracord::raster {

using model::Comparison;
using model::RasterStatistic;

namespace {

// Of the total weight: the last bits of a sum decide no percentile.
constexpr double kSlack = 1e-12;
constexpr double kHundred = 100.0;

// The grain of 32-bit values: 0.1 stored in one is 0.100000001.
constexpr double kGrain = 1e-7;

bool holds(const model::CellTest& test, double value) {
    const double grain = kGrain * std::abs(test.limit);
    switch (test.comparison) {
        case Comparison::less: return value < test.limit - grain;
        case Comparison::less_equal: return value <= test.limit + grain;
        case Comparison::greater: return value > test.limit + grain;
        case Comparison::greater_equal: return value >= test.limit - grain;
    }
    return false;
}

}  // namespace

Accumulator::Accumulator(const model::Raster& asked) : asked_(asked) {}

bool Accumulator::passes(double value) const {
    if (asked_.statistic == RasterStatistic::share)
        return std::all_of(asked_.cells.begin(), asked_.cells.end(),
                           [&](const model::CellTest& test) { return holds(test, value); });
    return asked_.values.empty() || std::find(asked_.values.begin(), asked_.values.end(), value) != asked_.values.end();
}

void Accumulator::add(double value, double weight, double fraction) {
    if (std::isnan(value)) {
        ++out_.cells_without;
        out_.without += weight;
        return;
    }
    out_.minimum = out_.cells == 0 ? value : std::min(out_.minimum, value);
    out_.maximum = out_.cells == 0 ? value : std::max(out_.maximum, value);
    ++out_.cells;
    out_.valued += weight;
    out_.sum += value * fraction;
    weighted_ += value * weight;
    if (passes(value)) passing_ += weight;
    if (asked_.statistic == RasterStatistic::percentile) ordered_.emplace_back(value, weight);
    if (asked_.statistic == RasterStatistic::classes) {
        fractions_ = fractions_ || value != std::floor(value);
        if (classes_.size() <= kMostClasses) classes_[value] += weight;
    }
}

// The least value that this share of the ground does not exceed.
double Accumulator::percentile_of(double percent) {
    std::sort(ordered_.begin(), ordered_.end());
    const double wanted = (percent / kHundred - kSlack) * out_.valued;
    double below = 0.0;
    for (const auto& [value, weight] : ordered_) {
        below += weight;
        if (below >= wanted) return value;
    }
    return out_.maximum;
}

Result<Summary> Accumulator::finish() {
    if (fractions_ || classes_.size() > kMostClasses) {
        return fail(ErrorCode::raster_measure,
                    {"les valeurs du raster sont des mesures, non des codes de classes",
                     "the values of the raster are measures, no codes of classes"},
                    {},
                    {"Utiliser raster_share, raster_mean ou raster_percentile.",
                     "Use raster_share, raster_mean or raster_percentile."});
    }
    if (out_.valued <= 0.0) return out_;
    // Rounding must not carry a mean out of its values.
    out_.mean = std::clamp(weighted_ / out_.valued, out_.minimum, out_.maximum);
    out_.share = std::min(passing_ / out_.valued, 1.0);
    if (asked_.statistic == RasterStatistic::percentile) out_.percentile = percentile_of(asked_.percentile);
    for (const auto& [value, weight] : classes_) out_.classes.push_back({value, weight / out_.valued});
    return out_;
}

}  // namespace terracord::raster
