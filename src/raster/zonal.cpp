#include "raster/zonal.hpp"

#include <algorithm>

namespace terracord::raster {

namespace {

// Windows are whole blocks where blocks are small, and pieces of them where they are large.
constexpr std::int64_t kLeastRows = 32;
constexpr std::int64_t kMostRows = 512;
constexpr std::int64_t kLeastColumns = 256;
constexpr std::int64_t kMostColumns = 2048;

std::int64_t side(std::int64_t block, std::int64_t least, std::int64_t most) {
    if (block <= 0) return least;
    const std::int64_t blocks = (least + block - 1) / block;
    return std::min(block * std::max<std::int64_t>(blocks, 1), most);
}

// The runs of some rows, cut to the columns [from, to).
Result<void> read_window(gdal::RasterReader& reader, std::span<const CellRun> runs, std::int64_t from, std::int64_t to,
                         const TakeRun& take, std::vector<double>& values) {
    std::vector<CellRun> pieces;
    gdal::RasterWindow window{.column = to, .row = 0, .width = 0, .height = 0};
    std::int64_t right = from;
    for (const CellRun& run : runs) {
        const CellRun piece{run.row, std::max(run.begin, from), std::min(run.end, to), run.fraction};
        if (piece.begin >= piece.end) continue;
        window.column = std::min(window.column, piece.begin);
        right = std::max(right, piece.end);
        pieces.push_back(piece);
    }
    if (pieces.empty()) return {};
    window.row = pieces.front().row;
    window.width = right - window.column;
    window.height = pieces.back().row - window.row + 1;
    if (auto read = reader.read(window, values); !read) return read;
    for (const CellRun& piece : pieces) {
        const auto first =
            static_cast<std::size_t>((piece.row - window.row) * window.width + piece.begin - window.column);
        take(piece, std::span(values).subspan(first, static_cast<std::size_t>(piece.end - piece.begin)));
    }
    return {};
}

}  // namespace

Grid grid_of(const gdal::RasterInfo& info) {
    return {.width = info.width, .height = info.height, .transform = info.transform};
}

Result<void> read_runs(gdal::RasterReader& reader, std::span<const CellRun> runs, const TakeRun& take) {
    const std::int64_t rows = side(reader.info().block_height, kLeastRows, kMostRows);
    const std::int64_t columns = side(reader.info().block_width, kLeastColumns, kMostColumns);
    std::vector<double> values;
    for (std::size_t from = 0; from < runs.size();) {
        const std::int64_t band = runs[from].row / rows;
        std::size_t to = from;
        std::int64_t left = runs[from].begin;
        std::int64_t right = runs[from].end;
        for (; to < runs.size() && runs[to].row / rows == band; ++to) {
            left = std::min(left, runs[to].begin);
            right = std::max(right, runs[to].end);
        }
        for (std::int64_t tile = left / columns; tile * columns < right; ++tile) {
            auto read =
                read_window(reader, runs.subspan(from, to - from), tile * columns, (tile + 1) * columns, take, values);
            if (!read) return read;
        }
        from = to;
    }
    return {};
}

}  // namespace terracord::raster
