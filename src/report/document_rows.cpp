// The documents of the analysis as rows, for tables.
#include "report/fields.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

using Row = model::DocumentSpec;

const Fields<Row>& fields() {
    static const Fields<Row> made = [] {
        Fields<Row> all;
        all.text("document_id", {"Document (code)", "Document (code)"}, [](const Row& row) { return row.id; });
        all.both("document", {"Document", "Document"}, [](const Row& row) { return row.title; });
        all.text("type", {"Type", "Type"}, [](const Row& row) { return row.type; });
        all.text("version", {"Version", "Version"}, [](const Row& row) { return row.version; });
        all.coded("status", {"Statut (code)", "Status (code)"}, "document_status",
                  [](const Row& row) { return model::code(row.status); });
        all.both("status", {"Statut", "Status"},
                 [](const Row& row) { return wording::label("document_status", model::code(row.status)); });
        all.text("approved", {"Approuvé le", "Approved on"}, [](const Row& row) { return row.approved; });
        all.text("obtained", {"Données reçues le", "Data received on"}, [](const Row& row) { return row.obtained; });
        all.coded("relation", {"Rapport au document", "Relation to the document"}, "relation",
                  [](const Row& row) { return model::code(row.relation); });
        all.measure("accuracy_m", kLengthDecimals, {"Précision (m)", "Accuracy (m)"},
                    [](const Row& row) { return row.accuracy.value; });
        all.text("reference", {"Référence", "Reference"}, [](const Row& row) { return row.reference; });
        return all;
    }();
    return made;
}

const MapLayer& layer() {
    static const MapLayer made{
        .name = "documents",
        .title = {"Documents de l'analyse", "Documents of the analysis"},
        .description = {"Les documents comparés aux projets : version, statut, date, précision.",
                        "The documents compared with the projects: version, status, date, accuracy."},
        .family = geometry::Family::none,
        .columns = fields().columns()};
    return made;
}

Result<void> rows(const model::RunInfo& run, const TakeRow& take) {
    static const geometry::Shape kNowhere;
    for (const model::DocumentSpec& document : run.analysis->documents) {
        if (auto taken = take(layer(), fields().cells(document), kNowhere); !taken) return taken;
    }
    return {};
}

}  // namespace

const MapSource& documents_source() {
    static const MapSource source{
        .layers = {&layer()}, .always = [](const model::RunInfo&) { return true; }, .of_run = rows};
    return source;
}

}  // namespace terracord::report
