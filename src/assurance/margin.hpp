// How far a finding is beyond the thresholds it met.
#pragma once

#include <optional>
#include <vector>

#include "checks/measure.hpp"
#include "model/finding.hpp"

namespace terracord::assurance {

// Of every condition that was met and counts, each quantity and limit once, in the order of the thresholds.
[[nodiscard]] std::vector<model::Margin> margins_of(const model::Finding& finding);

// How far the subject must draw back from what it is too near to; nothing: no distance is too short.
[[nodiscard]] std::optional<double> retreat_of(const model::Finding& finding);

// The same for the distance to keep that a setback reads of each feature: by which the worker's subject must draw back
// from the one it is deepest in. One distance for each feature near.
[[nodiscard]] std::optional<double> retreat_from_bands(const checks::Task& task);

}  // namespace terracord::assurance
