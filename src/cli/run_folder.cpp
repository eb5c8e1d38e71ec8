#include "cli/run_folder.hpp"

#include "gdal/unpack.hpp"
#include "history/verification.hpp"

namespace terracord::cli {

Result<RunFolder> run_folder(const std::filesystem::path& named) {
    RunFolder folder{.unpacked = std::nullopt, .path = named};
    if (!gdal::is_archive(named)) return folder;
    auto files = gdal::unpack(named);
    if (!files) return tl::unexpected(files.error());
    folder.unpacked.emplace(std::move(*files));
    folder.path = history::find_run(folder.unpacked->path());
    if (folder.path.empty()) folder.path = folder.unpacked->path();
    return folder;
}

}  // namespace terracord::cli
