// What the columns of a projects' file most likely are, by their usual names and by what they hold.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "gdal/crs.hpp"
#include "geometry/box.hpp"
#include "survey/starter.hpp"

namespace terracord::survey {

struct ProjectsGuess {
    std::string layer;  // empty: the file's only one
    std::string id = "@fid";
    std::string name;
    std::string phase;
    std::string variant;
    std::vector<std::pair<std::string, std::string>> programme;  // quantity, column
    std::vector<std::string> columns;
    std::optional<gdal::Crs> crs;
    geometry::Box extent;  // as read
    std::int64_t rows = 0;
    std::int64_t areas = 0;
};

// Errors of opening, 305 for a column that was asked for and is not there.
[[nodiscard]] Result<ProjectsGuess> guess_projects(const StarterRequest& request, Log& log);

}  // namespace terracord::survey
