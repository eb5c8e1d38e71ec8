// A workbook written sheet by sheet, row by row. Belongs to one thread. Error 502.
#pragma once

#include <xlsxwriter.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/cell.hpp"
#include "base/error.hpp"
#include "cartography/palette.hpp"

namespace terracord::report {

struct SheetColumn {
    std::string title;
    double width = 12.0;  // characters
    bool wrapped = false;
    const char* number = "#,##0";  // of numbers
};

class Workbook {
   public:
    // `date`: ISO 8601, the one the file bears. What is written is kept aside in `folder` until close().
    static Result<Workbook> create(const std::filesystem::path& folder, const std::string& name, std::string_view date,
                                   const std::string& title);
    Workbook(Workbook&&) noexcept = default;
    Workbook& operator=(Workbook&&) noexcept = default;
    ~Workbook() = default;

    // A sheet with a filter whose head and first column stay in view. Sheets may be filled in turns.
    std::size_t add_sheet(const std::string& title, std::vector<SheetColumn> columns);
    // Beyond the rows a sheet can hold it counts only.
    void add_row(std::size_t sheet, const std::vector<Cell>& cells);
    // Lays this style's colours on a column of the row added last.
    void add_row(std::size_t sheet, const std::vector<Cell>& cells, std::size_t column, const cartography::Style& style);
    [[nodiscard]] std::int64_t rows_left_out(std::size_t sheet) const;
    Result<void> close();

   private:
    struct Sheet {
        lxw_worksheet* sheet = nullptr;
        std::vector<SheetColumn> columns;
        std::vector<lxw_format*> formats;  // by column
        std::int64_t rows = 0;
    };
    struct Free {
        void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
    };

    explicit Workbook(std::filesystem::path path) : path_(std::move(path)) {}
    [[nodiscard]] lxw_format* coloured(const cartography::Style& style);
    void write(Sheet& sheet, std::size_t column, const Cell& cell, lxw_format* format);

    std::filesystem::path path_;
    std::unique_ptr<lxw_workbook, Free> book_;
    std::vector<Sheet> sheets_;
    std::map<std::string, lxw_format*> colours_;
};

}  // namespace terracord::report
