#include "model/need.hpp"

#include <array>

namespace terracord::model {

namespace {

constexpr std::array<std::string_view, 2> kSenseCodes{"at_least", "at_most"};
constexpr std::array<std::string_view, 4> kSplitCodes{"area", "dwellings", "shares", "found"};
constexpr std::array<std::string_view, 8> kStateCodes{"not_assessable", "shortfall", "nearly_met", "met",
                                                      "over",           "within",    "tight",      "exceeded"};

}  // namespace

std::string_view code(NeedSense value) { return kSenseCodes[static_cast<std::size_t>(value)]; }
std::string_view code(NeedSplit value) { return kSplitCodes[static_cast<std::size_t>(value)]; }
std::string_view code(UnitState value) { return kStateCodes[static_cast<std::size_t>(value)]; }

std::optional<NeedSense> need_sense_from(std::string_view code) {
    if (code == kSenseCodes[0]) return NeedSense::at_least;
    if (code == kSenseCodes[1]) return NeedSense::at_most;
    return std::nullopt;
}

std::optional<NeedSplit> need_split_from(std::string_view code) {
    for (std::size_t i = 0; i < kSplitCodes.size(); ++i) {
        if (kSplitCodes[i] == code) return static_cast<NeedSplit>(i);
    }
    return std::nullopt;
}

}  // namespace terracord::model
