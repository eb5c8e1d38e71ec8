#include "assurance/margin.hpp"

#include <algorithm>
#include <cmath>

namespace terracord::assurance {

using model::Comparison;
using model::Margin;
using model::Quantity;

namespace {

bool counts(const model::Tested& tested) { return tested.met_robust || tested.met_strict || tested.met_whole; }

bool of_figures(Quantity quantity) { return quantity == Quantity::value || quantity == Quantity::excess; }

// "Anything at all" has no margin: nothing of it may be there.
bool has_margin(const model::Tested& tested) {
    const model::Condition& condition = tested.condition;
    if (condition.quantity == Quantity::count && condition.limit <= 1.0) return false;
    return condition.limit > 0.0 || of_figures(condition.quantity);
}

}  // namespace

std::vector<Margin> margins_of(const model::Finding& finding) {
    std::vector<Margin> margins;
    for (const model::Tested& tested : finding.tested) {
        if (!counts(tested) || !has_margin(tested)) continue;
        Margin margin;
        margin.quantity = tested.condition.quantity;
        margin.comparison = tested.condition.comparison;
        margin.limit = tested.condition.limit;
        margin.value = tested.met_robust ? tested.robust : tested.met_strict ? tested.strict : tested.whole_robust;
        if (of_figures(margin.quantity) && !finding.measures.figures.empty())
            margin.unit = finding.measures.figures.front().unit;
        if (!std::isfinite(margin.value)) continue;
        const bool known = std::any_of(margins.begin(), margins.end(), [&](const Margin& other) {
            return other.quantity == margin.quantity && other.limit == margin.limit;
        });
        if (!known) margins.push_back(std::move(margin));
    }
    return margins;
}

std::optional<double> retreat_of(const model::Finding& finding) {
    std::optional<double> retreat;
    for (const Margin& margin : margins_of(finding)) {
        const bool too_near = margin.comparison == Comparison::less || margin.comparison == Comparison::less_equal;
        if (margin.quantity == Quantity::distance && too_near)
            retreat = std::max(retreat.value_or(0.0), margin.limit - margin.value);
    }
    return retreat;
}

std::optional<double> retreat_from_bands(const checks::Task& task) {
    const auto& kind = std::get<model::Setback>(task.spec.kind);
    const layers::Binding& binding = task.binding();
    std::optional<double> retreat;
    if (binding.metres.empty()) return retreat;
    std::vector<std::uint32_t> candidates;
    task.layer().index.query(task.worker.subject().box().widened(binding.widest + binding.widest_carriageway),
                             candidates);
    for (const std::uint32_t i : candidates) {
        if (!task.selects(i)) continue;
        const double full = binding.carriageway.empty() ? 0.0 : binding.carriageway[i];
        const double half = std::isnan(full) ? 0.0 : full / 2.0;
        const double wanted = binding.metres[i] + (kind.from_edge ? half : 0.0);
        const double distance = task.worker.distance(task.layer(), i, std::max(0.0, wanted));
        if (wanted > distance) retreat = std::max(retreat.value_or(0.0), wanted - distance);
    }
    return retreat;
}

}  // namespace terracord::assurance
