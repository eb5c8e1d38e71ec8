#include "engine/handover.hpp"

#include <algorithm>

#include "verdict/comparison.hpp"
#include "verdict/evidence.hpp"
#include "verdict/objectives.hpp"
#include "verdict/open_causes.hpp"
#include "verdict/rollup.hpp"
#include "verdict/score.hpp"
#include "verdict/totals.hpp"

namespace terracord::engine {

using model::ProjectResult;

Handover::Handover(const model::Analysis& analysis, Outcome& outcome, Sinks& sinks, Log& log)
    : analysis_(analysis),
      outcome_(outcome),
      sinks_(sinks),
      log_(log),
      decisions_(analysis),
      failed_(sinks.size(), false),
      done_(sinks.size()) {}

template <class Call>
Result<void> Handover::each(const Call& call) {
    for (std::size_t i = 0; i < sinks_.size(); ++i) {
        if (failed_[i]) continue;
        if (auto kept = note(i, call(*sinks_[i])); !kept) return kept;
    }
    return {};
}

Result<void> Handover::note(std::size_t sink, const Result<void>& done) {
    if (done) return {};
    if (done.error().code == ErrorCode::output_unwritable) return done;
    failed_[sink] = true;
    log_.report(Level::error, done.error());
    return {};
}

Result<void> Handover::begin() {
    model::RunInfo& info = outcome_.info;
    for (std::size_t i = 0; i < info.comparisons.size(); ++i) {
        model::Compared& comparison = info.comparisons[i];
        comparison.finding =
            verdict::comparison_finding(analysis_, analysis_.comparisons[i], comparison, comparison.problem);
        comparison.finding.evidence = verdict::evidence_of(comparison.finding);
        decisions_.apply(comparison.finding);
    }
    return each([&](model::Sink& sink) { return sink.begin(info); });
}

void Handover::roll_up(ProjectResult& result) const {
    for (model::Finding& finding : result.findings) finding.evidence = verdict::evidence_of(finding);
    result.summary = verdict::roll_up(result.findings, analysis_.date);
    result.summary.objectives = verdict::objective_cells(analysis_.objectives, result.findings);
    if (analysis_.report.score) result.summary.score = verdict::score_of(result.findings);
}

void Handover::count(ProjectResult& result) {
    verdict::add_to(outcome_.totals, result.summary);
    decisions_.see(result.project);
    variants_.see(result);
    for (model::Finding& finding : result.findings) {
        decisions_.apply(finding);
        for (const std::string& correction : finding.corrections) ++outcome_.totals.corrections[correction];
    }
}

void Handover::give(std::size_t sink, const std::vector<ProjectResult>& batch) {
    done_[sink] = {};
    for (std::size_t n = 0; n < batch.size() && !failed_[sink] && done_[sink]; ++n)
        done_[sink] = sinks_[sink]->project(batch[n]);
}

Result<void> Handover::given() {
    for (std::size_t i = 0; i < done_.size(); ++i) {
        if (auto kept = note(i, std::exchange(done_[i], {})); !kept) return kept;
    }
    return {};
}

Result<bool> Handover::end(const model::Portfolio& portfolio) {
    model::RunTotals& totals = outcome_.totals;
    totals.portfolio = portfolio;
    totals.variants = variants_.finish();
    totals.decisions = decisions_.finish();
    verdict::sort_open(totals.open);
    if (auto ended = each([&](model::Sink& sink) { return sink.end(totals); }); !ended)
        return tl::unexpected(ended.error());
    return std::none_of(failed_.begin(), failed_.end(), [](bool failed) { return failed; });
}

}  // namespace terracord::engine
