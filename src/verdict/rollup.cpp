#include "verdict/rollup.hpp"

#include <algorithm>
#include <optional>

#include "verdict/open_causes.hpp"
#include "verdict/sentence.hpp"
#include "wording/phrases.hpp"

namespace terracord::verdict {

using model::Finding;
using model::NeedReading;
using model::Reason;
using model::Side;
using model::Summary;
using model::Verdict;

namespace {

constexpr std::size_t kMostHeadlines = 9;  // a project's page one stays under ten lines

bool open_and_mandatory(const Finding& finding) {
    return finding.mandatory && finding.verdict == Verdict::not_assessable;
}

// A check that was put and answered; findings about documents themselves are not checks conducted.
bool conducted(const Finding& finding) {
    return !finding.kind.empty() && finding.verdict != Verdict::not_assessable &&
           finding.verdict != Verdict::not_applicable;
}

// Order on page one: what is missing, what contradicts, what could not be answered, what is to be lifted. -1: not
// there.
int headline_rank(const Finding& finding) {
    if (finding.side == Side::declared) return -1;
    if (finding.side == Side::needs) return finding.reading == NeedReading::worsens ? 4 : -1;
    if (finding.reason == Reason::document_missing && finding.mandatory) return 0;
    if (finding.verdict == Verdict::conflict) return 1;
    if (open_and_mandatory(finding)) return 2;
    if (finding.verdict == Verdict::reservation) return 3;
    return -1;
}

model::DocumentsRollup documents_rollup(const model::Counts& counts) {
    if (counts.of(Verdict::conflict) > 0) return model::DocumentsRollup::conflict;
    if (counts.mandatory_open > 0) return model::DocumentsRollup::not_demonstrated;
    if (counts.conducted == 0) return model::DocumentsRollup::nothing_checked;
    if (counts.of(Verdict::reservation) > 0) return model::DocumentsRollup::reservations;
    return model::DocumentsRollup::no_contradiction;
}

// One finding of the documents' side.
void count(const Finding& finding, model::Counts& counts) {
    ++counts.by_verdict[static_cast<std::size_t>(finding.verdict)];
    counts.mandatory_open += open_and_mandatory(finding) ? 1 : 0;
    counts.conducted += conducted(finding) ? 1 : 0;
}

// What is known of the documents themselves is no check, and yet an answer where nothing else is asked.
model::DocumentsRollup group_rollup(const model::GroupRollup& group) {
    const model::DocumentsRollup rollup = documents_rollup(group.counts);
    if (group.id != "document" || rollup != model::DocumentsRollup::nothing_checked) return rollup;
    if (group.counts.of(Verdict::reservation) > 0) return model::DocumentsRollup::reservations;
    return group.counts.of(Verdict::coherent) > 0 ? model::DocumentsRollup::no_contradiction : rollup;
}

// The smallest share that any document covers, where ground without data is all that keeps coherence from being shown.
std::optional<double> covered_at_least(const std::vector<Finding>& findings) {
    std::optional<double> covered;
    for (const Finding& finding : findings) {
        if (finding.side != Side::documents || !open_and_mandatory(finding)) continue;
        if (finding.reason != Reason::partly_covered) return std::nullopt;
        covered = std::min(covered.value_or(1.0), finding.measures.coverage.covered_share);
    }
    return covered;
}

model::GroupRollup& group(std::vector<model::GroupRollup>& groups, const std::string& id, const Text& title) {
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.id == id; });
    if (found != groups.end()) return *found;
    groups.push_back({.id = id, .title = title, .rollup = {}, .counts = {}});
    return groups.back();
}

struct NeedCounts {
    int worsens = 0;
    int mandatory_open = 0;
    int contributes = 0;
    int answered = 0;
    std::vector<Text> titles;  // of the needs behind the reading
};

void count_need(const Finding& finding, NeedCounts& needs) {
    needs.worsens += finding.reading == NeedReading::worsens ? 1 : 0;
    needs.contributes += finding.reading == NeedReading::contributes ? 1 : 0;
    needs.mandatory_open += open_and_mandatory(finding) ? 1 : 0;
    needs.answered += finding.verdict == Verdict::information ? 1 : 0;
}

// The needs a label names: those that worsen, else those left open, else those that gain.
void name_needs(const std::vector<Finding>& findings, model::NeedsRollup rollup, NeedCounts& needs) {
    for (const Finding& finding : findings) {
        if (finding.side != Side::needs) continue;
        const bool decides = (rollup == model::NeedsRollup::worsens && finding.reading == NeedReading::worsens) ||
                             (rollup == model::NeedsRollup::not_assessable && open_and_mandatory(finding)) ||
                             (rollup == model::NeedsRollup::contributes && finding.reading == NeedReading::contributes);
        if (decides) needs.titles.push_back(finding.check_title);
    }
}

model::NeedsRollup needs_rollup(const NeedCounts& counts) {
    if (counts.worsens > 0) return model::NeedsRollup::worsens;
    if (counts.mandatory_open > 0) return model::NeedsRollup::not_assessable;
    if (counts.contributes > 0) return model::NeedsRollup::contributes;
    if (counts.answered == 0) return model::NeedsRollup::nothing_checked;
    return model::NeedsRollup::neutral;
}

}  // namespace

Summary roll_up(const std::vector<Finding>& findings, const std::string& date) {
    Summary summary;
    NeedCounts needs;
    std::vector<std::pair<int, const Finding*>> headlines;
    for (const Finding& finding : findings) {
        if (const int rank = headline_rank(finding); rank >= 0) headlines.emplace_back(rank, &finding);
        if (finding.side == Side::needs) {
            count_need(finding, needs);
            continue;
        }
        // Declared, not verified: counted apart, and in no roll-up.
        if (finding.side == Side::declared) {
            (finding.reason == Reason::declared ? summary.counts.declared : summary.counts.undeclared) += 1;
            continue;
        }
        count(finding, summary.counts);
        count(finding, group(summary.themes, finding.theme, wording::label("theme", finding.theme)).counts);
        if (!finding.document_id.empty())
            count(finding, group(summary.by_document, finding.document_id, finding.document_title).counts);
    }
    for (auto* groups : {&summary.themes, &summary.by_document}) {
        for (model::GroupRollup& one : *groups) one.rollup = group_rollup(one);
    }
    summary.open = open_causes(findings);
    summary.documents = documents_rollup(summary.counts);
    summary.needs = needs_rollup(needs);
    name_needs(findings, summary.needs, needs);
    const RollupFacts facts{.reservations = summary.counts.of(Verdict::reservation),
                            .conducted = summary.counts.conducted,
                            .date_of_data = date,
                            .covered = covered_at_least(findings),
                            .needs = needs.titles};
    summary.documents_label = documents_label(summary.documents, facts);
    summary.needs_label = needs_label(summary.needs, facts);
    std::stable_sort(headlines.begin(), headlines.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [rank, finding] : headlines) {
        if (summary.headlines.size() == kMostHeadlines) break;
        summary.headlines.push_back(headline(*finding));
    }
    return summary;
}

}  // namespace terracord::verdict
