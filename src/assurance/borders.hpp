// The cheap bound: how much could change at most if limits moved, from the length of the borders near the subject alone;
// of a raster, from the cells under the widest outline.
#pragma once

#include "assurance/approach.hpp"
#include "assurance/examined.hpp"

namespace terracord::assurance {

// True: no move of up to `most` metres can flip the finding. Cost: the vertices of the features near the subject,
// their union near it where they are many, and three gradings; of a raster, one outline more.
[[nodiscard]] bool settled_by_bound(const Examined& examined, Approach approach, double most);

}  // namespace terracord::assurance
