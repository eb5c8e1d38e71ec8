#include "verdict/thresholds.hpp"

#include <algorithm>
#include <cmath>

namespace terracord::verdict {

using model::Comparison;
using model::Condition;
using model::Quantity;
using model::Threshold;

namespace {

constexpr double kRelativeSlack = 1e-9;

// Would more features, somewhere unknown, raise this quantity (or else lower it)?
bool grows_with_more(Quantity quantity) {
    switch (quantity) {
        case Quantity::area:
        case Quantity::share:
        case Quantity::zone_share:
        case Quantity::length:
        case Quantity::count:
        case Quantity::value:
        case Quantity::excess:
        case Quantity::cut_share:
        case Quantity::cumulated_share: return true;
        case Quantity::outside_area:
        case Quantity::outside_share:
        case Quantity::distance:
        case Quantity::width:
        case Quantity::remaining_area:
        case Quantity::followed_share: return false;
    }
    return true;
}

bool asks_for_much(Comparison comparison) {
    return comparison == Comparison::greater || comparison == Comparison::greater_equal;
}

// A number of cells or of a programme goes either way with data that are not there.
bool either_way(Quantity quantity) { return quantity == Quantity::value || quantity == Quantity::excess; }

// What the cells of a raster may hold where nobody knows has a least and a most.
bool same_either_way(const Condition& condition, const model::Measures& measures, bool met) {
    return holds(condition, value_of(measures.raster.least, condition.quantity)) == met &&
           holds(condition, value_of(measures.raster.most, condition.quantity)) == met;
}

// A condition that holds now and would still hold with more of what is looked for.
bool stays_met(const Condition& condition, const model::Measures& measures) {
    if (measures.raster.measured) return same_either_way(condition, measures, true);
    if (either_way(condition.quantity)) return false;
    return asks_for_much(condition.comparison) == grows_with_more(condition.quantity);
}

bool met(const Threshold& threshold, const model::Amounts& amounts) {
    const auto holds_now = [&](const Condition& condition) {
        return holds(condition, value_of(amounts, condition.quantity));
    };
    return threshold.all ? std::all_of(threshold.conditions.begin(), threshold.conditions.end(), holds_now)
                         : std::any_of(threshold.conditions.begin(), threshold.conditions.end(), holds_now);
}

// Not met, and nobody knows whether it is: a number that it compares is missing.
bool lacks_a_value(const Threshold& threshold, const model::Amounts& amounts) {
    bool missing = false;
    for (const Condition& condition : threshold.conditions) {
        const double value = value_of(amounts, condition.quantity);
        missing = missing || std::isnan(value);
        if (threshold.all && !std::isnan(value) && !holds(condition, value)) return false;
    }
    return missing;
}

using Property = bool (*)(const Condition&, const model::Measures&);

bool all_conditions(const Threshold& threshold, const model::Measures& measures, Property property) {
    return std::all_of(threshold.conditions.begin(), threshold.conditions.end(),
                       [&](const Condition& condition) { return property(condition, measures); });
}

bool stays_unmet(const Condition& condition, const model::Measures& measures) {
    if (measures.raster.measured) return same_either_way(condition, measures, false);
    return !either_way(condition.quantity) && !stays_met(condition, measures);
}

}  // namespace

bool at_zone_scale(Quantity quantity) {
    return quantity == Quantity::zone_share || quantity == Quantity::remaining_area ||
           quantity == Quantity::cumulated_share || quantity == Quantity::width || quantity == Quantity::cut_share ||
           quantity == Quantity::followed_share;
}

double value_of(const model::Amounts& amounts, Quantity quantity) {
    switch (quantity) {
        case Quantity::area: return amounts.area_m2;
        case Quantity::share: return amounts.share;
        case Quantity::outside_area: return amounts.outside_area_m2;
        case Quantity::outside_share: return amounts.outside_share;
        case Quantity::zone_share: return amounts.zone_share;
        case Quantity::length: return amounts.length_m;
        case Quantity::count: return static_cast<double>(amounts.count);
        case Quantity::distance: return amounts.distance_m;
        case Quantity::value: return amounts.value;
        case Quantity::excess: return amounts.excess;
        case Quantity::width: return amounts.width_m;
        case Quantity::cut_share: return amounts.cut_share;
        case Quantity::remaining_area: return amounts.remaining_area_m2;
        case Quantity::cumulated_share: return amounts.cumulated_share;
        case Quantity::followed_share: return amounts.followed_share;
    }
    return 0.0;
}

bool holds(const Condition& condition, double value) {
    const double slack = kRelativeSlack * std::abs(condition.limit);
    switch (condition.comparison) {
        case Comparison::less: return value < condition.limit - slack;
        case Comparison::less_equal: return value <= condition.limit + slack;
        case Comparison::greater: return value > condition.limit + slack;
        case Comparison::greater_equal: return value >= condition.limit - slack;
    }
    return false;
}

Decision decide(const std::vector<Threshold>& thresholds, const model::Measures& measures, Values values) {
    const bool doubtful = values == Values::firm && !measures.doubtful.features.empty();
    const model::Amounts& amounts =
        doubtful ? measures.doubtful.firm : (values == Values::strict ? measures.strict : measures.robust);
    Decision decision;
    decision.settled = !thresholds.empty();
    for (const Threshold& threshold : thresholds) {
        if (met(threshold, amounts)) {
            decision.verdict = threshold.verdict;
            decision.reading = threshold.reading;
            decision.zone_scale =
                std::any_of(threshold.conditions.begin(), threshold.conditions.end(), [&](const Condition& condition) {
                    return at_zone_scale(condition.quantity) && holds(condition, value_of(amounts, condition.quantity));
                });
            decision.overturned_by_more = !all_conditions(threshold, measures, stays_met);
            decision.settled = decision.settled && !decision.overturned_by_more;
            return decision;
        }
        decision.unknown = decision.unknown || lacks_a_value(threshold, amounts);
        decision.settled = decision.settled && all_conditions(threshold, measures, stays_unmet);
    }
    return decision;
}

std::vector<model::Tested> test_all(const std::vector<Threshold>& thresholds, const model::Measures& measures) {
    std::vector<model::Tested> tested;
    for (const Threshold& threshold : thresholds) {
        for (const Condition& condition : threshold.conditions) {
            model::Tested test;
            test.verdict = threshold.verdict;
            test.reading = threshold.reading;
            test.condition = condition;
            test.strict = value_of(measures.strict, condition.quantity);
            test.robust = value_of(measures.robust, condition.quantity);
            test.met_strict = holds(condition, test.strict);
            test.met_robust = holds(condition, test.robust);
            test.all = threshold.all;
            test.origin = threshold.origin;
            tested.push_back(std::move(test));
        }
    }
    return tested;
}

}  // namespace terracord::verdict
