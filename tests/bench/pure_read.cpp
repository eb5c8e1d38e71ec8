// How long it takes to read and nothing else: the limit a run is compared with. Layers go to flat arrays by the shipped
// reader, rasters are decoded by windows of their blocks' height; two threads take pieces of work from one list.
//
// usage: pure_read [--gdal] FILE...        --gdal: by GDAL's GetNextFeature and RasterIO instead
//
// Prints what was read, so that nothing can be left out unseen. Exit status 1 where a file cannot be read.
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "base/log.hpp"
#include "gdal/initialise.hpp"
#include "gdal/raster_reader.hpp"
#include "gdal/vector_reader.hpp"

namespace terracord::bench {
namespace {

constexpr int kThreads = 2;
constexpr std::size_t kBatch = 1000;
// A raster is cut into this many pieces of work, rows of blocks each.
constexpr std::int64_t kRasterPieces = 8;

struct Totals {
    std::atomic<std::uint64_t> features = 0;
    std::atomic<std::uint64_t> vertices = 0;
    std::atomic<std::uint64_t> cells = 0;
    std::atomic<bool> failed = false;
};

void fail(Totals& totals, const std::string& path) {
    totals.failed = true;
    std::fputs(fmt::format("pure_read: {} cannot be read\n", path).c_str(), stderr);
}

void read_layer(const std::string& path, Totals& totals) {
    QuietLog log;
    gdal::ReadRequest request;
    request.input.path = path;
    request.fields.push_back({.name = "code", .aliases = {}, .required = false});
    auto reader = gdal::VectorReader::open(request, log);
    if (!reader) return fail(totals, path);
    std::vector<geometry::Shape> shapes;
    std::vector<gdal::Record> batch;
    while (true) {
        batch.clear();
        const auto count = reader->read(kBatch, batch);
        if (!count) return fail(totals, path);
        if (*count == 0) break;
        for (gdal::Record& record : batch) {
            totals.vertices += record.shape.point_count();
            shapes.push_back(std::move(record.shape));
        }
    }
    totals.features += shapes.size();
}

void read_cells(const std::string& path, std::int64_t piece, Totals& totals) {
    QuietLog log;
    gdal::RasterRequest request;
    request.input.path = path;
    auto reader = gdal::RasterReader::open(request, log);
    if (!reader) return fail(totals, path);
    const gdal::RasterInfo& info = reader->info();
    const std::int64_t strip = std::max(1, info.block_height);
    const std::int64_t strips = (info.height + strip - 1) / strip;
    std::vector<double> values;
    for (std::int64_t i = piece * strips / kRasterPieces; i < (piece + 1) * strips / kRasterPieces; ++i) {
        const gdal::RasterWindow window{
            .column = 0, .row = i * strip, .width = info.width, .height = std::min(strip, info.height - i * strip)};
        if (!reader->read(window, values)) return fail(totals, path);
        totals.cells += values.size();
    }
}

std::uint64_t vertices_of(const OGRGeometry* geometry) {
    if (geometry == nullptr) return 0;
    switch (wkbFlatten(geometry->getGeometryType())) {
        case wkbMultiPolygon: {
            std::uint64_t count = 0;
            for (const OGRPolygon* part : *geometry->toMultiPolygon())
                for (const OGRLinearRing* ring : *part) count += static_cast<std::uint64_t>(ring->getNumPoints());
            return count;
        }
        case wkbLineString: return static_cast<std::uint64_t>(geometry->toLineString()->getNumPoints());
        default: return 1;
    }
}

GDALDatasetUniquePtr open(const std::string& path, unsigned kind) {
    return GDALDatasetUniquePtr(GDALDataset::Open(path.c_str(), kind | GDAL_OF_READONLY));
}

void read_layer_by_gdal(const std::string& path, Totals& totals) {
    const GDALDatasetUniquePtr dataset = open(path, GDAL_OF_VECTOR);
    if (!dataset || dataset->GetLayerCount() == 0) return fail(totals, path);
    for (const auto& feature : *dataset->GetLayer(0)) {
        ++totals.features;
        totals.vertices += vertices_of(feature->GetGeometryRef());
    }
}

void read_cells_by_gdal(const std::string& path, std::int64_t piece, Totals& totals) {
    const GDALDatasetUniquePtr dataset = open(path, GDAL_OF_RASTER);
    if (!dataset) return fail(totals, path);
    GDALRasterBand* band = dataset->GetRasterBand(1);
    int block_width = 0;
    int strip = 0;
    band->GetBlockSize(&block_width, &strip);
    const int width = band->GetXSize();
    const int strips = (band->GetYSize() + strip - 1) / strip;
    std::vector<float> values(static_cast<std::size_t>(width) * static_cast<std::size_t>(strip));
    for (auto i = static_cast<int>(piece * strips / kRasterPieces);
         i < static_cast<int>((piece + 1) * strips / kRasterPieces); ++i) {
        const int rows = std::min(strip, band->GetYSize() - i * strip);
        if (band->RasterIO(GF_Read, 0, i * strip, width, rows, values.data(), width, rows, GDT_Float32, 0, 0,
                           nullptr) != CE_None)
            return fail(totals, path);
        totals.cells += static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(rows);
    }
}

int run(std::vector<std::string> paths, bool by_gdal) {
    Totals totals;
    // The largest first: two threads end nearly together.
    const auto size = [](const std::string& path) {
        std::error_code none;  // what is not there is told where it is opened
        return std::filesystem::file_size(path, none);
    };
    std::sort(paths.begin(), paths.end(),
              [&](const std::string& a, const std::string& b) { return size(a) > size(b); });
    std::vector<std::function<void()>> work;
    for (const std::string& path : paths) {
        if (!path.ends_with(".tif")) {
            work.emplace_back([&, path] { by_gdal ? read_layer_by_gdal(path, totals) : read_layer(path, totals); });
            continue;
        }
        for (std::int64_t piece = 0; piece < kRasterPieces; ++piece)
            work.emplace_back([&, path, piece] {
                by_gdal ? read_cells_by_gdal(path, piece, totals) : read_cells(path, piece, totals);
            });
    }
    std::atomic<std::size_t> next = 0;
    const auto take = [&] {
        for (std::size_t mine = next++; mine < work.size(); mine = next++) work[mine]();
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) threads.emplace_back(take);
    for (std::thread& thread : threads) thread.join();
    std::fputs(fmt::format("{} features, {} vertices, {} cells\n", totals.features.load(), totals.vertices.load(),
                           totals.cells.load())
                   .c_str(),
               stdout);
    return totals.failed ? 1 : 0;
}

}  // namespace
}  // namespace terracord::bench

int main(int count, char** arguments) {
    std::vector<std::string> paths(arguments + 1, arguments + count);
    const auto flag = std::find(paths.begin(), paths.end(), "--gdal");
    const bool by_gdal = flag != paths.end();
    if (by_gdal) paths.erase(flag);
    terracord::gdal::initialise();
    return terracord::bench::run(std::move(paths), by_gdal);
}
