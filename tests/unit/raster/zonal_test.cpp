#include "raster/zonal.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "base/log.hpp"
#include "support/shapes.hpp"
#include "support/temporary_folder.hpp"

namespace terracord::raster {
namespace {

using testing::polygon;
using testing::rectangle;
using testing::TemporaryFolder;

constexpr std::int64_t kSide = 600;  // cells of 10 m

// Each cell holds its own number.
std::filesystem::path numbered(const TemporaryFolder& folder) {
    const auto path = folder.path() / "numbers.asc";
    std::ofstream out(path);
    out << "ncols " << kSide << "\nnrows " << kSide << "\nxllcorner 600000\nyllcorner 6700000\ncellsize 10\n";
    for (std::int64_t row = 0; row < kSide; ++row) {
        for (std::int64_t column = 0; column < kSide; ++column) out << row * kSide + column << ' ';
        out << '\n';
    }
    return path;
}

gdal::RasterReader reader_of(const std::filesystem::path& path) {
    QuietLog log;
    gdal::RasterRequest request;
    request.input.path = path;
    request.input.written = path.string();
    request.input.crs = "EPSG:2154";
    return gdal::RasterReader::open(request, log).value();
}

TEST(ReadRuns, hands_out_every_cell_once_with_its_value) {
    const TemporaryFolder folder;
    gdal::RasterReader reader = reader_of(numbered(folder));
    const auto runs = covered_cells(polygon({{20, 30}, {580.5, 90}, {300, 570.25}}), kSide, kSide);
    std::map<std::pair<std::int64_t, std::int64_t>, double> seen;
    const auto read = read_runs(reader, runs, [&](const CellRun& piece, std::span<const double> values) {
        ASSERT_EQ(static_cast<std::int64_t>(values.size()), piece.end - piece.begin);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::int64_t column = piece.begin + static_cast<std::int64_t>(i);
            EXPECT_EQ(values[i], static_cast<double>(piece.row * kSide + column));
            EXPECT_TRUE(seen.emplace(std::pair(piece.row, column), piece.fraction).second);
        }
    });
    ASSERT_TRUE(read);
    std::size_t wanted = 0;
    for (const CellRun& run : runs) {
        wanted += static_cast<std::size_t>(run.end - run.begin);
        for (std::int64_t column = run.begin; column < run.end; ++column)
            EXPECT_EQ(seen.at({run.row, column}), run.fraction);
    }
    EXPECT_EQ(seen.size(), wanted);
}

TEST(ReadRuns, reads_the_ground_it_is_asked_for_and_never_the_whole) {
    const TemporaryFolder folder;
    gdal::RasterReader reader = reader_of(numbered(folder));
    const auto runs = covered_cells(rectangle(300.5, 200.5, 12, 9), kSide, kSide);
    ASSERT_TRUE(read_runs(reader, runs, [](const CellRun&, std::span<const double>) {}));
    EXPECT_LE(reader.cells_read(), 13U * 10U);
    // A long and thin area is read along its length.
    gdal::RasterReader other = reader_of(numbered(folder));
    const auto thin = covered_cells(polygon({{5, 5}, {595, 590}, {595, 595}}), kSide, kSide);
    ASSERT_TRUE(read_runs(other, thin, [](const CellRun&, std::span<const double>) {}));
    EXPECT_LT(other.cells_read(), static_cast<std::uint64_t>(kSide * kSide) / 8);
}

TEST(ReadRuns, reads_nothing_for_nothing) {
    const TemporaryFolder folder;
    gdal::RasterReader reader = reader_of(numbered(folder));
    ASSERT_TRUE(read_runs(reader, {}, [](const CellRun&, std::span<const double>) { FAIL(); }));
    EXPECT_EQ(reader.cells_read(), 0U);
}

}  // namespace
}  // namespace terracord::raster
