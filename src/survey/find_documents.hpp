// Which of the tables below a path belong to documents of known standards, and to which one. Goes by the names of
// tables and by how folders hold them; opens only files that hold several tables.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "catalogue/catalogue_data.hpp"

namespace terracord::survey {

// A table: a file, or a layer of one that holds several.
struct TableFile {
    std::filesystem::path path;
    std::string layer;  // empty: the file's only one
    std::string name;
    std::string written;  // the file, as the user would write it
};

struct FoundDocument {
    const catalogue::Standard* standard = nullptr;
    std::filesystem::path source;  // folder, archive or file that holds it
    std::string written;
    std::vector<TableFile> tables;
};

struct Unlisted {
    std::string written;
    Error error;
};

struct Found {
    std::vector<FoundDocument> documents;  // by source
    std::vector<TableFile> others;         // of no standard, by path
    std::vector<Unlisted> unlisted;        // files that could not be looked into
};

// By its name: GDAL knows a DXF by nothing else. Its CAD layers are no tables of a standard.
[[nodiscard]] bool is_drawing(const std::filesystem::path& path);

[[nodiscard]] Found find_documents(const std::filesystem::path& path, const catalogue::CatalogueData& data);

}  // namespace terracord::survey
