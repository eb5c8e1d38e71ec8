#include "model/assurance.hpp"

#include <algorithm>
#include <array>

namespace terracord::model {

namespace {

// The codes of each list, in the order of its enumerators.
constexpr std::array<std::string_view, 3> kFirmnessCodes{"unexamined", "stable", "fragile"};
constexpr std::array<std::string_view, 5> kBasisCodes{"none", "attributes", "bound", "shifted", "recomputed"};
constexpr std::array<std::string_view, 4> kClearableCodes{"unexamined", "yes", "nothing", "otherwise"};
constexpr std::array<std::string_view, 4> kLeverKindCodes{"programme", "study", "consent", "procedure"};

}  // namespace

std::string_view code(Firmness value) { return kFirmnessCodes[static_cast<std::size_t>(value)]; }
std::string_view code(FirmnessBasis value) { return kBasisCodes[static_cast<std::size_t>(value)]; }
std::string_view code(Clearable value) { return kClearableCodes[static_cast<std::size_t>(value)]; }
std::string_view code(LeverKind value) { return kLeverKindCodes[static_cast<std::size_t>(value)]; }

std::vector<std::string> lever_kind_codes() { return {kLeverKindCodes.begin(), kLeverKindCodes.end()}; }

std::optional<LeverKind> lever_kind_from(std::string_view code) {
    const auto found = std::find(kLeverKindCodes.begin(), kLeverKindCodes.end(), code);
    if (found == kLeverKindCodes.end()) return std::nullopt;
    return static_cast<LeverKind>(found - kLeverKindCodes.begin());
}

}  // namespace terracord::model
