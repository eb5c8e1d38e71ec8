#include "checks/exceptions.hpp"

#include <algorithm>
#include <numeric>

#include "checks/on_part.hpp"

namespace terracord::checks {

using geometry::Family;
using geometry::Shape;
using model::Amounts;
using model::ExceptedGround;

namespace {

// Why the features of a selection except nothing; empty: they may.
Text objection(const Task& task, const model::CheckSpec& selection, std::size_t binding) {
    const model::DocumentSpec& document = task.analysis->documents[selection.document];
    const bool other = selection.document != task.spec.document;
    const bool held = document.status == model::DocumentStatus::in_force ||
                      document.status == model::DocumentStatus::unknown ||
                      document.status == model::DocumentStatus::partly_annulled;
    if (other && !held) return {"son document n'est pas opposable", "its document is not in force"};
    if (task.counts != nullptr && (*task.counts)[selection.document] == 0)
        return {"son document n'est pas celui de la date du droit applicable",
                "its document is not the one of the date of law"};
    const layers::Layer& layer = task.store.layer_of(selection);
    if (!layer.usable) return layer.problem;
    return task.store.bindings[binding].problem;
}

// The ground of one exception in the subject.
Result<void> gather(const Task& task, const model::Exception& exception, ExceptedGround& out, Shape& ground) {
    std::vector<Shape> pieces;
    if (exception.selections.empty())
        out.problem = {"aucun document fourni ne la porte", "no document supplied holds it"};
    for (const std::size_t i : exception.selections) {
        const model::CheckSpec& selection = task.analysis->selections[i];
        const std::size_t position = task.analysis->checks.size() + i;
        if (Text problem = objection(task, selection, position); !problem.empty()) {
            out.problem = std::move(problem);
            continue;
        }
        const layers::Layer& layer = task.store.layer_of(selection);
        const layers::Binding& binding = task.store.bindings[position];
        std::vector<std::uint32_t> near;
        layer.index.query(task.worker.subject().box(), near);
        for (const std::uint32_t f : near) {
            // A feature that only may be an exception is none.
            const bool firm =
                (binding.doubtful.empty() || binding.doubtful[f] == 0) && (layer.doubt.empty() || layer.doubt[f] == 0);
            if (binding.selected[f] == 0 || !firm || layer.shapes[f].family() != Family::area) continue;
            auto piece = task.worker.inside(layer, f);
            if (!piece) return tl::unexpected(piece.error());
            if (piece->empty()) continue;
            pieces.push_back(std::move(*piece));
            out.sources.push_back({layer.fids[f], binding.labels[f]});
        }
    }
    out.usable = out.problem.empty();
    auto whole = task.worker.unite(pieces, Family::area);
    if (!whole) return tl::unexpected(whole.error());
    ground = std::move(*whole);
    return {};
}

Amounts less(const Amounts& before, const Amounts& after) {
    Amounts taken;
    taken.area_m2 = std::max(0.0, before.area_m2 - after.area_m2);
    taken.share = std::max(0.0, before.share - after.share);
    taken.outside_area_m2 = std::max(0.0, before.outside_area_m2 - after.outside_area_m2);
    taken.outside_share = std::max(0.0, before.outside_share - after.outside_share);
    taken.length_m = std::max(0.0, before.length_m - after.length_m);
    taken.count = std::max<std::int64_t>(0, before.count - after.count);
    return taken;
}

}  // namespace

Result<void> measure_exceptions(const Task& task, model::Measures& out) {
    const auto& exceptions = task.spec.exceptions;
    std::vector<std::size_t> order(exceptions.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return exceptions[a].to < exceptions[b].to; });
    const bool doubtful = !out.doubtful.features.empty();
    Shape excepted(Family::area);  // by all so far
    for (const std::size_t i : order) {
        ExceptedGround one;
        one.title = exceptions[i].title;
        one.to = exceptions[i].to;
        const bool first = out.exceptions.empty();
        one.strict = first ? out.strict : out.exceptions.back().strict;
        one.robust = first ? out.robust : out.exceptions.back().robust;
        one.firm = first ? (doubtful ? out.doubtful.firm : out.robust) : out.exceptions.back().firm;
        Shape ground(Family::area);
        if (auto gathered = gather(task, exceptions[i], one, ground); !gathered) return gathered;
        if (!ground.empty()) {
            const Amounts before = one.strict;
            const std::vector<Shape> both{excepted, ground};
            auto united = excepted.empty() ? Result<Shape>(ground) : task.worker.unite(both, Family::area);
            if (!united) return tl::unexpected(united.error());
            excepted = std::move(*united);
            const auto rest = task.worker.outside(excepted);
            if (!rest) return tl::unexpected(rest.error());
            one.strict = one.robust = one.firm = Amounts{};
            auto beyond = measure_on_part(task, *rest, doubtful);
            if (!beyond) return tl::unexpected(beyond.error());
            one.strict = beyond->strict;
            one.robust = beyond->robust;
            one.firm = beyond->firm;
            if (!out.doubtful.double_mapped.empty()) {
                const auto sure = task.worker.subtract(*rest, out.doubtful.double_mapped);
                if (!sure) return tl::unexpected(sure.error());
                const auto firm = measure_on_part(task, *sure, doubtful);
                if (!firm) return tl::unexpected(firm.error());
                one.firm = firm->firm;
            }
            one.taken = less(before, one.strict);
        }
        one.ground = excepted;
        out.exceptions.push_back(std::move(one));
    }
    return {};
}

}  // namespace terracord::checks
