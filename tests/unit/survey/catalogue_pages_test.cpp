#include "survey/catalogue_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "files.hpp"

namespace terracord::survey {
namespace {

using ::testing::HasSubstr;
using testing::shipped;

TEST(CataloguePages, every_entry_has_a_page_in_both_languages_that_ends_with_what_to_paste) {
    for (const catalogue::Entry& entry : shipped().entries) {
        for (const Lang lang : {Lang::fr, Lang::en}) {
            const std::string page = page_text(entry, shipped(), lang);
            EXPECT_THAT(page, HasSubstr(entry.check.title.in(lang))) << entry.name;
            EXPECT_TRUE(page.ends_with("[[check]]\nuse = \"" + entry.name + "\"\n")) << entry.name;
        }
    }
}

TEST(CataloguePages, a_page_shows_layer_codes_thresholds_with_their_origin_and_reference) {
    const std::string page = page_text(*shipped().entry("plu/classified-wood"), shipped(), Lang::en);
    EXPECT_THAT(page, HasSubstr("cnig-plu:prescriptions_surf"));
    EXPECT_THAT(page, HasSubstr("TYPEPSC = 01"));
    EXPECT_THAT(page, HasSubstr("area > 25 m2"));
    EXPECT_THAT(page, HasSubstr("L. 113-1"));
}

TEST(CataloguePages, a_theme_and_a_profile_narrow_the_list) {
    const auto risk = select_entries(shipped(), "risk", "");
    ASSERT_FALSE(risk.empty());
    EXPECT_TRUE(std::all_of(risk.begin(), risk.end(), [](const auto* entry) { return entry->check.theme == "risk"; }));
    const auto zac = select_entries(shipped(), "", "zac");
    EXPECT_LT(zac.size(), shipped().entries.size());
    EXPECT_FALSE(zac.empty());
    EXPECT_THAT(list_json(zac, shipped()), HasSubstr("\"use\": \"[[check]]"));
}

}  // namespace
}  // namespace terracord::survey
