// The product's own way to an area: a layer in memory, an overlap check, `checks::measure` on a worker.
#pragma once

#include <span>
#include <vector>

#include "checks/measure.hpp"
#include "support/stores.hpp"
#include "support/verdicts.hpp"

namespace terracord::testing {

// What an overlap check without tolerance measures of one subject in a layer. `large`: as layer_of.
inline model::Measures overlap_of(const geometry::Shape& subject, const std::vector<Feature>& features,
                                  double tolerance_m = 0.0, const model::CheckKind& kind = model::Overlap{},
                                  std::size_t large = layers::kLargeArea) {
    static const gdal::Crs kCrs = lambert_93();
    layers::LayerStore store(kCrs);
    store.layers.resize(1);
    store.layers[0].push_back(layer_of(features, large));
    store.bindings.push_back(binding_of(features));
    store.footprints.push_back({.everywhere = true, .shape = geometry::Shape(geometry::Family::area), .problem = {}});
    const model::CheckSpec check = check_of(kind);
    layers::Worker worker(store);
    worker.begin_subject(subject);
    return checks::measure({.spec = check,
                            .check = 0,
                            .tolerance_m = tolerance_m,
                            .declared_coverage = false,
                            .store = store,
                            .worker = worker})
        .value();
}

// m2 of `subject` under the union of `zones`.
inline double covered(const geometry::Shape& subject, std::span<const geometry::Shape> zones) {
    std::vector<Feature> features;
    for (const geometry::Shape& zone : zones) features.push_back({"A", zone});
    return overlap_of(subject, features).strict.area_m2;
}
inline double covered(const geometry::Shape& subject, const geometry::Shape& zone) {
    return covered(subject, std::span(&zone, 1));
}

}  // namespace terracord::testing
