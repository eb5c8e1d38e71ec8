// A file written through one buffer, so that memory does not grow with its size. Failures are values (error 502).
// Belongs to one thread.
//
//   auto file = FileWriter::create(folder / "summary.csv");
//   file->out() += "a,b\n";
//   if (auto written = file->flush_if_full(); !written) return written;
//   return file->close();
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "base/error.hpp"

namespace terracord::report {

class FileWriter {
   public:
    // Creates or truncates.
    static Result<FileWriter> create(const std::filesystem::path& path);

    // What is to be written next; append to it.
    [[nodiscard]] std::string& out() { return buffer_; }
    // Empties the buffer to the disk when it is large.
    Result<void> flush_if_full();
    // The bytes of a finished file, which then goes.
    Result<void> take_over(const std::filesystem::path& other);
    // Writes the rest and closes. The file is complete only if this succeeds; otherwise it is removed.
    Result<void> close();

   private:
    // A file that was not closed well is half a file: it goes.
    struct Abandon {
        std::filesystem::path path;
        void operator()(std::FILE* file) const {
            std::fclose(file);
            std::error_code ignored;
            std::filesystem::remove(path, ignored);
        }
    };
    FileWriter(const std::filesystem::path& path, std::FILE* file) : path_(path), file_(file, Abandon{path}) {}
    Result<void> flush();

    std::filesystem::path path_;
    std::unique_ptr<std::FILE, Abandon> file_;
    std::string buffer_;
};

// A whole small file at once.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace terracord::report
