#include <gtest/gtest.h>

#include "base/error.hpp"

namespace terracord {
namespace {

const std::vector<std::string> kKeys{"title", "threshold", "documents", "mandatory", "date"};

TEST(NearestWord, FindsASwapALossAnAdditionAndASubstitution) {
    EXPECT_EQ(nearest_word("ttile", kKeys), "title");
    EXPECT_EQ(nearest_word("treshold", kKeys), "threshold");
    EXPECT_EQ(nearest_word("mandatoryy", kKeys), "mandatory");
    EXPECT_EQ(nearest_word("dote", kKeys), "date");
}

TEST(NearestWord, IgnoresCase) { EXPECT_EQ(nearest_word("DOCUMENTS", kKeys), "documents"); }

TEST(NearestWord, CountsASwapOfNeighboursAsOneStep) {
    // A short word allows one step: "ab" from "ba" is one swap, not two substitutions.
    EXPECT_EQ(nearest_word("ba", {"ab"}), "ab");
    EXPECT_EQ(nearest_word("xy", {"ab"}), "");
}

TEST(NearestWord, SaysNothingWhereNothingIsNear) {
    EXPECT_EQ(nearest_word("perimeter", kKeys), "");
    EXPECT_EQ(nearest_word("", kKeys), "");
    EXPECT_EQ(nearest_word("title", {}), "");
}

TEST(NearestWord, TakesTheFirstOfTwoEquallyNear) { EXPECT_EQ(nearest_word("dat", {"date", "data"}), "date"); }

TEST(NearestWord, DoesNotWalkMonsters) {
    const std::string monster(1'000'000, 'x');
    EXPECT_EQ(nearest_word(monster, {monster}), "");
    EXPECT_EQ(nearest_word("title", {monster, "title"}), "title");
}

}  // namespace
}  // namespace terracord
