// What a search through folders and archives left out.
#pragma once

#include <filesystem>

#include "base/log.hpp"

namespace terracord::gdal {

// Tells (325) what of a folder or archive lies too deep, or among too many files, to be looked at. Lists it once more.
void report_not_looked_at(const std::filesystem::path& folder, Log& log);

}  // namespace terracord::gdal
