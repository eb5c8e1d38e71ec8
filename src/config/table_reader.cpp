#include "config/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cctype>

#include "base/written_date.hpp"

namespace terracord::config {

namespace {

constexpr std::array kTextKeyList{
    Key{"fr", Type::string, false, "In French."},
    Key{"en", Type::string, false, "In English."},
};

bool accepts(Type type, const Node& node) {
    const Kind kind = node.kind;
    const auto all = [&](Kind wanted) {
        return std::all_of(node.items.begin(), node.items.end(), [&](const Node& item) { return item.kind == wanted; });
    };
    switch (type) {
        case Type::string: return kind == Kind::string;
        case Type::strings: return kind == Kind::string || (kind == Kind::array && all(Kind::string));
        case Type::text:
        case Type::string_or_table: return kind == Kind::string || kind == Kind::table;
        case Type::threshold:
            return kind == Kind::string || kind == Kind::table || (kind == Kind::boolean && !node.boolean);
        case Type::integer: return kind == Kind::integer;
        case Type::number: return kind == Kind::integer || kind == Kind::real;
        case Type::boolean: return kind == Kind::boolean;
        case Type::date: return kind == Kind::date || kind == Kind::string;
        case Type::table: return kind == Kind::table;
        case Type::tables: return kind == Kind::array && all(Kind::table);
    }
    return false;
}

Text type_name(Type type) {
    switch (type) {
        case Type::string: return {"un texte entre guillemets", "a text in quotes"};
        case Type::strings: return {"un texte ou une liste de textes", "a text or a list of texts"};
        case Type::text: return {"un texte, ou { fr, en }", "a text, or { fr, en }"};
        case Type::integer: return {"un entier", "an integer"};
        case Type::number: return {"un nombre", "a number"};
        case Type::boolean: return {"true ou false", "true or false"};
        case Type::date: return {"une date (2026-11-22)", "a date (2026-11-22)"};
        case Type::table: return {"une table", "a table"};
        case Type::tables: return {"une liste de tables", "a list of tables"};
        case Type::string_or_table: return {"un texte ou une table", "a text or a table"};
        case Type::threshold: return {"un texte, une table ou false", "a text, a table or false"};
    }
    return {};
}

std::string joined(const std::vector<std::string>& words) {
    constexpr std::size_t kMost = 24;
    std::string list;
    for (std::size_t i = 0; i < words.size() && i < kMost; ++i) list += (i == 0 ? "" : ", ") + words[i];
    if (words.size() > kMost) list += ", ...";
    return list;
}

bool blank(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; });
}

}  // namespace

const TableKeys kTextKeys{"{ fr, en }", "translated", kTextKeyList};

const Key* TableKeys::find(std::string_view wanted) const {
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.name == wanted; });
    return found == keys.end() ? nullptr : &*found;
}

std::vector<std::string> TableKeys::names() const {
    std::vector<std::string> all;
    for (const Key& key : keys) all.emplace_back(key.name);
    return all;
}

Text suggestion(std::string_view word, const std::vector<std::string>& known) {
    if (const std::string nearest = nearest_word(word, known); !nearest.empty()) {
        return {fmt::format("Vouliez-vous écrire « {} » ?", nearest), fmt::format("Did you mean '{}'?", nearest)};
    }
    if (known.empty()) return {};
    return {"Possibles : " + joined(known) + ".", "Possible: " + joined(known) + "."};
}

Text kind_name(Kind kind) {
    switch (kind) {
        case Kind::null: return {"null", "null"};
        case Kind::boolean: return {"true ou false", "true or false"};
        case Kind::integer: return {"un entier", "an integer"};
        case Kind::real: return {"un nombre", "a number"};
        case Kind::string: return {"un texte", "a text"};
        case Kind::date: return {"une date", "a date"};
        case Kind::date_time: return {"une heure", "a time"};
        case Kind::array: return {"une liste", "a list"};
        case Kind::table: return {"une table", "a table"};
    }
    return {};
}

Text read_text_value(const Node& node, Errors& errors) {
    if (node.kind == Kind::string) return same_text(node.text);
    const TableReader reader(node, kTextKeys, errors);
    Text text{reader.string("fr"), reader.string("en")};
    if (text.empty()) {
        if (!node.members.empty()) return text;
        reader.report(ErrorCode::wrong_value, {"texte vide", "empty text"}, node.position(),
                      {"Écrire { fr = \"...\", en = \"...\" }.", "Write { fr = \"...\", en = \"...\" }."});
    }
    if (text.fr.empty()) text.fr = text.en;
    if (text.en.empty()) text.en = text.fr;
    return text;
}

TableReader::TableReader(const Node& table, const TableKeys& keys, Errors& errors, Missing missing)
    : table_(table), keys_(keys), errors_(errors), values_(keys.keys.size(), nullptr) {
    if (table.kind != Kind::table) {
        const Text found = kind_name(table.kind);
        report(ErrorCode::wrong_type,
               {fmt::format("{} : une table est attendue, pas {}", keys.name, found.fr),
                fmt::format("{}: a table is expected, not {}", keys.name, found.en)},
               table.position());
        return;
    }
    for (const Member& member : table.members) {
        const Key* key = keys.find(member.key);
        if (key == nullptr) {
            report(ErrorCode::unknown_key,
                   {fmt::format("clé « {} » inconnue (table « {} »)", member.key, keys.name),
                    fmt::format("unknown key '{}' (table '{}')", member.key, keys.name)},
                   member.position(), suggestion(member.key, keys.names()));
        } else if (!accepts(key->type, member.value)) {
            const Text wanted = type_name(key->type);
            const Text found = kind_name(member.value.kind);
            report(ErrorCode::wrong_type,
                   {fmt::format("« {} » attend {}, pas {}", member.key, wanted.fr, found.fr),
                    fmt::format("'{}' expects {}, not {}", member.key, wanted.en, found.en)},
                   member.value.position());
        } else {
            values_[static_cast<std::size_t>(key - keys.keys.data())] = &member.value;
        }
    }
    if (missing == Missing::allow) return;
    for (const Key& key : keys.keys) {
        if (!key.required || table.find(key.name) != nullptr) continue;
        report(ErrorCode::missing_key,
               {fmt::format("clé « {} » absente (table « {} »)", key.name, keys.name),
                fmt::format("missing key '{}' (table '{}')", key.name, keys.name)},
               table.position());
    }
}

const Node* TableReader::get(std::string_view key) const {
    const Key* known = keys_.find(key);
    assert(known != nullptr && "a key is declared before it is read");
    return known == nullptr ? nullptr : values_[static_cast<std::size_t>(known - keys_.keys.data())];
}

Position TableReader::position(std::string_view key) const {
    const Node* node = get(key);
    return node == nullptr ? table_.position() : node->position();
}

std::string TableReader::string(std::string_view key, std::string fallback) const {
    const Node* node = get(key);
    return node == nullptr ? std::move(fallback) : node->text;
}

std::string TableReader::words(std::string_view key) const {
    const Node* node = get(key);
    if (node == nullptr) return {};
    if (blank(node->text)) {
        report(ErrorCode::wrong_value, {fmt::format("« {} » est vide", key), fmt::format("'{}' is empty", key)},
               node->position());
    }
    return node->text;
}

std::string TableReader::id(std::string_view key, std::string_view also) const {
    const Node* node = get(key);
    if (node == nullptr) return {};
    const bool fits = !node->text.empty() && std::all_of(node->text.begin(), node->text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               also.find(c) != std::string_view::npos;
    });
    if (!fits) {
        report(ErrorCode::wrong_value,
               {fmt::format("« {} » n'est pas un identifiant", node->text),
                fmt::format("'{}' is no identifier", node->text)},
               node->position(),
               {"Lettres sans accent, chiffres, « - » et « _ ».", "Plain letters, digits, '-' and '_'."});
        return {};
    }
    return node->text;
}

bool TableReader::boolean(std::string_view key, bool fallback) const {
    const Node* node = get(key);
    return node == nullptr ? fallback : node->boolean;
}

Text TableReader::text(std::string_view key) const {
    const Node* node = get(key);
    return node == nullptr ? Text{} : read_text_value(*node, errors_);
}

std::vector<std::string> TableReader::strings(std::string_view key) const {
    const Node* node = get(key);
    if (node == nullptr) return {};
    std::vector<std::string> values;
    const auto take = [&](const Node& item) {
        if (blank(item.text)) {
            report(ErrorCode::wrong_value,
                   {fmt::format("« {} » contient un texte vide", key), fmt::format("'{}' holds an empty text", key)},
                   item.position());
        }
        values.push_back(item.text);
    };
    if (node->kind == Kind::string) {
        take(*node);
    } else {
        for (const Node& item : node->items) take(item);
        if (node->items.empty()) {
            report(ErrorCode::wrong_value, {fmt::format("« {} » est vide", key), fmt::format("'{}' is empty", key)},
                   node->position());
        }
    }
    return values;
}

std::string TableReader::date(std::string_view key) const {
    const Node* node = get(key);
    if (node == nullptr) return {};
    if (!is_date(node->text)) {
        report(ErrorCode::wrong_value,
               {fmt::format("« {} » n'est pas une date", node->text), fmt::format("'{}' is no date", node->text)},
               node->position(),
               {"Une date s'écrit année-mois-jour : 2026-11-22.", "A date is written year-month-day: 2026-11-22."});
        return {};
    }
    return node->text;
}

void TableReader::report(ErrorCode code, Text message, const Position& where, Text hint) const {
    errors_.push_back(Error{code, std::move(message), where, std::move(hint)});
}

void TableReader::report_word(const Node& node, std::string_view key, const std::vector<std::string>& all) const {
    report(ErrorCode::wrong_value,
           {fmt::format("« {} » : « {} » n'est pas admis", key, node.text),
            fmt::format("'{}': '{}' is not allowed", key, node.text)},
           node.position(), suggestion(node.text, all));
}

}  // namespace terracord::config
