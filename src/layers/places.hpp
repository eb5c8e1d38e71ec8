// Which communes a project lies in: names for people, nothing else rests on them.
#pragma once

#include "layers/layer_store.hpp"
#include "layers/worker.hpp"
#include "model/project.hpp"

namespace terracord::layers {

// Fills commune_id and commune_name, the largest share first; contacts under 0.1 % of the perimeter are left out.
// The worker's subject must be the project's perimeter.
void name_places(const LayerStore& store, Worker& worker, model::Project& project);

}  // namespace terracord::layers
