#include "checks/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/written_number.hpp"
#include "checks/rule_text.hpp"
#include "layers/attribute_names.hpp"

namespace terracord::checks {

namespace {

const std::string* value_of(const layers::Binding& binding, std::uint32_t feature, std::string_view field) {
    if (binding.values.size() <= feature) return nullptr;
    for (const auto& [name, text] : binding.values[feature]) {
        if (name == field) return &text;
    }
    return nullptr;
}

// LIB_ATTR3 = "HAUTEUR_METRES_MAX" -> the text of LIB_VAL3.
const std::string* attribute(const layers::Binding& binding, std::uint32_t feature, std::string_view wanted) {
    constexpr std::string_view kPrefix = "LIB_ATTR";
    if (binding.values.size() <= feature) return nullptr;
    for (const auto& [name, text] : binding.values[feature]) {
        if (!name.starts_with(kPrefix) || !layers::same_attribute(text, wanted)) continue;
        return value_of(binding, feature, "LIB_VAL" + name.substr(kPrefix.size()));
    }
    return nullptr;
}

// How particular a name of the table is for this zone; 0: it does not speak of it.
std::size_t fit(std::string_view pattern, std::string_view zone) {
    if (pattern.ends_with('*')) {
        const std::string_view begin = pattern.substr(0, pattern.size() - 1);
        return zone.starts_with(begin) ? begin.size() + 1 : 0;
    }
    return pattern == zone ? zone.size() + 2 : 0;
}

bool in_commune(std::string_view communes, std::string_view commune) {
    while (!communes.empty()) {
        const auto end = std::min(communes.find(';'), communes.size());
        if (communes.substr(0, end) == commune) return true;
        communes.remove_prefix(std::min(end + 1, communes.size()));
    }
    return false;
}

ReadRule from_table(const Task& task, std::uint32_t feature, std::string_view unit, const model::Programme& kind) {
    const layers::Binding& binding = task.binding();
    ReadRule rule;
    std::vector<std::string> names{binding.classes[binding.class_of[feature]]};
    if (binding.labels[feature] != names.front()) names.push_back(binding.labels[feature]);
    for (const std::string& name : names) {
        for (const model::RuleRow* row : rows_for(task, task.spec.document, name, kind.rule)) {
            const std::string& text = kind.at_most ? row->max : row->min;
            if (text.empty()) continue;
            const auto limit = limit_of_value(row->unit.empty() ? text : text + " " + row->unit, unit);
            if (!limit) continue;
            // Two rows for one zone: the stricter holds.
            if (rule.limit && (kind.at_most ? *limit >= *rule.limit : *limit <= *rule.limit)) continue;
            rule.limit = limit;
            rule.written = row->unit.empty() ? text : text + " " + row->unit;
            std::string from = row->source;
            for (const std::string* more : {&row->date, &row->status}) {
                if (!more->empty()) from += (from.empty() ? "" : ", ") + *more;
            }
            if (!from.empty()) rule.written += fmt::format(" ({})", from);
            rule.example = folded(row->status).starts_with("exemple") || folded(row->status).starts_with("example");
        }
        if (rule.limit) return rule;
    }
    return rule;
}

}  // namespace

std::vector<const model::RuleRow*> rows_for(const Task& task, std::size_t document, std::string_view zone,
                                            std::string_view rule) {
    std::vector<const model::RuleRow*> best;
    if (document >= task.store.rules.size()) return best;
    std::tuple<bool, std::size_t> closest{false, 0};
    for (const model::RuleRow& row : task.store.rules[document]) {
        const std::size_t near = fit(row.zone, zone);
        const bool here =
            !row.commune.empty() && task.project != nullptr && in_commune(task.project->commune_id, row.commune);
        if (near == 0 || row.rule != rule || (!row.commune.empty() && !here)) continue;
        const std::tuple<bool, std::size_t> particular{here, near};
        if (particular < closest) continue;
        if (particular > closest) best.clear();
        closest = particular;
        best.push_back(&row);
    }
    return best;
}

ReadRule rule_of(const Task& task, std::uint32_t feature, std::string_view unit, bool attributes) {
    // A zone's rules are looked for in the words of the check that asked for the zone.
    const auto& kind = std::get<model::Programme>((task.asks != nullptr ? *task.asks : task.spec).kind);
    const layers::Binding& binding = task.binding();
    if (attributes) {
        for (const std::string& name : kind.attributes) {
            const std::string* text = attribute(binding, feature, name);
            if (text == nullptr) continue;
            if (const auto limit = limit_of_value(*text, unit)) return {limit, *text, true, false};
            // The plan states a rule, and nobody can tell which: no other source may stand in for it.
            return {std::nullopt, *text, true, false};
        }
        for (const std::string* text : {&binding.labels[feature], value_of(binding, feature, "TXT")}) {
            if (text == nullptr) continue;
            if (const auto limit = limit_in_text(*text, unit, kind.at_most)) return {limit, *text, true, false};
        }
    }
    return from_table(task, feature, unit, kind);
}

}  // namespace terracord::checks
