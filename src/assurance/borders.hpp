// The cheap bound: how much could change at most if limits moved, from the length of the borders near the subject alone.
#pragma once

#include "assurance/approach.hpp"
#include "assurance/examined.hpp"

namespace terracord::assurance {

// True: no move of up to `most` metres can flip the finding. Cost: the vertices of the features near the subject, and
// three gradings.
[[nodiscard]] bool settled_by_bound(const Examined& examined, Approach approach, double most);

}  // namespace terracord::assurance
