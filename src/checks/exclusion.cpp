#include "checks/hits.hpp"
#include "checks/kinds.hpp"

namespace terracord::checks {

using geometry::Family;

Result<void> measure_kind(const model::Exclusion&, const Task& task, model::Measures& out) {
    switch (task.layer().family) {
        case Family::line: return line_hits(task, out);
        case Family::point: return point_hits(task, out);
        case Family::area:
        case Family::none: break;
    }
    const auto hits = area_hits(task, out);
    if (!hits) return tl::unexpected(hits.error());
    return {};
}

}  // namespace terracord::checks
