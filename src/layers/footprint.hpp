// The ground a document speaks of (docs/semantics.md, "Footprint and coverage").
#pragma once

#include <filesystem>
#include <vector>

#include "base/log.hpp"
#include "layers/layer_store.hpp"

namespace terracord::layers {

// Declared coverage, else the coverage layer, else the union of the partition layers with holes narrower than the
// accuracy filled, else none. `files` receives what was read. Cost: one union of the layer.
Footprint footprint_of(const model::DocumentSpec& document, const std::vector<Layer>& layers, const gdal::Crs& crs,
                       std::vector<std::filesystem::path>& files, Log& log);

}  // namespace terracord::layers
