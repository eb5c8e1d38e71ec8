// The ground gained and lost between two finished runs, from their conflict maps, and the layers that show it. Areas
// are planar, in the later run's computing system; pieces thinner than a millimetre are rounding of the maps.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/log.hpp"
#include "geometry/shape.hpp"
#include "history/comparison.hpp"
#include "runs/finished_run.hpp"

namespace terracord::history {

struct GroundChange {
    geometry::Shape gained;
    geometry::Shape lost;
};

// By finding; of those that changed and have a place of their own. Fills in gained_m2 and lost_m2 of the step. A run
// without maps, or whose map cannot be read, becomes a limit of the step.
[[nodiscard]] std::map<std::string, std::vector<GroundChange>> ground_changes(const runs::FinishedRun& before,
                                                                              const runs::FinishedRun& after,
                                                                              const Comparison& comparison, Step& step,
                                                                              Log& log);

// diff_gained.geojson and diff_lost.geojson (with _lines and _points where there are any) of every step. Error 502.
Result<void> write_maps(const std::filesystem::path& folder, const Comparison& comparison,
                        const std::vector<std::map<std::string, std::vector<GroundChange>>>& changes);

}  // namespace terracord::history
