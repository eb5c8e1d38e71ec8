// A run that check or merge has left behind, read again: manifest.json, summary.json, findings.jsonl.
// Members nobody asks for are carried along unseen, so that a later version's run can be read; what is cut off, too
// short or in the wrong place is an error with the file and the line (603: no run; 604: truncated or altered).
//
// `open` reads both files once, O(bytes), and keeps some 50 bytes a project besides what summary.json says of the run
// and of its documents; `project` reads one project and its findings. Safe for concurrent calls once open.
//
//   const auto run = FinishedRun::open("results");
//   for (std::size_t i = 0; i < run->project_ids().size(); ++i) {
//       const auto project = run->project(i);          // Result<FinishedProject>
//       for (const config::Node& finding : project->findings) text_of(finding, {"verdict"});
//   }
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "config/node.hpp"

namespace terracord::runs {

struct FinishedProject {
    std::string id;
    config::Node summary;                // its element of "projects" in summary.json
    std::vector<config::Node> findings;  // its lines of findings.jsonl, in their order
};

class FinishedRun {
   public:
    static Result<FinishedRun> open(const std::filesystem::path& folder);

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] const config::Node& manifest() const { return manifest_; }
    // summary.json without its "projects".
    [[nodiscard]] const config::Node& summary() const { return summary_; }
    // In the order of the run.
    [[nodiscard]] const std::vector<std::string>& project_ids() const { return ids_; }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view project_id) const;

    [[nodiscard]] Result<FinishedProject> project(std::size_t i) const;
    // Findings of no project: pairs of documents.
    [[nodiscard]] Result<std::vector<config::Node>> other_findings() const;

   private:
    // Bytes of a file.
    struct Span {
        std::uint64_t offset = 0;
        std::uint64_t bytes = 0;
        int line = 1;
    };

    FinishedRun() = default;
    Result<void> read_manifest();
    Result<void> read_summary();
    Result<void> index_findings();
    Result<void> index_line(const std::string& line, const Span& span);
    [[nodiscard]] Result<std::vector<config::Node>> lines(const Span& span) const;

    std::filesystem::path folder_;
    config::Node manifest_;
    config::Node summary_;
    std::vector<std::string> ids_;
    std::unordered_map<std::string, std::size_t> at_;
    std::vector<Span> projects_;  // in summary.json
    std::vector<Span> findings_;  // in findings.jsonl, the lines of each project; no bytes: none
    Span others_;                 // the lines after those of the projects
};

using Path = std::initializer_list<std::string_view>;

// What stands at the end of a path of keys. Nothing: not there.
[[nodiscard]] const config::Node* node_at(const config::Node& node, Path path);
// "" where there is no text, not a number where there is none, false where there is no flag.
[[nodiscard]] std::string text_of(const config::Node& node, Path path);
[[nodiscard]] double number_of(const config::Node& node, Path path);
[[nodiscard]] std::int64_t integer_of(const config::Node& node, Path path);
[[nodiscard]] bool flag_of(const config::Node& node, Path path);
// {"fr": ..., "en": ...}
[[nodiscard]] Text both_of(const config::Node& node, Path path);
// The elements of a list; none where there is no list.
[[nodiscard]] const std::vector<config::Node>& list_of(const config::Node& node, Path path);

}  // namespace terracord::runs
