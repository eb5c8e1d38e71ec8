// The file between the passes: one record a project, in input order, with its findings and their geometry.
// A record is length-prefixed; the file ends with the number of records, so that a truncated one is seen (error 601).
// A writer or reader belongs to one thread. Memory: one record.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "model/summary.hpp"

namespace terracord::runs {

class SpillWriter {
   public:
    // A result as it is written, with its check: made on any thread. The summary is not kept: pass 3 makes it.
    struct Record {
        explicit Record(const model::ProjectResult& result);
        std::string bytes;
        std::string check;
    };
    // Error 502.
    static Result<SpillWriter> create(const std::filesystem::path& file);
    Result<void> write(const Record& record);
    Result<void> write(const model::ProjectResult& result) { return write(Record(result)); }
    Result<void> finish();
    [[nodiscard]] std::uint64_t records() const { return records_; }

   private:
    std::filesystem::path file_;
    std::ofstream out_;
    std::uint64_t records_ = 0;
};

class SpillReader {
   public:
    // Errors 301, 601.
    static Result<SpillReader> open(const std::filesystem::path& file);
    // The next record, or nothing at the end. Error 601.
    Result<std::optional<model::ProjectResult>> next();
    // Where the next record stands, and a record by its place: for those who come back to some. A reader that jumps
    // no longer counts what it reads to the end.
    [[nodiscard]] std::uint64_t position();
    Result<model::ProjectResult> at(std::uint64_t position);

   private:
    std::filesystem::path file_;
    std::ifstream in_;
    std::string buffer_;
    std::uint64_t records_ = 0;
    std::uint64_t size_ = 0;
};

// One record's bytes, for tests and fuzzing. `parse_record` answers nothing for bytes that are no record.
[[nodiscard]] std::string record_of(const model::ProjectResult& result);
[[nodiscard]] std::optional<model::ProjectResult> parse_record(std::string_view bytes);

}  // namespace terracord::runs
