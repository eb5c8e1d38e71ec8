// Testing measured values against thresholds: the only place where a number meets a limit.
#pragma once

#include <optional>
#include <vector>

#include "model/check.hpp"
#include "model/finding.hpp"
#include "model/measures.hpp"

namespace terracord::verdict {

// firm: robust, without source features that contradict themselves.
enum class Values { strict, robust, firm };

struct Decision {
    std::optional<model::Verdict> verdict;  // of the gravest threshold met, or what an exception lowers it to
    bool excepted = false;                  // an exception lowered it
    model::NeedReading reading = model::NeedReading::none;
    bool zone_scale = false;          // that threshold speaks at the scale of the zone (at_zone_scale)
    bool overturned_by_more = false;  // finding more on unknown ground could undo the threshold that was met
    bool settled = false;             // finding more could change nothing at all
    bool unknown = false;             // a graver threshold than the one met compares a number nobody knows
};

// Does it tell what becomes of a whole zone, corridor or line, at whose scale compatibility is judged?
[[nodiscard]] bool at_zone_scale(model::Quantity quantity);

// The amounts a threshold of this verdict is tested on: outside of the exceptions that lower it.
[[nodiscard]] const model::Amounts& binding_amounts(const model::Measures& measures, model::Verdict verdict,
                                                    Values values);

[[nodiscard]] double value_of(const model::Amounts& amounts, model::Quantity quantity);

// `value comparison limit`, with a slack of 1e-9 of the limit for the last bits.
[[nodiscard]] bool compares(model::Comparison comparison, double value, double limit);
[[nodiscard]] bool holds(const model::Condition& condition, double value);

[[nodiscard]] Decision decide(const std::vector<model::Threshold>& thresholds, const model::Measures& measures,
                              Values values);

// Every condition of every threshold with both of its values, for the trace.
[[nodiscard]] std::vector<model::Tested> test_all(const std::vector<model::Threshold>& thresholds,
                                                  const model::Measures& measures);

}  // namespace terracord::verdict
