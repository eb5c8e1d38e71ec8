// Reading one layer of a document for all the checks that look at it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/log.hpp"
#include "base/parallel.hpp"
#include "gdal/vector_reader.hpp"
#include "layers/layer_store.hpp"

namespace terracord::layers {

struct LoadedLayer {
    Layer layer;
    model::LayerAccount account;
    std::map<std::size_t, Binding> bindings;  // by check
    std::vector<std::filesystem::path> files;
    bool complete = true;  // false: something failed that was not announced as absent
    ValidityCounts validity;
};

// `checks` are the positions in `analysis.checks` of those bound to this layer. `within`: the ground that matters.
// `idle`: threads that may help with what takes long.
LoadedLayer load_layer(const model::Analysis& analysis, std::size_t document, std::size_t layer,
                       const std::vector<std::size_t>& checks, const gdal::Crs& crs, IdleThreads& idle, Log& log,
                       const std::optional<geometry::Box>& within = std::nullopt);

// The reader's request for a source of the model.
gdal::VectorInput input_of(const model::VectorSource& source);

}  // namespace terracord::layers
