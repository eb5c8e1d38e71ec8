#include "history/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/hash.hpp"
#include "history/recorded_rules.hpp"
#include "model/run.hpp"
#include "wording/phrases.hpp"

namespace terracord::history {

using config::Node;
using runs::FinishedProject;
using runs::FinishedRun;
using runs::text_of;

namespace {

constexpr std::array<std::string_view, kChanges> kChangeCodes{
    "new", "cleared", "worsened", "eased", "opened", "answered", "measure", "data", "unchanged", "not_comparable"};
constexpr std::array<std::string_view, 16> kCauseCodes{
    "perimeter",    "programme",     "phase",          "document_supplied", "document_version", "document_status",
    "document_data", "rule",         "threshold",      "tolerance",         "correction",       "answer",
    "other_projects", "analysis_date", "tool_version", "none_recorded"};

constexpr const char* kAbsent = "absent";
constexpr const char* kNotAssessable = "not_assessable";
constexpr const char* kExpected = "document/expected";

// How grave a finding is; -1: there is no answer.
int gravity(const Node& finding) {
    static const std::map<std::string, int, std::less<>> kVerdicts{{"conflict", 3}, {"reservation", 2}, {"attention", 1}};
    if (text_of(finding, {"verdict"}) == kNotAssessable) return -1;
    if (text_of(finding, {"side"}) == "needs") return text_of(finding, {"need_reading"}) == "worsens" ? 2 : 0;
    const auto verdict = kVerdicts.find(text_of(finding, {"verdict"}));
    return verdict == kVerdicts.end() ? 0 : verdict->second;
}

// Among readings that weigh nothing, to contribute is better than not to.
bool contributes(const Node& finding) { return text_of(finding, {"need_reading"}) == "contributes"; }

Told told_of(const Node& finding) {
    const auto number = [&](const char* key) { return runs::number_of(finding, {"evidence", key}); };
    return {.verdict = text_of(finding, {"verdict"}),
            .need_reading = text_of(finding, {"need_reading"}),
            .document_version = text_of(finding, {"document", "version"}),
            .area_m2 = number("area_m2"),
            .length_m = number("length_m"),
            .distance_m = number("distance_m"),
            .count = number("count"),
            .value = number("value"),
            .tolerance_m = runs::number_of(finding, {"tolerance_m"}),
            .sentence = runs::both_of(finding, {"sentence"})};
}

// Sums in another order differ in their last digits; a square centimetre is nobody's ground.
bool same_number(double a, double b) {
    constexpr double kRelative = 1e-9;
    constexpr double kAbsolute = 1e-4;
    if (std::isfinite(a) != std::isfinite(b)) return false;
    return !std::isfinite(a) || std::abs(a - b) <= kAbsolute + kRelative * std::max(std::abs(a), std::abs(b));
}

bool same_measure(const Told& a, const Told& b) {
    return same_number(a.area_m2, b.area_m2) && same_number(a.length_m, b.length_m) &&
           same_number(a.distance_m, b.distance_m) && same_number(a.count, b.count) && same_number(a.value, b.value);
}

std::vector<std::string> texts(const Node& node, std::string_view key) {
    std::vector<std::string> all;
    for (const Node& item : runs::list_of(node, {key})) all.push_back(item.text);
    return all;
}

bool reads_programme(const Node& finding) {
    const std::string kind = text_of(finding, {"check", "kind"});
    const std::string reason = text_of(finding, {"reason"});
    return kind == "programme" || kind == "destinations" || kind == "declared" ||
           runs::flag_of(finding, {"check", "forbids_building"}) || reason == "not_concerned" ||
           reason == "value_missing" || reason == "no_such_part";
}

bool looks_at_others(const Node& finding) {
    const std::string kind = text_of(finding, {"check", "kind"});
    return kind == "projects" || kind == "consumption";
}

class Pair {
   public:
    Pair(const FinishedRun& before, const FinishedRun& after, const RunName& from, const RunName& to)
        : rules_before_(before), rules_after_(after), from_(from), to_(to), same_crs_(from.crs == to.crs) {}

    [[nodiscard]] std::vector<Text> limits() const {
        std::vector<Text> all;
        if (!same_crs_) {
            all.push_back({fmt::format("systèmes de calcul différents ({}, {}) : surfaces, longueurs et distances ne sont "
                                       "pas comparées, les verdicts le sont",
                                       from_.crs, to_.crs),
                           fmt::format("different computing systems ({}, {}): areas, lengths and distances are not "
                                       "compared, verdicts are",
                                       from_.crs, to_.crs)});
        }
        if (rules_before_.checks.empty() != rules_after_.checks.empty()) {
            all.push_back({"l'une des exécutions n'a pas consigné ses règles : un changement de règle ne se voit pas",
                           "one of the runs has not recorded its rules: a change of rule cannot be seen"});
        }
        return all;
    }

    // Of the project itself.
    [[nodiscard]] static std::vector<Cause> causes(const Node& before, const Node& after) {
        std::vector<Cause> all;
        const auto differs = [&](std::string_view key) { return text_of(before, {key}) != text_of(after, {key}); };
        if (differs("perimeter_digest")) all.push_back(Cause::perimeter);
        if (differs("programme_digest")) all.push_back(Cause::programme);
        if (differs("phase")) all.push_back(Cause::phase);
        if (texts(before, "corrections") != texts(after, "corrections")) all.push_back(Cause::correction);
        return all;
    }

    FindingChange change(const Node* before, const Node* after, const FinishedProject* project_before,
                         const FinishedProject* project_after, bool others_changed) const {
        const Node& one = after != nullptr ? *after : *before;
        FindingChange change{.finding_id = text_of(one, {"finding_id"}),
                             .project_id = text_of(one, {"project_id"}),
                             .check_id = text_of(one, {"check", "id"}),
                             .document_id = text_of(one, {"document", "id"}),
                             .check = runs::both_of(one, {"check", "title"}),
                             .document = runs::both_of(one, {"document", "title"}),
                             .change = Change::unchanged,
                             .causes = {},
                             .why_not = {},
                             .before = {},
                             .after = {}};
        if (before != nullptr) change.before = told_of(*before);
        if (after != nullptr) change.after = told_of(*after);
        if (before == nullptr || after == nullptr) {
            one_sided(change, one, project_before != nullptr && project_after != nullptr);
            return change;
        }
        change.causes = causes_of(*before, *after, project_before, project_after, others_changed);
        change.change = judged(change, *before, *after);
        if (change.change != Change::unchanged && change.causes.empty()) change.causes.push_back(Cause::none_recorded);
        if (change.change == Change::unchanged) change.causes.clear();
        return change;
    }

   private:
    void one_sided(FindingChange& change, const Node& one, bool project_in_both) const {
        const bool earlier = !change.after;
        const RunName& without = earlier ? to_ : from_;
        if (project_in_both && change.check_id == kExpected) {
            // The question "where is this document?" ends when it is there.
            const bool open = text_of(one, {"verdict"}) == kNotAssessable;
            if (open) {
                change.change = earlier ? Change::answered : Change::opened;
                change.causes = {Cause::document_supplied};
                return;
            }
        }
        change.change = Change::not_comparable;
        if (!project_in_both) {
            change.why_not = {fmt::format("le projet n'est pas dans « {} »", without.folder),
                              fmt::format("the project is not in '{}'", without.folder)};
        } else {
            change.why_not = {fmt::format("la question n'est pas posée dans « {} »", without.folder),
                              fmt::format("the question is not asked in '{}'", without.folder)};
        }
    }

    Change judged(const FindingChange& change, const Node& before, const Node& after) const {
        const int a = gravity(before);
        const int b = gravity(after);
        if (a < 0 && b < 0) return change.causes.empty() ? Change::unchanged : same_verdict(change, before, after);
        if (b < 0) return Change::opened;
        if (a < 0) return b > 0 ? Change::appeared : Change::answered;
        if (a == 0 && b > 0) return Change::appeared;
        if (a > 0 && b == 0) return Change::cleared;
        if (a != b) return b > a ? Change::worsened : Change::eased;
        if (contributes(before) != contributes(after)) return contributes(after) ? Change::eased : Change::worsened;
        return same_verdict(change, before, after);
    }

    Change same_verdict(const FindingChange& change, const Node& before, const Node& after) const {
        if (same_crs_ && !same_measure(*change.before, *change.after)) return Change::measure;
        if (text_of(before, {"verdict"}) != text_of(after, {"verdict"}) ||
            text_of(before, {"reason"}) != text_of(after, {"reason"}))
            return Change::measure;
        // A perimeter that moves elsewhere, and another version of the program, change nothing here.
        const auto of_data = [](Cause cause) {
            return cause == Cause::document_version || cause == Cause::document_status ||
                   cause == Cause::document_data || cause == Cause::rule || cause == Cause::threshold ||
                   cause == Cause::tolerance || cause == Cause::correction || cause == Cause::answer;
        };
        return std::any_of(change.causes.begin(), change.causes.end(), of_data) ? Change::data : Change::unchanged;
    }

    std::vector<Cause> causes_of(const Node& before, const Node& after, const FinishedProject* project_before,
                                 const FinishedProject* project_after, bool others_changed) const {
        std::vector<Cause> all;
        if (project_before != nullptr && project_after != nullptr) {
            const Node& x = project_before->summary;
            const Node& y = project_after->summary;
            const auto differs = [&](std::string_view key) { return text_of(x, {key}) != text_of(y, {key}); };
            if (differs("perimeter_digest")) all.push_back(Cause::perimeter);
            if (differs("programme_digest") && (reads_programme(before) || reads_programme(after)))
                all.push_back(Cause::programme);
            const bool due = text_of(before, {"reason"}) == "phase_not_due" || text_of(after, {"reason"}) == "phase_not_due";
            if (differs("phase") && due) all.push_back(Cause::phase);
        }
        documents(before, after, all);
        rules(before, after, all);
        if (texts(before, "corrections") != texts(after, "corrections")) all.push_back(Cause::correction);
        if (text_of(before, {"reply", "quotation"}) != text_of(after, {"reply", "quotation"}) ||
            text_of(before, {"reply", "date"}) != text_of(after, {"reply", "date"}))
            all.push_back(Cause::answer);
        if (others_changed && (looks_at_others(before) || looks_at_others(after))) all.push_back(Cause::other_projects);
        const bool by_date = text_of(before, {"check", "id"}) == "document/in-force";
        if (by_date && from_.date != to_.date) all.push_back(Cause::analysis_date);
        if (from_.version != to_.version) all.push_back(Cause::tool_version);
        return all;
    }

    void documents(const Node& before, const Node& after, std::vector<Cause>& all) const {
        const std::string id = text_of(after, {"document", "id"});
        const RecordedDocument* x = rules_before_.document(id);
        const RecordedDocument* y = rules_after_.document(id);
        const bool version = text_of(before, {"document", "version"}) != text_of(after, {"document", "version"}) ||
                             text_of(before, {"document", "date"}) != text_of(after, {"document", "date"});
        if (version) all.push_back(Cause::document_version);
        if (x == nullptr || y == nullptr) return;
        if (x->status != y->status) all.push_back(Cause::document_status);
        if (!version && x->content != y->content) all.push_back(Cause::document_data);
    }

    void rules(const Node& before, const Node& after, std::vector<Cause>& all) const {
        const std::string id = text_of(after, {"check", "id"});
        const std::string document = text_of(after, {"document", "id"});
        const RecordedCheck* x = rules_before_.check(id, document);
        const RecordedCheck* y = rules_after_.check(id, document);
        if (x != nullptr && y != nullptr) {
            if (x->definition != y->definition) all.push_back(Cause::rule);
            if (x->thresholds != y->thresholds) all.push_back(Cause::threshold);
        }
        if (!same_number(runs::number_of(before, {"tolerance_m"}), runs::number_of(after, {"tolerance_m"})))
            all.push_back(Cause::tolerance);
    }

    RecordedRules rules_before_;
    RecordedRules rules_after_;
    const RunName& from_;
    const RunName& to_;
    bool same_crs_;
};

RunName name_of(const FinishedRun& run, const std::string& folder) {
    const Node& manifest = run.manifest();
    return {.folder = folder,
            .title = text_of(manifest, {"terracord", "title"}),
            .date = text_of(manifest, {"terracord", "date"}),
            .phase = text_of(run.summary(), {"run", "phase"}),
            .crs = text_of(manifest, {"terracord", "crs", "code"}),
            .version = text_of(manifest, {"terracord", "version"}),
            .manifest_sha256 = sha256_file(run.folder() / model::kManifestName).value_or("")};
}

// Ids of all runs: those of the last one in its order, then those that are only in earlier ones.
std::vector<std::string> all_projects(const std::vector<FinishedRun>& runs, const std::vector<std::string>& only) {
    std::vector<std::string> ids;
    std::set<std::string> seen;
    const auto wanted = [&](const std::string& id) {
        return only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& name) {
                   return id == name || id.starts_with(name + "/");
               });
    };
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        for (const std::string& id : run->project_ids()) {
            if (wanted(id) && seen.insert(id).second) ids.push_back(id);
        }
    }
    return ids;
}

using Found = std::map<std::string, const Node*>;

Found by_id(const std::vector<Node>& findings) {
    Found found;
    for (const Node& finding : findings) found[text_of(finding, {"finding_id"})] = &finding;
    return found;
}

// The findings of both, in the order of the later, then what only the earlier has.
std::vector<std::string> order_of(const std::vector<Node>& before, const std::vector<Node>& after) {
    std::vector<std::string> ids;
    std::set<std::string> seen;
    for (const std::vector<Node>* findings : {&after, &before}) {
        for (const Node& finding : *findings) {
            std::string id = text_of(finding, {"finding_id"});
            if (seen.insert(id).second) ids.push_back(std::move(id));
        }
    }
    return ids;
}

const Node* at(const Found& found, const std::string& id) {
    const auto one = found.find(id);
    return one == found.end() ? nullptr : one->second;
}

// Does any project of one run differ from the other's? For checks between projects.
Result<bool> projects_differ(const FinishedRun& before, const FinishedRun& after) {
    if (before.project_ids().size() != after.project_ids().size()) return true;
    for (std::size_t i = 0; i < after.project_ids().size(); ++i) {
        const auto other = before.find(after.project_ids()[i]);
        if (!other) return true;
        const auto x = before.project(*other);
        if (!x) return tl::unexpected(x.error());
        const auto y = after.project(i);
        if (!y) return tl::unexpected(y.error());
        if (text_of(x->summary, {"perimeter_digest"}) != text_of(y->summary, {"perimeter_digest"})) return true;
    }
    return false;
}

// The line of time of the findings of one project (or of the pairs of documents).
void add_timeline(const std::vector<const std::vector<Node>*>& by_run, const std::vector<bool>& present,
                  const std::vector<std::vector<FindingChange>>& changes, std::vector<TimelineRow>& timeline) {
    std::vector<Found> found;
    for (const std::vector<Node>* findings : by_run) found.push_back(by_id(*findings));
    std::vector<std::string> ids;
    std::set<std::string> seen;
    for (const std::vector<Node>* findings : by_run) {
        for (const Node& finding : *findings) {
            std::string id = text_of(finding, {"finding_id"});
            if (gravity(finding) > 0 && seen.insert(id).second) ids.push_back(std::move(id));
        }
    }
    for (const std::string& id : ids) {
        TimelineRow row;
        row.finding_id = id;
        for (std::size_t r = 0; r < by_run.size(); ++r) {
            const Node* finding = at(found[r], id);
            const bool weighs = finding != nullptr && gravity(*finding) > 0;
            const bool answered = finding != nullptr && gravity(*finding) == 0;
            const bool needs = finding != nullptr && text_of(*finding, {"side"}) == "needs";
            row.verdicts.push_back(finding == nullptr ? (present[r] ? "" : kAbsent)
                                                      : text_of(*finding, {needs ? "need_reading" : "verdict"}));
            if (finding != nullptr) {
                row.project_id = text_of(*finding, {"project_id"});
                row.check = runs::both_of(*finding, {"check", "title"});
                row.document = runs::both_of(*finding, {"document", "title"});
            }
            if (weighs) {
                if (!row.appeared) row.appeared = r;
                row.lifted.reset();
                row.by.clear();
            } else if (answered && row.appeared && !row.lifted) {
                row.lifted = r;
                const auto change = std::find_if(changes[r - 1].begin(), changes[r - 1].end(),
                                                 [&](const FindingChange& one) { return one.finding_id == id; });
                if (change != changes[r - 1].end()) row.by = change->causes;
            }
        }
        timeline.push_back(std::move(row));
    }
}

}  // namespace

std::string_view code(Change change) { return kChangeCodes[static_cast<std::size_t>(change)]; }
std::string_view code(Cause cause) { return kCauseCodes[static_cast<std::size_t>(cause)]; }
Text label(Change change) { return wording::label("change", code(change)); }
Text label(Cause cause) { return wording::label("change_cause", code(cause)); }

bool Step::differs() const {
    for (std::size_t c = 0; c < kChanges; ++c) {
        if (c != static_cast<std::size_t>(Change::unchanged) && counts[c] > 0) return true;
    }
    return false;
}

bool Comparison::differs() const {
    return std::any_of(steps.begin(), steps.end(), [](const Step& step) { return step.differs(); });
}

Result<Comparison> compare(const std::vector<FinishedRun>& runs, const std::vector<std::string>& names,
                           const std::vector<std::string>& only) {
    Comparison comparison;
    for (std::size_t r = 0; r < runs.size(); ++r) comparison.runs.push_back(name_of(runs[r], names[r]));
    std::vector<Pair> pairs;
    std::vector<bool> others_changed;
    for (std::size_t r = 1; r < runs.size(); ++r) {
        pairs.emplace_back(runs[r - 1], runs[r], comparison.runs[r - 1], comparison.runs[r]);
        const auto differ = projects_differ(runs[r - 1], runs[r]);
        if (!differ) return tl::unexpected(differ.error());
        others_changed.push_back(*differ);
        comparison.steps.push_back({.from = r - 1, .to = r, .limits = pairs.back().limits(), .projects = {}});
    }
    const auto record = [&](std::size_t s, const std::vector<Node>& before, const std::vector<Node>& after,
                            const FinishedProject* x, const FinishedProject* y, std::vector<FindingChange>& out) {
        const Found a = by_id(before);
        const Found b = by_id(after);
        for (const std::string& id : order_of(before, after)) {
            FindingChange change = pairs[s].change(at(a, id), at(b, id), x, y, others_changed[s]);
            ++comparison.steps[s].counts[static_cast<std::size_t>(change.change)];
            if (change.change != Change::unchanged) out.push_back(std::move(change));
        }
    };
    const std::vector<Node> none;
    for (const std::string& id : all_projects(runs, only)) {
        std::vector<std::optional<FinishedProject>> projects;
        for (const FinishedRun& run : runs) {
            const auto index = run.find(id);
            if (!index) {
                projects.emplace_back();
                continue;
            }
            auto project = run.project(*index);
            if (!project) return tl::unexpected(project.error());
            projects.emplace_back(std::move(*project));
        }
        std::vector<std::vector<FindingChange>> changes(pairs.size());
        for (std::size_t s = 0; s < pairs.size(); ++s) {
            const auto& x = projects[s];
            const auto& y = projects[s + 1];
            if (!x && !y) continue;
            ProjectChange change;
            change.id = id;
            change.name = text_of(y ? y->summary : x->summary, {"project_name"});
            if (x) {
                change.phase_before = text_of(x->summary, {"phase"});
                change.documents_before = runs::both_of(x->summary, {"documents", "label"});
            }
            if (y) {
                change.phase_after = text_of(y->summary, {"phase"});
                change.documents_after = runs::both_of(y->summary, {"documents", "label"});
            }
            if (x && y) change.causes = Pair::causes(x->summary, y->summary);
            record(s, x ? x->findings : none, y ? y->findings : none, x ? &*x : nullptr, y ? &*y : nullptr,
                   change.findings);
            changes[s] = change.findings;
            comparison.steps[s].projects.push_back(std::move(change));
        }
        std::vector<const std::vector<Node>*> by_run;
        std::vector<bool> present;
        for (const auto& project : projects) {
            by_run.push_back(project ? &project->findings : &none);
            present.push_back(project.has_value());
        }
        add_timeline(by_run, present, changes, comparison.timeline);
    }
    return comparison;
}

}  // namespace terracord::history
