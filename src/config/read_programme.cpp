#include "config/read_programme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/written_number.hpp"
#include "config/keys.hpp"
#include "config/read_checks.hpp"
#include "config/read_sources.hpp"
#include "config/thresholds.hpp"

namespace terracord::config {

namespace {

using model::CheckSpec;

// CNIG codes of destinations: two digits.
bool is_destination(std::string_view code) {
    return code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> destination_codes(const TableReader& reader, std::string_view key) {
    std::vector<std::string> codes = reader.strings(key);
    for (const std::string& code : codes) {
        if (is_destination(code)) continue;
        reader.report(ErrorCode::wrong_value,
                      {fmt::format("« {} » n'est pas un code de destination", code),
                       fmt::format("'{}' is no code of a destination", code)},
                      reader.position(key),
                      {"Les codes du standard CNIG ont deux chiffres : \"21\", \"20\" pour toute l'habitation.",
                       "Codes of the CNIG standard have two digits: \"21\", \"20\" for all of housing."});
    }
    return codes;
}

std::vector<std::string> quantity_words() {
    std::vector<std::string> words;
    for (const auto& quantity : model::programme_quantities()) words.emplace_back(quantity.code);
    return words;
}

model::Companion read_companion(const Member& member, const TableReader& check) {
    model::Companion companion;
    companion.role = member.key;
    companion.position = member.value.position();
    const auto take_ref = [&](const std::string& ref, const Position& where) {
        companion.layer_ref = ref;
        if (!split_layer_ref(ref).owner.empty()) return;
        check.report(
            ErrorCode::wrong_value,
            {fmt::format("« {} » ne désigne pas une couche", ref), fmt::format("'{}' names no layer", ref)}, where,
            {"Écrire \"document.couche\" ou \"standard:rôle\".", "Write \"document.layer\" or \"standard:role\"."});
    };
    if (member.value.kind == Kind::string) {
        take_ref(member.value.text, member.value.position());
        return companion;
    }
    const TableReader reader(member.value, kCompanionKeys, check.errors());
    if (const Node* layer = reader.get("layer")) take_ref(layer->text, layer->position());
    companion.where = reader.string("where");
    companion.match = read_code_matches(reader, "match");
    if (const Node* within = reader.get("within")) {
        if (auto metres = parse_length(within->text, within->position()))
            companion.within = *metres;
        else
            check.errors().push_back(metres.error());
    }
    if (const Node* least = reader.get("minimum_area")) {
        if (auto area = parse_area(least->text, least->position()))
            companion.least = *area;
        else
            check.errors().push_back(area.error());
    }
    companion.column = reader.string("column");
    return companion;
}

model::PartKind part_or_report(const TableReader& reader, const std::string& word) {
    const auto part = model::part_kind_from(word);
    if (!part) {
        reader.report(
            ErrorCode::wrong_value,
            {fmt::format("« {} » n'est pas une nature de partie", word), fmt::format("'{}' is no kind of part", word)},
            reader.position("without"), suggestion(word, model::part_kind_codes()));
    }
    return part.value_or(model::PartKind::kept);
}

std::optional<model::Combine> combine_from(std::string_view word) {
    if (word == "strictest") return model::Combine::strictest;
    if (word == "weighted") return model::Combine::weighted;
    return std::nullopt;
}
std::optional<bool> bound_from(std::string_view word) {
    if (word == "max") return true;
    if (word == "min") return false;
    return std::nullopt;
}
std::optional<bool> ground_from(std::string_view word) {
    if (word == "perimeter") return false;
    if (word == "site_area_m2") return true;
    return std::nullopt;
}
std::optional<model::Verdict> others_from(std::string_view word) {
    if (word == "coherent" || word == "reservation" || word == "conflict") return model::verdict_from(word);
    return std::nullopt;
}

// A ratio to the ground is weighed by the ground of each zone; anything else obeys the strictest.
bool of_ground(model::Indicator indicator) {
    using model::Indicator;
    return indicator == Indicator::lot_coverage || indicator == Indicator::floor_area_ratio ||
           indicator == Indicator::density || indicator == Indicator::deep_soil_share ||
           indicator == Indicator::vegetated_share || indicator == Indicator::impermeable_share ||
           indicator == Indicator::biotope;
}

void read_compare(const Node& node, Errors& errors, model::Programme& kind) {
    const TableReader reader(node, kCompareKeys, errors);
    if (const auto indicator = reader.word("indicator", &model::indicator_from, model::indicator_codes()))
        kind.indicator = *indicator;
    kind.at_most = reader.word("bound", &bound_from, {"max", "min"}).value_or(true);
    kind.combine = reader.word("combine", &combine_from, {"strictest", "weighted"})
                       .value_or(of_ground(kind.indicator) ? model::Combine::weighted : model::Combine::strictest);
    kind.rule = reader.string("rule", std::string(model::code(kind.indicator)));
    kind.attributes = reader.strings("attributes");
    kind.by_site_area = reader.word("ground", &ground_from, {"perimeter", "site_area_m2"}).value_or(false);
    for (const std::string& word : reader.strings("without")) kind.without.push_back(part_or_report(reader, word));
    if (const Node* weights = reader.get("weights")) {
        for (const Member& member : weights->members) {
            const bool number = member.value.kind == Kind::real || member.value.kind == Kind::integer;
            const double weight =
                member.value.kind == Kind::integer ? static_cast<double>(member.value.integer) : member.value.real;
            if (!number || weight < 0.0 || weight > 1.0) {
                reader.report(ErrorCode::wrong_value,
                              {fmt::format("« {} » : un coefficient va de 0 à 1", member.key),
                               fmt::format("'{}': a coefficient goes from 0 to 1", member.key)},
                              member.value.position());
                continue;
            }
            kind.weights.emplace_back(member.key, weight);
        }
    }
    if (kind.indicator == model::Indicator::biotope && kind.weights.empty()) {
        reader.report(ErrorCode::missing_key,
                      {"un coefficient de biotope demande « weights »", "a biotope coefficient needs 'weights'"},
                      node.position(),
                      {"Le coefficient de chaque surface : weights = { pleine_terre = 1.0, toiture = 0.3 }.",
                       "The coefficient of each surface: weights = { deep_soil = 1.0, roof = 0.3 }."});
    }
}

void read_defaults(const TableReader& reader, model::Destinations& kind) {
    if (const Node* defaults = reader.get("defaults")) {
        for (const Node& item : defaults->items) {
            const TableReader row(item, kDefaultsKeys, reader.errors());
            model::DefaultDestinations one;
            one.when = read_code_matches(row, "when");
            one.allowed = destination_codes(row, "allowed");
            one.others = row.word("others", &others_from, {"coherent", "reservation", "conflict"})
                             .value_or(model::Verdict::conflict);
            one.why = row.text("why");
            kind.defaults.push_back(std::move(one));
        }
    }
    if (const Node* words = reader.get("words")) {
        for (const Member& member : words->members) {
            std::vector<std::string> codes;
            if (member.value.kind == Kind::string) codes.push_back(member.value.text);
            for (const Node& item : member.value.items) codes.push_back(item.text);
            const bool good = !codes.empty() && std::all_of(codes.begin(), codes.end(), is_destination);
            if (!good) {
                reader.report(
                    ErrorCode::wrong_value,
                    {fmt::format("« {} » : des codes de destination à deux chiffres sont attendus", member.key),
                     fmt::format("'{}': codes of destinations, of two digits, are expected", member.key)},
                    member.value.position());
                continue;
            }
            kind.words.emplace_back(folded(member.key), std::move(codes));
        }
    }
}

bool speaks_of_excess(const CheckSpec& check) {
    return std::any_of(check.thresholds.begin(), check.thresholds.end(), [](const model::Threshold& threshold) {
        return std::any_of(
            threshold.conditions.begin(), threshold.conditions.end(),
            [](const model::Condition& condition) { return condition.quantity == model::Quantity::excess; });
    });
}

void not_for(const TableReader& reader, std::string_view key, std::string_view measure) {
    if (!reader.has(key)) return;
    reader.report(ErrorCode::wrong_value,
                  {fmt::format("« {} » est pour la mesure « {} »", key, measure),
                   fmt::format("'{}' is for the measure '{}'", key, measure)},
                  reader.position(key));
}

}  // namespace

model::ProgrammeColumns read_programme_columns(const Node& node, const std::filesystem::path& folder, Errors& errors) {
    const TableReader reader(node, kProgrammeKeys, errors);
    model::ProgrammeColumns columns;
    columns.position = node.position();
    for (const auto& quantity : model::programme_quantities()) {
        if (reader.has(quantity.code)) columns.columns[std::string(quantity.code)] = reader.words(quantity.code);
    }
    if (const Node* surfaces = reader.get("surfaces")) {
        for (const Member& member : surfaces->members) {
            if (member.value.kind == Kind::string && !member.value.text.empty()) {
                columns.columns[std::string(model::kSurfacePrefix) + member.key] = member.value.text;
                continue;
            }
            reader.report(ErrorCode::wrong_type,
                          {fmt::format("« {} » : le nom d'une colonne est attendu", member.key),
                           fmt::format("'{}': the name of a column is expected", member.key)},
                          member.value.position());
        }
    }
    if (const Node* table = reader.get("table")) {
        model::DestinationsSource source;
        if (table->kind == Kind::string) {
            source.source = read_source(*table, folder, errors);
        } else {
            const TableReader rows(*table, kDestinationsKeys, errors);
            read_source_keys(rows, folder, source.source);
            source.project = rows.string("project", source.project);
            source.destination = rows.string("destination", source.destination);
            source.floor_area_m2 = rows.string("floor_area_m2");
            source.units = rows.string("units");
            source.part = rows.string("part");
        }
        columns.table = std::move(source);
    }
    return columns;
}

void read_programme_keys(const TableReader& reader, CheckSpec& check) {
    const std::vector<std::string> quantities = quantity_words();
    for (const std::string& text : reader.strings("programme")) {
        if (auto condition = parse_programme_condition(text, quantities, reader.position("programme")))
            check.programme.push_back(std::move(*condition));
        else
            reader.errors().push_back(condition.error());
    }
    check.destinations = destination_codes(reader, "destinations");
    check.without_destinations = destination_codes(reader, "without_destinations");
    if (const Node* also = reader.get("also")) {
        for (const Member& member : also->members) check.also.push_back(read_companion(member, reader));
    }
}

void read_programme_kind(const TableReader& reader, CheckSpec& check) {
    if (auto* programme = std::get_if<model::Programme>(&check.kind)) {
        if (const Node* compare = reader.get("compare")) {
            read_compare(*compare, reader.errors(), *programme);
        } else {
            reader.report(ErrorCode::missing_key,
                          {"la mesure « programme » demande « compare »", "the measure 'programme' needs 'compare'"},
                          reader.position("measure"),
                          {"Par exemple : compare = { indicator = \"height\" }.",
                           "For instance: compare = { indicator = \"height\" }."});
        }
        programme->ruled = speaks_of_excess(check);
        if (programme->ruled && check.layer_ref.empty()) {
            reader.report(ErrorCode::missing_key,
                          {"« excess » compare à la règle d'une couche : « layer » manque",
                           "'excess' compares with the rule of a layer: 'layer' is missing"},
                          reader.position("measure"),
                          {"Sans règle de document, comparer la valeur : information = \"value >= 10 ha\".",
                           "Without the rule of a document, compare the value: information = \"value >= 10 ha\"."});
        }
    } else {
        not_for(reader, "compare", "programme");
    }
    if (auto* destinations = std::get_if<model::Destinations>(&check.kind)) {
        read_defaults(reader, *destinations);
    } else {
        not_for(reader, "defaults", "destinations");
        not_for(reader, "words", "destinations");
    }
}

}  // namespace terracord::config
