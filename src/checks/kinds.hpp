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
Result<void> measure_kind(const model::Programme& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Destinations& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Corridor& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Frontage& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Setback& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Consumption& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Alignment& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Access& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Population& kind, const Task& task, model::Measures& out);
Result<void> measure_kind(const model::Land& kind, const Task& task, model::Measures& out);
// Measured once all projects are known (engine/portfolio.hpp): nothing of one project alone.
Result<void> measure_kind(const model::Projects& kind, const Task& task, model::Measures& out);
// They look at no layer: there is nothing to measure, and the engine asks `verdict` alone.
inline Result<void> measure_kind(const model::Clause&, const Task&, model::Measures&) { return {}; }
inline Result<void> measure_kind(const model::Manual&, const Task&, model::Measures&) { return {}; }
inline Result<void> measure_kind(const model::Declared&, const Task&, model::Measures&) { return {}; }

}  // namespace terracord::checks
