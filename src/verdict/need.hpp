// How a need is met, and what a project does to it: numbers -> state of a unit, reading of a project. The rules stand in
// docs/semantics.md ("Needs of the territory"). Pure functions, safe for concurrent calls.
#pragma once

#include <optional>

#include "model/need.hpp"

namespace terracord::verdict {

// What a unit has of a need: in the need's own unit, and, of rates, what that is set against.
struct NeedStock {
    double amount = 0.0;
    double per = 0.0;
};

// Supply can only grow with every project: none of them takes anything away, and the target is no rate.
[[nodiscard]] bool grows_only(const model::NeedSpec& need);

// Target as an amount: of a rate, the rate times what it is set against.
[[nodiscard]] double wanted(const model::NeedSpec& need, double target, const NeedStock& stock);
// What there is, of what is wanted. Not a number: nothing is wanted and nothing is there.
[[nodiscard]] double level(const model::NeedSpec& need, double target, const NeedStock& stock);
// Of a rate. Not a number: it is set against nothing.
[[nodiscard]] double rate(const NeedStock& stock);

// `open`: projects of the unit do not say what they bring, and should. Where one of them could undo it, "met" is not
// said.
[[nodiscard]] model::UnitState state(const model::NeedSpec& need, double target, const NeedStock& stock, bool open);

// What a project that adds `added` to `before` does to the need. `open` as above: no harm is then not said either.
[[nodiscard]] model::NeedReading reading(const model::NeedSpec& need, double target, const NeedStock& before,
                                         const NeedStock& added, bool open);

// Of several units: the worst that happens in one of them; not assessable before neutral.
[[nodiscard]] model::NeedReading worst(model::NeedReading a, model::NeedReading b);

// Among documents, at most what their relation and status allow: worsening is the need's own verdict.
[[nodiscard]] model::Verdict verdict_of(const model::NeedSpec& need, model::NeedReading reading, bool near_ceiling);

}  // namespace terracord::verdict
