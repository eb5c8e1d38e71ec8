// What a finished run recorded of its rules and documents, to be held against another run's.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "runs/finished_run.hpp"

namespace terracord::history {

struct RecordedCheck {
    std::string definition;
    std::vector<std::string> thresholds;
};

struct RecordedDocument {
    std::string version;
    std::string approved;
    std::string status;
    std::map<std::string, std::string> content;  // layer -> digest of its files
};

struct RecordedRules {
    std::map<std::pair<std::string, std::string>, RecordedCheck> checks;  // check and document ("" where it has none)
    std::map<std::string, RecordedDocument> documents;

    explicit RecordedRules(const runs::FinishedRun& run);
    // nullptr: the run does not know it.
    [[nodiscard]] const RecordedCheck* check(const std::string& id, const std::string& document) const;
    [[nodiscard]] const RecordedDocument* document(const std::string& id) const;
};

}  // namespace terracord::history
