// Reading cells of one band of a raster, window by window, never the whole. Formats: GeoTIFF and ASCII grids; nothing a
// file names is followed, nothing is written beside it.
// A reader belongs to one thread; those that share a file take turns, and find what another of them has decoded. Cost:
// GDAL's decoding of the blocks a window touches, once as long as they are kept, and eight bytes a cell.
//
//   auto reader = RasterReader::open({.input = {.path = "heat.tif"}, .band = 1}, log);
//   std::vector<double> values;
//   reader->read({.column = 10, .row = 20, .width = 5, .height = 5}, values);    // not a number: no value there
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "gdal/crs.hpp"
#include "gdal/vector_reader.hpp"

namespace terracord::gdal {

struct RasterRequest {
    VectorInput input;          // path, written, crs, position; the rest has no meaning for a raster
    int band = 0;               // from 1; 0: the only one
    std::optional<Crs> target;  // what an unknown datum may stand for
};

struct RasterInfo {
    std::string driver;
    std::int64_t width = 0;  // cells
    std::int64_t height = 0;
    // x = t[0] + column * t[1] + row * t[2], y = t[3] + column * t[4] + row * t[5], from the outer corner of the first
    // cell; may be rotated.
    std::array<double, 6> transform{};
    std::optional<Crs> crs;         // as declared or overridden
    std::string assumption;         // CRS taken for another one
    int bands = 0;                  // without a transparency band
    int band = 0;                   // the one read
    std::string unit;               // as the file declares it; "" unknown
    bool single_precision = false;  // 32-bit numbers: 0.1 comes as 0.100000001
    bool classes = false;           // the band carries a palette or names of categories: its values are codes
    int block_width = 0;            // cells that are decoded together
    int block_height = 0;
    std::vector<std::filesystem::path> files;
};

// Cells [column, column + width) x [row, row + height).
struct RasterWindow {
    std::int64_t column = 0;
    std::int64_t row = 0;
    std::int64_t width = 0;
    std::int64_t height = 0;
};

// Is what the path leads to a raster in a format that is read? By content; false for whatever cannot be found.
[[nodiscard]] bool is_raster(const VectorInput& input);

class RasterReader {
   public:
    // Errors: 301 302 303 304 401 402 405, 330 (no such band, or several and none chosen), 331 (no georeferencing).
    static Result<RasterReader> open(const RasterRequest& request, Log& log);

    ~RasterReader();
    RasterReader(RasterReader&&) noexcept;
    RasterReader& operator=(RasterReader&&) noexcept;

    // Another reader of the open file, for another thread.
    [[nodiscard]] RasterReader share() const;

    [[nodiscard]] const RasterInfo& info() const;
    // The values of a window row by row, scaled as the band declares; not a number where the band has no value (nodata,
    // mask, or not finite). The window must lie within the raster. Error 303.
    Result<void> read(const RasterWindow& window, std::vector<double>& values);
    // Cells handed out so far by this reader.
    [[nodiscard]] std::uint64_t cells_read() const { return cells_; }

   private:
    struct State;
    explicit RasterReader(std::shared_ptr<State> state);
    std::shared_ptr<State> state_;
    std::uint64_t cells_ = 0;
    std::vector<std::uint8_t> valid_;  // scratch
};

}  // namespace terracord::gdal
