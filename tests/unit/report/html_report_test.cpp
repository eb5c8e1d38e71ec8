#include "report/html_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "base/hash.hpp"
#include "report/html_page.hpp"
#include "report/html_shapes.hpp"
#include "unit/report/sample.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using testing::TemporaryFolder;

std::string page_of(const testing::SampleRun& sample, HtmlLimits limits = {}, Lang lang = Lang::fr) {
    const TemporaryFolder folder;
    const auto sink = make_html_sink(folder.path(), {.crs = testing::lambert93(),
                                                     .lang = lang,
                                                     .data = embedded::files(),
                                                     .surroundings = nullptr,
                                                     .limits = limits});
    const auto done = testing::pass_through(*sink, sample);
    EXPECT_TRUE(done) << done.error().message.en;
    return testing::read(folder.path() / "report.html");
}

std::size_t times(const std::string& text, std::string_view piece) {
    std::size_t found = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) ++found;
    return found;
}

// The text of a data element.
std::string data_of(const std::string& page, const std::string& attributes) {
    const std::string open = "<script type=\"application/json\" " + attributes + ">";
    const std::size_t at = page.find(open);
    if (at == std::string::npos) return {};
    return page.substr(at + open.size(), page.find("</script>", at) - at - open.size());
}

TEST(HtmlReport, HoldsEveryProjectWithItsFindingsInBothLanguages) {
    const auto sample = testing::sample_run();
    const std::string page = page_of(*sample);
    EXPECT_EQ(times(page, "class=\"row\">"), 2U);
    EXPECT_EQ(times(page, "class=\"details\">"), 2U);
    EXPECT_THAT(page, HasSubstr("[\"Phrase.\",\"Sentence.\"]"));
    EXPECT_THAT(page, HasSubstr("<html lang=\"fr\">"));
    EXPECT_THAT(data_of(page, "id=\"words\""),
                HasSubstr("[\"aucune contradiction relevée\",\"no contradiction found\"]"));
    EXPECT_THAT(page_of(*sample, {}, Lang::en), HasSubstr("<html lang=\"en\">"));
}

TEST(HtmlReport, SaysFirstWhichDocumentsWereNotSupplied) {
    const auto sample = testing::sample_run();
    EXPECT_THAT(data_of(page_of(*sample), "id=\"totals\""),
                HasSubstr("\"missing\":[[[\"Risque inondation\",\"Flood risk\"],2]]"));
}

TEST(HtmlReport, ForeignTextCannotLeaveItsData) {
    const auto sample = testing::sample_run();
    sample->analysis.title = "</title><img src=x onerror=alert(1)>";
    sample->projects[0].project.name = "</script><img src=x onerror=alert(1)><!--";
    const std::string page = page_of(*sample);
    EXPECT_THAT(page, Not(HasSubstr("<img")));
    EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(page, HasSubstr("<title>&lt;/title&gt;&lt;img src=x onerror=alert(1)&gt;</title>"));
    EXPECT_THAT(page, HasSubstr("\\u003c/script>\\u003cimg src=x onerror=alert(1)>\\u003c!--"));
    // As many ends as beginnings: nothing in the data closes its element.
    EXPECT_EQ(times(page, "</script"), times(page, "<script"));
    // And nothing of the machine.
    EXPECT_THAT(page, Not(HasSubstr("/home/somebody")));
}

TEST(HtmlReport, LetsNothingButItsOwnScriptsAndStyleRun) {
    const auto sample = testing::sample_run();
    const std::string page = page_of(*sample);
    EXPECT_THAT(page, HasSubstr("default-src 'none'; style-src 'sha256-"));
    EXPECT_THAT(page, Not(HasSubstr("unsafe-inline")));
    EXPECT_EQ(times(page, "'sha256-"), 3U);  // one style, the map's script and the page's
    EXPECT_THAT(page, Not(HasSubstr("url(images")));
    EXPECT_THAT(page, Not(HasSubstr("{{")));
    EXPECT_THAT(page, Not(HasSubstr("sourceMappingURL")));
}

TEST(HtmlReport, IsTheSameTwice) {
    const auto sample = testing::sample_run();
    EXPECT_EQ(sha256(page_of(*sample)), sha256(page_of(*sample)));
}

TEST(HtmlReport, SaysWhatItLeavesToTheOtherFilesBeyondItsLimits) {
    const auto sample = testing::sample_run(4);
    EXPECT_THAT(data_of(page_of(*sample), "id=\"totals\""), HasSubstr("\"left\":[0,0,0,0]"));

    const std::string few = page_of(*sample, {.projects = 2, .listed = 3});
    EXPECT_EQ(times(few, "class=\"row\">"), 3U);
    EXPECT_EQ(times(few, "class=\"details\">"), 2U);
    EXPECT_THAT(data_of(few, "id=\"totals\""), HasSubstr("\"left\":[0,1,1,0]"));

    const std::string bare = page_of(*sample, {.plain = 1, .shapes = 100});
    EXPECT_THAT(data_of(bare, "id=\"totals\""), HasSubstr("\"left\":[3,0,0,"));
    EXPECT_THAT(data_of(bare, "id=\"totals\""), Not(HasSubstr("\"left\":[3,0,0,0]")));
}

TEST(HtmlReport, ATextThatFindsNoRoomInTheTableStandsWhereItIsUsed) {
    const auto sample = testing::sample_run();
    const std::string page = page_of(*sample, {.texts = 0});
    EXPECT_THAT(data_of(page, "id=\"tables\""), StartsWith("{\"texts\":[]"));
    EXPECT_THAT(data_of(page, "class=\"details\""), HasSubstr("\"s\":[\"Phrase.\",\"Sentence.\"]"));
}

TEST(HtmlReport, AFigureIsTheOneOfTheOtherFiles) {
    const auto sample = testing::sample_run(1);
    sample->projects[0].findings[0].measures.robust.area_m2 = 1234.56789;
    EXPECT_THAT(data_of(page_of(*sample), "class=\"details\""), HasSubstr("[\"area_m2\",1234.5679,5000]"));
}

TEST(HtmlReport, CarriesTheLogoOfTheOfficeAndAScoreNeverWithoutItsReliability) {
    const auto sample = testing::sample_run(1);
    const TemporaryFolder folder;
    EXPECT_THAT(data_of(page_of(*sample), "id=\"run\""), Not(HasSubstr("\"logo\"")));
    EXPECT_THAT(data_of(page_of(*sample), "class=\"details\""), Not(HasSubstr("\"score\"")));
    sample->analysis.report.logo = folder.path() / "logo.png";
    std::ofstream(sample->analysis.report.logo, std::ios::binary)
        << std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1", 24);
    sample->projects[0].summary.score = model::Score{.points = 62.5, .reliability = 7.25};
    const std::string page = page_of(*sample);
    EXPECT_THAT(data_of(page, "id=\"run\""),
                HasSubstr("\"logo\":\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB\""));
    EXPECT_THAT(data_of(page, "class=\"details\""), HasSubstr("\"score\":[62.5,7.25]"));
}

TEST(HtmlReport, AProjectBeyondTheLimitsKeepsItsRollUps) {
    const auto sample = testing::sample_run(2);
    const std::string page = page_of(*sample, {.projects = 1});
    const std::size_t second = page.rfind("class=\"row\">");
    const std::string row = page.substr(second, page.find("</script>", second) - second);
    EXPECT_THAT(row, HasSubstr("\"id\":\"P2\""));
    EXPECT_THAT(row, HasSubstr("\"d\":\"conflict\""));
    EXPECT_THAT(row, Not(HasSubstr("\"f\":")));
}

TEST(HtmlShapes, ARingIsWrittenAsDifferencesAndWhatCollapsesAsAPoint) {
    auto shapes = HtmlShapes::from(*gdal::Crs::parse("EPSG:4326"), 1000);
    ASSERT_TRUE(shapes);
    geometry::Shape square(geometry::Family::area);
    for (const geometry::Point point : {geometry::Point{2.0, 47.0}, {2.0, 47.1}, {2.1, 47.1}, {2.0, 47.0}})
        square.add_point(point);
    square.end_ring();
    square.end_part();
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    shapes->write(json, square);
    for (geometry::Point& point : square.points()) point = {2.0, 47.0};
    shapes->write(json, square);
    json.end_array();
    EXPECT_EQ(out, "[[3,[[[20000000,470000000,0,1000000,1000000,0]]]],[1,[20000000,470000000]]]");
    EXPECT_EQ(shapes->left_out(), 0);
}

// Every word of the script has its label in both languages, and no label is left without a use.
TEST(HtmlReport, TheScriptAsksForWordsThatExist) {
    std::string script;
    for (const embedded::File& file : embedded::files()) {
        if (file.path.starts_with("report/script/")) script.append(file.bytes).append("\n");
    }
    ASSERT_THAT(script, Not(IsEmpty()));
    std::set<std::string> known;
    for (const wording::Entry& entry : wording::all_labels()) {
        if (entry.name.starts_with("page/")) known.emplace(entry.name.substr(5));
    }
    const std::regex asked(R"re(\bt\('([a-z_]+)')re");
    for (std::sregex_iterator at(script.begin(), script.end(), asked), last; at != last; ++at)
        EXPECT_TRUE(known.contains((*at)[1])) << "no label page/" << (*at)[1];
    const std::regex nouns(R"re(\bcounted\('([a-z]+)')re");
    for (std::sregex_iterator at(script.begin(), script.end(), nouns), last; at != last; ++at) {
        EXPECT_TRUE(known.contains((*at)[1].str() + "_one")) << (*at)[1];
        EXPECT_TRUE(known.contains((*at)[1].str() + "_many")) << (*at)[1];
    }
    for (const std::string& word : known) {
        const bool made = word.starts_with("month_") || word.starts_with("programme_") || word.ends_with("_about") ||
                          word.ends_with("_one") || word.ends_with("_many");
        EXPECT_TRUE(made || script.find("'" + word + "'") != std::string::npos) << "page/" << word << " has no use";
    }
}

}  // namespace
}  // namespace terracord::report
