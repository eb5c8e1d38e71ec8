#include "base/ids.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace terracord {
namespace {

TEST(EscapeId, KeepsWhatPeopleWrite) {
    EXPECT_EQ(escape_id("ZAC du Val d'Orléans"), "ZAC du Val d'Orléans");
    EXPECT_EQ(escape_id("01001"), "01001");
    EXPECT_EQ(escape_id(""), "");
}

TEST(EscapeId, EscapesWhatWouldCutOrHideAPart) {
    EXPECT_EQ(escape_id("a/b"), "a%2Fb");
    EXPECT_EQ(escape_id("100%"), "100%25");
    EXPECT_EQ(escape_id(" a b "), "%20a b%20");
    EXPECT_EQ(escape_id("a\tb\n"), "a%09b%0A");
    EXPECT_EQ(escape_id(std::string_view("\0\x7F", 2)), "%00%7F");
}

TEST(EscapeId, NeverGivesTwoNamesOneId) {
    const std::vector<std::string> names{"a/b", "a%2Fb", "a%252Fb", " a", "%20a", "  a", "a ", "a", "a\t", "a%09"};
    std::set<std::string> ids;
    for (const std::string& name : names) ids.insert(escape_id(name));
    EXPECT_EQ(ids.size(), names.size());
}

TEST(FindingId, AlwaysEndsInExactlyTwoParts) {
    EXPECT_EQ(finding_id("P1", "plu/closed-au-zone", "plui"), "P1/plu%2Fclosed-au-zone/plui");
    EXPECT_EQ(finding_id("P1/V2", "a", "b/c"), "P1/V2/a/b%2Fc");
}

std::vector<std::string> hostile_ids() {
    return {"../../etc/passwd",
            "..",
            ".",
            "/",
            "C:\\boot.ini",
            "a\0b",
            "-rf",
            "nul",
            "é",
            "e",
            "É",
            "a b",
            "a-b",
            "a/b",
            "",
            std::string(500, 'x'),
            std::string(501, 'x'),
            std::string(60, '/'),
            "<script>",
            "$(reboot)",
            "\n"};
}

TEST(FileSlug, NeverLeavesItsFolder) {
    for (const std::string& id : hostile_ids()) {
        const std::string slug = file_slug(id);
        EXPECT_LE(slug.size(), 60U);
        EXPECT_GE(slug.size(), 10U);
        EXPECT_TRUE(std::all_of(slug.begin(), slug.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                   c == '.';
        })) << slug;
        EXPECT_EQ(slug.find(".."), std::string::npos);
    }
}

TEST(FileSlug, NeverGivesTwoIdsOneName) {
    std::set<std::string> slugs;
    for (const std::string& id : hostile_ids()) slugs.insert(file_slug(id));
    EXPECT_EQ(slugs.size(), hostile_ids().size());
    // Where the disk ignores case the hash still tells them apart.
    EXPECT_NE(file_slug("Nord").substr(4), file_slug("nord").substr(4));
}

TEST(FileSlug, IsReadableAndStable) { EXPECT_EQ(file_slug("Secteur Nord/V2").substr(0, 16), "Secteur-Nord-V2-"); }

}  // namespace
}  // namespace terracord
