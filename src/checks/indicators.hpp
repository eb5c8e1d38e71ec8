// The number a check of kind `programme` asks of a project. Missing values stay missing: never zero.
#pragma once

#include <optional>

#include "base/error.hpp"
#include "layers/worker.hpp"
#include "model/programme.hpp"
#include "model/project.hpp"

namespace terracord::checks {

struct Indicated {
    std::optional<double> value;  // in indicator_unit
    std::optional<double> ground_m2;
};

// m2 that ratios are taken over: the declared land, or the perimeter less the parts the check leaves out (their union,
// where they lie in the perimeter). Empty: the land is not declared. One overlay where parts are left out; error 316.
[[nodiscard]] Result<std::optional<double>> ground_of(const model::Programme& kind, const model::Project& project,
                                                      layers::Worker& worker);

[[nodiscard]] std::optional<double> indicate(const model::Programme& kind, const model::Project& project,
                                             std::optional<double> ground_m2);

// Dwellings that a share of all of them demands: rounded up (20 % of 33 is 7).
[[nodiscard]] double dwellings_for(double share, double housing_units);

}  // namespace terracord::checks
