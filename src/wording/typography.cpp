#include "wording/typography.hpp"

#include <algorithm>
#include <array>

#include "base/json_writer.hpp"
#include "base/plain_text.hpp"

namespace terracord::wording {

namespace {

constexpr std::string_view kNarrow = "\u202F";
constexpr std::string_view kOpen = "«";
constexpr std::string_view kClose = "»";

struct Head {
    std::string_view word;
    Gender gender;
    bool lower_case = true;  // written without its capital inside a sentence; acronyms keep theirs
};

// Head words of planning documents. "document" itself is the fallback.
constexpr std::array kHeads{
    Head{"PLU", Gender::masculine, false},
    Head{"PLUi", Gender::masculine, false},
    Head{"PLUI", Gender::masculine, false},
    Head{"PLUM", Gender::masculine, false},
    Head{"PLUm", Gender::masculine, false},
    Head{"PLUi-H", Gender::masculine, false},
    Head{"POS", Gender::masculine, false},
    Head{"PPR", Gender::masculine, false},
    Head{"PPRI", Gender::masculine, false},
    Head{"PPRi", Gender::masculine, false},
    Head{"PPRN", Gender::masculine, false},
    Head{"PPRT", Gender::masculine, false},
    Head{"PPRIF", Gender::masculine, false},
    Head{"PEB", Gender::masculine, false},
    Head{"PCAET", Gender::masculine, false},
    Head{"PLH", Gender::masculine, false},
    Head{"PDU", Gender::masculine, false},
    Head{"PDM", Gender::masculine, false},
    Head{"PSMV", Gender::masculine, false},
    Head{"PVAP", Gender::masculine, false},
    Head{"PGRI", Gender::masculine, false},
    Head{"SCoT", Gender::masculine, false},
    Head{"SCOT", Gender::masculine, false},
    Head{"SRADDET", Gender::masculine, false},
    Head{"SDAGE", Gender::masculine, false},
    Head{"SAGE", Gender::masculine, false},
    Head{"SRCE", Gender::masculine, false},
    Head{"TRI", Gender::masculine, false},
    Head{"OAP", Gender::feminine, false},
    Head{"SUP", Gender::feminine, false},
    Head{"Plan", Gender::masculine},
    Head{"Schéma", Gender::masculine},
    Head{"Règlement", Gender::masculine},
    Head{"Zonage", Gender::masculine},
    Head{"Programme", Gender::masculine},
    Head{"Atlas", Gender::masculine},
    Head{"Périmètre", Gender::masculine},
    Head{"Réseau", Gender::masculine},
    Head{"Cadastre", Gender::masculine},
    Head{"Inventaire", Gender::masculine},
    Head{"Document", Gender::masculine},
    Head{"Carte", Gender::feminine},
    Head{"Charte", Gender::feminine},
    Head{"Servitude", Gender::feminine},
    Head{"Trame", Gender::feminine},
    Head{"Zone", Gender::feminine},
    Head{"Orientation", Gender::feminine},
    Head{"Servitudes", Gender::feminine_plural},
    Head{"Zones", Gender::feminine_plural},
    Head{"Cartes", Gender::feminine_plural},
    Head{"Orientations", Gender::feminine_plural},
    Head{"Périmètres", Gender::masculine_plural},
    Head{"Aléas", Gender::masculine_plural},
    Head{"Monuments", Gender::masculine_plural},
};

bool starts_with_vowel(std::string_view word) {
    constexpr std::array<std::string_view, 16> kVowels{"a", "e", "i", "o", "u", "A", "E", "I",
                                                       "O", "U", "é", "É", "î", "Î", "è", "È"};
    return std::any_of(kVowels.begin(), kVowels.end(), [&](std::string_view v) { return word.starts_with(v); });
}

bool feminine(Gender gender) { return gender == Gender::feminine || gender == Gender::feminine_plural; }
bool plural(Gender gender) { return gender == Gender::masculine_plural || gender == Gender::feminine_plural; }

// Bytes of the character that starts at `at` in valid UTF-8.
std::size_t step_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    return std::min(size, text.size() - at);
}

std::string valid_utf8(std::string_view text) {
    if (end_of_plain(text) == text.size()) return std::string(text);
    // The JSON writer owns the table of valid sequences; undo its quoting.
    std::string quoted;
    append_json_string(quoted, text);
    std::string out;
    for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
        if (quoted[i] != '\\') {
            out += quoted[i];
            continue;
        }
        ++i;
        if (quoted[i] == '"' || quoted[i] == '\\') {
            out += quoted[i];
        } else {
            out += ' ';  // a control character
            if (quoted[i] == 'u') i += 4;
        }
    }
    return out;
}

// Characters that turn, hide or break a line: C1 controls, U+2028-202E, U+2060-206F, zero-width ones, the byte-order
// mark.
bool unruly(std::string_view character) {
    if (character.size() == 2) return character[0] == '\xC2' && static_cast<unsigned char>(character[1]) < 0xA0;
    if (character == "\uFEFF") return true;
    if (character.size() != 3 || character[0] != '\xE2') return false;
    const auto second = static_cast<unsigned char>(character[1]);
    const auto third = static_cast<unsigned char>(character[2]);
    if (second == 0x80) return (third >= 0x8B && third <= 0x8F) || (third >= 0xA8 && third <= 0xAE);
    return second == 0x81 && third >= 0xA0 && third <= 0xAF;
}

// ASCII that can be seen, words one blank apart: one line as it stands.
bool one_line_already(std::string_view text) {
    char before = ' ';
    for (const char c : text) {
        if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) return false;
        before = c;
    }
    return before != ' ' || text.empty();
}

}  // namespace

std::string typeset_french(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != ' ') {
            out += text[i];
            continue;
        }
        const std::string_view rest = text.substr(i + 1);
        const bool before_sign =
            !rest.empty() && std::string_view(";:!?%").find(rest.front()) != std::string_view::npos;
        const bool inside = std::string_view(out).ends_with(kOpen) || rest.starts_with(kClose);
        out += before_sign || inside ? kNarrow : std::string_view(" ");
    }
    return out;
}

std::string one_line(std::string_view text, std::size_t longest) {
    if (text.size() <= longest && one_line_already(text)) return std::string(text);
    // Long before the cut, so that a hostile megabyte costs no more than a label.
    const std::string valid = valid_utf8(text.substr(0, longest * 16 + 64));
    std::string out;
    std::size_t shown = 0;
    bool blank = false;
    for (std::size_t i = 0; i < valid.size();) {
        const std::string_view character = std::string_view(valid).substr(i, step_at(valid, i));
        i += character.size();
        if (character == " ") {
            blank = !out.empty();
            continue;
        }
        if (unruly(character)) continue;
        if (shown + (blank ? 2 : 1) > longest) return out + "…";
        if (blank) {
            out += ' ';
            ++shown;
            blank = false;
        }
        out += character;
        ++shown;
    }
    return out;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string capitalised(std::string_view text) {
    std::string out(text);
    if (out.empty()) return out;
    if (out[0] >= 'a' && out[0] <= 'z') {
        out[0] = static_cast<char>(out[0] - 'a' + 'A');
    } else if (out.size() > 1 && out[0] == '\xC3' && static_cast<unsigned char>(out[1]) >= 0xA0 && out[1] != '\xB7') {
        out[1] = static_cast<char>(out[1] - 0x20);  // à..þ -> À..Þ
    }
    return out;
}

NounPhrase french_title(std::string_view raw) {
    const std::string title = one_line(raw);
    const std::string_view first = std::string_view(title).substr(0, title.find_first_of(" ,.'"));
    const auto* const head = std::find_if(kHeads.begin(), kHeads.end(), [&](const Head& h) { return h.word == first; });
    if (head == kHeads.end()) {
        const std::string quoted = typeset_french("document « ") + title + std::string(kNarrow) + std::string(kClose);
        return {"le " + quoted, "du " + quoted, "au " + quoted, Gender::masculine};
    }
    std::string words = title;
    if (head->lower_case) {
        if (words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
    }
    const Gender gender = head->gender;
    if (plural(gender)) return {"les " + words, "des " + words, "aux " + words, gender};
    if (starts_with_vowel(words)) return {"l'" + words, "de l'" + words, "à l'" + words, gender};
    if (feminine(gender)) return {"la " + words, "de la " + words, "à la " + words, gender};
    return {"le " + words, "du " + words, "au " + words, gender};
}

std::string agreed(std::string_view masculine, Gender gender) {
    std::string out(masculine);
    if (feminine(gender)) out += 'e';
    if (plural(gender)) out += 's';
    return out;
}

}  // namespace terracord::wording
