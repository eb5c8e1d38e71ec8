#include "verdict/consult.hpp"

#include <algorithm>

#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::verdict {

using model::Finding;
using model::Reason;
using model::Verdict;

namespace {

bool weighs(Verdict verdict) {
    return verdict == Verdict::conflict || verdict == Verdict::reservation || verdict == Verdict::attention;
}

}  // namespace

bool calls_for_somebody(const Finding& finding) {
    if (finding.side == model::Side::declared) return false;
    if (finding.side == model::Side::needs) return finding.reading == model::NeedReading::worsens;
    if (weighs(finding.verdict)) return true;
    if (finding.verdict == Verdict::not_assessable)
        return finding.verdict_on_covered.has_value() && weighs(*finding.verdict_on_covered);
    return finding.verdict == Verdict::information &&
           (finding.reason == Reason::threshold_reached || finding.reason == Reason::near_limit);
}

void note_whom_to_consult(Finding& finding, const model::CheckSpec& check) {
    if (!calls_for_somebody(finding)) return;
    std::vector<std::string> managers;
    for (const model::ClassHit& hit : finding.measures.classes) {
        for (const model::SourceFeature& source : hit.sources) {
            if (!source.manager.empty() &&
                std::find(managers.begin(), managers.end(), source.manager) == managers.end())
                managers.push_back(source.manager);
        }
    }
    const Text role = check.consult.empty() && !managers.empty()
                          ? wording::say(wording::Phrase::manager_of_easement, {})
                          : check.consult;
    if (managers.empty() && !role.empty()) finding.consult.push_back({role, false});
    for (const std::string& manager : managers) {
        finding.consult.push_back({wording::say(wording::Phrase::consulted_named,
                                                {{"role", role}, {"name", same_text(wording::one_line(manager, 120))}}),
                                   true});
    }
}

}  // namespace terracord::verdict
