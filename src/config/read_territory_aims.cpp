#include "config/read_territory_aims.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "config/keys.hpp"
#include "config/read_checks.hpp"
#include "config/read_reach.hpp"
#include "config/thresholds.hpp"

namespace terracord::config {

namespace {

// Of a table `which`: inhabitants are asked of a population, dwellings of the others; neighbourhoods count nothing.
model::ConcernedLayer read_concerned_layer(const Node& node, std::string_view which, Errors& errors) {
    model::ConcernedLayer layer;
    layer.position = node.position();
    const auto take_ref = [&](const Node& written) {
        layer.layer_ref = written.text;
        if (!split_layer_ref(written.text).owner.empty()) return;
        errors.push_back(Error{
            ErrorCode::wrong_value,
            {fmt::format("« {} » ne désigne pas une couche", written.text),
             fmt::format("'{}' names no layer", written.text)},
            written.position(),
            {"Écrire \"document.couche\" ou \"standard:rôle\".", "Write \"document.layer\" or \"standard:role\"."}});
    };
    if (node.kind == Kind::string) {
        take_ref(node);
        return layer;
    }
    const TableReader reader(node, kConcernedLayerKeys, errors);
    if (const Node* written = reader.get("layer")) take_ref(*written);
    layer.where = reader.string("where");
    layer.imputed = read_code_matches(reader, "imputed");
    layer.count = reader.string("inhabitants");
    if (which == "population" && layer.count.empty()) {
        layer.count = reader.string("dwellings");
        layer.each = read_people(reader);
    }
    if (which == "dwellings") layer.count = reader.string("dwellings");
    if (which != "neighbourhoods" && layer.count.empty()) {
        const std::string_view key = which == "population" ? "inhabitants" : "dwellings";
        reader.report(ErrorCode::missing_key,
                      {fmt::format("clé « {} » absente : la colonne à compter", key),
                       fmt::format("missing key '{}': the column to count", key)},
                      node.position());
    }
    return layer;
}

std::vector<model::Verdict> verdicts(const TableReader& reader, std::string_view key) {
    std::vector<model::Verdict> found;
    if (!reader.has(key)) return found;
    for (const std::string& word : reader.strings(key)) {
        if (const auto verdict = model::verdict_from(word)) {
            found.push_back(*verdict);
            continue;
        }
        reader.report(ErrorCode::wrong_value,
                      {fmt::format("« {} » n'est pas un verdict", word), fmt::format("'{}' is no verdict", word)},
                      reader.position(key), suggestion(word, model::verdict_codes()));
    }
    return found;
}

std::optional<model::ObjectiveRule> rule_from(std::string_view word) {
    if (word == "cautious") return model::ObjectiveRule::cautious;
    if (word == "majority") return model::ObjectiveRule::majority;
    return std::nullopt;
}

model::ObjectiveLink read_link(const Node& node, Errors& errors) {
    const TableReader reader(node, kObjectiveLinkKeys, errors);
    model::ObjectiveLink link;
    link.position = node.position();
    link.need = reader.has("need");
    link.id = reader.id(reader.has("need") ? "need" : "check", "/.");
    if (reader.has("need") == reader.has("check")) {
        reader.report(ErrorCode::wrong_value,
                      {"« check » ou « need » : l'un des deux", "'check' or 'need': one of the two"}, node.position());
    }
    link.contributes = verdicts(reader, "contributes");
    link.contrary = verdicts(reader, "contrary");
    for (const model::Verdict verdict : link.contributes) {
        if (std::find(link.contrary.begin(), link.contrary.end(), verdict) == link.contrary.end()) continue;
        reader.report(ErrorCode::wrong_value,
                      {fmt::format("« {} » ne peut à la fois contribuer et être contraire", model::code(verdict)),
                       fmt::format("'{}' cannot both contribute and go against", model::code(verdict))},
                      reader.position("contrary"));
    }
    return link;
}

}  // namespace

model::ConcernedSpec read_concerned(const Node& node, Errors& errors) {
    const TableReader reader(node, kConcernedKeys, errors);
    model::ConcernedSpec spec;
    spec.position = node.position();
    if (reader.has("within")) {
        for (const std::string& text : reader.strings("within")) {
            if (auto length = parse_length(text, reader.position("within"))) {
                spec.within.push_back(*length);
            } else {
                errors.push_back(length.error());
            }
        }
        std::sort(spec.within.begin(), spec.within.end());
    } else {
        spec.within = {Metres{100.0}, Metres{300.0}};
    }
    const auto layer = [&](std::string_view key, std::optional<model::ConcernedLayer>& into) {
        if (const Node* written = reader.get(key)) into = read_concerned_layer(*written, key, errors);
    };
    layer("population", spec.population);
    layer("dwellings", spec.dwellings);
    layer("neighbourhoods", spec.neighbourhoods);
    return spec;
}

model::ObjectiveSpec read_objective(const Node& node, Errors& errors) {
    const TableReader reader(node, kObjectiveKeys, errors);
    model::ObjectiveSpec spec;
    spec.position = node.position();
    spec.id = reader.id("id", "/.");
    spec.title = reader.text("title");
    spec.source = reader.text("source");
    spec.reference = reader.string("reference");
    spec.rule = reader.word("rule", &rule_from, {"cautious", "majority"}).value_or(model::ObjectiveRule::cautious);
    const Node* links = reader.get("by");
    for (const Node& item : links == nullptr ? std::vector<Node>{} : links->items)
        spec.links.push_back(read_link(item, errors));
    if (links != nullptr && links->items.empty())
        reader.report(ErrorCode::wrong_value, {"« by » est vide", "'by' is empty"}, links->position());
    return spec;
}

}  // namespace terracord::config
