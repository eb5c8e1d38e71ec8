// The first lines of a run, for the terminal: the documents that were not supplied, then a line a project.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/run.hpp"

namespace terracord::report {

// What the first lines need; bounded, however many projects there are.
struct RunDigest {
    struct Row {
        std::string project_id;
        std::string project_name;
        Text documents_label;
        Text needs_label;  // empty where no need was examined
        model::Counts counts;
    };
    struct Failure {
        std::string project_id;
        Text why;
    };
    std::string title;
    std::string date;
    std::vector<Text> missing;       // "Risque inondation : document non fourni", each once
    std::int64_t missing_count = 0;  // all of them; `missing` holds the first ones
    std::vector<model::OpenCause> open;  // what would settle most
    std::int64_t cause_count = 0;        // all causes; `open` holds the first ones
    std::vector<Row> rows;
    std::vector<Failure> failures;
    struct OpenDecision {
        std::string finding;
        Text standing;
        Text why;
    };
    std::map<model::Standing, std::int64_t> decisions;
    std::vector<OpenDecision> open_decisions;  // the first of those that no longer stand as they are
    std::int64_t open_count = 0;
    std::int64_t projects = 0;  // all of them; `rows` holds the first ones
    std::int64_t failed = 0;
};

// Fills the digest, which must outlive the sink, with at most `most` projects, failures and documents.
[[nodiscard]] std::unique_ptr<model::Sink> make_digest_sink(RunDigest& digest, std::size_t most = 30);

// The block `check` prints when it is done; ends with the disclaimer and a newline. Pure function.
[[nodiscard]] std::string first_lines(const RunDigest& digest, Lang lang);

}  // namespace terracord::report
