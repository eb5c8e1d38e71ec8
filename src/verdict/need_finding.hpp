// The findings of a need for one project, with their sentences: one of needs, and one among documents where the
// target's document binds. Numbers are those of the account; nothing is computed here but roundings. Pure.
#pragma once

#include <vector>

#include "model/finding.hpp"
#include "model/need.hpp"
#include "model/project.hpp"

namespace terracord::verdict {

struct NeedCase {
    const model::NeedSpec& need;
    const model::UnitLayer& layer;
    const model::NeedData& data;
    const model::NeedBalance& balance;
    const model::Project& project;
    const model::ProjectNeed& input;  // answered
};

[[nodiscard]] std::vector<model::Finding> need_findings(const NeedCase& of);

// Why a unit has no state: no target, an unknown stock, projects that do not say what they bring.
[[nodiscard]] Text why_open(const model::UnitFigures& figures, const model::UnitBalance& unit);

// "120 logements", in the need's unit; of rates its own ("12,3 %", "35 logements/ha").
[[nodiscard]] Text need_amount(const model::NeedSpec& need, double value);
// `extra` more decimals than usual.
[[nodiscard]] Text need_target(const model::NeedSpec& need, double value, int extra = 0);
// What all projects leave of a unit's need, in a sentence without a stop; empty where the unit has no state.
[[nodiscard]] Text balance_sentence(const model::NeedSpec& need, const model::UnitBalance& unit);

}  // namespace terracord::verdict
