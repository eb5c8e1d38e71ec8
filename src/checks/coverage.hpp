// How much of what a check looks at its document speaks of.
#pragma once

#include "checks/measure.hpp"

namespace terracord::checks {

// Of the subject: the document's footprint, less what set-aside features and gaps of a partition leave unknown.
Result<model::Coverage> coverage_for(const Task& task);
// Of the subject: beyond a raster, under its cells without a value, and beyond a footprint that was declared.
Result<model::Coverage> coverage_of_cells(const Task& task, const layers::Worker::Cells& cells);
// Of the subject widened by `metres`: for distances.
Result<model::Coverage> coverage_around(const Task& task, double metres);

}  // namespace terracord::checks
