#include "layers/raster_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

#include "base/limits.hpp"
#include "geometry/measure.hpp"

namespace terracord::layers {

using geometry::Box;
using geometry::Family;
using geometry::Point;
using geometry::Shape;

namespace {

// Of a cell: how far apart the points of an outline may be when it is bent by a change of system.
constexpr double kDensity = 0.1;
// The chord of an arc this long departs from it by less than coordinates are rounded to (1e-6 m).
constexpr double kShortEnough = 1.0;
constexpr double kMetresPerDegree = 111320.0;
// Rectangles of cells without a value that are drawn; beyond, their area alone is told.
constexpr std::size_t kMostDrawn = 4096;
// Sides of rectangles of cells that are brought to another system are cut at every so many cells.
constexpr double kBend = 16.0;

// 0.1 for the 32-bit number 0.100000001: what was written is what is compared.
double as_written(double value) {
    char digits[32];
    const auto written = std::to_chars(digits, digits + sizeof digits, static_cast<float>(value));
    double read = value;
    std::from_chars(digits, written.ptr, read);
    return read;
}

}  // namespace

RasterCells::RasterCells(const RasterLayer& layer, gdal::RasterReader reader, gdal::Transform to_raster,
                         gdal::Transform to_computing)
    : layer_(&layer),
      grid_(raster::grid_of(layer.info)),
      reader_(std::move(reader)),
      to_raster_(std::move(to_raster)),
      to_computing_(std::move(to_computing)),
      straight_(to_raster_.operation().empty()) {}

Result<RasterCells> RasterCells::open(const RasterLayer& layer, const gdal::Crs& computing) {
    const auto box = layer.extent.empty() ? std::nullopt : std::optional(layer.extent.box());
    auto to_raster = gdal::Transform::make(computing, *layer.info.crs, layer.request.input.position, box);
    if (!to_raster) return tl::unexpected(to_raster.error());
    auto back = gdal::Transform::make(*layer.info.crs, computing, layer.request.input.position, {});
    if (!back) return tl::unexpected(back.error());
    return RasterCells(layer, layer.open->share(), std::move(*to_raster), std::move(*back));
}

// Points of the outline: a tenth of a cell apart.
double RasterCells::step_metres(const Shape& subject) const {
    double cell = grid_.cell_size();
    if (layer_->info.crs->geographic()) {
        const Box box = subject.box();
        std::array<Point, 1> middle{{{(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0}}};
        const double latitude = to_raster_.apply(middle) == 0 ? middle[0].y : 0.0;
        cell *= kMetresPerDegree * std::max(std::cos(latitude * std::numbers::pi / 180.0), 0.01);
    }
    return std::max(cell * kDensity, kShortEnough);
}

Result<Shape> RasterCells::in_cells(const Shape& subject) const {
    Shape moved = straight_ ? subject : raster::densified(subject, step_metres(subject));
    if (to_raster_.apply(moved.points()) > 0) {
        const std::string& written = layer_->request.input.written;
        return fail(ErrorCode::overlay_failed,
                    {fmt::format("le périmètre ne peut pas être exprimé dans le système de « {} »", written),
                     fmt::format("the perimeter cannot be expressed in the system of '{}'", written)});
    }
    for (Point& point : moved.points()) point = grid_.to_cells(point);
    return moved;
}

// Of a cell: square metres where its system counts in degrees; a cell is a cell where it is planar.
double RasterCells::ground_of(std::int64_t column, std::int64_t row) const {
    if (!layer_->info.crs->geographic()) return 1.0;
    const auto left = static_cast<double>(column);
    const auto top = static_cast<double>(row);
    const Shape cell = raster::rectangle_of(grid_, left, top, left + 1.0, top + 1.0, 1.0);
    return gdal::ellipsoidal_area(*layer_->info.crs, cell.ring(0));
}

Shape RasterCells::rectangle(double left, double top, double right, double bottom) const {
    Shape shape =
        raster::rectangle_of(grid_, left, top, right, bottom, straight_ ? right - left + bottom - top : kBend);
    if (to_computing_.apply(shape.points()) > 0) return Shape(Family::area);
    return shape;
}

void RasterCells::draw_without(const raster::CellRun& piece, std::span<const double> values, Found& found) const {
    for (std::size_t i = 0; i < values.size();) {
        std::size_t end = i;
        while (end < values.size() && std::isnan(values[end])) ++end;
        if (end > i) {
            if (found.without.size() == kMostDrawn) {
                found.without_drawn = false;
                return;
            }
            const auto row = static_cast<double>(piece.row);
            const auto first = static_cast<double>(piece.begin);
            Shape cells = rectangle(first + static_cast<double>(i), row, first + static_cast<double>(end), row + 1.0);
            if (!cells.empty()) found.without.push_back(std::move(cells));
            i = end;
        } else {
            ++i;
        }
    }
}

// Bounded before any is read: those inside, those along the outline, none beyond the raster or the box.
std::optional<Error> RasterCells::too_many_cells(const Shape& cells) const {
    const Box box = cells.box();
    const auto overlap = [](double from, double to, double end) {
        return std::max(0.0, std::min(std::ceil(to), end) - std::max(std::floor(from), 0.0));
    };
    const double in_box = overlap(box.min_x, box.max_x, static_cast<double>(grid_.width)) *
                          overlap(box.min_y, box.max_y, static_cast<double>(grid_.height));
    const double under = std::min(in_box, geometry::area(cells) + 2.0 * geometry::length(cells) + 4.0);
    if (under <= static_cast<double>(limit(Limit::raster_cells))) return std::nullopt;
    const Text most = limit_text(Limit::raster_cells);
    const std::string& written = layer_->request.input.written;
    return beyond_limit(Limit::raster_cells,
                        {fmt::format("« {} » a plus de {} cellules sous le projet", written, most.fr),
                         fmt::format("'{}' has more than {} cells under the project", written, most.en)});
}

Result<RasterCells::Found> RasterCells::under(const Shape& subject, const model::Raster& asked) {
    const auto cells = in_cells(subject);
    if (!cells) return tl::unexpected(cells.error());
    Found found;
    if (!straight_) found.step_m = step_metres(subject);
    const Box box = cells->box();
    if (auto many = too_many_cells(*cells)) return tl::unexpected(*many);
    const auto width = static_cast<double>(grid_.width);
    const auto height = static_cast<double>(grid_.height);
    if (box.min_x < 0.0 || box.min_y < 0.0 || box.max_x > width || box.max_y > height) {
        // About the subject only: the other end of a large raster may have no place in the computing system.
        const double left = std::clamp(std::floor(box.min_x) - 1.0, 0.0, width);
        const double right = std::clamp(std::ceil(box.max_x) + 1.0, 0.0, width);
        const double top = std::clamp(std::floor(box.min_y) - 1.0, 0.0, height);
        const double bottom = std::clamp(std::ceil(box.max_y) + 1.0, 0.0, height);
        found.ground = left < right && top < bottom ? rectangle(left, top, right, bottom) : Shape(Family::area);
    }
    const std::vector<raster::CellRun> runs = raster::covered_cells(*cells, grid_.width, grid_.height);
    const bool by_row = grid_.transform[2] == 0.0 && grid_.transform[4] == 0.0;  // all cells of a row are alike
    std::int64_t row = -1;
    double ground = 1.0;
    raster::Accumulator sums(asked);
    const auto take = [&](const raster::CellRun& piece, std::span<const double> values) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!by_row || piece.row != row) {
                ground = ground_of(piece.begin + static_cast<std::int64_t>(i), piece.row);
                row = piece.row;
            }
            const bool none = std::isnan(values[i]);
            sums.add(none && layer_->nodata_means ? *layer_->nodata_means : values[i], ground * piece.fraction,
                     piece.fraction);
        }
        if (!layer_->nodata_means && found.without_drawn) draw_without(piece, values, found);
    };
    if (auto read = raster::read_runs(reader_, runs, take); !read) return tl::unexpected(read.error());
    auto summary = sums.finish();
    if (!summary) return tl::unexpected(summary.error());
    found.summary = std::move(*summary);
    if (layer_->info.single_precision) {
        for (double* value : {&found.summary.minimum, &found.summary.maximum, &found.summary.percentile})
            *value = as_written(*value);
    }
    if (!found.without_drawn) found.without.clear();
    return found;
}

}  // namespace terracord::layers
