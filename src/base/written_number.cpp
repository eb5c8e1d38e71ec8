#include "base/written_number.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace terracord {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// Three digits after a blank, and no fourth: "1 250" is one number, "12 50" are two.
bool thousands_at(std::string_view text, std::size_t blank) {
    if (blank + 3 >= text.size() || text[blank] != ' ') return false;
    for (std::size_t i = blank + 1; i <= blank + 3; ++i) {
        if (!digit(text[i])) return false;
    }
    return blank + 4 == text.size() || !digit(text[blank + 4]);
}

}  // namespace

std::string plain_blanks(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        if (rest.starts_with("\u202f") || rest.starts_with("\u2009")) {
            plain += ' ';
            i += 2;
        } else if (rest.starts_with("\u00a0")) {
            plain += ' ';
            i += 1;
        } else {
            const char c = text[i];
            plain += c == '\t' || c == '\r' || c == '\n' ? ' ' : c;
        }
    }
    const auto first = plain.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return plain.substr(first, plain.find_last_not_of(' ') - first + 1);
}

std::string folded(std::string_view text) {
    struct Fold {
        std::string_view from;
        std::string_view to;
    };
    constexpr std::array<Fold, 27> kFolds{
        {{"à", "a"}, {"â", "a"}, {"ä", "a"}, {"é", "e"}, {"è", "e"}, {"ê", "e"}, {"ë", "e"},  {"î", "i"}, {"ï", "i"},
         {"ô", "o"}, {"ö", "o"}, {"ù", "u"}, {"û", "u"}, {"ü", "u"}, {"ç", "c"}, {"œ", "oe"}, {"À", "a"}, {"Â", "a"},
         {"É", "e"}, {"È", "e"}, {"Ê", "e"}, {"Î", "i"}, {"Ô", "o"}, {"Ç", "c"}, {"Œ", "oe"}, {"’", "'"}, {"²", "2"}}};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i);
        bool found = false;
        for (const Fold& fold : kFolds) {
            if (!rest.starts_with(fold.from)) continue;
            out += fold.to;
            i += fold.from.size();
            found = true;
            break;
        }
        if (found) continue;
        const char c = text[i++];
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

std::optional<WrittenNumber> leading_number(std::string_view plain) {
    std::size_t at = 0;
    const bool negative = !plain.empty() && plain.front() == '-';
    if (!plain.empty() && (plain.front() == '-' || plain.front() == '+')) ++at;
    std::string digits;
    bool decimals = false;
    while (at < plain.size()) {
        const char c = plain[at];
        if (digit(c)) {
            digits += c;
        } else if ((c == ',' || c == '.') && !decimals && at + 1 < plain.size() && digit(plain[at + 1])) {
            decimals = true;
            digits += '.';
        } else if (!decimals && !digits.empty() && digits.size() <= 3 + 3 * 3 && thousands_at(plain, at)) {
            // the blank is left out
        } else {
            break;
        }
        ++at;
    }
    WrittenNumber number;
    const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
    if (digits.empty() || status != std::errc{} || end != digits.data() + digits.size() ||
        !std::isfinite(number.value)) {
        return std::nullopt;
    }
    if (negative) number.value = -number.value;
    number.size = at;
    return number;
}

std::optional<WrittenNumber> written_number(std::string_view text) {
    const std::string plain = plain_blanks(text);
    auto number = leading_number(plain);
    if (!number) return std::nullopt;
    const std::string_view rest = std::string_view(plain).substr(number->size);
    // What follows must be a unit: another number, a sign or a second separator makes it something else.
    if (!rest.empty() && (rest.front() == ',' || rest.front() == '.')) return std::nullopt;
    for (const char c : rest) {
        if (digit(c) && !rest.ends_with("m2") && rest.find("m2") == std::string_view::npos) return std::nullopt;
        if (c == '+' || c == '-') return std::nullopt;
    }
    number->unit = plain_blanks(rest);
    return number;
}

std::string plain_key(std::string_view text) {
    const auto point = text.find('.');
    const bool digits = !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
    if (!digits || point == std::string_view::npos || point == 0) return std::string(text);
    return text.find_first_not_of('0', point + 1) == std::string_view::npos ? std::string(text.substr(0, point))
                                                                            : std::string(text);
}

}  // namespace terracord
