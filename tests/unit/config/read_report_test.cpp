#include "config/read_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"

namespace terracord::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(ReadReport, the_head_of_the_reports_and_what_maps_lie_on) {
    const model::ReportSpec report = analysis_of(with_head(
        "[report]\nservice = 'Urbanisme'\nreference = '2026-114'\nstatus = 'validated'\nlogo = 'logo.png'\n"
        "background = { source = 'fond.tif', credit = '© la ville' }\nscore = true\n")).report;
    EXPECT_EQ(report.service, "Urbanisme");
    EXPECT_EQ(report.reference, "2026-114");
    EXPECT_TRUE(report.validated);
    EXPECT_TRUE(report.score);
    EXPECT_EQ(report.logo, "in/logo.png");
    ASSERT_TRUE(report.background);
    EXPECT_EQ(report.background->path, "in/fond.tif");
    EXPECT_EQ(report.background->credit, "© la ville");
}

TEST(ReadReport, is_a_working_document_without_a_score_unless_told) {
    const model::ReportSpec report = analysis_of(with_head("[report]\nservice = 'Urbanisme'\n")).report;
    EXPECT_FALSE(report.validated);
    EXPECT_FALSE(report.score);
    EXPECT_FALSE(report.background);
}

TEST(ReadReport, a_background_says_whose_it_is) {
    EXPECT_THAT(errors_of(with_head("[report]\nbackground = { source = 'fond.tif' }\n")),
                ElementsAre(HasSubstr("'credit'")));
}

TEST(ReadReport, nothing_is_fetched_from_the_network) {
    EXPECT_THAT(errors_of(with_head("[report]\nlogo = 'https://example.org/logo.png'\n")),
                ElementsAre(HasSubstr("E206 8:")));
}

TEST(ReadReport, a_score_never_comes_without_its_reliability) {
    EXPECT_THAT(errors_of("terracord = 1\ndate = 2026-11-22\nstability = false\n[projects]\nsource = 'p.gpkg'\n"
                          "[report]\nscore = true\n"),
                ElementsAre(HasSubstr("reliability")));
}

TEST(ReadReport, a_word_that_is_no_standing_names_those_there_are) {
    EXPECT_THAT(errors_of(with_head("[report]\nstatus = 'final'\n")), ElementsAre(HasSubstr("E206 8:")));
}

}  // namespace
}  // namespace terracord::config
