#include "verdict/totals.hpp"

#include <algorithm>

#include "verdict/open_causes.hpp"

namespace terracord::verdict {

namespace {

void add(model::Counts& total, const model::Counts& counts) {
    for (std::size_t v = 0; v < total.by_verdict.size(); ++v) total.by_verdict[v] += counts.by_verdict[v];
    total.mandatory_open += counts.mandatory_open;
    total.conducted += counts.conducted;
    total.declared += counts.declared;
    total.undeclared += counts.undeclared;
}

void add(std::vector<model::GroupTotal>& totals, const std::vector<model::GroupRollup>& groups) {
    for (const model::GroupRollup& group : groups) {
        auto total = std::find_if(totals.begin(), totals.end(),
                                  [&](const model::GroupTotal& one) { return one.id == group.id; });
        if (total == totals.end())
            total = totals.insert(totals.end(), {.id = group.id, .title = group.title, .rollups = {}, .counts = {}});
        ++total->rollups[std::string(model::code(group.rollup))];
        add(total->counts, group.counts);
    }
}

}  // namespace

void add_to(model::RunTotals& totals, const model::Summary& project) {
    ++totals.projects;
    ++totals.documents_rollups[std::string(model::code(project.documents))];
    ++totals.needs_rollups[std::string(model::code(project.needs))];
    add(totals.findings, project.counts);
    add(totals.themes, project.themes);
    add(totals.by_document, project.by_document);
    add_open(totals.open, project.open);
}

}  // namespace terracord::verdict
