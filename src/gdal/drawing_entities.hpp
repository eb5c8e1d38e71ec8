// What a drawing holds, entity by entity, as GDAL gives it: sorted by what becomes of it, arcs as chords. O(entities).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "gdal/drawing.hpp"
#include "geometry/shape.hpp"

class OGRGeometry;

namespace terracord::gdal {

struct DestroyGeometry {
    void operator()(OGRGeometry* geometry) const;
};

struct Entity {
    std::int64_t fid = 0;
    std::string handle;
    std::string linetype;
    std::vector<geometry::Point> points;  // of a line or a point
    std::unique_ptr<OGRGeometry, DestroyGeometry> filled;

    [[nodiscard]] Text name() const;  // "line no. 3 (handle A4)"
};

// Those of one CAD layer. Of texts, blocks and the paper space only the numbers, in `seen`.
struct CadEntities {
    CadLayer seen;
    std::vector<Entity> closed;
    std::vector<Entity> open;
    std::vector<Entity> filled;
    std::vector<Entity> points;
    std::vector<Entity> broken;  // their place is no number
    std::int64_t arcs = 0;       // lines that hold arcs; after count_arcs()
};

struct Entities {
    std::map<std::string, CadEntities> layers;  // by name
    std::string complaint;                      // what GDAL said of the file; empty: nothing
};

enum class Keep : std::uint8_t { numbers, all };
// `only`: entities of this CAD layer; null: of all. The numbers are those of all layers.
[[nodiscard]] Entities read_entities(const Dataset& drawing, Keep keep, const std::string* only = nullptr);
// How many lines of each CAD layer hold arcs: those that have fewer points where arcs are cut coarsely, and splines.
// Reads the drawing once more.
void count_arcs(const Dataset& drawing, Entities& entities);

[[nodiscard]] double apart(geometry::Point a, geometry::Point b);

}  // namespace terracord::gdal
