#include "layers/footprint.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gdal/vector_reader.hpp"
#include "geometry/measure.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "layers/load_layer.hpp"
#include "layers/narrow.hpp"
#include "layers/repair.hpp"

namespace terracord::layers {

using geometry::Family;
using geometry::Shape;

namespace {

Result<Shape> union_of(geos::Context& context, const std::vector<Shape>& shapes) {
    std::vector<geos::Geometry> members;
    for (const Shape& shape : shapes) {
        if (shape.family() == Family::area) members.push_back(geos::Geometry::from_shape(context, shape));
    }
    auto whole = geos::unite(context, std::move(members));
    if (!whole) return tl::unexpected(whole.error());
    return whole->to_shape(Family::area);
}

// A hole narrower than the accuracy is a gap of digitising, not ground the document leaves out. Outer borders stay as
// they are: nothing is widened or rounded.
Shape without_narrow_holes(geos::Context& context, const Shape& shape, double accuracy) {
    Shape filled(Family::area);
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
        for (std::size_t r = shape.part_begin(part); r < shape.part_end(part); ++r) {
            if (r != shape.part_begin(part)) {
                Shape hole(Family::area);
                for (const geometry::Point& point : shape.ring(r)) hole.add_point(point);
                hole.end_ring();
                hole.end_part();
                // A hole that GEOS cannot measure stays: it is not covered ground.
                if (const auto narrow = narrower_than(context, hole, accuracy); narrow && *narrow) continue;
            }
            for (const geometry::Point& point : shape.ring(r)) filled.add_point(point);
            filled.end_ring();
        }
        filled.end_part();
    }
    return filled;
}

Result<std::vector<Shape>> read_areas(Mender& mender, const model::VectorSource& source, const gdal::Crs& crs,
                                      std::vector<std::filesystem::path>& files, Log& log) {
    auto reader =
        gdal::VectorReader::open({.input = input_of(source), .fields = {}, .conditions = {}, .target = crs}, log);
    if (!reader) return tl::unexpected(reader.error());
    files.insert(files.end(), reader->info().files.begin(), reader->info().files.end());
    std::vector<Shape> areas;
    std::vector<gdal::Record> batch;
    while (true) {
        batch.clear();
        const auto count = reader->read(4096, batch);
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) break;
        for (gdal::Record& record : batch) {
            if (record.geometry_missing || record.shape.family() != Family::area) continue;
            const auto repair = mender.make_usable(record.fid, record.shape);
            // Ground that cannot be read is not covered ground.
            if (!repair || !repair->set_aside) areas.push_back(std::move(record.shape));
        }
    }
    if (areas.empty()) {
        return fail(ErrorCode::layer_empty,
                    Text{fmt::format("{} : la couverture ne contient aucune surface", source.written),
                         fmt::format("{}: the coverage holds no area", source.written)},
                    source.position);
    }
    return areas;
}

Footprint failed(const Error& error, Log& log) {
    log.report(Level::error, error);
    return {
        .everywhere = false, .shape = Shape(Family::area), .problem = error.message, .declared = true, .failed = true};
}

}  // namespace

Footprint footprint_of(const model::DocumentSpec& document, const std::vector<Layer>& layers, const gdal::Crs& crs,
                       std::vector<std::filesystem::path>& files, Log& log) {
    if (document.covers_everywhere)
        return {.everywhere = true, .shape = Shape(Family::area), .problem = {}, .declared = true, .failed = false};
    geos::Context context;
    Mender mender(context);
    std::vector<Shape> shapes;
    if (document.coverage) {
        auto areas = read_areas(mender, *document.coverage, crs, files, log);
        if (!areas) return failed(areas.error(), log);
        shapes = std::move(*areas);
    } else {
        // The ground of a raster says nothing of the features that stand beside it.
        const bool only_rasters =
            std::all_of(layers.begin(), layers.end(), [](const Layer& layer) { return layer.raster.has_value(); });
        for (std::size_t i = 0; i < layers.size(); ++i) {
            const bool by_default = only_rasters || layers[i].partition;
            const bool chosen =
                document.coverage_layer.empty() ? by_default : document.layers[i].name == document.coverage_layer;
            if (!chosen || !layers[i].usable) continue;
            if (layers[i].raster && !layers[i].raster->extent.empty()) shapes.push_back(layers[i].raster->extent);
            shapes.insert(shapes.end(), layers[i].shapes.begin(), layers[i].shapes.end());
            // Set-aside ground is inside the document, and unknown: checks subtract it again.
            if (!layers[i].set_aside.empty()) shapes.push_back(layers[i].set_aside);
        }
    }
    if (shapes.empty()) {
        return {.everywhere = false,
                .shape = Shape(Family::area),
                .problem =
                    Text{"la couverture du document n'est pas connue", "the ground the document covers is not known"}};
    }
    auto whole = union_of(context, shapes);
    if (!whole) return failed(whole.error(), log);
    return {.everywhere = false,
            .shape = without_narrow_holes(context, *whole, document.accuracy.value),
            .problem = {},
            .declared = document.coverage.has_value() || !document.coverage_layer.empty(),
            .failed = false,
            .annulled = {},
            .validity = mender.counts()};
}

}  // namespace terracord::layers
