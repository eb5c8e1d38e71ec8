#include "config/read_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "config/read_kinds.hpp"
#include "config/read_programme.hpp"
#include "config/read_raster.hpp"

namespace terracord::config {

using model::CheckSpec;

namespace {

std::optional<model::CheckKind> kind_from(std::string_view code) {
    if (const auto raster = raster_kind(code)) return *raster;
    const std::array<model::CheckKind, 21> kinds{
        model::Overlap{},     model::Exclusion{}, model::Containment{},  model::Distance{}, model::Length{},
        model::Count{},       model::Breakdown{}, model::Corridor{},     model::Frontage{}, model::Setback{},
        model::Consumption{}, model::Alignment{}, model::Projects{},     model::Clause{},   model::Manual{},
        model::Declared{},    model::Programme{}, model::Destinations{}, model::Access{},   model::Population{},
        model::Land{}};
    static_assert(std::variant_size_v<model::CheckKind> == kinds.size() + 1);  // and rasters
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return model::code(kind) == code; });
    if (found == kinds.end()) return std::nullopt;
    return *found;
}

// Declarations are a family of their own, and no check but `declared` is of it.
std::optional<model::Side> family_from(std::string_view code) {
    const auto side = model::side_from(code);
    return side == model::Side::declared ? std::nullopt : side;
}

std::vector<std::string> family_words() {
    return {std::string(model::code(model::Side::documents)), std::string(model::code(model::Side::needs))};
}

void read_subject(const TableReader& reader, CheckSpec& check) {
    const Node* node = reader.get("subject");
    if (node == nullptr || (node->kind == Kind::string && node->text == "perimeter")) return;
    std::vector<std::string> words = model::part_kind_codes();
    words.insert(words.begin(), "perimeter");
    const auto take = [&](const Node& item) {
        if (const auto part = model::part_kind_from(item.text)) {
            check.parts.push_back(*part);
        } else {
            reader.report_word(item, "subject", words);
        }
    };
    if (node->kind == Kind::string) return take(*node);
    for (const Node& item : node->items) take(item);
    if (node->items.empty()) {
        reader.report(ErrorCode::wrong_value, {"« subject » est vide", "'subject' is empty"}, node->position());
    }
}

// Codes, trimmed as the data will be.
std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

struct Level {
    std::string_view key;
    model::Verdict verdict;
    model::NeedReading reading;
};

// In the order they are tested.
constexpr std::array kLevels{
    Level{"conflict", model::Verdict::conflict, model::NeedReading::none},
    Level{"reservation", model::Verdict::reservation, model::NeedReading::none},
    Level{"attention", model::Verdict::attention, model::NeedReading::none},
    Level{"information", model::Verdict::information, model::NeedReading::none},
    Level{"worsens", model::Verdict::information, model::NeedReading::worsens},
    Level{"contributes", model::Verdict::information, model::NeedReading::contributes},
};

// An exclusion without thresholds: anything robust at all.
model::Threshold anything(model::Verdict verdict, const Position& where) {
    using model::Comparison;
    using model::Quantity;
    model::Threshold threshold;
    threshold.verdict = verdict;
    threshold.all = false;
    threshold.origin = model::Origin::tool_default;
    threshold.conditions = {{Quantity::area, Comparison::greater, 0.0, "area > 0 m2"},
                            {Quantity::length, Comparison::greater, 0.0, "length > 0 m"},
                            {Quantity::count, Comparison::greater_equal, 1.0, "count >= 1"}};
    threshold.position = where;
    return threshold;
}

void read_thresholds(const TableReader& reader, const std::optional<model::CheckKind>& kind, CheckSpec& check) {
    const auto allowed = kind ? quantities_of(*kind) : std::vector<model::Quantity>{};
    for (const Level& level : kLevels) {
        const Node* node = reader.get(level.key);
        if (node == nullptr || node->kind == Kind::boolean) continue;  // false: taken away from what stands behind
        if (level.reading != model::NeedReading::none && kind && check.side != model::Side::needs) {
            reader.report(ErrorCode::bad_threshold,
                          {fmt::format("« {} » est pour un contrôle de besoin", level.key),
                           fmt::format("'{}' is for a check of needs", level.key)},
                          node->position(), {"Ajouter family = \"needs\".", "Add family = \"needs\"."});
            continue;
        }
        // It would be tested first and hide what the need is asked for.
        if (level.reading == model::NeedReading::none && check.side == model::Side::needs) {
            reader.report(ErrorCode::bad_threshold,
                          {fmt::format("« {} » n'est pas pour un contrôle de besoin", level.key),
                           fmt::format("'{}' is not for a check of needs", level.key)},
                          node->position(), {"Écrire contributes ou worsens.", "Write contributes or worsens."});
            continue;
        }
        auto threshold = read_threshold(*node, allowed, reader.errors());
        if (!threshold) continue;
        threshold->verdict = level.verdict;
        threshold->reading = level.reading;
        check.thresholds.push_back(std::move(*threshold));
    }
}

void read_verdict(const TableReader& reader, CheckSpec& check, bool any_threshold) {
    const std::vector<std::string> words{"conflict", "reservation", "attention", "information"};
    auto verdict = model::Verdict::conflict;
    if (const Node* node = reader.get("verdict")) {
        if (std::find(words.begin(), words.end(), node->text) == words.end()) {
            reader.report_word(*node, "verdict", words);
        } else {
            verdict = model::verdict_from(node->text).value_or(verdict);
        }
        if (auto* clause = std::get_if<model::Clause>(&check.kind)) {
            clause->verdict = verdict;
        } else if (any_threshold || !std::holds_alternative<model::Exclusion>(check.kind)) {
            reader.report(ErrorCode::wrong_value,
                          {"« verdict » est pour un contrôle d'exclusion sans seuil, ou une clause",
                           "'verdict' is for an exclusion without thresholds, or a clause"},
                          node->position(),
                          {"Le nom du seuil (conflict, reservation ...) dit le verdict.",
                           "The name of the threshold (conflict, reservation ...) says the verdict."});
            return;
        }
    }
    // Taking thresholds away never makes a check stricter than it was.
    const bool taken_away = std::any_of(kLevels.begin(), kLevels.end(), [&](const Level& level) {
        const Node* node = reader.get(level.key);
        return node != nullptr && node->kind == Kind::boolean;
    });
    if (std::holds_alternative<model::Exclusion>(check.kind) && !any_threshold && !taken_away) {
        check.thresholds.push_back(anything(verdict, reader.position("measure")));
    }
}

void read_distance(const TableReader& reader, CheckSpec& check, bool any_threshold) {
    auto* distance = std::get_if<model::Distance>(&check.kind);
    if (distance == nullptr) return;
    for (const model::Threshold& threshold : check.thresholds) {
        for (const model::Condition& condition : threshold.conditions) {
            distance->search.value = std::max(distance->search.value, condition.limit);
        }
    }
    if (!any_threshold) {
        reader.report(
            ErrorCode::missing_key,
            {"un contrôle de distance demande au moins un seuil", "a check of distance needs at least one threshold"},
            reader.position("measure"),
            {"Par exemple : attention = \"distance < 100 m\".", "For instance: attention = \"distance < 100 m\"."});
    }
}

void require(const TableReader& reader, const Node& node, std::string_view key) {
    if (node.find(key) != nullptr) return;
    reader.report(ErrorCode::missing_key,
                  {fmt::format("clé « {} » absente (table « {} »)", key, kCheckKeys.name),
                   fmt::format("missing key '{}' (table '{}')", key, kCheckKeys.name)},
                  node.position());
}

void read_reads(const TableReader& reader, CheckSpec& check) {
    const Node* node = reader.get("reads");
    if (node == nullptr) return;
    const TableReader reads(*node, kReadsKeys, reader.errors());
    for (const Key& key : kReadsKeys.keys) {
        if (const auto verdict = model::verdict_from(key.name); verdict && reads.has(key.name))
            check.reads[*verdict] = reads.text(key.name);
    }
}

// Where a rule binds less, and what it comes to there.
void read_levers(const TableReader& reader, CheckSpec& check) {
    const Node* list = reader.get("levers");
    if (list == nullptr) return;
    for (const Node& node : list->items) {
        const TableReader one(node, kLeverKeys, reader.errors());
        model::Lever lever;
        if (const auto kind = one.word("kind", &model::lever_kind_from, model::lever_kind_codes())) lever.kind = *kind;
        lever.text = one.text("text");
        lever.reference = one.string("reference");
        lever.verified = one.boolean("reference_verified", false);
        check.levers.push_back(std::move(lever));
    }
}

void read_exceptions(const TableReader& reader, CheckSpec& check) {
    const Node* list = reader.get("except");
    if (list == nullptr) return;
    for (const Node& node : list->items) {
        const TableReader one(node, kExceptKeys, reader.errors());
        model::Exception exception;
        exception.position = node.position();
        exception.layer_ref = one.string("layer");
        exception.match = read_code_matches(one, "match");
        exception.where = one.string("where");
        exception.title = one.text("title");
        if (const Node* to = one.get("to")) {
            const std::vector<std::string> words{"reservation", "attention", "information"};
            if (std::find(words.begin(), words.end(), to->text) == words.end()) {
                one.report_word(*to, "to", words);
            } else {
                exception.to = model::verdict_from(to->text).value_or(exception.to);
            }
        }
        if (one.has("layer") && split_layer_ref(exception.layer_ref).owner.empty()) {
            one.report(
                ErrorCode::wrong_value,
                {fmt::format("« {} » ne désigne pas une couche", exception.layer_ref),
                 fmt::format("'{}' names no layer", exception.layer_ref)},
                one.position("layer"),
                {"Écrire \"document.couche\" ou \"standard:rôle\".", "Write \"document.layer\" or \"standard:role\"."});
        }
        check.exceptions.push_back(std::move(exception));
    }
}

void check_exceptions(const TableReader& reader, const CheckSpec& check) {
    if (check.exceptions.empty()) return;
    const bool takes =
        std::holds_alternative<model::Overlap>(check.kind) || std::holds_alternative<model::Exclusion>(check.kind) ||
        std::holds_alternative<model::Containment>(check.kind) || std::holds_alternative<model::Length>(check.kind) ||
        std::holds_alternative<model::Count>(check.kind) || std::holds_alternative<model::Setback>(check.kind);
    if (takes && check.side == model::Side::documents) return;
    reader.report(ErrorCode::wrong_value,
                  {"« except » est pour overlap, exclusion, containment, length, count et setback, au regard des "
                   "documents",
                   "'except' is for overlap, exclusion, containment, length, count and setback, as to documents"},
                  reader.position("except"));
}

void read_when(const TableReader& reader, CheckSpec& check) {
    const Node* node = reader.get("when");
    if (node == nullptr) return;
    const TableReader when(*node, kWhenKeys, reader.errors());
    model::Trigger trigger;
    trigger.position = when.position("check");
    trigger.check = when.id("check", "/.");
    const Node* verdicts = when.get("verdicts");
    const auto take = [&](const Node& item) {
        if (const auto verdict = model::verdict_from(item.text)) {
            trigger.verdicts.push_back(*verdict);
        } else {
            when.report_word(item, "verdicts", model::verdict_codes());
        }
    };
    if (verdicts != nullptr && verdicts->kind == Kind::string) take(*verdicts);
    if (verdicts != nullptr && verdicts->kind == Kind::array) {
        for (const Node& item : verdicts->items) take(item);
        if (verdicts->items.empty())
            when.report(ErrorCode::wrong_value, {"« verdicts » est vide", "'verdicts' is empty"}, verdicts->position());
    }
    check.when = std::move(trigger);
}

// The keys of kinds that look at no layer.
void read_stated(const TableReader& reader, CheckSpec& check) {
    if (auto* manual = std::get_if<model::Manual>(&check.kind)) {
        manual->question = reader.text("question");
        manual->article = reader.string("article");
        manual->page = reader.string("page");
    }
    if (auto* declared = std::get_if<model::Declared>(&check.kind)) {
        declared->question = reader.text("question");
        declared->column = reader.string("column");
        check.side = model::Side::declared;
    }
}

// Each kind has keys of its own: elsewhere they would be read by nobody.
void check_own_keys(const TableReader& reader, const CheckSpec& check) {
    struct Own {
        std::string_view key;
        bool taken;
    };
    const bool layered = model::reads_layer(check.kind);
    const bool manual = std::holds_alternative<model::Manual>(check.kind);
    const bool declared = std::holds_alternative<model::Declared>(check.kind);
    const Own keys[]{{"question", manual || declared},
                     {"article", manual},
                     {"page", manual},
                     {"column", declared},
                     {"document", !layered},
                     {"standard", !layered},
                     {"layer", layered},
                     {"match", layered},
                     {"where", layered},
                     {"class", layered},
                     {"forbids", layered},
                     {"subject", layered}};
    for (const Own& own : keys) {
        if (own.taken || !reader.has(own.key)) continue;
        reader.report(ErrorCode::wrong_value,
                      {fmt::format("« {} » n'est pas pour la mesure « {} »", own.key, model::code(check.kind)),
                       fmt::format("'{}' is not for the measure '{}'", own.key, model::code(check.kind))},
                      reader.position(own.key));
    }
    for (const Level& level : kLevels) {
        if (layered || !reader.has(level.key)) continue;
        reader.report(ErrorCode::bad_threshold,
                      {fmt::format("la mesure « {} » n'a pas de seuil", model::code(check.kind)),
                       fmt::format("the measure '{}' has no thresholds", model::code(check.kind))},
                      reader.position(level.key));
    }
    if ((manual || declared) && !reader.has("question")) {
        reader.report(ErrorCode::missing_key,
                      {fmt::format("clé « question » absente (mesure {})", model::code(check.kind)),
                       fmt::format("missing key 'question' (measure {})", model::code(check.kind))},
                      reader.position());
    }
    if (declared && reader.has("family")) {
        reader.report(ErrorCode::wrong_value,
                      {"une déclaration n'est d'aucune famille : elle est rapportée à part",
                       "a declaration is of no family: it is reported apart"},
                      reader.position("family"));
    }
}

// The document of a check that looks at no layer: "plui", or "cnig-plu:" for every document of a standard.
void read_document_ref(const TableReader& reader, CheckSpec& check) {
    const std::string document = reader.id("document");
    const std::string standard = reader.id("standard");
    check.layer_ref = standard.empty() ? document : standard + ":";
    // Where neither is written yet, the analysis that uses the entry says it.
    if (reader.has("document") && reader.has("standard")) {
        reader.report(ErrorCode::wrong_value,
                      {"« document » ou « standard » : l'un des deux", "'document' or 'standard': one of the two"},
                      reader.position());
    }
}

void read_layer_ref(const TableReader& reader, CheckSpec& check) {
    const Node* node = reader.get("layer");
    if (node == nullptr) return;
    check.layer_ref = node->text;
    if (split_layer_ref(node->text).owner.empty()) {
        reader.report(ErrorCode::wrong_value,
                      {fmt::format("« {} » ne désigne pas une couche", node->text),
                       fmt::format("'{}' names no layer", node->text)},
                      node->position(), {"Écrire \"document.couche\".", "Write \"document.layer\"."});
    }
}

}  // namespace

LayerRef split_layer_ref(std::string_view ref) {
    const auto at = ref.find_first_of(".:");
    if (at == std::string_view::npos || at == 0 || at + 1 == ref.size()) return {};
    const std::string_view layer = ref.substr(at + 1);
    if (layer.find_first_of(".:") != std::string_view::npos) return {};
    return {std::string(ref.substr(0, at)), std::string(layer), ref[at] == ':'};
}

std::vector<model::CodeMatch> read_code_matches(const TableReader& reader, std::string_view key) {
    std::vector<model::CodeMatch> matches;
    const Node* node = reader.get(key);
    if (node == nullptr) return matches;
    const auto quotes = [&](const Node& item) {
        reader.report(ErrorCode::wrong_type,
                      {"un code est un texte entre guillemets, ou une liste de tels textes",
                       "a code is a text in quotes, or a list of such texts"},
                      item.position(),
                      {"\"05\" et 5 ne sont pas le même code.", "\"05\" and 5 are not the same code."});
    };
    for (const Member& member : node->members) {
        model::CodeMatch match{member.key, {}};
        if (member.value.kind == Kind::string) {
            match.values.push_back(trimmed(member.value.text));
        } else if (member.value.kind == Kind::array) {
            for (const Node& item : member.value.items) {
                if (item.kind == Kind::string) {
                    match.values.push_back(trimmed(item.text));
                } else {
                    quotes(item);
                }
            }
        } else {
            quotes(member.value);
            continue;
        }
        const bool blank =
            std::any_of(match.values.begin(), match.values.end(), [](const auto& code) { return code.empty(); });
        if (blank || (match.values.empty() && member.value.items.empty())) {
            reader.report(ErrorCode::wrong_value,
                          {fmt::format("« {} » : code vide", member.key), fmt::format("'{}': empty code", member.key)},
                          member.value.position());
        }
        matches.push_back(std::move(match));
    }
    if (node->members.empty()) {
        reader.report(ErrorCode::wrong_value, {fmt::format("« {} » est vide", key), fmt::format("'{}' is empty", key)},
                      node->position());
    }
    return matches;
}

Node overlay_check(const Node& entry, const Node& user) {
    Node base = entry;
    const auto writes = [&](std::string_view key) { return user.find(key) != nullptr; };
    const auto drop = [&](std::string_view key) {
        const auto is = [&](const Member& member) { return member.key == key; };
        base.members.erase(std::remove_if(base.members.begin(), base.members.end(), is), base.members.end());
    };
    const bool own_threshold =
        std::any_of(kLevels.begin(), kLevels.end(), [&](const Level& level) { return writes(level.key); });
    if (own_threshold) drop("verdict");
    if (writes("verdict")) {
        for (const Level& level : kLevels) drop(level.key);
    }
    if (writes("reference")) drop("reference_verified");
    Node merged = overlay(base, user);
    const Node* reads = base.find("reads");
    for (Member& member : merged.members) {
        if (member.key == "reads" && reads != nullptr && member.value.kind == Kind::table)
            member.value = overlay(*reads, member.value);
    }
    return merged;
}

namespace {

// One text for one meaning: keys in order, numbers and texts as they are, no places.
void write_canonical(std::string& out, const Node& node) {
    out += fmt::format("{}:", static_cast<int>(node.kind));
    switch (node.kind) {
        case Kind::table: {
            std::vector<const Member*> members;
            for (const Member& member : node.members) members.push_back(&member);
            std::sort(members.begin(), members.end(), [](const Member* a, const Member* b) { return a->key < b->key; });
            for (const Member* member : members) {
                out += fmt::format("{}:{}=", member->key.size(), member->key);
                write_canonical(out, member->value);
            }
            break;
        }
        case Kind::array:
            for (const Node& item : node.items) write_canonical(out, item);
            break;
        case Kind::boolean: out += node.boolean ? '1' : '0'; break;
        case Kind::integer: out += fmt::format("{}", node.integer); break;
        case Kind::real: out += fmt::format("{}", node.real); break;
        default: out += fmt::format("{}:{}", node.text.size(), node.text);
    }
    out += ';';
}

// What a check asks, by its digest. Thresholds are told apart, words change nothing.
std::string definition_of(const Node& node) {
    static constexpr std::array kLeftOut{"id",   "use",    "title",     "note",       "theme",
                                         "rule", "needs",  "number",    "reads",      "reference",
                                         "reference_verified", "documents"};
    Node asked = node;
    std::erase_if(asked.members, [](const Member& member) {
        return std::find(kLeftOut.begin(), kLeftOut.end(), member.key) != kLeftOut.end() ||
               std::any_of(kLevels.begin(), kLevels.end(), [&](const Level& level) { return level.key == member.key; });
    });
    std::string text;
    write_canonical(text, asked);
    return sha256(text);
}

}  // namespace

CheckSpec read_check(const Node& node, Completeness completeness, Errors& errors) {
    const TableReader reader(node, kCheckKeys, errors);
    CheckSpec check;
    check.position = node.position();
    check.definition = definition_of(node);
    check.id = reader.id("id", "/.");
    check.use = reader.words("use");
    check.only_documents = reader.strings("documents");
    check.title = reader.text("title");
    check.note = reader.text("note");
    check.theme = reader.id("theme");
    check.where = reader.string("where");
    check.projects_where = reader.string("projects");
    check.class_fields = reader.strings("class");
    check.reference = reader.string("reference");
    check.reference_verified = reader.boolean("reference_verified", true);
    check.number = reader.id("number");
    check.rule = reader.text("rule");
    check.needs = reader.text("needs");
    check.consult = reader.text("consult");
    read_reads(reader, check);
    read_levers(reader, check);
    if (reader.has("mandatory")) check.mandatory = reader.boolean("mandatory", false);
    check.emphasis = reader.boolean("emphasis", false);
    check.relation = reader.word("relation", &model::relation_from, model::relation_codes());
    check.side = reader.word("family", &family_from, family_words()).value_or(model::Side::documents);
    check.due = reader.word("phase", &model::phase_from, model::phase_codes()).value_or(model::Phase::design);
    read_layer_ref(reader, check);
    check.match = read_code_matches(reader, "match");
    read_subject(reader, check);
    if (const Node* forbids = reader.get("forbids")) {
        check.forbids_building = forbids->text == "building";
        if (!check.forbids_building) reader.report_word(*forbids, "forbids", {"building"});
    }

    const auto kind = reader.word("measure", &kind_from, model::check_kind_codes());
    if (kind) check.kind = *kind;
    read_raster(reader, check);
    if (kind) read_kind_keys(reader, check.kind);
    check.rank = reader.word("rank", &model::rank_from, model::rank_codes());
    read_exceptions(reader, check);
    read_when(reader, check);
    read_stated(reader, check);
    read_programme_keys(reader, check);
    read_thresholds(reader, kind, check);
    // A threshold that could not be read is there all the same: no second error for its absence.
    const bool any_threshold = std::any_of(kLevels.begin(), kLevels.end(), [&](const Level& level) {
        const Node* written = node.find(level.key);
        return written != nullptr && written->kind != Kind::boolean;
    });

    if (completeness == Completeness::whole) {
        require(reader, node, "id");
        const bool layered = model::reads_layer(check.kind);
        if (!layered) {
            read_document_ref(reader, check);
        } else if (!std::holds_alternative<model::Projects>(check.kind) &&
                   !std::holds_alternative<model::Programme>(check.kind)) {
            require(reader, node, "layer");
        }
        require(reader, node, "measure");
        if (kind) {
            read_programme_kind(reader, check);
            check_own_keys(reader, check);
            check_exceptions(reader, check);
            read_verdict(reader, check, any_threshold);
            read_distance(reader, check, any_threshold);
            require_raster_keys(reader, check);
            require_kind_keys(node, check.kind, reader.errors());
        }
        const bool standard = layered ? split_layer_ref(check.layer_ref).standard : check.layer_ref.ends_with(':');
        if (node.find("documents") != nullptr && !standard && !check.layer_ref.empty()) {
            reader.report(
                ErrorCode::wrong_value,
                {"« documents » est pour les couches d'un standard", "'documents' is for the layers of a standard"},
                reader.position("documents"));
        }
    }
    if (check.title.empty()) check.title = same_text(check.id);
    return check;
}

}  // namespace terracord::config
