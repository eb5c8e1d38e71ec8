// What a project will cost to check, before any layer is looked at: what shards are made even by. A pure function.
#pragma once

#include "model/project.hpp"

namespace terracord::engine {

// In no unit: only the proportions count. Every project costs something; beyond that, each overlay walks its outline,
// and the more ground it has the more features it meets. The weights are rough: wrong ones make shards uneven, and
// nothing else.
[[nodiscard]] double estimated_cost(const model::Project& project);

}  // namespace terracord::engine
