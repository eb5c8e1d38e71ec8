// One project against everything: measures by `checks`, grades by `verdict`, in the order of the analysis.
#pragma once

#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "layers/layer_store.hpp"
#include "layers/worker.hpp"
#include "model/analysis.hpp"
#include "model/summary.hpp"

namespace terracord::engine {

// What is the same for every project; read-only, shared by all workers.
struct Plan {
    const model::Analysis& analysis;
    const layers::LayerStore& store;
    std::map<std::string, std::size_t> project_condition;  // clause -> Project::conditions
    std::vector<std::size_t> order;  // of the checks: one that uses another's result comes after it
    std::map<std::size_t, std::vector<const model::Answer*>> answers;  // by check
    std::vector<bool> expected;                    // by document: the profile lists its type as mandatory
    std::vector<std::vector<std::size_t>> beside;  // by document: the others of its type
    // By document and period of its law: the version that counts then, with its status on that day.
    std::vector<std::vector<model::DocumentSpec>> law;
    model::DocumentSpec general;                   // stands for the document of checks that ask none
    std::stop_token stop;  // asked to stop: projects come back unfinished, to be thrown away
};

Plan make_plan(const model::Analysis& analysis, const layers::LayerStore& store,
               const std::vector<std::string>& project_conditions);

// Findings with their sentences; the project gets its communes. Safe on several workers at once.
model::ProjectResult evaluate(const Plan& plan, layers::Worker& worker, model::Project project);

}  // namespace terracord::engine
