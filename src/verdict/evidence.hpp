// What a verdict rests on, as one hash: two findings of the same id and the same evidence were judged on the same ground.
// Pure function, safe for concurrent calls. Cost: about a microsecond a class.
#pragma once

#include <string>

#include "model/finding.hpp"

namespace terracord::verdict {

// SHA-256, in hexadecimal, of measures by class, coverage, thresholds with their values, the version and dates of the
// document, the reply. Not of words for people, of the order of source features, or of their numbers.
[[nodiscard]] std::string evidence_hash(const model::Finding& finding);

}  // namespace terracord::verdict
