// Two layers of two documents against each other. Streams the features of each through the index of the other; every
// feature is the subject once. Definitions: docs/semantics.md, "Document against document".
#pragma once

#include "layers/layer_store.hpp"
#include "layers/worker.hpp"
#include "model/compared.hpp"

namespace terracord::checks {

// All but the finding. Sums and lists are in the order of features and classes, whatever `jobs`. Cost: one overlay for
// each pair of features whose boxes meet, one union for each pair of classes. Errors: 316.
Result<model::Compared> compare(const model::Analysis& analysis, const model::ComparisonSpec& spec,
                                const layers::LayerStore& store, unsigned jobs);

}  // namespace terracord::checks
