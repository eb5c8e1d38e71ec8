#include "checks/on_part.hpp"

#include "checks/kinds.hpp"

namespace terracord::checks {

using model::Amounts;

namespace {

// The worker's subject for a while.
class Elsewhere {
   public:
    Elsewhere(layers::Worker& worker, const geometry::Shape& ground) : worker_(worker), before_(worker.subject()) {
        worker_.begin_subject(ground);
    }
    ~Elsewhere() { worker_.begin_subject(before_); }
    Elsewhere(const Elsewhere&) = delete;
    Elsewhere& operator=(const Elsewhere&) = delete;

   private:
    layers::Worker& worker_;
    const geometry::Shape& before_;
};

// Shares are those of the whole subject, not of the part that was measured.
void set_shares(Amounts& amounts, double subject_m2) {
    amounts.share = amounts.area_m2 / subject_m2;
    amounts.outside_share = amounts.outside_area_m2 / subject_m2;
}

}  // namespace

Result<PartAmounts> measure_on_part(const Task& task, const geometry::Shape& part, bool firm) {
    PartAmounts out;
    if (part.empty()) return out;
    const double subject_m2 = task.worker.subject_area();
    const Elsewhere elsewhere(task.worker, part);
    model::Measures rest;
    auto measured = std::visit([&](const auto& kind) { return measure_kind(kind, task, rest); }, task.spec.kind);
    if (!measured) return tl::unexpected(measured.error());
    out.strict = rest.strict;
    out.robust = rest.robust;
    out.firm = rest.robust;
    if (firm) {
        Task sure = task;
        sure.firm_only = true;
        model::Measures without;
        measured = std::visit([&](const auto& kind) { return measure_kind(kind, sure, without); }, task.spec.kind);
        if (!measured) return tl::unexpected(measured.error());
        out.firm = without.robust;
    }
    for (Amounts* amounts : {&out.strict, &out.robust, &out.firm}) set_shares(*amounts, subject_m2);
    return out;
}

}  // namespace terracord::checks
