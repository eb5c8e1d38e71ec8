#include "wording/numbers.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/json_writer.hpp"
#include "wording/phrases.hpp"

namespace terracord::wording {

namespace {

constexpr std::string_view kNarrow = "\u202F";
constexpr std::string_view kNoBreak = "\u00A0";
constexpr double kWholeTolerance = 1e-9;  // shares agree to this (docs/semantics.md)
constexpr double kSquareMetresPerHectare = 10'000.0;
constexpr double kMetresPerKilometre = 1'000.0;

// "1250.5" -> "1 250,5" with the given separators.
std::string grouped(std::string_view plain, std::string_view thousands, char point) {
    std::string out;
    if (!plain.empty() && plain.front() == '-') {
        out += "\u2212";
        plain.remove_prefix(1);
    }
    const std::size_t dot = plain.find('.');
    const std::string_view whole = plain.substr(0, dot);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) out += thousands;
        out += whole[i];
    }
    if (dot != std::string_view::npos) {
        out += point;
        out += plain.substr(dot + 1);
    }
    return out;
}

Text in_both(std::string_view plain) { return {grouped(plain, kNarrow, ','), grouped(plain, ",", '.')}; }

double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

Text with_unit(Text value, std::string_view unit, std::string_view french_space = kNoBreak) {
    value.fr.append(french_space).append(unit);
    value.en.append(kNoBreak).append(unit);
    return value;
}

// The smallest step that `decimals` can show.
double step(int decimals) { return std::pow(10.0, -decimals); }

Text less_than(Text value) { return say(Phrase::less_than, {{"value", std::move(value)}}); }

}  // namespace

Text number(double value, int decimals) {
    if (!std::isfinite(value)) return say(Phrase::unknown_value, {});
    std::string plain;
    // Half away from zero, as people round; append_fixed alone would round the binary value to even.
    append_fixed(plain, rounded(value, decimals), decimals);
    return in_both(plain);
}

Text count(std::int64_t value) { return in_both(std::to_string(value)); }

Text area(SquareMetres value, int extra) {
    const double m2 = value.value;
    if (!std::isfinite(m2)) return say(Phrase::unknown_value, {});
    const int usual = m2 < 100.0 ? 1 : 0;
    const int decimals = usual + extra;
    if (m2 > 0.0 && rounded(m2, decimals) < step(decimals))
        return less_than(with_unit(number(step(decimals), decimals), "m²"));
    if (rounded(m2, decimals) < kSquareMetresPerHectare) return with_unit(number(m2, decimals), "m²");
    const double hectares = m2 / kSquareMetresPerHectare;
    const int shown = hectares < 100.0 ? 2 : hectares < 10'000.0 ? 1 : 0;
    return with_unit(number(hectares, shown + extra), "ha");
}

Text length(Metres value, int extra) {
    const double metres = value.value;
    if (!std::isfinite(metres)) return say(Phrase::unknown_value, {});
    const int decimals = (metres < 100.0 ? 1 : 0) + extra;
    if (metres > 0.0 && rounded(metres, decimals) < step(decimals))
        return less_than(with_unit(number(step(decimals), decimals), "m"));
    if (rounded(metres, decimals) < kMetresPerKilometre) return with_unit(number(metres, decimals), "m");
    return with_unit(number(metres / kMetresPerKilometre, (metres < 100'000.0 ? 1 : 0) + extra), "km");
}

Text share(Share value, int extra) {
    if (!std::isfinite(value.value)) return say(Phrase::unknown_value, {});
    const double percent = value.value * 100.0;
    const int decimals = (percent < 1.0 ? 2 : 1) + extra;
    const auto shown = [&](double p) { return with_unit(number(p, decimals), "%", kNarrow); };
    if (percent > 0.0 && rounded(percent, decimals) < step(decimals)) return less_than(shown(step(decimals)));
    if (value.value < 1.0 - kWholeTolerance && rounded(percent, decimals) >= 100.0) {
        return say(Phrase::more_than, {{"value", shown(100.0 - step(decimals))}});
    }
    return shown(percent);
}

Text date(std::string_view iso) {
    constexpr std::array<std::string_view, 12> kFrench{"janvier",   "février", "mars",     "avril",
                                                       "mai",       "juin",    "juillet",  "août",
                                                       "septembre", "octobre", "novembre", "décembre"};
    constexpr std::array<std::string_view, 12> kEnglish{"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
    const auto digits = [&](std::size_t at, std::size_t size) -> std::optional<int> {
        int parsed = 0;
        const char* const end = iso.data() + at + size;
        const auto result = std::from_chars(iso.data() + at, end, parsed);
        return result.ec == std::errc{} && result.ptr == end && parsed >= 0 ? std::optional(parsed) : std::nullopt;
    };
    const bool shaped =
        iso.size() >= 10 && iso[4] == '-' && iso[7] == '-' && (iso.size() == 10 || iso[10] == 'T' || iso[10] == ' ');
    if (!shaped) return same_text(std::string(iso));
    const auto year = digits(0, 4);
    const auto month = digits(5, 2);
    const auto day = digits(8, 2);
    if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31)
        return same_text(std::string(iso));
    const std::string shown_day = std::to_string(*day);
    const std::string shown_year = std::to_string(*year);
    const auto name = static_cast<std::size_t>(*month - 1);
    Text out;
    out.fr.append(*day == 1 ? "1er" : shown_day).append(kNoBreak).append(kFrench[name]).append(" ").append(shown_year);
    out.en.append(shown_day).append(kNoBreak).append(kEnglish[name]).append(" ").append(shown_year);
    return out;
}

}  // namespace terracord::wording
