#include "gdal/unpack.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "gdal/error_capture.hpp"
#include "gdal/initialise.hpp"

namespace terracord::gdal {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> too_large(const fs::path& archive, Limit which) {
    const Text most = limit_text(which);
    const bool files = which == Limit::run_archive_files;
    const Error error =
        beyond_limit(which, {fmt::format("l'archive contient plus de {}{}", most.fr, files ? " fichiers" : ""),
                             fmt::format("the archive holds more than {}{}", most.en, files ? " files" : "")});
    return fail(ErrorCode::archive_unusable, error.message, Position{archive.string()}, error.hint);
}

std::string lower_name(const fs::path& file) {
    std::string name = file.filename().string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name;
}

tl::unexpected<Error> unusable(const fs::path& archive, const Text& why) {
    return fail(ErrorCode::archive_unusable, why, Position{archive.string()},
                Text{"Décompressez l'archive vous-même et donnez le dossier.",
                     "Unpack the archive yourself and give the folder."});
}

bool is_plain(const std::string& name) {
    if (name.find('\\') != std::string::npos || name.find('\0') != std::string::npos) return false;
    const fs::path normal = fs::path(name).lexically_normal();
    return !normal.empty() && normal.is_relative() && *normal.begin() != "..";
}

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

Result<void> copy_out(const fs::path& archive, const std::string& from, const fs::path& to, std::uint64_t& left) {
    const std::unique_ptr<VSILFILE, CloseFile> in(VSIFOpenL(from.c_str(), "rb"));
    if (!in)
        return unusable(archive, {"un fichier de l'archive est illisible", "a file of the archive cannot be read"});
    std::ofstream out(to, std::ios::binary | std::ios::trunc);
    std::array<char, 1 << 16> buffer{};
    while (out) {
        const std::size_t count = VSIFReadL(buffer.data(), 1, buffer.size(), in.get());
        if (count == 0) break;
        if (count > left) return too_large(archive, Limit::run_archive_bytes);
        left -= count;
        out.write(buffer.data(), static_cast<std::streamsize>(count));
    }
    out.close();
    // A damaged archive ends early.
    VSIStatBufL status;
    std::error_code ignored;
    const bool whole = VSIStatL(from.c_str(), &status) == 0 &&
                       static_cast<std::uintmax_t>(status.st_size) == fs::file_size(to, ignored);
    if (!out) return unusable(archive, {"le dossier temporaire est plein", "the temporary folder is full"});
    if (!whole) return unusable(archive, {"l'archive est endommagée", "the archive is damaged"});
    return {};
}

}  // namespace

bool is_archive(const fs::path& file) {
    const std::string name = lower_name(file);
    return name.ends_with(".zip") || name.ends_with(".tar") || name.ends_with(".tar.gz") || name.ends_with(".tgz");
}

Result<TemporaryFolder> unpack(const fs::path& archive) {
    initialise();
    const ErrorCapture quiet;
    std::error_code status;
    if (!fs::is_regular_file(archive, status)) {
        return fail(ErrorCode::file_not_found,
                    {fmt::format("« {} » n'existe pas", archive.string()),
                     fmt::format("'{}' does not exist", archive.string())},
                    Position{archive.string()}, {"Vérifiez le chemin.", "Check the path."});
    }
    auto folder = TemporaryFolder::make();
    if (!folder) return unusable(archive, {"pas de dossier temporaire", "no temporary folder"});
    const bool zip = lower_name(archive).ends_with(".zip");
    const std::string opened = (zip ? "/vsizip/{" : "/vsitar/{") + fs::absolute(archive, status).string() + "}";
    char** listed = VSIReadDirRecursive(opened.c_str());
    std::vector<std::string> names;
    for (char** at = listed; at != nullptr && *at != nullptr; ++at) names.emplace_back(*at);
    CSLDestroy(listed);
    if (names.empty())
        return unusable(archive, {"l'archive est illisible ou vide", "the archive is unreadable or empty"});
    if (names.size() > static_cast<std::size_t>(limit(Limit::run_archive_files)))
        return too_large(archive, Limit::run_archive_files);
    std::sort(names.begin(), names.end());
    auto left = static_cast<std::uint64_t>(limit(Limit::run_archive_bytes));
    for (const std::string& name : names) {
        if (!is_plain(name)) {
            return unusable(archive, {fmt::format("nom refusé dans l'archive : « {} »", name),
                                      fmt::format("name refused in the archive: '{}'", name)});
        }
        const std::string member = opened + "/" + name;
        VSIStatBufL member_status;
        if (VSIStatL(member.c_str(), &member_status) != 0 || VSI_ISDIR(member_status.st_mode)) continue;
        const fs::path target = folder->path() / fs::path(name).lexically_normal();
        fs::create_directories(target.parent_path(), status);
        if (auto copied = copy_out(archive, member, target, left); !copied) return tl::unexpected(copied.error());
    }
    return std::move(*folder);
}

}  // namespace terracord::gdal
