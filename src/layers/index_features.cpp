#include "base/parallel.hpp"
#include "layers/layer_store.hpp"

namespace terracord::layers {

void index_features(Layer& layer, std::size_t large, IdleThreads& idle) {
    layer.boxes.clear();
    layer.edges.clear();
    layer.boxes.reserve(layer.shapes.size());
    layer.edges.resize(layer.shapes.size());
    std::vector<std::size_t> indexed;
    for (std::size_t i = 0; i < layer.shapes.size(); ++i) {
        const geometry::Shape& shape = layer.shapes[i];
        layer.boxes.push_back(shape.box());
        if (shape.family() == geometry::Family::area && shape.point_count() >= large) indexed.push_back(i);
    }
    const unsigned helpers = indexed.size() < 2 ? 0 : idle.take(indexed.size() - 1);
    in_parallel(indexed.size(), helpers + 1, {}, [&](std::size_t n, unsigned) {
        layer.edges[indexed[n]] = geometry::EdgeTree(layer.shapes[indexed[n]]);
    });
    idle.give(helpers);
    layer.index = index::BoxIndex(layer.boxes);
}

void index_features(Layer& layer, std::size_t large) {
    IdleThreads none;
    index_features(layer, large, none);
}

}  // namespace terracord::layers
