// Several versions of one series: at most one is in force on the day, the others are set aside with their reason.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "catalogue/resolve.hpp"
#include "catalogue/versions.hpp"

namespace terracord::catalogue {
namespace {

namespace fs = std::filesystem;

class Versions : public testing::Test {
   protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = fs::path(testing::TempDir()) / "versions" / info->name();
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }

    void version(const std::string& approved, const std::string& status, const std::string& ends = "") {
        const fs::path folder = folder_ / ("45999_PLU_" + approved);
        fs::create_directories(folder);
        std::ofstream(folder / "DOC_URBA.csv") << "IDURBA,ETAT,DATAPPRO,DATEFIN\n45999_PLU_" << approved << ","
                                               << status << "," << approved << "," << ends << "\n";
        std::ofstream(folder / "ZONE_URBA.geojson")
            << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"LIBELLE":"UA","TYPEZONE":"U",)"
            << R"("IDURBA":"45999_PLU_)" << approved
            << R"("},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]})";
        sources_ += (sources_.empty() ? "'" : ", '") + folder.filename().string() + "'";
    }

    model::DocumentSpec on(const std::string& date) {
        model::Analysis analysis = on(date, "");
        return analysis.documents.empty() ? model::DocumentSpec{} : analysis.documents.front();
    }

    // `projects`: keys of the projects besides their source.
    model::Analysis on(const std::string& date, const std::string& projects) {
        const std::string more = projects.empty() ? "" : ", " + projects;
        const std::string text = "terracord = 1\ndate = " + date + "\nprojects = { source = 'p.gpkg'" + more +
                                 " }\n[[document]]\nid = 'plu'\nstandard = 'cnig-plu'\nsource = [" + sources_ +
                                 "]\n[[check]]\nuse = 'plu/open-au-zone'\n";
        auto draft = config::read_analysis_text(text, folder_ / "a.toml", config::Format::toml);
        EXPECT_TRUE(draft);
        const auto data = load_catalogue();
        QuietLog log;
        const auto analysis = resolve(std::move(*draft), *data, log);
        EXPECT_TRUE(analysis) << (analysis ? "" : format_error(analysis.error().front(), Lang::en));
        return analysis ? *analysis : model::Analysis{};
    }

    fs::path folder_;
    std::string sources_;
};

TEST_F(Versions, the_latest_in_force_on_the_day_is_taken) {
    version("20100101", "03");
    version("20200101", "03");
    const auto today = on("2026-11-22");
    EXPECT_EQ(today.version, "45999_PLU_20200101");
    EXPECT_EQ(today.status, model::DocumentStatus::in_force);
    ASSERT_EQ(today.set_aside.size(), 1U);
    EXPECT_EQ(today.set_aside[0].version, "45999_PLU_20100101");
    EXPECT_THAT(today.set_aside[0].why.en, testing::HasSubstr("replaced by that of 2020-01-01"));
    const auto then = on("2015-06-01");
    EXPECT_EQ(then.version, "45999_PLU_20100101");
    EXPECT_EQ(then.status, model::DocumentStatus::in_force);
    EXPECT_THAT(then.set_aside[0].why.en, testing::HasSubstr("Version to come"));
}

TEST_F(Versions, a_project_of_plan_informs_and_does_not_replace) {
    version("20100101", "03");
    version("20250101", "02");
    const auto plan = on("2026-11-22");
    EXPECT_EQ(plan.version, "45999_PLU_20100101");
    EXPECT_THAT(plan.set_aside.at(0).why.en, testing::HasSubstr("Version to come"));
}

TEST_F(Versions, without_a_version_in_force_the_latest_to_come_is_read) {
    version("20100101", "05");
    version("20250101", "07");
    const auto plan = on("2026-11-22");
    EXPECT_EQ(plan.version, "45999_PLU_20250101");
    EXPECT_EQ(plan.status, model::DocumentStatus::approved);
    EXPECT_THAT(plan.set_aside.at(0).why.en, testing::HasSubstr("annulled, replaced, repealed or lapsed"));
}

TEST_F(Versions, an_end_before_the_approval_is_named) {
    version("20200101", "03", "20190101");
    version("20100101", "03");
    const auto plan = on("2026-11-22");
    EXPECT_EQ(plan.version, "45999_PLU_20200101");
    EXPECT_EQ(plan.status, model::DocumentStatus::in_force);
    ASSERT_FALSE(plan.quality.empty());
    EXPECT_THAT(plan.quality[0].en, testing::HasSubstr("not after the approval"));
}

// What the data of three versions say: replaced, in force, draft.
std::vector<VersionDates> replaced_in_force_draft() {
    using model::DocumentStatus;
    return {{DocumentStatus::set_aside, true, "2010-03-01", ""},
            {DocumentStatus::in_force, false, "2020-06-15", ""},
            {DocumentStatus::draft, false, "2026-09-01", ""}};
}

TEST(VersionsInTime, a_replaced_version_held_until_the_next_was_approved) {
    using model::DocumentStatus;
    const auto versions = replaced_in_force_draft();
    EXPECT_EQ(status_on(versions, 0, "2010-02-28"), DocumentStatus::approved);
    EXPECT_EQ(status_on(versions, 0, "2010-03-01"), DocumentStatus::in_force);
    EXPECT_EQ(status_on(versions, 0, "2020-06-14"), DocumentStatus::in_force);
    EXPECT_EQ(status_on(versions, 0, "2020-06-15"), DocumentStatus::set_aside);
    EXPECT_EQ(status_on(versions, 1, "2020-06-14"), DocumentStatus::approved);
    EXPECT_EQ(status_on(versions, 2, "2020-06-14"), DocumentStatus::draft);
}

TEST(VersionsInTime, each_day_has_one_version) {
    using model::DocumentStatus;
    const auto periods = periods_of(replaced_in_force_draft(), "2026-11-22");
    const std::vector<VersionPeriod> expected{{"", 0, DocumentStatus::approved},
                                              {"2010-03-01", 0, DocumentStatus::in_force},
                                              {"2020-06-15", 1, DocumentStatus::in_force}};
    EXPECT_EQ(periods, expected);
}

TEST(VersionsInTime, an_annulled_version_never_held) {
    using model::DocumentStatus;
    auto versions = replaced_in_force_draft();
    versions[0].once_in_force = false;
    EXPECT_EQ(status_on(versions, 0, "2015-01-01"), DocumentStatus::set_aside);
    // The plan to come informs; nothing was in force.
    const auto periods = periods_of(versions, "2026-11-22");
    ASSERT_FALSE(periods.empty());
    EXPECT_EQ(periods.front().version, 1U);
    EXPECT_EQ(periods.front().status, DocumentStatus::approved);
}

TEST(VersionsInTime, a_lapsed_version_holds_up_to_its_last_day_and_not_beyond) {
    using model::DocumentStatus;
    const std::vector<VersionDates> lapsed{{DocumentStatus::set_aside, true, "2000-01-01", "2017-03-27"}};
    EXPECT_EQ(status_on(lapsed, 0, "2017-03-27"), DocumentStatus::in_force);
    EXPECT_EQ(status_on(lapsed, 0, "2017-03-28"), DocumentStatus::set_aside);
    const auto periods = periods_of(lapsed, "2026-11-22");
    ASSERT_EQ(periods.size(), 3U);
    EXPECT_EQ(periods[2].from, "2017-03-28");
}

TEST(VersionsInTime, a_version_whose_end_nobody_knows_is_not_taken_for_in_force) {
    using model::DocumentStatus;
    const std::vector<VersionDates> alone{{DocumentStatus::set_aside, true, "2000-01-01", ""}};
    EXPECT_EQ(status_on(alone, 0, "2010-01-01"), DocumentStatus::set_aside);
}

TEST(VersionsInTime, the_day_after) {
    EXPECT_EQ(day_after("2020-12-31"), "2021-01-01");
    EXPECT_EQ(day_after("2024-02-28"), "2024-02-29");
    EXPECT_EQ(day_after("2023-02-28"), "2023-03-01");
}

TEST_F(Versions, where_projects_state_their_law_every_version_that_ever_counted_is_read) {
    version("20100301", "05");
    version("20200615", "03");
    version("20260901", "02");
    const auto plan = on("2026-11-22", "law_date = 'droit'");
    EXPECT_EQ(plan.documents.size(), 2U);
    EXPECT_EQ(plan.documents[0].version, "45999_PLU_20200615");
    EXPECT_FALSE(plan.documents[0].other_version);
    EXPECT_TRUE(plan.documents[1].other_version);
    EXPECT_EQ(plan.documents[1].version, "45999_PLU_20100301");
    EXPECT_EQ(plan.documents[1].id, plan.documents[0].id);
    ASSERT_EQ(plan.documents[0].law.size(), 3U);
    EXPECT_EQ(plan.documents[0].law[1].from, "2010-03-01");
    EXPECT_EQ(plan.documents[0].law[1].document, 1U);
    // Each check is bound to each of them.
    EXPECT_EQ(plan.checks.size(), 2U);
}

}  // namespace
}  // namespace terracord::catalogue
