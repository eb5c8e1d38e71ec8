// French typesetting, articles and the taming of foreign text. Pure functions, safe for concurrent calls.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace terracord::wording {

// Narrow no-break spaces (U+202F) where French sets them: before ; : ! ? % and inside « ». For our own sentences only,
// never for data.
[[nodiscard]] std::string typeset_french(std::string_view text);

// Foreign text made fit for one line of a sentence: valid UTF-8, no control or bidirectional-override characters, runs
// of white space as one blank, at most `longest` characters (then "…").
[[nodiscard]] std::string one_line(std::string_view text, std::size_t longest = 80);

// Number of characters (code points) of a UTF-8 text.
[[nodiscard]] std::size_t characters(std::string_view text);

// First letter in upper case; knows the accented letters of French.
[[nodiscard]] std::string capitalised(std::string_view text);

enum class Gender { masculine, feminine, masculine_plural, feminine_plural };

// A document's title as a French noun phrase. The gender follows from the head word where it is a known one ("PPRI",
// "Plan", "Servitudes"); any other title is quoted: "le document « Carte bleue »".
struct NounPhrase {
    std::string the;     // "le PPRI du Val d'Orléans"
    std::string of_the;  // "du PPRI du Val d'Orléans"
    std::string in_the;  // "au PPRI du Val d'Orléans"
    Gender gender = Gender::masculine;
};
[[nodiscard]] NounPhrase french_title(std::string_view title);

// "approuvé", "approuvée", "approuvés", "approuvées".
[[nodiscard]] std::string agreed(std::string_view masculine, Gender gender);

}  // namespace terracord::wording
