// Ground where a rule binds less than elsewhere (STECAL in a natural zone): what of a measure lies outside of it.
#pragma once

#include "checks/measure.hpp"

namespace terracord::checks {

// Fills out.exceptions, mildest first: the check is measured again on the subject less the exceptions, shares being of
// the whole subject, so that each value is exact. Features whose codes are missing or contradictory, layers that are
// missing or unusable, documents that are not in force except nothing, and are named with the reason. The worker's
// subject is the same afterwards. Cost: one difference and one measurement for each exception that meets the subject.
Result<void> measure_exceptions(const Task& task, model::Measures& out);

}  // namespace terracord::checks
