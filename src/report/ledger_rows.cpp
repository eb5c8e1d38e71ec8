// The layers of one file each: perimeters, ground that could not be assessed, slivers, suggested cut-outs.
#include <utility>

#include "base/ids.hpp"
#include "report/fields.hpp"
#include "report/members.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

using model::Finding;
using model::Verdict;

constexpr double kCadastreWidth_m =
    0.5;  // below this mean width a sliver is a digitising difference (docs/semantics.md)

bool from_the_start(const model::RunInfo&) { return true; }

const Fields<model::ProjectResult>& project_fields() {
    using Row = model::ProjectResult;
    static const Fields<Row> made = [] {
        Fields<Row> all;
        all.text("project_id", {"Identifiant", "Identifier"}, [](const Row& row) { return row.project.id; });
        all.text("project_code", {"Code", "Code"}, [](const Row& row) { return row.project.code; });
        all.text("variant", {"Variante", "Variant"}, [](const Row& row) { return row.project.variant; });
        all.text("project_name", {"Projet", "Project"}, [](const Row& row) { return name_of(row.project); });
        all.coded("phase", {"Phase", "Phase"}, "phase", [](const Row& row) { return model::code(row.project.phase); });
        all.coded("documents_code", {"Cohérence avec les documents (code)", "Coherence with documents (code)"},
                  "documents_rollup", [](const Row& row) { return model::code(row.summary.documents); });
        all.both("documents_label", {"Cohérence avec les documents", "Coherence with documents"},
                 [](const Row& row) { return row.summary.documents_label; });
        all.coded("needs_code", {"Adéquation aux besoins (code)", "Adequacy to needs (code)"}, "needs_rollup",
                  [](const Row& row) { return model::code(row.summary.needs); });
        all.both("needs_label", {"Adéquation aux besoins", "Adequacy to needs"},
                 [](const Row& row) { return row.summary.needs_label; });
        const auto counted = [&all](const char* name, Text alias, Verdict verdict) {
            all.whole(name, std::move(alias), [verdict](const Row& row) { return row.summary.counts.of(verdict); });
        };
        counted("n_conflict", {"Contradictions", "Conflicts"}, Verdict::conflict);
        counted("n_reservation", {"Réserves", "Reservations"}, Verdict::reservation);
        counted("n_attention", {"Points de vigilance", "Points of attention"}, Verdict::attention);
        counted("n_not_assessable", {"Non évaluables", "Not assessable"}, Verdict::not_assessable);
        counted("n_information", {"Informations", "Information"}, Verdict::information);
        counted("n_coherent", {"Sans contradiction", "Without conflict"}, Verdict::coherent);
        counted("n_not_applicable", {"Sans objet", "Not applicable"}, Verdict::not_applicable);
        all.whole("n_mandatory_open", {"Obligatoires non évalués", "Mandatory, not assessed"},
                  [](const Row& row) { return row.summary.counts.mandatory_open; });
        all.both("headlines", {"Points saillants", "Headlines"}, [](const Row& row) {
            return Text{headlines(row.summary, Lang::fr), headlines(row.summary, Lang::en)};
        });
        all.measure("area_m2", kAreaDecimals, {"Surface (m²)", "Area (m²)"},
                    [](const Row& row) { return row.project.area_m2; });
        all.measure("area_ellipsoidal_m2", kAreaDecimals, {"Surface ellipsoïdale (m²)", "Ellipsoidal area (m²)"},
                    [](const Row& row) { return row.project.area_ellipsoidal_m2; });
        all.text("commune_id", {"Commune (code)", "Commune (code)"},
                 [](const Row& row) { return row.project.commune_id; });
        all.text("commune", {"Commune", "Commune"}, [](const Row& row) { return row.project.commune_name; });
        return all;
    }();
    return made;
}

const MapLayer& project_layer() {
    static const MapLayer layer{
        .name = "projects",
        .title = {"Périmètres des projets", "Perimeters of the projects"},
        .description = {"Chaque périmètre, avec ce que disent les documents et les besoins.",
                        "Every perimeter, with what documents and needs say of it."},
        .columns = project_fields().columns()};
    return layer;
}

Result<void> project_rows(const model::ProjectResult& result, const TakeRow& take) {
    return take(project_layer(), project_fields().cells(result), result.project.perimeter);
}

// What one document leaves open for one project, for one reason.
struct Gap {
    const Finding* first = nullptr;
    const Finding* widest = nullptr;  // the finding with the largest uncovered part
    model::Reason reason = model::Reason::not_covered;
    std::string checks;
    Text check_titles;
    std::int64_t check_count = 0;
    bool mandatory = false;
};

bool leaves_open(const Finding& finding) {
    if (finding.side == model::Side::declared) return false;  // of no ground
    return finding.verdict == Verdict::not_assessable ||
           (finding.verdict != Verdict::not_applicable && !finding.measures.coverage.sufficient);
}

void add(Gap& gap, const Finding& finding) {
    if (finding.measures.coverage.uncovered_m2 > gap.widest->measures.coverage.uncovered_m2) gap.widest = &finding;
    gap.mandatory = gap.mandatory || finding.mandatory;
    if (finding.check_id.empty()) return;
    ++gap.check_count;
    const bool more = !gap.checks.empty();
    gap.checks += (more ? ";" : "") + finding.check_id;
    gap.check_titles.fr += (more ? " | " : "") + finding.check_title.fr;
    gap.check_titles.en += (more ? " | " : "") + finding.check_title.en;
}

std::vector<Gap> gaps_of(const model::ProjectResult& result) {
    std::vector<Gap> gaps;
    for (const Finding& finding : result.findings) {
        if (!leaves_open(finding)) continue;
        // Where something was found on the covered part, the rest still is open ground.
        const model::Reason reason =
            finding.verdict == Verdict::not_assessable ? finding.reason : model::Reason::partly_covered;
        Gap* gap = nullptr;
        for (Gap& known : gaps) {
            if (known.reason == reason && known.first->document_id == finding.document_id) gap = &known;
        }
        if (gap == nullptr) gap = &gaps.emplace_back(Gap{.first = &finding, .widest = &finding, .reason = reason});
        add(*gap, finding);
    }
    return gaps;
}

struct GapRow {
    const model::Project& project;
    const Gap& gap;
    bool whole;  // the perimeter stands for what is open
};

const Fields<GapRow>& gap_fields() {
    using Row = GapRow;
    static const Fields<Row> made = [] {
        Fields<Row> all;
        all.text("gap_id", {"Identifiant", "Identifier"}, [](const Row& row) {
            return row.project.id + "/" + escape_id(row.gap.first->document_id) + "/" +
                   std::string(model::code(row.gap.reason));
        });
        project_columns(all, [](const Row& row) -> const model::Project& { return row.project; });
        all.text("document_id", {"Document (code)", "Document (code)"},
                 [](const Row& row) { return row.gap.first->document_id; });
        all.both("document", {"Document", "Document"}, [](const Row& row) { return row.gap.first->document_title; });
        all.coded("reason", {"Motif", "Reason"}, "reason", [](const Row& row) { return model::code(row.gap.reason); });
        all.both("cause", {"Cause", "Cause"},
                 [](const Row& row) { return wording::label("reason", model::code(row.gap.reason)); });
        all.text("checks", {"Contrôles (codes)", "Checks (codes)"}, [](const Row& row) { return row.gap.checks; });
        all.both("checks", {"Contrôles", "Checks"}, [](const Row& row) { return row.gap.check_titles; });
        all.whole("n_checks", {"Nombre de contrôles", "Number of checks"},
                  [](const Row& row) { return row.gap.check_count; });
        all.flag("mandatory", {"Obligatoire", "Mandatory"}, [](const Row& row) { return row.gap.mandatory; });
        all.both("sentence", {"Constat rédigé", "Finding in words"},
                 [](const Row& row) { return row.gap.widest->sentence; });
        all.both("supply", {"À fournir", "To supply"}, [](const Row& row) { return row.gap.widest->supply; });
        all.flag("whole_perimeter", {"Tout le périmètre", "Whole perimeter"}, [](const Row& row) { return row.whole; });
        all.measure("uncovered_m2", kAreaDecimals, {"Surface non évaluée (m²)", "Area not assessed (m²)"},
                    [](const Row& row) {
                        return row.whole ? row.project.area_m2 : row.gap.widest->measures.coverage.uncovered_m2;
                    });
        all.measure("uncovered_share", kShareDecimals, {"Part non évaluée (0 à 1)", "Share not assessed (0 to 1)"},
                    [](const Row& row) {
                        return row.whole ? 1.0 : 1.0 - row.gap.widest->measures.coverage.covered_share;
                    });
        return all;
    }();
    return made;
}

const MapLayer& gap_layer() {
    static const MapLayer layer{
        .name = "not_assessable",
        .title = {"Non évaluable", "Not assessable"},
        .description = {"Le terrain que personne n'a pu juger, faute de document ou de donnée, et ce qu'il faut fournir.",
                        "Ground nobody could judge for want of a document or of data, and what to supply."},
        .columns = gap_fields().columns()};
    return layer;
}

Result<void> gap_rows(const model::ProjectResult& result, const TakeRow& take) {
    for (const Gap& gap : gaps_of(result)) {
        const geometry::Shape& uncovered = gap.widest->measures.coverage.uncovered;
        const bool whole = uncovered.empty();
        if (auto taken = take(gap_layer(), gap_fields().cells({result.project, gap, whole}),
                              whole ? result.project.perimeter : uncovered);
            !taken)
            return taken;
    }
    return {};
}

struct SliverRow {
    const model::Project& project;
    const Finding& finding;
    const model::ClassHit& hit;
    std::size_t index;

    [[nodiscard]] const model::Sliver& sliver() const { return hit.slivers[index]; }
    [[nodiscard]] std::string_view cause() const {
        return sliver().mean_width_m < kCadastreWidth_m ? "digitising" : "accuracy";
    }
};

const Fields<SliverRow>& sliver_fields() {
    using Row = SliverRow;
    static const Fields<Row> made = [] {
        Fields<Row> all;
        all.text("sliver_id", {"Identifiant", "Identifier"}, [](const Row& row) {
            return row.finding.id + "/" + escape_id(row.hit.class_code) + "/" + std::to_string(row.index + 1);
        });
        all.text("finding_id", {"Constat", "Finding"}, [](const Row& row) { return row.finding.id; });
        project_columns(all, [](const Row& row) -> const model::Project& { return row.project; });
        all.text("check_id", {"Contrôle (code)", "Check (code)"}, [](const Row& row) { return row.finding.check_id; });
        all.text("document_id", {"Document (code)", "Document (code)"},
                 [](const Row& row) { return row.finding.document_id; });
        all.both("document", {"Document", "Document"}, [](const Row& row) { return row.finding.document_title; });
        all.text("class", {"Classe", "Class"}, [](const Row& row) { return row.hit.class_code; });
        all.text("class_label", {"Libellé de la classe", "Label of the class"},
                 [](const Row& row) { return row.hit.label; });
        all.measure("area_m2", kAreaDecimals, {"Surface (m²)", "Area (m²)"},
                    [](const Row& row) { return row.sliver().area_m2; });
        all.measure("mean_width_m", kLengthDecimals, {"Largeur moyenne (m)", "Mean width (m)"},
                    [](const Row& row) { return row.sliver().mean_width_m; });
        all.measure("inscribed_width_m", kLengthDecimals, {"Largeur inscrite (m)", "Inscribed width (m)"},
                    [](const Row& row) { return row.sliver().inscribed_width_m; });
        all.measure("tolerance_m", kLengthDecimals, {"Précision du document (m)", "Accuracy of the document (m)"},
                    [](const Row& row) { return row.finding.tolerance_m; });
        all.coded("cause", {"Cause (code)", "Cause (code)"}, "sliver_cause",
                  [](const Row& row) { return row.cause(); });
        all.both("cause", {"Cause", "Cause"}, [](const Row& row) {
            return wording::say(row.cause() == "digitising" ? wording::Phrase::sliver_digitising
                                                            : wording::Phrase::sliver_accuracy,
                                {});
        });
        return all;
    }();
    return made;
}

const MapLayer& sliver_layer() {
    static const MapLayer layer{
        .name = "slivers",
        .title = {"Recouvrements étroits", "Slivers"},
        .description = {"Recouvrements plus étroits que la précision des documents, tenus à part.",
                        "Overlaps narrower than the accuracy of the documents, kept apart."},
        .columns = sliver_fields().columns()};
    return layer;
}

Result<void> sliver_rows(const model::ProjectResult& result, const TakeRow& take) {
    for (const Finding& finding : result.findings) {
        for (const model::ClassHit& hit : finding.measures.classes) {
            for (std::size_t i = 0; i < hit.slivers.size(); ++i) {
                if (auto taken = take(sliver_layer(), sliver_fields().cells({result.project, finding, hit, i}),
                                      hit.slivers[i].shape);
                    !taken)
                    return taken;
            }
        }
    }
    return {};
}

std::string joined_ids(const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : ";") + id;
    return text;
}

// What other checks then say: "id=verdict".
std::string changes_of(const model::CutOut& cut) {
    std::string text;
    for (const model::Change& change : cut.changes)
        text += (text.empty() ? "" : ";") + change.finding + "=" + std::string(model::code(change.after));
    return text;
}

// A perimeter once some ground is given up: a suggestion, tried on all checks of its project.
struct Suggestion {
    const model::Project& project;
    const model::CutOut& cut;
    const Finding* finding;  // nullptr: for all contradictions together

    [[nodiscard]] std::string_view scope() const { return finding != nullptr ? "finding" : "contradictions"; }
};

const Fields<Suggestion>& adjusted_fields() {
    using Row = Suggestion;
    static const Fields<Row> made = [] {
        Fields<Row> all;
        all.text("adjusted_id", {"Identifiant", "Identifier"}, [](const Row& row) {
            return row.project.id + "/" +
                   (row.finding != nullptr ? row.finding->check_id + "/" + row.finding->document_id
                                           : std::string("all-contradictions"));
        });
        project_columns(all, [](const Row& row) -> const model::Project& { return row.project; });
        all.coded("scope", {"Portée (code)", "Scope (code)"}, "cut_scope", [](const Row& row) { return row.scope(); });
        all.both("scope", {"Portée", "Scope"}, [](const Row& row) { return wording::label("cut_scope", row.scope()); });
        all.text("finding_id", {"Constat", "Finding"},
                 [](const Row& row) { return row.finding != nullptr ? row.finding->id : std::string(); });
        all.both("check", {"Contrôle", "Check"},
                 [](const Row& row) { return row.finding != nullptr ? row.finding->check_title : Text{}; });
        all.text("subject", {"Ce qui est découpé", "What is cut"}, [](const Row& row) { return row.cut.subject; });
        all.text("clears", {"Constats levés", "Findings cleared"},
                 [](const Row& row) { return joined_ids(row.cut.clears); });
        all.whole("n_clears", {"Nombre de constats levés", "Number of findings cleared"},
                  [](const Row& row) { return row.cut.clears.size(); });
        all.measure("kept_m2", kAreaDecimals, {"Surface conservée (m²)", "Area kept (m²)"},
                    [](const Row& row) { return row.cut.kept_m2; });
        all.measure("lost_m2", kAreaDecimals, {"Surface retirée (m²)", "Area given up (m²)"},
                    [](const Row& row) { return row.cut.lost_m2; });
        all.measure("lost_share", kShareDecimals, {"Part retirée (0 à 1)", "Share given up (0 to 1)"},
                    [](const Row& row) { return row.cut.lost_share; });
        all.whole("parts", {"Nombre de parties", "Number of parts"}, [](const Row& row) { return row.cut.parts; });
        all.whole("crumbs", {"Parties trop petites ou trop étroites", "Parts too small or too narrow"},
                  [](const Row& row) { return row.cut.crumbs; });
        all.measure("widest_m", kLengthDecimals, {"Plus grand cercle inscrit (m)", "Largest inscribed circle (m)"},
                    [](const Row& row) { return row.cut.widest_m; });
        all.flag("buildable", {"Constructible par sa taille", "Large enough to build on"},
                 [](const Row& row) { return row.cut.buildable; });
        all.text("changes", {"Autres verdicts (codes)", "Other verdicts (codes)"},
                 [](const Row& row) { return changes_of(row.cut); });
        all.whole("rerun", {"Contrôles rejoués", "Checks run again"}, [](const Row& row) { return row.cut.rerun; });
        all.both("sentence", {"Ce qui est retiré et ce qui reste", "What is given up and what remains"},
                 [](const Row& row) { return row.cut.sentence; });
        all.both("status", {"Avertissement", "Notice"},
                 [](const Row&) { return wording::say(wording::Phrase::cut_is_a_suggestion, {}); });
        return all;
    }();
    return made;
}

const MapLayer& adjusted_layer() {
    static const MapLayer layer{
        .name = "adjusted_perimeters",
        .title = {"Découpes suggérées", "Suggested cut-outs"},
        .description = {"Périmètres une fois un terrain retiré : des suggestions, essayées sur tous les contrôles.",
                        "Perimeters once some ground is given up: suggestions, tried on all checks."},
        .columns = adjusted_fields().columns()};
    return layer;
}

Result<void> adjusted_rows(const model::ProjectResult& result, const TakeRow& take) {
    const auto one = [&](const model::CutOut& cut, const Finding* finding) {
        return take(adjusted_layer(), adjusted_fields().cells({result.project, cut, finding}), cut.kept);
    };
    for (const Finding& finding : result.findings) {
        if (!finding.clearance.cut) continue;
        if (auto taken = one(*finding.clearance.cut, &finding); !taken) return taken;
    }
    if (!result.together) return {};
    return one(*result.together, nullptr);
}

}  // namespace

const MapSource& projects_source() {
    static const MapSource source{.layers = {&project_layer()}, .always = from_the_start, .of_project = project_rows};
    return source;
}
const MapSource& not_assessable_source() {
    static const MapSource source{.layers = {&gap_layer()}, .always = from_the_start, .of_project = gap_rows};
    return source;
}
const MapSource& slivers_source() {
    static const MapSource source{.layers = {&sliver_layer()}, .always = from_the_start, .of_project = sliver_rows};
    return source;
}
const MapSource& adjusted_source() {
    static const MapSource source{.layers = {&adjusted_layer()}, .always = from_the_start, .of_project = adjusted_rows};
    return source;
}

}  // namespace terracord::report
