// The rasters below a path on the disk, described. Reads headers, no cells; links are not followed.
#pragma once

#include <filesystem>
#include <vector>

#include "survey/inspection.hpp"

namespace terracord::survey {

struct Rasters {
    std::vector<RasterSeen> seen;  // by path
    std::vector<Unread> unread;
};

[[nodiscard]] Rasters find_rasters(const std::filesystem::path& path);

}  // namespace terracord::survey
