#include "report/workbook.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <optional>
#include <utility>

#include "report/clean_text.hpp"
#include "report/workbook_check.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

constexpr std::int64_t kMostRows = 1'048'574;    // of a sheet, below its head; `rows_written` needs the last one
constexpr std::size_t kMostCharacters = 32'000;  // of a cell: 32,767

lxw_color_t colour(const cartography::Colour& value) {
    return (lxw_color_t{value.red} << 16U) | (lxw_color_t{value.green} << 8U) | lxw_color_t{value.blue};
}

// What shows on white through a colour that lets some of it pass.
cartography::Colour on_white(const cartography::Colour& value) {
    const auto mixed = [&](std::uint8_t part) {
        return static_cast<std::uint8_t>(255 - (255 - part) * value.alpha / 255);
    };
    return {mixed(value.red), mixed(value.green), mixed(value.blue), 255};
}

// Cut between characters.
std::string fitting(std::string_view text) {
    std::string clean = clean_text(text);
    if (clean.size() <= kMostCharacters) return clean;
    std::size_t end = kMostCharacters;
    while (end > 0 && (static_cast<unsigned char>(clean[end]) & 0xC0U) == 0x80U) --end;
    return clean.substr(0, end) + "…";
}

// Midnight of an ISO day, in seconds since 1970.
time_t midnight(std::string_view iso) {
    const auto part = [&](std::size_t from, std::size_t length) {
        int value = 1;
        if (iso.size() >= from + length) std::from_chars(iso.data() + from, iso.data() + from + length, value);
        return value;
    };
    const std::chrono::sys_days day = std::chrono::year(part(0, 4)) /
                                      std::chrono::month(static_cast<unsigned>(part(5, 2))) /
                                      std::chrono::day(static_cast<unsigned>(part(8, 2)));
    return std::chrono::duration_cast<std::chrono::seconds>(day.time_since_epoch()).count();
}

// Bytes of the rows of a sheet, all of them on the disk; nothing where that failed.
std::optional<std::uint64_t> rows_written(lxw_worksheet& sheet, std::int64_t rows) {
    // The library keeps a row in memory until the next one begins: that one is begun and, as nothing stands in it, taken
    // back.
    const lxw_row_t extent = sheet.dim_rowmax;
    worksheet_set_row(&sheet, static_cast<lxw_row_t>(rows + 1), LXW_DEF_ROW_HEIGHT, nullptr);
    sheet.dim_rowmax = extent;
    if (sheet.optimize_row != nullptr) sheet.optimize_row->row_changed = LXW_FALSE;
    std::FILE* const file = sheet.optimize_tmpfile;
    if (file == nullptr || std::fflush(file) != 0 || std::ferror(file) != 0) return std::nullopt;
    const long bytes = std::ftell(file);
    if (bytes < 0) return std::nullopt;
    return static_cast<std::uint64_t>(bytes);
}

}  // namespace

Result<Workbook> Workbook::create(const std::filesystem::path& folder, const std::string& name, std::string_view date,
                                  const std::string& title) {
    Workbook made(folder / name);
    std::string aside = folder.string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = aside.data();
    made.book_.reset(workbook_new_opt(made.path_.c_str(), &options));
    if (!made.book_) {
        return fail(ErrorCode::output_unwritable, {"impossible d'écrire '" + made.path_.string() + "'",
                                                   "cannot write '" + made.path_.string() + "'"});
    }
    lxw_doc_properties about{};
    std::string words = fitting(wording::one_line(title));
    std::string tool = "Terracord";
    about.title = words.data();
    about.author = tool.data();
    about.created = midnight(date);
    workbook_set_properties(made.book_.get(), &about);
    return made;
}

std::size_t Workbook::add_sheet(const std::string& title, std::vector<SheetColumn> columns) {
    Sheet one;
    one.sheet = workbook_add_worksheet(book_.get(), title.c_str());
    one.columns = std::move(columns);
    lxw_format* const head = workbook_add_format(book_.get());
    format_set_bold(head);
    format_set_text_wrap(head);
    format_set_align(head, LXW_ALIGN_VERTICAL_TOP);
    format_set_bottom(head, LXW_BORDER_THIN);
    for (std::size_t i = 0; i < one.columns.size(); ++i) {
        const SheetColumn& column = one.columns[i];
        lxw_format* const format = workbook_add_format(book_.get());
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        format_set_num_format(format, column.number);
        if (column.wrapped) format_set_text_wrap(format);
        one.formats.push_back(format);
        worksheet_set_column(one.sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), column.width, nullptr);
    }
    for (std::size_t i = 0; i < one.columns.size(); ++i)
        worksheet_write_string(one.sheet, 0, static_cast<lxw_col_t>(i), fitting(one.columns[i].title).c_str(), head);
    worksheet_freeze_panes(one.sheet, 1, 1);
    sheets_.push_back(std::move(one));
    return sheets_.size() - 1;
}

void Workbook::write(Sheet& sheet, std::size_t column, const Cell& cell, lxw_format* format) {
    const auto row = static_cast<lxw_row_t>(sheet.rows);
    const auto place = static_cast<lxw_col_t>(column);
    if (const auto text = text_of(cell)) {
        // Never worksheet_write_url or _formula: a text that begins with "=" is a text.
        worksheet_write_string(sheet.sheet, row, place, fitting(*text).c_str(), format);
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        worksheet_write_number(sheet.sheet, row, place, static_cast<double>(*whole), format);
    } else if (const auto* number = std::get_if<double>(&cell)) {
        worksheet_write_number(sheet.sheet, row, place, *number, format);
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
        worksheet_write_boolean(sheet.sheet, row, place, *flag ? 1 : 0, format);
    }
}

void Workbook::add_row(std::size_t sheet, const std::vector<Cell>& cells) {
    Sheet& one = sheets_[sheet];
    if (++one.rows > kMostRows) return;
    for (std::size_t i = 0; i < cells.size(); ++i) write(one, i, cells[i], one.formats[i]);
}

void Workbook::add_row(std::size_t sheet, const std::vector<Cell>& cells, std::size_t column,
                       const cartography::Style& style) {
    Sheet& one = sheets_[sheet];
    if (++one.rows > kMostRows) return;
    for (std::size_t i = 0; i < cells.size(); ++i)
        write(one, i, cells[i], i == column ? coloured(style) : one.formats[i]);
}

lxw_format* Workbook::coloured(const cartography::Style& style) {
    std::array<char, 7> fill{};
    std::array<char, 7> line{};
    const std::string key =
        std::string(cartography::hex(style.fill, fill)) + std::string(cartography::hex(style.line, line));
    lxw_format*& format = colours_[key];
    if (format != nullptr) return format;
    // Half of the fill: the words on it keep their contrast.
    cartography::Colour pale = style.fill;
    pale.alpha = static_cast<std::uint8_t>(pale.alpha / 2);
    format = workbook_add_format(book_.get());
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(format);
    format_set_bold(format);
    format_set_font_color(format, colour(style.line));
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_fg_color(format, colour(on_white(pale)));
    return format;
}

std::int64_t Workbook::rows_left_out(std::size_t sheet) const {
    return std::max<std::int64_t>(0, sheets_[sheet].rows - kMostRows);
}

Result<void> Workbook::close() {
    std::vector<std::uint64_t> bytes;
    bool kept = true;
    for (const Sheet& one : sheets_) {
        const std::int64_t rows = std::min(one.rows, kMostRows);
        worksheet_autofilter(one.sheet, 0, 0, static_cast<lxw_row_t>(rows),
                             static_cast<lxw_col_t>(one.columns.size() - 1));
        const auto written = rows_written(*one.sheet, rows);
        kept = kept && written.has_value();
        bytes.push_back(written.value_or(0));
    }
    const lxw_error done = workbook_close(book_.release());  // which frees it
    if (done == LXW_NO_ERROR && kept && whole_workbook(path_, bytes)) return {};
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    const Text why = done != LXW_NO_ERROR
                         ? Text{lxw_strerror(done), lxw_strerror(done)}
                         : Text{"le classeur n'est pas entier sur le disque", "the workbook is not whole on the disk"};
    return fail(
        ErrorCode::output_unwritable,
        {"impossible d'écrire '" + path_.string() + "' : " + why.fr,
         "cannot write '" + path_.string() + "': " + why.en},
        Position{path_.string(), 0, 0},
        {"vérifier l'espace disque et les droits sur le dossier", "check the disk space and the rights on the folder"});
}

}  // namespace terracord::report
