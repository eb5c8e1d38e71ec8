// What other programs read: summary.json (data/schema/summary.schema.json) and findings.jsonl (finding.schema.json).
// They stream. Error 502.
#pragma once

#include <filesystem>
#include <memory>

#include "model/run.hpp"

namespace terracord::report {

// The run, its documents and layers, what failed, and each project's roll-ups; one line a project.
[[nodiscard]] std::unique_ptr<model::Sink> make_summary_json_sink(const std::filesystem::path& folder);
// One line a finding with all it rests on, in full precision; no geometry. A finding that is plainly coherent keeps its
// values, thresholds and coverage, without the list of classes.
[[nodiscard]] std::unique_ptr<model::Sink> make_findings_jsonl_sink(const std::filesystem::path& folder);

}  // namespace terracord::report
