#include "config/read_needs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/written_number.hpp"
#include "config/keys.hpp"
#include "config/read_sources.hpp"
#include "config/thresholds.hpp"

namespace terracord::config {

using model::NeedSpec;

namespace {

std::vector<std::string> quantity_words() {
    std::vector<std::string> words{std::string(model::kPerimeterArea), std::string(model::kOpenArea)};
    for (const auto& quantity : model::programme_quantities()) words.emplace_back(quantity.code);
    return words;
}

bool known_quantity(const std::string& word) {
    return word == model::kPerimeterArea || word == model::kOpenArea || word.starts_with(model::kSurfacePrefix) ||
           model::programme_quantity(word) != nullptr;
}

// housing_units, or { housing_units = 1, demolished_units = -1 }; a factor may be a column of the units.
std::vector<model::NeedTerm> read_terms(const TableReader& reader, std::string_view key, const Node& node) {
    std::vector<model::NeedTerm> terms;
    const auto add = [&](const std::string& quantity, const Position& where) -> model::NeedTerm* {
        if (!known_quantity(quantity)) {
            reader.report(ErrorCode::unknown_reference,
                          {fmt::format("« {} » n'est pas une quantité du programme", quantity),
                           fmt::format("'{}' is no quantity of the programme", quantity)},
                          where, suggestion(quantity, quantity_words()));
            return nullptr;
        }
        return &terms.emplace_back(model::NeedTerm{quantity, 1.0, {}});
    };
    if (node.kind == Kind::string) {
        add(node.text, node.position());
        return terms;
    }
    for (const Member& member : node.members) {
        if (member.key == "check" || member.key == "factor") continue;
        model::NeedTerm* term = add(member.key, member.position());
        if (term == nullptr) continue;
        if (member.value.kind == Kind::string && !member.value.text.empty()) {
            term->column = member.value.text;
        } else if (member.value.kind == Kind::integer || member.value.kind == Kind::real) {
            term->factor = member.value.real;
        } else {
            reader.report(ErrorCode::wrong_type,
                          {fmt::format("« {} » : un nombre, ou le nom d'une colonne", member.key),
                           fmt::format("'{}': a number, or the name of a column", member.key)},
                          member.value.position());
        }
    }
    if (node.members.empty()) {
        reader.report(ErrorCode::wrong_value,
                      {fmt::format("« {} » est vide", key), fmt::format("'{}' is empty", key)}, node.position());
    }
    return terms;
}

void read_supply(const TableReader& reader, NeedSpec& need) {
    const Node* node = reader.get("supply");
    if (node == nullptr) return;
    const Node* check = node->kind == Kind::table ? node->find("check") : nullptr;
    const Node* factor = node->kind == Kind::table ? node->find("factor") : nullptr;
    if (check == nullptr) {
        if (factor != nullptr) {
            reader.report(ErrorCode::wrong_value,
                          {"« factor » va avec « check »", "'factor' goes with 'check'"}, factor->position(),
                          {"Ailleurs le facteur suit la quantité : { housing_units = 0.28 }.",
                           "Elsewhere the factor follows the quantity: { housing_units = 0.28 }."});
        }
        need.supply = read_terms(reader, "supply", *node);
        return;
    }
    if (check->kind != Kind::string || check->text.empty()) {
        reader.report(ErrorCode::wrong_type, {"« check » : l'identifiant d'un contrôle", "'check': the id of a check"},
                      check->position());
    } else {
        need.check = check->text;
    }
    if (factor != nullptr) {
        if (factor->kind == Kind::integer || factor->kind == Kind::real) {
            need.check_factor = factor->real;
        } else {
            reader.report(ErrorCode::wrong_type, {"« factor » : un nombre", "'factor': a number"},
                          factor->position());
        }
    }
    if (node->members.size() > (factor == nullptr ? 1U : 2U)) {
        reader.report(ErrorCode::wrong_value,
                      {"« supply » : un contrôle ou des quantités, pas les deux",
                       "'supply': a check or quantities, not both"},
                      node->position());
    }
}

std::size_t read_units(const Node& node, const std::filesystem::path& folder,
                       std::vector<model::UnitLayerSpec>& layers, Errors& errors) {
    const TableReader reader(node, kNeedTerritoryKeys, errors);
    model::UnitLayerSpec units;
    units.position = node.position();
    read_source_keys(reader, folder, units.source);
    units.id = reader.words("id");
    units.name = reader.string("name");
    if (const Node* accuracy = reader.get("accuracy")) {
        if (const auto length = parse_length(accuracy->text, accuracy->position())) {
            units.accuracy = *length;
        } else {
            errors.push_back(length.error());
        }
    }
    const auto same = std::find_if(layers.begin(), layers.end(), [&](const model::UnitLayerSpec& other) {
        return other.source.path == units.source.path && other.source.layer == units.source.layer &&
               other.source.where == units.source.where && other.id == units.id && other.name == units.name &&
               other.accuracy == units.accuracy;
    });
    if (same != layers.end()) return static_cast<std::size_t>(same - layers.begin());
    layers.push_back(std::move(units));
    return layers.size() - 1;
}

double percent_of(const NeedSpec& need, double value) { return need.percent && need.rate() ? value / 100.0 : value; }

void read_target(const Node& node, const std::filesystem::path& folder, NeedSpec& need, Errors& errors) {
    const TableReader reader(node, kNeedTargetKeys, errors);
    if (reader.has("source")) read_source_keys(reader, folder, need.target.table.source);
    need.target.table.key = reader.string("key");
    need.target.field = reader.string("field");
    need.target.until = reader.date("until");
    if (const Node* all = reader.get("all")) need.target.all = percent_of(need, all->real);
    if (const Node* years = reader.get("years")) {
        need.target.years = years->real;
        if (!(years->real > 0.0)) {
            reader.report(ErrorCode::wrong_value, {"« years » est positif", "'years' is positive"},
                          years->position());
        } else if (need.rate()) {
            reader.report(ErrorCode::wrong_value,
                          {"un taux ne se cumule pas d'année en année", "a rate does not add up over years"},
                          years->position());
        }
    }
    if (need.target.all.has_value() == !need.target.field.empty()) {
        reader.report(ErrorCode::wrong_value,
                      {"« target » a un champ (field), ou une valeur pour toutes les unités (all)",
                       "'target' has a field, or one value for all units (all)"},
                      node.position());
    }
    if (need.target.table.source.given() && need.target.table.key.empty()) {
        reader.report(ErrorCode::missing_key,
                      {"clé « key » absente (table « target ») : la colonne qui rattache la table aux unités",
                       "missing key 'key' (table 'target'): the column that joins the table to the units"},
                      node.position());
    }
}

void read_existing(const Node& node, const std::filesystem::path& folder, NeedSpec& need, Errors& errors) {
    if (node.kind == Kind::string) {
        need.existing = node.text;
        return;
    }
    const TableReader reader(node, kNeedExistingKeys, errors);
    if (reader.has("source")) read_source_keys(reader, folder, need.existing_table.source);
    need.existing_table.key = reader.string("key");
    need.existing = reader.words("field");
    need.existing_per = reader.string("per");
    if (need.existing_table.source.given() && need.existing_table.key.empty()) {
        reader.report(ErrorCode::missing_key,
                      {"clé « key » absente (table « existing »)", "missing key 'key' (table 'existing')"},
                      node.position());
    }
}

void read_weights(const TableReader& reader, NeedSpec& need) {
    if (const Node* weights = reader.get("weights")) {
        for (const Member& member : weights->members) {
            const bool number = member.value.kind == Kind::real || member.value.kind == Kind::integer;
            if (!number || member.value.real < 0.0 || member.value.real > 1.0) {
                reader.report(ErrorCode::wrong_value,
                              {fmt::format("« {} » : un poids va de 0 à 1", member.key),
                               fmt::format("'{}': a weight goes from 0 to 1", member.key)},
                              member.value.position());
                continue;
            }
            need.weights[folded(plain_blanks(member.key))] = member.value.real;
        }
    }
    if (const Node* by = reader.get("weigh_by")) {
        if (by->text != "status" && by->text != "phase") {
            reader.report_word(*by, "weigh_by", {"status", "phase"});
        } else {
            need.by_phase = by->text == "phase";
        }
    }
    if (!need.by_phase) return;
    for (const auto& [word, weight] : need.weights) {
        if (model::phase_from(word)) continue;
        reader.report(ErrorCode::wrong_value,
                      {fmt::format("« {} » n'est pas une phase", word), fmt::format("'{}' is no phase", word)},
                      reader.position("weights"), suggestion(word, model::phase_codes()));
    }
}

void read_split(const TableReader& reader, const std::filesystem::path& folder, NeedSpec& need) {
    const Node* node = reader.get("split");
    if (node == nullptr) return;
    if (node->kind == Kind::string) {
        if (node->text == "area" || node->text == "dwellings") {
            need.split = *model::need_split_from(node->text);
        } else {
            reader.report_word(*node, "split", {"area", "dwellings"});
        }
        return;
    }
    const TableReader table(*node, kNeedSharesKeys, reader.errors());
    model::SharesSource shares;
    read_source_keys(table, folder, shares.source);
    shares.project = table.string("project", shares.project);
    shares.unit = table.string("unit", shares.unit);
    shares.share = table.string("share", shares.share);
    need.split = model::NeedSplit::shares;
    need.shares = std::move(shares);
}

// "80 %" of the target.
void read_level(const TableReader& reader, std::string_view key, double& level) {
    const Node* node = reader.get(key);
    if (node == nullptr) return;
    const auto number = written_number(node->text);
    if (number && number->unit == "%" && number->value >= 0.0) {
        level = number->value / 100.0;
        return;
    }
    reader.report(ErrorCode::wrong_value,
                  {fmt::format("« {} » : une part de l'objectif, \"80 %\"", key),
                   fmt::format("'{}': a share of the target, \"80 %\"", key)},
                  node->position());
}

void read_levels(const TableReader& reader, NeedSpec& need) {
    // A ceiling is exceeded beyond all of it; a target is over-committed beyond a fifth more.
    if (need.sense == model::NeedSense::at_most) need.high = 1.0;
    read_level(reader, "low", need.low);
    read_level(reader, "high", need.high);
    need.origin = reader.word("origin", &model::origin_from, {"law", "document", "usage", "default", "user"})
                      .value_or(reader.has("low") || reader.has("high") ? model::Origin::user : need.origin);
    if (need.low > need.high) {
        reader.report(ErrorCode::wrong_value,
                      {"« low » dépasse « high »", "'low' is more than 'high'"}, reader.position("low"));
    }
}

void read_document_of(const TableReader& reader, NeedSpec& need) {
    const Node* node = reader.get("document");
    if (node == nullptr) return;
    if (node->kind == Kind::string) {
        need.document_ref = node->text;
        return;
    }
    const TableReader table(*node, kNeedDocumentKeys, reader.errors());
    need.document_id = table.id("id");
    need.document_title = table.text("title");
    need.document_date = table.date("approved");
    need.relation = table.word("relation", &model::relation_from, model::relation_codes());
}

void read_standing(const TableReader& reader, NeedSpec& need) {
    read_document_of(reader, need);
    if (const Node* verdict = reader.get("verdict")) {
        const std::vector<std::string> words{"conflict", "reservation", "attention"};
        if (std::find(words.begin(), words.end(), verdict->text) == words.end()) {
            reader.report_word(*verdict, "verdict", words);
        } else {
            need.verdict = model::verdict_from(verdict->text).value_or(need.verdict);
        }
    }
    need.emphasis = reader.boolean("emphasis", false);
    need.mandatory = reader.boolean("mandatory", false);
    need.due = reader.word("phase", &model::phase_from, model::phase_codes()).value_or(model::Phase::design);
    need.reference = reader.string("reference");
    need.reference_verified = reader.boolean("reference_verified", true);
    need.note = reader.text("note");
    need.number = reader.string("number");
    need.rule = reader.text("rule");
    need.needs = reader.text("needs");
}

void report_missing(const TableReader& reader, const NeedSpec& need) {
    const auto missing = [&](std::string_view key) {
        reader.report(ErrorCode::missing_key,
                      {fmt::format("clé « {} » absente (table « [[need]] »)", key),
                       fmt::format("missing key '{}' (table '[[need]]')", key)},
                      reader.position());
    };
    if (!reader.has("id")) missing("id");
    if (!reader.has("territory")) missing("territory");
    if (!reader.has("target")) missing("target");
    if (!reader.has("supply")) missing("supply");
    if (!need.existing.empty() && need.rate() == need.existing_per.empty()) {
        reader.report(ErrorCode::wrong_value,
                      {"« per » dit à quoi l'existant se rapporte : il va avec le « per » du besoin",
                       "'per' says what the stock is set against: it goes with the need's own 'per'"},
                      reader.position("existing"));
    }
    if (need.rate() && !need.check.empty()) {
        reader.report(ErrorCode::wrong_value,
                      {"un taux (« per ») et un sol mesuré par un contrôle ne vont pas ensemble",
                       "a rate ('per') and ground measured by a check do not go together"},
                      reader.position("per"));
    }
}

}  // namespace

NeedSpec read_need(const Node& node, const std::filesystem::path& folder, Completeness completeness,
                   std::vector<model::UnitLayerSpec>& unit_layers, Errors& errors) {
    const TableReader reader(node, kNeedKeys, errors);
    NeedSpec need;
    need.position = node.position();
    need.id = reader.id("id", "/.");
    need.use = reader.words("use");
    need.title = reader.text("title");
    if (need.title.empty()) need.title = same_text(need.id);
    need.theme = reader.string("theme", "needs");
    need.sense = reader.word("sense", &model::need_sense_from, {"at_least", "at_most"})
                     .value_or(model::NeedSense::at_least);
    need.percent = reader.boolean("percent", false);
    need.unit = reader.text("unit");
    need.counted = reader.text("counted");
    read_supply(reader, need);
    if (const Node* per = reader.get("per")) need.per = read_terms(reader, "per", *per);
    if (const Node* target = reader.get("target")) read_target(*target, folder, need, errors);
    if (const Node* existing = reader.get("existing")) read_existing(*existing, folder, need, errors);
    if (const Node* territory = reader.get("territory")) need.units = read_units(*territory, folder, unit_layers, errors);
    read_weights(reader, need);
    read_split(reader, folder, need);
    read_levels(reader, need);
    read_standing(reader, need);
    if (completeness == Completeness::whole) report_missing(reader, need);
    return need;
}

Node overlay_need(const Node& entry, const Node& user) {
    Node base = entry;
    if (user.find("reference") != nullptr) {
        const auto is = [](const Member& member) { return member.key == "reference_verified"; };
        base.members.erase(std::remove_if(base.members.begin(), base.members.end(), is), base.members.end());
    }
    return overlay(base, user);
}

}  // namespace terracord::config
