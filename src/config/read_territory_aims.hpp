// [concerned] and [[objective]]: who lives around the projects, and what the territory aims at.
#pragma once

#include "base/error.hpp"
#include "config/node.hpp"
#include "model/concerned.hpp"
#include "model/objective.hpp"

namespace terracord::config {

// Errors go to `errors`; layers and checks are looked up by the catalogue's resolver.
[[nodiscard]] model::ConcernedSpec read_concerned(const Node& node, Errors& errors);
[[nodiscard]] model::ObjectiveSpec read_objective(const Node& node, Errors& errors);

}  // namespace terracord::config
