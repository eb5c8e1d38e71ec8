// Where two documents contradict each other, patch by patch.
#include "report/fields.hpp"
#include "report/members.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

struct Row {
    const model::Compared& comparison;
    const model::ComparisonSpec& spec;
    std::size_t index;

    [[nodiscard]] const model::DifferencePatch& patch() const { return comparison.patches[index]; }
};

const Fields<Row>& fields() {
    static const Fields<Row> made = [] {
        Fields<Row> all;
        all.text("patch_id", {"Identifiant", "Identifier"},
                 [](const Row& row) { return row.comparison.finding.id + "/" + std::to_string(row.index + 1); });
        all.text("finding_id", {"Constat", "Finding"}, [](const Row& row) { return row.comparison.finding.id; });
        all.text("comparison_id", {"Comparaison (code)", "Comparison (code)"},
                 [](const Row& row) { return row.comparison.id; });
        all.both("comparison", {"Comparaison", "Comparison"}, [](const Row& row) { return row.spec.title; });
        all.text("a_layer", {"Première couche", "First layer"}, [](const Row& row) { return row.spec.a_ref; });
        all.text("b_layer", {"Seconde couche", "Second layer"}, [](const Row& row) { return row.spec.b_ref; });
        all.text("a_class", {"Classe (première couche)", "Class (first layer)"},
                 [](const Row& row) { return row.patch().a; });
        all.text("b_class", {"Classe (seconde couche)", "Class (second layer)"},
                 [](const Row& row) { return row.patch().b; });
        all.coded("verdict", {"Verdict (code)", "Verdict (code)"}, "verdict",
                  [](const Row& row) { return model::code(row.comparison.finding.verdict); });
        all.both("verdict", {"Verdict", "Verdict"},
                 [](const Row& row) { return wording::label("verdict", model::code(row.comparison.finding.verdict)); });
        all.coded("width", {"Largeur", "Width"}, "data_fault_width",
                  [](const Row& row) { return row.patch().sliver ? "sliver" : "wide"; });
        all.measure("area_m2", kAreaDecimals, {"Surface (m²)", "Area (m²)"},
                    [](const Row& row) { return row.patch().area_m2; });
        all.measure("mean_width_m", kLengthDecimals, {"Largeur moyenne (m)", "Mean width (m)"},
                    [](const Row& row) { return row.patch().mean_width_m; });
        all.measure("tolerance_m", kLengthDecimals, {"Précision (m)", "Accuracy (m)"},
                    [](const Row& row) { return row.comparison.tolerance_m; });
        all.both("sentence", {"Constat", "Finding"}, [](const Row& row) { return row.comparison.finding.sentence; });
        return all;
    }();
    return made;
}

const MapLayer& layer() {
    static const MapLayer made{
        .name = "difference_patches",
        .title = {"Documents qui se contredisent", "Documents that contradict each other"},
        .description = {"Le terrain sur lequel deux documents ne disent pas la même chose.",
                        "Ground on which two documents do not say the same."},
        .columns = fields().columns()};
    return made;
}

Result<void> rows(const model::RunInfo& run, const TakeRow& take) {
    for (std::size_t i = 0; i < run.comparisons.size(); ++i) {
        const model::Compared& comparison = run.comparisons[i];
        for (std::size_t p = 0; p < comparison.patches.size(); ++p) {
            if (auto taken = take(layer(), fields().cells({comparison, run.analysis->comparisons[i], p}),
                                  comparison.patches[p].shape);
                !taken)
                return taken;
        }
    }
    return {};
}

}  // namespace

const MapSource& differences_source() {
    static const MapSource source{.layers = {&layer()},
                                  .always = [](const model::RunInfo& run) { return !run.comparisons.empty(); },
                                  .of_run = rows};
    return source;
}

}  // namespace terracord::report
