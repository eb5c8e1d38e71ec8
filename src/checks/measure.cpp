#include "checks/measure.hpp"

#include "checks/coverage.hpp"
#include "checks/kinds.hpp"
#include "geometry/measure.hpp"

namespace terracord::checks {

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
    // A raster knows its ground as it is read.
    if (std::holds_alternative<model::Raster>(task.spec.kind)) return out;
    const auto* distance = std::get_if<model::Distance>(&task.spec.kind);
    auto coverage = distance != nullptr ? coverage_around(task, distance->search.value) : coverage_for(task);
    if (!coverage) return tl::unexpected(coverage.error());
    out.coverage = std::move(*coverage);
    return out;
}

}  // namespace terracord::checks
