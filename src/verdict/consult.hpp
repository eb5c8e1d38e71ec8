// Whom a finding calls for: the service the catalogue names, and the manager the data name. Pure, safe for concurrent
// calls.
#pragma once

#include "model/check.hpp"
#include "model/finding.hpp"

namespace terracord::verdict {

// A contradiction, a reservation, a point of attention, something found that is worth knowing, a need that worsens; or
// one of these on the part that could be checked. Nothing found calls for nobody.
[[nodiscard]] bool calls_for_somebody(const model::Finding& finding);

// Fills `finding.consult`. With a name in the data, one entry a name: "role : name".
void note_whom_to_consult(model::Finding& finding, const model::CheckSpec& check);

}  // namespace terracord::verdict
