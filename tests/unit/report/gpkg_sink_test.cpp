#include "report/gpkg_sink.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/log.hpp"
#include "gdal/vector_reader.hpp"
#include "unit/report/sample.hpp"

namespace terracord::report {
namespace {

using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using testing::TemporaryFolder;

GeoPackageContents write(const std::filesystem::path& folder, const testing::SampleRun& sample, Lang lang = Lang::fr) {
    GeoPackageContents contents;
    const auto sink = make_gpkg_sink(folder, {.crs = testing::lambert93(), .lang = lang}, contents);
    EXPECT_TRUE(testing::pass_through(*sink, sample));
    return contents;
}

std::vector<gdal::Record> rows(const std::filesystem::path& folder, const std::string& layer,
                               const std::vector<std::string>& fields, bool places = true) {
    gdal::ReadRequest wanted;
    wanted.input.path = folder / kGeoPackageName;
    wanted.input.written = kGeoPackageName;
    wanted.input.layer = layer;
    wanted.with_geometry = places;
    for (const std::string& field : fields) wanted.fields.push_back({.name = field});
    QuietLog log;
    auto reader = gdal::VectorReader::open(wanted, log);
    EXPECT_TRUE(reader) << (reader ? "" : reader.error().message.en);
    std::vector<gdal::Record> all;
    while (reader && reader->read(1000, all).value_or(0) > 0) {
    }
    return all;
}

TEST(GeoPackage, has_the_layers_of_the_maps_in_the_computing_crs) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run();
    const GeoPackageContents contents = write(folder.path(), *sample);
    EXPECT_TRUE(contents.whole);
    EXPECT_EQ(contents.rows.at("projects"), 2);
    EXPECT_EQ(contents.rows.at("conflicts"), 8);
    EXPECT_EQ(contents.rows.at("conflicts_lines"), 2);
    EXPECT_EQ(contents.rows.at("findings"), 16);
    const auto perimeters = rows(folder.path(), "projects", {"project_id", "documents_code", "n_conflict", "area_m2"});
    ASSERT_EQ(perimeters.size(), 2U);
    EXPECT_EQ(perimeters[0].shape, sample->projects[0].project.perimeter);
    EXPECT_EQ(perimeters[0].values[0], "P1");
    EXPECT_EQ(perimeters[0].values[1], "conflict");
    EXPECT_EQ(perimeters[0].values[2], "1");
    EXPECT_EQ(perimeters[0].values[3], "40000");
}

TEST(GeoPackage, gives_an_unknown_measure_no_value) {
    const TemporaryFolder folder;
    write(folder.path(), *testing::sample_run(1));
    const auto conflicts = rows(folder.path(), "conflicts", {"check_id", "distance_m"});
    ASSERT_EQ(conflicts.size(), 4U);
    EXPECT_EQ(conflicts[0].values[1], std::nullopt);
    EXPECT_EQ(conflicts[2].values[0], "cavity");
    EXPECT_EQ(conflicts[2].values[1], "42");
}

TEST(GeoPackage, keeps_hostile_values_as_text) {
    const TemporaryFolder folder;
    write(folder.path(), *testing::sample_run(1));
    const auto conflicts = rows(folder.path(), "conflicts", {"class_label"});
    ASSERT_EQ(conflicts.size(), 4U);
    EXPECT_THAT(*conflicts[1].values[0], HasSubstr("=cmd|' /C calc'!A0\n</script>"));
    EXPECT_THAT(*conflicts[1].values[0], HasSubstr("\uFFFD\uFFFD {0} ${x} \uFFFD xxx"));
}

TEST(GeoPackage, has_a_default_style_for_each_layer) {
    const TemporaryFolder folder;
    write(folder.path(), *testing::sample_run(1));
    const auto styles = rows(folder.path(), "layer_styles", {"f_table_name", "f_geometry_column", "styleQML"}, false);
    std::vector<std::string> styled;
    for (const gdal::Record& style : styles) {
        styled.push_back(*style.values[0]);
        EXPECT_THAT(*style.values[2], HasSubstr("<aliases>"));
    }
    EXPECT_THAT(styled, IsSupersetOf({"projects", "conflicts", "conflicts_lines", "conflicts_points", "not_assessable",
                                      "slivers", "findings", "documents"}));
}

TEST(GeoPackage, writes_the_same_bytes_twice) {
    const TemporaryFolder first;
    const TemporaryFolder second;
    const auto sample = testing::sample_run(5);
    write(first.path(), *sample);
    write(second.path(), *sample);
    const std::string bytes = testing::read(first.path() / kGeoPackageName);
    EXPECT_GT(bytes.size(), 10'000U);
    EXPECT_TRUE(bytes == testing::read(second.path() / kGeoPackageName));
}

TEST(GeoPackage, fails_as_a_value_where_it_cannot_write_and_leaves_no_half_file) {
    const auto sample = testing::sample_run(1);
    GeoPackageContents contents;
    const auto sink = make_gpkg_sink("/nonexistent/folder", {.crs = testing::lambert93()}, contents);
    const auto done = testing::pass_through(*sink, *sample);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::output_unwritable);
    EXPECT_FALSE(contents.whole);
}

TEST(GeoPackage, is_gone_where_the_run_stops_before_its_end) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run(1);
    GeoPackageContents contents;
    {
        const auto sink = make_gpkg_sink(folder.path(), {.crs = testing::lambert93()}, contents);
        ASSERT_TRUE(sink->begin(sample->run));
        ASSERT_TRUE(sink->project(sample->projects.front()));
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace terracord::report
