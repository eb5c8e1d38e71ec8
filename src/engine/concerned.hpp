// Who a project concerns (docs/semantics.md, "Who is concerned"): communes, neighbourhoods, inhabitants and dwellings
// within the distances the analysis asks for.
#pragma once

#include <vector>

#include "engine/evaluate.hpp"
#include "layers/worker.hpp"
#include "model/concerned.hpp"
#include "model/project.hpp"

namespace terracord::engine {

// One entry a distance, in ascending order; empty: the analysis asks nothing. What cannot be counted has no number and
// says why. Makes the perimeter the worker's subject. Cost: a few overlays a cell on the border.
[[nodiscard]] std::vector<model::ConcernedWithin> concerned(const Plan& plan, layers::Worker& worker,
                                                            const model::Project& project);

}  // namespace terracord::engine
