// The system everything is computed in: the analysis' own, or the projects' where it qualifies.
#pragma once

#include "base/log.hpp"
#include "gdal/crs.hpp"
#include "model/analysis.hpp"
#include "model/project.hpp"
#include "model/run.hpp"

namespace terracord::layers {

// Areas may depart from the ground by this share at most (docs/semantics.md, "CRS").
inline constexpr double kMostArealDeparture = 0.005;

// Errors 402, 403 and those of opening the projects.
Result<gdal::Crs> computing_crs(const model::Analysis& analysis, Log& log);

// Areal scale at the corners and the centre of a box; widens `least` and `most`. Error 404 beyond the limit.
Result<void> check_areal_scale(const gdal::Crs& crs, const geometry::Box& box, const Position& where, double& least,
                               double& most);

// Leaves out the projects where areas depart too far, each with its error 404: one stray perimeter costs only itself.
// `least` and `most` are widened by what stays.
std::vector<model::FailedProject> drop_distorted(const gdal::Crs& crs, const Position& where,
                                                 std::vector<model::Project>& block, double& least, double& most);

}  // namespace terracord::layers
