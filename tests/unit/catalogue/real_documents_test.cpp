// Published documents, where they are at hand: TERRACORD_SHARED names the folder, ../shared beside the sources by
// default.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "catalogue/resolve.hpp"

namespace terracord::catalogue {
namespace {

class RealDocuments : public testing::Test {
   protected:
    void SetUp() override {
        const char* set = std::getenv("TERRACORD_SHARED");
        data_ = std::filesystem::absolute(set == nullptr ? "../shared" : set) / "data";
        if (!std::filesystem::is_directory(data_))
            GTEST_SKIP() << "no published documents in " << data_ << ": set TERRACORD_SHARED";
    }

    model::DocumentSpec read(const std::string& standard, const std::filesystem::path& source) {
        const std::string text =
            "terracord = 1\ndate = 2026-11-22\nprojects = { source = 'p.gpkg' }\n[[document]]\nid = 'd'\nstandard = '" +
            standard + "'\nsource = '" + source.string() + "'\n";
        auto draft = config::read_analysis_text(text, data_ / "a.toml", config::Format::toml);
        EXPECT_TRUE(draft);
        const auto data = load_catalogue();
        QuietLog log;
        const auto analysis = resolve(std::move(*draft), *data, log);
        EXPECT_TRUE(analysis) << (analysis ? "" : format_error(analysis.error().front(), Lang::en));
        return analysis ? analysis->documents.at(0) : model::DocumentSpec{};
    }

    static std::string given(const model::DocumentSpec& document) {
        std::string names;
        for (const auto& layer : document.layers) {
            if (layer.source.given()) names += layer.name + " ";
        }
        return names;
    }

    std::filesystem::path data_;
};

TEST_F(RealDocuments, a_plan_of_2020_with_codes_and_dates_in_its_names) {
    const auto plu = read("cnig-plu", "cnig-documents/241800432_PLUi_20200128");
    EXPECT_EQ(given(plu), "zones prescriptions_surf prescriptions_lin prescriptions_pct ");
    EXPECT_EQ(plu.version, "241800432_PLUI_20200128");
    EXPECT_EQ(plu.approved, "2020-01-28");
    EXPECT_EQ(plu.declared_status, "07");
    EXPECT_EQ(plu.status, model::DocumentStatus::approved);
    EXPECT_DOUBLE_EQ(plu.accuracy.value, 5.0);
    EXPECT_EQ(plu.layers[0].source.written,
              "cnig-documents/241800432_PLUi_20200128/Donnees_geographiques/241800432_ZONE_URBA_20200128.shp");
}

TEST_F(RealDocuments, a_plan_of_2014_with_bare_names_drawn_on_the_cadastre) {
    const auto plu = read("cnig-plu", "cnig-documents/41175_PLU_20140603");
    EXPECT_EQ(given(plu), "zones prescriptions_surf prescriptions_lin prescriptions_pct ");
    EXPECT_EQ(plu.version, "4117520140603");
    EXPECT_EQ(plu.approved, "2014-06-03");
    EXPECT_EQ(plu.status, model::DocumentStatus::in_force);
    EXPECT_DOUBLE_EQ(plu.accuracy.value, 0.5);
}

TEST_F(RealDocuments, a_technological_risk_easement_names_its_manager_behind_its_generator) {
    const auto easements = read("cnig-sup", "cnig-documents/110068012_PM3_28_20161104");
    const auto pm3 = std::find_if(easements.layers.begin(), easements.layers.end(),
                                  [](const auto& layer) { return layer.name == "pm3" && layer.source.given(); });
    ASSERT_NE(pm3, easements.layers.end());
    EXPECT_EQ(pm3->manager_field, "IDGEN");
    ASSERT_FALSE(pm3->managers.empty());
    for (const auto& [key, name] : pm3->managers)
        EXPECT_THAT(name, ::testing::HasSubstr("de l'Aménagement et du Logement")) << key;
}

TEST_F(RealDocuments, gml_tables_beside_broken_ones_with_codes_read_as_numbers) {
    const auto plu = read("cnig-plu", "cnig-gml/gml");
    EXPECT_THAT(given(plu),
                testing::HasSubstr("zones prescriptions_surf prescriptions_lin prescriptions_pct infos_surf"));
    EXPECT_EQ(plu.version, "5611820140612");
    EXPECT_EQ(plu.declared_status, "03");
    EXPECT_EQ(plu.status, model::DocumentStatus::in_force);
    EXPECT_EQ(plu.approved, "2014-06-12");
    EXPECT_DOUBLE_EQ(plu.accuracy.value, 0.5);
}

TEST_F(RealDocuments, one_gml_file_is_a_document_too) {
    const auto plu = read("cnig-plu", "cnig-gml/gml/ZONE_URBA.gml");
    EXPECT_EQ(given(plu), "zones ");
    EXPECT_EQ(plu.status, model::DocumentStatus::unknown);
}

TEST_F(RealDocuments, the_official_empty_templates) {
    const std::string folder = "cnig-gabarits-plu/210217_Gabarit_PLU_CNIG_v2017d/XXXXX_PLU_DATAPPRO";
    EXPECT_EQ(given(read("cnig-plu", folder)),
              "zones prescriptions_surf prescriptions_lin prescriptions_pct infos_surf infos_lin infos_pct ");
}

TEST_F(RealDocuments, easements_by_category) {
    EXPECT_EQ(given(read("cnig-sup", "cnig-documents/110068012_PM3_28_20161104")), "pm3 ");
}

TEST_F(RealDocuments, a_zipped_risk_plan) {
    const auto ppr = read("ppr", "cnig-ppr/documents/Jeux de données/Exemple_PPRN/38DDT20200002.zip");
    EXPECT_EQ(given(ppr), "zones perimeter hazard ");
    EXPECT_EQ(ppr.coverage_layer, "perimeter");
    EXPECT_EQ(ppr.status, model::DocumentStatus::unknown);
}

TEST_F(RealDocuments, a_risk_plan_in_one_geopackage) {
    const auto ppr = read("ppr", "cnig-ppr/ressources/traduction/PPR-DDT38/pprt_69dreal20090005.gpkg");
    EXPECT_EQ(given(ppr), "zones perimeter ");
    EXPECT_EQ(ppr.layers[0].source.layer, "pprt_69dreal20090005_zonereglementaireurba_s");
    EXPECT_EQ(ppr.version, "69DREAL20090005");
}

TEST_F(RealDocuments, a_covadis_risk_plan_with_its_document_table) {
    const auto ppr = read("ppr", "cnig-ppr/ressources/traduction/traduction_PPR_FME/01_ENTREE/76DDTM20120001");
    EXPECT_EQ(given(ppr), "perimeter ");
    EXPECT_EQ(ppr.status, model::DocumentStatus::in_force);
    EXPECT_EQ(ppr.approved, "2020-05-29");
}

TEST_F(RealDocuments, contradictions_between_dates_are_named) {
    const auto plu = read("cnig-plu", "cnig-gml/gml");
    EXPECT_EQ(plu.edition, "2014");
    std::string said;
    for (const Text& one : plu.quality) said += one.en + "; ";
    EXPECT_THAT(said, testing::HasSubstr("its features are dated 2014-01-23, the document 2014-06-12"));
}

TEST_F(RealDocuments, a_risk_plan_whose_codes_say_flood_is_a_flood_plan) {
    const std::string examples = "cnig-ppr/documents/Jeux de données/";
    EXPECT_EQ(read("ppr", examples + "Exemple_PPRN/38DDT20010005.zip").type, "ppr-flood");
    EXPECT_EQ(read("ppr", examples + "PPRn_BourgOisans.zip").type, "ppr-flood");
    const std::string packages = "cnig-ppr/ressources/traduction/PPR-DDT38/";
    const auto mines = read("ppr", packages + "pprm_38ddt20180002.gpkg");
    EXPECT_EQ(mines.type, "ppr-mining");
    EXPECT_EQ(mines.status, model::DocumentStatus::in_force);
    EXPECT_EQ(mines.approved, "2022-02-16");
    EXPECT_EQ(mines.edition, "2025");
    EXPECT_EQ(read("ppr", packages + "pprt_69dreal20090005.gpkg").type, "ppr-technological");
}

}  // namespace
}  // namespace terracord::catalogue
