#include "report/life_csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/sample.hpp"

namespace terracord::report {
namespace {

using ::testing::HasSubstr;
using testing::TemporaryFolder;

TEST(DecisionsCsv, lists_every_decision_orphaned_ones_too) {
    const TemporaryFolder folder;
    ASSERT_TRUE(testing::pass_through(*make_decisions_csv_sink(folder.path(), CsvStyle::data), *testing::sample_run(1)));
    const std::string text = testing::read(folder.path() / "decisions.csv");
    EXPECT_THAT(text, HasSubstr("0 0 10 20.5"));
    EXPECT_THAT(text, HasSubstr(",holds,"));
    EXPECT_THAT(text, HasSubstr(",orphaned,"));
    EXPECT_THAT(text, HasSubstr("the project is not in this run"));
}

TEST(CorrectionsCsv, says_how_many_findings_each_counts_in) {
    const TemporaryFolder folder;
    ASSERT_TRUE(
        testing::pass_through(*make_corrections_csv_sink(folder.path(), CsvStyle::data), *testing::sample_run(1)));
    EXPECT_THAT(testing::read(folder.path() / "corrections.csv"),
                HasSubstr("plu/status,plu,,status,07,in_force,délibération,A. Martin,2026-11-02,3\n"));
}

TEST(VariantsCsv, has_a_row_a_variant_and_says_what_tells_it_apart) {
    const TemporaryFolder folder;
    ASSERT_TRUE(testing::pass_through(*make_variants_csv_sink(folder.path(), CsvStyle::data), *testing::sample_run(1)));
    EXPECT_THAT(testing::read(folder.path() / "variants.csv"), HasSubstr("Zone (plan): conflict, 120"));
}

TEST(LifeTables, are_not_written_where_they_would_be_empty) {
    const TemporaryFolder folder;
    auto sample = testing::sample_run(1);
    sample->totals = {};
    sample->analysis.documents[0].corrections.clear();
    for (const auto& make : {make_decisions_csv_sink, make_corrections_csv_sink, make_variants_csv_sink})
        ASSERT_TRUE(testing::pass_through(*make(folder.path(), CsvStyle::data), *sample));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace terracord::report
