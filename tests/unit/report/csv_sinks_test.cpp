#include "report/csv_sinks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/sample.hpp"

namespace terracord::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using testing::TemporaryFolder;

std::string table(std::initializer_list<std::string_view> cells, CsvStyle style) {
    const TemporaryFolder folder;
    auto file = CsvFile::create(folder.path() / "t.csv", style);
    for (const std::string_view cell : cells) file->text(cell);
    EXPECT_TRUE(file->end_row());
    EXPECT_TRUE(file->close());
    return testing::read(folder.path() / "t.csv");
}

TEST(Csv, quotes_what_needs_quotes_and_nothing_else) {
    EXPECT_EQ(table({"a", "b,c", "d\"e", "f\ng", "", " h"}, CsvStyle::data), "a,\"b,c\",\"d\"\"e\",\"f\ng\",,\" h\"\n");
}

TEST(Csv, keeps_data_exact_and_disarms_formulas_for_people_only) {
    EXPECT_EQ(table({"=1+1", "-R1", "@x"}, CsvStyle::data), "=1+1,-R1,@x\n");
    EXPECT_EQ(table({"=1+1", "-R1", "@x", "+a", "R1"}, CsvStyle::french),
              "\uFEFF\"'=1+1\";\"'-R1\";\"'@x\";\"'+a\";R1\n");
}

TEST(Csv, makes_text_valid_utf8) {
    EXPECT_EQ(table({"a\xFF"
                     "b\x01"},
                    CsvStyle::data),
              "a\uFFFDb\uFFFD\n");
}

TEST(Csv, writes_numbers_that_read_back_to_the_same_double) {
    const TemporaryFolder folder;
    for (const auto& [style, expected] :
         {std::pair(CsvStyle::data, "0.1,1250,,-3,true\n"), std::pair(CsvStyle::french, "\uFEFF0,1;1250;;-3;true\n")}) {
        auto file = CsvFile::create(folder.path() / "n.csv", style);
        file->number(0.1).number(1250.0).number(std::numeric_limits<double>::infinity()).integer(-3).boolean(true);
        ASSERT_TRUE(file->end_row());
        ASSERT_TRUE(file->close());
        EXPECT_EQ(testing::read(folder.path() / "n.csv"), expected);
    }
}

TEST(FindingsCsv, has_a_row_a_finding_with_as_many_cells_as_columns) {
    const TemporaryFolder folder;
    auto sample = testing::sample_run();
    for (auto& project : sample->projects)
        project.findings[0].measures.classes.clear();  // so that no cell needs quotes
    ASSERT_TRUE(testing::pass_through(*make_findings_csv_sink(folder.path(), CsvStyle::data), *sample));
    const std::string text = testing::read(folder.path() / "findings.csv");
    std::size_t rows = 0;
    std::size_t columns = 0;
    for (std::size_t from = 0; from < text.size(); ++rows) {
        const std::size_t to = text.find('\n', from);
        const auto commas = static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(from),
                                                                text.begin() + static_cast<std::ptrdiff_t>(to), ','));
        if (rows == 0) columns = commas;
        EXPECT_EQ(commas, columns) << text.substr(from, to - from);
        from = to + 1;
    }
    EXPECT_EQ(rows, 1U + 2U * 8U);
}

TEST(SummaryCsv, has_a_row_a_project) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run(1);
    ASSERT_TRUE(testing::pass_through(*make_summary_csv_sink(folder.path(), CsvStyle::data), *sample));
    EXPECT_EQ(testing::read(folder.path() / "summary.csv"),
              "project_id,project_name,area_m2,phase,documents_code,documents_label_fr,documents_label_en,needs_code,"
              "needs_label_fr,needs_label_en,"
              "n_conflict,n_reservation,n_attention,n_not_assessable,n_information,n_coherent,n_not_applicable,n_"
              "mandatory_open,headlines_fr,"
              "headlines_en,commune\n"
              "P1,Îlot P1,40000,programming,conflict,\"en contradiction, en l'état, avec une règle "
              "opposable\",\"contradicts, as it stands, an "
              "enforceable rule\",nothing_checked,,,1,1,0,1,0,1,0,0,Risque inondation : document non fourni,Flood "
              "risk: document not supplied,Orléans\n");
}

TEST(Matrix, holds_the_heaviest_verdict_by_document_then_missing_types) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run(1);
    ASSERT_TRUE(testing::pass_through(*make_matrix_sink(folder.path(), CsvStyle::data), *sample));
    EXPECT_EQ(testing::read(folder.path() / "matrix.csv"),
              "project_id,project_name,plu,ppri,pcaet,ppr-flood\nP1,Îlot "
              "P1,reservation,conflict,not_assessable,not_assessable\n");
}

TEST(Matrix, leaves_needs_out_and_cells_empty_where_nothing_was_asked) {
    const TemporaryFolder folder;
    auto sample = testing::sample_run(1);
    auto& findings = sample->projects[0].findings;
    findings.erase(findings.begin() + 1, findings.end());
    findings.push_back(testing::finding_of("P1", "housing", "pcaet", model::Verdict::conflict));
    findings.back().side = model::Side::needs;
    ASSERT_TRUE(testing::pass_through(*make_matrix_sink(folder.path(), CsvStyle::data), *sample));
    EXPECT_THAT(testing::read(folder.path() / "matrix.csv"), HasSubstr("P1,Îlot P1,,conflict,,\n"));
}

}  // namespace
}  // namespace terracord::report
