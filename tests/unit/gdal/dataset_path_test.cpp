#include "gdal/dataset_path.hpp"

#include <gtest/gtest.h>

#include "samples.hpp"

namespace terracord::gdal {
namespace {

using test::Folder;

Wanted wanted(const std::filesystem::path& path, const std::string& layer = "") {
    return {.path = path,
            .written = path.filename().string(),
            .layer = layer,
            .with_geometry = true,
            .position = {"a.toml", 1, 1}};
}

TEST(DatasetPath, RefusesWhatIsNoFileOfThisMachine) {
    for (const char* path :
         {"/vsicurl/http://example.org/a.shp", "/vsizip/a.zip", "/vsimem/x", "/vsis3/b/a.shp",
          "/vsicurl_streaming/http://a", "http://example.org/a.geojson", "https://example.org/a.gpkg", "PG:dbname=x",
          "WFS:http://a", "MySQL:x", "<OGRVRTDataSource></OGRVRTDataSource>", "{\"type\":\"FeatureCollection\"}"}) {
        const auto located = locate(wanted(path));
        ASSERT_FALSE(located) << path;
        EXPECT_EQ(located.error().code, ErrorCode::format_refused) << path;
        EXPECT_FALSE(located.error().hint.fr.empty());
    }
}

TEST(DatasetPath, FindsNoFileWithoutAName) { EXPECT_EQ(locate(wanted("")).error().code, ErrorCode::file_not_found); }

TEST(DatasetPath, RefusesAnAddressJoinedToTheFolderOfTheAnalysis) {
    Wanted joined = wanted("/some/where/http:/example.org/a.shp");
    joined.written = "http://example.org/a.shp";
    EXPECT_EQ(locate(joined).error().code, ErrorCode::format_refused);
}

TEST(DatasetPath, NamesTheNearestFileWhenOneIsMissing) {
    const Folder folder;
    folder.file("zonage.shp", "");
    const auto located = locate(wanted(folder / "zonnage.shp"));
    ASSERT_FALSE(located);
    EXPECT_EQ(located.error().code, ErrorCode::file_not_found);
    EXPECT_NE(located.error().hint.fr.find("zonage.shp"), std::string::npos);
}

TEST(DatasetPath, LooksIntoZipsAndZipsInsideZips) {
    const Folder folder;
    test::write(folder / "plan/c.shp", test::two_squares("ESRI Shapefile"));
    test::zip(
        folder / "b.zip",
        {{"x/c.shp", folder / "plan/c.shp"}, {"x/c.shx", folder / "plan/c.shx"}, {"x/c.dbf", folder / "plan/c.dbf"}});
    test::zip(folder / "a.zip", {{"b.zip", folder / "b.zip"}, {"notes.txt", folder / "plan/c.prj"}});
    const auto whole = locate(wanted(folder / "a.zip"));
    ASSERT_TRUE(whole) << format_error(whole.error(), Lang::en);
    EXPECT_EQ(whole->opened, "/vsizip/{/vsizip/{" + (folder / "a.zip").string() + "}/b.zip}/x/c.shp");
    EXPECT_EQ(whole->path, folder / "a.zip/b.zip/x/c.shp");
    EXPECT_EQ(whole->on_disk, folder / "a.zip");
    const auto named = locate(wanted(folder / "a.zip/b.zip/x/c.shp"));
    ASSERT_TRUE(named);
    EXPECT_EQ(named->opened, whole->opened);
    const auto missing = locate(wanted(folder / "a.zip/b.zip/x/d.shp"));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::file_not_found);
    EXPECT_FALSE(locate(wanted(folder / "b.zip/y")));
}

TEST(DatasetPath, NamesTheDatasetsOfAFolderUnlessALayerTellsWhich) {
    const Folder folder;
    test::write(folder / "plan/ZONE_URBA.shp", test::two_squares("ESRI Shapefile"));
    test::write(folder / "plan/PRESC.shp", test::two_squares("ESRI Shapefile"));
    folder.file("plan/DOC_URBA.dbf", "");
    const auto several = locate(wanted(folder / "plan"));
    ASSERT_FALSE(several);
    EXPECT_EQ(several.error().code, ErrorCode::layer_not_found);
    EXPECT_NE(several.error().message.en.find("PRESC.shp, ZONE_URBA.shp"), std::string::npos)
        << several.error().message.en;
    const auto one = locate(wanted(folder / "plan", "zone_urba"));
    ASSERT_TRUE(one);
    EXPECT_EQ(one->stem, "ZONE_URBA");
    EXPECT_TRUE(one->named_by_layer);
    const auto wrong = locate(wanted(folder / "plan", "ZONE_URBAN"));
    ASSERT_FALSE(wrong);
    EXPECT_NE(wrong.error().hint.fr.find("ZONE_URBA"), std::string::npos);
    EXPECT_EQ(locate(wanted(folder.path() / "plan" / "")).error().code, ErrorCode::layer_not_found);
}

TEST(DatasetPath, SaysThatAZipIsBroken) {
    const Folder folder;
    folder.file("broken.zip", "PK\x03\x04 cut short");
    const auto located = locate(wanted(folder / "broken.zip"));
    ASSERT_FALSE(located);
    EXPECT_EQ(located.error().code, ErrorCode::file_unreadable);
}

TEST(ListDatasets, FindsThemSortedInFoldersAndZipsAndSkipsTheRest) {
    const Folder folder;
    for (const char* name :
         {"b/zones.SHP", "b/zones.DBF", "b/zones.shx", "b/alone.dbf", "a.gpkg", "c/table.csv", ".hidden/x.gpkg",
          "c/.x.gpkg", "c/readme.txt", "c/__MACOSX/x.gpkg", "t.TAB", "t.dat", "base.gdb/a.gdbtable", "empty.zip"}) {
        folder.file(name, "x");
    }
    test::zip(folder / "z.zip", {{"in/y.geojson", folder / "a.gpkg"}});
    const auto found = list_datasets(folder.path());
    ASSERT_TRUE(found);
    std::vector<std::string> names;
    for (const auto& path : *found) names.push_back(path.lexically_relative(folder.path()).generic_string());
    EXPECT_EQ(names, (std::vector<std::string>{"a.gpkg", "b/alone.dbf", "b/zones.SHP", "base.gdb", "c/table.csv",
                                               "empty.zip", "t.TAB", "z.zip/in/y.geojson"}));
    EXPECT_EQ(list_datasets(folder / "a.gpkg")->size(), 1U);
    EXPECT_EQ(list_datasets(folder / "nowhere").error().code, ErrorCode::file_not_found);
}

}  // namespace
}  // namespace terracord::gdal
