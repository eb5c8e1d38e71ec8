#include "base/error.hpp"

#include <gtest/gtest.h>

#include <set>

namespace terracord {
namespace {

Error unknown_key() {
    return {ErrorCode::unknown_key, Text{"clé inconnue « titre »", "unknown key 'titre'"},
            Position{"analysis.toml", 3, 1}, Text{"Vouliez-vous dire « title » ?", "Did you mean 'title'?"}};
}

TEST(FormatError, GivesNumberPlaceSentenceAndHint) {
    EXPECT_EQ(format_error(unknown_key(), Lang::en),
              "E203 analysis.toml:3:1: unknown key 'titre'\n     Did you mean 'title'?");
    EXPECT_EQ(format_error(unknown_key(), Lang::fr),
              "E203 analysis.toml:3:1: clé inconnue « titre »\n     Vouliez-vous dire « title » ?");
}

TEST(FormatError, LeavesOutThePlaceAndTheHintThatAreNotKnown) {
    Error error = unknown_key();
    error.where = {};
    error.hint = {};
    EXPECT_EQ(format_error(error, Lang::en), "E203 unknown key 'titre'");
}

TEST(FormatError, NamesTheFileWhereTheLineIsUnknown) {
    EXPECT_EQ((Position{"a.gpkg", 0, 0}).str(), "a.gpkg");
    EXPECT_EQ((Position{"a.toml", 7, 0}).str(), "a.toml:7");
    EXPECT_EQ((Position{"a.toml", 7, 9}).str(), "a.toml:7:9");
    EXPECT_EQ(Position{}.str(), "");
    EXPECT_FALSE(Position{}.known());
}

TEST(ErrorCodes, AreDistinctAscendingAndTitledInBothLanguages) {
    int before = 100;
    for (const ErrorCode code : all_error_codes()) {
        EXPECT_GT(static_cast<int>(code), before);
        before = static_cast<int>(code);
        EXPECT_LT(before, 1000);
        EXPECT_FALSE(title_of(code).fr.empty()) << before;
        EXPECT_FALSE(title_of(code).en.empty()) << before;
    }
}

TEST(Fail, CarriesTheErrorAsAValue) {
    const Result<int> result = fail(ErrorCode::usage, same_text("no"), Position{"f", 1, 2}, same_text("yes"));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::usage);
    EXPECT_EQ(result.error().where, (Position{"f", 1, 2}));
    EXPECT_EQ(result.error().hint.en, "yes");
}

}  // namespace
}  // namespace terracord
