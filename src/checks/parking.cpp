#include "checks/parking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/written_number.hpp"
#include "checks/rule_text.hpp"
#include "layers/worker.hpp"

namespace terracord::checks {

namespace {

constexpr double kRounding = 1e-9;

double up(double places) { return std::ceil(places - kRounding); }

const std::string* written_of(const Task& task, std::uint32_t feature, std::string_view field) {
    const layers::Binding& binding = task.binding();
    if (binding.values.size() <= feature) return nullptr;
    for (const auto& [name, text] : binding.values[feature]) {
        if (name == field) return &text;
    }
    return nullptr;
}

std::optional<double> weight_of(const model::Programme& kind, std::string_view name) {
    for (const auto& [key, weight] : kind.weights) {
        if (key == name) return weight;
    }
    return std::nullopt;
}

// Is a station of the check's companion within its reach, as the crow flies (CE 10/10/2022, n° 452955)?
bool near_station(const Task& task) {
    const model::CheckSpec& asking = task.asks != nullptr ? *task.asks : task.spec;
    const auto companion = std::find_if(asking.also.begin(), asking.also.end(),
                                        [](const model::Companion& one) { return one.role == "stations"; });
    if (companion == asking.also.end()) return false;
    Task own{.spec = asking,
             .check = task.check,
             .tolerance_m = task.tolerance_m,
             .declared_coverage = task.declared_coverage,
             .store = task.store,
             .worker = task.worker,
             .firm_only = task.firm_only,
             .analysis = task.analysis,
             .project = task.project,
             .asks = nullptr};
    const auto stations = own.companion("stations");
    if (!stations) return false;
    const Task& look = *stations;
    std::vector<std::uint32_t> near;
    look.layer().index.query(task.worker.subject().box().widened(companion->within.value), near);
    return std::any_of(near.begin(), near.end(), [&](std::uint32_t i) {
        if (!look.selects(i)) return false;
        return task.worker.distance(look.layer(), i, companion->within.value) <= companion->within.value;
    });
}

// Places the dwellings call for, under the cap of the law where a station is near.
double for_dwellings(const Task& task, const model::Programme& kind, double per_unit, double units) {
    const auto cap = weight_of(kind, "near_station");
    if (kind.at_most || !cap || !near_station(task)) return per_unit * units;
    const double social = std::min(task.project->quantity("social_units").value_or(0.0), units);
    const double social_cap = weight_of(kind, "near_station_social").value_or(*cap);
    return std::min(per_unit, *cap) * (units - social) + std::min(per_unit, social_cap) * social;
}

// "x0" speaks of every destination of its ten.
bool speaks_of(std::string_view rule, std::string_view destination) {
    return rule == destination ||
           (rule.size() == 2 && destination.size() == 2 && rule[1] == '0' && rule[0] == destination[0]);
}

}  // namespace

std::optional<Norm> parking_norm(std::string_view text) {
    const std::string plain = folded(plain_blanks(text));
    const auto number = leading_number(plain);
    if (!number || number->value < 0.0) return std::nullopt;
    std::string rest = plain_blanks(std::string_view(plain).substr(number->size));
    for (const std::string_view word : {"places", "place"}) {
        if (!rest.starts_with(word)) continue;
        rest = plain_blanks(std::string_view(rest).substr(word.size()));
        break;
    }
    // "1 place de stationnement vélo par logement": of what, places_norm asks.
    for (const std::string_view word : {"de stationnement", "pour velos", "pour velo", "de velo", "velos", "velo",
                                        "cycles", "cycle", "voitures", "voiture", "automobiles", "automobile"}) {
        if (rest.starts_with(word)) rest = plain_blanks(std::string_view(rest).substr(word.size()));
    }
    if (rest.empty()) {
        const bool says_places = plain.find("place") != std::string::npos;
        return says_places ? Norm{.per_unit = {}, .per_m2 = {}, .plain = number->value}
                           : Norm{.per_unit = number->value, .per_m2 = {}, .plain = {}};
    }
    bool per = false;
    for (const std::string_view word : {"/", "par", "pour", "per", "for"}) {
        if (!rest.starts_with(word)) continue;
        rest = plain_blanks(std::string_view(rest).substr(word.size()));
        per = true;
        break;
    }
    if (!per) return std::nullopt;
    const auto of = leading_number(rest);
    const double amount = of ? of->value : 1.0;
    if (of) rest = plain_blanks(std::string_view(rest).substr(of->size));
    for (const std::string_view word : {"tranche de ", "tranche "}) {
        if (rest.starts_with(word)) return std::nullopt;  // whole steps: not a plain ratio
    }
    if (amount <= 0.0) return std::nullopt;
    if (rest.starts_with("log") || rest.starts_with("dwelling"))
        return Norm{.per_unit = number->value / amount, .per_m2 = {}, .plain = {}};
    if (rest.starts_with("m2")) return Norm{.per_unit = {}, .per_m2 = number->value / amount, .plain = {}};
    return std::nullopt;
}

PlacesNorm places_norm(const Task& task, const model::Programme& kind, std::uint32_t feature, bool attributes) {
    PlacesNorm out;
    const model::Project& project = *task.project;
    const layers::Binding& binding = task.binding();
    const auto units = project.quantity("housing_units");
    if (attributes) {
        for (const std::string* text : {&binding.labels[feature], written_of(task, feature, "TXT")}) {
            if (text == nullptr) continue;
            // A norm of bicycles says so, and says nothing of cars.
            const std::string plain = folded(*text);
            const bool bicycles = plain.find("velo") != std::string::npos || plain.find("cycle") != std::string::npos;
            if (bicycles != (kind.indicator == model::Indicator::bicycle_places)) continue;
            const auto norm = parking_norm(*text);
            if (!norm) continue;
            out.rule = {norm->per_unit, *text, true, false};
            if (norm->plain) out.places = up(*norm->plain);
            if (norm->per_unit && units) out.places = up(for_dwellings(task, kind, *norm->per_unit, *units));
            if (norm->per_m2) {
                if (const auto area = project.quantity("floor_area_m2")) out.places = up(*norm->per_m2 * *area);
            }
            return out;
        }
    }
    const std::string& zone = binding.classes[binding.class_of[feature]];
    const auto rows = rows_for(task, task.spec.document, zone, kind.rule);
    double places = 0.0;
    bool missing = rows.empty();
    for (const model::RuleRow* row : rows) {
        const std::string& text = kind.at_most ? row->max : row->min;
        if (text.empty()) continue;
        const std::string whole = row->unit.empty() ? text : text + " " + row->unit;
        const auto norm = parking_norm(whole);
        if (!norm) {
            missing = true;
            continue;
        }
        out.rule.written += (out.rule.written.empty() ? "" : " ; ") +
                            (row->destination.empty() ? "" : row->destination + " : ") + whole +
                            (row->source.empty() ? "" : fmt::format(" ({})", row->source));
        out.rule.limit = norm->per_unit ? norm->per_unit : (norm->per_m2 ? norm->per_m2 : norm->plain);
        if (norm->plain) {
            places += up(*norm->plain);
        } else if (norm->per_unit && (row->destination.empty() || speaks_of(row->destination, "21"))) {
            if (units)
                places += up(for_dwellings(task, kind, *norm->per_unit, *units));
            else
                missing = true;
        } else {
            // A destination's own norm, by its own numbers. Without a table of destinations nobody knows them.
            if (!project.destinations_given) missing = true;
            for (const model::Destination& one : project.destinations) {
                if (!speaks_of(row->destination, one.code)) continue;
                const auto amount = norm->per_unit ? one.units : one.floor_area_m2;
                if (!amount) {
                    missing = true;
                    continue;
                }
                places += up((norm->per_unit ? *norm->per_unit : *norm->per_m2) * *amount);
            }
        }
    }
    if (!missing && out.rule.limit) out.places = places;
    return out;
}

}  // namespace terracord::checks
