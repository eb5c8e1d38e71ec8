#include "survey/touched.hpp"

#include <gtest/gtest.h>

#include "catalogue/resolve.hpp"
#include "files.hpp"

namespace terracord::survey {
namespace {

using testing::shipped;

class TouchedProjects : public ::testing::Test {
   protected:
    void SetUp() override {
        testing::write_plan(folder_.path() / "plu");
        testing::write_projects(folder_.path() / "projets.geojson");
        auto draft = config::read_analysis_text(
            "terracord = 1\ndate = 2026-11-22\nprojects = { source = 'projets.geojson', id = 'code' "
            "}\n[[document]]\nid = "
            "'plu'\nstandard = 'cnig-plu'\nsource = 'plu'\n[[check]]\nuse = 'plu/classified-wood'\n",
            folder_.path() / "a.toml", config::Format::toml);
        ASSERT_TRUE(draft);
        QuietLog log;
        auto analysis = catalogue::resolve(std::move(*draft), shipped(), log);
        ASSERT_TRUE(analysis);
        analysis_ = std::move(*analysis);
    }

    Result<std::vector<Touched>> touched(const std::string& feature) {
        QuietLog log;
        const auto crs = gdal::Crs::parse("EPSG:2154").value();
        const auto ref = parse_feature(feature);
        if (!ref) return tl::unexpected(ref.error());
        const auto features = select_features(analysis_, *ref, crs, log);
        if (!features) return tl::unexpected(features.error());
        return touched_projects(analysis_, *features, crs, log);
    }

    testing::TemporaryFolder folder_;
    model::Analysis analysis_;
};

TEST_F(TouchedProjects, a_zone_by_its_number_names_the_projects_on_it_with_both_shares) {
    const auto projects = touched("plu.prescriptions_surf/0");
    ASSERT_TRUE(projects) << format_error(projects.error(), Lang::en);
    ASSERT_EQ(projects->size(), 1U);
    EXPECT_EQ(projects->front().code, "P1");
    EXPECT_NEAR(projects->front().area_m2, 900.0, 1e-6);
    EXPECT_NEAR(projects->front().project_share, 900.0 / 1600.0, 1e-9);
    EXPECT_NEAR(projects->front().feature_share, 900.0 / 1600.0, 1e-9);
}

TEST_F(TouchedProjects, zones_by_a_condition_count_shared_ground_once) {
    const auto both = touched("plu.prescriptions_surf/TYPEPSC <> '00'");
    ASSERT_TRUE(both);
    ASSERT_EQ(both->size(), 1U);
    EXPECT_NEAR(both->front().area_m2, 900.0, 1e-6) << "two prescriptions on one spot";
    const auto natural = touched("plu.zones/TYPEZONE = 'N'");
    ASSERT_TRUE(natural);
    ASSERT_EQ(natural->size(), 1U);
    EXPECT_EQ(natural->front().code, "P2");
}

TEST_F(TouchedProjects, what_is_not_there_is_said_with_the_nearest_name) {
    EXPECT_EQ(touched("plu.zones/99").error().code, ErrorCode::layer_not_found);
    EXPECT_EQ(touched("plu.zone/0").error().hint.en, "Did you mean 'zones'?");
    EXPECT_EQ(touched("pli.zones/0").error().code, ErrorCode::unknown_reference);
    EXPECT_EQ(touched("plu.zones/LIBELE = 'U'").error().code, ErrorCode::bad_condition);
    EXPECT_EQ(touched("plu.zones").error().code, ErrorCode::usage);
    EXPECT_EQ(touched("zones/3.5").error().code, ErrorCode::usage);
}

}  // namespace
}  // namespace terracord::survey
