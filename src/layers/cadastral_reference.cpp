#include "layers/cadastral_reference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/written_number.hpp"

namespace terracord::layers {
namespace {

constexpr std::size_t kCommune = 5, kPrefix = 3, kSection = 2, kNumber = 4;
constexpr std::size_t kIdu = kCommune + kPrefix + kSection + kNumber;

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return c >= 'A' && c <= 'Z'; }
bool digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), digit); }

bool is_commune(std::string_view text) {
    if (text.size() != kCommune) return false;
    const bool corsica = text[0] == '2' && (text[1] == 'A' || text[1] == 'B');
    return corsica ? digits(text.substr(2)) : digits(text);
}

bool is_section(std::string_view text) {
    return (text.size() == 1 || text.size() == kSection) &&
           std::all_of(text.begin(), text.end(), [](char c) { return digit(c) || letter(c); });
}

bool is_idu(std::string_view text) {
    return text.size() == kIdu && is_commune(text.substr(0, kCommune)) && digits(text.substr(kCommune, kPrefix)) &&
           is_section(text.substr(kCommune + kPrefix, kSection)) && digits(text.substr(kIdu - kNumber));
}

std::string capitals(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

// A spreadsheet may give the number 123 as "123.0".
std::string without_decimals(std::string text) {
    const std::size_t point = text.find('.');
    const bool whole = point != std::string::npos && point > 0 && digits(std::string_view(text).substr(0, point)) &&
                       text.find_first_not_of('0', point + 1) == std::string::npos;
    if (whole) text.resize(point);
    return text;
}

// "section AB n°123" -> AB, 123.
std::vector<std::string> words_of(std::string text) {
    constexpr std::array<std::string_view, 3> kNoise{"SECTION", "PARCELLE", "NUMERO"};
    for (const std::string_view sign : {"N°", "Nº"}) {
        for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign))
            text.replace(at, sign.size(), " ");
    }
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        if (!word.empty() && std::find(kNoise.begin(), kNoise.end(), word) == kNoise.end()) words.push_back(word);
        word.clear();
    };
    for (const char c : text) {
        if (std::string_view(" \t-_/.,;:").find(c) != std::string_view::npos)
            end();
        else
            word += c;
    }
    end();
    return words;
}

tl::unexpected<Text> no_reference(const WrittenReference& written) {
    return tl::unexpected(Text{fmt::format("« {} » n'est pas une référence cadastrale", written.shown()),
                               fmt::format("'{}' is no cadastral reference", written.shown())});
}

void cut_idu(std::string_view text, CadastralReference& into) {
    into.commune = text.substr(0, kCommune);
    into.prefix = text.substr(kCommune, kPrefix);
    into.section = text.substr(kCommune + kPrefix, kSection);
    into.number = text.substr(kIdu - kNumber);
}

// One character short of an identifier: a lost first zero, or a section of one letter. False: neither, or both.
tl::expected<bool, Text> cut_short_idu(const std::string& text, CadastralReference& into) {
    if (text.size() != kIdu - 1) return false;
    const std::string restored = "0" + text;
    const std::size_t at = kCommune + kPrefix;
    const bool one_letter = letter(text[at]) && is_idu(text.substr(0, at) + "0" + text.substr(at));
    if (is_idu(restored) && one_letter) {
        CadastralReference zero, short_section;
        cut_idu(restored, zero);
        cut_idu(text.substr(0, at) + "0" + text.substr(at), short_section);
        return tl::unexpected(Text{fmt::format("« {} » se lit {} ou {}", text, zero.shown(), short_section.shown()),
                                   fmt::format("'{}' reads {} or {}", text, zero.shown(), short_section.shown())});
    }
    if (is_idu(restored)) {
        cut_idu(restored, into);
        into.commune.erase(0, 1);  // as written: its zero is put back, and told, like any other
        return true;
    }
    if (!one_letter) return false;
    cut_idu(text.substr(0, at) + "0" + text.substr(at), into);
    into.section.erase(0, 1);
    return true;
}

// "AB123" -> AB, 123.
bool cut_section(const std::string& text, CadastralReference& into) {
    std::size_t at = 0;
    while (at < text.size() && at < kSection && (letter(text[at]) || (at == 0 && text[at] == '0'))) ++at;
    if (at == 0 || !letter(text[at - 1])) return false;
    const std::string_view number = std::string_view(text).substr(at);
    if (!digits(number) || number.size() > kNumber) return false;
    into.section = text.substr(0, at);
    into.number = number;
    return true;
}

// The parts that the whole reference holds, as written; false: it is none.
tl::expected<bool, Text> cut_whole(const std::string& text, CadastralReference& into) {
    const std::vector<std::string> words = words_of(text);
    std::string joined;
    for (const std::string& word : words) joined += word;
    if (is_idu(joined)) {
        cut_idu(joined, into);
        return true;
    }
    const auto commune_like = [](const std::string& word) {
        return is_commune(word) || (word.size() == kCommune - 1 && digits(word));
    };
    std::size_t at = 0;
    switch (words.size()) {
        case 4: into = {words[0], words[1], words[2], words[3]}; return true;
        case 3:
            if (commune_like(words[at]))
                into.commune = words[at++];
            else
                into.prefix = words[at++];
            into.section = words[at++];
            into.number = words[at];
            return true;
        case 2:
            if (commune_like(words[0]) && cut_section(words[1], into)) {
                into.commune = words[0];
                return true;
            }
            into.section = words[0];
            into.number = words[1];
            return true;
        case 1: {
            const auto shorter = cut_short_idu(joined, into);
            if (!shorter || *shorter) return shorter;
            return cut_section(joined, into);
        }
        default: return false;
    }
}

std::string padded(const std::string& text, std::size_t width) {
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

}  // namespace

Text name_of(Completion completion) {
    switch (completion) {
        case Completion::capitals: return {"lettres mises en capitales", "letters put into capitals"};
        case Completion::commune_zero:
            return {"zéro de tête rendu au code de la commune", "leading zero given back to the code of the commune"};
        case Completion::prefix_assumed: return {"préfixe absent, lu 000", "no prefix, read as 000"};
        case Completion::prefix_zeros: return {"préfixe complété à trois chiffres", "prefix completed to three digits"};
        case Completion::section_zero: return {"section complétée (A : 0A)", "section completed (A: 0A)"};
        case Completion::number_zeros: return {"numéro complété à quatre chiffres", "number completed to four digits"};
    }
    return {};
}

std::string WrittenReference::shown() const {
    std::string text;
    for (const std::string* part : {&whole, &commune, &prefix, &section, &number}) {
        if (!part->empty()) text += (text.empty() ? "" : " ") + *part;
    }
    return text;
}

tl::expected<ReadReference, Text> read_reference(const WrittenReference& written) {
    ReadReference read;
    CadastralReference& parts = read.reference;
    const auto plain = [](const std::string& text) { return without_decimals(plain_blanks(text)); };
    const std::string whole = plain_blanks(written.whole);
    const auto cut = whole.empty() ? tl::expected<bool, Text>(true) : cut_whole(capitals(whole), parts);
    if (!cut) return tl::unexpected(cut.error());
    if (!*cut) return no_reference(written);
    // What the columns say besides must be the same, but for the zeros.
    const std::array<std::pair<std::string*, const std::string*>, 4> columns{{{&parts.commune, &written.commune},
                                                                              {&parts.prefix, &written.prefix},
                                                                              {&parts.section, &written.section},
                                                                              {&parts.number, &written.number}}};
    for (const auto& [part, column] : columns) {
        const std::string told = capitals(plain(*column));
        if (told.empty()) continue;
        if (part->empty()) *part = told;
        if (padded(*part, kCommune) != padded(told, kCommune))
            return tl::unexpected(
                Text{fmt::format("« {} » et la colonne qui dit « {} » se contredisent", whole, told),
                     fmt::format("'{}' and the column that says '{}' contradict each other", whole, told)});
    }
    const auto note = [&](Completion completion) { read.completions.push_back(completion); };
    const std::string shown = written.shown();
    if (capitals(shown) != shown) note(Completion::capitals);
    if (!is_section(parts.section) || !digits(parts.number) || (!parts.prefix.empty() && !digits(parts.prefix)))
        return no_reference(written);
    if (parts.commune.empty()) {
        return tl::unexpected(Text{fmt::format("« {} » ne dit pas la commune", shown),
                                   fmt::format("'{}' does not say the commune", shown)});
    }
    if (parts.commune.size() == kCommune - 1 && digits(parts.commune)) {
        parts.commune.insert(0, 1, '0');
        note(Completion::commune_zero);
    }
    if (!is_commune(parts.commune)) {
        return tl::unexpected(Text{fmt::format("« {} » n'est pas un code INSEE de commune", parts.commune),
                                   fmt::format("'{}' is no INSEE code of a commune", parts.commune)});
    }
    if (parts.prefix.empty()) note(Completion::prefix_assumed);
    if (!parts.prefix.empty() && parts.prefix.size() < kPrefix) note(Completion::prefix_zeros);
    parts.prefix = padded(parts.prefix, kPrefix);
    if (parts.section.size() < kSection) note(Completion::section_zero);
    parts.section = padded(parts.section, kSection);
    if (parts.number.size() < kNumber) note(Completion::number_zeros);
    parts.number = padded(parts.number, kNumber);
    if (!is_idu(parts.idu())) return no_reference(written);
    return read;
}

std::optional<double> stated_area_m2(std::string_view written) {
    constexpr double kHectare = 10'000.0, kAre = 100.0;
    const std::string text = folded(plain_blanks(written));
    if (const auto number = written_number(text)) {
        const std::string& unit = number->unit;
        const double factor = unit == "ha" ? kHectare : unit == "a" ? kAre : 1.0;
        const bool known = factor != 1.0 || unit.empty() || unit == "ca" || unit == "m2" || unit == "m²";
        if (known && number->value >= 0.0) return number->value * factor;
    }
    // "1 ha 02 a 30 ca", in this order.
    double sum = 0.0;
    double last = 2.0 * kHectare;
    std::string_view rest = text;
    while (!rest.empty()) {
        std::size_t end = 0;
        while (end < rest.size() && digit(rest[end])) ++end;
        if (end == 0 || end > 9) return std::nullopt;
        double value = 0.0;
        for (const char c : rest.substr(0, end)) value = 10.0 * value + (c - '0');
        rest.remove_prefix(end);
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        const double unit = rest.starts_with("ha")   ? kHectare
                            : rest.starts_with("ca") ? 1.0
                            : rest.starts_with("a")  ? kAre
                                                     : 0.0;
        if (unit == 0.0 || unit >= last) return std::nullopt;
        last = unit;
        rest.remove_prefix(unit == kAre ? 1 : 2);
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        sum += value * unit;
    }
    if (text.empty()) return std::nullopt;
    return sum;
}

}  // namespace terracord::layers
