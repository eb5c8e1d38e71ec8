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
        case Quantity::served_share:
        case Quantity::gain:
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
bool either_way(Quantity quantity) {
    return quantity == Quantity::value || quantity == Quantity::excess || quantity == Quantity::served_share ||
           quantity == Quantity::gain;
}

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
        case Quantity::served_share: return amounts.served_share;
        case Quantity::gain: return amounts.gain;
    }
    return 0.0;
}

bool compares(Comparison comparison, double value, double limit) {
    const double slack = kRelativeSlack * std::abs(limit);
    switch (comparison) {
        case Comparison::less: return value < limit - slack;
        case Comparison::less_equal: return value <= limit + slack;
        case Comparison::greater: return value > limit + slack;
        case Comparison::greater_equal: return value >= limit - slack;
    }
    return false;
}

bool holds(const Condition& condition, double value) { return compares(condition.comparison, value, condition.limit); }

const model::Amounts& binding_amounts(const model::Measures& measures, model::Verdict verdict, Values values) {
    const bool doubtful = values == Values::firm && !measures.doubtful.features.empty();
    const model::Amounts* amounts =
        doubtful ? &measures.doubtful.firm : (values == Values::strict ? &measures.strict : &measures.robust);
    // Mildest first: the last one that lowers this verdict has all the others behind it.
    for (const model::ExceptedGround& exception : measures.exceptions) {
        if (exception.to >= verdict) break;
        amounts = values == Values::strict ? &exception.strict
                  : values == Values::firm ? &exception.firm
                                           : &exception.robust;
    }
    return *amounts;
}

namespace {

// What a threshold comes to: its own verdict where the rule binds that far, else the gravest to which an exception
// lowers it.
struct Reached {
    model::Verdict verdict;
    const model::Amounts* amounts;
};

std::optional<Reached> reached(const Threshold& threshold, const model::Measures& measures, Values values) {
    std::vector<model::Verdict> levels{threshold.verdict};
    for (auto it = measures.exceptions.rbegin(); it != measures.exceptions.rend(); ++it) {
        if (it->to < levels.back()) levels.push_back(it->to);
    }
    for (const model::Verdict level : levels) {
        const model::Amounts& amounts = binding_amounts(measures, level, values);
        if (met(threshold, amounts)) return Reached{level, &amounts};
    }
    return std::nullopt;
}

}  // namespace

Decision decide(const std::vector<Threshold>& thresholds, const model::Measures& measures, Values values) {
    Decision decision;
    decision.settled = !thresholds.empty();
    for (const Threshold& threshold : thresholds) {
        const auto found = reached(threshold, measures, values);
        if (!found) {
            decision.unknown =
                decision.unknown || lacks_a_value(threshold, binding_amounts(measures, threshold.verdict, values));
            decision.settled = decision.settled && all_conditions(threshold, measures, stays_unmet);
            continue;
        }
        // Thresholds stand from grave to mild: a later one counts only where an exception has lowered those before it.
        if (decision.verdict && found->verdict <= *decision.verdict) continue;
        decision.verdict = found->verdict;
        decision.excepted = found->verdict != threshold.verdict;
        decision.reading = threshold.reading;
        decision.zone_scale =
            std::any_of(threshold.conditions.begin(), threshold.conditions.end(), [&](const Condition& condition) {
                return at_zone_scale(condition.quantity) &&
                       holds(condition, value_of(*found->amounts, condition.quantity));
            });
        decision.overturned_by_more = !all_conditions(threshold, measures, stays_met);
        decision.settled = decision.settled && !decision.overturned_by_more;
        if (!decision.excepted) return decision;
    }
    return decision;
}

std::vector<model::Tested> test_all(const std::vector<Threshold>& thresholds, const model::Measures& measures) {
    std::vector<model::Tested> tested;
    for (const Threshold& threshold : thresholds) {
        const model::Amounts& strict = binding_amounts(measures, threshold.verdict, Values::strict);
        const model::Amounts& robust = binding_amounts(measures, threshold.verdict, Values::robust);
        for (const Condition& condition : threshold.conditions) {
            model::Tested test;
            test.verdict = threshold.verdict;
            test.reading = threshold.reading;
            test.condition = condition;
            test.strict = value_of(strict, condition.quantity);
            test.robust = value_of(robust, condition.quantity);
            test.whole_strict = value_of(measures.strict, condition.quantity);
            test.whole_robust = value_of(measures.robust, condition.quantity);
            test.met_strict = holds(condition, test.strict);
            test.met_robust = holds(condition, test.robust);
            test.met_whole = holds(condition, test.whole_robust);
            test.all = threshold.all;
            test.origin = threshold.origin;
            tested.push_back(std::move(test));
        }
    }
    return tested;
}

}  // namespace terracord::verdict
