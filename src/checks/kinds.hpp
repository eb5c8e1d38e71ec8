// One function per kind of check, each in the file of its name.
#pragma once

#include "checks/measure.hpp"

namespace terracord::checks {

Result<void> measure_kind(const model::Overlap& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Exclusion& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Containment& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Distance& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Length& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Count& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Breakdown& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Raster& kind, const Task& task, model::Measures& out);

}  // namespace terracord::checks
