// The cells of real rasters under real perimeters, weighed a second time cell by cell.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "gdal/vector_reader.hpp"
#include "geometry/measure.hpp"
#include "layers/load_raster.hpp"
#include "layers/repair.hpp"
#include "layers/worker.hpp"
#include "raster/zonal.hpp"
#include "support/random_shapes.hpp"

namespace terracord::differential {
namespace {

namespace fs = std::filesystem;
using geometry::Point;
using geometry::Shape;

fs::path sample(const fs::path& inside) {
    const char* given = std::getenv("TERRACORD_SHARED");
    const fs::path shared = given != nullptr ? fs::path(given) : fs::current_path() / ".." / "shared";
    for (const fs::path& base : {shared / "data", shared}) {
        if (fs::exists(base / inside)) return base / inside;
    }
    return {};
}

std::vector<Point> cut(const std::vector<Point>& ring, double limit, bool vertical, bool keep_above) {
    std::vector<Point> out;
    const auto across = [&](const Point& p) { return vertical ? p.x : p.y; };
    const auto inside = [&](const Point& p) { return keep_above ? across(p) >= limit : across(p) <= limit; };
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[(i + 1) % ring.size()];
        if (inside(a)) out.push_back(a);
        if (inside(a) == inside(b)) continue;
        const double t = (limit - across(a)) / (across(b) - across(a));
        out.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
    }
    return out;
}

// Covered part of a unit cell, the slow way.
double covered(const Shape& area, double column, double row) {
    double sum = 0.0;
    for (std::size_t part = 0; part < area.part_count(); ++part) {
        for (std::size_t r = area.part_begin(part); r < area.part_end(part); ++r) {
            std::vector<Point> ring(area.ring(r).begin(), area.ring(r).end() - 1);
            for (Point& point : ring) point = {point.x - column, point.y - row};
            ring = cut(cut(cut(cut(ring, 0.0, true, true), 1.0, true, false), 0.0, false, true), 1.0, false, false);
            double twice = 0.0;
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const Point& b = ring[(i + 1) % ring.size()];
                twice += ring[i].x * b.y - b.x * ring[i].y;
            }
            sum += (r == area.part_begin(part) ? 1.0 : -1.0) * std::abs(twice) / 2.0;
        }
    }
    return sum;
}

struct Slow {
    double mean = 0.0;
    double valued = 0.0;
    double without = 0.0;
    std::int64_t cells = 0;
};

// Every cell of the raster, one after the other; the whole file is read.
Slow slow_mean(const layers::RasterLayer& layer, const gdal::Crs& computing, const Shape& subject, double step) {
    QuietLog quiet;
    auto reader = gdal::RasterReader::open(layer.request, quiet).value();
    const raster::Grid grid = raster::grid_of(layer.info);
    const auto to_raster = gdal::Transform::make(computing, *layer.info.crs, {}, {}).value();
    Shape cells = raster::densified(subject, step);
    EXPECT_EQ(to_raster.apply(cells.points()), 0U);
    for (Point& point : cells.points()) point = grid.to_cells(point);
    std::vector<double> values;
    EXPECT_TRUE(reader.read({.column = 0, .row = 0, .width = grid.width, .height = grid.height}, values));
    Slow out;
    double weighted = 0.0;
    const geometry::Box box = cells.box();
    for (std::int64_t row = 0; row < grid.height; ++row) {
        for (std::int64_t column = 0; column < grid.width; ++column) {
            const auto left = static_cast<double>(column);
            const auto top = static_cast<double>(row);
            if (left > box.max_x || left + 1.0 < box.min_x || top > box.max_y || top + 1.0 < box.min_y) continue;
            const double fraction = covered(cells, left, top);
            if (fraction < 1e-11) continue;
            double weight = fraction;
            if (layer.info.crs->geographic()) {
                const std::vector<Point> ring{grid.to_map({left, top}), grid.to_map({left + 1.0, top}),
                                              grid.to_map({left + 1.0, top + 1.0}), grid.to_map({left, top + 1.0}),
                                              grid.to_map({left, top})};
                weight *= gdal::ellipsoidal_area(*layer.info.crs, ring);
            }
            const double value = values[static_cast<std::size_t>(row * grid.width + column)];
            (std::isnan(value) ? out.without : out.valued) += weight;
            if (std::isnan(value)) continue;
            weighted += weight * value;
            ++out.cells;
        }
    }
    out.mean = weighted / out.valued;
    return out;
}

layers::RasterLayer opened(const fs::path& file, const gdal::Crs& computing) {
    QuietLog quiet;
    model::LayerSpec spec;
    spec.source.path = file;
    spec.source.written = file.filename().string();
    auto layer = layers::open_raster(spec, computing, quiet);
    if (!layer) throw std::runtime_error(format_error(layer.error(), Lang::en));
    return std::move(*layer);
}

layers::Worker::Cells fast(const layers::RasterLayer& layer, const gdal::Crs& computing, const Shape& subject,
                           std::uint64_t* cells_read = nullptr) {
    const layers::LayerStore store(computing);
    layers::Worker worker(store);
    worker.begin_subject(subject);
    auto found = worker.cells(layer, {.statistic = model::RasterStatistic::mean});
    if (!found) throw std::runtime_error(format_error(found.error(), Lang::en));
    if (cells_read != nullptr) *cells_read = worker.counts().cells;
    return std::move(*found);
}

TEST(RealRasters, TheDistrictsOfLuxembourgHaveTheirMeanHeight) {
    const fs::path folder = sample("debian-r-samples/terra");
    if (folder.empty()) GTEST_SKIP() << "no samples: set TERRACORD_SHARED to the folder that holds data/";
    const gdal::Crs utm = gdal::Crs::parse("EPSG:32632").value();
    QuietLog quiet;
    gdal::ReadRequest request;
    request.input.path = folder / "lux.shp";
    request.input.written = "lux.shp";
    request.target = utm;
    auto reader = gdal::VectorReader::open(request, quiet);
    ASSERT_TRUE(reader) << format_error(reader.error(), Lang::en);
    std::vector<gdal::Record> districts;
    ASSERT_EQ(reader->read(100, districts).value(), 12U);
    const layers::RasterLayer heights = opened(folder / "elev.tif", utm);
    EXPECT_TRUE(heights.info.crs->geographic());
    geos::Context context;
    for (gdal::Record& district : districts) {
        SCOPED_TRACE(district.fid);
        (void)layers::Mender(context).make_usable(district.fid, district.shape);
        const auto [found, ground, without, drawn, step] = fast(heights, utm, district.shape);
        // A tenth of the narrow side of a cell, as measured on the ground, is some 60 m.
        EXPECT_GT(step, 40.0);
        EXPECT_LT(step, 80.0);
        const Slow slow = slow_mean(heights, utm, district.shape, step);
        EXPECT_NEAR(found.mean, slow.mean, 1e-9 * slow.mean);
        EXPECT_NEAR(found.valued, slow.valued, 1e-9 * slow.valued);
        EXPECT_NEAR(found.without, slow.without, 1e-9 * (slow.valued + slow.without));
        // Three times as many points hardly move the outline.
        const Slow finer = slow_mean(heights, utm, district.shape, step / 3.0);
        EXPECT_NEAR(found.mean, finer.mean, 1e-6 * finer.mean);
        EXPECT_GT(found.mean, 140.0);
        EXPECT_LT(found.mean, 550.0);
    }
}

TEST(RealRasters, LidarRastersAgreeCellByCellUnderAnyShape) {
    const fs::path folder = sample("ign-lidar-rasters");
    if (folder.empty()) GTEST_SKIP() << "no samples: set TERRACORD_SHARED to the folder that holds data/";
    const gdal::Crs lambert = gdal::Crs::parse("EPSG:2154").value();
    std::size_t rasters = 0;
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".tif") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        layers::RasterLayer layer;
        try {
            layer = opened(file, lambert);
        } catch (const std::runtime_error&) {
            continue;  // without a coordinate system of its own
        }
        if (layer.info.width * layer.info.height > 200'000) continue;  // the slow way reads it all
        SCOPED_TRACE(file.string());
        ++rasters;
        testing::RandomShapes shapes(rasters);
        const geometry::Box box = layer.extent.box();
        for (int i = 0; i < 4; ++i) {
            // Shapes of 400 m are brought to a third of the raster, somewhere in it or across its border.
            Shape subject = shapes.any();
            const geometry::Box own = subject.box();
            const double scale = box.width() / 3.0 / std::max(own.width(), own.height());
            const Point middle{box.min_x + shapes.between(0.0, 1.0) * box.width(),
                               box.min_y + shapes.between(0.0, 1.0) * box.height()};
            for (Point& point : subject.points())
                point = {middle.x + (point.x - own.min_x) * scale, middle.y + (point.y - own.min_y) * scale};
            const raster::Summary found = fast(layer, lambert, subject).summary;
            const Slow slow = slow_mean(layer, lambert, subject, 1e9);
            ASSERT_NEAR(found.valued, slow.valued, 1e-9 * (1.0 + slow.valued));
            ASSERT_NEAR(found.without, slow.without, 1e-9 * (1.0 + slow.without));
            EXPECT_EQ(found.cells, slow.cells);
            if (slow.valued <= 1e-6) continue;
            EXPECT_NEAR(found.mean, slow.mean, 1e-9 * (1.0 + std::abs(slow.mean)));
        }
    }
    EXPECT_GT(rasters, 5U);
}

TEST(RealRasters, ASmallPerimeterReadsAFewCells) {
    const fs::path file = sample("debian-r-samples/terra/elev.tif");
    if (file.empty()) GTEST_SKIP() << "no samples: set TERRACORD_SHARED to the folder that holds data/";
    const gdal::Crs utm = gdal::Crs::parse("EPSG:32632").value();
    const layers::RasterLayer heights = opened(file, utm);
    const geometry::Box box = heights.extent.box();
    Shape plot(geometry::Family::area);
    const Point at{(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0};
    for (const Point& corner : {Point{at.x, at.y}, {at.x + 50, at.y}, {at.x + 50, at.y + 50}, {at.x, at.y + 50}})
        plot.add_point(corner);
    plot.end_ring();
    plot.end_part();
    std::uint64_t read = 0;
    const raster::Summary found = fast(heights, utm, plot, &read).summary;
    EXPECT_GE(found.cells + found.cells_without, 1);
    EXPECT_LE(read, 4U);
}

}  // namespace
}  // namespace terracord::differential
