// What the findings of a project make of the objectives of the territory (docs/semantics.md, "Objectives").
#pragma once

#include <vector>

#include "model/finding.hpp"
#include "model/objective.hpp"

namespace terracord::verdict {

// One cell an objective, in their order. An objective whose checks were not put to the project is not assessed.
[[nodiscard]] std::vector<model::ObjectiveCell> objective_cells(const std::vector<model::ObjectiveSpec>& objectives,
                                                                const std::vector<model::Finding>& findings);

}  // namespace terracord::verdict
