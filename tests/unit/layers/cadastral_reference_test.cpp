#include "layers/cadastral_reference.hpp"

#include <gtest/gtest.h>

namespace terracord::layers {
namespace {

using Completions = std::vector<Completion>;

WrittenReference whole(const char* text) {
    WrittenReference written;
    written.whole = text;
    return written;
}

TEST(CadastralReference, is_read_whole_as_people_write_it) {
    struct Case {
        const char* text;
        const char* idu;
        Completions completed;
    };
    for (const Case& one :
         {Case{"45234 000 AB 0123", "45234000AB0123", {}}, Case{"45234000AB0123", "45234000AB0123", {}},
          Case{"45234-000-AB-0123", "45234000AB0123", {}}, Case{" 2A004\u00a0000 0A 0001 ", "2A0040000A0001", {}},
          Case{"97411 000 AB 0123", "97411000AB0123", {}}, Case{"67482 000 12 0007", "67482000120007", {}},
          Case{"45234 AB 123", "45234000AB0123", {Completion::prefix_assumed, Completion::number_zeros}},
          Case{"45234 ab 0123", "45234000AB0123", {Completion::capitals, Completion::prefix_assumed}},
          Case{"1053 000 AB 0123", "01053000AB0123", {Completion::commune_zero}},
          Case{"1053000AB0123", "01053000AB0123", {Completion::commune_zero}},
          Case{"45234 12 A 7",
               "452340120A0007",
               {Completion::prefix_zeros, Completion::section_zero, Completion::number_zeros}}}) {
        const auto read = read_reference(whole(one.text));
        ASSERT_TRUE(read) << one.text << ": " << read.error().en;
        EXPECT_EQ(read->reference.idu(), one.idu) << one.text;
        EXPECT_EQ(read->completions, one.completed) << one.text;
    }
}

TEST(CadastralReference, is_put_together_from_columns) {
    const auto read = read_reference({"section AB n°123", "1053", "0", "", ""});
    ASSERT_TRUE(read) << read.error().en;
    EXPECT_EQ(read->reference.shown(), "01053 000 AB 0123");
    EXPECT_EQ(read_reference({"", "45234", "", "a", "12.0"})->reference.idu(), "452340000A0012");
}

TEST(CadastralReference, is_refused_where_it_would_be_a_guess) {
    struct Case {
        WrittenReference written;
        const char* why;
    };
    for (const Case& one : {Case{whole("AB 123"), "does not say the commune"},
                            Case{whole("10530000A0123"), "reads 01053 000 0A 0123 or 10530 000 0A 0123"},
                            Case{whole("45234000A0123"), "reads 04523 400 0A 0123 or 45234 000 0A 0123"},
                            Case{whole("Orléans AB 123"), "is no cadastral reference"},
                            Case{{"AB 123", "Orléans", "", "", ""}, "is no INSEE code"},
                            Case{whole("derrière l'église"), "is no cadastral reference"},
                            Case{{"45234000AB0123", "45147", "", "", ""}, "contradict each other"},
                            Case{{"", "45234", "", "ABC", "1"}, "is no cadastral reference"},
                            Case{{"", "45234", "", "AB", "12345"}, "is no cadastral reference"},
                            Case{{"", "45234", "", "AB", "12bis"}, "is no cadastral reference"}}) {
        const auto read = read_reference(one.written);
        ASSERT_FALSE(read) << one.written.shown();
        EXPECT_NE(read.error().en.find(one.why), std::string::npos) << read.error().en;
        EXPECT_NE(read.error().fr, read.error().en);
    }
}

TEST(StatedArea, is_square_metres_or_hectares_ares_and_centiares) {
    EXPECT_EQ(stated_area_m2("1 234"), 1234.0);
    EXPECT_EQ(stated_area_m2("1234,5 m²"), 1234.5);
    EXPECT_EQ(stated_area_m2("12 a 34 ca"), 1234.0);
    EXPECT_EQ(stated_area_m2("1ha 02a 30ca"), 10230.0);
    EXPECT_EQ(stated_area_m2("1 ha"), 10000.0);
    EXPECT_EQ(stated_area_m2("0ha12a"), 1200.0);
    for (const char* text : {"", "grande", "12 ca 3 a", "12 a 34", "-5", "3 arpents"})
        EXPECT_FALSE(stated_area_m2(text)) << text;
}

}  // namespace
}  // namespace terracord::layers
