#include "wording/typography.hpp"

#include <gtest/gtest.h>

#include <string>

namespace terracord::wording {
namespace {

TEST(TypesetFrench, sets_narrow_no_break_spaces_before_signs_and_inside_quotes) {
    EXPECT_EQ(typeset_french("a : b ; « c » ! 5 % ?"), "a\u202F: b\u202F; «\u202Fc\u202F»\u202F! 5\u202F%\u202F?");
    EXPECT_EQ(typeset_french("a, b. c:d"), "a, b. c:d");
}

TEST(OneLine, tames_foreign_text) {
    EXPECT_EQ(one_line("  a\n\tb  c "), "a b c");
    EXPECT_EQ(one_line("a\xFF"
                       "b"),
              "a\uFFFDb");
    EXPECT_EQ(one_line("a\u202Eb\u200Bc\uFEFF"), "abc");
    EXPECT_EQ(one_line("a\x1B[31mb\x7F"), "a [31mb");
    EXPECT_EQ(one_line("\"\\"), "\"\\");
}

TEST(OneLine, cuts_long_text_at_a_character) {
    EXPECT_EQ(one_line("ééééé", 3), "ééé…");
    EXPECT_EQ(one_line("ééé", 3), "ééé");
    EXPECT_EQ(characters(one_line(std::string(1'000'000, 'x'))), 81U);
}

TEST(FrenchTitle, takes_article_and_gender_from_the_head_word) {
    EXPECT_EQ(french_title("PPRI du Val").of_the, "du PPRI du Val");
    EXPECT_EQ(french_title("Plan climat").the, "le plan climat");
    EXPECT_EQ(french_title("Servitudes d'utilité publique").of_the, "des servitudes d'utilité publique");
    EXPECT_EQ(french_title("OAP trame verte").of_the, "de l'OAP trame verte");
    EXPECT_EQ(french_title("Carte des aléas").in_the, "à la carte des aléas");
    EXPECT_EQ(agreed("approuvé", french_title("Servitudes AC1").gender), "approuvées");
    EXPECT_EQ(agreed("approuvé", french_title("Carte").gender), "approuvée");
}

TEST(FrenchTitle, quotes_what_it_does_not_know) {
    EXPECT_EQ(french_title("Bruit 2024").of_the, "du document «\u202FBruit 2024\u202F»");
    EXPECT_EQ(french_title("").the, "le document «\u202F\u202F»");
}

TEST(Capitalised, knows_french_letters) {
    EXPECT_EQ(capitalised("école"), "École");
    EXPECT_EQ(capitalised("a"), "A");
    EXPECT_EQ(capitalised(""), "");
    EXPECT_EQ(capitalised("5 m"), "5 m");
}

}  // namespace
}  // namespace terracord::wording
