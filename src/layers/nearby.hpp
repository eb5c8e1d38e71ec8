// The ground a run looks at, for layers that are asked of a server: what lies far from every project need not travel.
// Free functions; safe to call concurrently.
#pragma once

#include <optional>
#include <vector>

#include "base/log.hpp"
#include "gdal/crs.hpp"
#include "geometry/box.hpp"
#include "model/analysis.hpp"

namespace terracord::layers {

// The box of all perimeters, parts and corrected perimeters, with a generous margin around. None where no layer of the
// analysis lies in a database, or the projects cannot be read: then layers are read whole. Costs a reading of the
// projects.
[[nodiscard]] std::optional<geometry::Box> ground_around_projects(const model::Analysis& analysis,
                                                                  const gdal::Crs& crs);

// Can this layer be read in part without a verdict changing? Not where the whole of it is judged (a partition, a layer
// of a standard, one that says where its document speaks), nor where a check looks at it for more than what lies near
// the subject. `checks`: as for load_layer.
[[nodiscard]] bool readable_in_part(const model::Analysis& analysis, std::size_t document, std::size_t layer,
                                    const std::vector<std::size_t>& checks);

}  // namespace terracord::layers
