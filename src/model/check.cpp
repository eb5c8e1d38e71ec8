#include "model/check.hpp"

#include <array>

namespace terracord::model {

namespace {

constexpr std::array<std::string_view, 7> kKindCodes{"overlap", "exclusion", "containment", "distance",
                                                     "length",  "count",     "breakdown"};
constexpr std::array<std::string_view, 13> kQuantityCodes{
    "area",     "share", "outside_area", "outside_share", "zone_share", "length",        "count",
    "distance", "value", "excess",       "width",         "cut_share",  "remaining_area"};
constexpr std::array<std::string_view, 5> kOriginCodes{"law", "document", "usage", "default", "user"};
constexpr std::array<std::string_view, 4> kComparisonCodes{"<", "<=", ">", ">="};

static_assert(std::variant_size_v<CheckKind> == kKindCodes.size());

}  // namespace

std::string_view code(const CheckKind& kind) { return kKindCodes[kind.index()]; }
std::vector<std::string> check_kind_codes() { return {kKindCodes.begin(), kKindCodes.end()}; }

std::vector<std::string> quantity_codes() { return {kQuantityCodes.begin(), kQuantityCodes.end()}; }
std::string_view code(Quantity value) { return kQuantityCodes[static_cast<std::size_t>(value)]; }

std::optional<Quantity> quantity_from(std::string_view code) {
    for (std::size_t i = 0; i < kQuantityCodes.size(); ++i) {
        if (kQuantityCodes[i] == code) return static_cast<Quantity>(i);
    }
    return std::nullopt;
}

std::string_view code(Origin value) { return kOriginCodes[static_cast<std::size_t>(value)]; }

std::optional<Origin> origin_from(std::string_view code) {
    for (std::size_t i = 0; i < kOriginCodes.size(); ++i) {
        if (kOriginCodes[i] == code) return static_cast<Origin>(i);
    }
    return std::nullopt;
}

std::string_view code(Comparison value) { return kComparisonCodes[static_cast<std::size_t>(value)]; }

}  // namespace terracord::model
