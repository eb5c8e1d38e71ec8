#include "checks/measure.hpp"

#include <algorithm>

#include "checks/coverage.hpp"
#include "checks/double_mapped.hpp"
#include "checks/exceptions.hpp"
#include "checks/kinds.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

namespace {

Result<bool> meets(const Task& task, std::uint32_t feature) {
    const layers::Layer& layer = task.layer();
    auto piece = task.worker.inside(layer, feature);
    if (!piece) return tl::unexpected(piece.error());
    return !piece->empty();
}

// Corrected features count whether the check selects them or not: one may be left out because of the correction.
Result<void> note_met(const Task& task, model::Measures& out) {
    const layers::Layer& layer = task.layer();
    for (const std::uint32_t feature : layer.corrected) {
        const auto met = meets(task, feature);
        if (!met) return tl::unexpected(met.error());
        const std::size_t correction = layer.correction[feature] - 1U;
        if (*met && std::find(out.corrected.begin(), out.corrected.end(), correction) == out.corrected.end())
            out.corrected.push_back(correction);
    }
    std::sort(out.corrected.begin(), out.corrected.end());
    for (const std::uint32_t feature : layer.envelopes) {
        const std::uint32_t kinds = layer.envelope_kinds[feature];
        if ((out.envelopes & kinds) == kinds || !task.selects(feature)) continue;
        const auto met = meets(task, feature);
        if (!met) return tl::unexpected(met.error());
        if (*met) out.envelopes |= kinds;
    }
    return {};
}

// How far beyond the subject the layer must be known. 0: not beyond it.
double reach_of(const Task& task) {
    const model::CheckKind& kind = task.spec.kind;
    if (const auto* distance = std::get_if<model::Distance>(&kind)) return distance->search.value;
    if (const auto* frontage = std::get_if<model::Frontage>(&kind)) return frontage->within.value;
    if (const auto* population = std::get_if<model::Population>(&kind)) return population->within.value;
    if (const auto* access = std::get_if<model::Access>(&kind)) {
        double reach = access->within.value;
        for (const model::Threshold& threshold : task.spec.thresholds) {
            for (const model::Condition& condition : threshold.conditions) {
                if (condition.quantity == model::Quantity::distance) reach = std::max(reach, condition.limit);
            }
        }
        return reach;
    }
    if (std::holds_alternative<model::Setback>(kind))
        return task.binding().widest + task.binding().widest_carriageway / 2.0;
    double reach = 0.0;
    if (std::holds_alternative<model::Corridor>(kind)) {
        for (const model::Threshold& threshold : task.spec.thresholds) {
            for (const model::Condition& condition : threshold.conditions) {
                if (condition.quantity == model::Quantity::width) reach = std::max(reach, condition.limit);
            }
        }
    }
    return reach;
}

// What lies around is known only where every layer that is looked at is: the one that knows least tells.
Result<void> cover_companions(const Task& task, double reach, model::Measures& out) {
    for (const model::Companion& one : task.spec.also) {
        const bool destinations = one.role == "destinations";
        if (!destinations && one.role != "network" && one.role != "dwellings") continue;
        const auto look = task.companion(one.role);
        if (!look) continue;
        auto coverage = coverage_around(*look, reach + (destinations ? one.within.value : 0.0));
        if (!coverage) return tl::unexpected(coverage.error());
        if (out.coverage.sufficient && !coverage->sufficient) out.coverage = std::move(*coverage);
    }
    return {};
}

}  // namespace

Result<model::Measures> measure(const Task& task) {
    model::Measures out;
    out.subject_m2 = task.worker.subject_area();
    out.subject_length_m = geometry::length(task.worker.subject());
    auto measured = std::visit([&](const auto& kind) { return measure_kind(kind, task, out); }, task.spec.kind);
    if (!measured) return tl::unexpected(measured.error());
    if (!out.doubtful.features.empty() && !task.firm_only) {
        Task firm = task;
        firm.firm_only = true;
        model::Measures without;
        auto again = std::visit([&](const auto& kind) { return measure_kind(kind, firm, without); }, task.spec.kind);
        if (!again) return tl::unexpected(again.error());
        out.doubtful.firm = without.robust;
    }
    if (task.spec.document == model::kNone) return out;  // no document that could fail to speak of the ground
    // A raster knows its ground as it is read.
    if (std::holds_alternative<model::Raster>(task.spec.kind)) return out;
    if (auto met = note_met(task, out); !met) return tl::unexpected(met.error());
    if (auto doubted = doubt_double_mapped(task, out); !doubted) return tl::unexpected(doubted.error());
    const bool found = out.strict.area_m2 > 0.0 || out.strict.outside_area_m2 > 0.0 || out.strict.length_m > 0.0 ||
                       out.strict.count > 0;
    if (found && task.analysis != nullptr && !task.spec.exceptions.empty()) {
        if (auto excepted = measure_exceptions(task, out); !excepted) return tl::unexpected(excepted.error());
    }
    if (task.coverage != nullptr) {
        out.coverage = *task.coverage;
        return out;
    }
    const double reach = reach_of(task);
    const bool around = reach > 0.0 || std::holds_alternative<model::Distance>(task.spec.kind);
    auto coverage = around ? coverage_around(task, reach) : coverage_for(task);
    if (!coverage) return tl::unexpected(coverage.error());
    out.coverage = std::move(*coverage);
    if (std::holds_alternative<model::Access>(task.spec.kind) ||
        std::holds_alternative<model::Population>(task.spec.kind)) {
        if (auto covered = cover_companions(task, reach, out); !covered) return tl::unexpected(covered.error());
    }
    return out;
}

}  // namespace terracord::checks
