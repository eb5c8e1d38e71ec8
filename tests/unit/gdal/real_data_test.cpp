// Published plans and risk maps, read where they stand. Skipped where the samples are not there.
#include <gtest/gtest.h>

#include "samples.hpp"

namespace terracord::gdal {
namespace {

using test::Heard;

class RealData : public testing::Test {
   protected:
    void SetUp() override {
        if (test::shared_data().empty())
            GTEST_SKIP() << "no samples: set TERRACORD_SHARED to the folder that holds data/";
    }
};

TEST_F(RealData, EveryLayerOfThePlansIsReadInLambert93) {
    std::size_t maps = 0;
    std::size_t tables = 0;
    const Crs lambert = *Crs::parse("EPSG:2154");
    for (const char* name : {"cnig-documents", "cnig-ppr"}) {
        const auto datasets = list_datasets(test::shared_data() / name);
        ASSERT_TRUE(datasets);
        ASSERT_FALSE(datasets->empty());
        for (const auto& path : *datasets) {
            const auto layers = list_layers(path, path.string());
            ASSERT_TRUE(layers) << path << format_error(layers.error(), Lang::en);
            for (const DatasetLayer& layer : *layers) {
                Heard log;
                ReadRequest wanted = test::request(path);
                wanted.input.layer = layer.name;
                wanted.target = lambert;
                wanted.with_geometry = layer.has_geometry;
                auto reader = VectorReader::open(wanted, log);
                ASSERT_TRUE(reader) << path << format_error(reader.error(), Lang::en);
                std::vector<Record> records;
                const auto count = reader->read(1000000, records);
                ASSERT_TRUE(count) << path << format_error(count.error(), Lang::en);
                EXPECT_EQ(static_cast<std::int64_t>(*count), reader->info().feature_count) << path;
                (layer.has_geometry ? maps : tables)++;
                if (!layer.has_geometry) continue;
                EXPECT_EQ(reader->info().crs->code(), "EPSG:2154") << path;
                EXPECT_EQ(reader->info().operation, "") << path;
            }
        }
    }
    EXPECT_GT(maps, 40U);
    EXPECT_GT(tables, 10U);
}

TEST_F(RealData, TextIsReadInTheEncodingItIsIn) {
    const auto folder = test::shared_data() / "cnig-documents";
    const auto accents = [&](const std::string& path, const std::string& field) {
        Heard log;
        ReadRequest wanted = test::request(folder / path, {field});
        wanted.with_geometry = false;
        std::string all;
        const auto records = test::read_all(wanted, log);
        for (const Record& record : records.value_or(std::vector<Record>{}))
            all += record.values.at(0).value_or("") + "|";
        return all;
    };
    // UTF-8 without a .cpg, and a MapInfo table of charset Neutral in CP1252.
    EXPECT_NE(accents("41175_PLU_20140603/Donnees_geographiques/ZONE_URBA.shp", "LIBELONG").find("évolution"),
              std::string::npos);
    EXPECT_NE(accents("110068012_PM3_28_20161104/Donnees_geographiques/ACTE_SUP_028.dbf", "typeActe").find("Arrêté"),
              std::string::npos);
    EXPECT_NE(accents("SUP/SERVITUDE_041.TAB", "nomSup").find("Bourré"), std::string::npos);
}

TEST_F(RealData, StrangersGetAClearError) {
    const auto folder = test::shared_data() / "debian-r-samples";
    const auto code = [&](const char* path) {
        Heard log;
        ReadRequest wanted = test::request(folder / path);
        wanted.target = *Crs::parse("EPSG:2154");
        const auto reader = VectorReader::open(wanted, log);
        return reader ? 0 : static_cast<int>(reader.error().code);
    };
    EXPECT_EQ(code("terra/lux.shp"), 0);
    EXPECT_EQ(code("sf/nc.shp"), 406);       // NAD27: no operation to France but a ballpark one
    EXPECT_EQ(code("sf/olinda1.shp"), 406);  // a datum nobody knows
    EXPECT_EQ(code("spdata/auckland.shp"), 401);
    EXPECT_EQ(code("sf/nospatial.gpkg"), 310);
}

}  // namespace
}  // namespace terracord::gdal
