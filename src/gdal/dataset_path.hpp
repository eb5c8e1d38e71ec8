// From a path as the user wrote it to the one dataset GDAL opens: folders, zips and zips inside zips are looked into,
// anything that is no file of this machine is refused. Touches names only, opens no dataset.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace terracord::gdal {

struct Located {
    std::string opened;             // the path GDAL opens, "/vsizip/{a.zip}/b.shp" inside a zip
    std::filesystem::path path;     // the same, as a user would write it: "a.zip/b.shp"
    std::filesystem::path on_disk;  // the file or folder of the disk that holds it: "a.zip"
    std::string stem;               // "b"
    std::string extension;          // "shp", lower case
    bool archived = false;
    bool named_by_layer = false;             // chosen among several by the layer's name
    std::vector<std::string> not_looked_at;  // beside it, too deep or among too many
};

struct Wanted {
    std::filesystem::path path;
    std::string written;
    std::string layer;
    bool with_geometry = true;
    Position position;
};

// Errors 301 302 303 304.
[[nodiscard]] Result<Located> locate(const Wanted& wanted);

// The datasets inside a folder or a zip, sorted by path; a zip that cannot be read stands for itself.
// `not_looked_at`: what lies too deep, or in an archive of too many files to ask about each.
[[nodiscard]] std::vector<Located> datasets_inside(const Located& container, std::vector<std::string>& not_looked_at);
// Warning 325.
[[nodiscard]] Error not_looked_at(const std::string& written, const std::vector<std::string>& names,
                                  const Position& where);

// "shp" of "A.SHP"; lower case, without the dot.
[[nodiscard]] std::string extension_of(const std::string& name);
[[nodiscard]] std::string stem_of(const std::string& name);
[[nodiscard]] bool same_ignoring_case(const std::string& a, const std::string& b);
// The sibling of a dataset's main file with another extension, in lower or upper case; "" where there is none.
[[nodiscard]] std::string sibling(const std::string& opened, const std::string& extension);
// "a, b, c and 4 others" for messages.
[[nodiscard]] Text enumerate(const std::vector<std::string>& names);

}  // namespace terracord::gdal
