// The output folder of a run: built in a sibling, renamed when whole. What is not ours is never replaced.
#pragma once

#include <filesystem>

#include "base/error.hpp"

namespace terracord::runs {

class OutputFolder {
   public:
    // Plans to create `target`. Errors: 501 it exists and `overwrite` is false; 503 it exists, is not empty and holds
    // no manifest of ours; 502 the sibling cannot be made.
    static Result<OutputFolder> prepare(const std::filesystem::path& target, bool overwrite);
    // Removes the sibling if `commit` was never reached.
    ~OutputFolder();
    OutputFolder(OutputFolder&& other) noexcept;
    OutputFolder& operator=(OutputFolder&&) = delete;

    // Where to write.
    [[nodiscard]] const std::filesystem::path& building() const { return building_; }
    [[nodiscard]] const std::filesystem::path& target() const { return target_; }

    // Carries over files the old manifest does not list, then swaps. Error 502; the old folder is then still there.
    Result<void> commit();

   private:
    OutputFolder() = default;
    std::filesystem::path target_;
    std::filesystem::path building_;
    bool replace_ = false;
};

}  // namespace terracord::runs
