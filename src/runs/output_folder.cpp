#include "runs/output_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "model/run.hpp"

namespace terracord::runs {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kManifestMark = "\"terracord\"";

tl::unexpected<Error> unwritable(const fs::path& path, const std::string& why) {
    return fail(ErrorCode::output_unwritable, Text{"écriture impossible : " + why, "cannot be written: " + why},
                Position{path.string()},
                Text{"Vérifiez les droits et la place disponible.", "Check permissions and free space."});
}

// The manifest's text, empty when there is none of ours.
std::string manifest_of(const fs::path& folder) {
    std::ifstream in(folder / model::kManifestName, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    return text.find(kManifestMark) == std::string::npos ? std::string() : text;
}

// Everything below the folder, as paths relative to it, parents first.
Result<std::vector<fs::path>> entries_below(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code status;
    for (fs::recursive_directory_iterator it(folder, status), end; !status && it != end; it.increment(status)) {
        // A link of the user's is an entry here, wherever it leads: it is neither followed nor resolved.
        files.push_back(it->path().lexically_relative(folder));
    }
    // What cannot be listed cannot be carried over, and must not be removed.
    if (status) return unwritable(folder, status.message());
    std::sort(files.begin(), files.end());
    return files;
}

// Where the former results wait while the new ones take their place, on a file system that cannot exchange two names.
fs::path aside(const fs::path& building) {
    fs::path old = building;
    old += ".old";
    return old;
}

// The two folders under each other's name, in one step: at no moment is there none under either.
std::error_code exchange(const fs::path& one, const fs::path& other) {
    if (::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0) return {};
    return {errno, std::generic_category()};
}

// No file system answers so when it can exchange names and something else is wrong.
bool cannot_exchange(const std::error_code& status) {
    return status == std::errc::invalid_argument || status == std::errc::function_not_supported ||
           status == std::errc::operation_not_supported;
}

// Puts `building` in the place of `target`, and says where what stood there is now.
Result<fs::path> take_place(const fs::path& building, const fs::path& target) {
    std::error_code status = exchange(building, target);
    if (!status) return building;
    if (!cannot_exchange(status)) return unwritable(target, status.message());
    const fs::path old = aside(building);
    fs::rename(target, old, status);
    if (status) return unwritable(target, status.message());
    fs::rename(building, target, status);
    if (!status) return old;
    const std::string why = status.message();
    fs::rename(old, target, status);
    return unwritable(target, why);
}

}  // namespace

Result<OutputFolder> OutputFolder::prepare(const fs::path& target, bool overwrite) {
    OutputFolder folder;
    std::error_code status;
    folder.target_ = fs::absolute(target, status).lexically_normal();
    if (!folder.target_.has_filename()) folder.target_ = folder.target_.parent_path();
    const bool exists = fs::exists(fs::symlink_status(folder.target_, status));
    if (exists && (!fs::is_directory(folder.target_, status) || fs::is_symlink(folder.target_, status))) {
        return fail(ErrorCode::output_not_ours, Text{"ce n'est pas un dossier", "this is not a folder"},
                    Position{target.string()},
                    Text{"Choisissez un autre dossier de sortie.", "Choose another output folder."});
    }
    if (exists && !fs::is_empty(folder.target_, status)) {
        if (!overwrite) {
            return fail(ErrorCode::output_exists,
                        Text{"le dossier de sortie existe déjà", "the output folder exists already"},
                        Position{target.string()},
                        Text{"Ajoutez --overwrite pour le remplacer, ou choisissez un autre dossier.",
                             "Add --overwrite to replace it, or choose another folder."});
        }
        if (manifest_of(folder.target_).empty()) {
            return fail(
                ErrorCode::output_not_ours,
                Text{"le dossier contient des fichiers qui ne viennent pas de Terracord : il n'est pas remplacé",
                     "the folder holds files that are not Terracord's: it is not replaced"},
                Position{target.string()},
                Text{"Choisissez un autre dossier de sortie.", "Choose another output folder."});
        }
    }
    folder.replace_ = exists;
    fs::create_directories(folder.target_.parent_path(), status);
    if (status) return unwritable(folder.target_.parent_path(), status.message());
    for (int attempt = 0;; ++attempt) {
        fs::path building = folder.target_;
        building += fmt::format(".part{}", attempt);
        // A run that was killed may have left either; what it left aside may be the last whole results.
        const bool in_the_way = fs::exists(fs::symlink_status(aside(building), status));
        if (!in_the_way && fs::create_directory(building, status)) {
            // Only now is it ours to remove.
            folder.building_ = std::move(building);
            return folder;
        }
        if (status || attempt > 99) return unwritable(building, status ? status.message() : "exists");
    }
}

OutputFolder::OutputFolder(OutputFolder&& other) noexcept
    : target_(std::move(other.target_)), building_(std::exchange(other.building_, {})), replace_(other.replace_) {}

OutputFolder::~OutputFolder() {
    std::error_code status;
    if (!building_.empty()) fs::remove_all(building_, status);
}

Result<void> OutputFolder::commit() {
    std::error_code status;
    fs::path old;
    if (replace_) {
        // What the old manifest does not list is somebody's own: it comes along.
        // What was an input, or any other word of the manifest, is not listed as an output.
        const std::string manifest = manifest_of(target_);
        const std::string listed = manifest.substr(std::min(manifest.find("\"outputs\":"), manifest.size()));
        const auto entries = entries_below(target_);
        if (!entries) return tl::unexpected(entries.error());
        for (const fs::path& file : *entries) {
            const bool ours =
                file == model::kManifestName || listed.find("\"" + file.generic_string() + "\"") != std::string::npos;
            if (ours || fs::exists(building_ / file, status)) continue;
            if (fs::is_directory(fs::symlink_status(target_ / file, status))) {
                fs::create_directories(building_ / file, status);
                continue;
            }
            fs::copy(target_ / file, building_ / file, fs::copy_options::copy_symlinks, status);
            if (status) return unwritable(building_ / file, status.message());
        }
        const auto taken = take_place(building_, target_);
        if (!taken) return tl::unexpected(taken.error());
        old = *taken;
    } else {
        fs::rename(building_, target_, status);
        if (status) return unwritable(target_, status.message());
    }
    building_.clear();
    if (!old.empty()) fs::remove_all(old, status);
    return {};
}

}  // namespace terracord::runs
