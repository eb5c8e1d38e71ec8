// What one worker has at hand: its subject in all the forms that questions want, and its scratch memory. For the files
// that make up the worker (worker.cpp, worker_unions.cpp, worker_widths.cpp).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "geometry/clip.hpp"
#include "geometry/common_ground.hpp"
#include "geometry/distance.hpp"
#include "geometry/edge_tree.hpp"
#include "geometry/inscribed_circle.hpp"
#include "geometry/local_area.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "layers/raster_cells.hpp"
#include "layers/worker.hpp"

namespace terracord::layers {

// Order matters: geometries must go before their context.
struct Worker::State {
    explicit State(const LayerStore& layer_store) : store(layer_store), footprints(layer_store.footprints.size()) {}

    // A document's footprint, ready for many subjects.
    struct Ground {
        geos::Geometry geometry;
        geos::Prepared prepared;
        geometry::EdgeTree edges;
    };

    const LayerStore& store;
    geos::Context context;
    const geometry::Shape* subject = nullptr;
    geometry::Box subject_box;
    double subject_area = 0.0;
    std::optional<geos::Geometry> subject_geometry;
    std::optional<geos::Prepared> prepared;
    geometry::Clip clip;
    geometry::CommonGround common_ground;
    geometry::Distance distance;
    geometry::InscribedCircle circle;
    std::vector<geometry::CommonGround::Member> members;  // scratch
    geometry::RingAssembly rings;                         // scratch
    std::optional<geometry::Shape> subject_piece;         // as pieces are assembled; made when first asked for
    std::vector<std::uint32_t> edges;                     // scratch
    geometry::ValidityProof proof;                        // scratch
    std::vector<std::optional<Ground>> footprints;        // by document, made when first asked for

    std::map<const RasterLayer*, RasterCells> rasters;  // opened when first asked for

    // Of areas that are not the subject.
    geometry::Clip other_clip;
    geometry::CommonGround other_ground;

    // By the engine itself; nothing where it leaves the two open.
    std::optional<geometry::Shape> shared(const geometry::Shape& a, const geometry::Shape& b);
    std::optional<geometry::Shape> united(std::span<const geometry::Shape> shapes);
    std::optional<geometry::Shape> rest(const geometry::Shape& whole, const geometry::Shape& less);

    geos::Geometry of(const geometry::Shape& shape) { return geos::Geometry::from_shape(context, shape, store.origin); }

    // The subject as GEOS wants it: most subjects never ask for it.
    const geos::Geometry& subject_for_geos() {
        if (!subject_geometry) subject_geometry.emplace(of(*subject));
        return *subject_geometry;
    }
    const geos::Prepared& prepared_subject() {
        if (!prepared) prepared.emplace(subject_for_geos());
        return *prepared;
    }

    // Diameter of the largest disc in an area to within `step`, or that of any disc of `enough`.
    Result<double> widest(const geometry::Shape& area, double step, double enough) {
        if (const auto diameter = circle.diameter(area, step, enough)) return *diameter;
        return geos::inscribed_width(of(area), step);
    }

    Ground& ground_of(std::size_t document) {
        auto& ground = footprints[document];
        if (!ground) {
            const geometry::Shape& shape = store.footprints[document].shape;
            geos::Geometry whole = of(shape);
            geos::Prepared ready(whole);
            ground.emplace(Ground{std::move(whole), std::move(ready), geometry::EdgeTree(shape)});
        }
        return *ground;
    }

    // The feature as far as `box` needs it: what it has in the box is the same, and none of its borders there is the
    // cut's. A feature that is not large, or not much larger than the box, and one that cannot be cut comes as it is.
    geos::Geometry near(const Layer& layer, std::size_t feature, const geometry::Box& box, WorkCounts& counts) {
        const geometry::Shape& shape = layer.shapes[feature];
        const geometry::EdgeTree* tree = layer.edges_of(feature);
        if (tree != nullptr && !box.contains(layer.boxes[feature])) {
            if (const auto part =
                    geometry::local_area(shape, *tree, box, store.origin, edges, proof, counts.vertices)) {
                ++counts.cuts;
                return geos::Geometry::from_shape(context, *part);
            }
        }
        counts.vertices += shape.point_count();
        return of(shape);
    }
};

}  // namespace terracord::layers
