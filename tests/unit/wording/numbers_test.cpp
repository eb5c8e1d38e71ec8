#include "wording/numbers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

namespace terracord::wording {
namespace {

// "_" for U+202F and "~" for U+00A0, so that expectations show them.
std::string visible(std::string text) {
    for (const auto& [blank, sign] :
         {std::pair<std::string, std::string>("\u202F", "_"), std::pair<std::string, std::string>("\u00A0", "~")}) {
        for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank, at))
            text.replace(at, blank.size(), sign);
    }
    return text;
}

std::string fr_area(double value) { return visible(area(SquareMetres{value}).fr); }
std::string fr_length(double value) { return visible(length(Metres{value}).fr); }
std::string fr_share(double value) { return visible(share(Share{value}).fr); }

TEST(Area, changes_unit_at_one_hectare_and_keeps_sensible_decimals) {
    EXPECT_EQ(fr_area(0.0), "0~m²");
    EXPECT_EQ(fr_area(12.34), "12,3~m²");
    EXPECT_EQ(fr_area(12.0), "12~m²");
    EXPECT_EQ(fr_area(1250.4), "1_250~m²");
    EXPECT_EQ(fr_area(9999.4), "9_999~m²");
    EXPECT_EQ(fr_area(9999.6), "1~ha");
    EXPECT_EQ(fr_area(43'200.0), "4,32~ha");
    EXPECT_EQ(fr_area(1'234'567.0), "123,5~ha");
    EXPECT_EQ(fr_area(634'000'000.0), "63_400~ha");
    EXPECT_EQ(visible(area(SquareMetres{1250.0}).en), "1,250~m²");
    EXPECT_EQ(visible(area(SquareMetres{43'200.0}).en), "4.32~ha");
}

TEST(Area, never_reads_as_zero_where_it_is_not) {
    EXPECT_EQ(fr_area(0.04), "moins de 0,1~m²");
    EXPECT_EQ(fr_area(1e-12), "moins de 0,1~m²");
    EXPECT_EQ(visible(area(SquareMetres{0.04}).en), "less than 0.1~m²");
}

TEST(Length, changes_unit_at_one_kilometre) {
    EXPECT_EQ(fr_length(62.4), "62,4~m");
    EXPECT_EQ(fr_length(5.0), "5~m");
    EXPECT_EQ(fr_length(0.01), "moins de 0,1~m");
    EXPECT_EQ(fr_length(312.4), "312~m");
    EXPECT_EQ(fr_length(999.7), "1~km");
    EXPECT_EQ(fr_length(1312.0), "1,3~km");
}

TEST(Share, is_never_zero_nor_the_whole_unless_it_is) {
    EXPECT_EQ(fr_share(0.029), "2,9_%");
    EXPECT_EQ(fr_share(0.17), "17_%");
    EXPECT_EQ(fr_share(0.0005), "0,05_%");
    EXPECT_EQ(fr_share(0.00001), "moins de 0,01_%");
    EXPECT_EQ(fr_share(0.0), "0_%");
    EXPECT_EQ(fr_share(1.0), "100_%");
    EXPECT_EQ(fr_share(1.0 - 1e-12), "100_%");
    EXPECT_EQ(fr_share(0.99999), "plus de 99,9_%");
    EXPECT_EQ(visible(share(Share{0.029}).en), "2.9~%");
}

TEST(Numbers, take_more_decimals_on_request) {
    EXPECT_EQ(visible(area(SquareMetres{100.04}, 2).fr), "100,04~m²");
    EXPECT_EQ(visible(share(Share{0.01004}, 1).fr), "1_%");
    EXPECT_EQ(visible(share(Share{0.01004}, 2).fr), "1,004_%");
}

TEST(Numbers, that_are_not_numbers_are_unknown) {
    EXPECT_EQ(area(SquareMetres{std::nan("")}).fr, "valeur inconnue");
    EXPECT_EQ(length(Metres{std::numeric_limits<double>::infinity()}).en, "unknown value");
}

TEST(Numbers, group_thousands_and_write_a_true_minus) {
    EXPECT_EQ(visible(count(1'234'567).fr), "1_234_567");
    EXPECT_EQ(count(1'234'567).en, "1,234,567");
    EXPECT_EQ(count(999).fr, "999");
    EXPECT_EQ(visible(number(-1234.5, 1).fr), "\u22121_234,5");
}

TEST(Date, is_written_out_and_anything_else_is_left_alone) {
    EXPECT_EQ(visible(date("2026-11-22").fr), "22~novembre 2026");
    EXPECT_EQ(visible(date("2026-11-22").en), "22~November 2026");
    EXPECT_EQ(visible(date("2015-01-01T00:00:00Z").fr), "1er~janvier 2015");
    EXPECT_EQ(date("vers 2015").fr, "vers 2015");
    EXPECT_EQ(date("2026-13-01").en, "2026-13-01");
    EXPECT_EQ(date("").fr, "");
}

}  // namespace
}  // namespace terracord::wording
