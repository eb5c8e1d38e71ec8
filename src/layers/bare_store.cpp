#include <cmath>

#include "layers/layer_store.hpp"

namespace terracord::layers {

std::unique_ptr<const LayerStore> bare_store(geometry::Point origin) {
    constexpr double kStep = 1024.0;
    auto store = std::make_unique<LayerStore>(gdal::Crs(nullptr));
    store->origin = {std::floor(origin.x / kStep) * kStep, std::floor(origin.y / kStep) * kStep};
    return store;
}

}  // namespace terracord::layers
