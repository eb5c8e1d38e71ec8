// What a finding rests on in numbers, and whether a decision taken on it still stands (docs/life-of-a-file.md).
// Pure, O(points of the finding); safe for concurrent calls.
#pragma once

#include <vector>

#include "model/decision.hpp"
#include "model/finding.hpp"

namespace terracord::verdict {

[[nodiscard]] model::Evidence evidence_of(const model::Finding& finding);

// The decision as it stands beside `finding`, whose evidence is filled in. `tolerance` is a displacement: an area may
// change by what a border that long sweeps when it moves that far.
[[nodiscard]] model::Decided stand(const model::Decision& decision, const model::Finding& finding, Metres tolerance);

}  // namespace terracord::verdict
