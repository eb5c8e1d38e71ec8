#include "report/csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/json_writer.hpp"
#include "base/plain_text.hpp"
#include "report/clean_text.hpp"

namespace terracord::report {

namespace {

// A spreadsheet would reckon with it.
bool starts_formula(char first) { return std::string_view("=+-@\t\r").find(first) != std::string_view::npos; }

bool has(std::string_view text, char c) { return text.find(c) != std::string_view::npos; }

// Of a text without quotes and ends of lines.
bool plain_needs_quotes(std::string_view text) {
    return has(text, ',') || has(text, ';') || text.starts_with('\'') || text.starts_with(' ') || text.ends_with(' ');
}

bool needs_quotes(std::string_view text) {
    return has(text, '"') || has(text, '\n') || has(text, '\r') || plain_needs_quotes(text);
}

}  // namespace

Result<CsvFile> CsvFile::create(const std::filesystem::path& path, CsvStyle style) {
    auto file = FileWriter::create(path);
    if (!file) return tl::unexpected(file.error());
    if (style == CsvStyle::french) file->out() += "\uFEFF";
    return CsvFile(std::move(*file), style);
}

void CsvFile::separate() {
    if (row_started_) file_.out() += style_ == CsvStyle::french ? ';' : ',';
    row_started_ = true;
}

CsvFile& CsvFile::text(std::string_view value) {
    separate();
    std::string& out = file_.out();
    const auto formula = [&](std::string_view text) {
        return style_ == CsvStyle::french && !text.empty() && starts_formula(text.front());
    };
    // Nearly all texts need nothing done to them. U+FFFE and U+FFFF begin with this byte, as other characters do.
    const bool clean_already = end_of_plain(value) == value.size() && !has(value, '\xEF');
    if (clean_already && !formula(value)) {
        const bool quoted = plain_needs_quotes(value);
        if (quoted) out += '"';
        out += value;
        if (quoted) out += '"';
        return *this;
    }
    std::string clean = clean_text(value);
    if (formula(clean)) clean.insert(clean.begin(), '\'');
    if (!needs_quotes(clean)) {
        out += clean;
        return *this;
    }
    out += '"';
    for (const char c : clean) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
    return *this;
}

CsvFile& CsvFile::number(double value) {
    separate();
    if (!std::isfinite(value)) return *this;
    std::array<char, 32> buffer{};
    auto* const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value == 0.0 ? 0.0 : value).ptr;
    if (style_ == CsvStyle::french) std::replace(buffer.data(), end, '.', ',');
    file_.out().append(buffer.data(), end);
    return *this;
}

CsvFile& CsvFile::integer(std::int64_t value) {
    separate();
    file_.out() += std::to_string(value);
    return *this;
}

CsvFile& CsvFile::boolean(bool value) {
    separate();
    file_.out() += value ? "true" : "false";
    return *this;
}

Result<void> CsvFile::end_row() {
    file_.out() += '\n';
    row_started_ = false;
    return file_.flush_if_full();
}

}  // namespace terracord::report
