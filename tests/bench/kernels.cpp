// The kernels of a run, one by one (Google Benchmark). For looking for where time goes; scripts/bench holds the figures
// that count, those of whole runs beside other programs.
#include <benchmark/benchmark.h>
#include <ogr_geometry.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "gdal/geometry_flatten.hpp"
#include "gdal/initialise.hpp"
#include "geometry/clip.hpp"
#include "geometry/common_ground.hpp"
#include "geometry/distance.hpp"
#include "geometry/edge_tree.hpp"
#include "geometry/inscribed_circle.hpp"
#include "geometry/measure.hpp"
#include "geometry/nearest.hpp"
#include "geometry/validity.hpp"
#include "geos/context.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "index/box_index.hpp"
#include "raster/cell_coverage.hpp"
#include "support/random_shapes.hpp"

namespace terracord::bench {
namespace {

using geometry::Family;
using geometry::Point;
using geometry::Shape;

// A lobed circle of `points` vertices.
Shape lobed(Point centre, double radius, std::int64_t points) {
    Shape shape(Family::area);
    for (std::int64_t i = 0; i < points; ++i) {
        const double angle = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(points);
        const double reach = radius * (1.0 + 0.2 * std::sin(9.0 * angle));
        shape.add_point({centre.x + reach * std::cos(angle), centre.y + reach * std::sin(angle)});
    }
    shape.end_ring();
    shape.end_part();
    return shape;
}

constexpr Point kZone{1000.0, 1000.0};
constexpr Point kPlot{1095.0, 1000.0};  // across the border of a zone of 100 m

void area_of_outline(benchmark::State& state) {
    const Shape zone = lobed(kZone, 100.0, state.range(0));
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(geometry::area(zone));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(area_of_outline)->Range(64, 1 << 18);

void raster_exact_coverage(benchmark::State& state) {
    const auto radius = static_cast<double>(state.range(0));  // in cells
    const Shape plot = lobed({2.0 * radius, 2.0 * radius}, radius, 60);
    const auto side = static_cast<std::int64_t>(4.0 * radius);
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(raster::covered_cells(plot, side, side));
}
BENCHMARK(raster_exact_coverage)->Range(4, 1024);

void overlay_prepared_intersects(benchmark::State& state) {
    geos::Context context;
    const auto plot = geos::Geometry::from_shape(context, lobed(kPlot, 20.0, 60));
    const geos::Prepared prepared(plot);
    const auto zone = geos::Geometry::from_shape(context, lobed(kZone, 100.0, state.range(0)));
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(prepared.intersects(zone));
}
BENCHMARK(overlay_prepared_intersects)->Range(64, 1 << 16);

void overlay_intersection(benchmark::State& state) {
    geos::Context context;
    const auto plot = geos::Geometry::from_shape(context, lobed(kPlot, 20.0, 60));
    const auto zone = geos::Geometry::from_shape(context, lobed(kZone, 100.0, state.range(0)));
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(geos::intersection(plot, zone));
}
BENCHMARK(overlay_intersection)->Range(64, 1 << 16);

// The engine's own, of the same two.
void clip_of_zone(benchmark::State& state) {
    const Shape plot = lobed(kPlot, 20.0, 60);
    const Shape zone = lobed(kZone, 100.0, state.range(0));
    geometry::Clip clip;
    clip.begin_subject(plot);
    for ([[maybe_unused]] auto _ : state) {
        auto common = clip.with(zone);
        if (!common) state.SkipWithError("left open");
        benchmark::DoNotOptimize(common);
    }
}
BENCHMARK(clip_of_zone)->Range(64, 1 << 16);

// Of a zone of which the edges are in a tree, as those of large features are.
void clip_of_zone_in_a_tree(benchmark::State& state) {
    const Shape plot = lobed(kPlot, 20.0, 60);
    const Shape zone = lobed(kZone, 100.0, state.range(0));
    const geometry::EdgeTree tree(zone);
    geometry::Clip clip;
    clip.begin_subject(plot);
    std::vector<std::uint32_t> edges;
    for ([[maybe_unused]] auto _ : state) {
        tree.query(zone, plot.box(), edges);
        auto common = clip.with(zone, tree, edges);
        if (!common) state.SkipWithError("left open");
        benchmark::DoNotOptimize(common);
    }
}
BENCHMARK(clip_of_zone_in_a_tree)->Range(64, 1 << 16);

// What some overlapping zones have in common with a plot: by one arrangement, and by GEOS.
std::vector<Shape> zones_about_the_plot(std::int64_t count) {
    std::vector<Shape> zones;
    for (std::int64_t i = 0; i < count; ++i)
        zones.push_back(
            lobed({kPlot.x + 3.7 * static_cast<double>(i) - 8.0, kPlot.y - 2.3 * static_cast<double>(i)}, 17.0, 70));
    return zones;
}

void common_ground_of_zones(benchmark::State& state) {
    const Shape plot = lobed(kPlot, 20.0, 60);
    const geometry::EdgeTree tree(plot);
    const std::vector<Shape> zones = zones_about_the_plot(state.range(0));
    std::vector<geometry::CommonGround::Member> members;
    for (const Shape& zone : zones) members.push_back({.area = &zone, .tree = nullptr, .box = zone.box()});
    geometry::CommonGround ground;
    ground.begin_subject(plot, tree);
    for ([[maybe_unused]] auto _ : state) {
        auto common = ground.of(members);
        if (!common) state.SkipWithError("left open");
        benchmark::DoNotOptimize(common);
    }
}
BENCHMARK(common_ground_of_zones)->RangeMultiplier(2)->Range(2, 16);

void common_ground_by_geos(benchmark::State& state) {
    geos::Context context;
    const auto plot = geos::Geometry::from_shape(context, lobed(kPlot, 20.0, 60));
    const std::vector<Shape> zones = zones_about_the_plot(state.range(0));
    for ([[maybe_unused]] auto _ : state) {
        std::vector<geos::Geometry> pieces;
        for (const Shape& zone : zones)
            pieces.push_back(geos::intersection(plot, geos::Geometry::from_shape(context, zone)).value());
        benchmark::DoNotOptimize(geos::unite(context, std::move(pieces)));
    }
}
BENCHMARK(common_ground_by_geos)->RangeMultiplier(2)->Range(2, 16);

void distance_to_zone(benchmark::State& state) {
    const Shape plot = lobed({1200.0, 1000.0}, 20.0, 60);
    const geometry::EdgeTree tree(plot);
    const Shape zone = lobed(kZone, 100.0, state.range(0));
    geometry::Distance distance;
    distance.begin_subject(plot, tree);
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(distance.to(zone));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(distance_to_zone)->Range(64, 1 << 14);

// A strip of three metres that winds: the widest place, to 0.1 m.
Shape winding_strip(std::int64_t bends) {
    Shape shape(Family::area);
    const auto middle = [](std::int64_t i) {
        return Point{10.0 * static_cast<double>(i), i % 2 == 0 ? 0.0 : 3.0 + 0.1 * static_cast<double>(i % 7)};
    };
    for (std::int64_t i = 0; i <= bends; ++i) shape.add_point({middle(i).x, middle(i).y - 1.5});
    for (std::int64_t i = bends; i >= 0; --i) shape.add_point({middle(i).x, middle(i).y + 1.5});
    shape.end_ring();
    shape.end_part();
    return shape;
}

void widest_place_of_strip(benchmark::State& state) {
    const Shape strip = winding_strip(state.range(0));
    geometry::InscribedCircle circle;
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(circle.diameter(strip, 0.1));
}
BENCHMARK(widest_place_of_strip)->RangeMultiplier(4)->Range(4, 64);

void widest_place_by_geos(benchmark::State& state) {
    geos::Context context;
    const auto strip = geos::Geometry::from_shape(context, winding_strip(state.range(0)));
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(geos::inscribed_width(strip, 0.1));
}
BENCHMARK(widest_place_by_geos)->RangeMultiplier(4)->Range(4, 64);

void proof_of_validity(benchmark::State& state) {
    const Shape zone = lobed(kZone, 100.0, state.range(0));
    geometry::ValidityProof proof;
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(proof.proves(zone));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(proof_of_validity)->Range(64, 1 << 18);

void overlay_from_shape(benchmark::State& state) {
    geos::Context context;
    const Shape zone = lobed(kZone, 100.0, state.range(0));
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(geos::Geometry::from_shape(context, zone));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(overlay_from_shape)->Range(64, 1 << 16);

void overlay_union(benchmark::State& state) {
    testing::RandomShapes random(7);
    std::vector<Shape> zones;
    for (std::int64_t i = 0; i < state.range(0); ++i) zones.push_back(random.any());
    geos::Context context;
    for ([[maybe_unused]] auto _ : state) {
        std::vector<geos::Geometry> members;
        for (const Shape& zone : zones) members.push_back(geos::Geometry::from_shape(context, zone));
        benchmark::DoNotOptimize(geos::unite(context, std::move(members)));
    }
}
BENCHMARK(overlay_union)->Range(2, 64);

void index_of_boxes(benchmark::State& state) {
    testing::RandomShapes random(11);
    std::vector<geometry::Box> boxes;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        const double x = random.between(0.0, 20000.0);
        const double y = random.between(0.0, 20000.0);
        boxes.push_back({x, y, x + random.between(1.0, 200.0), y + random.between(1.0, 200.0)});
    }
    const index::BoxIndex index(boxes);
    std::vector<std::uint32_t> hits;
    std::size_t next = 0;
    for ([[maybe_unused]] auto _ : state) {
        index.query(boxes[next++ % boxes.size()], hits);
        benchmark::DoNotOptimize(hits.data());
    }
}
BENCHMARK(index_of_boxes)->Range(1 << 10, 1 << 18);

void nearest_to_outline(benchmark::State& state) {
    const Shape zone = lobed(kZone, 100.0, state.range(0));
    const geometry::Segment side{{1200.0, 1000.0}, {1200.0, 1050.0}};
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(geometry::nearest(side, zone));
}
BENCHMARK(nearest_to_outline)->Range(64, 1 << 14);

// Well-known binary to a plain shape, by way of OGR.
void reading_of_binary(benchmark::State& state) {
    gdal::initialise();
    OGRPolygon polygon;
    auto* ring = new OGRLinearRing;  // taken over by the polygon
    for (const Point p : lobed(kZone, 100.0, state.range(0)).points()) ring->addPoint(p.x, p.y);
    ring->closeRings();
    polygon.addRingDirectly(ring);
    std::vector<unsigned char> binary(polygon.WkbSize());
    polygon.exportToWkb(wkbNDR, binary.data());
    for ([[maybe_unused]] auto _ : state) {
        OGRGeometry* read = nullptr;
        OGRGeometryFactory::createFromWkb(binary.data(), nullptr, &read, binary.size());
        benchmark::DoNotOptimize(gdal::flatten(*read));
        OGRGeometryFactory::destroyGeometry(read);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(binary.size()));
}
BENCHMARK(reading_of_binary)->Range(64, 1 << 16);

}  // namespace
}  // namespace terracord::bench

BENCHMARK_MAIN();
