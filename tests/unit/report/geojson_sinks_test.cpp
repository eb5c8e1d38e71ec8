#include "report/geojson_sinks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/sample.hpp"

namespace terracord::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::TemporaryFolder;

GeoJsonOptions options() { return {.crs = testing::lambert93()}; }

std::size_t count(const std::string& text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

TEST(ConflictsGeoJson, keeps_one_geometry_family_a_file) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run();
    ASSERT_TRUE(testing::pass_through(*make_geojson_sink(conflicts_source(), folder.path(), options()), *sample));
    const std::string areas = testing::read(folder.path() / "conflicts.geojson");
    const std::string lines = testing::read(folder.path() / "conflicts_lines.geojson");
    const std::string points = testing::read(folder.path() / "conflicts_points.geojson");
    EXPECT_EQ(count(areas, "\"MultiPolygon\""), count(areas, "\"Feature\""));
    EXPECT_EQ(count(areas, "\"Feature\""), 8U);  // R1, R/2, the distance and the thin one, twice
    EXPECT_EQ(count(lines, "\"MultiLineString\""), 2U);
    EXPECT_EQ(count(points, "\"MultiPoint\""), 2U);
}

TEST(ConflictsGeoJson, gives_feature_and_property_the_same_escaped_id) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run(1);
    ASSERT_TRUE(testing::pass_through(*make_geojson_sink(conflicts_source(), folder.path(), options()), *sample));
    const std::string areas = testing::read(folder.path() / "conflicts.geojson");
    EXPECT_THAT(
        areas,
        HasSubstr(
            R"("id":"P1/red-zone/ppri/R%2F2","properties":{"conflict_id":"P1/red-zone/ppri/R%2F2","finding_id":"P1/red-zone/ppri")"));
    EXPECT_THAT(areas, HasSubstr(R"("threshold":"area > 25 m2")"));
}

TEST(ConflictsGeoJson, draws_a_distance_on_the_perimeter_and_a_thin_overlap_by_its_slivers) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run(1);
    ASSERT_TRUE(testing::pass_through(*make_geojson_sink(conflicts_source(), folder.path(), options()), *sample));
    const std::string areas = testing::read(folder.path() / "conflicts.geojson");
    EXPECT_THAT(areas, HasSubstr(R"("conflict_id":"P1/cavity/ppri/")"));
    EXPECT_THAT(areas, HasSubstr(R"("distance_m":42.0,)"));
    EXPECT_THAT(areas, HasSubstr(R"("distance_m":null,)"));
    EXPECT_THAT(areas, HasSubstr(R"("conflict_id":"P1/thin/ppri/B1")"));
    EXPECT_EQ(count(areas, R"("place":"perimeter")"), 1U);
    EXPECT_EQ(count(areas, R"("place":"slivers")"), 1U);
    EXPECT_EQ(count(areas, "\"geometry\":null"), 0U);
}

TEST(ConflictsGeoJson, says_where_it_comes_from_and_has_no_crs_member) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run(1);
    ASSERT_TRUE(testing::pass_through(*make_geojson_sink(conflicts_source(), folder.path(), options()), *sample));
    const std::string areas = testing::read(folder.path() / "conflicts.geojson");
    EXPECT_THAT(
        areas,
        HasSubstr(
            R"("terracord":{"tool":"terracord","version":"1.0.0","title":"Secteur \"Nord\"","date":"2026-11-22")"));
    EXPECT_THAT(areas, HasSubstr("sans valeur juridique"));
    EXPECT_THAT(areas, Not(HasSubstr("\n\"crs\"")));
}

TEST(ConflictsGeoJson, is_valid_without_features_and_leaves_no_empty_line_file) {
    const TemporaryFolder folder;
    auto sample = testing::sample_run(1);
    sample->projects.front().findings.clear();
    ASSERT_TRUE(testing::pass_through(*make_geojson_sink(conflicts_source(), folder.path(), options()), *sample));
    EXPECT_THAT(testing::read(folder.path() / "conflicts.geojson"), HasSubstr("\"features\":[\n]}"));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "conflicts_lines.geojson"));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "conflicts_lines.qml"));
    EXPECT_THAT(testing::read(folder.path() / "conflicts.qml"), HasSubstr("categorizedSymbol"));
}

TEST(ConflictsGeoJson, keeps_hostile_values_as_data) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run(1);
    ASSERT_TRUE(testing::pass_through(*make_geojson_sink(conflicts_source(), folder.path(), options()), *sample));
    const std::string areas = testing::read(folder.path() / "conflicts.geojson");
    EXPECT_THAT(areas, HasSubstr(R"(=cmd|' /C calc'!A0\n</script><script>alert(\"1\")</script>,;\t\"q\" )"
                                 "\uFFFD\uFFFD {0} ${x} \\u0001 xxx"));
    EXPECT_EQ(count(areas, "\n"), 3U + 4U + 1U);  // head, one line a feature, the end
}

TEST(ConflictsGeoJson, writes_the_same_bytes_twice) {
    const TemporaryFolder first;
    const TemporaryFolder second;
    const auto sample = testing::sample_run(5);
    for (const auto* folder : {&first, &second})
        ASSERT_TRUE(testing::pass_through(*make_geojson_sink(conflicts_source(), folder->path(), options()), *sample));
    EXPECT_EQ(testing::read(first.path() / "conflicts.geojson"), testing::read(second.path() / "conflicts.geojson"));
}

TEST(ConflictsGeoJson, fails_as_a_value_where_it_cannot_write) {
    const auto sample = testing::sample_run(1);
    const auto done = testing::pass_through(*make_geojson_sink(conflicts_source(), "/nonexistent/folder", options()), *sample);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::output_unwritable);
    EXPECT_THAT(done.error().message.fr, HasSubstr("/nonexistent/folder/conflicts.geojson"));
}

TEST(ConflictsGeoJson, fails_as_a_value_on_a_full_disk) {
    if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
    const TemporaryFolder folder;
    std::filesystem::create_symlink("/dev/full", folder.path() / "conflicts.geojson");
    const auto sample = testing::sample_run(200);
    const auto done = testing::pass_through(*make_geojson_sink(conflicts_source(), folder.path(), options()), *sample);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::output_unwritable);
}

TEST(ProjectsGeoJson, carries_rollups_and_counts) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run();
    ASSERT_TRUE(testing::pass_through(*make_geojson_sink(projects_source(), folder.path(), options()), *sample));
    const std::string text = testing::read(folder.path() / "projects.geojson");
    EXPECT_EQ(count(text, "\"Feature\""), 2U);
    EXPECT_THAT(text, HasSubstr(R"("documents_code":"conflict","documents_label_fr":"en contradiction)"));
    EXPECT_THAT(text, HasSubstr(R"("n_conflict":1,"n_reservation":1,"n_attention":0,"n_not_assessable":1)"));
    EXPECT_THAT(text, HasSubstr(R"("area_m2":40000.0,"area_ellipsoidal_m2":40050.5)"));
}

TEST(NotAssessableGeoJson, has_one_feature_a_document_and_reason) {
    const TemporaryFolder folder;
    auto sample = testing::sample_run(1);
    // A second check on the same gap, and a conflict that leaves ground open too.
    sample->projects[0].findings.push_back(sample->projects[0].findings[5]);
    sample->projects[0].findings.back().check_id = "climate-2";
    sample->projects[0].findings[0].measures.coverage.sufficient = false;
    ASSERT_TRUE(testing::pass_through(*make_geojson_sink(not_assessable_source(), folder.path(), options()), *sample));
    const std::string text = testing::read(folder.path() / "not_assessable.geojson");
    EXPECT_EQ(count(text, "\"Feature\""), 3U);
    EXPECT_THAT(text, HasSubstr(R"("gap_id":"P1/pcaet/partly_covered")"));
    EXPECT_THAT(text, HasSubstr(R"("checks":"climate;climate-2")"));
    EXPECT_THAT(text, HasSubstr(R"("gap_id":"P1/ppr-flood/document_missing")"));
    EXPECT_THAT(text, HasSubstr(R"("whole_perimeter":true,"uncovered_m2":40000.0,"uncovered_share":1.0)"));
    EXPECT_THAT(text, HasSubstr(R"("whole_perimeter":false,"uncovered_m2":10000.0,"uncovered_share":0.25)"));
}

TEST(SliversGeoJson, has_one_feature_a_sliver_with_its_widths_and_cause) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run(1);
    ASSERT_TRUE(testing::pass_through(*make_geojson_sink(slivers_source(), folder.path(), options()), *sample));
    const std::string text = testing::read(folder.path() / "slivers.geojson");
    EXPECT_EQ(count(text, "\"Feature\""), 2U);
    EXPECT_THAT(text, HasSubstr(R"("sliver_id":"P1/red-zone/ppri/R1/1")"));
    EXPECT_THAT(text,
                HasSubstr(R"("mean_width_m":0.0998,"inscribed_width_m":0.1,"tolerance_m":5.0,"cause":"digitising")"));
    EXPECT_THAT(text, HasSubstr(R"("cause":"accuracy")"));
}

}  // namespace
}  // namespace terracord::report
