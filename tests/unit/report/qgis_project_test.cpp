#include "report/qgis_project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/sample.hpp"

namespace terracord::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::TemporaryFolder;

struct Written {
    std::unique_ptr<testing::SampleRun> sample = testing::sample_run();
    TemporaryFolder folder;
    GeoPackageContents contents;
    QgisProjectOptions options{.crs = testing::lambert93()};

    std::string project() {
        EXPECT_TRUE(testing::pass_through(*make_gpkg_sink(folder.path(), {.crs = options.crs}, contents), *sample));
        return qgis_project(sample->run, options, contents);
    }
};

TEST(QgisProject, names_its_layers_by_relative_paths_and_no_folder_of_the_machine) {
    Written written;
    const std::string project = written.project();
    EXPECT_THAT(project, HasSubstr("<datasource>./terracord.gpkg|layername=projects</datasource>"));
    EXPECT_THAT(project, HasSubstr("<Absolute type=\"bool\">false</Absolute>"));
    EXPECT_THAT(project, Not(HasSubstr(written.folder.path().string())));
    EXPECT_THAT(project, Not(HasSubstr("/home")));
}

TEST(QgisProject, has_a_layer_for_each_theme_that_occurs) {
    Written written;
    const std::string project = written.project();
    EXPECT_THAT(project, HasSubstr("|layername=conflicts_points|subset=\"theme\" = 'risk'"));
    EXPECT_THAT(project, Not(HasSubstr("'ecology'\"")));
}

TEST(QgisProject, runs_nothing_that_the_analysis_says) {
    Written written;
    written.sample->analysis.title = "[% env('HOME') %]<b>";
    written.sample->analysis.report.service = "[%now()%]";
    const std::string project = written.project();
    EXPECT_THAT(project, Not(HasSubstr("[% env")));
    EXPECT_THAT(project, Not(HasSubstr("[%now")));
    EXPECT_THAT(project, Not(HasSubstr("%]<b>")));
}

TEST(QgisProject, is_the_same_bytes_twice) {
    Written first;
    Written second;
    EXPECT_EQ(first.project(), second.project());
    const TemporaryFolder folders[2];
    for (const TemporaryFolder& folder : folders) {
        const auto sink = make_qgis_project_sink(folder.path(), first.options, first.contents);
        ASSERT_TRUE(testing::pass_through(*sink, *first.sample));
    }
    const std::string bytes = testing::read(folders[0].path() / kQgisProjectName);
    EXPECT_THAT(bytes, ::testing::StartsWith("PK"));
    EXPECT_EQ(bytes, testing::read(folders[1].path() / kQgisProjectName));
}

TEST(QgisProject, is_not_written_where_the_geopackage_failed) {
    const TemporaryFolder folder;
    const auto sample = testing::sample_run(1);
    const GeoPackageContents nothing;
    const QgisProjectOptions options{.crs = testing::lambert93()};
    const auto done = testing::pass_through(*make_qgis_project_sink(folder.path(), options, nothing), *sample);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::output_unwritable);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace terracord::report
