// What clears a finding other than less ground: an option to examine, named by the entry of a check.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace terracord::model {

enum class LeverKind : std::uint8_t {
    programme,  // another programme, or its building elsewhere on the ground
    study,      // a study or survey the rule asks for or admits
    consent,    // an authority's agreement
    procedure,  // an evolution of the document itself
};

struct Lever {
    LeverKind kind = LeverKind::study;
    Text text;              // a noun phrase: "accord de l'architecte des Bâtiments de France"
    std::string reference;  // legal; empty: none
    bool verified = false;  // the reference was read at its source
};

[[nodiscard]] std::string_view code(LeverKind value);
[[nodiscard]] std::vector<std::string> lever_kind_codes();
[[nodiscard]] std::optional<LeverKind> lever_kind_from(std::string_view code);

}  // namespace terracord::model
