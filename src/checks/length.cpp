#include "checks/hits.hpp"
#include "checks/kinds.hpp"

namespace terracord::checks {

Result<void> measure_kind(const model::Length&, const Task& task, model::Measures& out) { return line_hits(task, out); }

}  // namespace terracord::checks
