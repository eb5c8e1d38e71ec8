// A check measured again on a part of its subject: outside of exceptions, outside of ground that is drawn twice.
#pragma once

#include "checks/measure.hpp"

namespace terracord::checks {

struct PartAmounts {
    model::Amounts strict;
    model::Amounts robust;
    model::Amounts firm;  // robust, without source features that contradict themselves
};

// Shares are those of the worker's whole subject, which is its subject again afterwards. `firm` asks for the firm
// amounts; otherwise they are the robust ones. Cost: one measurement, or two. Errors: 316.
Result<PartAmounts> measure_on_part(const Task& task, const geometry::Shape& part, bool firm);

}  // namespace terracord::checks
