#include "engine/decisions.hpp"

#include "verdict/evidence.hpp"
#include "wording/phrases.hpp"

namespace terracord::engine {

using model::Decided;
using model::Standing;

Decisions::Decisions(const model::Analysis& analysis)
    : analysis_(analysis), found_(analysis.decisions.size(), false) {
    for (std::size_t i = 0; i < analysis.decisions.size(); ++i) {
        const model::Decision& decision = analysis.decisions[i];
        Decided& decided = decided_.emplace_back();
        decided.decision = decision;
        decided.standing = Standing::orphaned;
        auto [held, fresh] = latest_.try_emplace(decision.finding, i);
        // Of one day, the one written later.
        if (!fresh && analysis.decisions[held->second].date <= decision.date) held->second = i;
    }
}

void Decisions::apply(model::Finding& finding) {
    const auto latest = latest_.find(finding.id);
    if (latest == latest_.end()) return;
    for (std::size_t i = 0; i < decided_.size(); ++i) {
        if (decided_[i].decision.finding != finding.id) continue;
        decided_[i] = verdict::stand(decided_[i].decision, finding, analysis_.decision_tolerance);
        if (i != latest->second) decided_[i].standing = Standing::superseded;
        found_[i] = true;
    }
    finding.decision = decided_[latest->second];
}

void Decisions::see(const model::Project& project) {
    if (!analysis_.decisions.empty()) subjects_[project.id] = true;
}

std::vector<Decided> Decisions::finish() {
    for (std::size_t i = 0; i < decided_.size(); ++i) {
        if (found_[i]) continue;
        // An id is subject/check/document, and a subject is a project or a project and its variant.
        const std::string& id = decided_[i].decision.finding;
        bool there = false;
        for (std::size_t at = id.find('/'); at != std::string::npos && !there; at = id.find('/', at + 1))
            there = subjects_.contains(id.substr(0, at));
        decided_[i].why.push_back(wording::say(
            there ? wording::Phrase::decision_not_asked : wording::Phrase::decision_no_project, {}));
    }
    return std::move(decided_);
}

}  // namespace terracord::engine
