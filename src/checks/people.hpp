// How many people (or dwellings) a ground holds, out of cells, buildings or addresses. docs/checks/population.md.
#pragma once

#include "checks/measure.hpp"

namespace terracord::checks {

struct People {
    double number = 0.0;
    double imputed = 0.0;  // of it, estimates
    double by_area = 0.0;  // of it, spread by area for want of dwellings in the cell
    bool unknown = false;  // a feature that does not say its number has a part in the ground
};

// Of the task's layer, on `ground`: each feature counts by the share of it that lies there. `each`: people to one of
// what the features count. `dwellings`: the layer the number of a cell is spread over; null: over its area. One query
// of the index, an overlay a feature on the border. Error 316.
Result<People> people_on(const Task& task, const geometry::Shape& ground, double each, const Task* dwellings);

}  // namespace terracord::checks
