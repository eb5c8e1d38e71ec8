#include "model/decision.hpp"

#include <algorithm>
#include <array>

namespace terracord::model {

namespace {

constexpr std::array<std::string_view, 3> kStates{"accepted", "rejected", "follow_up"};
constexpr std::array<std::string_view, 6> kStandings{"holds",       "evidence_moved", "document_changed",
                                                     "no_evidence", "superseded",     "orphaned"};

}  // namespace

std::string_view code(DecisionState value) { return kStates[static_cast<std::size_t>(value)]; }
std::string_view code(Standing value) { return kStandings[static_cast<std::size_t>(value)]; }

std::optional<DecisionState> decision_state_from(std::string_view code) {
    const auto found = std::find(kStates.begin(), kStates.end(), code);
    if (found == kStates.end()) return std::nullopt;
    return static_cast<DecisionState>(found - kStates.begin());
}

std::vector<std::string> decision_state_codes() { return {kStates.begin(), kStates.end()}; }

}  // namespace terracord::model
