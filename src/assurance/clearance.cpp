#include "assurance/clearance.hpp"

#include <algorithm>
#include <utility>

#include "assurance/cut_out.hpp"
#include "assurance/examined.hpp"
#include "assurance/margin.hpp"
#include "verdict/assurance_text.hpp"
#include "verdict/grade.hpp"
#include "wording/phrases.hpp"

namespace terracord::assurance {

using model::Clearable;
using model::CutOut;
using model::Finding;
using model::Project;
using model::Verdict;

namespace {

bool to_clear(const Finding& finding) {
    return finding.side == model::Side::documents &&
           (finding.verdict == Verdict::conflict || finding.verdict == Verdict::reservation);
}

bool cleared(const Finding& finding) { return !to_clear(finding) && finding.verdict != Verdict::not_assessable; }

// Does giving up the ground where something was found answer a check of this kind?
struct ByGround {
    template <class Kind>
    bool operator()(const Kind&) const {
        return false;
    }
    bool operator()(const model::Overlap&) const { return true; }
    bool operator()(const model::Exclusion&) const { return true; }
    bool operator()(const model::Containment&) const { return true; }
    bool operator()(const model::Length&) const { return true; }
    bool operator()(const model::Count&) const { return true; }
    bool operator()(const model::Setback&) const { return true; }
    bool operator()(const model::Corridor&) const { return true; }
};

class Clearing {
   public:
    Clearing(const Checked& checked, const Project& project, layers::Worker& worker, const PutAgain& again)
        : checked_(checked), project_(project), worker_(worker), again_(again) {}

    std::optional<CutOut> run() {
        for (std::size_t c = 0; c < checked_.checks.size(); ++c) {
            if (!checked_.asked[c] || !to_clear(checked_.findings[c])) continue;
            clear_by_value(checked_.findings[c], &checked_.checks[c]);
            if (std::visit(ByGround{}, checked_.checks[c].kind)) by_ground(c);
        }
        return together();
    }

   private:
    // The first of the cuts after which the check clears.
    void by_ground(std::size_t c) {
        Finding& finding = checked_.findings[c];
        for (std::size_t step = 0; step < kCutSteps; ++step) {
            const auto cut = cut_of(finding, step, worker_);
            if (!cut) return;
            if (!*cut) continue;
            ++worker_.tally().cut_outs;
            const std::vector<Cut> one{**cut};
            const auto less = without(project_, one, worker_);
            if (!less) return;
            auto described_cut = described(project_, *less, one, worker_);
            if (!described_cut) return;
            if (nothing_left(*described_cut)) {
                finding.clearance.clearable = Clearable::nothing;
                return;
            }
            ++worker_.tally().cut_checks;
            if (!cleared(again_.one(*less, c))) continue;
            compare(*less, *described_cut);
            finding.clearance.clearable = Clearable::yes;
            finding.clearance.cut = std::move(*described_cut);
            if (finding.verdict == Verdict::conflict) conflicts_.push_back(one.front());
            return;
        }
    }

    // What all checks say of what is left.
    void compare(const Project& less, CutOut& cut) {
        const std::vector<Finding> after = again_.all(less);
        for (std::size_t c = 0; c < after.size(); ++c) {
            if (!checked_.asked[c]) continue;
            const Finding& before = checked_.findings[c];
            if (changes_with_ground(before, checked_.checks[c])) ++cut.rerun;
            if (same_answer(before, after[c])) continue;
            if (to_clear(before) && cleared(after[c])) {
                cut.clears.push_back(before.id);
            } else {
                cut.changes.push_back({.finding = before.id,
                                       .check_title = before.check_title,
                                       .before = before.verdict,
                                       .after = after[c].verdict});
            }
        }
        worker_.tally().cut_checks += static_cast<std::uint64_t>(cut.rerun);
        cut.sentence = verdict::cut_text(cut);
    }

    std::optional<CutOut> together() {
        if (conflicts_.size() < 2) return std::nullopt;
        ++worker_.tally().cut_outs;
        const auto less = without(project_, conflicts_, worker_);
        if (!less || less->perimeter.empty()) return std::nullopt;
        auto cut = described(project_, *less, conflicts_, worker_);
        if (!cut || nothing_left(*cut)) return std::nullopt;
        compare(*less, *cut);
        return std::move(*cut);
    }

    const Checked& checked_;
    const Project& project_;
    layers::Worker& worker_;
    const PutAgain& again_;
    std::vector<Cut> conflicts_;  // the cut of each contradiction that has one
};

}  // namespace

void clear_by_value(Finding& finding, const model::CheckSpec* check) {
    if (!to_clear(finding)) return;
    model::Clearance& clearance = finding.clearance;
    clearance.margins = margins_of(finding);
    if (const auto retreat = retreat_of(finding)) clearance.retreat_m = retreat;
    if (check != nullptr) clearance.levers = check->levers;
    if (finding.check_id == verdict::kInForceCheck) {
        clearance.levers.push_back({.kind = model::LeverKind::procedure,
                                    .text = wording::say(wording::Phrase::clear_status, {}),
                                    .reference = {},
                                    .verified = true});
    }
    clearance.clearable =
        clearance.margins.empty() && !clearance.retreat_m ? Clearable::otherwise : Clearable::yes;
}

bool changes_with_ground(const Finding& finding, const model::CheckSpec& check) {
    using model::Reason;
    if (!model::reads_layer(check.kind)) return check.when.has_value();
    if (check.when) return true;
    const auto& coverage = finding.measures.coverage;
    switch (finding.reason) {
        case Reason::layer_missing:
        case Reason::layer_empty:
        case Reason::document_not_in_force:
        case Reason::phase_not_due:
        case Reason::not_concerned: return false;
        case Reason::nothing_found: return coverage.uncovered_m2 > 0.0 || !finding.measures.figures.empty();
        case Reason::measured: return !std::holds_alternative<model::Breakdown>(check.kind);
        default: return true;
    }
}

std::optional<CutOut> clear(const Checked& checked, const Project& project, layers::Worker& worker,
                            const PutAgain& again) {
    return Clearing(checked, project, worker, again).run();
}

}  // namespace terracord::assurance
