// Pass 1: blocks of projects, evaluated by workers, spilled in input order.
#pragma once

#include <stop_token>

#include "engine/evaluate.hpp"
#include "engine/run.hpp"
#include "layers/project_reader.hpp"
#include "runs/spill.hpp"

namespace terracord::engine {

struct PassOne {
    std::int64_t projects = 0;
    layers::WorkCounts work;
    double areal_scale_min = 1.0;
    double areal_scale_max = 1.0;
    std::vector<model::FailedProject> failed;  // where the computing CRS bends areas too much
    bool complete = true;                      // false: an overlay failed; its finding is not assessable
    bool stopped = false;
};

Result<PassOne> pass_one(const Plan& plan, const RunOptions& options, layers::ProjectReader& reader,
                         runs::SpillWriter& spill, Log& log, const std::stop_token& stop);

}  // namespace terracord::engine
