// The second form of a finding, for those who write decisions: "Considérant que le projet ... ; considérant que l'article
// ... ; considérant que ...". Clauses to start from, not a decision: the authority verifies each.
// Pure function, safe for concurrent calls. Cost: about ten microseconds.
#pragma once

#include <vector>

#include "base/text.hpp"
#include "model/finding.hpp"

namespace terracord::verdict {

// The facts, the rule, the conclusion, each a clause without final stop. `reads` is what the check says follows from the
// verdict. Empty for verdicts that found no decision: what is not assessable, not enforceable or only to be verified, what
// rests on data that contradict themselves, and what found nothing.
[[nodiscard]] std::vector<Text> considering(const model::Finding& finding, const Text& reads);

}  // namespace terracord::verdict
