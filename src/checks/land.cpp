#include <algorithm>

#include "checks/hits.hpp"
#include "checks/kinds.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;

// The classes of hits are the groups the loader has put the features in.
Result<void> measure_kind(const model::Land& kind, const Task& task, model::Measures& out) {
    const auto hits = area_hits(task, out);
    if (!hits) return tl::unexpected(hits.error());
    std::vector<Shape> consumed;
    std::int64_t features = 0;
    for (std::size_t i = 0; i < hits->classes.size(); ++i) {
        const std::string& group = hits->classes[i].class_code;
        const bool counts = group == model::kUnclassified ||
                            std::find(kind.consumes.begin(), kind.consumes.end(), group) != kind.consumes.end();
        if (!counts) continue;
        consumed.push_back(hits->unions[i]);
        features += hits->classes[i].strict.count;
    }
    const auto whole = task.worker.unite(consumed, Family::area);
    if (!whole) return tl::unexpected(whole.error());
    auto split = task.worker.split_slivers(*whole, task.tolerance_m);
    if (!split) return tl::unexpected(split.error());
    const double subject = task.worker.subject_area();
    out.strict = {};
    out.strict.area_m2 = geometry::area(*whole);
    out.strict.share = out.strict.area_m2 / subject;
    out.strict.count = features;
    out.robust = out.strict;
    out.robust.area_m2 = geometry::area(split->robust);
    out.robust.share = out.robust.area_m2 / subject;
    if (split->robust.empty()) out.robust.count = 0;
    out.widest_sliver_m = 0.0;
    out.inner_sliver = false;
    note_slivers(split->slivers, out);
    return {};
}

}  // namespace terracord::checks
