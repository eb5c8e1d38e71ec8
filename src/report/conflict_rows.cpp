// What stands against projects, drawn: a row a class of a finding, by family of geometry.
#include <array>
#include <utility>

#include "base/ids.hpp"
#include "report/drawn_shape.hpp"
#include "report/fields.hpp"
#include "report/members.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

using geometry::Family;
using geometry::Shape;
using model::Finding;

// One thing on the map: a class of a finding, or the finding as a whole.
struct MapItem {
    std::string class_code;
    std::string class_label;
    const model::Amounts* strict = nullptr;
    const model::Amounts* robust = nullptr;
    std::string_view place;  // what is drawn: "pieces", "slivers" or "perimeter"
    Shape shape;
};

std::vector<MapItem> items_of(const Finding& finding, const model::Project& project) {
    std::vector<MapItem> items;
    const bool slivers_count = finding.reason == model::Reason::limit_to_verify;
    for (const model::ClassHit& hit : finding.measures.classes) {
        Shape shape = drawn(hit, slivers_count);
        const std::string_view place = hit.pieces.empty() ? "slivers" : "pieces";
        if (!shape.empty())
            items.push_back({hit.class_code, hit.label, &hit.strict, &hit.robust, place, std::move(shape)});
    }
    // Distances, absences and the like have no place of their own: the perimeter stands for them.
    if (items.empty())
        items.push_back({"", "", &finding.measures.strict, &finding.measures.robust, "perimeter", project.perimeter});
    return items;
}

struct Row {
    const Finding& finding;
    const MapItem& item;
    const model::Project& project;
};

const Fields<Row>& fields() {
    static const Fields<Row> made = [] {
        Fields<Row> all;
        all.text("conflict_id", {"Identifiant", "Identifier"},
                 [](const Row& row) { return row.finding.id + "/" + escape_id(row.item.class_code); });
        all.text("finding_id", {"Constat", "Finding"}, [](const Row& row) { return row.finding.id; });
        project_columns(all, [](const Row& row) -> const model::Project& { return row.project; });
        all.text("check_id", {"Contrôle (code)", "Check (code)"}, [](const Row& row) { return row.finding.check_id; });
        all.both("check", {"Contrôle", "Check"}, [](const Row& row) { return row.finding.check_title; });
        all.coded("theme", {"Thème", "Theme"}, "theme", [](const Row& row) { return row.finding.theme; });
        all.text("document_id", {"Document (code)", "Document (code)"},
                 [](const Row& row) { return row.finding.document_id; });
        all.both("document", {"Document", "Document"}, [](const Row& row) { return row.finding.document_title; });
        all.text("document_version", {"Version du document", "Version of the document"},
                 [](const Row& row) { return row.finding.document_version; });
        all.text("class", {"Classe", "Class"}, [](const Row& row) { return row.item.class_code; });
        all.text("class_label", {"Libellé de la classe", "Label of the class"},
                 [](const Row& row) { return row.item.class_label; });
        all.coded("verdict", {"Verdict", "Verdict"}, "verdict",
                  [](const Row& row) { return model::code(row.finding.verdict); });
        all.both("verdict", {"Verdict (libellé)", "Verdict (label)"},
                 [](const Row& row) { return wording::label("verdict", model::code(row.finding.verdict)); });
        all.coded("relation", {"Rapport au document", "Relation to the document"}, "relation",
                  [](const Row& row) { return model::code(row.finding.relation); });
        all.coded("reason", {"Motif", "Reason"}, "reason",
                  [](const Row& row) { return model::code(row.finding.reason); });
        all.coded("place", {"Géométrie", "Geometry"}, "place", [](const Row& row) { return row.item.place; });
        all.flag("emphasis", {"Réserve majeure", "Major reservation"},
                 [](const Row& row) { return row.finding.emphasis; });
        all.measure("area_m2", kAreaDecimals, {"Surface robuste (m²)", "Robust area (m²)"},
                    [](const Row& row) { return row.item.robust->area_m2; });
        all.measure("area_strict_m2", kAreaDecimals, {"Surface brute (m²)", "Raw area (m²)"},
                    [](const Row& row) { return row.item.strict->area_m2; });
        all.measure("share", kShareDecimals, {"Part (0 à 1)", "Share (0 to 1)"},
                    [](const Row& row) { return row.item.robust->share; });
        all.measure("length_m", kLengthDecimals, {"Linéaire (m)", "Length (m)"},
                    [](const Row& row) { return row.item.robust->length_m; });
        all.whole("count", {"Nombre", "Count"}, [](const Row& row) { return row.item.robust->count; });
        all.measure("distance_m", kLengthDecimals, {"Distance (m)", "Distance (m)"},
                    [](const Row& row) { return row.item.robust->distance_m; });
        all.measure("tolerance_m", kLengthDecimals, {"Précision du document (m)", "Accuracy of the document (m)"},
                    [](const Row& row) { return row.finding.tolerance_m; });
        all.text("threshold", {"Seuils atteints", "Thresholds met"},
                 [](const Row& row) { return met_conditions(row.finding); });
        all.text("reference", {"Référence", "Reference"}, [](const Row& row) { return row.finding.reference; });
        all.both("sentence", {"Constat rédigé", "Finding in words"},
                 [](const Row& row) { return row.finding.sentence; });
        all.measure("covered_share", kShareDecimals,
                    {"Part couverte par la donnée (0 à 1)", "Share the data cover (0 to 1)"},
                    [](const Row& row) { return row.finding.measures.coverage.covered_share; });
        return all;
    }();
    return made;
}

const MapLayer& layer_of(Family family) {
    const auto made = [](std::string name, Text title, Family of) {
        return MapLayer{.name = std::move(name),
                        .title = std::move(title),
                        .description = {"Ce qui s'oppose aux projets ou appelle une réserve ou une vigilance : un objet par constat "
                                        "et par classe du document.",
                                        "What stands against projects or calls for a reservation or for attention: a "
                                        "feature a finding and class of the document."},
                        .family = of,
                        .columns = fields().columns()};
    };
    static const MapLayer areas = made("conflicts", {"Contradictions et réserves", "Conflicts and reservations"}, Family::area);
    static const MapLayer lines = made("conflicts_lines", {"Contradictions et réserves (lignes)", "Conflicts and reservations (lines)"}, Family::line);
    static const MapLayer points = made("conflicts_points", {"Contradictions et réserves (points)", "Conflicts and reservations (points)"}, Family::point);
    return family == Family::line ? lines : family == Family::point ? points : areas;
}

Result<void> rows(const model::ProjectResult& result, const TakeRow& take) {
    for (const Finding& finding : result.findings) {
        if (!finding.on_map()) continue;
        for (const MapItem& item : items_of(finding, result.project)) {
            if (auto taken = take(layer_of(item.shape.family()), fields().cells({finding, item, result.project}), item.shape);
                !taken)
                return taken;
        }
    }
    return {};
}

}  // namespace

const MapSource& conflicts_source() {
    static const MapSource source{
        .layers = {&layer_of(Family::area), &layer_of(Family::line), &layer_of(Family::point)},
        .always = [](const model::RunInfo&) { return true; },
        .of_project = rows};
    return source;
}

}  // namespace terracord::report
