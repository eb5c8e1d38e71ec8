#include "checks/double_mapped.hpp"

#include <algorithm>

#include "checks/on_part.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;

Result<void> doubt_double_mapped(const Task& task, model::Measures& out) {
    const layers::Layer& layer = task.layer();
    const layers::Binding& binding = task.binding();
    const bool kind = std::holds_alternative<model::Overlap>(task.spec.kind) ||
                      std::holds_alternative<model::Exclusion>(task.spec.kind);
    if (!kind || !layer.partition || out.strict.area_m2 <= 0.0) return {};
    if (std::find(binding.selected.begin(), binding.selected.end(), 0) == binding.selected.end()) return {};
    std::vector<Shape> found;
    for (const model::ClassHit& hit : out.classes) {
        if (hit.pieces.family() == Family::area && !hit.pieces.empty()) found.push_back(hit.pieces);
    }
    const auto ground = task.worker.unite(found, Family::area);
    if (!ground) return tl::unexpected(ground.error());
    if (ground->empty()) return {};

    std::vector<Shape> shared;
    std::vector<model::SourceFeature> others;
    std::vector<std::uint32_t> near;
    layer.index.query(ground->box(), near);
    for (const std::uint32_t i : near) {
        if (binding.selected[i] != 0 || layer.shapes[i].family() != Family::area) continue;
        const auto piece = task.worker.inside(layer, i);
        if (!piece) return tl::unexpected(piece.error());
        if (piece->empty()) continue;
        const auto both = task.worker.intersect(*piece, *ground);
        if (!both) return tl::unexpected(both.error());
        auto split = task.worker.split_slivers(*both, task.tolerance_m);
        if (!split) return tl::unexpected(split.error());
        if (split->robust.empty()) continue;
        shared.push_back(std::move(split->robust));
        others.push_back({layer.fids[i], binding.labels[i]});
    }
    if (shared.empty()) return {};
    auto twice = task.worker.unite(shared, Family::area);
    if (!twice) return tl::unexpected(twice.error());
    const auto once = task.worker.outside(*twice);
    if (!once) return tl::unexpected(once.error());
    const bool doubtful = !out.doubtful.features.empty();
    auto rest = measure_on_part(task, *once, doubtful);
    if (!rest) return tl::unexpected(rest.error());
    out.doubtful.firm = rest->firm;
    if (!doubtful) {
        out.doubtful.what =
            Text{"deux classes du zonage couvrent le même terrain", "two classes of the zoning cover the same ground"};
    }
    out.doubtful.double_mapped = std::move(*twice);
    out.doubtful.features.insert(out.doubtful.features.end(), others.begin(), others.end());
    return {};
}

}  // namespace terracord::checks
