#include "cartography/palette.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>
#include <string>
#include <vector>

namespace terracord::cartography {
namespace {

const std::vector<model::Verdict> kOnMaps{model::Verdict::conflict, model::Verdict::reservation,
                                          model::Verdict::attention, model::Verdict::not_assessable,
                                          model::Verdict::coherent};

// Relative luminance and contrast: WCAG 2.1.
double luminance(const Colour& colour) {
    const auto part = [](std::uint8_t value) {
        const double share = value / 255.0;
        return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.red) + 0.7152 * part(colour.green) + 0.0722 * part(colour.blue);
}
double contrast(const Colour& a, const Colour& b) {
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

TEST(Palette, tells_verdicts_apart_without_any_colour) {
    std::set<std::string> marks;
    std::set<std::pair<Hatch, Dash>> patterns;
    for (const model::Verdict verdict : kOnMaps) {
        const Style& style = style_of(verdict);
        marks.insert(std::string(style.mark));
        patterns.insert({style.hatch, style.dash});
    }
    EXPECT_EQ(marks.size(), kOnMaps.size());
    EXPECT_EQ(patterns.size(), kOnMaps.size());
}

TEST(Palette, has_lines_that_read_on_white_paper) {
    constexpr Colour kWhite{255, 255, 255, 255};
    for (const model::Verdict verdict : kOnMaps)
        EXPECT_GE(contrast(style_of(verdict).line, kWhite), 4.5) << style_of(verdict).mark;
}

TEST(Palette, gives_zones_the_colours_planners_know_and_other_ground_always_the_same) {
    const Style urban = ground_style("plu", "zones", "UA");
    EXPECT_EQ(urban.fill, ground_style("plu", "zones", "UB").fill);
    EXPECT_NE(urban.fill, ground_style("plu", "zones", "N").fill);
    EXPECT_NE(ground_style("plu", "zones", "A").fill, ground_style("plu", "zones", "AUs").fill);
    EXPECT_EQ(ground_style("ppr-flood", "zones", "R").fill, ground_style("ppr-flood", "zones", "B").fill);
}

TEST(Palette, writes_colours_as_the_web_does) {
    std::array<char, 7> buffer{};
    EXPECT_EQ(hex({158, 42, 0, 255}, buffer), "#9e2a00");
}

}  // namespace
}  // namespace terracord::cartography
