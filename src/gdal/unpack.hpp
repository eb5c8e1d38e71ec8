// The files of an archive (.zip, .tar, .tar.gz, .tgz) on the disk, for programs that want a folder. An archive is
// data of strangers: no name leaves the folder, links are not made, and what it may hold is bounded.
#pragma once

#include <filesystem>

#include "base/error.hpp"
#include "gdal/dataset_open.hpp"

namespace terracord::gdal {

// By its name: is it an archive that `unpack` reads?
[[nodiscard]] bool is_archive(const std::filesystem::path& file);

// Errors 301, 612.
[[nodiscard]] Result<TemporaryFolder> unpack(const std::filesystem::path& archive);

}  // namespace terracord::gdal
