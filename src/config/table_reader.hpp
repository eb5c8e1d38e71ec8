// Reads one table by its declared keys: reports what is unknown, missing or of a wrong type at once, then hands out the
// values. One declaration of a table serves the reader, the JSON Schema (a test compares them) and the documentation.
//
//   TableReader reader(node, kStatementKeys, errors);
//   const std::string reason = reader.words("reason");
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "config/node.hpp"

namespace terracord::config {

enum class Type : std::uint8_t {
    string,
    strings,  // a string or an array of them
    text,     // a string or { fr, en }
    integer,
    number,
    boolean,
    date,  // a date, or a string that is one
    table,
    tables,  // an array of tables
    string_or_table,
    threshold,  // a string, a table, or false
};

struct Key {
    std::string_view name;
    Type type = Type::string;
    bool required = false;
    std::string_view about;  // one line, also in the JSON Schema
};

struct TableKeys {
    std::string_view name;    // "[[document]]", for messages
    std::string_view schema;  // its definition in the JSON Schema
    std::span<const Key> keys;

    [[nodiscard]] const Key* find(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names() const;
};

enum class Missing : std::uint8_t { report, allow };

class TableReader {
   public:
    // Reports into `errors`, which must outlive the reader, as must `table`.
    TableReader(const Node& table, const TableKeys& keys, Errors& errors, Missing missing = Missing::report);

    // nullptr: not written, or of a wrong type (reported).
    [[nodiscard]] const Node* get(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return get(key) != nullptr; }
    [[nodiscard]] Position position(std::string_view key) const;  // of its value; the table's where there is none
    [[nodiscard]] Position position() const { return table_.position(); }

    [[nodiscard]] std::string string(std::string_view key, std::string fallback = {}) const;
    // A string that must hold something: 206.
    [[nodiscard]] std::string words(std::string_view key) const;
    // An identifier: letters, digits, '-', '_' and whatever `also` allows: 206.
    [[nodiscard]] std::string id(std::string_view key, std::string_view also = {}) const;
    [[nodiscard]] bool boolean(std::string_view key, bool fallback) const;
    [[nodiscard]] Text text(std::string_view key) const;
    // Strings that must hold something; an empty array is 206.
    [[nodiscard]] std::vector<std::string> strings(std::string_view key) const;
    // ISO 8601, a day that exists: 206.
    [[nodiscard]] std::string date(std::string_view key) const;

    // A word of a closed list: 206 with the nearest.
    template <class T>
    [[nodiscard]] std::optional<T> word(std::string_view key, std::optional<T> (*from)(std::string_view),
                                        const std::vector<std::string>& all) const {
        const Node* node = get(key);
        if (node == nullptr) return std::nullopt;
        if (auto value = from(node->text)) return value;
        report_word(*node, key, all);
        return std::nullopt;
    }

    void report(ErrorCode code, Text message, const Position& where, Text hint = {}) const;
    void report_word(const Node& node, std::string_view key, const std::vector<std::string>& all) const;

    [[nodiscard]] Errors& errors() const { return errors_; }

   private:
    const Node& table_;
    const TableKeys& keys_;
    Errors& errors_;
    std::vector<const Node*> values_;  // by index of key
};

// "'titel' ..." -> "Did you mean 'title'?", else the list of what there is (shortened); empty where there is nothing.
[[nodiscard]] Text suggestion(std::string_view word, const std::vector<std::string>& known);

// What a value is, for messages: "un entier", "an integer".
[[nodiscard]] Text kind_name(Kind kind);

// A text or { fr, en }; one language alone serves for both.
[[nodiscard]] Text read_text_value(const Node& node, Errors& errors);

extern const TableKeys kTextKeys;

}  // namespace terracord::config
