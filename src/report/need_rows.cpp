// A row a need and unit, with target, supply and balance, ready for a choropleth.
#include <optional>

#include "base/ids.hpp"
#include "report/fields.hpp"
#include "report/members.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

constexpr int kDecimals = 6;

double amount(model::Millionths value) { return static_cast<double>(value) / model::kMillion; }
double known(const std::optional<double>& value) { return value.value_or(model::kUnknown); }

struct Row {
    const model::NeedSpec& need;
    const model::Unit& unit;
    const model::UnitFigures& figures;
    const model::UnitBalance& balance;
};

const Fields<Row>& fields() {
    static const Fields<Row> made = [] {
        Fields<Row> all;
        all.text("need_unit_id", {"Identifiant", "Identifier"},
                 [](const Row& row) { return escape_id(row.need.id) + "/" + escape_id(row.unit.key); });
        all.text("need_id", {"Besoin (code)", "Need (code)"}, [](const Row& row) { return row.need.id; });
        all.both("need", {"Besoin", "Need"}, [](const Row& row) { return row.need.title; });
        all.coded("sense", {"Sens", "Sense"}, "need_sense", [](const Row& row) { return model::code(row.need.sense); });
        all.text("unit_id", {"Unité (code)", "Unit (code)"}, [](const Row& row) { return row.unit.key; });
        all.text("unit_name", {"Unité", "Unit"}, [](const Row& row) { return row.unit.name; });
        all.measure("target", kDecimals, {"Cible", "Target"}, [](const Row& row) { return known(row.figures.target); });
        all.measure("existing", kDecimals, {"Existant", "Existing"},
                    [](const Row& row) { return known(row.figures.existing); });
        all.measure("supply", kDecimals, {"Apport des projets", "Supply of the projects"},
                    [](const Row& row) { return amount(row.balance.supply); });
        all.measure("supply_weighted", kDecimals, {"Apport pondéré par l'avancement", "Supply weighted by status"},
                    [](const Row& row) { return amount(row.balance.weighted); });
        all.whole("projects", {"Projets", "Projects"}, [](const Row& row) { return row.balance.projects; });
        all.whole("projects_unknown", {"Projets qui ne disent rien", "Projects that do not say"},
                  [](const Row& row) { return row.balance.unknown; });
        all.measure("balance", kDecimals, {"Solde", "Balance"}, [](const Row& row) { return row.balance.balance; });
        all.measure("level", kDecimals, {"Niveau (1 = cible)", "Level (1 = target)"},
                    [](const Row& row) { return row.balance.level; });
        all.measure("rate", kDecimals, {"Taux", "Rate"},
                    [](const Row& row) { return row.need.rate() ? row.balance.value : model::kUnknown; });
        all.coded("state", {"État (code)", "State (code)"}, "unit_state",
                  [](const Row& row) { return model::code(row.balance.state); });
        all.both("state", {"État", "State"},
                 [](const Row& row) { return wording::label("unit_state", model::code(row.balance.state)); });
        all.both("why", {"Pourquoi", "Why"}, [](const Row& row) { return row.balance.why; });
        return all;
    }();
    return made;
}

const MapLayer& layer() {
    static const MapLayer made{
        .name = "needs",
        .title = {"Besoins du territoire", "Needs of the territory"},
        .description = {"Chaque besoin, unité par unité : cible, existant, apport des projets et solde.",
                        "Every need, unit by unit: target, existing, what the projects bring, and the balance."},
        .columns = fields().columns()};
    return made;
}

Result<void> rows(const model::RunInfo& run, const TakeRow& take) {
    static const model::UnitFigures kNone;
    for (std::size_t n = 0; n < run.balances.size(); ++n) {
        const model::NeedSpec& need = run.analysis->needs[n];
        for (const model::UnitBalance& balance : run.balances[n].units) {
            const model::Unit& unit = run.unit_layers[need.units].units[balance.unit];
            const model::UnitFigures& figures = run.needs[n].usable ? run.needs[n].units[balance.unit] : kNone;
            if (auto taken = take(layer(), fields().cells({need, unit, figures, balance}), unit.shape); !taken)
                return taken;
        }
    }
    return {};
}

}  // namespace

const MapSource& needs_source() {
    static const MapSource source{.layers = {&layer()},
                                  .always = [](const model::RunInfo& run) { return !run.analysis->needs.empty(); },
                                  .of_run = rows};
    return source;
}

}  // namespace terracord::report
