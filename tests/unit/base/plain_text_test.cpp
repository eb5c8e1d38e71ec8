#include "base/plain_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace terracord {
namespace {

// Character by character.
std::size_t slowly(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x20 || byte == 0x7F || byte == '"' || byte == '\\') return at;
        const std::size_t length = utf8_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return at;
}

TEST(EndOfPlain, IsTheEndOfATextWithNothingToEscape) {
    EXPECT_EQ(end_of_plain(""), 0U);
    EXPECT_EQ(end_of_plain("zone inondable"), 14U);
    EXPECT_EQ(end_of_plain("Périmètre « été » 10 m² 🌍"), std::string_view("Périmètre « été » 10 m² 🌍").size());
}

TEST(EndOfPlain, StopsAtEveryByteThatHasToBeEscapedOrReplacedWhereverItStands) {
    for (int byte = 0; byte < 256; ++byte) {
        for (std::size_t at = 0; at < 40; ++at) {
            std::string text(40, 'a');
            text[at] = static_cast<char>(byte);
            for (std::size_t from = 0; from <= at; ++from)
                EXPECT_EQ(end_of_plain(text, from), slowly(text, from)) << "byte " << byte << " at " << at;
        }
    }
}

TEST(EndOfPlain, IsNotMisledByBytesThatBorrowFromTheirNeighbours) {
    // Eight at a time, a byte below the limit touches the one above it in the word.
    for (int low = 0; low < 256; ++low) {
        for (int high = 0; high < 256; ++high) {
            for (const std::size_t size : {std::size_t{15}, std::size_t{16}}) {
                std::string text(size, 'a');
                text[3] = static_cast<char>(low);
                text[4] = static_cast<char>(high);
                ASSERT_EQ(end_of_plain(text), slowly(text, 0)) << low << " " << high;
            }
        }
    }
}

TEST(EndOfPlain, TakesNoTruncatedOrOverlongSequence) {
    for (const std::string_view text :
         {"ab\xC3", "ab\xE2\x80", "ab\xC0\x80", "ab\xED\xA0\x80", "ab\xF5\x80\x80\x80", "ab\x80"})
        EXPECT_EQ(end_of_plain(text), 2U);
}

}  // namespace
}  // namespace terracord
