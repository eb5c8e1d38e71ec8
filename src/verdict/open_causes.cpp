#include "verdict/open_causes.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::verdict {

using model::Finding;
using model::OpenCause;
using model::Reason;
using wording::Phrase;

namespace {

// What has to be supplied, and of what it is a part. Codes are labelled in wording ("cause").
struct Remedy {
    const char* cause;
    bool of_document;
    std::string detail;
};

std::string figure_of(const Finding& finding) {
    return finding.measures.figures.empty() ? finding.check_id : finding.measures.figures.front().name;
}

Remedy remedy(const Finding& finding) {
    switch (finding.reason) {
        case Reason::document_missing: return {"document", true, {}};
        case Reason::document_unused: return {"check", true, {}};
        case Reason::document_not_in_force:
        case Reason::document_status_unknown: return {"version", true, {}};
        case Reason::not_covered:
        case Reason::partly_covered: return {"coverage", true, {}};
        case Reason::layer_missing: return {"layer", true, finding.layer};
        case Reason::layer_empty: return {"filled_layer", true, finding.layer};
        case Reason::layer_failed: return {"readable_layer", true, finding.layer};
        case Reason::set_aside_in_the_way: return {"geometry", true, finding.layer};
        case Reason::overlay_failed: return {"overlay", true, {}};
        case Reason::limit_reached: return {"limit", true, {}};
        case Reason::value_missing: return {"value", false, figure_of(finding)};
        case Reason::parts_unknown: return {"parts", false, {}};
        case Reason::rule_missing: return {"rule", true, finding.check_id};
        case Reason::unanswered: return {"answer", true, finding.check_id};
        case Reason::trigger_open: return {"trigger", false, finding.check_id};
        default: return {"other", true, finding.check_id};
    }
}

Text document_name(const Finding& finding) {
    return {wording::one_line(finding.document_title.fr),
            wording::one_line(finding.document_title.en.empty() ? finding.document_title.fr : finding.document_title.en)};
}

// "Couverture incomplète : PPRI", "valeur non renseignée : Hauteur projetée".
Text title_of(const Remedy& remedy, const Finding& finding) {
    Text of = document_name(finding);
    if (std::string_view(remedy.cause) == "value") {
        of = finding.measures.figures.empty() ? finding.check_title : wording::label("figure", remedy.detail);
    } else if (std::string_view(remedy.cause) == "parts") {
        return wording::label("cause", remedy.cause);
    } else if (std::string_view(remedy.cause) == "trigger" || std::string_view(remedy.cause) == "answer" ||
               std::string_view(remedy.cause) == "rule" || std::string_view(remedy.cause) == "other") {
        const Text check{wording::one_line(finding.check_title.fr), wording::one_line(finding.check_title.en)};
        of = of.empty() ? check : Text{check.fr + " (" + of.fr + ")", check.en + " (" + of.en + ")"};
    }
    const Text cause = wording::label("cause", remedy.cause);
    return of.empty() ? cause : wording::say(Phrase::cause_of, {{"cause", cause}, {"what", of}});
}

// The finding's own words, but for what it says of this project alone.
Text supply_of(const Remedy& remedy, const Finding& finding) {
    const std::string_view cause = remedy.cause;
    if (cause == "parts") return wording::say(Phrase::supply_parts_grouped, {});
    if (cause != "coverage") return finding.supply;
    return wording::say(Phrase::supply_coverage_grouped,
                        {{"of_document", {wording::french_title(finding.document_title.fr).of_the, document_name(finding).en}}});
}

bool same(const OpenCause& a, const OpenCause& b) {
    return std::tie(a.cause, a.document_id, a.detail) == std::tie(b.cause, b.document_id, b.detail);
}

OpenCause& entry(std::vector<OpenCause>& causes, OpenCause wanted) {
    const auto found =
        std::find_if(causes.begin(), causes.end(), [&](const OpenCause& one) { return same(one, wanted); });
    return found == causes.end() ? causes.emplace_back(std::move(wanted)) : *found;
}

void add_check(OpenCause& cause, const std::string& check) {
    if (std::find(cause.checks.begin(), cause.checks.end(), check) == cause.checks.end()) cause.checks.push_back(check);
}

}  // namespace

std::vector<OpenCause> open_causes(const std::vector<Finding>& findings) {
    std::vector<OpenCause> causes;
    for (const Finding& finding : findings) {
        if (finding.verdict != model::Verdict::not_assessable || finding.side == model::Side::declared) continue;
        const Remedy what = remedy(finding);
        OpenCause wanted;
        wanted.cause = what.cause;
        wanted.document_id = what.of_document ? finding.document_id : "";
        wanted.detail = what.detail;
        wanted.title = title_of(what, finding);
        wanted.supply = supply_of(what, finding);
        wanted.projects = 1;
        OpenCause& cause = entry(causes, std::move(wanted));
        ++cause.verdicts;
        cause.mandatory += finding.mandatory ? 1 : 0;
        add_check(cause, finding.check_id);
    }
    sort_open(causes);
    return causes;
}

void add_open(std::vector<OpenCause>& run, const std::vector<OpenCause>& project) {
    for (const OpenCause& one : project) {
        OpenCause wanted = one;
        wanted.verdicts = wanted.mandatory = wanted.projects = 0;
        OpenCause& cause = entry(run, std::move(wanted));
        cause.verdicts += one.verdicts;
        cause.mandatory += one.mandatory;
        cause.projects += one.projects;
        for (const std::string& check : one.checks) add_check(cause, check);
    }
}

void sort_open(std::vector<OpenCause>& causes) {
    // A draft or an amendment on its way stands beside every project, and nobody can supply what has not been approved:
    // unless a mandatory check waits for it, whatever can be supplied comes first.
    const auto weight = [](const OpenCause& cause) {
        return std::tuple(cause.mandatory, cause.cause != "version", cause.verdicts);
    };
    std::stable_sort(causes.begin(), causes.end(),
                     [&](const OpenCause& a, const OpenCause& b) { return weight(a) > weight(b); });
}

}  // namespace terracord::verdict
