// One function a command: options in, exit status out. They print and read the clock; nothing below them does.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "cli/console_log.hpp"
#include "cli/exit_status.hpp"
#include "model/vocabulary.hpp"

namespace terracord::cli {

struct CommonOptions {
    Lang lang = Lang::fr;
    int verbosity = 0;
    Progress progress = Progress::automatic;
    std::filesystem::path data;  // an own data folder beside the embedded one; empty: none
    std::vector<std::string> limits;  // what --limit said: "NAME=VALUE"
};

// What `check` and `merge` write, and when they complain.
struct DeliveryOptions {
    CommonOptions common;
    std::filesystem::path analysis;
    std::filesystem::path output;
    bool overwrite = false;
    std::vector<std::string> formats;   // empty: all
    bool few_sheets = false;            // sheets and maps as if no format had been asked for: a run made again
    std::vector<std::string> projects;  // what --project said; empty: all
    std::vector<model::Verdict> fail_on;
    bool french_csv = false;
    std::string database;  // "PG:..." that gets the results too, as it was written; empty: none
    std::string schema = "terracord";
};

// In the manifest: what few_sheets was.
inline constexpr const char* kFewSheets = "few";

struct CheckOptions {
    DeliveryOptions delivery;
    unsigned jobs = 0;  // 0: all cores
    std::string shard;  // "K/N"; empty: the whole
};

struct MergeOptions {
    DeliveryOptions delivery;
    std::vector<std::filesystem::path> shards;
};

struct ValidateOptions {
    CommonOptions common;
    std::filesystem::path analysis;
};

struct InspectOptions {
    CommonOptions common;
    std::vector<std::filesystem::path> paths;
    bool json = false;
};

struct InitOptions {
    CommonOptions common;
    std::filesystem::path projects;
    std::vector<std::filesystem::path> documents;
    std::string layer;  // of the projects' file; empty: guessed
    std::string where;  // OGR SQL; empty: all rows
    std::string id;     // column; empty: guessed
    std::string name;   // column; empty: guessed
    std::string date;
    std::string profile;
    std::filesystem::path output;  // empty: stdout
    bool overwrite = false;
};

struct CatalogueOptions {
    CommonOptions common;
    std::string theme;    // empty: all
    std::string profile;  // empty: all
    std::string name;     // of the entry to show
    bool json = false;
};

// Two questions: why this verdict (of a finished run), and which projects a feature touches (of an analysis).
struct ExplainOptions {
    CommonOptions common;
    std::filesystem::path what;  // the folder of a run; with `feature`: an analysis file
    std::string project;
    std::string check;         // empty: all of the project
    bool considering = false;  // as clauses of a decision
    std::string feature;       // DOCUMENT.LAYER/FID, DOCUMENT.LAYER/WHERE; empty: none
    unsigned jobs = 0;
    bool json = false;
};

struct DiffOptions {
    CommonOptions common;
    std::vector<std::filesystem::path> runs;  // in the order of time
    std::vector<std::string> projects;        // empty: all
    std::filesystem::path output;             // empty: none
    bool french_csv = false;
    bool json = false;
};

struct DecideOptions {
    CommonOptions common;
    std::filesystem::path run;
    std::string finding;
    std::string state;  // code of a model::DecisionState; empty: none was given
    std::string reason;
    std::string author;
    std::string date;
    std::string attachment;
    std::filesystem::path file = "decisions.toml";
};

struct VerifyOptions {
    CommonOptions common;
    std::filesystem::path folder;    // of a run, or its archive
    std::filesystem::path analysis;  // empty: looked for beside the folder
    unsigned jobs = 0;
    bool json = false;
};

Exit check(const CheckOptions& options, const std::stop_token& stop);
Exit merge(const MergeOptions& options, const std::stop_token& stop);
Exit validate(const ValidateOptions& options);
Exit inspect(const InspectOptions& options);
Exit init(const InitOptions& options);
Exit catalogue_list(const CatalogueOptions& options);
Exit catalogue_show(const CatalogueOptions& options);
Exit explain(const ExplainOptions& options, const std::stop_token& stop);
Exit diff(const DiffOptions& options);
Exit decide(const DecideOptions& options);
Exit verify(const VerifyOptions& options, const std::stop_token& stop);
Exit explain_feature(const ExplainOptions& options, const std::stop_token& stop);
// Prints a published schema: "analysis", "finding", "summary", "manifest".
Exit schema(const std::string& name, Lang lang);
Exit version();

[[nodiscard]] std::vector<std::string> format_names();
[[nodiscard]] std::vector<std::string> schema_names();
[[nodiscard]] LogOptions log_options(const CommonOptions& options);

}  // namespace terracord::cli
