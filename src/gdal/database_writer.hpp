// The layers of a finished GeoPackage copied into a schema of a PostGIS database of its own. One transaction: the
// schema holds the former results or the new ones, never half of either. A table of it, terracord_run, says which
// tables are ours: a schema that holds anything else is never touched. Free functions; costs one pass over the file.
#pragma once

#include <filesystem>
#include <string>

#include "base/database_name.hpp"
#include "base/error.hpp"

namespace terracord::gdal {

struct ResultsTarget {
    DatabaseName database;
    std::string schema;
    bool overwrite = false;  // former results may go
};

// May results go there? Before anything is computed. Errors 326, 501 (former results and no `overwrite`), 504, 505.
Result<void> check_target(const ResultsTarget& target);

// What terracord_run says of the results.
struct ResultsRun {
    std::string title;
    std::string date;      // of the analysis, ISO 8601
    std::string version;   // of the program
    std::string manifest;  // SHA-256 of manifest.json
};

// Errors of check_target, 303, 505.
Result<void> copy_results(const std::filesystem::path& geopackage, const ResultsTarget& target, const ResultsRun& run);

}  // namespace terracord::gdal
