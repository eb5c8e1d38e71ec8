#include "model/objective.hpp"

#include <array>

namespace terracord::model {

std::string_view code(ObjectiveReading value) {
    constexpr std::array<std::string_view, 4> kCodes{"contributes", "neutral", "contrary", "not_assessed"};
    return kCodes[static_cast<std::size_t>(value)];
}

std::string_view code(ObjectiveRule value) { return value == ObjectiveRule::cautious ? "cautious" : "majority"; }

}  // namespace terracord::model
