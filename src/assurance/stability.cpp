#include "assurance/stability.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <utility>

#include "assurance/approach.hpp"
#include "assurance/borders.hpp"
#include "assurance/elsewhere.hpp"
#include "assurance/moved_layer.hpp"
#include "geometry/measure.hpp"

namespace terracord::assurance {

using geometry::Shape;
using model::Firmness;
using model::FirmnessBasis;
using model::Measures;
using model::Stability;
using model::Verdict;

namespace {

constexpr double kStepsPerMetre = 10.0;  // what a move is told to
// An accuracy of n steps is tried up to n - 1: a piece as wide as the accuracy is no sliver any more, so that a move by
// the whole of it would flip whatever has a border in common with the subject.
constexpr double kLess = 1e-6;

// The moves that are tried: whole steps short of the accuracy.
struct Grid {
    double per_metre = kStepsPerMetre;
    int steps = 0;

    explicit Grid(double accuracy) {
        steps = static_cast<int>(std::ceil(accuracy * kStepsPerMetre - kLess)) - 1;
        if (steps >= 1 || accuracy <= 0.0) return;
        per_metre = 2.0 / accuracy;
        steps = 1;
    }
    [[nodiscard]] double metres(int steps_out) const { return steps_out / per_metre; }
    [[nodiscard]] double most() const { return metres(std::max(0, steps)); }
};

// What a distance becomes where the feature is nearer by `metres`.
void shift(model::Amounts& amounts, double metres) { amounts.distance_m = std::max(0.0, amounts.distance_m - metres); }

class Trials {
   public:
    Trials(const Examined& examined, Approach approach, double most)
        : examined_(examined), approach_(approach), most_(most) {}

    // The finding with the limits moved; nothing: they cannot be moved so far (a subject that would vanish).
    Result<std::optional<model::Finding>> at(double metres) {
        ++examined_.task.worker.tally().stability_trials;
        auto measures = measured(metres);
        if (!measures) return tl::unexpected(measures.error());
        if (!*measures) return std::optional<model::Finding>();
        (*measures)->coverage = examined_.finding.measures.coverage;
        // Ground where another document has to answer, and which the finding did not touch.
        const bool bounds_only = ((*measures)->envelopes & ~examined_.finding.measures.envelopes) != 0;
        model::Finding finding = verdict::grade(examined_.subject, std::move(**measures));
        if (bounds_only) finding.verdict = Verdict::not_assessable;
        return std::optional(std::move(finding));
    }

   private:
    using Maybe = std::optional<Measures>;

    Result<Maybe> measured(double metres) {
        switch (approach_) {
            case Approach::distances: return by_distance(metres);
            case Approach::outline: return by_outline(metres);
            case Approach::reach: return by_reach(metres);
            case Approach::areas:
            case Approach::bands: return by_layer(metres);
            case Approach::none:
            case Approach::attributes: break;
        }
        return Maybe(examined_.finding.measures);
    }

    [[nodiscard]] checks::Task task() const {
        checks::Task again = examined_.task;
        again.coverage = &examined_.finding.measures.coverage;
        return again;
    }

    static Result<Maybe> some(Result<Measures> measures) {
        if (!measures) return tl::unexpected(measures.error());
        return Maybe(std::move(*measures));
    }

    Result<Maybe> by_layer(double metres) {
        if (!moved_) {
            auto made = MovedLayer::around(examined_.task,
                                           {.metres = most_,
                                            .whole = needs_whole_features(examined_.task.spec),
                                            .bands = approach_ == Approach::bands},
                                           !examined_.finding.measures.doubtful.double_mapped.empty());
            if (!made) return tl::unexpected(made.error());
            moved_.emplace(std::move(*made));
        }
        if (auto moved = moved_->move(metres); !moved) return tl::unexpected(moved.error());
        checks::Task again = task();
        again.moved_layer = &moved_->layer();
        again.moved_binding = &moved_->binding();
        auto measures = some(checks::measure(again));
        if (measures && approach_ == Approach::bands && std::isfinite((*measures)->strict.distance_m)) {
            for (model::Amounts* amounts : {&(*measures)->strict, &(*measures)->robust}) shift(*amounts, metres);
        }
        return measures;
    }

    Result<Maybe> by_outline(double metres) {
        auto outline = examined_.task.worker.widen(examined_.task.worker.subject(), metres);
        if (!outline) return tl::unexpected(outline.error());
        if (outline->empty()) return Maybe();
        const Elsewhere moved(examined_.task.worker, *outline);
        return some(checks::measure(task()));
    }

    Result<Maybe> by_reach(double metres) {
        model::CheckSpec spec = examined_.task.spec;
        if (auto* frontage = std::get_if<model::Frontage>(&spec.kind))
            frontage->within.value = std::max(0.0, frontage->within.value + metres);
        if (auto* alignment = std::get_if<model::Alignment>(&spec.kind))
            alignment->within.value = std::max(0.0, alignment->within.value + metres);
        if (auto* population = std::get_if<model::Population>(&spec.kind))
            population->within.value = std::max(0.0, population->within.value + metres);
        auto* access = std::get_if<model::Access>(&spec.kind);
        if (access != nullptr) access->within.value = std::max(0.0, access->within.value + metres);
        auto measures = again_with(spec, task());
        // A destination that lies nearer is as much nearer as it counts from farther.
        if (measures && access != nullptr && std::isfinite(measures->strict.distance_m)) {
            for (model::Amounts* amounts : {&measures->strict, &measures->robust}) shift(*amounts, metres);
        }
        return some(std::move(measures));
    }

    Result<Maybe> by_distance(double metres) {
        const Measures& found = examined_.finding.measures;
        // What touches or lies inside gets farther only if it leaves the subject.
        if (!found.beyond_search && found.strict.distance_m <= 0.0) {
            if (metres >= 0.0) return Maybe(found);
            return by_outline(metres);
        }
        Measures measures = found;
        const double search = std::get<model::Distance>(examined_.task.spec.kind).search.value;
        if (found.beyond_search) {
            auto nearest = beyond(search);
            if (!nearest) return tl::unexpected(nearest.error());
            if (**nearest - metres > search) return Maybe(std::move(measures));
            measures.beyond_search = false;
            measures.strict.distance_m = measures.robust.distance_m = **nearest;
        }
        shift(measures.strict, metres);
        shift(measures.robust, metres);
        shift(measures.doubtful.firm, metres);
        measures.beyond_search = measures.strict.distance_m > search;
        if (measures.beyond_search)
            measures.strict.distance_m = measures.robust.distance_m = std::numeric_limits<double>::infinity();
        return Maybe(std::move(measures));
    }

    // The distance of what the check did not look far enough for. Infinity: none within reach of a move.
    Result<const double*> beyond(double search) {
        if (!nearest_) {
            model::CheckSpec spec = examined_.task.spec;
            std::get<model::Distance>(spec.kind).search.value = search + most_;
            const auto measures = again_with(spec, task());
            if (!measures) return tl::unexpected(measures.error());
            nearest_ = measures->beyond_search ? std::numeric_limits<double>::infinity() : measures->strict.distance_m;
        }
        return &*nearest_;
    }

    static Result<Measures> again_with(const model::CheckSpec& spec, const checks::Task& task) {
        return checks::measure({.spec = spec,
                                .check = task.check,
                                .tolerance_m = task.tolerance_m,
                                .declared_coverage = task.declared_coverage,
                                .store = task.store,
                                .worker = task.worker,
                                .firm_only = task.firm_only,
                                .perimeter = task.perimeter,
                                .analysis = task.analysis,
                                .project = task.project,
                                .asks = task.asks,
                                .moved_layer = task.moved_layer,
                                .moved_binding = task.moved_binding,
                                .coverage = task.coverage});
    }

    const Examined& examined_;
    Approach approach_;
    double most_;
    std::optional<MovedLayer> moved_;
    std::optional<double> nearest_;
};

// The smallest move in one direction that flips the finding.
struct Flip {
    int steps = 0;
    model::Finding finding;
};

Result<std::optional<Flip>> first_flip(const Examined& examined, Approach approach, Trials& trials, const Grid& grid,
                                       int direction) {
    const auto moved = [&](int steps) { return trials.at(grid.metres(direction * steps)); };
    const auto flipped = [&](int steps) -> Result<std::optional<Flip>> {
        auto finding = moved(steps);
        if (!finding) return tl::unexpected(finding.error());
        if (!*finding || same_answer(**finding, examined.finding)) return std::optional<Flip>();
        return std::optional(Flip{steps, std::move(**finding)});
    };
    // Most findings flip nowhere, which the farthest move may tell alone.
    auto farthest = moved(grid.steps);
    if (!farthest) return tl::unexpected(farthest.error());
    const bool same_there = !*farthest || same_answer(**farthest, examined.finding);
    if (*farthest && same_there && settled_short_of(examined, approach, (*farthest)->measures))
        return std::optional<Flip>();
    // Slivers come and go as limits move: the middle is looked at too, not the end alone.
    std::set<int> looks{std::max(1, grid.steps / 4), std::max(1, grid.steps / 2)};
    looks.erase(grid.steps);
    int firm = 0;
    std::optional<Flip> found;
    for (const int steps : looks) {
        auto flip = flipped(steps);
        if (!flip) return tl::unexpected(flip.error());
        if (*flip) {
            found = std::move(*flip);
            break;
        }
        firm = steps;
    }
    if (!found && !same_there) found = Flip{grid.steps, std::move(**farthest)};
    if (!found) return found;
    while (found->steps - firm > 1) {
        ++examined.task.worker.tally().stability_steps;
        const int middle = firm + (found->steps - firm) / 2;
        auto flip = flipped(middle);
        if (!flip) return tl::unexpected(flip.error());
        if (*flip) {
            found = std::move(*flip);
        } else {
            firm = middle;
        }
    }
    return found;
}

// Could limits that move inward, or outward, change anything?
struct Directions {
    bool outward = true;
    bool inward = true;
};

Directions worth_trying(const Examined& examined, Approach approach) {
    const Measures& measures = examined.finding.measures;
    Directions directions;
    if (approach != Approach::areas || !examined.finding.measures.figures.empty()) return directions;
    const bool consumed = std::holds_alternative<model::Consumption>(examined.task.spec.kind) ||
                          std::holds_alternative<model::Corridor>(examined.task.spec.kind);
    directions.inward = measures.strict.area_m2 > 0.0;
    directions.outward = consumed || measures.robust.area_m2 < measures.subject_m2;
    return directions;
}

}  // namespace

Result<Stability> stability_of(const Examined& examined) {
    const Verdict verdict = examined.finding.verdict;
    Stability stability;
    if (verdict == Verdict::not_assessable || verdict == Verdict::not_applicable) return stability;
    const Approach approach = approach_of(examined.task);
    if (approach == Approach::none) return stability;
    stability.firmness = Firmness::stable;
    if (approach == Approach::attributes) {
        stability.basis = FirmnessBasis::attributes;
        return stability;
    }
    const Grid grid(accuracy_of(examined.task));
    stability.within_m = grid.most();
    stability.basis = FirmnessBasis::bound;
    if (grid.steps < 1 || settled_by_bound(examined, approach, grid.most())) {
        ++examined.task.worker.tally().stability_bound;
        return stability;
    }
    ++examined.task.worker.tally().stability_examined;
    stability.basis = approach == Approach::distances ? FirmnessBasis::shifted : FirmnessBasis::recomputed;
    Trials trials(examined, approach, grid.most());
    const Directions directions = worth_trying(examined, approach);
    std::optional<Flip> nearest;
    for (const int direction : {1, -1}) {
        if (!(direction > 0 ? directions.outward : directions.inward)) continue;
        auto flip = first_flip(examined, approach, trials, grid, direction);
        if (!flip) return tl::unexpected(flip.error());
        if (!*flip || (nearest && nearest->steps <= (*flip)->steps)) continue;
        stability.flip_m = grid.metres(direction * (*flip)->steps);
        nearest = std::move(*flip);
    }
    if (!nearest) return stability;
    stability.firmness = Firmness::fragile;
    stability.becomes = nearest->finding.verdict;
    stability.reading = nearest->finding.reading;
    return stability;
}

}  // namespace terracord::assurance
