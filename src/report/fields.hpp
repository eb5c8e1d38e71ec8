// The columns of a table together with what fills them, each named once. A text that is returned by reference or as a
// string_view is not copied: it must live as long as the row does.
//
//   static const auto fields = Fields<Row>()
//       .text("project_id", {"Projet", "Project"}, [](const Row& row) { return row.project.id; })
//       .measure("area_m2", 4, {"Surface (m²)", "Area (m²)"}, [](const Row& row) { return row.area_m2; });
//   take(layer, fields.cells(row), row.shape);
#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "report/map_layer.hpp"

namespace terracord::report {

template <class Row>
class Fields {
   public:
    template <class Get>
    Fields& text(std::string name, Text alias, Get get) {
        return coded(std::move(name), std::move(alias), {}, std::move(get));
    }
    // Codes of a list of wording.
    template <class Get>
    Fields& coded(std::string name, Text alias, std::string_view list, Get get) {
        add({std::move(name), ColumnType::text, 0, std::move(alias), list},
            [get](const Row& row) { return text_cell<std::invoke_result_t<Get, const Row&>>(get(row)); });
        return *this;
    }
    // name_fr, name_en.
    template <class Get>
    Fields& both(const std::string& name, const Text& alias, Get get) {
        columns_.push_back({name + "_fr", ColumnType::text, 0, {alias.fr, alias.en + " (French)"}, {}});
        columns_.push_back({name + "_en", ColumnType::text, 0, {alias.fr + " (anglais)", alias.en}, {}});
        fill_.push_back([get](const Row& row, std::vector<Cell>& cells) {
            if constexpr (std::is_lvalue_reference_v<std::invoke_result_t<Get, const Row&>>) {
                const Text& words = get(row);
                cells.emplace_back(std::string_view(words.fr));
                cells.emplace_back(std::string_view(words.en));
            } else {
                Text words = get(row);
                cells.emplace_back(std::move(words.fr));
                cells.emplace_back(std::move(words.en));
            }
        });
        return *this;
    }
    // Unknown where it is not finite.
    template <class Get>
    Fields& measure(std::string name, int decimals, Text alias, Get get) {
        add({std::move(name), ColumnType::measure, decimals, std::move(alias), {}}, [get](const Row& row) {
            const double value = get(row);
            return std::isfinite(value) ? Cell(value) : Cell();
        });
        return *this;
    }
    template <class Get>
    Fields& whole(std::string name, Text alias, Get get) {
        add({std::move(name), ColumnType::whole, 0, std::move(alias), {}},
            [get](const Row& row) { return Cell(static_cast<std::int64_t>(get(row))); });
        return *this;
    }
    template <class Get>
    Fields& flag(std::string name, Text alias, Get get) {
        add({std::move(name), ColumnType::flag, 0, std::move(alias), {}},
            [get](const Row& row) { return Cell(static_cast<bool>(get(row))); });
        return *this;
    }

    [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
    [[nodiscard]] std::vector<Cell> cells(const Row& row) const {
        std::vector<Cell> cells;
        cells.reserve(columns_.size());
        for (const auto& fill : fill_) fill(row, cells);
        return cells;
    }

   private:
    // `Given`: what a column's function returns.
    template <class Given>
    static Cell text_cell(Given&& given) {
        if constexpr (std::is_lvalue_reference_v<Given> || std::is_same_v<Given, std::string_view>) {
            return Cell(std::string_view(given));
        } else {
            return Cell(std::string(std::forward<Given>(given)));
        }
    }

    template <class Get>
    void add(Column column, Get get) {
        columns_.push_back(std::move(column));
        fill_.push_back([get](const Row& row, std::vector<Cell>& cells) { cells.push_back(get(row)); });
    }

    std::vector<Column> columns_;
    std::vector<std::function<void(const Row&, std::vector<Cell>&)>> fill_;
};

// Decimals of measures in files.
inline constexpr int kAreaDecimals = 4;
inline constexpr int kLengthDecimals = 4;
inline constexpr int kShareDecimals = 9;

// Columns that many layers have.
template <class Row, class Get>
void project_columns(Fields<Row>& fields, Get project) {
    fields.text("project_id", {"Projet (identifiant)", "Project (identifier)"},
                [project](const Row& row) -> const std::string& { return project(row).id; });
    fields.text("project_name", {"Projet", "Project"}, [project](const Row& row) -> const std::string& {
        const model::Project& one = project(row);
        return one.name.empty() ? one.code : one.name;
    });
}

}  // namespace terracord::report
