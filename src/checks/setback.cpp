#include <algorithm>
#include <cmath>
#include <limits>

#include "checks/hits.hpp"
#include "checks/kinds.hpp"

namespace terracord::checks {

namespace {

// The distance from the line as drawn: what is certain, and what it is at most.
struct Bands {
    const layers::Binding& binding;
    const model::Setback& kind;

    [[nodiscard]] double half(std::uint32_t i) const {
        const double full = binding.carriageway.empty() ? 0.0 : binding.carriageway[i];
        return full / 2.0;
    }
    [[nodiscard]] double certain(std::uint32_t i) const {
        const double known = std::isnan(half(i)) ? 0.0 : half(i);
        return binding.metres[i] + (kind.from_edge ? known : 0.0);
    }
    // The line may be either edge of the carriageway, or its axis; where its width is unknown, it may be the widest.
    [[nodiscard]] double possible(std::uint32_t i) const {
        return binding.metres[i] + (std::isnan(half(i)) ? binding.widest_carriageway / 2.0 : half(i));
    }
    [[nodiscard]] double most() const { return binding.widest + binding.widest_carriageway / 2.0; }
    [[nodiscard]] bool same(std::uint32_t i) const { return possible(i) - certain(i) <= 0.0; }
};

void nearest(const Task& task, double search, model::Measures& out) {
    const layers::Layer& layer = task.layer();
    auto& candidates = task.worker.scratch();
    layer.index.query(task.worker.subject().box().widened(search), candidates);
    double best = std::numeric_limits<double>::infinity();
    for (const std::uint32_t i : candidates) {
        if (!task.selects(i)) continue;
        best = std::min(best, task.worker.distance(layer, i, std::min(best, search)));
    }
    out.beyond_search = !(best <= search);
    out.strict.distance_m = out.robust.distance_m = out.beyond_search ? std::numeric_limits<double>::infinity() : best;
}

}  // namespace

Result<void> measure_kind(const model::Setback& kind, const Task& task, model::Measures& out) {
    const Bands bands{task.binding(), kind};
    if (task.binding().metres.empty()) return {};
    const Widening certain{.metres = [&](std::uint32_t i) { return bands.certain(i); }, .most = bands.most()};
    if (const auto hits = area_hits(task, out, &certain); !hits) return tl::unexpected(hits.error());
    const bool uncertain = [&] {
        for (std::uint32_t i = 0; i < task.binding().metres.size(); ++i) {
            if (task.selects(i) && !bands.same(i)) return true;
        }
        return false;
    }();
    if (uncertain) {
        const Widening possible{.metres = [&](std::uint32_t i) { return bands.possible(i); }, .most = bands.most()};
        model::Measures wide;
        if (const auto hits = area_hits(task, wide, &possible); !hits) return tl::unexpected(hits.error());
        if (wide.strict.area_m2 > out.strict.area_m2) {
            out.uncertain_m = bands.most() - task.binding().widest;
            out.strict = wide.strict;
            // Only there where the edge may be: the classes are those of the doubtful band.
            if (out.classes.empty()) {
                out.classes = std::move(wide.classes);
                for (model::ClassHit& hit : out.classes) hit.robust = {};
            }
        }
    }
    nearest(task, bands.most(), out);
    return {};
}

}  // namespace terracord::checks
