#include "config/read_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "config/keys.hpp"
#include "config/read_reach.hpp"
#include "config/thresholds.hpp"

namespace terracord::config {

namespace {

// Which kinds a key is for; a check's other keys are for all.
struct KindKey {
    std::string_view key;
    std::array<std::string_view, 4> kinds;
};

constexpr std::array kKindKeys{KindKey{"width", {"corridor"}},
                               KindKey{"setback", {"setback"}},
                               KindKey{"from", {"setback"}},
                               KindKey{"carriageway", {"setback"}},
                               KindKey{"within", {"frontage", "alignment", "access", "population"}},
                               KindKey{"zone", {"consumption"}},
                               KindKey{"minimum_area", {"access"}},
                               KindKey{"snap", {"access", "population"}},
                               KindKey{"brings", {"access", "population"}},
                               KindKey{"brings_column", {"access", "population"}},
                               KindKey{"takes", {"access", "population"}},
                               KindKey{"takes_column", {"access", "population"}},
                               KindKey{"people_per_dwelling", {"access", "population"}},
                               KindKey{"inhabitants", {"population"}},
                               KindKey{"dwellings", {"population"}},
                               KindKey{"imputed", {"population"}},
                               KindKey{"groups", {"land"}},
                               KindKey{"consumes", {"land"}}};

void report_misplaced(const TableReader& reader, const model::CheckKind& kind) {
    for (const KindKey& one : kKindKeys) {
        const bool mine = std::find(one.kinds.begin(), one.kinds.end(), model::code(kind)) != one.kinds.end();
        if (mine || !reader.has(one.key)) continue;
        std::string kinds;
        for (const std::string_view word : one.kinds) {
            if (!word.empty()) kinds.append(kinds.empty() ? "" : ", ").append(word);
        }
        reader.report(ErrorCode::wrong_value,
                      {fmt::format("« {} » est pour la mesure {}", one.key, kinds),
                       fmt::format("'{}' is for the measure {}", one.key, kinds)},
                      reader.position(one.key));
    }
}

std::optional<Metres> positive(const Node& node, Errors& errors) {
    const auto length = parse_length(node.text, node.position());
    if (!length) {
        errors.push_back(length.error());
        return std::nullopt;
    }
    if (length->value > 0.0) return *length;
    errors.push_back(Error{ErrorCode::wrong_value,
                           {"une longueur nulle ne mesure rien", "a length of zero measures nothing"},
                           node.position(),
                           {}});
    return std::nullopt;
}

void read_codes(const Node& node, model::FeatureLength& length, Errors& errors) {
    for (const Member& member : node.members) {
        if (member.value.kind != Kind::string) {
            errors.push_back(Error{ErrorCode::wrong_type,
                                   {fmt::format("« {} » : une longueur s'écrit entre guillemets", member.key),
                                    fmt::format("'{}': a length is written in quotes", member.key)},
                                   member.value.position(),
                                   {"Par exemple : \"1\" = \"300 m\".", "For instance: \"1\" = \"300 m\"."}});
            continue;
        }
        if (const auto metres = positive(member.value, errors)) length.codes.emplace_back(member.key, metres->value);
    }
    if (node.members.empty())
        errors.push_back(
            Error{ErrorCode::wrong_value, {"« codes » est vide", "'codes' is empty"}, node.position(), {}});
}

void read_length_by(const TableReader& reader, std::string_view key, model::FeatureLength& length) {
    const Node* node = reader.get(key);
    if (node == nullptr) return;
    if (node->kind == Kind::string) {
        length.fixed = positive(*node, reader.errors());
        return;
    }
    const TableReader table(*node, kFeatureLengthKeys, reader.errors());
    length.column = table.words("column");
    length.attributes = table.strings("attribute");
    if (length.column.empty() == length.attributes.empty()) {
        table.report(ErrorCode::missing_key,
                     {"une longueur par objet demande « column » ou « attribute »",
                      "a length by feature needs either 'column' or 'attribute'"},
                     node->position(),
                     {"Par exemple : { column = \"RECUL\" } ou { attribute = \"VALEUR DE RECUL\" }.",
                      "For instance: { column = \"RECUL\" } or { attribute = \"VALEUR DE RECUL\" }."});
    }
    if (!length.attributes.empty() && table.has("codes")) {
        table.report(ErrorCode::wrong_value,
                     {"« codes » va avec « column »", "'codes' goes with 'column'"}, table.position("codes"));
    }
    if (const Node* codes = table.get("codes")) read_codes(*codes, length, reader.errors());
    if (const Node* otherwise = table.get("otherwise")) length.fixed = positive(*otherwise, reader.errors());
}

void read_within(const TableReader& reader, Metres& within) {
    if (const Node* node = reader.get("within")) within = positive(*node, reader.errors()).value_or(Metres{});
}

// One of two words; true: the second.
bool second_word(const TableReader& reader, std::string_view key, const std::array<std::string_view, 2>& words) {
    const Node* node = reader.get(key);
    if (node == nullptr || node->text == words[0]) return false;
    if (node->text == words[1]) return true;
    reader.report_word(*node, key, {std::string(words[0]), std::string(words[1])});
    return false;
}

void demand(const Node& node, std::string_view key, Text why, Text hint, Errors& errors) {
    if (node.find(key) != nullptr) return;
    const Node* measure = node.find("measure");
    errors.push_back(Error{ErrorCode::missing_key, std::move(why),
                           measure != nullptr ? measure->position() : node.position(), std::move(hint)});
}

}  // namespace

void read_kind_keys(const TableReader& reader, model::CheckKind& kind) {
    report_misplaced(reader, kind);
    if (auto* corridor = std::get_if<model::Corridor>(&kind)) read_length_by(reader, "width", corridor->width);
    if (auto* frontage = std::get_if<model::Frontage>(&kind)) read_within(reader, frontage->within);
    if (auto* alignment = std::get_if<model::Alignment>(&kind)) read_within(reader, alignment->within);
    if (auto* consumption = std::get_if<model::Consumption>(&kind))
        consumption->by_feature = second_word(reader, "zone", {"class", "feature"});
    if (auto* access = std::get_if<model::Access>(&kind)) {
        read_within(reader, access->within);
        read_access(reader, *access);
    }
    if (auto* population = std::get_if<model::Population>(&kind)) {
        read_within(reader, population->within);
        read_population(reader, *population);
    }
    if (auto* land = std::get_if<model::Land>(&kind)) read_land(reader, *land);
    if (auto* setback = std::get_if<model::Setback>(&kind)) {
        read_length_by(reader, "setback", setback->distance);
        read_length_by(reader, "carriageway", setback->carriageway);
        setback->from_edge = second_word(reader, "from", {"axis", "edge"});
    }
}

void require_kind_keys(const Node& node, const model::CheckKind& kind, Errors& errors) {
    if (const auto* setback = std::get_if<model::Setback>(&kind)) {
        demand(node, "setback", {"un contrôle de recul demande « setback »", "a check of setbacks needs 'setback'"},
               {"Par exemple : setback = \"75 m\".", "For instance: setback = \"75 m\"."}, errors);
        if (setback->from_edge)
            demand(node, "carriageway",
                   {"un recul compté du bord demande « carriageway »",
                    "a setback counted from the edge needs 'carriageway'"},
                   {"Par exemple : carriageway = { column = \"LARGEUR\" }.",
                    "For instance: carriageway = { column = \"LARGEUR\" }."},
                   errors);
    }
    if (std::holds_alternative<model::Projects>(kind)) {
        for (const std::string_view key :
             {"layer", "where", "match", "projects", "subject", "forbids", "documents", "class"}) {
            const Node* written = node.find(key);
            if (written == nullptr) continue;
            errors.push_back(Error{ErrorCode::wrong_value,
                                   {fmt::format("« {} » n'a pas de sens entre projets", key),
                                    fmt::format("'{}' means nothing between projects", key)},
                                   written->position(),
                                   {"Ce contrôle compare les périmètres entre eux.",
                                    "This check compares the perimeters with each other."}});
        }
    }
    if (std::holds_alternative<model::Alignment>(kind)) {
        demand(node, "subject", {"un contrôle de tracé demande « subject »", "a check of alignment needs 'subject'"},
               {"Par exemple : subject = \"road\".", "For instance: subject = \"road\"."}, errors);
    }
    require_reach_keys(node, kind, errors);
    if (std::holds_alternative<model::Frontage>(kind) || std::holds_alternative<model::Alignment>(kind)) {
        demand(node, "within", {"cette mesure demande « within »", "this measure needs 'within'"},
               {"Par exemple : within = \"10 m\".", "For instance: within = \"10 m\"."}, errors);
    }
}

}  // namespace terracord::config
