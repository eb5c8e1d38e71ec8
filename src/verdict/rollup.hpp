// What a project's findings amount to. Documents and needs apart, in the order of product.md.
// Pure function of the findings; O(findings).
#pragma once

#include <string>
#include <vector>

#include "model/summary.hpp"

namespace terracord::verdict {

// Codes, labels, counts and headlines. `date` is the analysis' (ISO 8601).
[[nodiscard]] model::Summary roll_up(const std::vector<model::Finding>& findings, const std::string& date);

}  // namespace terracord::verdict
