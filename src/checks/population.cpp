#include <cmath>

#include "checks/kinds.hpp"
#include "checks/people.hpp"
#include "checks/reach.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Shape;

namespace {

struct Served {
    double before = 0.0;
    double after = 0.0;
};

// Who of those on `zone` has a destination within reach, without the project and with it.
Result<Served> served(const model::Population& kind, const Task& task, const Task& to, const Shape& zone,
                      const Task* dwellings, model::ReachMeasures& reach) {
    const model::Companion* asked = nullptr;
    for (const model::Companion& one : task.spec.also) {
        if (one.role == "destinations") asked = &one;
    }
    reach.access_m = asked->within.value;
    reach.least_m2 = asked->least.value;
    const double around = kind.within.value + reach.access_m;
    const auto network = network_around(task, around, kind.snap.value);
    if (!network) return tl::unexpected(network.error());
    const Network* streets = *network ? &**network : nullptr;
    const auto before = destinations(to, around, reach.least_m2, nullptr);
    if (!before) return tl::unexpected(before.error());
    const auto after = destinations(to, around, reach.least_m2, &kind.changes);
    if (!after) return tl::unexpected(after.error());
    reach.destinations = static_cast<std::int64_t>(after->places.size());
    reach.too_small = after->too_small;
    if (streets != nullptr) {
        reach.unattached = unattached(after->places, *streets);
        reach.pieces = static_cast<std::int64_t>(streets->streets.pieces());
    }
    const auto count = [&](const std::vector<Shape>& places) -> Result<double> {
        const auto ground = ground_within_reach(task, places, reach.access_m, streets, zone.box());
        if (!ground) return tl::unexpected(ground.error());
        if (ground->empty()) return 0.0;
        const auto there = task.worker.intersect(zone, *ground);
        if (!there) return tl::unexpected(there.error());
        const auto people = people_on(task, *there, kind.each, dwellings);
        if (!people) return tl::unexpected(people.error());
        return people->number;
    };
    Served out;
    const auto later = count(after->places);
    if (!later) return tl::unexpected(later.error());
    out.after = out.before = *later;
    if (before->places == after->places) return out;
    const auto earlier = count(before->places);
    if (!earlier) return tl::unexpected(earlier.error());
    out.before = *earlier;
    reach.brings = out.after > out.before;
    reach.takes = out.after < out.before;
    return out;
}

}  // namespace

Result<void> measure_kind(const model::Population& kind, const Task& task, model::Measures& out) {
    const auto network = network_around(task, kind.within.value, kind.snap.value);
    if (!network) return tl::unexpected(network.error());
    const Network* streets = *network ? &**network : nullptr;
    const auto dwellings = needed_companion(task, "dwellings");
    if (!dwellings) return tl::unexpected(dwellings.error());
    const Task* spread_over = *dwellings ? &**dwellings : nullptr;
    const auto to = needed_companion(task, "destinations");
    if (!to) return tl::unexpected(to.error());

    const Shape& subject = task.worker.subject();
    const auto zone =
        ground_within_reach(task, {subject}, kind.within.value, streets, subject.box().widened(kind.within.value));
    if (!zone) return tl::unexpected(zone.error());
    const auto people = people_on(task, *zone, kind.each, spread_over);
    if (!people) return tl::unexpected(people.error());

    model::ReachMeasures& reach = out.reach;
    reach.measured = true;
    reach.network = streets != nullptr;
    reach.within_m = kind.within.value;
    reach.snap_m = streets != nullptr ? kind.snap.value : 0.0;
    reach.imputed = people->imputed;
    reach.by_area = people->by_area;
    // A number that is not known makes the sum unknown: it is never taken for nobody.
    if (people->unknown) return {};
    reach.inhabitants = people->number;
    out.strict.value = people->number;
    if (*to) {
        const auto who = served(kind, task, **to, *zone, spread_over, reach);
        if (!who) return tl::unexpected(who.error());
        reach.served_before = who->before;
        reach.served_after = who->after;
        out.strict.gain = who->after - who->before;
        if (people->number > 0.0) out.strict.served_share = who->after / people->number;
    }
    out.robust = out.strict;
    return {};
}

}  // namespace terracord::checks
