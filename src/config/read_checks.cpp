#include "config/read_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "config/read_kinds.hpp"
#include "config/read_raster.hpp"

namespace terracord::config {

using model::CheckSpec;

namespace {

std::optional<model::CheckKind> kind_from(std::string_view code) {
    if (const auto raster = raster_kind(code)) return *raster;
    const std::array<model::CheckKind, 13> kinds{
        model::Overlap{},     model::Exclusion{}, model::Containment{}, model::Distance{}, model::Length{},
        model::Count{},       model::Breakdown{}, model::Corridor{},    model::Frontage{}, model::Setback{},
        model::Consumption{}, model::Alignment{}, model::Projects{}};
    static_assert(std::variant_size_v<model::CheckKind> == kinds.size() + 1);  // and rasters
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return model::code(kind) == code; });
    if (found == kinds.end()) return std::nullopt;
    return *found;
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
        if (any_threshold || !std::holds_alternative<model::Exclusion>(check.kind)) {
            reader.report(ErrorCode::wrong_value,
                          {"« verdict » est pour un contrôle d'exclusion sans seuil",
                           "'verdict' is for an exclusion without thresholds"},
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

CheckSpec read_check(const Node& node, Completeness completeness, Errors& errors) {
    const TableReader reader(node, kCheckKeys, errors);
    CheckSpec check;
    check.position = node.position();
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
    read_reads(reader, check);
    if (reader.has("mandatory")) check.mandatory = reader.boolean("mandatory", false);
    check.emphasis = reader.boolean("emphasis", false);
    check.relation = reader.word("relation", &model::relation_from, model::relation_codes());
    check.side = reader.word("family", &model::side_from, family_words()).value_or(model::Side::documents);
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
    read_thresholds(reader, kind, check);
    // A threshold that could not be read is there all the same: no second error for its absence.
    const bool any_threshold = std::any_of(kLevels.begin(), kLevels.end(), [&](const Level& level) {
        const Node* written = node.find(level.key);
        return written != nullptr && written->kind != Kind::boolean;
    });

    if (completeness == Completeness::whole) {
        const bool between_projects = std::holds_alternative<model::Projects>(check.kind);
        for (const std::string_view key : {"id", "layer", "measure"}) {
            if (key != "layer" || !between_projects) require(reader, node, key);
        }
        if (kind) {
            read_verdict(reader, check, any_threshold);
            read_distance(reader, check, any_threshold);
            require_raster_keys(reader, check);
            require_kind_keys(node, check.kind, reader.errors());
        }
        if (node.find("documents") != nullptr && !split_layer_ref(check.layer_ref).standard &&
            !check.layer_ref.empty()) {
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
