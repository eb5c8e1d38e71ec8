// What the kinds of check that look beyond a plain overlap measured, in words: corridors, frontages, setbacks, zones,
// lines to follow, other projects. Pure functions, safe for concurrent calls.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "wording/phrases.hpp"

namespace terracord::verdict {

// The words of a finding that its facts are made of.
struct FactWords {
    const std::vector<wording::Argument>& common;
    const Text& of_what;  // "de « X » du PLU"
    const Text& where;    // "en « X » du PLU"
};

// The fact of such a kind, no final stop; nothing for the others. `shown` says a quantity apart from its limits.
[[nodiscard]] std::optional<Text> ground_fact(const model::Finding& finding, const model::Amounts& amounts,
                                              const FactWords& words,
                                              const std::function<Text(model::Quantity)>& shown);

// Does the kind have a sentence of its own for "nothing there"?
[[nodiscard]] bool speaks_of_its_own(std::string_view kind);

// Is what it has to know of the document more than the subject's ground?
[[nodiscard]] bool looks_around(std::string_view kind);

}  // namespace terracord::verdict
