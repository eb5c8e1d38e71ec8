#include "verdict/need.hpp"

#include <algorithm>
#include <cmath>

#include "verdict/grade.hpp"

namespace terracord::verdict {

using model::NeedReading;
using model::NeedSense;
using model::NeedSpec;
using model::UnitState;
using model::Verdict;

namespace {

constexpr double kTolerance = 1e-9;  // of the target: amounts are exact to a millionth, their quotients are not

bool above(double value, double limit) { return value > limit + kTolerance * std::max(1.0, std::abs(limit)); }
bool below(double value, double limit) { return value < limit - kTolerance * std::max(1.0, std::abs(limit)); }

NeedReading read_at_least(const NeedSpec& need, double target, const NeedStock& before, const NeedStock& after) {
    const double was = level(need, target, before);
    const double is = level(need, target, after);
    const bool more = after.amount > before.amount;
    if (more && below(was, 1.0)) return NeedReading::contributes;
    if (more) return above(is, need.high) ? NeedReading::worsens : NeedReading::neutral;
    return below(is, 1.0) ? NeedReading::worsens : NeedReading::neutral;
}

NeedReading read_at_most(const NeedSpec& need, double target, const NeedStock& before, const NeedStock& after) {
    const double was = level(need, target, before);
    const double is = level(need, target, after);
    if (after.amount > before.amount) return above(is, need.high) ? NeedReading::worsens : NeedReading::neutral;
    return above(was, need.low) ? NeedReading::contributes : NeedReading::neutral;
}

// A rate is moved up or down, whatever the amounts.
NeedReading read_rate(const NeedSpec& need, double target, const NeedStock& before, const NeedStock& after) {
    const bool floor = need.sense == NeedSense::at_least;
    const double is = rate(after);
    if (std::isnan(is)) return NeedReading::neutral;
    const double was = rate(before);
    // A unit that had nothing is what the project makes of it.
    if (std::isnan(was)) {
        if (floor) {
            if (!below(is, target)) return NeedReading::contributes;
            return below(is, need.low * target) ? NeedReading::worsens : NeedReading::neutral;
        }
        return above(is, need.high * target) ? NeedReading::worsens : NeedReading::neutral;
    }
    const double moved = is - was;
    if (std::abs(moved) <= kTolerance * std::max(std::abs(was), std::abs(target))) return NeedReading::neutral;
    const bool right_way = floor == (moved > 0.0);
    if (right_way) return (floor ? below(was, target) : above(was, target)) ? NeedReading::contributes : NeedReading::neutral;
    return (floor ? below(is, target) : above(is, need.high * target)) ? NeedReading::worsens : NeedReading::neutral;
}

// Does the project push the need the wrong way, harm or not?
bool pushes(const NeedSpec& need, const NeedStock& before, const NeedStock& after) {
    if (need.rate()) {
        const double was = rate(before);
        const double is = rate(after);
        if (std::isnan(was) || std::isnan(is)) return !std::isnan(is);
        return need.sense == NeedSense::at_least ? is < was : is > was;
    }
    return need.sense == NeedSense::at_least ? after.amount < before.amount : after.amount > before.amount;
}

}  // namespace

bool grows_only(const NeedSpec& need) {
    return !need.rate() && std::all_of(need.supply.begin(), need.supply.end(),
                                       [](const model::NeedTerm& term) { return term.factor >= 0.0; });
}

double rate(const NeedStock& stock) {
    return stock.per > 0.0 ? stock.amount / stock.per : std::numeric_limits<double>::quiet_NaN();
}

double wanted(const NeedSpec& need, double target, const NeedStock& stock) {
    return need.rate() ? target * stock.per : target;
}

double level(const NeedSpec& need, double target, const NeedStock& stock) {
    const double goal = wanted(need, target, stock);
    if (goal > 0.0) return stock.amount / goal;
    // Nothing wanted: a target of zero is met by nothing, a ceiling of zero exceeded by anything.
    if (need.sense == NeedSense::at_least) return need.rate() && stock.per <= 0.0 ? std::numeric_limits<double>::quiet_NaN() : 1.0;
    return stock.amount > 0.0 ? std::numeric_limits<double>::infinity() : 0.0;
}

UnitState state(const NeedSpec& need, double target, const NeedStock& stock, bool open) {
    const double at = level(need, target, stock);
    if (std::isnan(at)) return UnitState::not_assessable;
    if (need.sense == NeedSense::at_most) {
        if (above(at, need.high)) return UnitState::exceeded;
        if (open) return UnitState::not_assessable;
        return above(at, need.low) ? UnitState::tight : UnitState::within;
    }
    if (below(at, need.low)) return UnitState::shortfall;
    if (below(at, 1.0)) return UnitState::nearly_met;
    // More than enough of a rate is no over-commitment.
    if (above(at, need.high) && !need.rate()) return UnitState::over;
    return open && !grows_only(need) ? UnitState::not_assessable : UnitState::met;
}

NeedReading reading(const NeedSpec& need, double target, const NeedStock& before, const NeedStock& added, bool open) {
    if (added.amount == 0.0 && (added.per == 0.0 || !need.rate())) return NeedReading::neutral;
    const NeedStock after{before.amount + added.amount, before.per + added.per};
    const NeedReading read = need.rate()                           ? read_rate(need, target, before, after)
                             : need.sense == NeedSense::at_least ? read_at_least(need, target, before, after)
                                                                   : read_at_most(need, target, before, after);
    const bool undone = open && read == NeedReading::neutral && pushes(need, before, after);
    return undone ? NeedReading::not_assessable : read;
}

NeedReading worst(NeedReading a, NeedReading b) {
    const auto weight = [](NeedReading reading) {
        switch (reading) {
            case NeedReading::worsens: return 4;
            case NeedReading::not_assessable: return 3;
            case NeedReading::contributes: return 2;
            case NeedReading::neutral: return 1;
            case NeedReading::none: return 0;
        }
        return 0;
    };
    return weight(b) > weight(a) ? b : a;
}

Verdict verdict_of(const NeedSpec& need, NeedReading reading, bool near_ceiling) {
    if (reading == NeedReading::not_assessable) return Verdict::not_assessable;
    // The account of a whole unit is measured at the scale of the objective.
    Verdict most = ceiling(need.relation.value_or(model::Relation::guidance), true);
    if (!need.enforceable) most = std::min(most, Verdict::attention);
    // A budget of land is a planning balance, never the conformity of a project (R. 101-1 du code de l'urbanisme).
    if (!need.check.empty()) most = std::min(most, Verdict::reservation);
    if (reading == NeedReading::worsens) return std::min(need.verdict, most);
    if (near_ceiling) return std::min(Verdict::attention, most);
    return Verdict::coherent;
}

}  // namespace terracord::verdict
