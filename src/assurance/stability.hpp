// Would the verdict stay the same if the limits lay elsewhere within their accuracy? docs/semantics.md, "Stability".
// Cost: the length of the borders near the subject; where they could carry the measure over a threshold, a few
// measurements more, and some ten for each direction in which it flips.
#pragma once

#include "assurance/examined.hpp"

namespace terracord::assurance {

// The worker's subject is the finding's; it is again when this returns. Errors: 316. Counts into the worker's tally.
Result<model::Stability> stability_of(const Examined& examined);

}  // namespace terracord::assurance
