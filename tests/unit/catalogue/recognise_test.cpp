#include "catalogue/recognise.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace terracord::catalogue {
namespace {

namespace fs = std::filesystem;

class Recognise : public testing::Test {
   protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = fs::path(testing::TempDir()) / "recognise" / info->name();
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        data_ = *load_catalogue();
    }

    void write(const std::string& name, const std::string& properties) {
        const fs::path file = folder_ / name;
        fs::create_directories(file.parent_path());
        std::ofstream(file) << R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{)"
                            << properties
                            << R"(},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]})";
    }

    std::optional<Recognition> recognised(const std::string& name = "") {
        QuietLog log;
        auto found = recognise(name.empty() ? folder_ : folder_ / name, data_, log);
        EXPECT_TRUE(found);
        return found ? std::move(*found) : std::nullopt;
    }

    fs::path folder_;
    CatalogueData data_;
};

TEST_F(Recognise, a_local_plan_by_its_folder_its_tables_and_its_columns) {
    write("45999_PLU_20200101/45999_ZONE_URBA_20200101.geojson", R"("LIBELLE":"UA","TYPEZONE":"U","FORMDOMI":"0100")");
    write("45999_PLU_20200101/Notes.geojson", R"("mot":"x")");
    const auto found = recognised("45999_PLU_20200101");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->standard->id, "cnig-plu");
    EXPECT_TRUE(found->by_folder_name);
    EXPECT_EQ(found->edition, "2024");
    EXPECT_EQ(found->date, "2020-01-01");
    ASSERT_EQ(found->roles.size(), 1U);
    EXPECT_EQ(found->roles[0].role->layer.name, "zones");
    EXPECT_FALSE(found->roles[0].by_columns);
    ASSERT_EQ(found->others.size(), 1U);
    EXPECT_EQ(found->others[0].name, "Notes");
}

TEST_F(Recognise, a_table_of_another_name_by_its_columns) {
    write("zonage du plan.geojson", R"("libelle":"UA","typezone":"U","idurba":"x")");
    const auto found = recognised();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->standard->id, "cnig-plu");
    ASSERT_EQ(found->roles.size(), 1U);
    EXPECT_TRUE(found->roles[0].by_columns);
    EXPECT_EQ(found->edition, "2017");
}

TEST_F(Recognise, what_a_document_lacks_is_said) {
    write("45999_PLU_20200101/PRESCRIPTION_SURF.geojson", R"("TYPEPSC":"01")");
    const auto found = recognised("45999_PLU_20200101");
    ASSERT_TRUE(found);
    EXPECT_THAT(found->missing, testing::ElementsAre("zones"));
}

TEST_F(Recognise, a_single_file_counts_as_a_document) {
    write("N_ZONE_REG_PPRN_20200002_S_038.geojson", R"("codezone":"R","typereg":"03")");
    const auto found = recognised("N_ZONE_REG_PPRN_20200002_S_038.geojson");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->standard->id, "ppr");
}

TEST_F(Recognise, other_standards_by_name_or_by_columns) {
    write("scot/200000001_PERIMETRE_SCOT_20200101.geojson", R"("IDURBA":"x")");
    write("tri/N_ORLEANS_INONDABLE_01_02MOY_S_045.geojson", R"("SCENARIO":"02Moy","TYP_INOND":"01")");
    write("zcl/lcz.geojson", R"("lcz":"2","lcz_int":2,"bur":40,"ver":10)");
    write("ocs/OCCUPATION_SOL.geojson", R"("code_cs":"CS1.1.1.1","code_us":"US5")");
    write("grille/carreaux.geojson", R"("idcar_200m":"CRS3035RES200mN1E1","ind":1.0,"men":1.0,"i_est_200":0)");
    std::ofstream(folder_ / "stops.csv") << "stop_id,stop_name,stop_lat,stop_lon\n1,Gare,47.9,1.9\n";
    const std::vector<std::pair<std::string, std::string>> expected{{"scot", "cnig-scot"},  {"tri", "tri"},
                                                                    {"zcl", "lcz"},         {"ocs", "ocs-ge"},
                                                                    {"grille", "filosofi"}, {"stops.csv", "gtfs"}};
    for (const auto& [name, standard] : expected) {
        const auto found = recognised(name);
        ASSERT_TRUE(found) << name;
        EXPECT_EQ(found->standard->id, standard) << name;
    }
}

TEST_F(Recognise, nothing_where_no_standard_fits) {
    write("donnees.geojson", R"("mot":"x")");
    EXPECT_FALSE(recognised());
}

TEST_F(Recognise, a_folder_that_is_not_there_is_an_error) {
    QuietLog log;
    const auto found = recognise(folder_ / "absent", data_, log);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::file_not_found);
}

}  // namespace
}  // namespace terracord::catalogue
