// The catalogue of sentences, nouns and labels, French and English side by side. Data live in phrases.inc, nouns.inc
// and labels.inc; a test checks that both languages hold every entry with the same named arguments. Format strings are
// never built from data: values come in as arguments, so a brace in a plan's label stays a brace. The tables are built
// once and read-only; all functions are safe for concurrent calls.
//
//   say(Phrase::document_missing, {{"label", title}});
//   counted(Noun::reservation, 3)                      -> "3 réserves" / "3 reservations"
//   label("verdict", "conflict")                       -> "contradiction" / "conflict"
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace terracord::wording {

enum class Phrase : std::uint16_t {
#define TERRACORD_PHRASE(name, fr, en) name,
#define TERRACORD_PHRASE_AS_IS(name, fr, en) name,
#include "wording/phrases.inc"
#undef TERRACORD_PHRASE
#undef TERRACORD_PHRASE_AS_IS
};

enum class Noun : std::uint16_t {
#define TERRACORD_NOUN(name, fr_one, fr_many, en_one, en_many) name,
#include "wording/nouns.inc"
#undef TERRACORD_NOUN
};

// A named argument. The name must be one of the phrase's.
struct Argument {
    const char* name;
    Text value;
};

// The phrase with its arguments filled in. `common` holds arguments that many phrases share; a phrase takes what it
// names.
[[nodiscard]] Text say(Phrase phrase, std::initializer_list<Argument> arguments, std::span<const Argument> common = {});

// "1 réserve", "2 réserves"; French counts 0 as singular, English as plural.
[[nodiscard]] Text counted(Noun noun, std::int64_t number);
// The noun alone, in the number that goes with `number`.
[[nodiscard]] Text noun_for(Noun noun, std::int64_t number);

// What people call the code of a list ("verdict", "relation", "phase", "part", "side", "need_reading",
// "document_status", "reason", "documents_rollup", "needs_rollup", "kind", "quantity", "origin", "accuracy_origin",
// "theme"). A code that is not in the list is its own label.
[[nodiscard]] Text label(std::string_view list, std::string_view code);
[[nodiscard]] std::string label(std::string_view list, std::string_view code, Lang lang);
// The catalogue's own; null: the code is not in the list. O(log labels).
[[nodiscard]] const Text* known_label(std::string_view list, std::string_view code);

// "a", "a et b", "a, b et c".
[[nodiscard]] Text joined(const std::vector<Text>& items);

// The line every output carries.
[[nodiscard]] Text disclaimer();

// For the catalogue's own test and for translators.
struct Entry {
    std::string_view name;
    std::string_view fr;
    std::string_view en;
};
[[nodiscard]] std::vector<Entry> all_phrases();
[[nodiscard]] std::vector<Entry> all_labels();  // name = "list/code"

}  // namespace terracord::wording
