// A document that was annulled in part holds no longer on the ground its own data draw: what lies there is cut away
// from its layers and from its footprint, so that the ground is as unknown to it as any outside.
#pragma once

#include <vector>

#include "base/log.hpp"
#include "geos/context.hpp"
#include "layers/layer_store.hpp"

namespace terracord::layers {

// By document: the annulled ground, empty where there is none. Cuts the layers of documents whose status is
// partly_annulled; what cannot be cut is reported (316) and makes the run incomplete. One overlay for each feature near
// the annulled ground.
std::vector<geometry::Shape> annul(const model::Analysis& analysis, LayerStore& store, Log& log);

// Takes `ground` from `shape`; false: the overlay failed, `shape` is as it was.
[[nodiscard]] bool cut(geos::Context& context, const geometry::Shape& ground, geometry::Shape& shape);

}  // namespace terracord::layers
