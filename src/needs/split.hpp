// What one project brings to each need, unit by unit: its programme shared out by ground, dwellings, declared shares or
// the ground a check found. For pass 1. Safe on several workers at once. Cost: one overlay a unit the project touches.
#pragma once

#include <vector>

#include "layers/layer_store.hpp"
#include "layers/worker.hpp"
#include "model/analysis.hpp"
#include "model/summary.hpp"

namespace terracord::needs {

// Every need of the analysis, in its order. `findings` are those of the project's checks: a supply may be the ground
// one of them found. Leaves the worker's subject at another place than it was.
[[nodiscard]] std::vector<model::ProjectNeed> split(const model::Analysis& analysis, const layers::LayerStore& store,
                                                    layers::Worker& worker, const model::Project& project,
                                                    const std::vector<model::Finding>& findings);

}  // namespace terracord::needs
