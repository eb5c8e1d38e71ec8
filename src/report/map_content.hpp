// What the printed map of a project shows, and the findings it numbers. Picks and orders, computes nothing.
// Pure functions, safe for concurrent calls. What they answer points into the result, which must outlive it.
#pragma once

#include <vector>

#include "geometry/shape.hpp"
#include "model/summary.hpp"

namespace terracord::report {

// A contradiction, a reservation or a point of attention, with the number it has in the list and on the map.
struct ListedFinding {
    std::size_t number = 0;  // from 1
    const model::Finding* finding = nullptr;
    // Its places, one shape a family; where a verdict rests on slivers alone, those. Empty: it has no place of its own,
    // the whole perimeter stands for it.
    std::vector<geometry::Shape> shapes;
};

// Contradictions first, then reservations, then points of attention; in the order of the analysis within each.
[[nodiscard]] std::vector<ListedFinding> listed_findings(const model::ProjectResult& result);

// Ground of the project that the data of some check do not cover.
[[nodiscard]] std::vector<const geometry::Shape*> uncovered_ground(const model::ProjectResult& result);

}  // namespace terracord::report
