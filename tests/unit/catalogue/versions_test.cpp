// Several versions of one series: at most one is in force on the day, the others are set aside with their reason.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "catalogue/resolve.hpp"

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
        const std::string text = "terracord = 1\ndate = " + date +
                                 "\nprojects = { source = 'p.gpkg' }\n[[document]]\nid = 'plu'\nstandard = "
                                 "'cnig-plu'\nsource = [" +
                                 sources_ + "]\n";
        auto draft = config::read_analysis_text(text, folder_ / "a.toml", config::Format::toml);
        EXPECT_TRUE(draft);
        const auto data = load_catalogue();
        QuietLog log;
        const auto analysis = resolve(std::move(*draft), *data, log);
        EXPECT_TRUE(analysis) << (analysis ? "" : format_error(analysis.error().front(), Lang::en));
        return analysis ? analysis->documents.at(0) : model::DocumentSpec{};
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

}  // namespace
}  // namespace terracord::catalogue
