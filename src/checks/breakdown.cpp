#include <algorithm>

#include "checks/hits.hpp"
#include "checks/kinds.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;

namespace {

// Of all classes together.
Result<double> robust_area(const Task& task, const model::Measures& out) {
    const bool split = std::any_of(out.classes.begin(), out.classes.end(),
                                   [](const model::ClassHit& hit) { return !hit.slivers.empty(); });
    if (!split) return out.strict.area_m2;  // all that they hold is robust
    std::vector<Shape> robust;
    for (const model::ClassHit& hit : out.classes) {
        if (!hit.pieces.empty()) robust.push_back(hit.pieces);
    }
    const auto whole = task.worker.unite(robust, Family::area);
    if (!whole) return tl::unexpected(whole.error());
    return geometry::area(*whole);
}

// docs/semantics.md, "Accounts": every square metre of the subject has exactly one place in the sum.
Result<void> keep_accounts(const Task& task, const Hits& hits, model::Measures& out) {
    model::Accounts& accounts = out.accounts;
    accounts.kept = true;
    for (const model::ClassHit& hit : out.classes) accounts.classes_m2 += hit.robust.area_m2;
    const auto robust = robust_area(task, out);
    if (!robust) return tl::unexpected(robust.error());
    const double robust_m2 = *robust;
    accounts.excess_m2 = accounts.classes_m2 - robust_m2;
    accounts.slivers_m2 = out.strict.area_m2 - robust_m2;

    auto rest = task.worker.outside(hits.whole);
    if (!rest) return tl::unexpected(rest.error());
    if (!task.layer().set_aside.empty()) {
        const auto hidden = task.worker.intersect(*rest, task.layer().set_aside);
        if (!hidden) return tl::unexpected(hidden.error());
        accounts.set_aside_m2 = geometry::area(*hidden);
        rest = task.worker.subtract(*rest, *hidden);
        if (!rest) return tl::unexpected(rest.error());
    }
    const auto uncovered = task.worker.outside_footprint(task.spec.document);
    if (!uncovered) return tl::unexpected(uncovered.error());
    if (!uncovered->empty() && !rest->empty()) {
        const auto beyond = task.worker.intersect(*rest, *uncovered);
        if (!beyond) return tl::unexpected(beyond.error());
        accounts.uncovered_m2 = geometry::area(*beyond);
        rest = task.worker.subtract(*rest, *beyond);
        if (!rest) return tl::unexpected(rest.error());
    }
    accounts.gaps_m2 = geometry::area(*rest);
    accounts.error_m2 = task.worker.subject_area() - (accounts.classes_m2 - accounts.excess_m2 + accounts.slivers_m2 +
                                                      accounts.gaps_m2 + accounts.set_aside_m2 + accounts.uncovered_m2);
    return {};
}

}  // namespace

Result<void> measure_kind(const model::Breakdown&, const Task& task, model::Measures& out) {
    const auto hits = area_hits(task, out);
    if (!hits) return tl::unexpected(hits.error());
    return keep_accounts(task, *hits, out);
}

}  // namespace terracord::checks
