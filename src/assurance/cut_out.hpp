// Projects on less ground.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "layers/worker.hpp"
#include "model/assurance.hpp"
#include "model/finding.hpp"
#include "model/project.hpp"

namespace terracord::assurance {

// Ground to give up: of the perimeter, or of the parts that a finding measured.
struct Cut {
    std::string subject;  // Finding::subject
    geometry::Shape ground{geometry::Family::area};
    double widened_m = 0.0;
};

// What a finding found on the ground, by how much is taken of it, least first: its robust pieces, its slivers too, more
// and more beyond them. `step` counts from 0 to kCutSteps - 1; nothing: this step takes no other ground than the next.
// Errors: 316.
inline constexpr std::size_t kCutSteps = 5;
Result<std::optional<Cut>> cut_of(const model::Finding& finding, std::size_t step, layers::Worker& worker);

// The project without the ground of these cuts. Errors: 316.
Result<model::Project> without(const model::Project& project, const std::vector<Cut>& cuts, layers::Worker& worker);

// Area, parts and width of what is left of what was cut. Errors: 316.
Result<model::CutOut> described(const model::Project& project, const model::Project& less,
                                const std::vector<Cut>& cuts, layers::Worker& worker);

// Is so little left that nothing is?
[[nodiscard]] bool nothing_left(const model::CutOut& cut);

}  // namespace terracord::assurance
