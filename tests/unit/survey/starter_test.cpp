#include "survey/starter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue/resolve.hpp"
#include "files.hpp"

namespace terracord::survey {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::shipped;

class Starters : public ::testing::Test {
   protected:
    StarterRequest request(const std::string& status = "03") {
        testing::write_plan(folder_.path() / "plu", status);
        testing::write_projects(folder_.path() / "projets.geojson");
        return {.projects = folder_.path() / "projets.geojson",
                .documents = {folder_.path() / "plu"},
                .date = "2026-11-22",
                .profile = "zac",
                .folder = folder_.path(),
                .lang = Lang::en};
    }

    static std::string text_of(const StarterRequest& request) {
        QuietLog log;
        const auto starter = start_analysis(request, shipped(), log);
        EXPECT_TRUE(starter) << (starter ? "" : format_error(starter.error(), Lang::en));
        return starter ? starter->text : "";
    }

    testing::TemporaryFolder folder_;
};

TEST_F(Starters, the_columns_of_the_projects_are_recognised) {
    const std::string text = text_of(request());
    EXPECT_THAT(text, HasSubstr("source   = \"projets.geojson\""));
    EXPECT_THAT(text, HasSubstr("id       = \"code\""));
    EXPECT_THAT(text, HasSubstr("name     = \"nom\""));
    EXPECT_THAT(text, HasSubstr("housing_units = \"nb_logts\""));
    EXPECT_THAT(text, Not(HasSubstr("\ncrs "))) << "Lambert-93 computes";
}

TEST_F(Starters, a_column_with_repeated_values_identifies_nothing) {
    auto asked = request();
    testing::write(asked.projects, R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"P1"},"geometry":{"type":"Polygon","coordinates":[[[1.9,47.9],[1.91,47.9],[1.91,47.91],[1.9,47.9]]]}},
{"type":"Feature","properties":{"code":"P1"},"geometry":{"type":"Polygon","coordinates":[[[1.8,47.9],[1.81,47.9],[1.81,47.91],[1.8,47.9]]]}}]})");
    const std::string text = text_of(asked);
    EXPECT_THAT(text, HasSubstr("id       = \"@fid\""));
    EXPECT_THAT(text, HasSubstr("crs   = \"EPSG:2154\"")) << "degrees do not compute: the documents' system does";
}

TEST_F(Starters, the_file_reads_as_an_analysis_with_its_document_and_checks) {
    const std::string text = text_of(request());
    auto draft = config::read_analysis_text(text, folder_.path() / "a.toml", config::Format::toml);
    ASSERT_TRUE(draft);
    QuietLog log;
    const auto analysis = catalogue::resolve(std::move(*draft), shipped(), log);
    ASSERT_TRUE(analysis);
    EXPECT_EQ(analysis->documents.size(), 1U);
    EXPECT_EQ(analysis->documents[0].status, model::DocumentStatus::in_force);
    const bool wood = std::any_of(analysis->checks.begin(), analysis->checks.end(),
                                  [](const model::CheckSpec& check) { return check.use == "plu/classified-wood"; });
    EXPECT_TRUE(wood);
}

TEST_F(Starters, what_is_not_in_force_and_what_is_missing_stand_as_comments_to_sign) {
    const std::string text = text_of(request("07"));
    EXPECT_THAT(text, HasSubstr("# status = { value = \"in_force\""));
    EXPECT_THAT(text, HasSubstr("# type   = \"ppr-flood\""));
    EXPECT_THAT(text, HasSubstr("# [[statement]]"));
}

TEST_F(Starters, layers_of_no_standard_become_documents_to_describe) {
    auto asked = request();
    testing::write(folder_.path() / "plu" / "haies \"vives\".csv", "WKT,nature,nom\nPOINT (1 1),haie,a\n");
    const std::string text = text_of(asked);
    EXPECT_THAT(text, HasSubstr("# [[document]]\n# id       = \"haies-vives\""));
    EXPECT_THAT(text, HasSubstr("class = \"nature\", label = \"nom\""));
    EXPECT_THAT(text, HasSubstr("haies \\\"vives\\\".csv"));
}

TEST_F(Starters, a_raster_becomes_a_document_and_a_check_to_complete) {
    auto asked = request();
    asked.documents.push_back(std::filesystem::absolute("data/demo/climat/ilot_chaleur_2023.tif"));
    const std::string text = text_of(asked);
    EXPECT_THAT(text, HasSubstr("climat/ilot_chaleur_2023.tif\" } }"));
    EXPECT_THAT(text, HasSubstr("# layer    = \"ilot-chaleur-2023.cells\"\n# measure  = \"raster_mean\""));
}

TEST_F(Starters, an_unknown_profile_names_the_nearest_one) {
    auto asked = request();
    asked.profile = "zca";
    QuietLog log;
    const auto starter = start_analysis(asked, shipped(), log);
    ASSERT_FALSE(starter);
    EXPECT_EQ(starter.error().code, ErrorCode::unknown_reference);
    EXPECT_THAT(starter.error().hint.en, HasSubstr("zac"));
}

}  // namespace
}  // namespace terracord::survey
