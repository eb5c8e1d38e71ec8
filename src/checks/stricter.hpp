// Where several rules hit the same ground, the strictest prevails: conflict before reservation before attention, then
// by rank (docs/semantics.md, "Several rules on one spot").
#pragma once

#include <vector>

#include "layers/worker.hpp"
#include "model/finding.hpp"

namespace terracord::checks {

// Fills `stricter` of every finding that shares ground, slivers under the larger of the two accuracies left out, with
// a finding of a graver verdict or, the verdicts being equal, of a higher rank. Areas only: findings about lines,
// points, distances and absences share no ground. The worker's subject is not looked at. Cost: pairs of findings whose
// boxes meet, one overlay each (counted: rules_apart, rules_met). Errors: 316, whose findings then say so in a note.
void find_stricter(std::vector<model::Finding>& findings, layers::Worker& worker);

}  // namespace terracord::checks
