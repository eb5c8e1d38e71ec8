// How firm a finding is and what would clear it, in words, in both languages. Nothing is computed but roundings.
// Pure functions, safe for concurrent calls. Cost: about ten microseconds.
#pragma once

#include "base/text.hpp"
#include "model/finding.hpp"

namespace terracord::verdict {

// One sentence; empty where stability was not examined.
[[nodiscard]] Text stability_text(const model::Finding& finding);

// The smallest change first, then the distance to the thresholds, then other ways; empty where there is nothing to
// clear.
[[nodiscard]] Text clearance_text(const model::Finding& finding);

// The first sentence of it alone, for a line of a table or a summary.
[[nodiscard]] Text clearance_line(const model::Finding& finding);

// What a cut-out takes, leaves and changes.
[[nodiscard]] Text cut_text(const model::CutOut& cut);

}  // namespace terracord::verdict
