// Reading a picture that lies on the ground (orthophoto, plan) by windows, in the coordinate system of a map: GeoTIFF,
// COG, MBTiles with 8-bit bands (grey, palette, RGB, with or without transparency). Nothing a file names is followed,
// nothing is written beside it. For looking at, not for measuring.
// A reader belongs to one thread; several readers of one file may work at once. Cost: GDAL's decoding of the blocks (or
// overviews) a window touches, and four bytes a pixel asked for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "gdal/crs.hpp"
#include "geometry/box.hpp"

namespace terracord::gdal {

struct PictureRequest {
    std::filesystem::path path;
    std::string written;  // as in the analysis file
    Position position;
    std::optional<Crs> map;  // in which windows are asked for; must be there
};

// Red, green, blue, alpha of each pixel, row by row from the north.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

class PictureReader {
   public:
    // Errors: 301, 302 (another format, or bands that are no picture), 303, 331 (no georeferencing), 401 402 406.
    static Result<PictureReader> open(const PictureRequest& request);

    ~PictureReader();
    PictureReader(PictureReader&&) noexcept;
    PictureReader& operator=(PictureReader&&) noexcept;

    // The window of the map as width x height pixels; ground the picture does not show is transparent. Nothing where it
    // shows none of it. Error 303.
    Result<std::optional<Picture>> read(const geometry::Box& window, int width, int height);

   private:
    struct State;
    explicit PictureReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace terracord::gdal
