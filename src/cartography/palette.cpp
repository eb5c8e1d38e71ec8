#include "cartography/palette.hpp"

#include <array>

namespace terracord::cartography {

namespace {

constexpr Colour kInk{40, 40, 40, 255};
constexpr Colour kClear{255, 255, 255, 0};

// By the value of model::Verdict.
constexpr std::array kVerdicts{
    Style{kClear, {150, 150, 150, 255}, Hatch::none, 2.0, 0.3, Dash::solid, "–"},                // not applicable
    Style{kClear, {90, 90, 90, 255}, Hatch::none, 2.0, 0.3, Dash::solid, "·"},                   // information
    Style{{0, 158, 115, 60}, {0, 110, 80, 255}, Hatch::none, 2.0, 0.4, Dash::solid, "✓"},        // coherent
    Style{{158, 208, 245, 120}, {0, 93, 153, 255}, Hatch::none, 2.0, 0.4, Dash::dashed, "i"},    // attention
    Style{{230, 159, 0, 90}, {138, 90, 0, 255}, Hatch::rising, 2.0, 0.5, Dash::solid, "!"},      // reservation
    Style{{120, 120, 120, 40}, {60, 60, 60, 255}, Hatch::falling, 2.5, 0.4, Dash::dotted, "?"},  // not assessable
    Style{{158, 42, 0, 150}, {90, 20, 0, 255}, Hatch::crossed, 1.8, 0.6, Dash::solid, "✕"},      // conflict
};

constexpr std::array kDocuments{
    Style{{158, 42, 0, 35}, {158, 42, 0, 255}, Hatch::none, 2.0, 0.7, Dash::solid, "✕"},      // conflict
    Style{{150, 150, 150, 40}, {90, 90, 90, 255}, Hatch::none, 2.0, 0.6, Dash::dotted, "?"},  // not demonstrated
    Style{{230, 159, 0, 40}, {138, 90, 0, 255}, Hatch::none, 2.0, 0.6, Dash::dashed, "!"},    // reservations
    Style{{0, 158, 115, 50}, {0, 110, 80, 255}, Hatch::none, 2.0, 0.6, Dash::solid, "✓"},     // no contradiction
    Style{kClear, {90, 90, 90, 255}, Hatch::none, 2.0, 0.4, Dash::solid, "–"},                // nothing checked
};

constexpr std::array kNeeds{
    Style{{178, 24, 43, 60}, {178, 24, 43, 255}, Hatch::none, 2.0, 0.5, Dash::solid, "−"},    // worsens
    Style{{150, 150, 150, 40}, {90, 90, 90, 255}, Hatch::none, 2.0, 0.5, Dash::dotted, "?"},  // not assessable
    Style{{0, 114, 178, 60}, {0, 93, 153, 255}, Hatch::none, 2.0, 0.5, Dash::solid, "+"},     // contributes
    Style{kClear, {90, 90, 90, 255}, Hatch::none, 2.0, 0.4, Dash::solid, "="},                // neutral
    Style{kClear, {150, 150, 150, 255}, Hatch::none, 2.0, 0.4, Dash::solid, "–"},             // nothing checked
};

struct Named {
    std::string_view name;
    Style style;
};
constexpr std::array kNamed{
    Named{"perimeter", {kClear, {0, 0, 0, 255}, Hatch::none, 2.0, 0.8, Dash::solid, ""}},
    Named{"sliver", {{204, 121, 167, 90}, {116, 55, 90, 255}, Hatch::none, 2.0, 0.3, Dash::solid, ""}},
    Named{"uncovered", {{120, 120, 120, 50}, {60, 60, 60, 255}, Hatch::falling, 2.5, 0.3, Dash::dotted, "?"}},
    Named{"adjusted", {{0, 158, 115, 50}, {0, 110, 80, 255}, Hatch::none, 2.0, 0.6, Dash::dashed, ""}},
    Named{"overlap", {{204, 121, 167, 90}, {204, 121, 167, 255}, Hatch::none, 2.0, 0.3, Dash::solid, ""}},
    Named{"gap", {{116, 55, 90, 90}, {116, 55, 90, 255}, Hatch::none, 2.0, 0.3, Dash::solid, ""}},
    Named{"commune", {kClear, {90, 90, 90, 255}, Hatch::none, 2.0, 0.3, Dash::dashed, ""}},
};
constexpr Style kPlain{kClear, kInk, Hatch::none, 2.0, 0.3, Dash::solid, ""};

constexpr std::array kNames = [] {
    std::array<std::string_view, kNamed.size()> names;
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = kNamed[i].name;
    return names;
}();

// Pale grounds: verdicts drawn over them must keep their contrast.
constexpr Style ground(Colour fill, Colour line) { return {fill, line, Hatch::none, 2.0, 0.2, Dash::solid, ""}; }
constexpr Style kUrban = ground({246, 214, 210, 255}, {160, 120, 115, 255});
constexpr Style kToUrbanise = ground({252, 232, 214, 255}, {175, 140, 110, 255});
constexpr Style kFarmed = ground({252, 248, 208, 255}, {150, 145, 95, 255});
constexpr Style kNatural = ground({218, 236, 209, 255}, {115, 145, 105, 255});
constexpr std::array kOther{
    ground({222, 232, 241, 140}, {110, 130, 150, 255}), ground({235, 226, 240, 140}, {135, 115, 145, 255}),
    ground({226, 238, 236, 140}, {110, 140, 135, 255}), ground({240, 235, 226, 140}, {145, 130, 105, 255}),
    ground({236, 236, 236, 140}, {125, 125, 125, 255})};

bool starts(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

}  // namespace

const Style& style_of(model::Verdict verdict) { return kVerdicts[static_cast<std::size_t>(verdict)]; }
const Style& style_of(model::DocumentsRollup rollup) { return kDocuments[static_cast<std::size_t>(rollup)]; }
const Style& style_of(model::NeedsRollup rollup) { return kNeeds[static_cast<std::size_t>(rollup)]; }

const Style& style_named(std::string_view name) {
    for (const Named& named : kNamed) {
        if (named.name == name) return named.style;
    }
    return kPlain;
}

std::span<const std::string_view> style_names() { return kNames; }

Style ground_style(std::string_view document_type, std::string_view layer, std::string_view feature_class) {
    if (starts(document_type, "plu") && layer == "zones") {
        if (starts(feature_class, "U")) return kUrban;
        if (starts(feature_class, "AU") || starts(feature_class, "1AU") || starts(feature_class, "2AU"))
            return kToUrbanise;
        if (starts(feature_class, "A")) return kFarmed;
        if (starts(feature_class, "N")) return kNatural;
    }
    // FNV-1a: the same words have the same colour on every machine.
    std::uint32_t hash = 2166136261U;
    for (const std::string_view part : {document_type, std::string_view("/"), layer}) {
        for (const char letter : part) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    }
    return kOther[hash % kOther.size()];
}

std::string_view hex(const Colour& colour, std::span<char, 7> buffer) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    buffer[0] = '#';
    const std::array parts{colour.red, colour.green, colour.blue};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        buffer[1 + 2 * i] = kDigits[parts[i] >> 4U];
        buffer[2 + 2 * i] = kDigits[parts[i] & 15U];
    }
    return {buffer.data(), buffer.size()};
}

}  // namespace terracord::cartography
