#include <algorithm>
#include <limits>

#include "checks/hits.hpp"
#include "checks/kinds.hpp"
#include "checks/reach.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Shape;

namespace {

// How far to look: within reach, and as far as a threshold on the distance asks.
double farthest(const Task& task, double within) {
    double most = within;
    for (const model::Threshold& threshold : task.spec.thresholds) {
        for (const model::Condition& condition : threshold.conditions) {
            if (condition.quantity == model::Quantity::distance) most = std::max(most, condition.limit);
        }
    }
    return most;
}

// The source features a destination is made of, for the trace: those that touch it, nearest destination only.
void name_nearest(const Task& task, const Shape& place, double metres, model::Measures& out) {
    std::vector<std::uint32_t> near;
    task.layer().index.query(place.box(), near);
    model::ClassHit hit;
    for (const std::uint32_t i : near) {
        if (!task.selects(i) || !task.worker.meet(task.layer().shapes[i], place)) continue;
        note_doubt(task, i, out);
        if (hit.sources.empty()) {
            hit.class_code = task.binding().classes[task.binding().class_of[i]];
            hit.label = task.binding().labels[i];
        }
        hit.sources.push_back(task.source(i));
    }
    if (hit.sources.empty()) return;  // what the project brings is in no layer
    hit.strict.distance_m = hit.robust.distance_m = metres;
    out.classes.push_back(std::move(hit));
}

Result<double> share_within(const Task& task, const std::vector<Shape>& places, double within, const Network* network,
                            double& area_m2) {
    const auto ground = ground_within_reach(task, places, within, network, task.worker.subject().box());
    if (!ground) return tl::unexpected(ground.error());
    area_m2 = 0.0;
    if (ground->empty()) return 0.0;
    const auto inside = task.worker.inside(*ground, ground->box());
    if (!inside) return tl::unexpected(inside.error());
    area_m2 = geometry::area(*inside);
    return area_m2 / task.worker.subject_area();
}

}  // namespace

Result<void> measure_kind(const model::Access& kind, const Task& task, model::Measures& out) {
    const double within = kind.within.value;
    const double around = farthest(task, within);
    const auto network = network_around(task, around, kind.snap.value);
    if (!network) return tl::unexpected(network.error());
    const Network* streets = *network ? &**network : nullptr;
    const auto before = destinations(task, around, kind.least.value, nullptr);
    if (!before) return tl::unexpected(before.error());
    const auto after = task.project != nullptr ? destinations(task, around, kind.least.value, &kind.changes) : before;
    if (!after) return tl::unexpected(after.error());
    const bool changed = before->places != after->places;

    model::ReachMeasures& reach = out.reach;
    reach.measured = true;
    reach.network = streets != nullptr;
    reach.within_m = within;
    reach.snap_m = streets != nullptr ? kind.snap.value : 0.0;
    reach.least_m2 = kind.least.value;
    reach.too_small = after->too_small;
    reach.people_per_dwelling = kind.people_per_dwelling;
    reach.people_declared = kind.people_declared;
    if (streets != nullptr) {
        reach.unattached = unattached(after->places, *streets);
        reach.pieces = static_cast<std::int64_t>(streets->streets.pieces());
    }

    model::Amounts& amounts = out.strict;
    const auto share = share_within(task, after->places, within, streets, amounts.area_m2);
    if (!share) return tl::unexpected(share.error());
    amounts.share = *share;
    reach.share_before = *share;
    if (changed) {
        double ignored = 0.0;
        const auto earlier = share_within(task, before->places, within, streets, ignored);
        if (!earlier) return tl::unexpected(earlier.error());
        reach.share_before = *earlier;
        reach.brings = *share > *earlier;
        reach.takes = *share < *earlier;
    }

    const auto metres = distances(task, after->places, streets);
    reach.destinations = std::count_if(metres.begin(), metres.end(), [&](double one) { return one <= within; });
    amounts.count = reach.destinations;
    const auto nearest = std::min_element(metres.begin(), metres.end());
    out.beyond_search = nearest == metres.end() || !(*nearest <= around);
    if (!out.beyond_search) {
        amounts.distance_m = *nearest;
        name_nearest(task, after->places[static_cast<std::size_t>(nearest - metres.begin())], *nearest, out);
    }
    const auto dwellings = task.project != nullptr ? task.project->quantity("housing_units") : std::nullopt;
    if (dwellings) {
        reach.inhabitants = *dwellings * kind.people_per_dwelling;
        amounts.value = reach.inhabitants * amounts.share;
        reach.served_after = amounts.value;
        reach.served_before = reach.inhabitants * reach.share_before;
    }
    out.robust = out.strict;
    return {};
}

}  // namespace terracord::checks
