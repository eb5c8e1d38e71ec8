#include "wording/phrases.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <utility>

#include "wording/numbers.hpp"
#include "wording/typography.hpp"

namespace terracord::wording {

namespace {

struct PhraseRow {
    std::string_view name;
    std::string_view fr;
    std::string_view en;
    bool as_is;
};

// None of the tables is deduced from its rows: that would nest deeper than clang goes.
constexpr auto kPhrases = std::to_array<PhraseRow>({
#define TERRACORD_PHRASE(name, fr, en) {#name, fr, en, false},
#define TERRACORD_PHRASE_AS_IS(name, fr, en) {#name, fr, en, true},
#include "wording/phrases.inc"
#undef TERRACORD_PHRASE
#undef TERRACORD_PHRASE_AS_IS
});

struct NounRow {
    std::string_view fr_one;
    std::string_view fr_many;
    std::string_view en_one;
    std::string_view en_many;
};

constexpr auto kNouns = std::to_array<NounRow>({
#define TERRACORD_NOUN(name, fr_one, fr_many, en_one, en_many) {fr_one, fr_many, en_one, en_many},
#include "wording/nouns.inc"
#undef TERRACORD_NOUN
});

struct LabelRow {
    std::string_view list;
    std::string_view code;
    std::string_view fr;
    std::string_view en;
};

constexpr auto kLabels = std::to_array<LabelRow>({
#define TERRACORD_LABEL(list, code, fr, en) {list, code, fr, en},
#include "wording/labels.inc"
#undef TERRACORD_LABEL
});

// French format strings with their no-break spaces, made once.
const std::vector<std::string>& typeset() {
    static const std::vector<std::string> table = [] {
        std::vector<std::string> rows;
        rows.reserve(kPhrases.size());
        for (const PhraseRow& row : kPhrases) rows.push_back(row.as_is ? std::string(row.fr) : typeset_french(row.fr));
        return rows;
    }();
    return table;
}

const Argument* find(std::span<const Argument> arguments, std::string_view name) {
    for (const Argument& argument : arguments) {
        if (name == argument.name) return &argument;
    }
    return nullptr;
}

// Replaces each {name}. One pass over the format; what an argument holds is never looked at.
std::string fill(std::string_view format, std::span<const Argument> own, std::span<const Argument> common, Lang lang) {
    constexpr std::size_t kMostOften = 192;  // bytes that arguments add
    std::string out;
    out.reserve(format.size() + kMostOften);
    for (std::size_t at = 0; at < format.size();) {
        const std::size_t open = std::min(format.find('{', at), format.size());
        out += format.substr(at, open - at);
        const std::size_t close = format.find('}', open);
        if (open == format.size() || close == std::string_view::npos) break;
        const std::string_view name = format.substr(open + 1, close - open - 1);
        const Argument* argument = find(own, name);
        if (argument == nullptr) argument = find(common, name);
        assert(argument != nullptr);
        if (argument != nullptr) out += argument->value.in(lang);
        at = close + 1;
    }
    return out;
}

}  // namespace

Text say(Phrase phrase, std::initializer_list<Argument> arguments, std::span<const Argument> common) {
    const auto row = static_cast<std::size_t>(phrase);
    const std::span<const Argument> own(arguments.begin(), arguments.size());
    return {fill(typeset()[row], own, common, Lang::fr), fill(kPhrases[row].en, own, common, Lang::en)};
}

Text noun_for(Noun noun, std::int64_t number) {
    const NounRow& row = kNouns[static_cast<std::size_t>(noun)];
    const bool french_one = number >= -1 && number <= 1;
    return {std::string(french_one ? row.fr_one : row.fr_many), std::string(number == 1 ? row.en_one : row.en_many)};
}

Text counted(Noun noun, std::int64_t number) {
    const Text digits = count(number);
    const Text word = noun_for(noun, number);
    return {digits.fr + "\u00A0" + word.fr, digits.en + "\u00A0" + word.en};
}

const Text* known_label(std::string_view list, std::string_view code) {
    static const auto known = [] {
        std::map<std::pair<std::string_view, std::string_view>, Text> made;
        for (const LabelRow& row : kLabels)
            made.try_emplace({row.list, row.code}, Text{typeset_french(row.fr), std::string(row.en)});
        return made;
    }();
    const auto found = known.find({list, code});
    return found == known.end() ? nullptr : &found->second;
}

Text label(std::string_view list, std::string_view code) {
    const Text* const known = known_label(list, code);
    return known != nullptr ? *known : same_text(std::string(code));
}

std::string label(std::string_view list, std::string_view code, Lang lang) { return label(list, code).in(lang); }

Text joined(const std::vector<Text>& items) {
    Text out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) {
            const bool last = i + 1 == items.size();
            out.fr += last ? " et " : ", ";
            out.en += last ? " and " : ", ";
        }
        out.fr += items[i].fr;
        out.en += items[i].en;
    }
    return out;
}

Text disclaimer() { return say(Phrase::disclaimer, {}); }

std::vector<Entry> all_phrases() {
    std::vector<Entry> out;
    for (const PhraseRow& row : kPhrases) out.push_back({row.name, row.fr, row.en});
    return out;
}

std::vector<Entry> all_labels() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> made;
        for (const LabelRow& row : kLabels) made.push_back(std::string(row.list).append("/").append(row.code));
        return made;
    }();
    std::vector<Entry> out;
    for (std::size_t i = 0; i < kLabels.size(); ++i) out.push_back({names[i], kLabels[i].fr, kLabels[i].en});
    return out;
}

}  // namespace terracord::wording
