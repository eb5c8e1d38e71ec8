// What a drawing holds, CAD layer by CAD layer, and what a run would make of each: for whoever has to say which layer,
// which system and which unit. Reads the drawing twice, whatever the number of its layers; O(entities) in memory.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gdal/drawing.hpp"

namespace terracord::gdal {

struct CadLayerSurvey {
    CadLayer held;
    std::int64_t areas = 0;   // closed lines
    std::int64_t joined = 0;  // those of them that are several lines
    std::vector<OpenLine> open;
    std::int64_t arcs = 0;    // lines whose arcs, or splines, are read as chords
    std::int64_t broken = 0;  // their coordinates are no numbers: lost
    Text nested;
    CadLayer left;                    // texts, blocks and what else a run leaves aside
    geometry::Box extent;             // of what it reads
    std::optional<DrawingUnit> unit;  // in which that can be anywhere; nullopt: in none, or nothing to read
};

struct DrawingSurvey {
    std::optional<DrawingUnit> declared;
    std::vector<CadLayerSurvey> layers;  // by name
    std::vector<Error> messages;         // 401, 322, 405: of the CAD layer with most areas
};

// Errors 301 302 303 325 329.
[[nodiscard]] Result<DrawingSurvey> survey_drawing(const std::filesystem::path& path, const std::string& written);

}  // namespace terracord::gdal
