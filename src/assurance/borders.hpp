// The cheap bound: how much could change at most if limits moved, from the length of the borders near the subject
// alone; of a raster, from the cells under the widest outline. Likewise, what a cut-out can change.
#pragma once

#include "assurance/approach.hpp"
#include "assurance/examined.hpp"

namespace terracord::assurance {

// True: no move of up to `most` metres can flip the finding. Cost: the vertices of the features near the subject,
// their union near it where they are many, and three gradings; of a raster, one outline more.
[[nodiscard]] bool settled_by_bound(const Examined& examined, Approach approach, double most);

// True: nor does any move short of one with which `moved` was measured. As limits move on, areas only grow or only
// shrink, and a part that holds a disc of the accuracy does not become a sliver by growing; what lies between the two
// in area grades alike. False: not known. Cost: three gradings.
[[nodiscard]] bool settled_short_of(const Examined& examined, Approach approach, const model::Measures& moved);

// True: put again to the worker's subject, which is what a cut left of the finding's, drawn to the millimetre, the
// check would find the same: of the layer no more ground than before but for what drawing moves in, and less by no more
// than was cut, what drawing moves out and what may become slivers. False: not known. Cost: the vertices of the
// features near the subject, and three gradings.
[[nodiscard]] bool settled_on_less_ground(const Examined& before);

}  // namespace terracord::assurance
