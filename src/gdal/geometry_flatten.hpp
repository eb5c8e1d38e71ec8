// From OGR's geometries to plain shapes: 2D, arcs as chords within 1 cm, one family. O(points). Pure; safe for
// concurrent calls on different geometries.
#pragma once

#include <cstdint>

#include "base/limits.hpp"
#include "geometry/shape.hpp"

class OGRGeometry;

namespace terracord::gdal {

struct Flattened {
    geometry::Shape shape;  // family none where there is nothing
    bool mixed = false;     // several families: the highest one was kept
    bool finite = true;     // false: some coordinate is NaN or infinite, the shape is empty
    bool too_many = false;  // more points than `most_points`: the shape is empty
};

struct FlattenOptions {
    double chord_error = 0.01;  // in units of the coordinates
    bool swap_axes = false;     // the source gives northing (latitude) first
    std::int64_t most_points = limit(Limit::feature_vertices);  // arcs as the chords they become
};

[[nodiscard]] Flattened flatten(const OGRGeometry& geometry, const FlattenOptions& options = {});

}  // namespace terracord::gdal
