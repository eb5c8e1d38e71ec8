// What an office writes at the head of its reports, and what its maps lie on. Nothing of it touches a verdict.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/position.hpp"

namespace terracord::model {

// A raster under the maps (orthophoto, plan): GeoTIFF, COG or MBTiles, read by windows.
struct Background {
    std::filesystem::path path;
    std::string written;  // as in the analysis file
    std::string credit;   // printed beside the map: who made it, under which licence
    Position position;
};

struct ReportSpec {
    std::string service;    // "Direction de l'urbanisme"
    std::string author;
    std::string reference;  // number of the file
    bool validated = false;  // false: a working document
    std::filesystem::path logo;  // PNG; empty: none
    Position logo_position;
    std::optional<Background> background;
    bool score = false;  // the score of each project, with its reliability, in the tables
};

}  // namespace terracord::model
