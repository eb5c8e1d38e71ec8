// Did an input change while the run read it? Then part of the results rests on what it was and part on what it is, and
// the manifest would give it the hash of neither. Taken before the first file is opened, asked once the last one was
// read. Costs a look at each file's size and time of change; belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "model/analysis.hpp"

namespace terracord::engine {

class InputStamps {
   public:
    // Of every file the analysis names, those beside it that share its stem, and what lies in its folders: up to
    // Limit::folder_files of each. Of a folder named by mistake, a home for one, the others are stamped when opened.
    explicit InputStamps(const model::Analysis& analysis);

    // Files that are not stamped yet.
    void add(const std::vector<std::filesystem::path>& files);
    // The first of `files` that is not as it was when it was stamped.
    [[nodiscard]] std::optional<std::filesystem::path> changed(const std::vector<std::filesystem::path>& files) const;
    // Folders of so many files that not all were stamped: the others are from when they are opened.
    [[nodiscard]] const std::vector<std::filesystem::path>& crowded() const { return crowded_; }

   private:
    struct Stamp {
        std::uintmax_t bytes = 0;
        std::filesystem::file_time_type written;
        bool operator==(const Stamp&) const = default;
    };
    static std::optional<Stamp> stamp_of(const std::filesystem::path& file);
    void add(const std::filesystem::path& file);
    void look(const std::filesystem::path& named);
    void look(const model::VectorSource& source) { look(source.path); }
    void look(const std::optional<model::VectorSource>& source) {
        if (source) look(*source);
    }

    std::map<std::filesystem::path, Stamp> stamps_;  // by absolute path
    std::size_t most_in_folder_;
    std::vector<std::filesystem::path> crowded_;
};

}  // namespace terracord::engine
