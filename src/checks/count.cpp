#include "checks/hits.hpp"
#include "checks/kinds.hpp"

namespace terracord::checks {

using geometry::Family;

Result<void> measure_kind(const model::Count&, const Task& task, model::Measures& out) {
    switch (task.layer().family) {
        case Family::line: return line_hits(task, out);
        case Family::area: {
            const auto hits = area_hits(task, out);
            if (!hits) return tl::unexpected(hits.error());
            return {};
        }
        case Family::point:
        case Family::none: break;
    }
    return point_hits(task, out);
}

}  // namespace terracord::checks
