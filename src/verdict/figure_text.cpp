#include "verdict/figure_text.hpp"

#include <cmath>

#include "wording/numbers.hpp"
#include "wording/phrases.hpp"

namespace terracord::verdict {

namespace {
constexpr int kDecimals = 2;
constexpr double kSmallHeight = 10.0;
}  // namespace

Text figure_value(std::string_view unit, double value, int extra) {
    // Heights of water and of steps are told to the centimetre.
    if (unit == "m" && std::abs(value) >= kSmallHeight) return wording::length(Metres{value}, extra);
    if (unit == "m2") return wording::area(SquareMetres{value}, extra);
    if (unit == "share") return wording::share(Share{value}, extra);
    Text text = wording::number(value, kDecimals + extra);
    if (unit.empty()) return text;
    // Words of the model ("per_ha") have their names; any other unit is its own.
    const Text name = wording::label(value > -2.0 && value < 2.0 ? "unit_one" : "unit", unit);
    return {text.fr + "\u00A0" + name.fr, text.en + "\u00A0" + name.en};
}

}  // namespace terracord::verdict
