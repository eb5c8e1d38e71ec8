// Rows of comma-separated values (RFC 4180 quoting, LF, UTF-8 made valid).
// data:   "," and "."; values are exact.
// french: ";" and a decimal comma, with a byte-order mark, for a French spreadsheet. Text that such a program would run
// as
//         a formula (first character = + - @ tab or CR) gets a leading apostrophe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "report/file_writer.hpp"

namespace terracord::report {

enum class CsvStyle { data, french };

class CsvFile {
   public:
    static Result<CsvFile> create(const std::filesystem::path& path, CsvStyle style);

    CsvFile& text(std::string_view value);
    CsvFile& number(double value);  // shortest form that reads back to the same double; empty for NaN and infinity
    CsvFile& integer(std::int64_t value);
    CsvFile& boolean(bool value);  // true, false
    Result<void> end_row();
    Result<void> close() { return file_.close(); }

   private:
    CsvFile(FileWriter file, CsvStyle style) : file_(std::move(file)), style_(style) {}
    void separate();

    FileWriter file_;
    CsvStyle style_;
    bool row_started_ = false;
};

}  // namespace terracord::report
