#include "gdal/dataset_path.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "base/limits.hpp"
#include "gdal/error_capture.hpp"
#include "gdal/initialise.hpp"

namespace terracord::gdal {
namespace {

namespace fs = std::filesystem;

// What is no folder and no dataset, by its name: the papers and the sidecars that make an archive of many files.
constexpr std::array kPaperExtensions{"pdf",  "png", "jpg", "jpeg", "tif", "tiff", "txt", "xml", "html", "htm", "doc",
                                      "docx", "odt", "xls", "xlsx", "ods", "prj",  "shx", "cpg", "qpj",  "qix", "sbn",
                                      "sbx",  "qml", "qmd", "sld",  "dbt", "ind",  "map", "dat", "id",   "mid", "md"};

constexpr std::array kDatasetExtensions{"shp", "gpkg", "geojson", "json", "geojsonl", "fgb", "gml",
                                        "csv", "tab",  "mif",     "dbf",  "gdb",      "dxf"};

std::string lower(std::string words) {
    std::transform(words.begin(), words.end(), words.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return words;
}

// A text compressed by itself, as the cadastre is given out: "parcelles.geojson.gz".
bool is_gzip_name(const std::string& name) {
    constexpr std::array kInside{"geojson", "json", "geojsonl"};
    const std::string inside = extension_of(stem_of(name));
    return extension_of(name) == "gz" && std::find(kInside.begin(), kInside.end(), inside) != kInside.end();
}

bool is_zip_name(const std::string& name) { return extension_of(name) == "zip"; }

enum class Kind { nothing, file, folder };

Kind kind_of(const std::string& opened) {
    VSIStatBufL status;
    if (VSIStatExL(opened.c_str(), &status, VSI_STAT_EXISTS_FLAG | VSI_STAT_NATURE_FLAG) != 0) return Kind::nothing;
    return VSI_ISDIR(status.st_mode) ? Kind::folder : Kind::file;
}

std::size_t zips_around(const std::string& opened) {
    std::size_t count = 0;
    for (std::size_t at = opened.find("/vsizip/"); at != std::string::npos; at = opened.find("/vsizip/", at + 1))
        ++count;
    return count;
}

std::string into_zip(const std::string& opened) { return "/vsizip/{" + opened + "}"; }

// GDAL must take a relative name for a file, whatever it looks like.
std::string opened_on_disk(const fs::path& path) {
    const std::string name = path.string();
    return path.is_absolute() || name.starts_with("./") || name.starts_with("../") ? name : "./" + name;
}

// Each zip around a zip is unpacked again for whatever is asked of it: one too deep, or too large, is left alone.
bool closed_zip(const std::string& opened) {
    if (zips_around(opened) >= static_cast<std::size_t>(limit(Limit::archive_levels))) return true;
    VSIStatBufL status;
    return VSIStatL(opened.c_str(), &status) == 0 && status.st_size > limit(Limit::unpacked_bytes);
}

// A compressed text is read through, never unpacked to the disk.
Located through_gzip(Located file) {
    if (!is_gzip_name(file.opened)) return file;
    file.opened = "/vsigzip/" + file.opened;
    file.archived = true;
    file.extension = extension_of(file.stem);
    file.stem = stem_of(file.stem);
    return file;
}

bool is_dataset_name(const std::string& name) {
    if (is_gzip_name(name)) return true;
    const std::string extension = extension_of(name);
    return std::find(kDatasetExtensions.begin(), kDatasetExtensions.end(), extension) != kDatasetExtensions.end();
}

Located member(const Located& parent, const std::string& parent_opened, const std::string& name) {
    Located inside;
    inside.opened = parent_opened + "/" + name;
    inside.path = parent.path / name;
    inside.archived = parent.archived || parent_opened != parent.opened;
    inside.on_disk = inside.archived ? parent.on_disk : inside.path;
    inside.stem = stem_of(name);
    inside.extension = extension_of(name);
    return inside;
}

// Tables that only accompany a geometry file of the same name: the .dbf of a .shp or of a .tab, a .mid is never listed.
bool accompanies(const std::string& name, const std::set<std::string>& lowered) {
    if (extension_of(name) != "dbf") return false;
    const std::string stem = lower(stem_of(name));
    return lowered.contains(stem + ".shp") || lowered.contains(stem + ".tab");
}

bool is_link(const fs::path& path) {
    std::error_code ignored;
    return fs::is_symlink(path, ignored);
}

bool is_paper(const std::string& extension) {
    return std::find(kPaperExtensions.begin(), kPaperExtensions.end(), extension) != kPaperExtensions.end();
}

void collect(const Located& container, int depth, std::vector<Located>& found, std::vector<std::string>& unseen) {
    const bool zip = is_zip_name(container.opened) && kind_of(container.opened) == Kind::file;
    const std::string opened = zip ? into_zip(container.opened) : container.opened;
    char** listed = VSIReadDir(opened.c_str());
    if (listed == nullptr && zip) found.push_back(container);
    std::vector<std::string> names;
    for (char** at = listed; at != nullptr && *at != nullptr; ++at) names.emplace_back(*at);
    CSLDestroy(listed);
    std::set<std::string> lowered;
    for (const std::string& name : names) lowered.insert(lower(name));
    // GDAL walks a whole archive for each question about one of its members: above so many, only those are asked about
    // whose name tells that they may hold something.
    const auto many = static_cast<std::size_t>(limit(Limit::archive_names));
    std::size_t asked = 0;
    for (const std::string& name : names) {
        if (name.empty() || name.front() == '.' || name == "__MACOSX") continue;
        const Located inside = member(container, opened, name);
        if (inside.archived && is_zip_name(name) && closed_zip(inside.opened)) {
            unseen.push_back(inside.path.generic_string());
            continue;
        }
        if (inside.archived && names.size() > many && !is_dataset_name(name) && !is_zip_name(name)) {
            if (is_paper(inside.extension)) continue;
            // Perhaps a folder: a name alone does not say.
            if (++asked > many) {
                unseen.push_back(inside.path.generic_string());
                continue;
            }
        }
        const Kind kind = kind_of(inside.opened);
        if (kind == Kind::folder && !inside.archived && is_link(inside.path)) continue;  // it may lead back here
        const bool database = inside.extension == "gdb";
        if (kind != Kind::nothing && !database && (kind == Kind::folder || is_zip_name(name))) {
            if (depth < limit(Limit::folder_levels))
                collect(inside, depth + 1, found, unseen);
            else
                unseen.push_back(inside.path.generic_string());
        } else if (database ? kind == Kind::folder
                            : kind == Kind::file && is_dataset_name(name) && !accompanies(name, lowered)) {
            found.push_back(through_gzip(inside));
        }
    }
}

tl::unexpected<Error> refused(const Wanted& wanted) {
    return fail(
        ErrorCode::format_refused,
        {fmt::format("« {} » n'est pas un fichier de cet ordinateur", wanted.written),
         fmt::format("'{}' is no file of this machine", wanted.written)},
        wanted.position,
        {"Téléchargez ou exportez les données (GeoPackage, Shapefile, GeoJSON…) et indiquez le fichier ; un zip "
         "s'écrit "
         "simplement archive.zip/couche.shp.",
         "Download or export the data (GeoPackage, Shapefile, GeoJSON…) and name the file; a zip is simply written "
         "archive.zip/layer.shp."});
}

tl::unexpected<Error> no_file(const Wanted& wanted) {
    return fail(ErrorCode::format_refused,
                {fmt::format("« {} » n'est ni un fichier ni un dossier", wanted.written),
                 fmt::format("'{}' is neither a file nor a folder", wanted.written)},
                wanted.position,
                {"Enregistrez les données dans un fichier et indiquez-le.", "Save the data to a file and name it."});
}

// GDAL's own file systems: "/vsicurl/…", "/vsizip/…".
bool names_a_file_system(const std::string& written) {
    constexpr std::array kNames{"curl",   "s3",    "gs",     "az",  "adls", "oss",      "swift",  "webhdfs",
                                "hdfs",   "zip",   "gzip",   "tar", "mem",  "subfile",  "sparse", "crypt",
                                "cached", "stdin", "stdout", "7z",  "rar",  "multipart"};
    const std::string name = lower(written);
    return std::any_of(kNames.begin(), kNames.end(), [&](const char* kind) {
        const std::string prefix = std::string("/vsi") + kind;
        if (!name.starts_with(prefix)) return false;
        const std::string after = name.substr(prefix.size());
        return after.empty() || after.front() == '/' || after.front() == '?' || after.starts_with("_streaming");
    });
}

// "http://…", "PG:…", "<OGRVRTDataSource>…": what GDAL would take for something else than a file.
bool looks_indirect(const std::string& written) {
    if (written.starts_with('<') || written.starts_with('{')) return true;
    const auto in_a_scheme = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '+';
    };
    const auto end = std::find_if_not(written.begin(), written.end(), in_a_scheme);
    return end - written.begin() >= 2 && end != written.end() && *end == ':';
}

tl::unexpected<Error> not_found(const Wanted& wanted, const std::vector<std::string>& near) {
    const std::string nearest = nearest_word(wanted.path.filename().string(), near);
    Text hint{"Vérifiez le chemin ; il se lit à partir du dossier du fichier d'analyse.",
              "Check the path; it is read from the folder of the analysis file."};
    if (!nearest.empty())
        hint = {fmt::format("Vouliez-vous dire « {} » ?", nearest), fmt::format("Did you mean '{}'?", nearest)};
    return fail(
        ErrorCode::file_not_found,
        {fmt::format("« {} » n'existe pas", wanted.written), fmt::format("'{}' does not exist", wanted.written)},
        wanted.position, std::move(hint));
}

std::vector<std::string> names_beside(const fs::path& path) {
    std::vector<std::string> names;
    std::error_code ignored;
    const fs::path folder = path.parent_path().empty() ? fs::path(".") : path.parent_path();
    for (fs::directory_iterator at(folder, ignored), end; !ignored && at != end; at.increment(ignored)) {
        names.push_back(at->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string relative_to(const fs::path& path, const fs::path& base) {
    const std::string relative = path.lexically_relative(base).generic_string();
    return relative.empty() || relative == "." ? path.generic_string() : relative;
}

bool attribute_only(const Located& dataset) { return dataset.extension == "dbf"; }

tl::unexpected<Error> several(const Wanted& wanted, const std::vector<Located>& found, const Located& container) {
    std::vector<std::string> names;
    names.reserve(found.size());
    for (const Located& dataset : found) names.push_back(relative_to(dataset.path, container.path));
    const Text list = enumerate(names);
    std::vector<std::string> stems;
    for (const Located& dataset : found) stems.push_back(dataset.stem);
    const std::string nearest = wanted.layer.empty() ? "" : nearest_word(wanted.layer, stems);
    Text message{fmt::format("« {} » contient plusieurs jeux de données : {}", wanted.written, list.fr),
                 fmt::format("'{}' holds several datasets: {}", wanted.written, list.en)};
    if (!wanted.layer.empty()) {
        message = {fmt::format("« {} » ne contient pas un jeu de données « {} » et un seul ; il contient : {}",
                               wanted.written, wanted.layer, list.fr),
                   fmt::format("'{}' does not hold one dataset named '{}'; it holds: {}", wanted.written, wanted.layer,
                               list.en)};
    }
    Text hint{fmt::format("Complétez le chemin (« {}/{} ») ou indiquez layer.", wanted.written, names.front()),
              fmt::format("Complete the path ('{}/{}') or set layer.", wanted.written, names.front())};
    if (!nearest.empty())
        hint = {fmt::format("Vouliez-vous dire « {} » ?", nearest), fmt::format("Did you mean '{}'?", nearest)};
    return fail(ErrorCode::layer_not_found, std::move(message), wanted.position, std::move(hint));
}

Result<Located> choose(const Wanted& wanted, const Located& container) {
    std::vector<std::string> unseen;
    std::vector<Located> found = datasets_inside(container, unseen);
    for (Located& dataset : found) dataset.not_looked_at = unseen;
    if (found.size() == 1 && found.front().opened == container.opened) {
        return fail(ErrorCode::file_unreadable,
                    {fmt::format("« {} » n'est pas une archive zip lisible", wanted.written),
                     fmt::format("'{}' is not a readable zip archive", wanted.written)},
                    wanted.position, {"Téléchargez-la ou créez-la de nouveau.", "Download it or make it again."});
    }
    const bool any_spatial =
        std::any_of(found.begin(), found.end(), [](const Located& d) { return !attribute_only(d); });
    if (wanted.with_geometry && any_spatial) std::erase_if(found, attribute_only);
    if (found.empty() && !unseen.empty())
        return tl::unexpected<Error>(not_looked_at(wanted.written, unseen, wanted.position));
    if (found.empty()) {
        return fail(ErrorCode::file_not_found,
                    {fmt::format("« {} » ne contient aucun jeu de données reconnu", wanted.written),
                     fmt::format("'{}' holds no dataset that is recognised", wanted.written)},
                    wanted.position,
                    {"Formats lus : Shapefile, GeoPackage, GeoJSON, FlatGeobuf, GML, CSV, MapInfo, DXF.",
                     "Formats read: Shapefile, GeoPackage, GeoJSON, FlatGeobuf, GML, CSV, MapInfo, DXF."});
    }
    if (!wanted.layer.empty()) {
        std::vector<Located> named;
        for (const Located& dataset : found) {
            if (dataset.stem == wanted.layer) named.push_back(dataset);
        }
        if (named.empty()) {
            for (const Located& dataset : found) {
                if (same_ignoring_case(dataset.stem, wanted.layer)) named.push_back(dataset);
            }
        }
        if (named.size() == 1) {
            named.front().named_by_layer = true;
            return named.front();
        }
        if (named.size() > 1) return several(wanted, named, container);
    }
    if (found.size() == 1) return found.front();
    return several(wanted, found, container);
}

}  // namespace

std::string extension_of(const std::string& name) {
    std::string extension = fs::path(name).extension().string();
    if (!extension.empty()) extension.erase(0, 1);
    return lower(std::move(extension));
}

std::string stem_of(const std::string& name) { return fs::path(name).stem().string(); }

bool same_ignoring_case(const std::string& a, const std::string& b) { return lower(a) == lower(b); }

std::string sibling(const std::string& opened, const std::string& extension) {
    const std::size_t dot = opened.rfind('.');
    if (dot == std::string::npos) return {};
    std::string upper = extension;
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    for (const std::string& ending : {extension, upper}) {
        std::string candidate = opened.substr(0, dot + 1) + ending;
        if (kind_of(candidate) == Kind::file) return candidate;
    }
    return {};
}

Text enumerate(const std::vector<std::string>& names) {
    constexpr std::size_t kMost = 12;
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i) list += (i == 0 ? "" : ", ") + names[i];
    if (names.size() <= kMost) return same_text(list);
    const std::size_t more = names.size() - kMost;
    return {fmt::format("{} et {} autre{}", list, more, more > 1 ? "s" : ""),
            fmt::format("{} and {} more", list, more)};
}

Error not_looked_at(const std::string& written, const std::vector<std::string>& names, const Position& where) {
    const Text list = enumerate(names);
    return fail(
               ErrorCode::archive_skipped,
               {fmt::format(
                    "« {} » : {} membre(s) trop profonds, trop nombreux ou trop volumineux pour être examinés : {}",
                    written, names.size(), list.fr),
                fmt::format("'{}': {} member(s) too deep, too many or too large to be looked at: {}", written,
                            names.size(), list.en)},
               where,
               {fmt::format("Décompressez l'archive, et indiquez le dossier ; ou relevez ces limites : --limit "
                            "archive-levels={}, archive-names={}, folder-levels={}, unpacked-bytes={}.",
                            limit(Limit::archive_levels), limit(Limit::archive_names), limit(Limit::folder_levels),
                            limit(Limit::unpacked_bytes)),
                fmt::format("Unpack the archive and name the folder; or raise these limits: --limit archive-levels={}, "
                            "archive-names={}, folder-levels={}, unpacked-bytes={}.",
                            limit(Limit::archive_levels), limit(Limit::archive_names), limit(Limit::folder_levels),
                            limit(Limit::unpacked_bytes))})
        .value();
}

std::vector<Located> datasets_inside(const Located& container, std::vector<std::string>& not_looked_at) {
    initialise();
    const ErrorCapture quiet;
    std::vector<Located> found;
    collect(container, 0, found, not_looked_at);
    for (std::string& name : not_looked_at) name = relative_to(name, container.path);
    std::sort(not_looked_at.begin(), not_looked_at.end());
    std::sort(found.begin(), found.end(),
              [](const Located& a, const Located& b) { return a.path.generic_string() < b.path.generic_string(); });
    return found;
}

Result<Located> locate(const Wanted& wanted) {
    initialise();
    const ErrorCapture quiet;
    const fs::path& path = wanted.path;
    std::error_code ignored;
    const bool exists = fs::exists(path, ignored);
    if (names_a_file_system(path.string()) || names_a_file_system(wanted.written)) return refused(wanted);
    if (!exists && (looks_indirect(path.string()) || looks_indirect(wanted.written))) return refused(wanted);

    if (path.empty()) return not_found(wanted, {});

    // The part of the path that is on the disk; the rest, if any, is inside a zip.
    fs::path disk = path;
    std::vector<std::string> rest;
    while (!fs::exists(disk, ignored) && disk.has_relative_path() && disk != disk.parent_path()) {
        rest.insert(rest.begin(), disk.filename().string());
        disk = disk.parent_path();
    }
    if (!rest.empty() && (disk.empty() || !fs::is_regular_file(disk, ignored) || !is_zip_name(disk.string()))) {
        return not_found(wanted, names_beside(path));
    }
    Located here;
    here.opened = opened_on_disk(disk.has_filename() ? disk : disk.parent_path());
    here.path = disk;
    here.on_disk = disk;
    here.stem = stem_of(here.opened);
    here.extension = extension_of(here.opened);
    for (const std::string& name : rest) {
        if (name.empty()) continue;
        const bool zip = is_zip_name(here.opened) && kind_of(here.opened) == Kind::file;
        Located inside = member(here, zip ? into_zip(here.opened) : here.opened, name);
        if (kind_of(inside.opened) == Kind::nothing) {
            std::vector<std::string> names;
            std::vector<std::string> unseen;
            for (const Located& dataset : datasets_inside(here, unseen))
                names.push_back(dataset.path.filename().string());
            return not_found(wanted, names);
        }
        here = std::move(inside);
    }
    // A pipe would be waited for, a device never ends.
    if (rest.empty() && fs::is_other(disk, ignored)) return no_file(wanted);
    const Kind kind = kind_of(here.opened);
    if (kind == Kind::folder && here.extension == "gdb") return here;
    if (kind == Kind::folder || is_zip_name(here.opened)) return choose(wanted, here);
    return through_gzip(std::move(here));
}

}  // namespace terracord::gdal
