// The one palette of all maps and reports: colours that colour-blind people can tell apart (Okabe and Ito's, darkened
// until text on white reads well), each with a hatch and a mark that survive a black-and-white print. QGIS styles, the
// page and the printed maps take theirs from here. Constant data, safe to share.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/summary.hpp"
#include "model/vocabulary.hpp"

namespace terracord::cartography {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    bool operator==(const Colour&) const = default;
};

enum class Hatch : std::uint8_t { none, rising, falling, crossed, dotted };
enum class Dash : std::uint8_t { solid, dashed, dotted };

// How something is drawn. Widths and distances in millimetres on paper.
struct Style {
    Colour fill;
    Colour line;
    Hatch hatch = Hatch::none;
    double hatch_mm = 2.0;  // between the lines
    double line_mm = 0.4;
    Dash dash = Dash::solid;
    std::string_view mark;  // one character that stands for it in tables and on points
};

[[nodiscard]] const Style& style_of(model::Verdict verdict);
[[nodiscard]] const Style& style_of(model::DocumentsRollup rollup);
[[nodiscard]] const Style& style_of(model::NeedsRollup rollup);

// What is drawn beside verdicts and roll-ups: "perimeter", "sliver", "uncovered", "adjusted", "overlap", "gap",
// "commune". Anything else has the style of a plain line.
[[nodiscard]] const Style& style_named(std::string_view name);
[[nodiscard]] std::span<const std::string_view> style_names();

// Ground of a document under a map, by the class of the feature: the colours planners know zones by where the class
// starts like one (U, AU, A, N), else one of a few pale ones that is always the same for the same words.
[[nodiscard]] Style ground_style(std::string_view document_type, std::string_view layer, std::string_view feature_class);

// "#9e2a00".
[[nodiscard]] std::string_view hex(const Colour& colour, std::span<char, 7> buffer);

}  // namespace terracord::cartography
