// Results on their way to the sinks, in input order. What no sink has a part in is done to each: roll-up, score,
// decisions, the totals of the run. Belongs to one thread but for what says otherwise.
#pragma once

#include <vector>

#include "base/error.hpp"
#include "base/log.hpp"
#include "engine/decisions.hpp"
#include "engine/run.hpp"
#include "engine/variants.hpp"
#include "model/analysis.hpp"

namespace terracord::engine {

class Handover {
   public:
    // All outlive it; `outcome` stays where it is, for sinks look at its account until they have ended.
    Handover(const model::Analysis& analysis, Outcome& outcome, Sinks& sinks, Log& log);

    // With the account as far as it is known (model::Sink::needs_account). Error 502.
    Result<void> begin();
    // What hangs on nothing but the project itself. Any thread, different results at once.
    void roll_up(model::ProjectResult& result) const;
    // After roll_up, in input order.
    void count(model::ProjectResult& result);
    // Hands a batch to one sink. Any thread, different sinks at once: they know nothing of each other.
    void give(std::size_t sink, const std::vector<model::ProjectResult>& batch);
    // After a batch was given to all: one sink's fault never costs another its output, but for a place that cannot be
    // written: results that lack a file are not taken for whole ones, and do not replace whole ones. Error 502.
    Result<void> given();
    // False: a sink has failed. Error 502.
    Result<bool> end(const model::Portfolio& portfolio);

   private:
    template <class Call>
    Result<void> each(const Call& call);
    Result<void> note(std::size_t sink, const Result<void>& done);

    const model::Analysis& analysis_;
    Outcome& outcome_;
    Sinks& sinks_;
    Log& log_;
    Decisions decisions_;
    Variants variants_;
    std::vector<bool> failed_;        // by sink
    std::vector<Result<void>> done_;  // by sink, of the last batch
};

}  // namespace terracord::engine
