// The manifest of a finished run, as somebody hands it over: it is data, nothing in it is trusted. docs/outputs.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace terracord::runs {

struct RecordedFile {
    std::string path;
    std::string sha256;  // empty: may differ between equal runs
    std::uint64_t bytes = 0;
};

struct RecordedManifest {
    std::string sha256;  // of the manifest's own bytes: what names a run
    std::string title;
    std::string date;  // of the analysis
    std::string crs;
    std::string version;                               // of the program
    std::map<std::string, std::string> libraries;      // "GDAL" -> version
    std::string analysis;                              // name of the analysis file
    std::string analysis_sha256;
    std::map<std::string, std::string> parameters;     // of the command line
    std::vector<RecordedFile> inputs;                  // paths relative to the analysis file
    std::vector<RecordedFile> outputs;                 // paths relative to the run's folder; none leaves it
};

// Errors 301 (no such folder), 610 (no manifest in it, or none that can be read).
[[nodiscard]] Result<RecordedManifest> read_manifest(const std::filesystem::path& folder);

// A list in one parameter of a manifest, whatever its items hold: "P 1,A%2CB".
[[nodiscard]] std::string list_parameter(const std::vector<std::string>& items);
[[nodiscard]] std::vector<std::string> parameter_list(std::string_view written);

}  // namespace terracord::runs
