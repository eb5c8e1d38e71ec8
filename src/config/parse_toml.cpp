// On some malformed texts toml++ 3.3 falls on an assertion, which NDEBUG turns into undefined behaviour. Both are
// replaced by an exception that does not leave this file.
#undef NDEBUG
namespace {
struct BrokenAssertion {};
[[noreturn]] void break_off() { throw BrokenAssertion{}; }
}  // namespace
#define TOML_ASSERT(expression) ((expression) ? static_cast<void>(0) : break_off())
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <optional>

#include "config/parsers.hpp"

namespace terracord::config {

namespace {

class Converter {
   public:
    Converter(const std::string& name, const Limits& within)
        : file_(std::make_shared<const std::string>(name)),
          most_levels_(within.of(Limit::analysis_levels)),
          most_values_(within.of(Limit::analysis_values)) {}

    Result<Node> root(const toml::table& table) {
        auto node = convert(table, 1);
        if (node) node->line = node->column = 1;
        return node;
    }

   private:
    Result<Node> convert(const toml::node& from, int level) {
        Node node;
        node.file = file_;
        node.line = static_cast<int>(from.source().begin.line);
        node.column = static_cast<int>(from.source().begin.column);
        if (level > most_levels_) return tl::unexpected(too_deep(node.position()));
        if (++values_ > most_values_) return tl::unexpected(too_many_values(node.position()));
        switch (from.type()) {
            case toml::node_type::none: break;
            case toml::node_type::string:
                node.kind = Kind::string;
                node.text = from.as_string()->get();
                break;
            case toml::node_type::integer:
                node.kind = Kind::integer;
                node.integer = from.as_integer()->get();
                node.real = static_cast<double>(node.integer);
                break;
            case toml::node_type::floating_point:
                node.kind = Kind::real;
                node.real = from.as_floating_point()->get();
                break;
            case toml::node_type::boolean:
                node.kind = Kind::boolean;
                node.boolean = from.as_boolean()->get();
                break;
            case toml::node_type::date: {
                const toml::date date = from.as_date()->get();
                node.kind = Kind::date;
                node.text = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
                break;
            }
            case toml::node_type::time:
            case toml::node_type::date_time: node.kind = Kind::date_time; break;
            case toml::node_type::array: return array(*from.as_array(), std::move(node), level);
            case toml::node_type::table: return table(*from.as_table(), std::move(node), level);
        }
        return node;
    }

    Result<Node> array(const toml::array& from, Node node, int level) {
        node.kind = Kind::array;
        for (const toml::node& item : from) {
            auto converted = convert(item, level + 1);
            if (!converted) return converted;
            node.items.push_back(std::move(*converted));
        }
        return node;
    }

    Result<Node> table(const toml::table& from, Node node, int level) {
        node.kind = Kind::table;
        for (auto&& [key, value] : from) {
            auto converted = convert(value, level + 1);
            if (!converted) return converted;
            Member member{std::string(key.str()), std::move(*converted), static_cast<int>(key.source().begin.line),
                          static_cast<int>(key.source().begin.column)};
            node.members.push_back(std::move(member));
        }
        // The library sorts by name; the order of the file is in the positions.
        std::stable_sort(node.members.begin(), node.members.end(), [](const Member& a, const Member& b) {
            return a.line != b.line ? a.line < b.line : a.column < b.column;
        });
        return node;
    }

    std::shared_ptr<const std::string> file_;
    std::int64_t most_levels_;
    std::int64_t most_values_;
    std::int64_t values_ = 0;
};

// What stands after the first '=' of a line, if that is neither a number nor one of the words of TOML.
std::string_view bare_value(std::string_view text, int line) {
    for (int i = 1; i < line; ++i) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    text = text.substr(0, text.find('\n'));
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) return {};
    text.remove_prefix(equals + 1);
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    std::size_t size = 0;
    while (size < text.size() && size < 40 &&
           (std::isalnum(static_cast<unsigned char>(text[size])) != 0 || text[size] == '_' || text[size] == '-')) {
        ++size;
    }
    text = text.substr(0, size);
    if (text.empty() || text == "true" || text == "false" || text == "inf" || text == "nan") return {};
    const bool letter = std::isalpha(static_cast<unsigned char>(text.front())) != 0;
    const bool padded =
        text.front() == '0' && text.size() > 1 && std::isdigit(static_cast<unsigned char>(text[1])) != 0;
    return letter || padded ? text : std::string_view{};
}

// Past the string that starts at `at`, as far as it is closed.
std::size_t after_string(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const bool escapes = quote == '"';
    const bool many_lines = at + 2 < text.size() && text[at + 1] == quote && text[at + 2] == quote;
    at += many_lines ? 3 : 1;
    for (; at < text.size(); ++at) {
        if (escapes && text[at] == '\\') {
            ++at;
        } else if (text[at] == quote) {
            std::size_t quotes = 1;
            // The last three close it; up to two before them are text.
            while (many_lines && quotes < 5 && at + quotes < text.size() && text[at + quotes] == quote) ++quotes;
            if (!many_lines) return at + 1;
            if (quotes >= 3) return at + quotes;
            at += quotes - 1;
        } else if (text[at] == '\n' && !many_lines) {
            return at;  // the parser stops here
        }
    }
    return text.size();
}

// The first byte beyond ASCII outside strings and comments: an error of TOML on which toml++ 3.3 runs into undefined
// behaviour (is_non_ascii_horizontal_whitespace).
std::optional<std::size_t> stray_character(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) >= 0x80U) return at;
        if (c == '#') {
            at = std::min(text.find('\n', at), text.size());
        } else if (c == '"' || c == '\'') {
            at = after_string(text, at);
        } else {
            ++at;
        }
    }
    return std::nullopt;
}

// Where a key of more parts than there may be levels (a.b.c. ...) goes too deep: toml++ builds one table a part, and
// takes its own stack down with the nest.
std::optional<std::size_t> endless_key(std::string_view text, std::int64_t most) {
    int parts = 1;
    std::size_t at = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '#') {
            at = std::min(text.find('\n', at), text.size());
            continue;
        }
        if (c == '"' || c == '\'') {
            at = after_string(text, at);
            continue;
        }
        const bool of_a_key =
            std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == ' ' || c == '\t';
        if (c == '.') {
            if (++parts > most) return at;
        } else if (!of_a_key) {
            parts = 1;
        }
        ++at;
    }
    return std::nullopt;
}

Position position_of(std::string_view text, std::size_t at, const std::string& name) {
    int line = 1;
    int column = 1;
    for (const char c : text.substr(0, at)) {
        if (c == '\n') {
            ++line;
            column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            ++column;
        }
    }
    return Position{name, line, column};
}

Error stray_error(std::string_view text, std::size_t at, const std::string& name) {
    return Error{ErrorCode::analysis_syntax,
                 {"syntaxe TOML : caractère accentué ou spécial hors des guillemets",
                  "TOML syntax: accented or special character outside quotes"},
                 position_of(text, at, name),
                 {"Les textes et les codes s'écrivent entre guillemets.", "Texts and codes are written in quotes."}};
}

bool breaks(std::string_view text) {
    try {
        static_cast<void>(toml::parse(text));
    } catch (const BrokenAssertion&) {
        return true;
    }
    return false;
}

// The line whose reading breaks the parser: the first one it cannot do without.
int breaking_line(std::string_view text) {
    std::vector<std::size_t> ends;  // of lines
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') ends.push_back(i + 1);
    }
    ends.push_back(text.size());
    const auto line =
        std::partition_point(ends.begin(), ends.end(), [&](std::size_t end) { return !breaks(text.substr(0, end)); });
    return static_cast<int>(std::min(line, ends.end() - 1) - ends.begin()) + 1;
}

Result<Node> parse(std::string_view text, const std::string& name, const Limits& within) {
    if (const auto at = endless_key(text, within.of(Limit::analysis_levels)))
        return tl::unexpected(too_deep(position_of(text, *at, name)));
    if (const auto at = stray_character(text)) {
        // Only what stands before it is given to the parser; an error on an earlier line comes first.
        const Error stray = stray_error(text, *at, name);
        text = text.substr(0, *at);
        const toml::parse_result before = toml::parse(text, name);
        const bool earlier = !before && static_cast<int>(before.error().source().begin.line) < stray.where.line;
        if (!earlier) return tl::unexpected(stray);
    }
    const toml::parse_result parsed = toml::parse(text, name);
    if (parsed) return Converter(name, within).root(parsed.table());

    const toml::parse_error& error = parsed.error();
    const int line = static_cast<int>(error.source().begin.line);
    const std::string detail(error.description());
    Text hint;
    if (const auto bare = bare_value(text, line); !bare.empty()) {
        hint = {fmt::format("Les textes et les codes s'écrivent entre guillemets : \"{}\".", bare),
                fmt::format("Texts and codes are written in quotes: \"{}\".", bare)};
    }
    return fail(ErrorCode::analysis_syntax, {"syntaxe TOML : " + detail, "TOML syntax: " + detail},
                Position{name, line, static_cast<int>(error.source().begin.column)}, hint);
}

}  // namespace

Result<Node> parse_toml(std::string_view text, const std::string& name, const Limits& within) {
    try {
        return parse(text, name, within);
    } catch (const BrokenAssertion&) {
        return fail(ErrorCode::analysis_syntax,
                    {"syntaxe TOML : ligne incompréhensible", "TOML syntax: this line makes no sense"},
                    Position{name, breaking_line(text), 0});
    }
}

Error too_deep(const Position& where) {
    const Text most = limit_text(Limit::analysis_levels);
    return Error{
        ErrorCode::analysis_syntax,
        {fmt::format("plus de {} niveaux imbriqués", most.fr), fmt::format("more than {} nested levels", most.en)},
        where,
        how_to_raise(Limit::analysis_levels)};
}

Error too_many_values(const Position& where, Limit most) {
    const Text number = limit_text(most);
    return Error{ErrorCode::analysis_syntax,
                 {fmt::format("plus de {} valeurs", number.fr), fmt::format("more than {} values", number.en)},
                 where,
                 how_to_raise(most)};
}

}  // namespace terracord::config
