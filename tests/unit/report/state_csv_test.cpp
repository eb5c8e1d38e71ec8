#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "report/csv_sinks.hpp"
#include "report/digest.hpp"
#include "report/geojson_sinks.hpp"
#include "unit/report/sample.hpp"

namespace terracord::report {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using testing::TemporaryFolder;

std::unique_ptr<testing::SampleRun> with_causes() {
    auto sample = testing::sample_run();
    model::OpenCause cause;
    cause.cause = "document";
    cause.document_id = "ppr-flood";
    cause.title = {"document non fourni : PPRI", "document not supplied: PPRI"};
    cause.supply = {"Fournir le PPRI.", "Supply the PPRI."};
    cause.verdicts = 41;
    cause.mandatory = 12;
    cause.projects = 12;
    cause.checks = {"a", "b"};
    sample->totals.open.assign(7, cause);
    sample->totals.themes = {{"risk", {"risques", "risks"}, {{"conflict", 2}, {"reservations", 1}}, {}}};
    sample->totals.themes[0].counts.by_verdict[static_cast<std::size_t>(model::Verdict::conflict)] = 3;
    return sample;
}

TEST(ToSupply, SaysWhatToSupplyAndHowManyVerdictsOfHowManyProjectsThatSettles) {
    const TemporaryFolder folder;
    ASSERT_TRUE(testing::pass_through(*make_to_supply_sink(folder.path(), CsvStyle::data), *with_causes()));
    EXPECT_THAT(
        testing::read(folder.path() / "to_supply.csv"),
        HasSubstr(
            "document,document non fourni,document not supplied,document non fourni : PPRI,document not supplied: "
            "PPRI,Fournir le PPRI.,Supply the PPRI.,ppr-flood,,41,12,12,\"a;b\"\n"));
}

TEST(ToSupply, StandsOnTheTerminalWithItsFirstCauses) {
    RunDigest digest;
    ASSERT_TRUE(testing::pass_through(*make_digest_sink(digest, 3), *with_causes()));
    const std::string text = first_lines(digest, Lang::en);
    EXPECT_THAT(text, HasSubstr("To supply:\n  Supply the PPRI. Settles 41\u00A0checks of 12\u00A0projects.\n"));
    EXPECT_THAT(text, HasSubstr("… and 2 more causes: to_supply.csv"));
}

TEST(Rollups, CountProjectsOfTheRunAndOfEachTheme) {
    const TemporaryFolder folder;
    ASSERT_TRUE(testing::pass_through(*make_rollups_sink(folder.path(), CsvStyle::data), *with_causes()));
    const std::string text = testing::read(folder.path() / "rollups.csv");
    EXPECT_THAT(text, HasSubstr("\nrun,run,Analyse,Run,"));
    EXPECT_THAT(text, HasSubstr("\ntheme,risk,risques,risks,3,2,0,1,0,0,3,0,0,0,0,0,0\n"));
}

TEST(CoverageCsv, HasARowAProjectAndDocument) {
    const TemporaryFolder folder;
    auto sample = testing::sample_run(1);
    model::Finding covered = testing::finding_of("P1", "document/coverage", "ppri", model::Verdict::not_assessable);
    covered.reason = model::Reason::partly_covered;
    covered.measures.coverage.covered_share = 0.75;
    covered.measures.coverage.uncovered_m2 = 10'000.0;
    sample->projects[0].findings.push_back(covered);
    ASSERT_TRUE(testing::pass_through(*make_coverage_sink(folder.path(), CsvStyle::data), *sample));
    const std::string text = testing::read(folder.path() / "coverage.csv");
    EXPECT_THAT(text, HasSubstr(",not_assessable,partly_covered,false,40000,0.75,10000,Phrase.,Sentence.\n"));
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
}

std::unique_ptr<testing::SampleRun> with_faults() {
    auto sample = testing::sample_run();
    model::LayerAccount layer;
    layer.document_id = "plu";
    layer.layer = "zones";
    layer.usable = true;
    layer.missing_geometries = 2;
    layer.repairs = {{5, 100.0, 98.0, 0.02, false}, {6, 100.0, 50.0, 0.5, true}};
    layer.quality = {{"UA codée N", "UA coded N"}};
    model::TilingAccount tiling;
    tiling.faults.push_back({false, "UA", "N", 3, 9, 250.0, false, testing::rectangle(0, 0, 10, 25)});
    tiling.faults.push_back({true, "", "", 0, 0, 4.0, true, testing::rectangle(50, 0, 2, 2)});
    layer.tiling = tiling;
    sample->run.layers = {layer};
    return sample;
}

TEST(DataQuality, NamesTheZonesOnOneSpotTheGapsTheRepairsAndTheContradictions) {
    const TemporaryFolder folder;
    ASSERT_TRUE(testing::pass_through(*make_data_quality_csv_sink(folder.path(), CsvStyle::data), *with_faults()));
    const std::string text = testing::read(folder.path() / "data_quality.csv");
    EXPECT_THAT(text, HasSubstr("plu,zones,overlap,zones superposées,zones on one spot,3,9,UA,N,250,,"));
    EXPECT_THAT(text, HasSubstr("“UA” and “N” both cover 250\u00A0m²"));
    EXPECT_THAT(text, HasSubstr("plu,zones,gap,"));
    EXPECT_THAT(text, HasSubstr("plu,zones,repaired,géométrie réparée,geometry repaired,5,,,,100,,"));
    EXPECT_THAT(text, HasSubstr("plu,zones,set_aside,géométrie écartée,geometry set aside,6,,,,100,,"));
    EXPECT_THAT(text, HasSubstr("plu,zones,without_geometry,objets sans géométrie,features without geometry,,,,,,2,"));
    EXPECT_THAT(
        text,
        HasSubstr("plu,zones,contradiction,donnée contradictoire,contradictory data,,,,,,,UA codée N,UA coded N\n"));
}

TEST(DataQuality, HasAMapWhereThereIsGroundToShowAndNoneElsewhere) {
    const TemporaryFolder folder;
    const GeoJsonOptions options{.crs = gdal::Crs::parse("EPSG:2154").value()};
    ASSERT_TRUE(testing::pass_through(*make_geojson_sink(faults_source(), folder.path(), options), *with_faults()));
    const std::string text = testing::read(folder.path() / "data_quality.geojson");
    EXPECT_THAT(text, HasSubstr("\"fault\":\"overlap\""));
    EXPECT_THAT(text, HasSubstr("\"first\":\"UA\",\"second\":\"N\",\"area_m2\":250.0"));
    EXPECT_THAT(text, HasSubstr("\"fault\":\"gap\""));
    const TemporaryFolder empty;
    auto sample = testing::sample_run();
    sample->run.layers.clear();
    ASSERT_TRUE(testing::pass_through(*make_geojson_sink(faults_source(), empty.path(), options), *sample));
    EXPECT_FALSE(std::filesystem::exists(empty.path() / "data_quality.geojson"));
}

}  // namespace
}  // namespace terracord::report
