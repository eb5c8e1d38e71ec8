#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/ids.hpp"
#include "report/map_content.hpp"
#include "report/pdf_language.hpp"
#include "report/print_sinks.hpp"
#include "sample.hpp"

namespace terracord::report {
namespace {

using namespace testing;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

PrintOptions options(unsigned workers = 1, Lang lang = Lang::fr) {
    return {.crs = lambert93(), .lang = lang, .workers = workers};
}

// Every file of a folder, by name.
std::map<std::string, std::string> files_of(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        files[entry.path().filename().string()] = read(entry.path());
    return files;
}

std::map<std::string, std::string> sheets_of(const SampleRun& sample, const PrintOptions& with) {
    const TemporaryFolder folder;
    const auto sink = make_sheets_sink(folder.path(), with);
    const auto done = pass_through(*sink, sample);
    EXPECT_TRUE(done) << done.error().message.en;
    return files_of(folder.path() / "sheets");
}

std::string only_sheet(const SampleRun& sample) {
    const auto files = sheets_of(sample, options());
    EXPECT_EQ(files.size(), 1U);
    return files.empty() ? "" : files.begin()->second;
}

// Pages of a PDF as cairo writes them.
std::size_t pages_of(const std::string& pdf) {
    std::size_t pages = 0;
    for (std::size_t at = pdf.find("/Type /Page "); at != std::string::npos; at = pdf.find("/Type /Page ", at + 1))
        ++pages;
    return pages;
}

TEST(Sheets, are_one_file_a_project_under_a_safe_name) {
    const auto sample = sample_run(2);
    sample->projects[1].project.id = "../../etc/passwd";
    const auto files = sheets_of(*sample, options());
    ASSERT_EQ(files.size(), 2U);
    EXPECT_TRUE(files.contains(file_slug("P1") + ".pdf"));
    EXPECT_TRUE(files.contains(file_slug("../../etc/passwd") + ".pdf"));
    for (const auto& [name, bytes] : files) EXPECT_THAT(bytes, StartsWith("%PDF-1."));
}

TEST(Sheets, have_the_same_bytes_whatever_the_number_of_workers_and_the_run) {
    const auto sample = sample_run(9);
    const auto one = sheets_of(*sample, options(1));
    EXPECT_EQ(one.size(), 9U);
    EXPECT_EQ(one, sheets_of(*sample, options(3)));
    EXPECT_EQ(one, sheets_of(*sample, options(1)));
}

TEST(Sheets, say_their_title_their_language_and_the_date_of_the_analysis) {
    const auto sample = sample_run(1);
    sample->projects[0].project.id = sample->projects[0].project.name = "Ilot";
    sample->analysis.report.service = "Urbanisme";
    const std::string french = only_sheet(*sample);
    EXPECT_THAT(french, HasSubstr("/Lang (fr-FR)"));
    EXPECT_THAT(french, HasSubstr("/DisplayDocTitle true"));
    EXPECT_THAT(french, HasSubstr("/CreationDate (20261122000000Z)"));
    EXPECT_THAT(french, HasSubstr("/Author (Urbanisme)"));
    const auto english = sheets_of(*sample, options(1, Lang::en));
    EXPECT_THAT(english.begin()->second, HasSubstr("/Lang (en-GB)"));
    EXPECT_THAT(english.begin()->second, HasSubstr("/Title (Coherence sheet: Ilot)"));
}

TEST(Sheets, never_name_the_machine_they_were_made_on) {
    EXPECT_THAT(only_sheet(*sample_run(1)), Not(HasSubstr("/home/")));
}

TEST(Sheets, take_any_text_as_text) {
    const auto sample = sample_run(1);
    model::ProjectResult& result = sample->projects[0];
    result.project.name = result.project.commune_name = hostile();
    result.summary.headlines.assign(20, {hostile(), hostile()});
    for (model::Finding& finding : result.findings) {
        finding.check_title = finding.document_title = finding.sentence = finding.supply = {hostile(), hostile()};
        finding.reference = finding.document_version = hostile();
        finding.notes.assign(3, {"<b>&amp;</b><span", "<b>"});
    }
    sample->analysis.title = sample->analysis.report.service = sample->analysis.report.reference = hostile();
    const std::string sheet = only_sheet(*sample);
    EXPECT_THAT(sheet, StartsWith("%PDF-1."));
    EXPECT_LE(pages_of(sheet), 5U);
}

TEST(Sheets, of_a_project_with_nothing_found_take_one_page) {
    const auto sample = sample_run(1);
    model::ProjectResult& result = sample->projects[0];
    result.findings.clear();
    result.summary = {};
    result.project.commune_name.clear();
    result.project.name.clear();
    EXPECT_EQ(pages_of(only_sheet(*sample)), 1U);
}

TEST(Sheets, keep_all_contradictions_and_cut_what_weighs_less) {
    const auto sample = sample_run(1);
    model::ProjectResult& result = sample->projects[0];
    const model::Finding conflict = result.findings.front();
    result.findings.clear();
    for (int i = 0; i < 300; ++i) {
        model::Finding& finding = result.findings.emplace_back(conflict);
        finding.verdict = i < 100 ? model::Verdict::conflict : model::Verdict::attention;
        finding.id += std::to_string(i);
    }
    const std::string sheet = only_sheet(*sample);
    EXPECT_GT(pages_of(sheet), 2U);
    EXPECT_LT(pages_of(sheet), 12U);
}

TEST(Sheets, are_drawn_for_perimeters_of_any_size) {
    const auto sample = sample_run(3);
    sample->projects[0].project.perimeter = rectangle(0, 0, 0.001, 0.001);
    sample->projects[1].project.perimeter = rectangle(0, 0, 90'000, 40'000);
    sample->projects[2].project.perimeter = geometry::Shape(geometry::Family::area);
    for (model::ProjectResult& result : sample->projects) result.findings.clear();
    EXPECT_EQ(sheets_of(*sample, options()).size(), 3U);
}

TEST(Sheets, are_left_out_where_nobody_asked_for_so_many_and_that_is_told) {
    const auto sample = sample_run(3);
    PrintNotes notes;
    PrintOptions with = options();
    with.most_projects = 2;
    with.notes = &notes;
    const TemporaryFolder folder;
    const auto sink = make_sheets_sink(folder.path(), with);
    ASSERT_TRUE(pass_through(*sink, *sample));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "sheets"));
    EXPECT_EQ(notes.left_out, 3);
}

TEST(Sheets, that_cannot_be_written_are_named_and_cost_no_other) {
    const auto sample = sample_run(4);
    const TemporaryFolder folder;
    // A folder stands where the second sheet should go.
    std::filesystem::create_directories(folder.path() / "sheets" / (file_slug("P2") + ".pdf"));
    const auto sink = make_sheets_sink(folder.path(), options(3));
    const auto done = pass_through(*sink, *sample);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::output_unwritable);
    EXPECT_THAT(done.error().message.fr, StartsWith("sheets/" + file_slug("P2") + ".pdf"));
    for (const char* id : {"P1", "P3", "P4"})
        EXPECT_TRUE(std::filesystem::is_regular_file(folder.path() / "sheets" / (file_slug(id) + ".pdf"))) << id;
}

TEST(Sheets, are_made_without_a_logo_or_a_background_that_cannot_be_read) {
    const auto sample = sample_run(1);
    sample->analysis.report.logo = "/nowhere/logo.png";
    sample->analysis.report.background.emplace();
    sample->analysis.report.background->path = "/nowhere/fond.tif";
    sample->analysis.report.background->written = "fond.tif";
    PrintNotes notes;
    PrintOptions with = options();
    with.notes = &notes;
    EXPECT_EQ(sheets_of(*sample, with).size(), 1U);
    ASSERT_EQ(notes.warnings.size(), 2U);
    EXPECT_EQ(notes.warnings[0].code, ErrorCode::file_unreadable);
    EXPECT_EQ(notes.warnings[1].code, ErrorCode::file_not_found);
}

TEST(Sheets, are_made_without_a_logo_of_more_pixels_than_a_page_could_show) {
    const auto sample = sample_run(1);
    const TemporaryFolder folder;
    sample->analysis.report.logo = folder.path() / "logo.png";
    // 60 000 by 60 000: 14 GB once unpacked.
    std::ofstream(sample->analysis.report.logo, std::ios::binary)
        << std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\xEA\x60\0\0\xEA\x60\1\0\0\0\0", 29);
    PrintNotes notes;
    PrintOptions with = options();
    with.notes = &notes;
    EXPECT_EQ(sheets_of(*sample, with).size(), 1U);
    ASSERT_EQ(notes.warnings.size(), 1U);
    EXPECT_EQ(notes.warnings[0].code, ErrorCode::file_unreadable);
    EXPECT_THAT(notes.warnings[0].message.en, ::testing::HasSubstr("'logo.png' has 60000 × 60000 pixels"));
    EXPECT_THAT(notes.warnings[0].message.fr, ::testing::HasSubstr("« logo.png » a 60000 × 60000 pixels"));
}

TEST(Maps, are_pictures_of_1600_pixels) {
    const auto sample = sample_run(1);
    const TemporaryFolder folder;
    const auto sink = make_maps_sink(folder.path(), options(2));
    ASSERT_TRUE(pass_through(*sink, *sample));
    const auto files = files_of(folder.path() / "maps");
    ASSERT_TRUE(files.contains(file_slug("P1") + ".png"));
    const std::string& png = files.begin()->second;
    EXPECT_THAT(png, StartsWith("\x89PNG\r\n\x1A\n"));
    EXPECT_EQ(png.substr(16, 4), std::string("\x00\x00\x06\x40", 4));
}

TEST(ReportPdf, is_the_same_on_each_run_and_stays_short_for_many_projects) {
    const auto sample = sample_run(450);
    const TemporaryFolder folder;
    std::string first;
    for (int turn = 0; turn < 2; ++turn) {
        const auto sink = make_report_pdf_sink(folder.path(), options());
        ASSERT_TRUE(pass_through(*sink, *sample));
        const std::string bytes = read(folder.path() / "report.pdf");
        if (turn == 0) first = bytes;
        EXPECT_EQ(bytes, first);
    }
    EXPECT_THAT(first, HasSubstr("/Lang (fr-FR)"));
    EXPECT_GE(pages_of(first), 3U);
    EXPECT_LT(pages_of(first), 9U);
}

TEST(ReportPdf, of_a_run_without_a_project_says_so_on_its_first_page) {
    const auto sample = sample_run(0);
    const TemporaryFolder folder;
    const auto sink = make_report_pdf_sink(folder.path(), options());
    ASSERT_TRUE(pass_through(*sink, *sample));
    EXPECT_GE(pages_of(read(folder.path() / "report.pdf")), 1U);
}

TEST(ListedFindings, come_gravest_first_and_know_what_has_no_place) {
    const auto sample = sample_run(1);
    const auto listed = listed_findings(sample->projects[0]);
    ASSERT_EQ(listed.size(), 5U);
    EXPECT_EQ(listed[0].finding->check_id, "red-zone");
    EXPECT_EQ(listed[1].finding->check_id, "hedge");
    EXPECT_EQ(listed[2].finding->check_id, "cavity");
    EXPECT_TRUE(listed[2].shapes.empty()) << "a distance has no place of its own";
    EXPECT_FALSE(listed[3].shapes.empty()) << "slivers that carry the verdict";
    EXPECT_EQ(listed[4].finding->verdict, model::Verdict::attention);
    for (std::size_t i = 0; i < listed.size(); ++i) EXPECT_EQ(listed[i].number, i + 1);
}

TEST(PdfLanguage, leaves_alone_what_is_no_pdf_it_knows) {
    EXPECT_EQ(with_language("", Lang::fr), "");
    EXPECT_EQ(with_language("%PDF-1.4 trailer", Lang::fr), "%PDF-1.4 trailer");
    const std::string odd = "%PDF-1.5\ntrailer\n<< /Size 3\n   /Root 2 0 R\n   /Info 1 0 R\n>>\nstartxref\n9\n%%EOF\n";
    EXPECT_EQ(with_language(odd, Lang::fr), odd) << "the catalogue is not there";
}

}  // namespace
}  // namespace terracord::report
