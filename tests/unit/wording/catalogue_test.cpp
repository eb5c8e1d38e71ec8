#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <string>

#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::wording {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::set<std::string> arguments(std::string_view format) {
    static const std::regex argument(R"(\{([a-z_]+)\})");
    std::set<std::string> out;
    const std::string text(format);
    for (std::sregex_iterator it(text.begin(), text.end(), argument); it != std::sregex_iterator(); ++it)
        out.insert((*it)[1]);
    return out;
}

TEST(Phrases, stand_in_both_languages_with_the_same_named_arguments) {
    for (const Entry& entry : all_phrases()) {
        SCOPED_TRACE(std::string(entry.name));
        EXPECT_FALSE(entry.fr.empty());
        EXPECT_FALSE(entry.en.empty());
        EXPECT_EQ(arguments(entry.fr), arguments(entry.en));
        EXPECT_EQ(std::count(entry.fr.begin(), entry.fr.end(), '{'), std::count(entry.fr.begin(), entry.fr.end(), '}'));
    }
}

TEST(Phrases, have_names_used_once) {
    std::set<std::string_view> names;
    for (const Entry& entry : all_phrases()) EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
}

TEST(Phrases, never_promise_what_the_tool_cannot) {
    for (const Entry& entry : all_phrases()) {
        EXPECT_THAT(std::string(entry.fr), Not(HasSubstr("conforme"))) << entry.name;
        EXPECT_THAT(std::string(entry.fr), Not(HasSubstr("compatible"))) << entry.name;
        EXPECT_THAT(std::string(entry.en), Not(HasSubstr("compliant"))) << entry.name;
    }
}

TEST(Phrases, set_french_no_break_spaces_in_the_words_but_not_in_the_data) {
    EXPECT_EQ(say(Phrase::quoted, {{"value", same_text("a : b")}}).fr, "«\u202Fa : b\u202F»");
    EXPECT_EQ(say(Phrase::document_missing, {{"label", {"Risque inondation", "Flood risk"}}}).fr,
              "Risque inondation : document non fourni");
}

TEST(Phrases, take_braces_in_data_as_data) {
    EXPECT_EQ(say(Phrase::quoted, {{"value", same_text("{value} {0} {")}}).en, "“{value} {0} {”");
}

TEST(Labels, stand_in_both_languages_once) {
    std::set<std::string_view> names;
    for (const Entry& entry : all_labels()) {
        EXPECT_FALSE(entry.fr.empty()) << entry.name;
        EXPECT_FALSE(entry.en.empty()) << entry.name;
        EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
    }
    EXPECT_EQ(label("verdict", "conflict", Lang::fr), "contradiction");
    EXPECT_EQ(label("theme", "sujet libre").en, "sujet libre");
}

TEST(Nouns, agree_with_their_number) {
    EXPECT_EQ(counted(Noun::reservation, 0), (Text{"0\u00A0réserve", "0\u00A0reservations"}));
    EXPECT_EQ(counted(Noun::reservation, 1), (Text{"1\u00A0réserve", "1\u00A0reservation"}));
    EXPECT_EQ(counted(Noun::reservation, 2), (Text{"2\u00A0réserves", "2\u00A0reservations"}));
    EXPECT_EQ(counted(Noun::attention, 2).fr, "2\u00A0points de vigilance");
}

TEST(Joined, puts_and_before_the_last) {
    EXPECT_EQ(joined({}), Text{});
    EXPECT_EQ(joined({same_text("a"), same_text("b"), same_text("c")}), (Text{"a, b et c", "a, b and c"}));
}

}  // namespace
}  // namespace terracord::wording
