#include "checks/rule_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/written_number.hpp"

namespace terracord::checks {

namespace {

bool letter(char c) { return c >= 'a' && c <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

// The word the text starts with, letters only.
std::string_view first_word(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && letter(text[size])) ++size;
    return text.substr(0, size);
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view skip(std::string_view text) {
    const auto at = text.find_first_not_of(' ');
    return at == std::string_view::npos ? std::string_view{} : text.substr(at);
}

// "par hectare", "/ha", "/ hectare" at the start.
bool per_hectare(std::string_view after) {
    after = skip(after);
    if (after.starts_with("/"))
        after = skip(after.substr(1));
    else if (after.starts_with("par "))
        after = skip(after.substr(4));
    else if (after.starts_with("a l'"))
        after = after.substr(4);
    else
        return false;
    return one_of(first_word(after), {"ha", "hectare"});
}

bool names_metres(std::string_view after) {
    const std::string_view word = first_word(after);
    if (!one_of(word, {"m", "metre", "metres", "ml"})) return false;
    const std::string_view rest = after.substr(word.size());
    if (rest.starts_with("2")) return false;
    // An altitude above the datum, or a rate: no height.
    return !skip(rest).starts_with("ngf") && !skip(rest).starts_with("/");
}

bool names_square_metres(std::string_view after) {
    return after.starts_with("m2") || after.starts_with("metres carres") || after.starts_with("metre carre");
}

// Does what stands around a number make it a limit of this unit? Scales it.
std::optional<double> as_limit(double number, std::string_view before, std::string_view after, std::string_view unit) {
    const std::string_view next = skip(after);
    const auto says = [&](std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(),
                           [&](std::string_view word) { return before.find(word) != std::string_view::npos; });
    };
    if (unit == "m") {
        if (names_metres(next)) return number;
        const bool bare = next.empty() || one_of(next.substr(0, 1), {",", ";", ")", "-"});
        const bool height = before.starts_with("h ") || before.find(" h ") != std::string_view::npos ||
                            says({"hauteur", "ht ", "h=", "h =", "h:", "h :", "h max", "h min"});
        return bare && height ? std::optional(number) : std::nullopt;
    }
    if (unit == "share") {
        if (next.starts_with("%")) return number / 100.0;
        const bool bare = next.empty() || one_of(next.substr(0, 1), {",", ";", ")", "-"});
        return bare && number <= 1.0 && says({"ces", "emprise", "coef", "cpt", "pleine terre"}) ? std::optional(number)
                                                                                                : std::nullopt;
    }
    if (unit == "floors") {
        return one_of(first_word(next), {"niveau", "niveaux", "etage", "etages"})
                   ? std::optional(number + (first_word(next).starts_with("etage") ? 1.0 : 0.0))
                   : std::nullopt;
    }
    if (unit == "per_ha") {
        const std::string_view word = first_word(next);
        if (word.starts_with("log")) {
            std::string_view rest = next.substr(word.size());
            if (rest.starts_with(".")) rest = rest.substr(1);
            return per_hectare(rest) ? std::optional(number) : std::nullopt;
        }
        return per_hectare(next) ? std::optional(number) : std::nullopt;
    }
    if (unit == "m2") return names_square_metres(next) ? std::optional(number) : std::nullopt;
    if (unit == "kW") return first_word(next) == "kw" ? std::optional(number) : std::nullopt;
    if (unit == "dwellings") return first_word(next).starts_with("log") ? std::optional(number) : std::nullopt;
    if (unit == "places") return one_of(first_word(next), {"place", "places"}) ? std::optional(number) : std::nullopt;
    // A coefficient is a bare number that its name announces.
    const bool bare = next.empty() || one_of(next.substr(0, 1), {",", ";", ")", "-", "("});
    return bare && says({"cbs", "coef", "biotope"}) ? std::optional(number) : std::nullopt;
}

struct Candidate {
    double value = 0.0;
    bool says_min = false;
    bool says_max = false;
};

// A bound is announced before its number ("H max 12 m") or follows it ("12 m maximum").
Candidate bounded(double value, std::string_view before, std::string_view after) {
    const auto has = [](std::string_view text, std::string_view word) {
        return text.find(word) != std::string_view::npos;
    };
    // What follows belongs to this number up to the next one.
    const auto next_digit = std::find_if(after.begin(), after.end(), digit);
    const std::string_view own = after.substr(0, static_cast<std::size_t>(next_digit - after.begin()));
    const bool before_min = has(before, "min") || has(before, "au moins") || has(before, ">=") || has(before, "≥");
    const bool before_max =
        has(before, "max") || has(before, "au plus") || has(before, "<=") || has(before, "≤") || has(before, "plafon");
    if (before_min != before_max) return {value, before_min, before_max};
    if (next_digit != after.end()) return {value, false, false};
    return {value, has(own, "min"), has(own, "max")};
}

// R+2, R + 2 + C: the levels, attics left out.
std::vector<Candidate> levels(const std::string& text) {
    std::vector<Candidate> found;
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool starts = text[i] == 'r' && (i == 0 || (!letter(text[i - 1]) && !digit(text[i - 1])));
        if (!starts) continue;
        std::string_view rest = skip(std::string_view(text).substr(i + 1));
        if (!rest.starts_with("+")) continue;
        rest = skip(rest.substr(1));
        if (rest.empty() || !digit(rest.front())) continue;
        const auto number = leading_number(rest);
        if (!number) continue;
        found.push_back(
            bounded(number->value + 1.0, std::string_view(text).substr(from, i - from), rest.substr(number->size)));
        from = i + 1;
    }
    return found;
}

std::vector<Candidate> candidates(const std::string& text, std::string_view unit) {
    std::vector<Candidate> found;
    if (unit == "floors") found = levels(text);
    std::size_t from = 0;  // where what announces the next number begins
    for (std::size_t i = 0; i < text.size();) {
        if (!digit(text[i])) {
            ++i;
            continue;
        }
        const auto number = leading_number(std::string_view(text).substr(i));
        if (!number) {
            ++i;
            continue;
        }
        // "UB2", "art10": a digit that ends a word is no number.
        const bool in_word = i > 0 && letter(text[i - 1]);
        const std::string_view before = std::string_view(text).substr(from, i - from);
        const std::string_view after = std::string_view(text).substr(i + number->size);
        if (!in_word) {
            if (const auto value = as_limit(number->value, before, after, unit))
                found.push_back(bounded(*value, before, after));
        }
        i += number->size;
        from = i;
    }
    return found;
}

std::optional<double> only_one(const std::vector<Candidate>& candidates) {
    if (candidates.empty()) return std::nullopt;
    const bool same = std::all_of(candidates.begin(), candidates.end(),
                                  [&](const Candidate& one) { return one.value == candidates.front().value; });
    return same ? std::optional(candidates.front().value) : std::nullopt;
}

}  // namespace

std::optional<double> limit_of_value(std::string_view text, std::string_view unit) {
    const std::string plain = folded(plain_blanks(text));
    if (unit == "floors") {
        if (const auto found = levels(plain); !found.empty()) return only_one(found);
    }
    const auto number = written_number(plain);
    if (!number) return limit_in_text(text, unit, true);
    if (number->value < 0.0) return std::nullopt;
    if (unit == "share" && number->unit.empty())
        return number->value <= 1.0 ? number->value
                                    : (number->value <= 100.0 ? std::optional(number->value / 100.0) : std::nullopt);
    if (number->unit.empty()) return number->value;
    const std::string announced = unit.empty() ? "coef " : "";
    return as_limit(number->value, announced, std::string_view(plain).substr(number->size), unit);
}

std::optional<double> limit_in_text(std::string_view text, std::string_view unit, bool at_most) {
    const std::vector<Candidate> all = candidates(folded(plain_blanks(text)), unit);
    std::vector<Candidate> fitting;
    std::copy_if(all.begin(), all.end(), std::back_inserter(fitting),
                 [&](const Candidate& one) { return at_most ? one.says_max : one.says_min; });
    if (!fitting.empty()) return only_one(fitting);
    std::copy_if(all.begin(), all.end(), std::back_inserter(fitting),
                 [](const Candidate& one) { return !one.says_min && !one.says_max; });
    return only_one(fitting);
}

}  // namespace terracord::checks
