// The hashes that the manifest gives of inputs, taken by a thread of its own while the files are read and measured:
// reading a layer is work for one thread, and its file's hash may as well be ready by then.
// Whether a file was the same all the while is not said here (input_stamps.hpp). For one thread.
#pragma once

#include <filesystem>
#include <future>
#include <map>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "model/analysis.hpp"

namespace terracord::engine {

class FileHashes {
   public:
    // Begins with `files` at once, one after the other. Destroyed before the end, it leaves the others undone.
    explicit FileHashes(const std::vector<std::filesystem::path>& files);
    ~FileHashes();
    FileHashes(const FileHashes&) = delete;
    FileHashes& operator=(const FileHashes&) = delete;

    // SHA-256 of any file, by the path it was given under: waits for those on their way, reads the others now.
    // Errors: file_unreadable.
    Result<std::string> of(const std::filesystem::path& file);

   private:
    std::map<std::filesystem::path, std::promise<Result<std::string>>> promised_;
    std::map<std::filesystem::path, Result<std::string>> known_;
    std::jthread thread_;
};

// The plain files that an analysis names as projects and layers: where its time of reading goes.
[[nodiscard]] std::vector<std::filesystem::path> files_of_data(const model::Analysis& analysis);

}  // namespace terracord::engine
