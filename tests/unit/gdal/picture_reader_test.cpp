#include "gdal/picture_reader.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <array>
#include <memory>

#include "gdal/error_capture.hpp"
#include "gdal/initialise.hpp"
#include "samples.hpp"

namespace terracord::gdal {
namespace {

namespace fs = test::fs;
using test::Folder;
using Pixel = std::array<int, 4>;

constexpr Pixel kRed{200, 10, 20, 255};
constexpr Pixel kBlue{10, 20, 200, 255};
constexpr Pixel kNothing{0, 0, 0, 0};

struct CloseFile {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using File = std::unique_ptr<GDALDataset, CloseFile>;

constexpr int kSide = 40;
constexpr double kCell = 5.0;
constexpr double kWest = 618'000.0;
constexpr double kNorth = 6'755'500.0;

// 200 m square in Lambert-93.
File square(const fs::path& path, const char* driver, int bands, GDALDataType type = GDT_Byte) {
    initialise();
    const ErrorCapture quiet;
    File file(
        GetGDALDriverManager()->GetDriverByName(driver)->Create(path.c_str(), kSide, kSide, bands, type, nullptr));
    std::array<double, 6> where{kWest, kCell, 0.0, kNorth, 0.0, -kCell};
    file->SetGeoTransform(where.data());
    OGRSpatialReference lambert;
    lambert.importFromEPSG(2154);
    file->SetSpatialRef(&lambert);
    return file;
}

// One value a band in the west half, another in the east.
void paint(GDALDataset& file, const Pixel& west, const Pixel& east) {
    for (int band = 1; band <= file.GetRasterCount(); ++band) {
        for (int row = 0; row < kSide; ++row) {
            std::array<std::uint8_t, kSide> cells{};
            for (std::size_t i = 0; i < cells.size(); ++i)
                cells[i] = static_cast<std::uint8_t>((i < kSide / 2 ? west : east)[static_cast<std::size_t>(band) - 1]);
            ASSERT_EQ(file.GetRasterBand(band)->RasterIO(GF_Write, 0, row, kSide, 1, cells.data(), kSide, 1, GDT_Byte,
                                                         0, 0, nullptr),
                      CE_None);
        }
    }
}

PictureRequest request(const fs::path& path, const std::string& map = "EPSG:2154") {
    return {.path = path, .written = path.filename().string(), .position = {}, .map = *Crs::parse(map)};
}

Pixel pixel(const Picture& picture, int x, int y) {
    Pixel found{};
    for (std::size_t i = 0; i < found.size(); ++i)
        found[i] = picture.rgba[4 * static_cast<std::size_t>(y * picture.width + x) + i];
    return found;
}

geometry::Box window(double west, double south, double east, double north) {
    return {kWest + west, kNorth - 200.0 + south, kWest + east, kNorth - 200.0 + north};
}

TEST(PictureReader, gives_the_colours_of_a_window_and_nothing_beyond_the_picture) {
    const Folder folder;
    paint(*square(folder.path() / "rgb.tif", "GTiff", 3), kRed, kBlue);
    auto reader = PictureReader::open(request(folder.path() / "rgb.tif"));
    ASSERT_TRUE(reader) << reader.error().message.en;
    const auto picture = reader->read(window(50, 50, 250, 150), 20, 10);
    ASSERT_TRUE(picture && *picture);
    EXPECT_EQ(pixel(**picture, 0, 0), kRed);
    EXPECT_EQ(pixel(**picture, 4, 9), kRed);
    EXPECT_EQ(pixel(**picture, 5, 5), kBlue);
    EXPECT_EQ(pixel(**picture, 14, 9), kBlue);
    EXPECT_EQ(pixel(**picture, 15, 5), kNothing);
}

TEST(PictureReader, has_nothing_where_the_picture_shows_none_of_the_window) {
    const Folder folder;
    paint(*square(folder.path() / "rgb.tif", "GTiff", 3), kRed, kBlue);
    auto reader = PictureReader::open(request(folder.path() / "rgb.tif"));
    ASSERT_TRUE(reader);
    const auto picture = reader->read(window(5'000, 0, 5'200, 200), 20, 20);
    ASSERT_TRUE(picture);
    EXPECT_FALSE(*picture);
}

TEST(PictureReader, moves_the_picture_to_the_system_of_the_map) {
    const Folder folder;
    paint(*square(folder.path() / "rgb.tif", "GTiff", 3), kRed, kBlue);
    auto reader = PictureReader::open(request(folder.path() / "rgb.tif", "EPSG:3857"));
    ASSERT_TRUE(reader) << reader.error().message.en;
    const auto there = Transform::make(*Crs::parse("EPSG:2154"), *Crs::parse("EPSG:3857"));
    ASSERT_TRUE(there);
    std::array<geometry::Point, 2> corners{{{kWest + 80.0, kNorth - 120.0}, {kWest + 120.0, kNorth - 80.0}}};
    ASSERT_EQ(there->apply(corners), 0U);
    const auto picture = reader->read({corners[0].x, corners[0].y, corners[1].x, corners[1].y}, 40, 40);
    ASSERT_TRUE(picture && *picture);
    EXPECT_EQ(pixel(**picture, 2, 20), kRed);
    EXPECT_EQ(pixel(**picture, 37, 20), kBlue);
}

TEST(PictureReader, knows_palettes_and_transparent_bands) {
    const Folder folder;
    {
        const File file = square(folder.path() / "palette.tif", "GTiff", 1);
        GDALColorTable table;
        const GDALColorEntry red{200, 10, 20, 255};
        const GDALColorEntry blue{10, 20, 200, 255};
        table.SetColorEntry(1, &red);
        table.SetColorEntry(2, &blue);
        ASSERT_EQ(file->GetRasterBand(1)->SetColorTable(&table), CE_None);
        paint(*file, {1}, {2});
    }
    {
        const File file = square(folder.path() / "rgba.tif", "GTiff", 4);
        file->GetRasterBand(4)->SetColorInterpretation(GCI_AlphaBand);
        paint(*file, kRed, kNothing);
    }
    auto palette = PictureReader::open(request(folder.path() / "palette.tif"));
    auto rgba = PictureReader::open(request(folder.path() / "rgba.tif"));
    ASSERT_TRUE(palette && rgba);
    const auto coded = palette->read(window(0, 0, 200, 200), 4, 4);
    const auto clear = rgba->read(window(0, 0, 200, 200), 4, 4);
    ASSERT_TRUE(coded && *coded && clear && *clear);
    EXPECT_EQ(pixel(**coded, 0, 0), kRed);
    EXPECT_EQ(pixel(**coded, 3, 3), kBlue);
    EXPECT_EQ(pixel(**clear, 0, 0), kRed);
    EXPECT_EQ(pixel(**clear, 3, 3)[3], 0);
}

TEST(PictureReader, refuses_measures_and_files_that_are_no_pictures) {
    const Folder folder;
    square(folder.path() / "heat.tif", "GTiff", 1, GDT_Float32).reset();
    const auto heat = PictureReader::open(request(folder.path() / "heat.tif"));
    ASSERT_FALSE(heat);
    EXPECT_EQ(heat.error().code, ErrorCode::format_refused);
    const auto nothing = PictureReader::open(request(folder.path() / "nothing.tif"));
    ASSERT_FALSE(nothing);
    EXPECT_EQ(nothing.error().code, ErrorCode::file_not_found);
    folder.file("link.vrt", "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"/>");
    EXPECT_FALSE(PictureReader::open(request(folder.path() / "link.vrt")));
}

TEST(PictureReader, refuses_a_picture_that_lies_nowhere) {
    const Folder folder;
    {
        initialise();
        const ErrorCapture quiet;
        const File file(GetGDALDriverManager()->GetDriverByName("GTiff")->Create((folder.path() / "scan.tif").c_str(),
                                                                                 4, 4, 3, GDT_Byte, nullptr));
    }
    const auto scan = PictureReader::open(request(folder.path() / "scan.tif"));
    ASSERT_FALSE(scan);
    EXPECT_EQ(scan.error().code, ErrorCode::raster_not_placed);
}

TEST(PictureReader, reads_tiles_of_a_web_map_and_leaves_their_file_as_it_was) {
    const Folder folder;
    const fs::path path = folder.path() / "plan.mbtiles";
    {
        paint(*square(folder.path() / "rgb.tif", "GTiff", 3), kRed, kRed);
        // MBTiles lie in Web Mercator: the same pixels, put there.
        const ErrorCapture quiet;
        const File source(static_cast<GDALDataset*>(GDALOpen((folder.path() / "rgb.tif").c_str(), GA_Update)));
        OGRSpatialReference mercator;
        mercator.importFromEPSG(3857);
        std::array<double, 6> where{212'000.0, kCell, 0.0, 6'080'000.0, 0.0, -kCell};
        source->SetSpatialRef(&mercator);
        source->SetGeoTransform(where.data());
        const File tiles(GetGDALDriverManager()->GetDriverByName("MBTiles")->CreateCopy(path.c_str(), source.get(), 0,
                                                                                        nullptr, nullptr, nullptr));
        ASSERT_TRUE(tiles);
    }
    const auto bytes = fs::file_size(path);
    auto reader = PictureReader::open(request(path, "EPSG:3857"));
    ASSERT_TRUE(reader) << reader.error().message.en;
    const auto picture = reader->read({212'050.0, 6'079'850.0, 212'150.0, 6'079'950.0}, 10, 10);
    ASSERT_TRUE(picture && *picture);
    const Pixel found = pixel(**picture, 5, 5);
    EXPECT_NEAR(found[0], kRed[0], 12);
    EXPECT_NEAR(found[2], kRed[2], 12);
    EXPECT_EQ(fs::file_size(path), bytes);
    EXPECT_FALSE(fs::exists(path.string() + "-journal"));
}

}  // namespace
}  // namespace terracord::gdal
