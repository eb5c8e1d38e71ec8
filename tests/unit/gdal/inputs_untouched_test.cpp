#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <sys/stat.h>

#include <cstdlib>
#include <optional>

#include "gdal/initialise.hpp"
#include "samples.hpp"

namespace terracord::gdal {
namespace {

using test::Folder;
using test::Heard;
using test::request;

void execute(GDALDataset& dataset, const char* statement) {
    dataset.ReleaseResultSet(dataset.ExecuteSQL(statement, nullptr, nullptr));
}

// Temporary copies go to a folder of the test's own, so that what stays of them shows.
class Inputs : public testing::Test {
   protected:
    Inputs() { setenv("TMPDIR", scratch_.path().c_str(), 1); }
    ~Inputs() override {
        if (before_)
            setenv("TMPDIR", before_->c_str(), 1);
        else
            unsetenv("TMPDIR");
    }
    [[nodiscard]] std::size_t temporary_copies() const {
        std::size_t found = 0;
        for (const auto& entry : std::filesystem::directory_iterator(scratch_.path())) {
            found += entry.path().filename().string().starts_with("terracord-test-") ? 0U : 1U;
        }
        return found;
    }

   private:
    Folder scratch_;
    std::optional<std::string> before_ =
        std::getenv("TMPDIR") == nullptr ? std::nullopt : std::optional<std::string>(std::getenv("TMPDIR"));
};

TEST_F(Inputs, StayUntouchedWhateverTheirFormat) {
    const Folder folder;
    const std::vector<std::pair<std::string, std::string>> formats{
        {"GPKG", "é ?#%.gpkg"},      {"GeoJSON", "a.geojson"}, {"GeoJSONSeq", "a.geojsonl"}, {"FlatGeobuf", "a.fgb"},
        {"ESRI Shapefile", "a.shp"}, {"GML", "a.gml"},         {"MapInfo File", "a.tab"},    {"MapInfo File", "b.mif"}};
    for (const auto& [driver, name] : formats) test::write(folder / name, test::two_squares(driver));
    std::filesystem::remove(folder / "a.xsd");
    folder.file("t.csv", "code,wkt\n01,POINT (618000 6756000)\n");
    test::Sample table = test::two_squares("XLSX");
    table.geometry = "NONE";
    table.crs = "";
    for (test::Row& row : table.rows) row.wkt.clear();
    test::write(folder / "a.xlsx", table);
    // A database left in WAL mode wants a -wal and a -shm beside it as soon as it is looked at.
    test::Sample wal = test::two_squares("GPKG");
    test::write(folder / "wal.gpkg", wal);
    {
        auto* dataset = static_cast<GDALDataset*>(
            GDALOpenEx((folder / "wal.gpkg").c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr));
        execute(*dataset, "PRAGMA journal_mode = WAL");
        GDALClose(dataset);
    }
    const auto before = test::snapshot(folder.path());
    Heard log;
    for (const auto& [path, state] : before) {
        const std::string extension = std::filesystem::path(path).extension().string();
        if (extension == ".dbf" || extension == ".shx" || extension == ".prj" || extension == ".cpg" ||
            extension == ".dat" || extension == ".map" || extension == ".id" || extension == ".ind" ||
            extension == ".mid") {
            continue;
        }
        ReadRequest wanted = request(path, {"code"});
        wanted.input.crs = extension == ".csv" ? "EPSG:2154" : "";
        wanted.with_geometry = extension != ".xlsx";
        wanted.conditions = {"code = '03'"};
        const auto records = test::read_all(wanted, log);
        ASSERT_TRUE(records) << path << ": " << format_error(records.error(), Lang::en);
        EXPECT_GE(records->size(), 1U) << path;
        ASSERT_TRUE(list_layers(path, path)) << path;
        EXPECT_EQ(test::snapshot(folder.path()), before) << path;
    }
    ASSERT_TRUE(list_datasets(folder.path()));
    EXPECT_EQ(test::snapshot(folder.path()), before);
    EXPECT_EQ(temporary_copies(), 0U);
}

TEST_F(Inputs, AreReadWithWhatTheirJournalHolds) {
    const Folder folder;
    test::write(folder / "live/a.gpkg", test::two_squares("GPKG"));
    auto* dataset = static_cast<GDALDataset*>(
        GDALOpenEx((folder / "live/a.gpkg").c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr));
    execute(*dataset, "PRAGMA journal_mode = WAL");
    execute(*dataset, "UPDATE zones SET code = 'from the journal' WHERE nb = 12");
    // As after a crash or a copy of a file in use: the main file does not hold the last change.
    std::filesystem::create_directories(folder / "copied");
    for (const char* name : {"a.gpkg", "a.gpkg-wal"}) {
        std::filesystem::copy_file(folder.path() / "live" / name, folder.path() / "copied" / name);
    }
    GDALClose(dataset);
    const auto before = test::snapshot(folder / "copied");
    Heard log;
    {
        auto reader = VectorReader::open(request(folder / "copied/a.gpkg", {"code"}), log);
        ASSERT_TRUE(reader) << format_error(reader.error(), Lang::en);
        std::vector<Record> records;
        ASSERT_TRUE(reader->read(10, records));
        EXPECT_EQ(records.at(0).values.at(0), "from the journal");
        EXPECT_EQ(reader->info().files.size(), 2U);
        EXPECT_EQ(temporary_copies(), 1U);
    }
    EXPECT_EQ(temporary_copies(), 0U);
    EXPECT_EQ(test::snapshot(folder / "copied"), before);
}

TEST_F(Inputs, MayLackAnIndexOrATable) {
    const Folder folder;
    test::write(folder / "a.shp", test::two_squares("ESRI Shapefile"));
    std::filesystem::remove(folder / "a.shx");
    const auto before = test::snapshot(folder.path());
    Heard log;
    const auto restored = test::read_all(request(folder / "a.shp", {"code"}), log);
    ASSERT_TRUE(restored) << format_error(restored.error(), Lang::en);
    EXPECT_EQ(restored->size(), 2U);
    EXPECT_EQ(restored->at(0).values.at(0), "03");
    EXPECT_EQ(test::snapshot(folder.path()), before);
    EXPECT_EQ(temporary_copies(), 0U);

    test::write(folder / "b.shp", test::two_squares("ESRI Shapefile"));
    std::filesystem::remove(folder / "b.dbf");
    const auto bare = test::read_all(request(folder / "b.shp"), log);
    ASSERT_TRUE(bare) << format_error(bare.error(), Lang::en);
    EXPECT_EQ(bare->size(), 2U);
    EXPECT_FALSE(std::filesystem::exists(folder / "b.dbf"));
}

TEST_F(Inputs, MayStandInAFolderNobodyMayWriteTo) {
    const Folder folder;
    test::write(folder / "ro/a.shp", test::two_squares("ESRI Shapefile"));
    test::write(folder / "ro/a.gpkg", test::two_squares("GPKG"));
    chmod((folder / "ro").c_str(), 0555);
    Heard log;
    EXPECT_TRUE(test::read_all(request(folder / "ro/a.shp"), log));
    EXPECT_TRUE(test::read_all(request(folder / "ro/a.gpkg"), log));
    chmod((folder / "ro").c_str(), 0755);
}

}  // namespace
}  // namespace terracord::gdal
