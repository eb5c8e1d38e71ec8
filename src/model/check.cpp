#include "model/check.hpp"

#include <array>

namespace terracord::model {

namespace {

constexpr std::array<std::string_view, 22> kKindCodes{
    "overlap",  "exclusion", "containment",  "distance",  "length",     "count",  "breakdown", "corridor",
    "frontage", "setback",   "consumption",  "alignment", "projects",   "raster", "clause",    "manual",
    "declared", "programme", "destinations", "access",    "population", "land"};
// In place of "raster": a raster answers several questions.
constexpr std::array<std::string_view, 6> kRasterCodes{"raster_mean",       "raster_min",   "raster_max",
                                                       "raster_percentile", "raster_share", "raster_classes"};
constexpr std::array<std::string_view, 17> kQuantityCodes{
    "area",           "share",           "outside_area",   "outside_share", "zone_share", "length",
    "count",          "distance",        "value",          "excess",        "width",      "cut_share",
    "remaining_area", "cumulated_share", "followed_share", "served_share",  "gain"};
constexpr std::array<std::string_view, 5> kOriginCodes{"law", "document", "usage", "default", "user"};
constexpr std::array<std::string_view, 4> kComparisonCodes{"<", "<=", ">", ">="};

static_assert(std::variant_size_v<CheckKind> == kKindCodes.size());

}  // namespace

bool reads_layer(const CheckKind& kind) {
    return !std::holds_alternative<Clause>(kind) && !std::holds_alternative<Manual>(kind) &&
           !std::holds_alternative<Declared>(kind);
}

std::string_view code(const CheckKind& kind) {
    if (const auto* raster = std::get_if<Raster>(&kind)) return code(raster->statistic);
    return kKindCodes[kind.index()];
}
std::string_view code(RasterStatistic value) { return kRasterCodes[static_cast<std::size_t>(value)]; }
std::vector<std::string> check_kind_codes() {
    std::vector<std::string> codes;
    for (const std::string_view kind : kKindCodes) {
        if (kind != "raster") codes.emplace_back(kind);
    }
    codes.insert(codes.end(), kRasterCodes.begin(), kRasterCodes.end());
    return codes;
}

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
