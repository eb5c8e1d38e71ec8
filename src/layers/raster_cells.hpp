// One raster layer as one worker sees it: its share of the open file, and the way from the computing CRS
// to the grid. Nothing is ever warped: outlines move to the cells, cells never move to the outlines.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "layers/layer_store.hpp"
#include "raster/statistics.hpp"
#include "raster/zonal.hpp"

namespace terracord::layers {

class RasterCells {
   public:
    // Errors of gdal::Transform::make.
    static Result<RasterCells> open(const RasterLayer& layer, const gdal::Crs& computing);

    struct Found {
        raster::Summary summary;
        std::optional<geometry::Shape> ground;  // the raster's, about the subject; empty: it holds the whole subject
        std::vector<geometry::Shape> without;   // rectangles of cells without a value, not clipped to the subject
        bool without_drawn = true;              // false: too many to draw
        double step_m = 0.0;                    // between the outline's points as it moved; 0: it stayed straight
    };
    // `subject`: a valid area in the computing CRS. Errors 303, 316, 329, 332.
    Result<Found> under(const geometry::Shape& subject, const model::Raster& asked);

    [[nodiscard]] std::uint64_t cells_read() const { return reader_.cells_read(); }

   private:
    RasterCells(const RasterLayer& layer, gdal::RasterReader reader, gdal::Transform to_raster,
                gdal::Transform to_computing);

    Result<geometry::Shape> in_cells(const geometry::Shape& subject) const;
    // `cells`: the subject in the grid's coordinates. Error 329.
    [[nodiscard]] std::optional<Error> too_many_cells(const geometry::Shape& cells) const;
    [[nodiscard]] double step_metres(const geometry::Shape& subject) const;
    [[nodiscard]] double ground_of(std::int64_t column, std::int64_t row) const;
    // A rectangle of cells in the computing CRS.
    [[nodiscard]] geometry::Shape rectangle(double left, double top, double right, double bottom) const;
    void draw_without(const raster::CellRun& piece, std::span<const double> values, Found& found) const;

    const RasterLayer* layer_;
    raster::Grid grid_;
    gdal::RasterReader reader_;
    gdal::Transform to_raster_;
    gdal::Transform to_computing_;
    bool straight_ = true;  // the computing CRS is the raster's: straight lines stay straight
};

}  // namespace terracord::layers
