#include "engine/evaluate.hpp"

#include <algorithm>
#include <optional>

#include "assurance/borders.hpp"
#include "assurance/clearance.hpp"
#include "assurance/margin.hpp"
#include "assurance/stability.hpp"
#include "checks/measure.hpp"
#include "checks/stricter.hpp"
#include "engine/concerned.hpp"
#include "engine/fingerprints.hpp"
#include "layers/places.hpp"
#include "needs/split.hpp"
#include "verdict/assurance_text.hpp"
#include "verdict/considering.hpp"
#include "verdict/consult.hpp"
#include "verdict/grade.hpp"
#include "verdict/sentence.hpp"
#include "verdict/thresholds.hpp"

namespace terracord::engine {

using geometry::Family;
using geometry::Shape;
using model::CheckSpec;
using model::Finding;
using model::PartKind;
using model::Project;
using model::Reason;

namespace {

// Is the ground the document covers something else than the union of this one layer?
bool covered_by_more_than(const model::DocumentSpec& document, std::size_t layer) {
    if (document.coverage || document.covers_everywhere) return true;
    if (!document.coverage_layer.empty()) return document.layers[layer].name != document.coverage_layer;
    return std::count_if(document.layers.begin(), document.layers.end(),
                         [](const model::LayerSpec& one) { return one.partition; }) > 1;
}

bool reads_programme(const CheckSpec& spec) {
    return std::holds_alternative<model::Programme>(spec.kind) ||
           std::holds_alternative<model::Destinations>(spec.kind);
}

// Does the programme hold one of these destinations? A project without a table of destinations still says by its
// number of dwellings whether it holds any. Empty: nobody knows.
std::optional<bool> holds_destination(const std::vector<std::string>& codes, const Project& project) {
    const auto wanted = [&](std::string_view code) {
        return std::any_of(codes.begin(), codes.end(), [&](const std::string& one) {
            return one == code || (one[1] == '0' && one[0] == code[0]) || (code[1] == '0' && one[0] == code[0]);
        });
    };
    if (project.destinations_given) {
        return std::any_of(project.destinations.begin(), project.destinations.end(),
                           [&](const model::Destination& one) { return wanted(one.code); });
    }
    const auto units = project.quantity("housing_units");
    if (units && *units > 0.0 && wanted("21")) return true;
    return std::nullopt;
}

// Is the project one the check speaks of? Empty: its programme does not say.
std::optional<bool> concerns(const CheckSpec& spec, const Project& project) {
    bool known = true;
    for (const model::ProgrammeCondition& condition : spec.programme) {
        const auto value = project.quantity(condition.quantity);
        if (value && !verdict::compares(condition.comparison, *value, condition.limit)) return false;
        known = known && value.has_value();
    }
    if (!spec.destinations.empty()) {
        const auto there = holds_destination(spec.destinations, project);
        if (there == false) return false;
        known = known && there.has_value();
    }
    // What nobody says is none of them: a rule does not end where a programme is silent.
    if (!spec.without_destinations.empty() && holds_destination(spec.without_destinations, project) == true)
        return false;
    return known ? std::optional(true) : std::nullopt;
}

class Evaluation {
   public:
    // The same checks for less ground of a project that was evaluated: nothing is said of how firm they are.
    Evaluation(const Evaluation& before, Project less)
        : plan_(before.plan_),
          worker_(before.worker_),
          version_of_(before.version_of_),
          spec_(before.spec_),
          counts_(before.counts_),
          coverage_(before.coverage_),
          checked_(before.checked_),
          asked_(before.asked_),
          examines_(false) {
        result_.project = std::move(less);
        worker_.begin_subject(result_.project.perimeter);
    }
    Evaluation(const Plan& plan, layers::Worker& worker, Project project)
        : plan_(plan), worker_(worker), result_{.project = std::move(project), .findings = {}, .summary = {}} {}

    model::ProjectResult run() {
        Project& project = result_.project;
        // Two for a document, one for a check or a document that is missing: what moves is large.
        result_.findings.reserve(2 * plan_.analysis.documents.size() + plan_.analysis.checks.size() +
                                 plan_.analysis.expected.size());
        project.perimeter_digest = perimeter_digest(project.perimeter);
        project.programme_digest = programme_digest(project);
        worker_.begin_subject(result_.project.perimeter);
        layers::name_places(plan_.store, worker_, result_.project);
        choose_versions();
        measure_coverage();
        for (std::size_t d = 0; d < plan_.analysis.documents.size(); ++d) {
            if (plan_.analysis.documents[d].other_version) continue;
            if (const std::size_t version = version_of_[d]; !spoken_for(version)) add_document(version);
        }
        add_checks();
        result_.concerned = concerned(plan_, worker_, result_.project);
        // Known only now: did any check look at the documents the profile expects? They stand first all the same.
        const std::size_t others = result_.findings.size();
        for (const model::ExpectedDocument& expected : plan_.analysis.expected) add_expected(expected);
        std::rotate(result_.findings.begin(), result_.findings.begin() + static_cast<std::ptrdiff_t>(others),
                    result_.findings.end());
        result_.needs = needs::split(plan_.analysis, plan_.store, worker_, result_.project, result_.findings);
        return std::move(result_);
    }

   private:
    void add(Finding finding, const verdict::SentenceContext& context = {}) {
        for (const model::ProjectCorrection& correction : plan_.analysis.corrections) {
            const auto& of_project = result_.project.corrections;
            if (std::find(of_project.begin(), of_project.end(), correction.why.id) != of_project.end())
                verdict::note_correction_of_project(finding, correction);
        }
        finding.sentence = verdict::sentence(finding, context);
        finding.supply = verdict::supply(finding, context);
        finding.considering = verdict::considering(finding, context.reads);
        if (plan_.analysis.clearance && finding.kind.empty()) assurance::clear_by_value(finding, nullptr);
        finding.stability.sentence = verdict::stability_text(finding);
        finding.clearance.first = verdict::clearance_line(finding);
        finding.clearance.sentence = verdict::clearance_text(finding);
        result_.findings.push_back(std::move(finding));
    }

    // Of each document, the version of the date whose law applies to the project, with its status on that day.
    void choose_versions() {
        const auto& documents = plan_.analysis.documents;
        const std::string& date = result_.project.law_date;
        for (std::size_t d = 0; d < documents.size(); ++d) {
            version_of_.push_back(d);
            spec_.push_back(&documents[d]);
            counts_.push_back(documents[d].other_version ? 0 : 1);
        }
        if (date.empty()) return;
        for (std::size_t d = 0; d < documents.size(); ++d) {
            const auto& law = documents[d].law;
            // ISO dates compare as text; the first period begins before all days.
            const auto after = std::find_if(law.begin(), law.end(), [&](const auto& one) { return one.from > date; });
            if (after == law.begin()) continue;
            const auto period = static_cast<std::size_t>(after - law.begin()) - 1;
            const std::size_t version = law[period].document;
            counts_[d] = 0;
            counts_[version] = 1;
            version_of_[d] = version;
            spec_[version] = &plan_.law[d][period];
        }
    }

    [[nodiscard]] const model::DocumentSpec& document_of(std::size_t d) const { return *spec_[d]; }

    void measure_coverage() {
        for (std::size_t d = 0; d < plan_.analysis.documents.size(); ++d)
            coverage_.push_back(checks::coverage_of(d, document_of(d).accuracy.value, worker_));
    }

    // Plans of neighbouring places stand side by side. One that speaks of no ground of the project, where another of
    // its type does, or of no more than another leaves open within the tolerance, is not put to it.
    [[nodiscard]] bool spoken_for(std::size_t d) const {
        if (counts_[d] == 0) return true;
        if (!coverage_[d] || on_annulled_ground(d)) return false;
        constexpr double kRounding = 1e-6;  // of the perimeter, on a common border
        const double rounding = kRounding * result_.project.area_m2;
        const auto covered = [&](std::size_t document) {
            return result_.project.area_m2 - coverage_[document]->uncovered_m2;
        };
        const auto& beside = plan_.beside[d];
        return std::any_of(beside.begin(), beside.end(), [&](std::size_t other) {
            if (counts_[other] == 0 || !coverage_[other] || !document_of(other).enforceable()) return false;
            if (covered(d) <= rounding) return covered(other) > rounding || on_annulled_ground(other);
            return coverage_[other]->sufficient && covered(d) <= coverage_[other]->uncovered_m2 + rounding;
        });
    }

    // In the order of what uses what; given in the order of the analysis.
    void add_checks() {
        const auto& checks = plan_.analysis.checks;
        std::vector<verdict::SentenceContext> contexts(checks.size());
        checked_.resize(checks.size());
        asked_.resize(checks.size(), false);
        for (const std::size_t c : plan_.order) {
            if (plan_.stop.stop_requested()) return;
            if (checks[c].document != model::kNone && spoken_for(checks[c].document)) continue;
            asked_[c] = true;
            contexts[c].due = checks[c].due;
            checked_[c] = check(c, contexts[c]);
        }
        begin_perimeter();
        checks::find_stricter(checked_, worker_);
        if (plan_.stop.stop_requested()) return;
        if (plan_.analysis.clearance) add_clearance();
        for (std::size_t c = 0; c < checks.size(); ++c) {
            if (!asked_[c]) continue;
            verdict::note_stricter(checked_[c]);
            verdict::note_whom_to_consult(checked_[c], checks[c]);
            const auto& reads = checks[c].reads;
            if (const auto found = reads.find(checked_[c].verdict); found != reads.end())
                contexts[c].reads = found->second;
            add(std::move(checked_[c]), contexts[c]);
        }
    }

    // Checks are put again to less ground by an evaluation of their own, which starts from what this one found.
    void add_clearance() {
        const assurance::PutAgain again{
            .one =
                [&](const Project& less, std::size_t c) {
                    if (plan_.stop.stop_requested()) return checked_[c];
                    Evaluation anew(*this, less);
                    verdict::SentenceContext context;
                    Finding finding = anew.check(c, context);
                    begin_perimeter();
                    return finding;
                },
            .all =
                [&](const Project& less) {
                    Evaluation anew(*this, less);
                    auto findings = anew.put_again();
                    begin_perimeter();
                    return findings;
                },
        };
        const assurance::Checked checked{plan_.analysis.checks, asked_, checked_};
        result_.together = assurance::clear(checked, result_.project, worker_, again);
        begin_perimeter();
    }

    void begin_perimeter() {
        worker_.begin_subject(result_.project.perimeter);
        current_.clear();
    }

    // What less ground can change, put again; the rest is what was found before.
    std::vector<Finding> put_again() {
        for (const std::size_t c : plan_.order) {
            if (plan_.stop.stop_requested()) break;
            if (!asked_[c] || !assurance::changes_with_ground(checked_[c], plan_.analysis.checks[c])) continue;
            verdict::SentenceContext context;
            checked_[c] = check(c, context);
        }
        return std::move(checked_);
    }

    // Was a check on this document put to this project? A table by class, a rule for everybody and a declaration ask
    // nothing of it.
    [[nodiscard]] bool put_a_question(const std::string& document) const {
        return std::any_of(result_.findings.begin(), result_.findings.end(), [&](const Finding& finding) {
            return finding.document_id == document && !finding.kind.empty() && finding.kind != "breakdown" &&
                   finding.kind != "clause" && finding.side != model::Side::declared &&
                   finding.verdict != model::Verdict::not_applicable;
        });
    }

    void add_expected(const model::ExpectedDocument& expected) {
        const auto& documents = plan_.analysis.documents;
        bool supplied = false;
        bool used = false;
        for (std::size_t d = 0; d < documents.size(); ++d) {
            if (documents[d].type != expected.type || counts_[d] == 0) continue;
            supplied = true;
            used = used || put_a_question(documents[d].id);
        }
        if (used) return;
        if (supplied) {
            add(verdict::expected_finding(result_.project, expected, Reason::document_unused, nullptr));
            return;
        }
        const auto& statements = plan_.analysis.statements;
        const auto statement = std::find_if(statements.begin(), statements.end(),
                                            [&](const model::Statement& s) { return s.type == expected.type; });
        const bool cleared = statement != statements.end();
        add(verdict::expected_finding(result_.project, expected,
                                      cleared ? Reason::document_cleared : Reason::document_missing,
                                      cleared ? &*statement : nullptr),
            {.problem = {}, .status = {}, .due = {}, .statement = cleared ? &*statement : nullptr, .reads = {}});
    }

    void add_document(std::size_t d) {
        const model::DocumentSpec& document = document_of(d);
        verdict::SentenceContext in_force;
        in_force.status = document.status;
        const layers::Footprint& footprint = plan_.store.footprints[d];
        add(verdict::in_force_finding(result_.project, document, plan_.expected[d], !footprint.annulled.empty()),
            in_force);
        const auto& coverage = coverage_[d];
        const Text problem = coverage ? footprint.problem : coverage.error().message;
        add(coverage ? verdict::coverage_finding(result_.project, document, plan_.expected[d], *coverage)
                     : verdict::coverage_failed(result_.project, document, plan_.expected[d],
                                                verdict::reason_of(coverage.error().code), problem),
            {.problem = problem, .status = {}, .due = {}, .statement = nullptr, .reads = {}});
    }

    // The document that answers for this kind; nullptr: none in force covers the project.
    Result<const model::DocumentSpec*> answering(std::string_view type, bool any_of_it) {
        for (std::size_t d = 0; d < plan_.analysis.documents.size(); ++d) {
            const model::DocumentSpec& document = document_of(d);
            const bool mine = document.type == type || (any_of_it && document.type.starts_with(type)) ||
                              std::find(document.kinds.begin(), document.kinds.end(), type) != document.kinds.end();
            if (counts_[d] == 0 || !mine || !document.enforceable()) continue;
            const auto& coverage = coverage_[d];
            if (!coverage) return tl::unexpected(coverage.error());
            if (coverage->sufficient) return &document;
        }
        return nullptr;
    }

    // Inside features that only bound what matters, other documents answer: one for each kind that is met. Empty: they
    // do, `notes` naming one that is only taken to; else what is missing.
    Result<Text> open_envelope(const model::Envelope& envelope, std::uint32_t met, std::vector<Text>& notes) {
        Text missing;
        for (std::size_t i = 0; i < envelope.kinds.size(); ++i) {
            if ((met & (2U << i)) == 0) continue;
            const auto answer = answering(envelope.kinds[i].cleared_by, false);
            if (!answer) return tl::unexpected(answer.error());
            if (*answer != nullptr) continue;
            const Text& name = envelope.kinds[i].name;
            missing.fr += (missing.fr.empty() ? "" : ", ") + name.fr;
            missing.en += (missing.en.empty() ? "" : ", ") + name.en;
        }
        if (!missing.empty())
            return Text{envelope.what.fr + " (" + missing.fr + ")", envelope.what.en + " (" + missing.en + ")"};
        if ((met & 1U) == 0) return Text{};
        const auto answer = answering(envelope.cleared_by, true);
        if (!answer) return tl::unexpected(answer.error());
        if (*answer == nullptr) return envelope.what;
        notes.push_back(
            Text{"L'enveloppe ne dit pas de quel risque elle traite ; le zonage retenu est celui du document « " +
                     (*answer)->title.fr + " » : à vérifier.",
                 "The envelope does not say which risk it is about; the zoning taken for its own is that of \"" +
                     (*answer)->title.en + "\": to be verified."});
        return Text{};
    }

    // Features of fictitious geometry that may lie at the project, the corrections that place others elsewhere noted.
    [[nodiscard]] std::int64_t fictitious_here(const layers::Binding& binding) const {
        std::int64_t count = binding.fictitious;
        for (const auto& [correction, communes] : binding.fictitious_in) {
            const bool here =
                result_.project.commune_id.empty() ||
                std::any_of(communes.begin(), communes.end(), [&](const std::string& commune) {
                    return (";" + result_.project.commune_id + ";").find(";" + commune + ";") != std::string::npos;
                });
            count += here ? 1 : 0;
        }
        return count;
    }

    // `context` receives what the sentence needs: why the data do not allow an answer, the check this one depends on.
    Finding check(std::size_t c, verdict::SentenceContext& context) {
        const CheckSpec& spec = plan_.analysis.checks[c];
        const model::DocumentSpec& document =
            spec.document == model::kNone ? plan_.general : document_of(spec.document);
        const Project& project = result_.project;
        const bool layered = model::reads_layer(spec.kind);
        static const layers::Binding kNothing;
        const layers::Binding& binding = layered ? plan_.store.bindings[c] : kNothing;
        Text& problem = context.problem;
        verdict::Subject subject{.project = project,
                                 .check = spec,
                                 .document = document,
                                 .parts_measured = false,
                                 .expected = spec.document != model::kNone && plan_.expected[spec.document],
                                 .unplaced = binding.unplaced,
                                 .unmeasured = binding.unmeasured,
                                 .fictitious = fictitious_here(binding),
                                 .annulled = spec.document != model::kNone && on_annulled_ground(spec.document)};

        // A programme that says early what is due later is held to it.
        const bool later = project.phase < spec.due;
        if (later && !reads_programme(spec)) return verdict::not_applicable(subject, Reason::phase_not_due);
        if (!spec.projects_where.empty() && !project.conditions[plan_.project_condition.at(spec.projects_where)]) {
            return verdict::not_applicable(subject, Reason::not_concerned);
        }
        if (spec.when) {
            context.other = plan_.analysis.checks[spec.when->checks.front()].title;
            const Called called = called_for(*spec.when);
            if (called == Called::no) return verdict::not_applicable(subject, Reason::not_triggered);
            if (called == Called::unknown) return verdict::not_assessable(subject, Reason::trigger_open, {});
        }
        const auto concerned = concerns(spec, project);
        if (concerned == false) return verdict::not_applicable(subject, Reason::not_concerned);
        const bool unsaid = std::holds_alternative<model::Destinations>(spec.kind) && project.destinations.empty();
        // A condition that nobody can test matters only where the layer has something to say.
        const bool undecided = !concerned && layered && spec.layer != model::kNone && !reads_programme(spec);
        if (unsaid || (!concerned && !undecided)) return value_unsaid(subject, later);
        if (document.status == model::DocumentStatus::set_aside)
            return verdict::not_assessable(subject, Reason::document_not_in_force, {});
        if (!layered) {
            Finding finding = stated(c, subject, context);
            const bool answers =
                finding.verdict != model::Verdict::not_assessable && finding.verdict != model::Verdict::not_applicable;
            if (answers && plan_.analysis.stability)
                finding.stability = {.firmness = model::Firmness::stable, .basis = model::FirmnessBasis::attributes};
            return finding;
        }
        if (spec.layer != model::kNone) {
            const layers::Layer& layer = plan_.store.layer_of(spec);
            if (!layer.usable || !binding.usable) {
                problem = layer.usable ? binding.problem : layer.problem;
                return verdict::not_assessable(subject, layer.usable ? Reason::layer_failed : layer.reason, problem);
            }
        }

        if (std::holds_alternative<model::Alignment>(spec.kind) && !has_part(spec.parts))
            return verdict::not_assessable(subject, Reason::parts_unknown, {});
        const std::vector<PartKind> parts = parts_of(spec);
        subject.parts_measured = !parts.empty();
        const auto ready = begin(parts);
        if (!ready) {
            problem = ready.error().message;
            return verdict::not_assessable(subject, verdict::reason_of(ready.error().code), problem);
        }
        if (!*ready) return verdict::not_applicable(subject, Reason::no_such_part);

        const checks::Task task{
            .spec = spec,
            .check = c,
            .tolerance_m = document.accuracy.value,
            .declared_coverage = spec.layer != model::kNone && covered_by_more_than(document, spec.layer),
            .store = plan_.store,
            .worker = worker_,
            .firm_only = false,
            .perimeter = &result_.project.perimeter,
            .analysis = &plan_.analysis,
            .project = &project,
            .asks = nullptr,
            .counts = &counts_};
        if (!examines_ && !undecided && assurance::settled_on_less_ground({task, subject, checked_[c]}))
            return checked_[c];
        auto measures = checks::measure(task);
        if (!measures) {
            problem = measures.error().message;
            // Overlays aside, what fails now is the data: a raster cut short, measures where classes were asked for.
            return verdict::not_assessable(subject, verdict::reason_of(measures.error().code), problem);
        }
        std::vector<Text> notes;
        if (measures->envelopes != 0 && document.layers[spec.layer].envelope) {
            const auto open = open_envelope(*document.layers[spec.layer].envelope, measures->envelopes, notes);
            if (!open || !open->empty()) {
                problem = open ? *open : open.error().message;
                context.supply = Text{"Fournir le document détaillé, en vigueur et couvrant le périmètre.",
                                      "Supply the detailed document, in force and covering the perimeter."};
                return verdict::not_assessable(subject, Reason::layer_failed, problem);
            }
        }
        for (const auto& [correction, communes] : binding.fictitious_in) measures->corrected.push_back(correction);
        Finding finding = verdict::grade(subject, std::move(*measures));
        if (finding.reason == Reason::layer_failed && subject.fictitious > 0) {
            problem = Text{"des objets à géométrie fictive, dont l'emplacement est inconnu",
                           "features of fictitious geometry, whose place is unknown"};
            context.supply = Text{"Demander au gestionnaire le tracé réel de la servitude.",
                                  "Ask the authority in charge for the real outline of the easement."};
        }
        if (later && finding.reason == Reason::value_missing)
            return verdict::not_applicable(subject, Reason::phase_not_due);
        examine(finding, task, subject);
        if (undecided && !nothing_there(finding)) return value_unsaid(subject, later);
        finding.notes.insert(finding.notes.end(), notes.begin(), notes.end());
        return finding;
    }

    // How firm it is, and how far to draw back: while the worker's subject is that of the finding.
    void examine(Finding& finding, const checks::Task& task, const verdict::Subject& subject) {
        if (!examines_) return;
        if (plan_.analysis.stability) {
            auto stability = assurance::stability_of({task, subject, finding});
            if (stability) {
                finding.stability = std::move(*stability);
            } else {
                ++worker_.tally().stability_failed;
            }
        }
        if (!plan_.analysis.clearance || !std::holds_alternative<model::Setback>(task.spec.kind)) return;
        if (auto retreat = assurance::retreat_from_bands(task)) finding.clearance.retreat_m = *retreat;
    }

    static Finding value_unsaid(const verdict::Subject& subject, bool later) {
        return later ? verdict::not_applicable(subject, Reason::phase_not_due)
                     : verdict::not_assessable(subject, Reason::value_missing, {});
    }

    // Whatever the programme's number, the answer would be this one.
    static bool nothing_there(const Finding& finding) {
        return finding.verdict == model::Verdict::coherent || finding.verdict == model::Verdict::not_assessable ||
               finding.reason == Reason::edge_contact || finding.reason == Reason::near_limit;
    }

    // By boxes: a note, not a measure.
    [[nodiscard]] bool on_annulled_ground(std::size_t document) const {
        const Shape& annulled = plan_.store.footprints[document].annulled;
        if (annulled.empty()) return false;
        for (std::size_t part = 0; part < annulled.part_count(); ++part) {
            if (annulled.part(part).box().touches(result_.project.perimeter.box())) return true;
        }
        return false;
    }

    enum class Called : std::uint8_t { no, yes, unknown };

    // Do the findings a check depends on call for it? One is enough; where none does, one that is open leaves it open.
    [[nodiscard]] Called called_for(const model::Trigger& trigger) const {
        bool open = false;
        for (const std::size_t c : trigger.checks) {
            if (!asked_[c]) continue;
            const model::Verdict verdict = checked_[c].verdict;
            if (std::find(trigger.verdicts.begin(), trigger.verdicts.end(), verdict) != trigger.verdicts.end())
                return Called::yes;
            open = open || verdict == model::Verdict::not_assessable;
        }
        return open ? Called::unknown : Called::no;
    }

    // Kinds that look at no layer.
    Finding stated(std::size_t c, const verdict::Subject& subject, verdict::SentenceContext& context) {
        const CheckSpec& spec = plan_.analysis.checks[c];
        if (std::holds_alternative<model::Clause>(spec.kind)) return clause(subject, context);
        const model::Answer* answer = answer_to(c);
        const auto* declared = std::get_if<model::Declared>(&spec.kind);
        if (answer == nullptr && declared != nullptr) {
            const auto said = result_.project.declarations.find(declared->column);
            if (said != result_.project.declarations.end()) return verdict::declared(subject, said->second);
        }
        return verdict::replied(subject, answer);
    }

    Finding clause(const verdict::Subject& subject, verdict::SentenceContext& context) {
        // A part is where its project is.
        (void)begin({});
        const auto coverage = checks::coverage_of(subject.check.document, subject.document.accuracy.value, worker_);
        if (!coverage) {
            context.problem = coverage.error().message;
            return verdict::not_assessable(subject, verdict::reason_of(coverage.error().code), context.problem);
        }
        return verdict::clause(subject, *coverage);
    }

    // The answer that speaks of this project and document most closely.
    [[nodiscard]] const model::Answer* answer_to(std::size_t c) const {
        const auto found = plan_.answers.find(c);
        if (found == plan_.answers.end()) return nullptr;
        const auto closeness = [](const model::Answer& answer) {
            return (answer.project.empty() ? 0 : 2) + (answer.document.empty() ? 0 : 1);
        };
        const model::Answer* best = nullptr;
        for (const model::Answer* answer : found->second) {
            const bool mine = answer->project.empty() || answer->project == result_.project.code ||
                              answer->project == result_.project.id;
            if (mine && (best == nullptr || closeness(*answer) > closeness(*best))) best = answer;
        }
        return best;
    }

    [[nodiscard]] bool has_part(const std::vector<PartKind>& kinds) const {
        const auto& parts = result_.project.parts;
        return std::any_of(parts.begin(), parts.end(), [&](const model::Part& part) {
            return std::find(kinds.begin(), kinds.end(), part.kind) != kinds.end();
        });
    }

    // Which parts a check looks at; none: the perimeter. A rule that forbids building speaks of what is built, where
    // the project says what is.
    [[nodiscard]] std::vector<PartKind> parts_of(const CheckSpec& spec) const {
        if (!spec.parts.empty()) return result_.project.parts.empty() ? std::vector<PartKind>{} : spec.parts;
        // Parts without a built one say nothing of where building may go: the perimeter is looked at.
        const auto& parts = result_.project.parts;
        const bool built = std::any_of(parts.begin(), parts.end(),
                                       [](const model::Part& part) { return part.kind == PartKind::built; });
        if (spec.forbids_building && built) return {PartKind::built};
        return {};
    }

    // Makes the parts (or the perimeter) the worker's subject; false when the project has none of these parts.
    Result<bool> begin(const std::vector<PartKind>& parts) {
        if (current_ == parts) return true;
        if (parts.empty()) {
            worker_.begin_subject(result_.project.perimeter);
            current_ = parts;
            return true;
        }
        std::vector<Shape> shapes;
        for (const model::Part& part : result_.project.parts) {
            if (std::find(parts.begin(), parts.end(), part.kind) != parts.end()) shapes.push_back(part.shape);
        }
        if (shapes.empty()) return false;
        auto whole = worker_.unite(shapes, Family::area);
        if (!whole) return tl::unexpected(whole.error());
        united_parts_ = std::move(*whole);
        worker_.begin_subject(united_parts_);
        current_ = parts;
        return true;
    }

    const Plan& plan_;
    layers::Worker& worker_;
    model::ProjectResult result_;
    std::vector<std::size_t> version_of_;            // by document as written: the version the project is put to
    std::vector<const model::DocumentSpec*> spec_;   // by document: as it stands on the project's date of law
    std::vector<std::uint8_t> counts_;               // by document: is it a version the project is put to?
    std::vector<Result<model::Coverage>> coverage_;  // of the perimeter, by document
    std::vector<Finding> checked_;                   // by check, as far as they have been put
    std::vector<bool> asked_;                        // by check: its document is one this project is asked about
    std::vector<PartKind> current_;                  // what the worker's subject is; empty: the perimeter
    bool examines_ = true;                           // how firm findings are
    Shape united_parts_;
};

// A check after those whose result it uses, otherwise as the analysis has them. The resolver refuses cycles.
std::vector<std::size_t> order_of_checks(const std::vector<CheckSpec>& checks) {
    std::vector<std::size_t> order;
    std::vector<bool> seen(checks.size(), false);
    const auto visit = [&](const auto& self, std::size_t c) -> void {
        if (seen[c]) return;
        seen[c] = true;
        if (checks[c].when) {
            for (const std::size_t before : checks[c].when->checks) self(self, before);
        }
        order.push_back(c);
    };
    for (std::size_t c = 0; c < checks.size(); ++c) visit(visit, c);
    return order;
}

}  // namespace

Plan make_plan(const model::Analysis& analysis, const layers::LayerStore& store,
               const std::vector<std::string>& project_conditions) {
    Plan plan{.analysis = analysis,
              .store = store,
              .project_condition = {},
              .order = {},
              .answers = {},
              .expected = {},
              .beside = {},
              .law = {},
              .general = {},
              .stop = {}};
    plan.order = order_of_checks(analysis.checks);
    for (const model::Answer& answer : analysis.answers) {
        for (std::size_t c = 0; c < analysis.checks.size(); ++c) {
            const CheckSpec& check = analysis.checks[c];
            const bool here = answer.document.empty() || (check.document != model::kNone &&
                                                          answer.document == analysis.documents[check.document].id);
            if (check.id == answer.check && here) plan.answers[c].push_back(&answer);
        }
    }
    plan.general.id = "general";
    plan.general.title = {"Règle de portée générale", "General rule"};
    plan.general.status = model::DocumentStatus::in_force;
    plan.general.covers_everywhere = true;
    for (std::size_t i = 0; i < project_conditions.size(); ++i) plan.project_condition[project_conditions[i]] = i;
    for (std::size_t d = 0; d < analysis.documents.size(); ++d) {
        const model::DocumentSpec& document = analysis.documents[d];
        plan.expected.push_back(std::any_of(analysis.expected.begin(), analysis.expected.end(),
                                            [&](const model::ExpectedDocument& expected) {
                                                return expected.type == document.type && expected.mandatory;
                                            }));
        plan.law.emplace_back();
        for (const model::LawPeriod& period : document.law) {
            model::DocumentSpec& then = plan.law.back().emplace_back(analysis.documents[period.document]);
            then.status = period.status;
            then.set_aside = period.set_aside;
        }
        plan.beside.emplace_back();
        for (std::size_t other = 0; other < analysis.documents.size(); ++other) {
            if (other != d && !document.type.empty() && analysis.documents[other].type == document.type)
                plan.beside.back().push_back(other);
        }
    }
    return plan;
}

model::ProjectResult evaluate(const Plan& plan, layers::Worker& worker, Project project) {
    return Evaluation(plan, worker, std::move(project)).run();
}

}  // namespace terracord::engine
