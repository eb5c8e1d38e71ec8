// Does a finished run still stand? What its manifest says is compared with the files as they are now, and with the
// same run made again. Nothing is written to the run's folder or to its inputs. docs/life-of-a-file.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "runs/recorded_manifest.hpp"

namespace terracord::history {

enum class FileState : std::uint8_t {
    same,
    changed,
    missing,
    added,       // there now, and not in the manifest
    not_hashed,  // may differ between equal runs: not compared
};
[[nodiscard]] std::string_view code(FileState state);

struct FileCheck {
    std::string path;
    FileState state = FileState::same;
    std::int64_t first_line = 0;  // of a changed text: where it first differs; 0: not told
};

struct VersionCheck {
    std::string name;  // "terracord", "GDAL"
    std::string recorded;
    std::string now;
    [[nodiscard]] bool same() const { return recorded == now; }
};

enum class Conclusion : std::uint8_t { identical, different, not_replayed };
[[nodiscard]] std::string_view code(Conclusion conclusion);

struct Verification {
    runs::RecordedManifest manifest;
    std::filesystem::path analysis;     // as found; empty: not found
    std::vector<FileCheck> inputs;      // against the manifest
    std::vector<FileCheck> outputs;     // of the folder, against the manifest
    std::vector<VersionCheck> versions;
    std::vector<FileCheck> replayed;    // of the folder, against the run made again
    Text not_replayed;                  // why it was not made again; empty: it was

    [[nodiscard]] Conclusion conclusion() const;
};

// The analysis file of a run: `given`, else one of the manifest's name beside or in the folder (or below `around`, an
// unpacked archive), preferring one with the manifest's hash. Empty: none.
[[nodiscard]] std::filesystem::path find_analysis(const runs::RecordedManifest& manifest,
                                                  const std::filesystem::path& folder,
                                                  const std::filesystem::path& given,
                                                  const std::filesystem::path& around);

// The folder below `root` that holds a manifest: itself, or the shallowest one (first by name). Empty: none.
[[nodiscard]] std::filesystem::path find_run(const std::filesystem::path& root);

// Inputs and outputs as they are now against the manifest, and versions. Reads every file once.
[[nodiscard]] Verification verify_files(runs::RecordedManifest manifest, const std::filesystem::path& folder,
                                        const std::filesystem::path& analysis,
                                        const std::map<std::string, std::string>& versions_now);

// The folder against `replay`, the folder of the same run made again: byte for byte, the manifest included unless
// versions differ.
void compare_replay(Verification& verification, const std::filesystem::path& folder,
                    const std::filesystem::path& replay);

// For people and for programs (data/schema/verification.schema.json).
[[nodiscard]] std::string verification_text(const Verification& verification, Lang lang);
[[nodiscard]] std::string verification_json(const Verification& verification);

}  // namespace terracord::history
