#include <algorithm>

#include "checks/hits.hpp"
#include "checks/kinds.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

Result<void> measure_kind(const model::Containment&, const Task& task, model::Measures& out) {
    const auto hits = area_hits(task, out);
    if (!hits) return tl::unexpected(hits.error());
    const auto outside = task.worker.outside(hits->whole);
    if (!outside) return tl::unexpected(outside.error());
    auto split = task.worker.split_slivers(*outside, task.tolerance_m);
    if (!split) return tl::unexpected(split.error());
    const double subject = task.worker.subject_area();
    out.strict.outside_area_m2 = geometry::area(*outside);
    out.strict.outside_share = out.strict.outside_area_m2 / subject;
    out.robust.outside_area_m2 = geometry::area(split->robust);
    out.robust.outside_share = out.robust.outside_area_m2 / subject;
    // Here the overlap is wanted and the rest is not: what is drawn, and what may be a sliver, lies outside.
    out.widest_sliver_m = 0.0;
    out.inner_sliver = false;
    note_slivers(split->slivers, out);
    for (model::ClassHit& hit : out.classes) {
        hit.pieces = geometry::Shape(geometry::Family::area);
        hit.slivers.clear();
    }
    if (!outside->empty()) {
        model::ClassHit rest;
        rest.class_code = "outside";
        rest.strict.area_m2 = out.strict.outside_area_m2;
        rest.strict.share = out.strict.outside_share;
        rest.robust.area_m2 = out.robust.outside_area_m2;
        rest.robust.share = out.robust.outside_share;
        rest.pieces = std::move(split->robust);
        rest.slivers = std::move(split->slivers);
        out.classes.push_back(std::move(rest));
    }
    return {};
}

}  // namespace terracord::checks
