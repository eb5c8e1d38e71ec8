// What could not be assessed, grouped by what would settle it: "supply the flood risk plan: settles 41 verdicts of 12
// projects". Pure functions of the findings; O(findings x causes), and causes are few.
#pragma once

#include <vector>

#include "model/finding.hpp"
#include "model/summary.hpp"

namespace terracord::verdict {

// Of one project: every finding that is not assessable, of documents and of needs, belongs to exactly one cause. Most
// verdicts first, then in the order they came.
[[nodiscard]] std::vector<model::OpenCause> open_causes(const std::vector<model::Finding>& findings);

// Adds those of one more project to those of the run.
void add_open(std::vector<model::OpenCause>& run, const std::vector<model::OpenCause>& project);

// Most mandatory verdicts first, then most verdicts, then as they came.
void sort_open(std::vector<model::OpenCause>& causes);

}  // namespace terracord::verdict
