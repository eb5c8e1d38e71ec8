// The limit one feature of a plan states, read in this order: an attribute of the standard's optional pairs, a number
// in its label or TXT, a row of the document's table of rules. Pure functions of the frozen store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/measure.hpp"

namespace terracord::checks {

struct ReadRule {
    std::optional<double> limit;  // in the unit read; empty: the feature states none that can be read
    std::string written;          // as the plan or the table writes it
    bool interpreted = false;     // taken out of a text
    bool example = false;         // a row of the table marked as an example: no rule to hold a project to
};

// `unit` is how the limit is read (rule_text.hpp). `attributes` false: the feature is a zone, whose rules stand in the
// table only.
[[nodiscard]] ReadRule rule_of(const Task& task, std::uint32_t feature, std::string_view unit, bool attributes);

// The table's rows of the check's rule that speak of a zone of this name in the project's communes, the most particular
// name first and alone: an exact name hides a pattern, a row of the commune hides one of every commune.
[[nodiscard]] std::vector<const model::RuleRow*> rows_for(const Task& task, std::size_t document, std::string_view zone,
                                                          std::string_view rule);

}  // namespace terracord::checks
