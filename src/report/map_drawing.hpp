// The printed map of one project: background or ground of the documents, what was found with its hatches and numbers,
// the perimeter, scale bar, north arrow, and what its legend has to explain. Draws, computes nothing.
// One thread at a time on one canvas; the surroundings may be shared.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cartography/map_frame.hpp"
#include "cartography/surroundings.hpp"
#include "gdal/picture_reader.hpp"
#include "model/run.hpp"
#include "report/canvas.hpp"
#include "report/map_content.hpp"

namespace terracord::report {

struct LegendEntry {
    cartography::Style style;
    bool line = false;  // drawn as a line, else as a surface
    std::string text;
};

// What is said beside or under a map.
struct MapNotes {
    double scale = 0.0;
    bool beyond_usual = false;
    std::vector<LegendEntry> legend;
    std::string under;  // CRS, background and its credit
};

struct ProjectMap {
    const model::RunInfo* run = nullptr;
    const model::ProjectResult* result = nullptr;
    std::span<const ListedFinding> listed;
    const cartography::Surroundings* surroundings = nullptr;  // null or not attached: no context
    gdal::PictureReader* background = nullptr;                // null: none
    bool background_failed = false;                           // asked for, and not to be had
    double background_dpi = 150.0;
    Lang lang = Lang::fr;
};

// Draws into the rectangle.
MapNotes draw_project_map(Canvas& canvas, const PaperRectangle& paper, const ProjectMap& map);

// Scale bar, scale and north arrow in the lower corners of a frame.
void draw_scale_and_north(Canvas& canvas, const cartography::MapFrame& frame, Lang lang);

// The entries below each other in the rectangle; what does not fit is counted in a last line.
void draw_legend(Canvas& canvas, const PaperRectangle& paper, std::span<const LegendEntry> entries, Lang lang);

// A number in a coloured disc, as on the map and in the list.
void draw_number(Canvas& canvas, geometry::Point middle, std::size_t number, model::Verdict verdict);

}  // namespace terracord::report
