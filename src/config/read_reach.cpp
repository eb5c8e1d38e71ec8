#include "config/read_reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "config/keys.hpp"
#include "config/read_checks.hpp"
#include "config/thresholds.hpp"

namespace terracord::config {

namespace {

constexpr double kMostPeople = 20.0;  // beyond it the number is a slip

std::vector<model::PartKind> part_kinds(const TableReader& reader, std::string_view key,
                                        std::vector<model::PartKind> otherwise) {
    if (!reader.has(key)) return otherwise;
    std::vector<model::PartKind> kinds;
    std::vector<std::string> words = model::part_kind_codes();
    words.emplace_back("none");
    for (const std::string& word : reader.strings(key)) {
        if (word == "none") continue;
        if (const auto kind = model::part_kind_from(word)) {
            kinds.push_back(*kind);
            continue;
        }
        reader.report(
            ErrorCode::wrong_value,
            {fmt::format("« {} » n'est pas une nature de partie", word), fmt::format("'{}' is no kind of part", word)},
            reader.position(key), suggestion(word, words));
    }
    return kinds;
}

void read_changes(const TableReader& reader, model::Changes& changes) {
    changes.brings = part_kinds(reader, "brings", {});
    changes.takes = part_kinds(reader, "takes", changes.takes);
    changes.brings_column = reader.string("brings_column");
    changes.takes_column = reader.string("takes_column");
}

void read_snap(const TableReader& reader, Metres& snap) {
    const Node* node = reader.get("snap");
    if (node == nullptr) return;
    if (const auto length = parse_length(node->text, node->position()); length && length->value > 0.0) {
        snap = *length;
        return;
    }
    reader.report(ErrorCode::wrong_value,
                  {fmt::format("« {} » n'est pas une distance d'accroche", node->text),
                   fmt::format("'{}' is no distance to snap within", node->text)},
                  node->position(), {"Par exemple : snap = \"50 m\".", "For instance: snap = \"50 m\"."});
}

void demand(const Node& node, std::string_view key, const Text& example, Errors& errors) {
    if (node.find(key) != nullptr) return;
    const Node* measure = node.find("measure");
    errors.push_back(
        Error{ErrorCode::missing_key,
              {fmt::format("cette mesure demande « {} »", key), fmt::format("this measure needs '{}'", key)},
              measure != nullptr ? measure->position() : node.position(),
              {"Par exemple : " + example.fr, "For instance: " + example.en}});
}

}  // namespace

double read_people(const TableReader& reader) {
    const Node* node = reader.get("people_per_dwelling");
    if (node == nullptr) return model::kPeoplePerDwelling;
    const double people = node->kind == Kind::integer ? static_cast<double>(node->integer) : node->real;
    if (people > 0.0 && people <= kMostPeople) return people;
    reader.report(ErrorCode::wrong_value,
                  {"nombre d'habitants par logement hors de 0 à 20", "inhabitants per dwelling out of 0 to 20"},
                  node->position());
    return model::kPeoplePerDwelling;
}

void read_access(const TableReader& reader, model::Access& access) {
    if (const Node* least = reader.get("minimum_area")) {
        if (const auto area = parse_area(least->text, least->position())) {
            access.least = *area;
        } else {
            reader.errors().push_back(area.error());
        }
    }
    read_snap(reader, access.snap);
    read_changes(reader, access.changes);
    access.people_per_dwelling = read_people(reader);
    access.people_declared = reader.has("people_per_dwelling");
}

void read_population(const TableReader& reader, model::Population& population) {
    const std::string dwellings = reader.string("dwellings");
    population.count = reader.string("inhabitants", dwellings);
    if (reader.has("inhabitants") && reader.has("dwellings")) {
        reader.report(
            ErrorCode::wrong_value,
            {"« inhabitants » ou « dwellings » : l'un des deux", "'inhabitants' or 'dwellings': one of the two"},
            reader.position("dwellings"));
    }
    const double people = read_people(reader);
    if (!reader.has("inhabitants")) population.each = people;
    population.imputed = read_code_matches(reader, "imputed");
    read_snap(reader, population.snap);
    read_changes(reader, population.changes);
}

void read_land(const TableReader& reader, model::Land& land) {
    if (const Node* groups = reader.get("groups")) {
        for (const Node& item : groups->items) {
            const TableReader row(item, kLandGroupKeys, reader.errors());
            land.groups.push_back({.when = read_code_matches(row, "when"), .name = row.id("is")});
        }
    }
    land.consumes = reader.strings("consumes");
    for (const std::string& word : land.consumes) {
        const bool known = std::any_of(land.groups.begin(), land.groups.end(),
                                       [&](const model::LandGroup& group) { return group.name == word; });
        if (known || land.groups.empty()) continue;
        std::vector<std::string> names;
        for (const model::LandGroup& group : land.groups) names.push_back(group.name);
        reader.report(
            ErrorCode::unknown_reference,
            {fmt::format("« consumes » : aucun groupe « {} »", word), fmt::format("'consumes': no group '{}'", word)},
            reader.position("consumes"), suggestion(word, names));
    }
}

void require_reach_keys(const Node& node, const model::CheckKind& kind, Errors& errors) {
    const Text within = same_text("within = \"300 m\".");
    if (std::holds_alternative<model::Access>(kind)) demand(node, "within", within, errors);
    if (std::holds_alternative<model::Population>(kind)) {
        demand(node, "within", within, errors);
        if (node.find("dwellings") == nullptr) demand(node, "inhabitants", same_text("inhabitants = \"ind\"."), errors);
    }
    if (std::holds_alternative<model::Land>(kind)) {
        demand(node, "groups",
               same_text("groups = [ { when = { code_cs = \"CS1.1.1.*\" }, is = \"artificialised\" } ]."), errors);
        demand(node, "consumes", same_text("consumes = [\"natural\", \"agricultural\", \"forest\"]."), errors);
    }
}

}  // namespace terracord::config
