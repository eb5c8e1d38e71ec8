// The score of a project: off by default, never on a sheet, never without its reliability. Definitions and weights:
// docs/semantics.md, "Score". Pure function, O(findings).
#pragma once

#include <optional>
#include <vector>

#include "model/summary.hpp"

namespace terracord::verdict {

// Over findings on documents that the project could contradict; nothing where none of them was assessed. Needs the
// stability of the findings: without it nothing counts as stable.
[[nodiscard]] std::optional<model::Score> score_of(const std::vector<model::Finding>& findings);

}  // namespace terracord::verdict
