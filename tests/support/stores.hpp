// Layers built in memory, as `layers::load` would have read them.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "layers/layer_store.hpp"

namespace terracord::testing {

// A feature with the class it belongs to.
struct Feature {
    std::string class_code;
    geometry::Shape shape;
};

inline gdal::Crs lambert_93() { return gdal::Crs::parse("EPSG:2154").value(); }

// `large`: areas of so many points are looked at near the subject alone.
inline layers::Layer layer_of(const std::vector<Feature>& features, std::size_t large = layers::kLargeArea) {
    layers::Layer layer;
    layer.usable = true;
    for (std::size_t i = 0; i < features.size(); ++i) {
        layer.family = std::max(layer.family, features[i].shape.family());
        layer.fids.push_back(static_cast<std::int64_t>(i + 1));
        layer.shapes.push_back(features[i].shape);
    }
    layers::index_features(layer, large);
    layer.set_aside = geometry::Shape(geometry::Family::area);
    return layer;
}

// What a check sees of it; `only` narrows the selection to some classes.
inline layers::Binding binding_of(const std::vector<Feature>& features, const std::vector<std::string>& only = {}) {
    layers::Binding binding;
    for (const Feature& feature : features) binding.classes.push_back(feature.class_code);
    std::sort(binding.classes.begin(), binding.classes.end());
    binding.classes.erase(std::unique(binding.classes.begin(), binding.classes.end()), binding.classes.end());
    for (const Feature& feature : features) {
        const bool selected = only.empty() || std::find(only.begin(), only.end(), feature.class_code) != only.end();
        const auto at = std::lower_bound(binding.classes.begin(), binding.classes.end(), feature.class_code);
        binding.selected.push_back(selected ? 1 : 0);
        binding.class_of.push_back(static_cast<std::uint32_t>(at - binding.classes.begin()));
        binding.labels.push_back("zone " + feature.class_code);
    }
    return binding;
}

}  // namespace terracord::testing
