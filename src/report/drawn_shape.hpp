// What of a finding's class is drawn on the maps of every output.
#pragma once

#include "model/measures.hpp"

namespace terracord::report {

// Its pieces; where only slivers carry the verdict, or there is nothing else, those too. O(points). Pure.
[[nodiscard]] inline geometry::Shape drawn(const model::ClassHit& hit, bool slivers_count) {
    geometry::Shape shape = hit.pieces;
    if (!shape.empty() && !slivers_count) return shape;
    for (const model::Sliver& sliver : hit.slivers) {
        if (shape.empty()) {
            shape = sliver.shape;
        } else if (shape.family() == sliver.shape.family()) {
            shape.append(sliver.shape);
        }
    }
    return shape;
}

}  // namespace terracord::report
