// Every finding as a row, for tables: findings.csv, the GeoPackage and the workbook have the same columns.
#include "report/fields.hpp"
#include "report/members.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

using model::Finding;

struct Row {
    const model::Project& project;
    const Finding& finding;

    [[nodiscard]] const model::Amounts& robust() const { return finding.measures.robust; }
    [[nodiscard]] const model::Amounts& strict() const { return finding.measures.strict; }
    [[nodiscard]] const model::Decision* decision() const {
        return finding.decision ? &finding.decision->decision : nullptr;
    }
};

std::string class_codes(const Finding& finding) {
    std::string out;
    for (const model::ClassHit& hit : finding.measures.classes) {
        if (!out.empty()) out += ';';
        out += hit.class_code;
    }
    return out;
}

void name_columns(Fields<Row>& all) {
    all.text("finding_id", {"Constat", "Finding"}, [](const Row& row) -> const std::string& { return row.finding.id; });
    project_columns(all, [](const Row& row) -> const model::Project& { return row.project; });
    all.coded("phase", {"Phase", "Phase"}, "phase", [](const Row& row) { return model::code(row.project.phase); });
    all.text("check_id", {"Contrôle (code)", "Check (code)"},
             [](const Row& row) -> const std::string& { return row.finding.check_id; });
    all.both("check", {"Contrôle", "Check"}, [](const Row& row) -> const Text& { return row.finding.check_title; });
    all.coded("theme", {"Thème", "Theme"}, "theme",
              [](const Row& row) -> const std::string& { return row.finding.theme; });
    all.coded("kind", {"Nature du contrôle", "Kind of check"}, "kind",
              [](const Row& row) -> const std::string& { return row.finding.kind; });
    all.coded("side", {"Volet", "Side"}, "side", [](const Row& row) { return model::code(row.finding.side); });
    all.text("document_id", {"Document (code)", "Document (code)"},
             [](const Row& row) -> const std::string& { return row.finding.document_id; });
    all.both("document", {"Document", "Document"},
             [](const Row& row) -> const Text& { return row.finding.document_title; });
    all.text("document_version", {"Version du document", "Version of the document"},
             [](const Row& row) -> const std::string& { return row.finding.document_version; });
    all.text("document_date", {"Approuvé le", "Approved on"},
             [](const Row& row) -> const std::string& { return row.finding.document_date; });
    all.coded("relation", {"Rapport au document", "Relation to the document"}, "relation",
              [](const Row& row) { return model::code(row.finding.relation); });
}

void verdict_columns(Fields<Row>& all) {
    all.flag("mandatory", {"Obligatoire", "Mandatory"}, [](const Row& row) { return row.finding.mandatory; });
    all.flag("emphasis", {"Réserve majeure", "Major reservation"}, [](const Row& row) { return row.finding.emphasis; });
    all.flag("enforceable", {"Opposable", "Enforceable"}, [](const Row& row) { return row.finding.enforceable; });
    all.coded("verdict", {"Verdict", "Verdict"}, "verdict",
              [](const Row& row) { return model::code(row.finding.verdict); });
    all.both("verdict", {"Verdict (libellé)", "Verdict (label)"}, [](const Row& row) -> const Text& {
        return *wording::known_label("verdict", model::code(row.finding.verdict));
    });
    all.coded("verdict_on_covered", {"Verdict sur la part couverte", "Verdict on the part covered"}, "verdict",
              [](const Row& row) {
                  return row.finding.verdict_on_covered ? model::code(*row.finding.verdict_on_covered)
                                                        : std::string_view();
              });
    all.coded("need_reading", {"Réponse au besoin", "Answer to the need"}, "need_reading",
              [](const Row& row) { return model::code(row.finding.reading); });
    all.coded("reason", {"Motif", "Reason"}, "reason", [](const Row& row) { return model::code(row.finding.reason); });
    all.text("subject", {"Ce qui est contrôlé", "What is checked"},
             [](const Row& row) -> const std::string& { return row.finding.subject; });
}

void measure_columns(Fields<Row>& all) {
    all.measure("area_m2", kAreaDecimals, {"Surface robuste (m²)", "Robust area (m²)"},
                [](const Row& row) { return row.robust().area_m2; });
    all.measure("area_strict_m2", kAreaDecimals, {"Surface brute (m²)", "Raw area (m²)"},
                [](const Row& row) { return row.strict().area_m2; });
    all.measure("share", kShareDecimals, {"Part (0 à 1)", "Share (0 to 1)"},
                [](const Row& row) { return row.robust().share; });
    all.measure("share_strict", kShareDecimals, {"Part brute (0 à 1)", "Raw share (0 to 1)"},
                [](const Row& row) { return row.strict().share; });
    all.measure("outside_area_m2", kAreaDecimals, {"Surface au-dehors (m²)", "Area outside (m²)"},
                [](const Row& row) { return row.robust().outside_area_m2; });
    all.measure("outside_share", kShareDecimals, {"Part au-dehors (0 à 1)", "Share outside (0 to 1)"},
                [](const Row& row) { return row.robust().outside_share; });
    all.measure("zone_share", kShareDecimals, {"Part de la zone (0 à 1)", "Share of the zone (0 to 1)"},
                [](const Row& row) { return row.robust().zone_share; });
    all.measure("length_m", kLengthDecimals, {"Linéaire (m)", "Length (m)"},
                [](const Row& row) { return row.robust().length_m; });
    all.measure("border_length_m", kLengthDecimals, {"Linéaire de contact (m)", "Length of contact (m)"},
                [](const Row& row) { return row.robust().border_length_m; });
    all.whole("count", {"Nombre", "Count"}, [](const Row& row) { return row.robust().count; });
    all.measure("distance_m", kLengthDecimals, {"Distance (m)", "Distance (m)"},
                [](const Row& row) { return row.robust().distance_m; });
    all.measure("tolerance_m", kLengthDecimals, {"Précision du document (m)", "Accuracy of the document (m)"},
                [](const Row& row) { return row.finding.tolerance_m; });
    all.text("threshold", {"Seuils atteints", "Thresholds met"},
             [](const Row& row) { return met_conditions(row.finding); });
    all.measure("covered_share", kShareDecimals,
                {"Part couverte par la donnée (0 à 1)", "Share the data cover (0 to 1)"},
                [](const Row& row) { return row.finding.measures.coverage.covered_share; });
    all.measure("uncovered_m2", kAreaDecimals, {"Surface non couverte (m²)", "Area not covered (m²)"},
                [](const Row& row) { return row.finding.measures.coverage.uncovered_m2; });
}

void word_columns(Fields<Row>& all) {
    all.text("classes", {"Classes", "Classes"}, [](const Row& row) { return class_codes(row.finding); });
    all.text("reference", {"Référence", "Reference"},
             [](const Row& row) -> const std::string& { return row.finding.reference; });
    all.both("sentence", {"Constat rédigé", "Finding in words"},
             [](const Row& row) -> const Text& { return row.finding.sentence; });
    all.both("supply", {"À fournir", "To supply"}, [](const Row& row) -> const Text& { return row.finding.supply; });
    all.both("notes", {"Remarques", "Notes"}, [](const Row& row) { return joined_texts(row.finding.notes); });
}

void decision_columns(Fields<Row>& all) {
    const auto told = [](const Row& row, std::string model::Decision::*what) {
        return row.decision() != nullptr ? row.decision()->*what : std::string();
    };
    all.coded("decision", {"Décision (code)", "Decision (code)"}, "decision", [](const Row& row) {
        return row.decision() != nullptr ? model::code(row.decision()->state) : std::string_view();
    });
    all.both("decision", {"Décision", "Decision"}, [](const Row& row) {
        return row.decision() != nullptr ? wording::label("decision", model::code(row.decision()->state)) : Text{};
    });
    all.coded("decision_standing", {"Portée de la décision", "Standing of the decision"}, "standing",
              [](const Row& row) {
                  return row.finding.decision ? model::code(row.finding.decision->standing) : std::string_view();
              });
    all.text("decision_reason", {"Motif de la décision", "Reason of the decision"},
             [told](const Row& row) { return told(row, &model::Decision::reason); });
    all.text("decision_author", {"Auteur de la décision", "Author of the decision"},
             [told](const Row& row) { return told(row, &model::Decision::author); });
    all.text("decision_date", {"Date de la décision", "Date of the decision"},
             [told](const Row& row) { return told(row, &model::Decision::date); });
}

void assurance_columns(Fields<Row>& all) {
    all.text("stability", {"Solidité du verdict", "Firmness of the verdict"},
             [](const Row& row) { return model::code(row.finding.stability.firmness); });
    all.measure("flip_offset_m", kLengthDecimals, {"Bascule à (m)", "Flips at (m)"},
                [](const Row& row) { return row.finding.stability.flip_m.value_or(model::kUnknown); });
    all.coded("flips_to", {"Bascule vers", "Flips to"}, "verdict", [](const Row& row) {
        return row.finding.stability.becomes ? model::code(*row.finding.stability.becomes) : std::string_view();
    });
    all.both("to_clear", {"Pour lever le constat", "To clear the finding"},
             [](const Row& row) -> const Text& { return row.finding.clearance.first; });
}

const Fields<Row>& fields() {
    static const Fields<Row> made = [] {
        Fields<Row> all;
        name_columns(all);
        verdict_columns(all);
        measure_columns(all);
        word_columns(all);
        decision_columns(all);
        assurance_columns(all);
        return all;
    }();
    return made;
}

const MapLayer& layer() {
    static const MapLayer made{
        .name = "findings",
        .title = {"Tous les constats", "All findings"},
        .description = {"Chaque réponse de chaque contrôle, avec son identifiant : les chiffres des rapports s'y "
                        "retrouvent.",
                        "Every answer of every check with its identifier: the figures of the reports are found here."},
        .family = geometry::Family::none,
        .columns = fields().columns()};
    return made;
}

Result<void> rows(const model::ProjectResult& result, const TakeRow& take) {
    static const geometry::Shape kNowhere;
    for (const Finding& finding : result.findings) {
        if (auto taken = take(layer(), fields().cells({result.project, finding}), kNowhere); !taken) return taken;
    }
    return {};
}

}  // namespace

const MapSource& findings_source() {
    static const MapSource source{
        .layers = {&layer()}, .always = [](const model::RunInfo&) { return true; }, .of_project = rows};
    return source;
}

}  // namespace terracord::report
