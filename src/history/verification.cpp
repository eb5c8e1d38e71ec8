#include "history/verification.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include "base/database_name.hpp"
#include "base/hash.hpp"
#include "model/run.hpp"

namespace terracord::history {

namespace fs = std::filesystem;
using runs::RecordedFile;
using runs::RecordedManifest;

namespace {

FileCheck checked(const RecordedFile& recorded, const fs::path& file) {
    FileCheck check{.path = recorded.path, .state = FileState::same, .first_line = 0};
    std::error_code status;
    if (!fs::is_regular_file(file, status)) {
        check.state = FileState::missing;
    } else if (recorded.sha256.empty()) {
        check.state = FileState::not_hashed;
    } else {
        const auto hash = sha256_file(file);
        if (!hash || *hash != recorded.sha256) check.state = FileState::changed;
    }
    return check;
}

// The line where two files first differ; 0: they do not.
std::int64_t first_difference(const fs::path& a, const fs::path& b) {
    std::ifstream left(a, std::ios::binary);
    std::ifstream right(b, std::ios::binary);
    std::array<char, 1 << 15> x{};
    std::array<char, 1 << 15> y{};
    std::int64_t line = 1;
    while (true) {
        left.read(x.data(), x.size());
        right.read(y.data(), y.size());
        const auto n = static_cast<std::size_t>(left.gcount());
        const auto m = static_cast<std::size_t>(right.gcount());
        for (std::size_t i = 0; i < std::min(n, m); ++i) {
            if (x[i] != y[i]) return line;
            line += x[i] == '\n' ? 1 : 0;
        }
        if (n != m) return line;
        if (n == 0) return 0;
    }
}

// Every regular file below a folder, relative, sorted.
std::set<std::string> files_below(const fs::path& folder) {
    std::set<std::string> files;
    std::error_code status;
    for (fs::recursive_directory_iterator it(folder, status), end; !status && it != end; it.increment(status)) {
        std::error_code ignored;
        if (it->is_regular_file(ignored) && !it->is_symlink(ignored))
            files.insert(it->path().lexically_relative(folder).generic_string());
    }
    return files;
}

bool any(const std::vector<FileCheck>& checks, FileState state) {
    return std::any_of(checks.begin(), checks.end(), [&](const FileCheck& check) { return check.state == state; });
}

// The tables of databases, as the run made again has read them. One that could not be read says nothing of what it
// holds.
void compare_tables(Verification& verification, const std::vector<RecordedFile>& again) {
    std::int64_t missing = 0;
    for (FileCheck& check : verification.inputs) {
        if (!names_database(check.path) || check.state != FileState::not_hashed) continue;
        const auto named = [&](const RecordedFile& file) { return file.path == check.path; };
        const auto now = std::find_if(again.begin(), again.end(), named);
        const auto& recorded = verification.manifest.inputs;
        const auto then = std::find_if(recorded.begin(), recorded.end(), named);
        if (now == again.end()) {
            check.state = FileState::missing;
            ++missing;
        } else {
            check.state = now->sha256 == then->sha256 ? FileState::same : FileState::changed;
        }
    }
    if (missing == 0) return;
    verification.not_replayed = {
        std::to_string(missing) +
            " table(s) de base de données n'ont pas pu être relues : la base ne répond pas, ou elles ont changé",
        std::to_string(missing) +
            " table(s) of databases could not be read again: the database does not answer, or they have changed"};
}

}  // namespace

std::string_view code(FileState state) {
    switch (state) {
        case FileState::same: return "same";
        case FileState::changed: return "changed";
        case FileState::missing: return "missing";
        case FileState::added: return "added";
        case FileState::not_hashed: break;
    }
    return "not_hashed";
}

std::string_view code(Conclusion conclusion) {
    switch (conclusion) {
        case Conclusion::identical: return "identical";
        case Conclusion::different: return "different";
        case Conclusion::not_replayed: break;
    }
    return "not_replayed";
}

Conclusion Verification::conclusion() const {
    if (!not_replayed.empty()) return Conclusion::not_replayed;
    for (const std::vector<FileCheck>* checks : {&inputs, &outputs, &replayed}) {
        // A file somebody laid into the folder takes nothing from what the run left there.
        if (any(*checks, FileState::changed) || any(*checks, FileState::missing)) return Conclusion::different;
    }
    return any(inputs, FileState::added) ? Conclusion::different : Conclusion::identical;
}

fs::path find_analysis(const RecordedManifest& manifest, const fs::path& folder, const fs::path& given,
                       const fs::path& around) {
    if (!given.empty()) return given;
    std::error_code status;
    std::vector<fs::path> candidates;
    const fs::path here = fs::absolute(folder, status).lexically_normal();
    for (const fs::path& place : {here, here.parent_path()}) candidates.push_back(place / manifest.analysis);
    if (!here.has_filename()) candidates.push_back(here.parent_path().parent_path() / manifest.analysis);
    if (!around.empty()) {
        for (const std::string& file : files_below(around)) {
            if (fs::path(file).filename() == manifest.analysis) candidates.push_back(around / file);
        }
    }
    fs::path first;
    for (const fs::path& candidate : candidates) {
        if (!fs::is_regular_file(candidate, status)) continue;
        if (first.empty()) first = candidate;
        if (const auto hash = sha256_file(candidate); hash && *hash == manifest.analysis_sha256) return candidate;
    }
    return first;
}

fs::path find_run(const fs::path& root) {
    std::error_code status;
    if (fs::is_regular_file(root / model::kManifestName, status)) return root;
    fs::path best;
    std::ptrdiff_t depth = 0;
    for (const std::string& file : files_below(root)) {
        const fs::path path(file);
        if (path.filename() != model::kManifestName) continue;
        const auto levels = std::distance(path.begin(), path.end());
        if (!best.empty() && levels >= depth) continue;
        best = root / path.parent_path();
        depth = levels;
    }
    return best;
}

Verification verify_files(RecordedManifest manifest, const fs::path& folder, const fs::path& analysis,
                          const std::map<std::string, std::string>& versions_now) {
    Verification verification;
    verification.analysis = analysis;
    const fs::path base = analysis.parent_path();
    for (const RecordedFile& input : manifest.inputs) {
        // The analysis may have been renamed since; its inputs lie where it lies.
        const bool itself = input.sha256 == manifest.analysis_sha256 && input.path == manifest.analysis;
        if (names_database(input.path)) {
            // Only the run made again asks the server: see compare_replay.
            verification.inputs.push_back({input.path, FileState::not_hashed, 0});
        } else if (analysis.empty()) {
            verification.inputs.push_back({input.path, FileState::missing, 0});
        } else {
            verification.inputs.push_back(checked(input, itself ? analysis : base / input.path));
        }
    }
    std::set<std::string> listed{model::kManifestName};
    for (const RecordedFile& output : manifest.outputs) {
        verification.outputs.push_back(checked(output, folder / output.path));
        listed.insert(output.path);
    }
    for (const std::string& file : files_below(folder)) {
        if (!listed.contains(file)) verification.outputs.push_back({file, FileState::added, 0});
    }
    std::map<std::string, std::string> recorded = manifest.libraries;
    recorded["terracord"] = manifest.version;
    for (const auto& [name, version] : recorded) {
        const auto now = versions_now.find(name);
        verification.versions.push_back({name, version, now == versions_now.end() ? "" : now->second});
    }
    verification.manifest = std::move(manifest);
    return verification;
}

void compare_replay(Verification& verification, const fs::path& folder, const fs::path& replay) {
    const bool same_versions = std::all_of(verification.versions.begin(), verification.versions.end(),
                                           [](const VersionCheck& version) { return version.same(); });
    std::set<std::string> not_hashed;
    for (const RecordedFile& output : verification.manifest.outputs) {
        if (output.sha256.empty()) not_hashed.insert(output.path);
    }
    const std::set<std::string> made = files_below(replay);
    std::error_code status;
    for (const std::string& file : made) {
        FileCheck check{.path = file, .state = FileState::same, .first_line = 0};
        if (not_hashed.contains(file) || (file == model::kManifestName && !same_versions)) {
            check.state = FileState::not_hashed;
        } else if (!fs::is_regular_file(folder / file, status)) {
            check.state = FileState::missing;
        } else {
            check.first_line = first_difference(folder / file, replay / file);
            if (check.first_line > 0) check.state = FileState::changed;
        }
        verification.replayed.push_back(std::move(check));
    }
    // What the manifest lists and the run no longer makes.
    for (const RecordedFile& output : verification.manifest.outputs) {
        if (!made.contains(output.path)) verification.replayed.push_back({output.path, FileState::changed, 0});
    }
    std::set<std::string> known;
    for (const RecordedFile& input : verification.manifest.inputs) known.insert(input.path);
    if (const auto again = runs::read_manifest(replay)) {
        for (const RecordedFile& input : again->inputs) {
            // The analysis under another name is the same file.
            const bool analysis = input.path == again->analysis;
            if (!known.contains(input.path) && !analysis)
                verification.inputs.push_back({input.path, FileState::added, 0});
        }
        compare_tables(verification, again->inputs);
    }
}

}  // namespace terracord::history
