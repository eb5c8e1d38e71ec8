#include "verdict/comparison.hpp"

#include <algorithm>

#include "base/ids.hpp"
#include "verdict/evidence.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::verdict {

using model::DocumentSpec;
using model::DocumentStatus;
using model::Finding;
using model::Reason;
using model::Verdict;
using wording::Phrase;

namespace {

// Below this share of the ground compared, what lies beyond a footprint is rounding on a common border.
constexpr double kNegligibleShare = 0.005;
constexpr std::size_t kPairsNamed = 3;

bool in_force(const DocumentSpec& document) {
    return document.status == DocumentStatus::in_force || document.status == DocumentStatus::unknown ||
           document.status == DocumentStatus::partly_annulled;
}

Text line(const Text& text) { return {wording::one_line(text.fr), wording::one_line(text.en)}; }

Text area(double m2) { return wording::area(SquareMetres{m2}); }

Text class_or_nothing(const std::string& code) {
    if (code.empty()) return wording::say(Phrase::compared_nothing, {});
    return wording::say(Phrase::quoted, {{"value", same_text(wording::one_line(code, 40))}});
}

// The pairs that conflict, largest first.
Text conflicts_named(const model::Compared& comparison) {
    std::vector<const model::ClassPair*> pairs;
    for (const model::ClassPair& pair : comparison.pairs) {
        if (pair.accord == model::Accord::conflict) pairs.push_back(&pair);
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const auto* x, const auto* y) { return x->strict_m2 > y->strict_m2; });
    std::vector<Text> named;
    for (const auto* pair : pairs) {
        if (named.size() == kPairsNamed) break;
        named.push_back(wording::say(
            Phrase::compared_pair,
            {{"a", class_or_nothing(pair->a)}, {"b", class_or_nothing(pair->b)}, {"area", area(pair->strict_m2)}}));
    }
    return wording::joined(named);
}

Text sentence(const Finding& finding, const model::Compared& comparison, const DocumentSpec& a, const DocumentSpec& b,
              const Text& problem) {
    const wording::Argument check{"check", line(finding.check_title)};
    const wording::Argument first{"first", line(a.title)};
    const wording::Argument second{"second", line(b.title)};
    const double open = comparison.open_a_m2 + comparison.open_b_m2;
    if (!problem.empty())
        return wording::say(Phrase::compared_failed, {check, first, second, {"problem", line(problem)}});
    if (comparison.conflict_m2 > 0.0) {
        return wording::say(
            finding.reason == Reason::edge_contact ? Phrase::compared_contact : Phrase::compared_conflict,
            {check,
             first,
             second,
             {"area",
              area(finding.reason == Reason::edge_contact ? comparison.conflict_m2 : comparison.conflict_robust_m2)},
             {"pairs", conflicts_named(comparison)},
             {"tolerance", wording::length(Metres{comparison.tolerance_m})}});
    }
    if (finding.verdict == Verdict::not_assessable)
        return wording::say(Phrase::compared_open, {check, first, second, {"area", area(open)}});
    return wording::say(Phrase::compared_nothing_found, {check, first, second, {"area", area(comparison.common_m2)}});
}

}  // namespace

Finding comparison_finding(const model::Analysis& analysis, const model::ComparisonSpec& spec,
                           const model::Compared& comparison, const Text& problem) {
    const DocumentSpec& a = analysis.documents[analysis.selections[spec.a].document];
    const DocumentSpec& b = analysis.documents[analysis.selections[spec.b].document];
    Finding finding;
    finding.id = finding_id(spec.a_ref + "~" + spec.b_ref, spec.id, b.id);
    finding.check_id = spec.id;
    finding.check_title = spec.title;
    finding.theme = "document";
    finding.document_id = b.id;
    finding.document_title = b.title;
    finding.document_version = b.version;
    finding.document_date = b.approved;
    finding.reference = spec.reference;
    finding.relation = std::min(a.relation, b.relation);
    finding.enforceable = a.enforceable() && b.enforceable();
    finding.kind = "comparison";
    finding.subject = "pair";
    finding.tolerance_m = comparison.tolerance_m;
    if (!spec.note.empty()) finding.notes.push_back(spec.note);
    model::Measures& measures = finding.measures;
    measures.subject_m2 = comparison.a_m2;
    measures.strict.area_m2 = comparison.conflict_m2;
    measures.robust.area_m2 = comparison.conflict_robust_m2;
    if (comparison.a_m2 > 0.0) {
        measures.strict.share = comparison.conflict_m2 / comparison.a_m2;
        measures.robust.share = comparison.conflict_robust_m2 / comparison.a_m2;
    }
    const double open = comparison.open_a_m2 + comparison.open_b_m2;
    const double ground = comparison.a_m2 + comparison.b_m2;
    measures.coverage.uncovered_m2 = open;
    measures.coverage.covered_share = ground > 0.0 ? 1.0 - open / ground : 0.0;
    measures.coverage.sufficient = problem.empty() && ground > 0.0 && open <= kNegligibleShare * ground;

    if (!problem.empty()) {
        finding.verdict = Verdict::not_assessable;
        finding.reason = Reason::layer_failed;
        finding.notes.push_back(problem);
    } else if (comparison.conflict_robust_m2 > 0.0) {
        finding.verdict = in_force(a) && in_force(b) ? spec.verdict : std::min(spec.verdict, Verdict::attention);
        finding.reason = Reason::threshold_reached;
    } else if (!measures.coverage.sufficient) {
        finding.verdict = Verdict::not_assessable;
        finding.verdict_on_covered = Verdict::coherent;
        finding.reason = Reason::partly_covered;
    } else if (comparison.conflict_m2 > 0.0) {
        finding.verdict = Verdict::information;
        finding.reason = Reason::edge_contact;
    } else {
        finding.verdict = Verdict::coherent;
        finding.reason = Reason::nothing_found;
    }
    finding.sentence = sentence(finding, comparison, a, b, problem);
    if (finding.verdict == Verdict::not_assessable)
        finding.supply = wording::say(Phrase::supply_comparison, {{"first", line(a.title)}, {"second", line(b.title)}});
    finding.evidence = evidence_hash(finding);
    return finding;
}

}  // namespace terracord::verdict
