// The units of the needs with their targets and stocks, joined by key, and declared shares of projects.
#pragma once

#include "base/log.hpp"
#include "layers/layer_store.hpp"

namespace terracord::layers {

// Fills store.unit_layers, needs and need_shares. What cannot be used is reported (301 to 310, 340, 341), makes its
// need or its unit not assessable, and the store no longer complete. Costs a pass over each file.
void load_needs(const model::Analysis& analysis, LayerStore& store, Log& log);

}  // namespace terracord::layers
