#include "history/recorded_rules.hpp"

namespace terracord::history {

using config::Node;

RecordedRules::RecordedRules(const runs::FinishedRun& run) {
    for (const Node& node : runs::list_of(run.summary(), {"checks"})) {
        RecordedCheck check;
        check.definition = runs::text_of(node, {"definition"});
        for (const Node& threshold : runs::list_of(node, {"thresholds"})) check.thresholds.push_back(threshold.text);
        checks[{runs::text_of(node, {"id"}), runs::text_of(node, {"document_id"})}] = std::move(check);
    }
    for (const Node& node : runs::list_of(run.summary(), {"documents"})) {
        RecordedDocument document;
        document.version = runs::text_of(node, {"version"});
        document.approved = runs::text_of(node, {"approved"});
        document.status = runs::text_of(node, {"status"});
        for (const Node& layer : runs::list_of(node, {"layers"}))
            document.content[runs::text_of(layer, {"layer"})] = runs::text_of(layer, {"content_sha256"});
        documents[runs::text_of(node, {"id"})] = std::move(document);
    }
}

const RecordedCheck* RecordedRules::check(const std::string& id, const std::string& document) const {
    auto found = checks.find({id, document});
    if (found == checks.end()) found = checks.find({id, ""});
    return found == checks.end() ? nullptr : &found->second;
}

const RecordedDocument* RecordedRules::document(const std::string& id) const {
    const auto found = documents.find(id);
    return found == documents.end() ? nullptr : &found->second;
}

}  // namespace terracord::history
