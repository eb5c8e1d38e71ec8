// The entities of one CAD layer as features of a run: closed lines as areas, single lines joined first; what cannot be
// closed, and what is left aside, is told. O(n log n) in the lines.
#pragma once

#include "gdal/drawing_entities.hpp"

namespace terracord::gdal {

// False: memory could not hold it.
[[nodiscard]] bool make_features(CadEntities entities, const Wanted& wanted, Drawing& drawing);

}  // namespace terracord::gdal
