// A DXF drawing as a layer of features. A drawing knows lines, no areas: the closed lines of the CAD layer that is
// asked for become areas, lines whose ends meet are joined first, and what cannot be closed is told with its place.
// Where the CAD layer holds no closed line, its filled areas are taken, else its lines, else its points. Units are
// those of the drawing. Block references, texts and the paper space are counted and left out. Nothing outside of the
// file is looked at. O(entities), and O(areas) in memory; O(n log n) for the joints.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "gdal/dataset_open.hpp"
#include "geometry/box.hpp"
#include "geometry/shape.hpp"

namespace terracord::gdal {

inline constexpr double kJointMetres = 0.01;  // ends as near as this are one point

// What a CAD layer holds.
struct CadLayer {
    std::string name;
    std::int64_t closed = 0;  // lines
    std::int64_t open = 0;
    std::int64_t filled = 0;  // hatches, solids, faces
    std::int64_t points = 0;
    std::int64_t texts = 0;
    std::int64_t blocks = 0;  // references to blocks
    std::int64_t paper = 0;   // entities of the paper space

    [[nodiscard]] geometry::Family family() const;
    [[nodiscard]] Text told() const;  // "3 closed lines, 1 open line, 12 texts"
};

struct DrawingUnit {
    double metres = 1.0;
    Text name;  // "millimètres"
};

struct Drawing {
    std::unique_ptr<GDALDataset, CloseDataset> features;  // one layer in memory: handle, linetype, geometry
    std::set<std::int64_t> lost;                          // features that ought to be areas and are not
    std::optional<DrawingUnit> unit;                      // as the drawing says; nullopt: nothing, or none
    std::vector<Error> remarks;                           // 321 and 323, to be told as warnings
};

// The CAD layers of an open drawing, by name. Reads it through.
[[nodiscard]] std::vector<CadLayer> cad_layers(const Dataset& drawing);
// The CAD layer asked for, or the only one. Errors 303, and 304 with what each CAD layer holds.
[[nodiscard]] Result<Drawing> read_drawing(const Dataset& drawing, const Wanted& wanted);

// The units a drawing may be in instead of metres, the one it declares first.
[[nodiscard]] std::vector<DrawingUnit> other_units(const std::optional<DrawingUnit>& declared);

}  // namespace terracord::gdal
