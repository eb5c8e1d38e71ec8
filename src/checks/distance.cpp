#include <algorithm>
#include <limits>

#include "checks/hits.hpp"
#include "checks/kinds.hpp"

namespace terracord::checks {

namespace {

constexpr double kRoundingShare = 1.0 + 1e-9;
constexpr double kRounding = 1e-6;

}  // namespace

Result<void> measure_kind(const model::Distance& kind, const Task& task, model::Measures& out) {
    const layers::Layer& layer = task.layer();
    const layers::Binding& binding = task.binding();
    // Nothing farther than the largest limit can change the answer, and a nearest-neighbour walk without a bound may
    // visit the whole layer.
    auto& candidates = task.worker.scratch();
    layer.index.query(task.worker.subject().box().widened(kind.search.value), candidates);
    std::uint32_t nearest = 0;
    double best = std::numeric_limits<double>::infinity();
    const geometry::Box subject = task.worker.subject().box();
    for (const std::uint32_t i : candidates) {
        // A feature whose box lies beyond the nearest one found, to more than rounding, is not nearer.
        if (!task.selects(i) || !layer.boxes[i].touches(subject.widened(best * kRoundingShare + kRounding))) continue;
        const double distance = task.worker.distance(layer, i, std::min(best, kind.search.value));
        if (distance < best) {
            best = distance;
            nearest = i;
        }
    }
    out.beyond_search = !(best <= kind.search.value);
    if (out.beyond_search) return {};
    out.strict.distance_m = best;
    out.robust.distance_m = best;
    note_doubt(task, nearest, out);
    model::ClassHit hit;
    hit.class_code = binding.classes[binding.class_of[nearest]];
    hit.label = binding.labels[nearest];
    hit.sources.push_back(task.source(nearest));
    hit.strict.distance_m = hit.robust.distance_m = best;
    out.classes.push_back(std::move(hit));
    return {};
}

}  // namespace terracord::checks
