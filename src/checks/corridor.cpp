#include <algorithm>
#include <limits>

#include "checks/hits.hpp"
#include "checks/kinds.hpp"
#include "checks/passage.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;

namespace {

constexpr double kFirstWindow = 50.0;  // metres; less would take corners for ends
constexpr double kWindowPerLimit = 2.5;

double half_width(const Task& task, std::uint32_t feature) {
    return task.binding().metres.empty() ? 0.0 : task.binding().metres[feature] / 2.0;
}

// A window in which the widths that the thresholds speak of can be told, and slivers are no ends.
double first_window(const Task& task) {
    double window = std::max(kFirstWindow, 2.0 * task.tolerance_m);
    for (const model::Threshold& threshold : task.spec.thresholds) {
        for (const model::Condition& condition : threshold.conditions) {
            if (condition.quantity == model::Quantity::width)
                window = std::max(window, kWindowPerLimit * condition.limit);
        }
    }
    return window;
}

// The selected features' ground near a place, clipped to it.
Result<Shape> ground_near(const Task& task, const Shape& place, double metres) {
    const layers::Layer& layer = task.layer();
    const auto clip = task.worker.widen(place, metres);
    if (!clip) return tl::unexpected(clip.error());
    const geometry::Box box = clip->box();
    auto& candidates = task.worker.scratch();
    layer.index.query(box.widened(task.binding().widest / 2.0), candidates);
    std::vector<Shape> pieces;
    for (const std::uint32_t i : std::vector<std::uint32_t>(candidates)) {
        if (!task.selects(i)) continue;
        const auto zone = widened(task, i, half_width(task, i));
        if (!zone) return tl::unexpected(zone.error());
        if (zone->family() != Family::area || !zone->box().touches(box)) continue;
        auto piece = task.worker.intersect(*zone, *clip);
        if (!piece) return tl::unexpected(piece.error());
        if (!piece->empty()) pieces.push_back(std::move(*piece));
    }
    return task.worker.unite(pieces, Family::area);
}

}  // namespace

Result<void> measure_kind(const model::Corridor&, const Task& task, model::Measures& out) {
    const Widening widening{.metres = [&](std::uint32_t i) { return half_width(task, i); },
                            .most = task.binding().widest / 2.0};
    const auto hits = area_hits(task, out, &widening);
    if (!hits) return tl::unexpected(hits.error());
    for (model::Amounts* amounts : {&out.strict, &out.robust}) {
        amounts->width_m = std::numeric_limits<double>::infinity();
        amounts->cut_share = 0.0;
    }
    if (hits->whole.empty()) return {};
    const auto passage =
        narrowest_passage([&](const Shape& place, double metres) { return ground_near(task, place, metres); },
                          hits->whole, first_window(task), task.worker);
    if (!passage) return tl::unexpected(passage.error());
    out.at_end = passage->at_end;
    // What is taken by slivers alone may not be taken at all.
    const auto tell = [&](model::Amounts& amounts) {
        if (passage->narrowed) {
            amounts.width_m = passage->width_m;
            amounts.width_before_m = passage->before_m;
        }
        amounts.cut_share = passage->cut_share;
    };
    tell(out.strict);
    if (out.robust.area_m2 > 0.0) tell(out.robust);
    return {};
}

}  // namespace terracord::checks
