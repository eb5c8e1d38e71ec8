// A whole run. Pass 1 streams blocks of projects to workers. Where projects need not wait for one another, their findings
// go to the sinks at once; else they are spilled in input order, pass 2 takes the run's account and what projects do to
// each other (engine/portfolio.hpp), and pass 3 streams the spill, rolls up each project and feeds the sinks, side by
// side. Same bytes either way, and for any number of jobs. Memory: the layers, three blocks of projects, two batches of
// records of the spill.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "cartography/surroundings.hpp"
#include "layers/worker.hpp"
#include "model/run.hpp"
#include "runs/shard.hpp"

namespace terracord::engine {

struct RunOptions {
    unsigned jobs = 1;                       // threads; at least 1
    std::size_t block = 128;                 // projects that are evaluated together; three blocks are in memory
    std::vector<std::string> only_projects;  // codes or ids; empty: all
    std::filesystem::path spill;             // where the spill file may be; removed afterwards
    runs::ShardNumber shard;                 // which projects are this run's
    std::string tool_version;
    std::map<std::string, std::string> library_versions;
    // Filled with the layers before any sink begins, where some output draws what lies around; null: none does.
    cartography::Surroundings* surroundings = nullptr;
};

struct Outcome {
    model::RunInfo info;
    model::RunTotals totals;
    layers::WorkCounts work;
    std::vector<std::string> only_projects;  // as RunOptions; of shards, what they were made for
    bool complete = true;                    // false: an input, a project or a sink failed; the rest was delivered
    bool stopped = false;                    // asked to stop; nothing was written
};

// A run that fails or is stopped leaves none of them.
using Sinks = std::vector<std::unique_ptr<model::Sink>>;

// Errors: those that leave nothing to deliver (projects unreadable, no computing CRS, none usable: 311; an output that
// cannot be written: 502; an input that changed meanwhile: 303).
Result<Outcome> run(const model::Analysis& analysis, const RunOptions& options, Sinks& sinks, Log& log,
                    const std::stop_token& stop);

// Pass 1 alone, for the projects of options.shard: leaves spill and account in `folder`.
Result<Outcome> run_shard(const model::Analysis& analysis, const RunOptions& options,
                          const std::filesystem::path& folder, Log& log, const std::stop_token& stop);

// The later passes over the leavings of shards; the same bytes as the run they are parts of. Errors 301, 601, 602.
// Of the options: jobs, surroundings (their layers are read again).
Result<Outcome> merge(const model::Analysis& analysis, const RunOptions& options,
                      const std::vector<std::filesystem::path>& folders, Sinks& sinks, Log& log,
                      const std::stop_token& stop);

}  // namespace terracord::engine
