#include "layers/layer_store.hpp"

namespace terracord::layers {

void index_features(Layer& layer, std::size_t large) {
    layer.boxes.clear();
    layer.edges.clear();
    layer.boxes.reserve(layer.shapes.size());
    layer.edges.resize(layer.shapes.size());
    for (std::size_t i = 0; i < layer.shapes.size(); ++i) {
        const geometry::Shape& shape = layer.shapes[i];
        layer.boxes.push_back(shape.box());
        if (shape.family() == geometry::Family::area && shape.point_count() >= large)
            layer.edges[i] = geometry::EdgeTree(shape);
    }
    layer.index = index::BoxIndex(layer.boxes);
}

}  // namespace terracord::layers
