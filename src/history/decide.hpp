// A decision on a finding of a finished run, written with the evidence it is taken on. docs/life-of-a-file.md.
#pragma once

#include <filesystem>
#include <string>

#include "base/error.hpp"
#include "model/decision.hpp"

namespace terracord::history {

// What a person says; what the run says is taken from it.
struct DecisionWords {
    std::string finding;
    model::DecisionState state = model::DecisionState::follow_up;
    std::string reason;
    std::string author;
    std::string date;
    std::string attachment;
};

// The lines of TOML to append to a file of decisions. Errors 303, 503; 208: no such finding in the run; 206: words that
// are missing, a date that is none.
[[nodiscard]] Result<std::string> decision_toml(const std::filesystem::path& run, const DecisionWords& words);

}  // namespace terracord::history
