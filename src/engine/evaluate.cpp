#include "engine/evaluate.hpp"

#include <algorithm>
#include <optional>

#include "checks/measure.hpp"
#include "layers/places.hpp"
#include "verdict/grade.hpp"
#include "verdict/sentence.hpp"

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

class Evaluation {
   public:
    Evaluation(const Plan& plan, layers::Worker& worker, Project project)
        : plan_(plan), worker_(worker), result_{.project = std::move(project), .findings = {}, .summary = {}} {}

    model::ProjectResult run() {
        worker_.begin_subject(result_.project.perimeter);
        layers::name_places(plan_.store, worker_, result_.project);
        measure_coverage();
        for (std::size_t d = 0; d < plan_.analysis.documents.size(); ++d) {
            if (!spoken_for(d)) add_document(d);
        }
        for (std::size_t c = 0; c < plan_.analysis.checks.size(); ++c) {
            if (!spoken_for(plan_.analysis.checks[c].document)) add_check(c);
        }
        // Known only now: did any check look at the documents the profile expects? They stand first all the same.
        const std::size_t others = result_.findings.size();
        for (const model::ExpectedDocument& expected : plan_.analysis.expected) add_expected(expected);
        std::rotate(result_.findings.begin(), result_.findings.begin() + static_cast<std::ptrdiff_t>(others),
                    result_.findings.end());
        return std::move(result_);
    }

   private:
    void add(Finding finding, const verdict::SentenceContext& context = {}) {
        finding.sentence = verdict::sentence(finding, context);
        finding.supply = verdict::supply(finding, context);
        result_.findings.push_back(std::move(finding));
    }

    void measure_coverage() {
        for (std::size_t d = 0; d < plan_.analysis.documents.size(); ++d)
            coverage_.push_back(checks::coverage_of(d, plan_.analysis.documents[d].accuracy.value, worker_));
    }

    // Plans of neighbouring places stand side by side. One that speaks of no ground of the project, where another of
    // its type does, or of no more than another leaves open within the tolerance, is not put to it.
    [[nodiscard]] bool spoken_for(std::size_t d) const {
        if (!coverage_[d] || on_annulled_ground(d)) return false;
        constexpr double kRounding = 1e-6;  // of the perimeter, on a common border
        const double rounding = kRounding * result_.project.area_m2;
        const auto covered = [&](std::size_t document) {
            return result_.project.area_m2 - coverage_[document]->uncovered_m2;
        };
        const auto& beside = plan_.beside[d];
        return std::any_of(beside.begin(), beside.end(), [&](std::size_t other) {
            if (!coverage_[other] || !plan_.analysis.documents[other].enforceable()) return false;
            if (covered(d) <= rounding) return covered(other) > rounding || on_annulled_ground(other);
            return coverage_[other]->sufficient && covered(d) <= coverage_[other]->uncovered_m2 + rounding;
        });
    }

    // Was a check on this document put to this project? A table by class asks nothing.
    [[nodiscard]] bool put_a_question(const std::string& document) const {
        return std::any_of(result_.findings.begin(), result_.findings.end(), [&](const Finding& finding) {
            return finding.document_id == document && !finding.kind.empty() && finding.kind != "breakdown" &&
                   finding.verdict != model::Verdict::not_applicable;
        });
    }

    void add_expected(const model::ExpectedDocument& expected) {
        const auto& documents = plan_.analysis.documents;
        bool supplied = false;
        bool used = false;
        for (std::size_t d = 0; d < documents.size(); ++d) {
            if (documents[d].type != expected.type) continue;
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
        const model::DocumentSpec& document = plan_.analysis.documents[d];
        verdict::SentenceContext in_force;
        in_force.status = document.status;
        const layers::Footprint& footprint = plan_.store.footprints[d];
        add(verdict::in_force_finding(result_.project, document, plan_.expected[d], !footprint.annulled.empty()),
            in_force);
        const auto& coverage = coverage_[d];
        const Text problem = coverage ? footprint.problem : coverage.error().message;
        add(coverage ? verdict::coverage_finding(result_.project, document, plan_.expected[d], *coverage)
                     : verdict::coverage_failed(result_.project, document, plan_.expected[d], problem),
            {.problem = problem, .status = {}, .due = {}, .statement = nullptr, .reads = {}});
    }

    void add_check(std::size_t c) {
        verdict::SentenceContext context;
        context.due = plan_.analysis.checks[c].due;
        Finding finding = check(c, context);
        const auto& reads = plan_.analysis.checks[c].reads;
        if (const auto found = reads.find(finding.verdict); found != reads.end()) context.reads = found->second;
        add(std::move(finding), context);
    }

    // Another document answers where this one only bounds what matters.
    Result<bool> answered_elsewhere(const model::Envelope& envelope) {
        const auto& documents = plan_.analysis.documents;
        for (std::size_t d = 0; d < documents.size(); ++d) {
            if (!documents[d].type.starts_with(envelope.cleared_by) || !documents[d].enforceable()) continue;
            const auto& coverage = coverage_[d];
            if (!coverage) return tl::unexpected(coverage.error());
            if (coverage->sufficient) return true;
        }
        return false;
    }

    // `context` receives why the data do not allow an answer, where they do not.
    Finding check(std::size_t c, verdict::SentenceContext& context) {
        Text& problem = context.problem;
        const CheckSpec& spec = plan_.analysis.checks[c];
        const model::DocumentSpec& document = plan_.analysis.documents[spec.document];
        const Project& project = result_.project;
        const layers::Layer& layer = plan_.store.layer_of(spec);
        const layers::Binding& binding = plan_.store.bindings[c];
        verdict::Subject subject{.project = project,
                                 .check = spec,
                                 .document = document,
                                 .parts_measured = false,
                                 .expected = plan_.expected[spec.document],
                                 .unplaced = binding.unplaced,
                                 .unmeasured = binding.unmeasured,
                                 .fictitious = binding.fictitious,
                                 .annulled = on_annulled_ground(spec.document)};

        if (project.phase < spec.due) return verdict::not_applicable(subject, Reason::phase_not_due);
        if (!spec.projects_where.empty() && !project.conditions[plan_.project_condition.at(spec.projects_where)]) {
            return verdict::not_applicable(subject, Reason::not_concerned);
        }
        if (document.status == model::DocumentStatus::set_aside)
            return verdict::not_assessable(subject, Reason::document_not_in_force, {});
        if (!layer.usable || !binding.usable) {
            problem = layer.usable ? binding.problem : layer.problem;
            return verdict::not_assessable(subject, layer.usable ? Reason::layer_failed : layer.reason, problem);
        }

        if (std::holds_alternative<model::Alignment>(spec.kind) && !has_part(spec.parts))
            return verdict::not_assessable(subject, Reason::parts_unknown, {});
        const std::vector<PartKind> parts = parts_of(spec);
        subject.parts_measured = !parts.empty();
        const auto ready = begin(parts);
        if (!ready) {
            problem = ready.error().message;
            return verdict::not_assessable(subject, Reason::overlay_failed, problem);
        }
        if (!*ready) return verdict::not_applicable(subject, Reason::no_such_part);

        auto measures = checks::measure({.spec = spec,
                                         .check = c,
                                         .tolerance_m = document.accuracy.value,
                                         .declared_coverage = covered_by_more_than(document, spec.layer),
                                         .store = plan_.store,
                                         .worker = worker_,
                                         .firm_only = false,
                                         .perimeter = &result_.project.perimeter});
        if (!measures) {
            problem = measures.error().message;
            // Overlays aside, what fails now is the data: a raster cut short, measures where classes were asked for.
            const bool overlay = measures.error().code == ErrorCode::overlay_failed;
            return verdict::not_assessable(subject, overlay ? Reason::overlay_failed : Reason::layer_failed, problem);
        }
        const model::LayerSpec& source = document.layers[spec.layer];
        if (measures->in_envelope && source.envelope) {
            const auto answered = answered_elsewhere(*source.envelope);
            if (!answered || !*answered) {
                problem = answered ? source.envelope->what : answered.error().message;
                context.supply = Text{"Fournir le document détaillé, en vigueur et couvrant le périmètre.",
                                      "Supply the detailed document, in force and covering the perimeter."};
                return verdict::not_assessable(subject, Reason::layer_failed, problem);
            }
        }
        Finding finding = verdict::grade(subject, std::move(*measures));
        if (finding.reason == Reason::layer_failed && subject.fictitious > 0) {
            problem = Text{"des objets à géométrie fictive, dont l'emplacement est inconnu",
                           "features of fictitious geometry, whose place is unknown"};
            context.supply = Text{"Demander au gestionnaire le tracé réel de la servitude.",
                                  "Ask the authority in charge for the real outline of the easement."};
        }
        return finding;
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
    std::vector<Result<model::Coverage>> coverage_;  // of the perimeter, by document
    std::vector<PartKind> current_;                  // what the worker's subject is; empty: the perimeter
    Shape united_parts_;
};

}  // namespace

Plan make_plan(const model::Analysis& analysis, const layers::LayerStore& store,
               const std::vector<std::string>& project_conditions) {
    Plan plan{.analysis = analysis, .store = store, .project_condition = {}, .expected = {}, .beside = {}};
    for (std::size_t i = 0; i < project_conditions.size(); ++i) plan.project_condition[project_conditions[i]] = i;
    for (std::size_t d = 0; d < analysis.documents.size(); ++d) {
        const model::DocumentSpec& document = analysis.documents[d];
        plan.expected.push_back(std::any_of(analysis.expected.begin(), analysis.expected.end(),
                                            [&](const model::ExpectedDocument& expected) {
                                                return expected.type == document.type && expected.mandatory;
                                            }));
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
