// A document as written: tables keep their order, every value knows its line and column. TOML and JSON are read into
// it, so that one model reader serves both. Value type; safe to share when const. Finding a key is O(keys of the
// table).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/limits.hpp"

namespace terracord::config {

enum class Kind : std::uint8_t { null, boolean, integer, real, string, date, date_time, array, table };

struct Member;

struct Node {
    Kind kind = Kind::null;
    bool boolean = false;
    std::int64_t integer = 0;
    double real = 0.0;            // integers too
    std::string text;             // string; date as "2026-11-22"
    std::vector<Node> items;      // array
    std::vector<Member> members;  // table, in the order of the file
    std::shared_ptr<const std::string> file;
    int line = 0;
    int column = 0;

    [[nodiscard]] Position position() const;
    // nullptr: no such key.
    [[nodiscard]] const Member* member(std::string_view key) const;
    [[nodiscard]] const Node* find(std::string_view key) const;
};

struct Member {
    std::string key;
    Node value;
    int line = 0;
    int column = 0;

    [[nodiscard]] Position position() const;
};

// `base` with the keys of `top` in place of its own (whole values, not merged deeper). Every value keeps its position.
[[nodiscard]] Node overlay(const Node& base, const Node& top);

enum class Format : std::uint8_t { toml, json };

// JSON by its extension, else TOML.
[[nodiscard]] Format format_of(const std::filesystem::path& file);

// The bytes of a file, at most Limit::analysis_bytes. Error 201.
[[nodiscard]] Result<std::string> read_text(const std::filesystem::path& file);

// The tree of a text (a byte order mark is skipped); `name` is what positions call it. `within`: its analysis limits
// keep a hostile file from taking the machine. Errors 201, 202, 207 (a key written twice in JSON).
[[nodiscard]] Result<Node> parse_text(std::string_view text, const std::string& name, Format format,
                                      const Limits& within = limits_in_force());

}  // namespace terracord::config
