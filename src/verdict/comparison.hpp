// What a comparison of two documents amounts to, as a finding whose subject is the pair. Pure; no geometry is computed.
#pragma once

#include "model/analysis.hpp"
#include "model/compared.hpp"

namespace terracord::verdict {

// `problem`: why the two could not be compared; empty: they were. A conflict between the two is the comparison's
// verdict where a robust patch carries it, information where slivers alone do; of documents that are not in force at
// most a point of attention. Ground beyond one of the footprints, with nothing found, is not assessable.
[[nodiscard]] model::Finding comparison_finding(const model::Analysis& analysis, const model::ComparisonSpec& spec,
                                                const model::Compared& comparison, const Text& problem);

}  // namespace terracord::verdict
