#include "verdict/grade.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/ids.hpp"
#include "verdict/thresholds.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"

namespace terracord::verdict {

using model::Finding;
using model::Measures;
using model::NeedReading;
using model::Reason;
using model::Relation;
using model::Verdict;

namespace {

// The cadastre's own precision: a contact narrower than this says nothing (product.md).
constexpr double kContactWidth = 0.5;
// Where a rule that forbids building leaves less free ground than this share, the programme cannot avoid it.
constexpr double kUnavoidableFreeShare = 0.005;
// Source features named in a note.
constexpr std::size_t kMostNamed = 3;
// Below this share of the perimeter, "covered" is rounding noise on a common border.
constexpr double kNothingCovered = 1e-6;

Relation weaker(const Subject& subject) {
    const Relation ceiling_of_document = subject.document.relation;
    return subject.check.relation ? std::min(*subject.check.relation, ceiling_of_document) : ceiling_of_document;
}

std::string subject_word(const Subject& subject) {
    if (!subject.parts_measured) return "perimeter";
    if (subject.check.parts.empty()) return std::string(model::code(model::PartKind::built));
    std::string words;
    for (const model::PartKind kind : subject.check.parts) {
        if (!words.empty()) words += ";";
        words += model::code(kind);
    }
    return words;
}

void note_correction(Finding& finding, const model::Correction& correction) {
    finding.corrections.push_back(correction.id);
    const std::string from = correction.from.empty() ? "?" : correction.from;
    if (correction.what == "place") {
        finding.notes.push_back(
            Text{fmt::format("Objet à géométrie fictive ({}), situé dans les seules communes {} ; {} ({}, {}).", from,
                             correction.to, correction.reason, correction.author, correction.date),
                 fmt::format("Feature of fictitious geometry ({}), said to lie in the communes {} alone; {} ({}, {}).",
                             from, correction.to, correction.reason, correction.author, correction.date)});
        return;
    }
    const bool communes = correction.what == "communes";
    finding.notes.push_back(
        Text{fmt::format("{} : {} (les données disent : {}) ; {} ({}, {}).",
                         communes ? "Liste des communes corrigée" : "Donnée corrigée", correction.to, from,
                         correction.reason, correction.author, correction.date),
             fmt::format("{}: {} (the data say: {}); {} ({}, {}).",
                         communes ? "List of communes corrected" : "Data corrected", correction.to, from,
                         correction.reason, correction.author, correction.date)});
}

// Who corrected what the data declare, and why: shown wherever it counts.
void note_corrections(Finding& finding, const model::DocumentSpec& document) {
    for (const model::Correction& correction : document.corrections) {
        if (correction.what != "status") {
            if (correction.what == "communes") note_correction(finding, correction);
            continue;
        }
        finding.corrections.push_back(correction.id);
        const Text now = wording::label("document_status", correction.to);
        const Text before = correction.from.empty() ? Text{"non précisé", "not stated"} : same_text(correction.from);
        finding.notes.push_back(Text{fmt::format("Statut corrigé : {} (les données disent : {}) ; {} ({}, {}).", now.fr,
                                                 before.fr, correction.reason, correction.author, correction.date),
                                     fmt::format("Status corrected: {} (the data say: {}); {} ({}, {}).", now.en,
                                                 before.en, correction.reason, correction.author, correction.date)});
    }
}

// What the order of norms makes of a rule: the check's own word, the layer's, the document's, else its relation.
model::Rank rank_of(const Subject& subject) {
    const model::CheckSpec& check = subject.check;
    if (check.rank) return *check.rank;
    const auto& layers = subject.document.layers;
    if (model::reads_layer(check.kind) && check.layer < layers.size() && layers[check.layer].rank)
        return *layers[check.layer].rank;
    if (subject.document.rank) return *subject.document.rank;
    switch (subject.document.relation) {
        case Relation::conformity: return model::Rank::regulation;
        case Relation::compatibility: return model::Rank::scot;
        case Relation::consideration: return model::Rank::programme;
        case Relation::guidance: break;
    }
    return model::Rank::reference;
}

// The date whose law the project is put to; empty: that of the analysis.
std::string law_date(const model::Project& project, const model::DocumentSpec& document) {
    return document.follows_law_date.value_or(false) ? project.law_date : std::string();
}

Finding described(const Subject& subject) {
    const model::CheckSpec& check = subject.check;
    const model::DocumentSpec& document = subject.document;
    Finding finding;
    finding.check_id = check.id;
    finding.id = finding_id(subject.project.id, check.id, document.id);
    finding.check_title = check.title;
    finding.theme = check.theme;
    finding.document_id = document.id;
    finding.document_title = document.title;
    finding.document_version = document.version;
    finding.document_date = document.approved;
    finding.document_obtained = document.obtained;
    if (model::reads_layer(check.kind) && check.layer < document.layers.size())
        finding.layer = document.layers[check.layer].name;
    finding.law_date = law_date(subject.project, document);
    finding.reference = check.reference;
    finding.reference_verified = check.reference_verified;
    finding.rule = check.rule;
    finding.relation = weaker(subject);
    finding.side = check.side;
    finding.emphasis = check.emphasis;
    finding.enforceable = document.enforceable();
    finding.kind = std::string(model::code(check.kind));
    finding.tolerance_m = document.accuracy.value;
    finding.tolerance_origin = document.accuracy_origin;
    finding.subject = subject_word(subject);
    finding.rank = rank_of(subject);
    // A layer of an expected document that gives no answer must keep the project from being cleared. Distances look
    // beyond the perimeter, where documents end: they bind only when the check says so.
    const bool by_rule = subject.expected && !std::holds_alternative<model::Distance>(check.kind) &&
                         check.side == model::Side::documents;
    finding.mandatory = check.mandatory.value_or(by_rule);
    finding.forbids_building = check.forbids_building;
    if (const auto* manual = std::get_if<model::Manual>(&check.kind)) {
        finding.question = manual->question;
        const std::string join = manual->article.empty() || manual->page.empty() ? "" : ", ";
        const std::string page = manual->page.empty() ? "" : "page " + manual->page;
        if (!manual->article.empty() || !page.empty()) finding.place = same_text(manual->article + join + page);
    }
    if (const auto* asked = std::get_if<model::Declared>(&check.kind)) finding.question = asked->question;
    if (!check.note.empty()) finding.notes.push_back(check.note);
    if (!check.reference.empty() && !check.reference_verified) {
        finding.notes.push_back(Text{fmt::format("Référence à vérifier : {}.", check.reference),
                                     fmt::format("Reference to be verified: {}.", check.reference)});
    }
    note_corrections(finding, document);
    if (subject.unplaced > 0) {
        finding.notes.push_back(Text{
            fmt::format("{} objet(s) de la couche sans géométrie : leur emplacement est inconnu.", subject.unplaced),
            fmt::format("{} feature(s) of the layer without geometry: their place is unknown.", subject.unplaced)});
    }
    return finding;
}

Verdict ceiling_of(const Subject& subject, bool zone_scale) {
    const Verdict limit = ceiling(weaker(subject), zone_scale);
    switch (subject.document.status) {
        case model::DocumentStatus::in_force:
        case model::DocumentStatus::partly_annulled: return limit;
        case model::DocumentStatus::unknown: return std::min(limit, Verdict::reservation);
        case model::DocumentStatus::approved:
        case model::DocumentStatus::draft:
        case model::DocumentStatus::set_aside: return std::min(limit, Verdict::attention);
    }
    return limit;
}

// Conflict outranks not_assessable in the list of verdicts; a ceiling only ever lowers a graded verdict.
Verdict capped(Verdict verdict, Verdict limit) {
    if (verdict == Verdict::conflict && limit != Verdict::conflict) return limit;
    if (verdict == Verdict::reservation && limit == Verdict::attention) return limit;
    return verdict;
}

void note_cap(Finding& finding, const model::DocumentSpec& document, Verdict before) {
    if (finding.verdict == before) return;
    const bool by_status = document.status == model::DocumentStatus::unknown ||
                           document.status == model::DocumentStatus::approved ||
                           document.status == model::DocumentStatus::draft;
    if (by_status) {
        finding.notes.push_back(
            document.status == model::DocumentStatus::unknown
                ? Text{"Le statut du document n'est pas connu : le constat est au plus une réserve.",
                       "The document's status is unknown: the finding is at most a reservation."}
            : !finding.law_date.empty()
                ? Text{"Le document n'était pas opposable à la date du droit applicable : le constat est au plus un "
                       "point de vigilance.",
                       "The document was not enforceable on the date of the law that applies: the finding is at most a "
                       "point of attention."}
                : Text{"Le document n'est pas opposable à la date d'analyse : le constat est au plus un point de "
                       "vigilance.",
                       "The document is not enforceable on the analysis date: the finding is at most a point of "
                       "attention."});
        return;
    }
    finding.notes.push_back(Text{"La portée juridique de la règle limite la gravité du constat.",
                                 "The legal strength of the rule limits the weight of the finding."});
}

// Data that contradict themselves carry no contradiction: what rests on them is at most a reservation, and says so.
void hold_back_doubtful(Finding& finding, const Subject& subject) {
    const model::DoubtfulSources& doubtful = finding.measures.doubtful;
    if (doubtful.features.empty()) return;
    const Decision firm = decide(subject.check.thresholds, finding.measures, Values::firm);
    if (finding.verdict == Verdict::conflict && firm.verdict != Verdict::conflict)
        finding.verdict = Verdict::reservation;
    std::string labels;
    for (std::size_t i = 0; i < doubtful.features.size() && i < kMostNamed; ++i)
        labels += (i == 0 ? "" : " ; ") + doubtful.features[i].label;
    finding.notes.push_back(
        Text{fmt::format("Donnée contradictoire dans le document ({}) : {}. Ce qui en dépend est au plus une réserve.",
                         labels, doubtful.what.fr),
             fmt::format("Contradictory data in the document ({}): {}. What rests on it is at most a reservation.",
                         labels, doubtful.what.en)});
}

bool anything(const model::Amounts& amounts) {
    return amounts.area_m2 > 0.0 || amounts.length_m > 0.0 || amounts.count > 0;
}

// Does the check look for ground it should avoid (overlap) or for ground it should fill (containment)?
bool seeks_cover(const model::CheckSpec& check) { return std::holds_alternative<model::Containment>(check.kind); }

// A number of the programme is asked for where the layer lies, and it lies elsewhere.
bool asks_elsewhere(const Subject& subject, const Measures& measures) {
    return std::holds_alternative<model::Programme>(subject.check.kind) && subject.check.layer != model::kNone &&
           measures.figures.empty();
}

// The project gave its number; what is not known is what the document demands.
bool lacks_a_rule(const Subject& subject, const Measures& measures) {
    if (std::holds_alternative<model::Destinations>(subject.check.kind)) return !measures.figures.empty();
    const auto* programme = std::get_if<model::Programme>(&subject.check.kind);
    return programme != nullptr && programme->ruled && !measures.figures.empty() &&
           measures.figures.front().value.has_value();
}

// Ground whose rules nobody knows could only make the strictest of them stricter.
bool stands_whatever_the_rest(const Subject& subject) {
    const auto* programme = std::get_if<model::Programme>(&subject.check.kind);
    return programme != nullptr && programme->ruled && programme->combine == model::Combine::strictest;
}

// Is there something to speak of, thresholds or not?
bool found_something(const model::CheckSpec& check, const Measures& measures) {
    if (std::holds_alternative<model::Raster>(check.kind)) return true;  // cells are always something
    if (std::holds_alternative<model::Distance>(check.kind) || std::holds_alternative<model::Setback>(check.kind))
        return !measures.beyond_search;
    if (!measures.figures.empty()) return true;
    return seeks_cover(check) ? measures.strict.outside_area_m2 > 0.0 : anything(measures.strict);
}

double strict_contact(const Subject& subject, const Measures& measures) {
    return seeks_cover(subject.check) ? measures.strict.outside_area_m2 : measures.strict.area_m2;
}

double robust_contact(const Subject& subject, const Measures& measures) {
    return seeks_cover(subject.check) ? measures.robust.outside_area_m2 : measures.robust.area_m2;
}

// A limit to verify cannot weigh more than what would be verified.
Verdict gravest(const std::vector<model::Threshold>& thresholds) {
    Verdict verdict = Verdict::information;
    for (const model::Threshold& threshold : thresholds) verdict = std::max(verdict, threshold.verdict);
    return verdict;
}

// product.md, "A perimeter is not a building".
bool can_avoid(const Subject& subject, const Measures& measures) {
    const double free_m2 = measures.subject_m2 - binding_amounts(measures, Verdict::conflict, Values::strict).area_m2;
    if (free_m2 <= kUnavoidableFreeShare * measures.subject_m2) return false;
    const auto footprint = subject.project.quantity("footprint_m2");
    return !(footprint && *footprint > free_m2);
}

// A graver threshold could be met, if only its number were known: no lesser answer may hide that.
bool hides_an_unknown(const Decision& decision) { return decision.unknown && decision.verdict != Verdict::conflict; }

void grade_need(Finding& finding, const Decision& decision) {
    finding.verdict = Verdict::information;
    finding.reason = Reason::threshold_reached;
    finding.reading = decision.reading == NeedReading::none ? NeedReading::neutral : decision.reading;
    if (decision.reading == NeedReading::none) finding.reason = Reason::below_threshold;
}

// Nobody knows what a corridor leads to: ground taken at its end, by more than a sliver, is no "nothing narrowed".
bool takes_an_end(const Measures& measures) { return measures.at_end && measures.robust.area_m2 > 0.0; }

// A share of a zone that the project does not touch is not a small share: it is no answer at all.
bool weighs_nothing(const model::CheckSpec& check, const model::Amounts& amounts) {
    // Nobody lives around: there is nobody to give access to, or to take it from.
    if (std::holds_alternative<model::Population>(check.kind) && amounts.value == 0.0) return !std::isnan(amounts.gain);
    return std::holds_alternative<model::Consumption>(check.kind) && amounts.area_m2 <= 0.0;
}

// An exception that could not be looked up may be there: the finding stands, and says so.
void note_exceptions(Finding& finding) {
    for (const model::ExceptedGround& exception : finding.measures.exceptions) {
        if (exception.usable) continue;
        finding.notes.push_back(
            Text{fmt::format("L'exception « {} » n'a pu être vérifiée ({}) : elle n'écarte rien.", exception.title.fr,
                             exception.problem.fr),
                 fmt::format("The exception \"{}\" could not be looked up ({}): it sets nothing aside.",
                             exception.title.en, exception.problem.en)});
    }
}

void grade_documents(Finding& finding, const Subject& subject, const Decision& robust, const Decision& strict) {
    const Measures& measures = finding.measures;
    const Verdict limit = ceiling_of(subject, robust.zone_scale);
    const bool lesser = robust.verdict && *robust.verdict != Verdict::conflict &&
                        *robust.verdict != Verdict::reservation && takes_an_end(measures);
    if (robust.verdict && !lesser) {
        Verdict verdict = *robust.verdict;
        finding.reason = robust.excepted ? Reason::excepted : Reason::threshold_reached;
        if (verdict == Verdict::conflict && subject.check.forbids_building && !subject.parts_measured &&
            can_avoid(subject, measures)) {
            verdict = Verdict::reservation;
            finding.reason = Reason::constraint;
        }
        finding.verdict = capped(verdict, limit);
        note_cap(finding, subject.document, verdict);
        hold_back_doubtful(finding, subject);
        return;
    }
    if (subject.check.thresholds.empty()) {
        const bool table = std::holds_alternative<model::Breakdown>(subject.check.kind) ||
                           std::holds_alternative<model::Distance>(subject.check.kind) ||
                           std::holds_alternative<model::Raster>(subject.check.kind);
        finding.verdict = anything(measures.strict) || table ? Verdict::information : Verdict::coherent;
        finding.reason = anything(measures.strict) || table ? Reason::measured : Reason::nothing_found;
        return;
    }
    const bool contact_only = strict_contact(subject, measures) > 0.0 && robust_contact(subject, measures) <= 0.0;
    if (contact_only || strict.verdict) {
        const bool mere_contact =
            contact_only && measures.uncertain_m <= 0.0 &&
            ((measures.widest_sliver_m < kContactWidth && !measures.inner_sliver) || !finding.enforceable);
        if (mere_contact) {
            finding.verdict = Verdict::information;
            finding.reason = Reason::edge_contact;
            return;
        }
        finding.reason = Reason::limit_to_verify;
        const Verdict wanted = strict.verdict ? *strict.verdict : gravest(subject.check.thresholds);
        finding.verdict = capped(wanted == Verdict::conflict ? Verdict::reservation : wanted, limit);
        return;
    }
    if (takes_an_end(measures)) {
        finding.reason = Reason::corridor_end;
        finding.verdict = capped(Verdict::reservation, limit);
        return;
    }
    if (measures.near.count > 0 && !anything(measures.strict)) {
        finding.verdict = Verdict::information;
        finding.reason = Reason::near_limit;
        return;
    }
    finding.verdict = Verdict::coherent;
    finding.reason = found_something(subject.check, measures) ? Reason::below_threshold : Reason::nothing_found;
}

// Ground nobody knows may hold more of what is looked for. What was found stands if more of it would not change it.
void qualify_by_coverage(Finding& finding, const Decision& robust, bool stands = false) {
    const model::Coverage& coverage = finding.measures.coverage;
    if (coverage.sufficient) return;
    const bool found_something = finding.verdict == Verdict::conflict || finding.verdict == Verdict::reservation ||
                                 finding.verdict == Verdict::attention;
    finding.verdict_on_covered = finding.verdict;
    if (found_something && (stands || !robust.overturned_by_more)) return;
    if (finding.side == model::Side::needs && robust.settled) return;
    if (finding.side == model::Side::documents && !found_something && robust.settled) return;
    finding.verdict = Verdict::not_assessable;
    if (finding.side == model::Side::needs) finding.reading = NeedReading::not_assessable;
    const bool whole = coverage.covered_share < kNothingCovered;
    if (whole) finding.verdict_on_covered.reset();
    finding.reason =
        coverage.set_aside_m2 > 0.0 && coverage.set_aside_m2 >= coverage.uncovered_m2 - coverage.set_aside_m2
            ? Reason::set_aside_in_the_way
            : (whole ? Reason::not_covered : Reason::partly_covered);
}

// Nothing found among the features that were measured says nothing of those that were not.
void qualify_by_unmeasured(Finding& finding, const Subject& subject) {
    const bool stands = finding.verdict == Verdict::conflict || finding.verdict == Verdict::reservation ||
                        finding.verdict == Verdict::attention || finding.verdict == Verdict::not_assessable;
    if (subject.unmeasured == 0 || (stands && finding.side == model::Side::documents)) return;
    if (finding.side == model::Side::needs) finding.reading = NeedReading::not_assessable;
    finding.verdict_on_covered = finding.verdict;
    finding.verdict = Verdict::not_assessable;
    finding.reason = Reason::layer_failed;
    finding.notes.push_back(Text{fmt::format("{} objet(s) de la couche manquent, sont sans géométrie lisible, ou d'un "
                                             "type que cette mesure ne traite pas.",
                                             subject.unmeasured),
                                 fmt::format("{} feature(s) of the layer are missing, have no geometry that can be "
                                             "read, or are of a type that this measure does not take.",
                                             subject.unmeasured)});
}

// A thing that is there and nobody knows where: nothing found elsewhere says nothing.
void qualify_by_fictitious(Finding& finding, const Subject& subject) {
    const bool stands = finding.verdict == Verdict::conflict || finding.verdict == Verdict::reservation ||
                        finding.verdict == Verdict::attention || finding.verdict == Verdict::not_assessable;
    if (subject.fictitious == 0) return;
    finding.notes.push_back(
        Text{fmt::format("{} objet(s) de la couche portent une géométrie fictive : leur emplacement réel est inconnu.",
                         subject.fictitious),
             fmt::format("{} feature(s) of the layer bear a fictitious geometry: their real place is unknown.",
                         subject.fictitious)});
    if (stands && finding.side == model::Side::documents) return;
    if (finding.side == model::Side::needs) finding.reading = NeedReading::not_assessable;
    finding.verdict_on_covered = finding.verdict;
    finding.verdict = Verdict::not_assessable;
    finding.reason = Reason::layer_failed;
}

void note_annulled(Finding& finding) {
    finding.notes.push_back(
        Text{"Le document a été annulé sur une partie du périmètre : il n'y dit plus rien, et rien n'y est conclu.",
             "The document was annulled on a part of the perimeter: it no longer says anything there, and nothing is "
             "concluded."});
}

Finding document_finding(const model::Project& project, const model::DocumentSpec& document, const char* check,
                         Text title, bool expected) {
    Finding finding;
    finding.check_id = check;
    finding.id = finding_id(project.id, check, document.id);
    finding.check_title = std::move(title);
    finding.theme = "document";
    finding.document_id = document.id;
    finding.document_title = document.title;
    finding.document_version = document.version;
    finding.document_date = document.approved;
    finding.document_obtained = document.obtained;
    finding.law_date = law_date(project, document);
    finding.reference = document.reference;
    finding.relation = document.relation;
    finding.enforceable = document.enforceable();
    finding.tolerance_m = document.accuracy.value;
    finding.tolerance_origin = document.accuracy_origin;
    finding.subject = "perimeter";
    finding.mandatory = expected;
    finding.measures.subject_m2 = project.area_m2;
    return finding;
}

}  // namespace

Verdict ceiling(Relation relation, bool zone_scale) {
    switch (relation) {
        case Relation::conformity: return Verdict::conflict;
        case Relation::compatibility: return zone_scale ? Verdict::conflict : Verdict::reservation;
        case Relation::consideration: return Verdict::reservation;
        case Relation::guidance: return Verdict::attention;
    }
    return Verdict::attention;
}

Finding grade(const Subject& subject, Measures measures) {
    Finding finding = described(subject);
    finding.measures = std::move(measures);
    finding.tested = test_all(subject.check.thresholds, finding.measures);
    Decision robust = decide(subject.check.thresholds, finding.measures, Values::robust);
    Decision strict = decide(subject.check.thresholds, finding.measures, Values::strict);
    // A project must lie in what a containment looks for: features beyond the ground a document speaks of prove
    // nothing.
    if (seeks_cover(subject.check)) robust.settled = false;
    if (weighs_nothing(subject.check, finding.measures.robust)) robust = {};
    if (weighs_nothing(subject.check, finding.measures.strict)) strict = {};
    for (model::Tested& tested : finding.tested) {
        tested.met_robust = tested.met_robust && !weighs_nothing(subject.check, finding.measures.robust);
        tested.met_strict = tested.met_strict && !weighs_nothing(subject.check, finding.measures.strict);
    }
    if (asks_elsewhere(subject, finding.measures)) {
        finding.verdict = Verdict::coherent;
        finding.reason = Reason::nothing_found;
        qualify_by_coverage(finding, robust);
        qualify_by_unmeasured(finding, subject);
        return finding;
    }
    // Without any cell that has a value, the coverage tells it better.
    if (hides_an_unknown(robust) && !finding.measures.raster.measured) {
        finding.verdict = Verdict::not_assessable;
        finding.reason = lacks_a_rule(subject, finding.measures) ? Reason::rule_missing : Reason::value_missing;
        if (subject.check.side == model::Side::needs) finding.reading = NeedReading::not_assessable;
        return finding;
    }
    if (subject.check.side == model::Side::needs) {
        grade_need(finding, robust);
    } else {
        grade_documents(finding, subject, robust, strict);
    }
    qualify_by_coverage(finding, robust, stands_whatever_the_rest(subject));
    qualify_by_unmeasured(finding, subject);
    qualify_by_fictitious(finding, subject);
    if (subject.annulled) note_annulled(finding);
    for (const std::size_t i : finding.measures.corrected) note_correction(finding, subject.document.corrections.at(i));
    note_exceptions(finding);
    return finding;
}

Finding not_applicable(const Subject& subject, Reason reason) {
    Finding finding = described(subject);
    finding.verdict = Verdict::not_applicable;
    finding.reason = reason;
    finding.mandatory = false;
    finding.measures.subject_m2 = subject.project.area_m2;
    return finding;
}

Reason reason_of(ErrorCode code) {
    if (code == ErrorCode::overlay_failed) return Reason::overlay_failed;
    return code == ErrorCode::limit_reached ? Reason::limit_reached : Reason::layer_failed;
}

Finding not_assessable(const Subject& subject, Reason reason, const Text& problem) {
    Finding finding = described(subject);
    finding.verdict = Verdict::not_assessable;
    finding.reason = reason;
    if (subject.check.side == model::Side::needs) finding.reading = NeedReading::not_assessable;
    if (!problem.empty()) finding.notes.push_back(problem);
    finding.measures.subject_m2 = subject.project.area_m2;
    finding.measures.coverage.sufficient = false;
    finding.measures.coverage.covered_share = 0.0;
    finding.measures.coverage.uncovered_m2 = subject.project.area_m2;
    return finding;
}

Finding stated(const Subject& subject, Reason reason, Verdict wanted) {
    Finding finding = described(subject);
    finding.reason = reason;
    finding.measures.subject_m2 = subject.project.area_m2;
    finding.verdict = capped(wanted, ceiling_of(subject, false));
    note_cap(finding, subject.document, wanted);
    return finding;
}

Finding clause(const Subject& subject, const model::Coverage& coverage) {
    const auto& rule = std::get<model::Clause>(subject.check.kind);
    Finding finding = stated(subject, Reason::whole_document, rule.verdict);
    finding.measures.coverage = coverage;
    if (coverage.covered_share < kNothingCovered) {
        finding.verdict = Verdict::not_assessable;
        finding.reason = Reason::not_covered;
    } else if (!coverage.sufficient) {
        finding.verdict_on_covered = finding.verdict;
    }
    return finding;
}

Finding replied(const Subject& subject, const model::Answer* answer) {
    const bool manual = std::holds_alternative<model::Manual>(subject.check.kind);
    if (answer == nullptr) {
        Finding finding = not_assessable(subject, manual ? Reason::unanswered : Reason::undeclared, {});
        if (!manual) finding.measures.coverage = {};  // no ground is open: nothing was looked for on any
        return finding;
    }
    Finding finding =
        stated(subject, manual ? Reason::answered : Reason::declared, answer->verdict.value_or(Verdict::information));
    finding.reply = model::Reply{answer->quotation, answer->author, answer->date};
    return finding;
}

Finding declared(const Subject& subject, const std::string& said) {
    Finding finding = stated(subject, Reason::declared, Verdict::information);
    finding.reply = model::Reply{said, "", ""};
    return finding;
}

void note_correction_of_project(Finding& finding, const model::ProjectCorrection& correction) {
    const model::Correction& why = correction.why;
    finding.corrections.push_back(why.id);
    finding.notes.push_back(
        wording::say(correction.source ? wording::Phrase::perimeter_corrected : wording::Phrase::repair_accepted,
                     {{"to", same_text(why.to)},
                      {"reason", same_text(why.reason)},
                      {"author", same_text(why.author)},
                      {"date", same_text(why.date)}}));
}

void note_stricter(Finding& finding) {
    for (const model::StricterRule& rule : finding.stricter) {
        finding.notes.push_back(wording::say(wording::Phrase::stricter_note,
                                             {{"area", wording::area(SquareMetres{rule.area_m2})},
                                              {"check", rule.check_title},
                                              {"document", rule.document_title},
                                              {"rank", wording::label("rank", model::code(rule.rank))},
                                              {"verdict", wording::label("verdict", model::code(rule.verdict))}}));
    }
}

Finding in_force_finding(const model::Project& project, const model::DocumentSpec& document, bool expected,
                         bool annulment_drawn) {
    Finding finding =
        document_finding(project, document, kInForceCheck, Text{"Document en vigueur", "Document in force"}, expected);
    switch (document.status) {
        case model::DocumentStatus::in_force:
            finding.verdict = Verdict::coherent;
            finding.reason = Reason::document_in_force;
            break;
        case model::DocumentStatus::partly_annulled:
            // Where it was annulled its coverage ends; elsewhere it is in force.
            finding.verdict = annulment_drawn ? Verdict::coherent : Verdict::reservation;
            finding.reason = annulment_drawn ? Reason::document_in_force : Reason::document_status_unknown;
            if (annulment_drawn) {
                finding.notes.push_back(Text{"Annulation partielle : le document vaut pour le reste de son territoire.",
                                             "Annulled in part: the document holds for the rest of its territory."});
            }
            break;
        case model::DocumentStatus::unknown:
            finding.verdict = Verdict::reservation;
            finding.reason = Reason::document_status_unknown;
            break;
        case model::DocumentStatus::approved:
        case model::DocumentStatus::draft:
        case model::DocumentStatus::set_aside:
            finding.verdict = Verdict::not_assessable;
            finding.reason = Reason::document_not_in_force;
            break;
    }
    note_corrections(finding, document);
    for (const Text& contradiction : document.quality) finding.notes.push_back(contradiction);
    for (const model::OtherVersion& other : document.set_aside) finding.notes.push_back(other.why);
    if (!project.law_date.empty() && finding.law_date.empty()) {
        finding.notes.push_back(
            Text{fmt::format("Le projet relève du droit du {} ; ce document vaut dans sa version de la date d'analyse.",
                             wording::date(project.law_date).fr),
                 fmt::format("The project is put to the law of {}; this document counts in its version of the analysis "
                             "date.",
                             wording::date(project.law_date).en)});
    }
    return finding;
}

Finding coverage_finding(const model::Project& project, const model::DocumentSpec& document, bool expected,
                         const model::Coverage& coverage) {
    Finding finding = document_finding(project, document, kCoverageCheck,
                                       Text{"Couverture du document", "Coverage of the document"}, expected);
    finding.measures.coverage = coverage;
    if (coverage.sufficient) {
        finding.verdict = Verdict::coherent;
        finding.reason = Reason::document_covers;
        return finding;
    }
    finding.verdict = Verdict::not_assessable;
    finding.reason = coverage.covered_share < kNothingCovered ? Reason::not_covered : Reason::partly_covered;
    return finding;
}

Finding coverage_failed(const model::Project& project, const model::DocumentSpec& document, bool expected,
                        Reason reason, const Text& problem) {
    model::Coverage nothing;
    nothing.covered_share = 0.0;
    nothing.uncovered_m2 = project.area_m2;
    nothing.sufficient = false;
    Finding finding = coverage_finding(project, document, expected, nothing);
    finding.reason = reason;
    if (!problem.empty()) finding.notes.push_back(problem);
    return finding;
}

Finding expected_finding(const model::Project& project, const model::ExpectedDocument& expected, Reason reason,
                         const model::Statement* statement) {
    Finding finding;
    finding.check_id = kExpectedCheck;
    finding.id = finding_id(project.id, kExpectedCheck, expected.type);
    finding.check_title = Text{"Document attendu", "Expected document"};
    finding.theme = "document";
    finding.document_id = expected.type;
    finding.document_title = expected.label;
    finding.subject = "perimeter";
    finding.mandatory = expected.mandatory;
    finding.reason = reason;
    finding.verdict = Verdict::not_assessable;
    finding.measures.subject_m2 = project.area_m2;
    if (reason == Reason::document_cleared && statement != nullptr) {
        finding.verdict = Verdict::information;
        finding.notes.push_back(
            same_text(fmt::format("{} ({}, {})", statement->reason, statement->author, statement->date)));
        return finding;
    }
    finding.measures.coverage.sufficient = false;
    finding.measures.coverage.covered_share = 0.0;
    finding.measures.coverage.uncovered_m2 = project.area_m2;
    return finding;
}

}  // namespace terracord::verdict
