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
#include "gdal/crs.hpp"
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

// A line that ought to be closed, perhaps, and is not.
struct OpenLine {
    Text name;         // "line no. 3 (handle A4)"
    double gap = 0.0;  // between its ends, in units of the drawing
    geometry::Point from;
    geometry::Point to;

    // "line no. 3 (handle A4): 0.300 m between E ..., N ... and E ..., N ..."; `metres` to a unit of the drawing.
    [[nodiscard]] Text told(double metres = 1.0) const;
};

// One CAD layer of a drawing, as features.
struct Drawing {
    std::unique_ptr<GDALDataset, CloseDataset> features;  // one layer in memory: handle, linetype, geometry
    std::set<std::int64_t> lost;                          // features that ought to be areas and are not
    std::int64_t areas = 0;                               // closed lines
    std::int64_t joined = 0;                              // those of them that are several lines
    std::vector<OpenLine> open;       // where there are areas, all that stay open; else those that look like outlines
    Text nested;                      // closed lines inside another; empty: none
    CadLayer left;                    // what is left aside
    std::optional<DrawingUnit> unit;  // as the drawing says; nullopt: nothing, or none
    std::vector<Error> remarks;       // 321 and 323, to be told as warnings
};

// The CAD layers of an open drawing, by name. Reads it through.
[[nodiscard]] std::vector<CadLayer> cad_layers(const Dataset& drawing);
// The CAD layer asked for, or the only one. Errors 303, and 304 with what each CAD layer holds.
[[nodiscard]] Result<Drawing> read_drawing(const Dataset& drawing, const Wanted& wanted);

// What the header of an open drawing says of its unit.
[[nodiscard]] std::optional<DrawingUnit> declared_unit(const Dataset& drawing);

// In which unit coordinates can be: in metres if that fits the system (no system: any well-known one), else in the unit
// declared, in millimetres or in centimetres. nullopt: none fits, or there are none.
[[nodiscard]] std::optional<DrawingUnit> fitting_unit(const geometry::Box& extent,
                                                      const std::optional<DrawingUnit>& declared, const Crs* crs);
[[nodiscard]] Error unreadable_drawing(const Wanted& wanted, const std::string& why);  // 303
// Error 322: coordinates fit this unit, and no run reads but metres.
[[nodiscard]] Error not_in_metres(const Wanted& wanted, const DrawingUnit& unit, const geometry::Box& extent);
// Warning 322: it says it is in another unit, and its coordinates are metres.
[[nodiscard]] Error says_other_unit(const Wanted& wanted, const DrawingUnit& declared);

}  // namespace terracord::gdal
