// References of the French cadastre as people write them, and the one form they stand for: INSEE code, prefix, section
// and number on 5 + 3 + 2 + 4 characters ("45234000AB0123"), as in the `id` of the Etalab cadastre and the IDU of IGN's
// Parcellaire Express. Nothing is completed silently: what had to be is told. Pure; safe for concurrent calls.
#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace terracord::layers {

struct CadastralReference {
    std::string commune;  // "45234", "2A004"
    std::string prefix;   // "000"
    std::string section;  // "AB", "0A"
    std::string number;   // "0123"

    [[nodiscard]] std::string idu() const { return commune + prefix + section + number; }
    [[nodiscard]] std::string sheet() const { return commune + prefix + section; }
    [[nodiscard]] std::string shown() const { return commune + " " + prefix + " " + section + " " + number; }
};

// What a reference lacked, or had too much.
enum class Completion : std::uint8_t {
    capitals,        // "ab"
    commune_zero,    // "1053": a spreadsheet took the code for a number
    prefix_assumed,  // none written: 000
    prefix_zeros,    // "12"
    section_zero,    // "A" for "0A"
    number_zeros,    // "123" for "0123"
};
[[nodiscard]] Text name_of(Completion completion);

// What the columns of a list say; each may be empty. `whole` may hold a part of it: "AB 123".
struct WrittenReference {
    std::string whole;
    std::string commune;
    std::string prefix;
    std::string section;
    std::string number;

    [[nodiscard]] bool empty() const { return whole.empty() && section.empty() && number.empty(); }
    [[nodiscard]] std::string shown() const;  // as written, for messages
};

struct ReadReference {
    CadastralReference reference;
    std::vector<Completion> completions;  // each once
};

// The error says in words why it is no reference, or that it can be read in two ways.
[[nodiscard]] tl::expected<ReadReference, Text> read_reference(const WrittenReference& written);

// Square metres of "1 234", "1234,5 m²", "12 a 34 ca", "1ha 02a 30ca"; nullopt: it is no area.
[[nodiscard]] std::optional<double> stated_area_m2(std::string_view written);

}  // namespace terracord::layers
