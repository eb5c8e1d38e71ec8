// What the projects of a run amount to together. Pure function; O(themes + documents + causes) a project.
#pragma once

#include "model/run.hpp"

namespace terracord::verdict {

// Counts one more project.
void add_to(model::RunTotals& totals, const model::Summary& project);

}  // namespace terracord::verdict
