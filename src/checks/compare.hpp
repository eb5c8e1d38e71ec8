// Two layers of two documents against each other. Streams the features of each through the index of the other; every
// feature is the subject once. Definitions: docs/semantics.md, "Document against document".
// In two steps, so that shards can share the first: what each feature has to do with the other document, which is owned
// by tiles of ground; then the unions of what all of them have found.
#pragma once

#include <vector>

#include "base/log.hpp"
#include "layers/layer_store.hpp"
#include "layers/worker.hpp"
#include "model/compared.hpp"
#include "model/compared_part.hpp"

namespace terracord::checks {

// Which tiles are this run's, of how many shards.
struct TileShare {
    std::uint32_t index = 1;  // 1..count
    std::uint32_t count = 1;
};

// The first step. Lists are in the order of features, whatever `jobs`. Cost: one overlay for each pair of features
// whose boxes meet. An overlay that fails (316) is reported, and is the part's problem.
model::ComparedPart compare_part(const model::Analysis& analysis, const model::ComparisonSpec& spec,
                                 const layers::LayerStore& store, unsigned jobs, TileShare share, Log& log);

// The second, over the parts of all shards, in any order: all but the finding. Sums and lists are in the order of
// features and classes. Cost: one union for each pair of classes. A part's problem is that of the whole. Errors: 316.
Result<model::Compared> conclude(const model::ComparisonSpec& spec, std::vector<model::ComparedPart> parts,
                                 layers::Worker& worker);

}  // namespace terracord::checks
