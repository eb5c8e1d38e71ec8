#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "files.hpp"
#include "survey/inspection.hpp"
#include "survey/inspection_json.hpp"
#include "survey/inspection_text.hpp"

namespace terracord::survey {
namespace {

using ::testing::HasSubstr;
using testing::shipped;

Inspection look(const std::filesystem::path& path) {
    QuietLog log;
    return inspect({path}, shipped(), {}, log);
}

TEST(Inspect, a_plan_is_told_with_its_version_status_overlaps_and_unread_classes) {
    const testing::TemporaryFolder folder;
    testing::write_plan(folder.path() / "plu");
    const Inspection seen = look(folder.path() / "plu");
    ASSERT_EQ(seen.paths.size(), 1U);
    ASSERT_EQ(seen.paths[0].documents.size(), 1U);
    const DocumentSeen& plan = seen.paths[0].documents[0];
    EXPECT_EQ(plan.spec.version, "45234_PLU_20220407");
    EXPECT_EQ(plan.spec.approved, "2022-04-07");
    EXPECT_EQ(plan.spec.status, model::DocumentStatus::in_force);
    EXPECT_EQ(plan.crs, "EPSG:2154");
    EXPECT_NEAR(plan.footprint_m2, 20000.0, 1e-6);
    const LayerSeen& zones = plan.layers.at(0);
    ASSERT_TRUE(zones.tiling);
    EXPECT_EQ(zones.tiling->pairs, 1);
    EXPECT_NEAR(zones.tiling->shared_m2, 200.0, 1e-6);
    EXPECT_TRUE(unhandled(zones).empty()) << "a breakdown names every zone";
    const LayerSeen& prescriptions = plan.layers.at(1);
    const auto left = unhandled(prescriptions);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0]->code, "99-07");
    EXPECT_TRUE(seen.complete());
}

TEST(Inspect, a_plan_not_yet_in_force_comes_with_the_correction_to_sign) {
    const testing::TemporaryFolder folder;
    testing::write_plan(folder.path() / "plu", "07");
    const Inspection seen = look(folder.path() / "plu");
    const std::string text = to_text(seen, Lang::en);
    EXPECT_THAT(text, HasSubstr("approved, not enforceable (07)"));
    EXPECT_THAT(text, HasSubstr("status = { value = \"in_force\""));
    EXPECT_THAT(to_text(seen, Lang::fr), HasSubstr("terracord init --projects PROJETS"));
}

TEST(Inspect, a_layer_without_coordinate_system_is_counted_and_not_placed) {
    const testing::TemporaryFolder folder;
    testing::write(
        folder.path() / "ppr" / "N_ZONE_REG_PPRN_20200002_S_038.csv",
        "WKT,codezone,typereg\n\"POLYGON ((618000 6756000,618100 6756000,618100 6756100,618000 6756000))\",R,03\n");
    const Inspection seen = look(folder.path());
    const LayerSeen& zones = seen.paths[0].documents.at(0).layers.at(0);
    EXPECT_FALSE(zones.problem.empty());
    EXPECT_EQ(zones.features, 1);
    EXPECT_TRUE(zones.classes.empty());
    EXPECT_THAT(zones.remedy.en, HasSubstr("EPSG:2154"));
}

TEST(Inspect, the_same_folder_gives_the_same_bytes) {
    const testing::TemporaryFolder folder;
    testing::write_plan(folder.path() / "plu");
    const std::string first = to_json(look(folder.path()), "1");
    EXPECT_EQ(first, to_json(look(folder.path()), "1"));
    EXPECT_THAT(first, HasSubstr("\"overlap_pairs\": 1"));
}

TEST(Inspect, a_drawing_is_told_in_french_with_the_gap_of_its_open_line) {
    const testing::TemporaryFolder folder;
    std::string corners;
    for (const char* corner : {"10\n618000\n20\n6756000\n", "10\n618080\n20\n6756000\n", "10\n618080\n20\n6756080\n",
                               "10\n618000\n20\n6756000.3\n"})
        corners += corner;
    testing::write(
        folder.path() / "plan.dxf",
        "0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n5\nA1\n8\nEMPRISE\n90\n4\n70\n0\n" + corners + "0\nENDSEC\n0\nEOF\n");
    const Inspection seen = look(folder.path());
    ASSERT_EQ(seen.paths[0].drawings.size(), 1U);
    const gdal::CadLayerSurvey& layer = seen.paths[0].drawings[0].held.layers.at(0);
    EXPECT_EQ(layer.areas, 0);
    ASSERT_EQ(layer.open.size(), 1U);
    EXPECT_NEAR(layer.open[0].gap, 0.3, 1e-6);
    EXPECT_TRUE(seen.paths[0].layers.empty()) << "told as a drawing, not as layers that cannot be used";
    const std::string text = to_text(seen, Lang::fr);
    EXPECT_THAT(text, HasSubstr("calque EMPRISE"));
    EXPECT_THAT(text, HasSubstr("non fermée, ligne n° 0 (repère A1)"));
    EXPECT_THAT(text, HasSubstr("unité probable"));
}

TEST(Inspect, a_list_of_references_is_told_in_french_with_its_malformed_rows) {
    const testing::TemporaryFolder folder;
    testing::write(folder.path() / "demande.csv",
                   "dossier,insee,section,numero\nP1,45234,AB,1\nP1,45234,AB,0001\nP2,45234,?!,3\n");
    const Inspection seen = look(folder.path());
    const auto& references = seen.paths[0].layers.at(0).references;
    ASSERT_TRUE(references);
    EXPECT_EQ(references->well_formed, 2);
    ASSERT_EQ(references->malformed.size(), 1U);
    EXPECT_EQ(references->malformed[0].line, 4);
    const std::string text = to_text(seen, Lang::fr);
    EXPECT_THAT(text, HasSubstr("références cadastrales (insee, section, numero)"));
    EXPECT_THAT(text, HasSubstr("n'est pas une référence cadastrale"));
    EXPECT_THAT(text, HasSubstr("45234 000 AB 0001 nommée 2 fois"));
}

// The figures of the published plans stand in tests/unit/layers/tiling_test.cpp; here, that they are told.
TEST(Inspect, published_plans_are_told_with_their_overlaps) {
    const char* set = std::getenv("TERRACORD_SHARED");
    const auto data = std::filesystem::absolute(set == nullptr ? "../shared" : set) / "data" / "cnig-documents";
    if (!std::filesystem::is_directory(data))
        GTEST_SKIP() << "no published documents in " << data << ": set TERRACORD_SHARED";
    EXPECT_THAT(to_text(look(data / "41175_PLU_20140603"), Lang::en),
                HasSubstr("overlaps: 159 pairs, 4,709.1\u00a0m²"));
    const std::string sancoins = to_text(look(data / "241800432_PLUi_20200128"), Lang::en);
    EXPECT_THAT(sancoins, HasSubstr("overlaps: 46 pairs, 289,333.5\u00a0m²"));
    EXPECT_THAT(sancoins, HasSubstr("1 feature, 170.4\u00a0ha"));
}

}  // namespace
}  // namespace terracord::survey
