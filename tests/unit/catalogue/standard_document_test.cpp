#include "base/written_date.hpp"
#include "catalogue/standard_document.hpp"

#include <gtest/gtest.h>

namespace terracord::catalogue {
namespace {

TEST(IsoDate, reads_the_ways_tables_write_dates) {
    EXPECT_EQ(iso_date("20140612"), "2014-06-12");
    EXPECT_EQ(iso_date("2014/06/12"), "2014-06-12");
    EXPECT_EQ(iso_date("2014-06-12T00:00:00"), "2014-06-12");
    EXPECT_EQ(iso_date("12/06/2014"), "2014-06-12");
    for (const auto* text : {"", "00000000", "2011", "20140230", "NR", "2014061", "abcdefgh", "2014/06/120"})
        EXPECT_EQ(iso_date(text), "") << text;
}

DocumentRow row(std::string version, std::string approved) {
    return {std::move(version), std::move(approved), "", "", ""};
}

TEST(ChooseRow, prefers_the_version_of_the_zones_then_the_folders_date_then_the_latest_approved) {
    const std::vector<DocumentRow> rows{row("A", "2010-01-01"), row("B", "2020-01-01"), row("C", "2015-01-01"),
                                        row("D", "2030-01-01")};
    EXPECT_EQ(choose_row(rows, {"a", "2020-01-01", "2026-11-22"}), 0U);
    EXPECT_EQ(choose_row(rows, {"X", "2015-01-01", "2026-11-22"}), 2U);
    EXPECT_EQ(choose_row(rows, {"", "", "2026-11-22"}), 1U);
    EXPECT_EQ(choose_row(rows, {"", "", "2012-01-01"}), 0U);
    EXPECT_EQ(choose_row(rows, {"", "", "2000-01-01"}), 3U);
    EXPECT_EQ(choose_row({row("A", "")}, {"", "", "2000-01-01"}), 0U);
}

}  // namespace
}  // namespace terracord::catalogue
