// The communes a document lists against the communes its ground covers. A list never adds or removes ground; a
// difference is a fault of the data, told once.
#pragma once

#include <optional>

#include "layers/layer_store.hpp"

namespace terracord::layers {

// Nothing where the document lists none, covers everywhere, or lists what it covers. A commune counts from a hundredth
// of its ground on: limits of communes are not drawn alike everywhere.
[[nodiscard]] std::optional<Text> communes_against_ground(const model::DocumentSpec& document,
                                                          const Footprint& footprint, const Places& places);

}  // namespace terracord::layers
