#include "base/written_number.hpp"

#include <gtest/gtest.h>

namespace terracord {
namespace {

TEST(WrittenNumber, is_read_as_people_write_it) {
    struct Case {
        const char* text;
        double value;
        const char* unit;
    };
    for (const Case& one :
         {Case{"12", 12.0, ""}, Case{"12,50 m", 12.5, "m"}, Case{"12.5m", 12.5, "m"}, Case{"1\u00a0250,5", 1250.5, ""},
          Case{"1\u202f250\u00a0m²", 1250.0, "m²"}, Case{"20%", 20.0, "%"}, Case{" 3 places ", 3.0, "places"},
          Case{"-4", -4.0, ""}, Case{"1 250 000", 1250000.0, ""}, Case{"60 logts/ha", 60.0, "logts/ha"}}) {
        const auto number = written_number(one.text);
        ASSERT_TRUE(number) << one.text;
        EXPECT_EQ(number->value, one.value) << one.text;
        EXPECT_EQ(number->unit, one.unit) << one.text;
    }
}

TEST(WrittenNumber, is_refused_where_it_is_not_one_number) {
    for (const char* text :
         {"", " ", "R+2", "12 50", "1,250,000", "12-15", "12 m ou 15 m", "environ 12", "m", "nan", "inf", "1e400"}) {
        const auto number = written_number(text);
        EXPECT_FALSE(number && number->unit.empty()) << text;
        EXPECT_FALSE(number && number->unit == "m") << text;
    }
}

TEST(WrittenNumber, words_compare_without_case_and_accents) {
    EXPECT_EQ(folded("Hébergement HÔTELIER, Œuvre, m²"), "hebergement hotelier, oeuvre, m2");
}

}  // namespace
}  // namespace terracord
