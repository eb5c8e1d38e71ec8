#include <fmt/format.h>

#include <algorithm>

#include "config/parsers.hpp"
#include "config/read_decisions.hpp"

namespace terracord::config {

namespace {

struct Cell {
    std::string text;
    int line = 1;
};

using Row = std::vector<Cell>;

tl::unexpected<Error> broken(const std::string& name, int line, Text what) {
    return fail(ErrorCode::analysis_syntax, std::move(what), Position{name, line, 1},
                {"Une ligne par décision, les noms des colonnes en première ligne.",
                 "One line a decision, the names of the columns in the first line."});
}

// Quotes are doubled inside quotes; a quoted cell may hold separators and line ends.
Result<std::vector<Row>> rows_of(std::string_view text, const std::string& name, char separator) {
    const auto most = static_cast<std::size_t>(limit(Limit::analysis_values));
    std::vector<Row> rows;
    Row row;
    Cell cell;
    int line = 1;
    bool quoted = false;
    bool started = false;
    const auto end_cell = [&] {
        row.push_back(std::move(cell));
        cell = {"", line};
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') ++line;
        if (quoted) {
            if (c != '"') {
                cell.text += c;
            } else if (i + 1 < text.size() && text[i + 1] == '"') {
                cell.text += '"';
                ++i;
            } else {
                quoted = false;
            }
        } else if (c == '"' && cell.text.empty()) {
            quoted = true;
            started = true;
        } else if (c == separator) {
            end_cell();
            started = true;
        } else if (c == '\n') {
            if (started || !cell.text.empty()) {
                end_cell();
                rows.push_back(std::move(row));
            }
            row = {};
            cell = {"", line};
            started = false;
        } else if (c != '\r') {
            cell.text += c;
        }
        if (rows.size() * std::max<std::size_t>(1, row.size()) > most)
            return tl::unexpected(too_many_values(Position{name, line, 1}));
    }
    if (quoted) return broken(name, line, {"guillemet jamais refermé", "a quote is never closed"});
    if (started || !cell.text.empty()) {
        end_cell();
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

Result<Node> parse_csv(std::string_view text, const std::string& name) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::string_view head = text.substr(0, text.find('\n'));
    const char separator =
        std::count(head.begin(), head.end(), ';') > std::count(head.begin(), head.end(), ',') ? ';' : ',';
    const auto rows = rows_of(text, name, separator);
    if (!rows) return tl::unexpected(rows.error());
    const auto file = std::make_shared<const std::string>(name);
    const auto node = [&](Kind kind, int line) {
        Node one;
        one.kind = kind;
        one.file = file;
        one.line = line;
        one.column = 1;
        return one;
    };
    Node table = node(Kind::array, 1);
    for (std::size_t r = 1; r < rows->size(); ++r) {
        const Row& names = rows->front();
        const Row& row = (*rows)[r];
        if (row.size() > names.size()) {
            return broken(name, row.front().line,
                          {fmt::format("{} cellules pour {} colonnes", row.size(), names.size()),
                           fmt::format("{} cells for {} columns", row.size(), names.size())});
        }
        Node item = node(Kind::table, row.front().line);
        for (std::size_t c = 0; c < row.size(); ++c) {
            std::string value = row[c].text;
            // What `--csv fr` writes before text that a spreadsheet would run.
            if (separator == ';' && value.size() > 1 && value.front() == '\'') value.erase(0, 1);
            if (value.empty()) continue;
            Node text_node = node(Kind::string, row[c].line);
            text_node.text = std::move(value);
            item.members.push_back(Member{names[c].text, std::move(text_node), row[c].line, 1});
        }
        table.items.push_back(std::move(item));
    }
    return table;
}

}  // namespace terracord::config
