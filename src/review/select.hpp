// One project of a finished run and the findings somebody asks about. Pure but for reading the project; safe for concurrent
// calls.
#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "runs/finished_run.hpp"

namespace terracord::review {

struct Selected {
    const runs::FinishedRun* run = nullptr;
    runs::FinishedProject project;
    std::vector<std::size_t> findings;  // positions in project.findings: those of one check, or all, in their order
    bool one_check = false;
};

// `project`: an id, or a code that only one variant bears. `check`: an id, as "check", "check/document" or a whole finding id;
// empty: all. Error 208 names the nearest word, or the variants there are.
[[nodiscard]] Result<Selected> select(const runs::FinishedRun& run, const std::string& project, const std::string& check);

}  // namespace terracord::review
