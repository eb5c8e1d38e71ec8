// What would clear a project's contradictions and reservations: the distance to the thresholds, the smallest cut-out of
// the ground, the retreat, and what else the catalogue knows. A cut-out counts only if the check, put again, clears.
// docs/semantics.md, "Clearance". Cost: for each finding with ground, its check a few times and, once, the checks of the
// project that less ground could change.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "layers/worker.hpp"
#include "model/check.hpp"
#include "model/finding.hpp"
#include "model/project.hpp"

namespace terracord::assurance {

// Checks put to a project once more: one of them, or all. Findings by check.
struct PutAgain {
    std::function<model::Finding(const model::Project& less, std::size_t check)> one;
    std::function<std::vector<model::Finding>(const model::Project& less)> all;
};

// The checks of a project and what they found, by position. `asked[c]`: the check was put to it.
struct Checked {
    const std::vector<model::CheckSpec>& checks;
    const std::vector<bool>& asked;
    std::vector<model::Finding>& findings;
};

// Fills Finding::clearance. Returns one cut-out for all contradictions together, where there are several that ground
// alone can clear. A cut that cannot be computed (an overlay fails) is none.
std::optional<model::CutOut> clear(const Checked& checked, const model::Project& project, layers::Worker& worker,
                                   const PutAgain& again);

// Of a finding whose ground is not looked at: margins, retreat and levers alone. `check`: nullptr, of no check.
void clear_by_value(model::Finding& finding, const model::CheckSpec* check);

// Could a smaller perimeter change this finding? False: what was not found is not there on less ground either.
[[nodiscard]] bool changes_with_ground(const model::Finding& finding, const model::CheckSpec& check);

}  // namespace terracord::assurance
