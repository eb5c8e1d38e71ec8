// Ground that a partition layer gives to two classes, of which the check speaks of one only.
#pragma once

#include "checks/measure.hpp"

namespace terracord::checks {

// Where a check selects some features of a partition and others claim the same ground, by more than a sliver, the two
// answers differ: what rests on that ground is put among the doubtful sources, and out.doubtful.firm leaves it out.
// The worker's subject is the same afterwards. Cost: one overlay for each feature that is not selected and in the
// subject; nothing where all are selected or the layer is no partition. Errors: 316.
Result<void> doubt_double_mapped(const Task& task, model::Measures& out);

}  // namespace terracord::checks
