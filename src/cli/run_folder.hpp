// A finished run as a person names it: a folder, or an archive of one.
#pragma once

#include <filesystem>
#include <optional>

#include "base/error.hpp"
#include "gdal/dataset_open.hpp"

namespace terracord::cli {

struct RunFolder {
    std::optional<gdal::TemporaryFolder> unpacked;  // of an archive; removed with this
    std::filesystem::path path;
};

// Errors 301, 612.
[[nodiscard]] Result<RunFolder> run_folder(const std::filesystem::path& named);

}  // namespace terracord::cli
