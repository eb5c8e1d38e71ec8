// manifest.json: what a run was made of and what it left, so that it can be verified years later
// (data/schema/manifest.schema.json). No clock, host, absolute path or thread count: equal runs give equal bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "model/run.hpp"

namespace terracord::report {

using model::kManifestName;
inline constexpr const char* kStatsName = "stats.json";  // counters and timings: listed without a hash

struct OutputFile {
    std::string path;         // relative to the run's folder, '/' between parts
    std::string sha256;       // empty: the file may differ between equal runs
    std::uint64_t bytes = 0;  // 0 where there is no hash
};

// Something that was asked for or read and is not in the outputs.
struct Skipped {
    std::string what;  // "report.pdf", "ppri.zones"
    Text why;
};

struct ManifestFacts {
    const model::RunInfo* run = nullptr;
    // "formats" -> "geojson,csv": what changes the outputs and nothing else.
    std::map<std::string, std::string> parameters;
    std::vector<OutputFile> outputs;
    std::vector<Skipped> skipped;
};

// Every regular file below the folder but the manifest, sorted by path, hashed (stats.json is not). Errors 303, 502.
[[nodiscard]] Result<std::vector<OutputFile>> hash_outputs(const std::filesystem::path& folder, unsigned jobs = 1);

// Writes folder/manifest.json. Error 502.
Result<void> write_manifest(const std::filesystem::path& folder, const ManifestFacts& facts);

}  // namespace terracord::report
