#include "report/findings_xlsx.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "report/workbook_check.hpp"
#include "unit/report/sample.hpp"

namespace terracord::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::TemporaryFolder;

// All parts of the workbook, one after the other.
std::string content(const std::filesystem::path& folder) {
    const std::filesystem::path text = folder / "content.txt";
    const std::string command =
        "/usr/bin/python3 -c \"import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); "
        "sys.stdout.buffer.write(b''.join(z.read(n) for n in sorted(z.namelist())))\" '" +
        (folder / kWorkbookName).string() + "' > '" + text.string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0);
    return testing::read(text);
}

void write(const std::filesystem::path& folder, const testing::SampleRun& sample, Lang lang = Lang::fr) {
    ASSERT_TRUE(testing::pass_through(*make_xlsx_sink(folder, lang), sample));
}

TEST(Workbook, has_its_sheets_in_the_language_asked_for) {
    const TemporaryFolder folder;
    write(folder.path(), *testing::sample_run());
    const std::string french = content(folder.path());
    for (const char* sheet : {"Synthèse", "Constats", "À fournir", "Documents", "Lisez-moi"})
        EXPECT_THAT(french, HasSubstr(std::string("<sheet name=\"") + sheet));
    EXPECT_THAT(french, HasSubstr("sans valeur juridique"));
    write(folder.path(), *testing::sample_run(), Lang::en);
    const std::string english = content(folder.path());
    EXPECT_THAT(english, HasSubstr("<sheet name=\"Findings\""));
    EXPECT_THAT(english, HasSubstr(">reservation<"));
}

TEST(Workbook, holds_no_formula_and_no_link_whatever_things_are_called) {
    const TemporaryFolder folder;
    auto sample = testing::sample_run(6);
    const char* const names[] = {"=1+1", "+1", "-1", "@SUM(A1)", "http://example.org", "=HYPERLINK(\"http://x\")"};
    for (std::size_t i = 0; i < 6; ++i) {
        sample->projects[i].project.name = names[i];
        sample->projects[i].findings[0].sentence = {testing::hostile(), testing::hostile()};
    }
    write(folder.path(), *sample);
    const std::string text = content(folder.path());
    EXPECT_THAT(text, Not(HasSubstr("<f>")));
    EXPECT_THAT(text, Not(HasSubstr("<hyperlink")));
    EXPECT_THAT(text, HasSubstr(">=1+1<"));
    EXPECT_THAT(text, HasSubstr(">@SUM(A1)<"));
    EXPECT_THAT(text, HasSubstr("&lt;/script&gt;"));
    EXPECT_THAT(text, Not(HasSubstr("\x01")));
}

TEST(Workbook, keeps_its_head_in_view_and_filters) {
    const TemporaryFolder folder;
    write(folder.path(), *testing::sample_run());
    const std::string text = content(folder.path());
    EXPECT_THAT(text, HasSubstr("state=\"frozen\""));
    EXPECT_THAT(text, HasSubstr("<autoFilter"));
}

TEST(Workbook, is_the_same_bytes_twice_and_leaves_nothing_beside) {
    const TemporaryFolder first;
    const TemporaryFolder second;
    const auto sample = testing::sample_run(4);
    write(first.path(), *sample);
    write(second.path(), *sample);
    EXPECT_TRUE(testing::read(first.path() / kWorkbookName) == testing::read(second.path() / kWorkbookName));
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(first.path())) ++files;
    EXPECT_EQ(files, 1U);
}

// By sheet, in their order in the workbook.
std::vector<std::uint64_t> bytes_of_rows(const std::string& parts) {
    constexpr std::string_view kBegin = "<sheetData>";
    std::vector<std::uint64_t> bytes;
    for (std::size_t at = parts.find(kBegin); at != std::string::npos; at = parts.find(kBegin, at + 1))
        bytes.push_back(parts.find("</sheetData>", at) - at - kBegin.size());
    return bytes;
}

TEST(Workbook, that_lacks_bytes_is_seen_not_to_be_whole) {
    const TemporaryFolder folder;
    write(folder.path(), *testing::sample_run());
    const auto file = folder.path() / kWorkbookName;
    const std::string bytes = testing::read(file);
    std::vector<std::uint64_t> rows = bytes_of_rows(content(folder.path()));
    ASSERT_GT(rows.size(), 0U);
    EXPECT_TRUE(whole_workbook(file, rows));
    ++rows.back();  // a byte that the sheet has lost
    EXPECT_FALSE(whole_workbook(file, rows));
    rows.back() -= 2;  // one that it should not have
    EXPECT_FALSE(whole_workbook(file, rows));
    ++rows.back();
    rows.push_back(1);  // a sheet that is not there
    EXPECT_FALSE(whole_workbook(file, rows));
    rows.pop_back();
    for (const std::size_t size : {bytes.size() - 1, bytes.size() / 2, std::size_t{0}}) {
        std::filesystem::resize_file(file, size);
        EXPECT_FALSE(whole_workbook(file, rows)) << size;
    }
}

TEST(Workbook, fails_as_a_value_where_it_cannot_write) {
    const auto sample = testing::sample_run(1);
    const auto done = testing::pass_through(*make_xlsx_sink("/nonexistent/folder", Lang::fr), *sample);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::output_unwritable);
}

}  // namespace
}  // namespace terracord::report
