// Pass 1: blocks of projects, evaluated by workers and taken in input order. While a block is evaluated the one before it
// is taken away and the one after it is read.
#pragma once

#include <stop_token>

#include "engine/evaluate.hpp"
#include "engine/run.hpp"
#include "engine/takers.hpp"
#include "layers/project_reader.hpp"

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
                         Taker& taker, Log& log, const std::stop_token& stop);

}  // namespace terracord::engine
