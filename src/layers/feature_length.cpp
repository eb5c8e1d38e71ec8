#include "layers/feature_length.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace terracord::layers {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kKilometre = 1000.0;

// A number with a decimal point or comma, then nothing, "m" or "km".
double written_length(std::string_view text) {
    std::string digits;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c != '.' && c != ',' && (c < '0' || c > '9')) break;
        digits += c == ',' ? '.' : c;
    }
    std::string unit;
    for (; at < text.size(); ++at) {
        if (text[at] != ' ') unit += text[at];
    }
    double number = 0.0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return kUnknown;
    if (unit == "km") number *= kKilometre;
    const bool known = unit.empty() || unit == "m" || unit == "km";
    return known && std::isfinite(number) && number > 0.0 ? number : kUnknown;
}

}  // namespace

double metres_of(const model::FeatureLength& length, std::string_view text) {
    const double otherwise = length.fixed ? length.fixed->value : kUnknown;
    if (length.column.empty() && length.attributes.empty()) return otherwise;
    if (length.codes.empty()) {
        const double written = written_length(text);
        return std::isnan(written) ? otherwise : written;
    }
    for (const auto& [code, metres] : length.codes) {
        if (code == text) return metres;
    }
    return otherwise;
}

}  // namespace terracord::layers
