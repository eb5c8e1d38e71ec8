#include "checks/hits.hpp"
#include "checks/kinds.hpp"

namespace terracord::checks {

Result<void> measure_kind(const model::Overlap&, const Task& task, model::Measures& out) {
    const auto hits = area_hits(task, out);
    if (!hits) return tl::unexpected(hits.error());
    return {};
}

}  // namespace terracord::checks
