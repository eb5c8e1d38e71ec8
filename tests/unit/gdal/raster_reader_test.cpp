#include "gdal/raster_reader.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <functional>
#include <memory>

#include "gdal/error_capture.hpp"
#include "gdal/initialise.hpp"
#include "samples.hpp"

namespace terracord::gdal {
namespace {

namespace fs = test::fs;
using test::Folder;
using test::Heard;

constexpr const char* kGrid =
    "ncols 4\nnrows 3\nxllcorner 618000\nyllcorner 6755000\ncellsize 10\nNODATA_value -9999\n"
    "1 2 3 4\n5 6.5 -9999 8\n9 10 11 12.25\n";

RasterRequest request(const fs::path& path, const std::string& crs = "EPSG:2154") {
    RasterRequest wanted;
    wanted.input.path = path;
    wanted.input.written = path.filename().string();
    wanted.input.crs = crs;
    return wanted;
}

std::vector<double> all_of(RasterReader& reader) {
    std::vector<double> values;
    EXPECT_TRUE(
        reader.read({.column = 0, .row = 0, .width = reader.info().width, .height = reader.info().height}, values));
    return values;
}

struct CloseFile {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};

// A GeoTIFF of bytes, `bands` of them, each cell holding its own number plus 100 for each band.
void write_tiff(const fs::path& path, int side, int bands, const std::function<void(GDALDataset&)>& change = {},
                const char* block = nullptr) {
    initialise();
    const ErrorCapture quiet;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    char** options = nullptr;
    if (block != nullptr) {
        options = CSLSetNameValue(options, "TILED", "YES");
        options = CSLSetNameValue(options, "BLOCKXSIZE", block);
        options = CSLSetNameValue(options, "BLOCKYSIZE", block);
    }
    const std::unique_ptr<GDALDataset, CloseFile> file(
        driver->Create(path.c_str(), side, side, bands, GDT_Float32, options));
    CSLDestroy(options);
    ASSERT_TRUE(file);
    std::array<double, 6> where{618'000.0, 5.0, 0.0, 6'755'500.0, 0.0, -5.0};
    file->SetGeoTransform(where.data());
    OGRSpatialReference lambert;
    lambert.importFromEPSG(2154);
    file->SetSpatialRef(&lambert);
    std::vector<float> cells(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    for (int band = 1; band <= bands; ++band) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            cells[i] = static_cast<float>(i) + 100.0F * static_cast<float>(band - 1);
        ASSERT_EQ(file->GetRasterBand(band)->RasterIO(GF_Write, 0, 0, side, side, cells.data(), side, side, GDT_Float32,
                                                      0, 0, nullptr),
                  CE_None);
    }
    if (change) change(*file);
}

TEST(RasterReader, reads_an_ascii_grid_with_its_decimals_and_its_holes) {
    const Folder folder;
    Heard log;
    auto reader = RasterReader::open(request(folder.file("heat.asc", kGrid)), log);
    ASSERT_TRUE(reader) << format_error(reader.error(), Lang::en);
    EXPECT_EQ(reader->info().driver, "AAIGrid");
    EXPECT_EQ(reader->info().width, 4);
    EXPECT_EQ(reader->info().height, 3);
    EXPECT_EQ(reader->info().transform, (std::array<double, 6>{618'000.0, 10.0, 0.0, 6'755'030.0, 0.0, -10.0}));
    EXPECT_EQ(reader->info().crs->code(), "EPSG:2154");
    const auto values = all_of(*reader);
    EXPECT_EQ(values[0], 1.0);
    EXPECT_EQ(values[5], 6.5);
    EXPECT_TRUE(std::isnan(values[6]));
    EXPECT_EQ(values[11], 12.25);
}

TEST(RasterReader, keeps_decimals_that_come_late_in_a_grid_of_whole_numbers) {
    const Folder folder;
    std::string grid = "ncols 1000\nnrows 101\nxllcorner 618000\nyllcorner 6755000\ncellsize 1\n";
    for (int i = 0; i < 100 * 1000; ++i) grid += "1 ";
    for (int i = 0; i < 1000; ++i) grid += "2.75 ";
    Heard log;
    auto reader = RasterReader::open(request(folder.file("late.asc", grid)), log);
    ASSERT_TRUE(reader);
    std::vector<double> values;
    ASSERT_TRUE(reader->read({.column = 999, .row = 100, .width = 1, .height = 1}, values));
    EXPECT_EQ(values.front(), 2.75);
}

TEST(RasterReader, reads_the_window_it_is_asked_for_and_counts_it) {
    const Folder folder;
    Heard log;
    write_tiff(folder / "tiles.tif", 64, 1, {}, "16");
    auto reader = RasterReader::open(request(folder / "tiles.tif", ""), log);
    ASSERT_TRUE(reader) << format_error(reader.error(), Lang::en);
    EXPECT_EQ(reader->info().block_width, 16);
    std::vector<double> values;
    ASSERT_TRUE(reader->read({.column = 15, .row = 31, .width = 2, .height = 3}, values));
    EXPECT_EQ(values, (std::vector<double>{31 * 64 + 15, 31 * 64 + 16, 32 * 64 + 15, 32 * 64 + 16, 33 * 64 + 15,
                                           33 * 64 + 16}));
    EXPECT_EQ(reader->cells_read(), 6U);
}

TEST(RasterReader, applies_scale_and_offset_after_nodata) {
    const Folder folder;
    Heard log;
    write_tiff(folder / "scaled.tif", 4, 1, [](GDALDataset& file) {
        file.GetRasterBand(1)->SetScale(0.1);
        file.GetRasterBand(1)->SetOffset(-5.0);
        file.GetRasterBand(1)->SetNoDataValue(3.0);
        file.GetRasterBand(1)->SetUnitType("°C");
    });
    auto reader = RasterReader::open(request(folder / "scaled.tif", ""), log);
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->info().unit, "°C");
    EXPECT_TRUE(reader->info().single_precision);
    const auto values = all_of(*reader);
    EXPECT_DOUBLE_EQ(values[10], -4.0);
    EXPECT_TRUE(std::isnan(values[3]));
}

TEST(RasterReader, a_mask_band_takes_values_away) {
    const Folder folder;
    Heard log;
    write_tiff(folder / "masked.tif", 4, 1, [](GDALDataset& file) {
        CPLSetThreadLocalConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES");
        file.CreateMaskBand(GMF_PER_DATASET);
        std::vector<std::uint8_t> mask(16, 255);
        mask[5] = 0;
        EXPECT_EQ(file.GetRasterBand(1)->GetMaskBand()->RasterIO(GF_Write, 0, 0, 4, 4, mask.data(), 4, 4, GDT_Byte, 0,
                                                                 0, nullptr),
                  CE_None);
        CPLSetThreadLocalConfigOption("GDAL_TIFF_INTERNAL_MASK", nullptr);
    });
    auto reader = RasterReader::open(request(folder / "masked.tif", ""), log);
    ASSERT_TRUE(reader);
    const auto values = all_of(*reader);
    EXPECT_TRUE(std::isnan(values[5]));
    EXPECT_EQ(values[6], 6.0);
}

TEST(RasterReader, never_chooses_a_band_by_itself) {
    const Folder folder;
    Heard log;
    write_tiff(folder / "two.tif", 4, 2);
    auto wanted = request(folder / "two.tif", "");
    EXPECT_EQ(RasterReader::open(wanted, log).error().code, ErrorCode::raster_band);
    wanted.band = 3;
    EXPECT_EQ(RasterReader::open(wanted, log).error().code, ErrorCode::raster_band);
    wanted.band = 2;
    auto reader = RasterReader::open(wanted, log);
    ASSERT_TRUE(reader);
    EXPECT_EQ(all_of(*reader)[1], 101.0);
}

TEST(RasterReader, refuses_a_raster_that_lies_nowhere) {
    const Folder folder;
    Heard log;
    write_tiff(folder / "nowhere.tif", 4, 1);
    // Without the tags a TIFF is a picture.
    initialise();
    {
        const ErrorCapture quiet;
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
        const std::unique_ptr<GDALDataset, CloseFile> plain(
            driver->Create((folder / "plain.tif").c_str(), 4, 4, 1, GDT_Byte, nullptr));
        ASSERT_TRUE(plain);
    }
    const auto opened = RasterReader::open(request(folder / "plain.tif"), log);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::raster_not_placed);
}

TEST(RasterReader, a_missing_system_is_the_usual_error_with_the_line_to_add) {
    const Folder folder;
    Heard log;
    const auto opened = RasterReader::open(request(folder.file("heat.asc", kGrid), ""), log);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::crs_missing);
    EXPECT_NE(opened.error().hint.en.find("EPSG:2154"), std::string::npos);
}

TEST(RasterReader, tells_rasters_from_layers_by_their_content) {
    const Folder folder;
    test::write(folder / "zones.gpkg", test::two_squares("GPKG"));
    write_tiff(folder / "named.dat", 4, 1);
    EXPECT_TRUE(is_raster(request(folder.file("heat.asc", kGrid)).input));
    EXPECT_TRUE(is_raster(request(folder / "named.dat").input));
    EXPECT_FALSE(is_raster(request(folder / "zones.gpkg").input));
    EXPECT_FALSE(is_raster(request(folder / "absent.tif").input));
    EXPECT_FALSE(
        is_raster(request(folder.file("page.vrt", "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"/>")).input));
}

TEST(RasterReader, refuses_what_names_other_files) {
    const Folder folder;
    Heard log;
    const std::string vrt =
        "<VRTDataset rasterXSize=\"4\" rasterYSize=\"3\"><VRTRasterBand band=\"1\"><SimpleSource>"
        "<SourceFilename>/etc/passwd</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>";
    EXPECT_EQ(RasterReader::open(request(folder.file("trap.tif", vrt)), log).error().code, ErrorCode::format_refused);
    EXPECT_EQ(RasterReader::open(request("/vsicurl/http://127.0.0.1/x.tif"), log).error().code,
              ErrorCode::format_refused);
}

TEST(RasterReader, a_raster_cut_short_is_an_error_and_no_zeros) {
    const Folder folder;
    Heard log;
    write_tiff(folder / "whole.tif", 64, 1, {}, "16");
    fs::resize_file(folder / "whole.tif", fs::file_size(folder / "whole.tif") / 2);
    auto reader = RasterReader::open(request(folder / "whole.tif", ""), log);
    if (!reader) {
        EXPECT_EQ(reader.error().code, ErrorCode::file_unreadable);
        return;
    }
    std::vector<double> values;
    const auto read = reader->read({.column = 0, .row = 0, .width = 64, .height = 64}, values);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::file_unreadable);
}

TEST(RasterReader, leaves_inputs_as_they_were_and_names_all_of_them) {
    const Folder folder;
    Heard log;
    write_tiff(folder / "a.tif", 16, 1);
    folder.file("b.asc", kGrid);
    folder.file("b.prj",
                "PROJCS[\"RGF93_Lambert_93\",GEOGCS[\"GCS_RGF_1993\",DATUM[\"D_RGF_1993\",SPHEROID[\"GRS_1980\","
                "6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION["
                "\"Lambert_Conformal_Conic\"],PARAMETER[\"False_Easting\",700000.0],PARAMETER[\"False_Northing\","
                "6600000.0],PARAMETER[\"Central_Meridian\",3.0],PARAMETER[\"Standard_Parallel_1\",49.0],PARAMETER["
                "\"Standard_Parallel_2\",44.0],PARAMETER[\"Latitude_Of_Origin\",46.5],UNIT[\"Meter\",1.0]]");
    const auto before = test::snapshot(folder.path());
    for (const char* name : {"a.tif", "b.asc"}) {
        auto reader = RasterReader::open(request(folder / name, ""), log);
        ASSERT_TRUE(reader) << name << format_error(reader.error(), Lang::en);
        EXPECT_EQ(reader->info().crs->code(), "EPSG:2154");
        all_of(*reader);
        EXPECT_EQ(reader->info().files.size(), std::string(name) == "b.asc" ? 2U : 1U);
    }
    EXPECT_EQ(test::snapshot(folder.path()), before);
}

}  // namespace
}  // namespace terracord::gdal
