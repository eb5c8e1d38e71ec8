// Decisions put beside the findings they speak of, in pass 3. One thread. Memory: the decisions.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/analysis.hpp"
#include "model/run.hpp"

namespace terracord::engine {

class Decisions {
   public:
    explicit Decisions(const model::Analysis& analysis);

    // Fills in the finding's decision if there is one. The finding has its evidence.
    void apply(model::Finding& finding);
    // Which projects there are: a decision about another is orphaned for another reason.
    void see(const model::Project& project);
    // Every decision as it stands, in the order of the analysis. Call once, at the end.
    [[nodiscard]] std::vector<model::Decided> finish();

   private:
    const model::Analysis& analysis_;
    std::map<std::string, std::size_t> latest_;  // finding -> the decision that holds
    std::vector<model::Decided> decided_;        // by decision
    std::vector<bool> found_;
    std::map<std::string, bool> subjects_;  // of decisions, escaped -> there
};

}  // namespace terracord::engine
