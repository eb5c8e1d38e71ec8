#include <algorithm>
#include <cmath>

#include "base/units.hpp"
#include "review/explain.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::review {

namespace {

using config::Node;
using runs::both_of;
using runs::flag_of;
using runs::integer_of;
using runs::list_of;
using runs::number_of;
using runs::text_of;
using wording::Noun;
using wording::Phrase;

constexpr std::size_t kMostNamed = 3;
constexpr std::size_t kMostDocuments = 5;
constexpr std::size_t kMostCauses = 3;

std::string verdict_of(const Node& finding) { return text_of(finding, {"verdict"}); }

// The first ones by name, then how many more: "a ; b ; c ; et 2 autres".
Text named(const std::vector<Text>& items, std::size_t most) {
    Text all;
    for (std::size_t i = 0; i < items.size() && i < most; ++i)
        all = i == 0 ? items[i] : Text{all.fr + " ; " + items[i].fr, all.en + "; " + items[i].en};
    if (items.size() <= most) return all;
    const auto more = static_cast<std::int64_t>(items.size() - most);
    const Text others =
        wording::say(more == 1 ? Phrase::and_other : Phrase::and_others, {{"number", wording::count(more)}});
    return {all.fr + " ; et " + others.fr, all.en + "; and " + others.en};
}

Text line(const char* code, const Text& value) {
    return wording::say(Phrase::explain_line, {{"label", wording::label("explain", code)}, {"value", value}});
}

Text none() { return wording::say(Phrase::explain_none, {}); }

std::string without_stop(std::string text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
    return text;
}

// The smallest change that clears it; where a run does not tell, that its rule has to be met.
Text clearing(const Node& finding) {
    Text first = both_of(finding, {"clearance", "first"});
    if (first.empty()) first = both_of(finding, {"clearance", "sentence"});
    if (!first.empty()) return {without_stop(without_label(first.fr)), without_stop(without_label(first.en))};
    const std::string reason = text_of(finding, {"reason"});
    if (reason == "limit_to_verify") return wording::say(Phrase::clear_limit, {});
    if (reason == "document_status_unknown") return wording::say(Phrase::clear_status, {});
    const Text rule = both_of(finding, {"rule"});
    if (rule.empty()) return wording::say(Phrase::clear_check, {{"check", name_of(finding)}});
    return wording::say(Phrase::clear_rule, {{"rule", {without_stop(rule.fr), without_stop(rule.en)}}});
}

// "PPRI du Val, approuvé le 20 janvier 2015, reçu le 1 septembre 2026".
Text dated(const Text& title, const Node& document, const char* approved_key) {
    Text all{wording::one_line(title.fr), wording::one_line(title.en.empty() ? title.fr : title.en)};
    const auto add = [&](const std::string& date, Phrase phrase) {
        if (date.empty()) return;
        const Text said = wording::say(phrase, {{"date", wording::date(date)}});
        all = {all.fr + ", " + said.fr, all.en + ", " + said.en};
    };
    add(text_of(document, {approved_key}), Phrase::explain_approved);
    const std::string obtained = text_of(document, {"obtained"});
    add(obtained, Phrase::explain_received);
    if (obtained.empty()) {
        const Text said = wording::say(Phrase::explain_not_received, {});
        all = {all.fr + ", " + said.fr, all.en + ", " + said.en};
    }
    return all;
}

std::string analysis_date(const Selected& selected) { return text_of(selected.run->summary(), {"terracord", "date"}); }

Text data_line(const Selected& selected, const Text& documents) {
    const Text date = wording::date(analysis_date(selected));
    if (documents.empty()) return line("data", wording::say(Phrase::explain_data_none, {{"date", date}}));
    return line("data", wording::say(Phrase::explain_data, {{"date", date}, {"documents", documents}}));
}

// --- of a whole project

std::vector<Text> names_with(const Selected& selected, const char* verdict) {
    std::vector<Text> names;
    for (const Node& finding : selected.project.findings) {
        if (verdict_of(finding) == verdict && text_of(finding, {"side"}) == "documents")
            names.push_back(name_of(finding));
    }
    return names;
}

std::vector<Text> clearings(const Selected& selected) {
    for (const char* verdict : {"conflict", "reservation"}) {
        std::vector<Text> all;
        for (const Node& finding : selected.project.findings) {
            if (verdict_of(finding) != verdict || text_of(finding, {"side"}) != "documents") continue;
            const Text title = both_of(finding, {"check", "title"});
            const Text change = clearing(finding);
            const Text said = wording::say(Phrase::explain_line, {{"label", title}, {"value", change}});
            if (std::find(all.begin(), all.end(), said) == all.end()) all.push_back(said);
        }
        if (!all.empty()) return all;
    }
    return {};
}

Text open_line(const Selected& selected) {
    std::int64_t verdicts = 0;
    std::vector<Text> causes;
    for (const Node& cause : list_of(selected.project.summary, {"open"})) {
        const std::int64_t settles = integer_of(cause, {"verdicts"});
        verdicts += settles;
        const Text supply = both_of(cause, {"supply"});
        causes.push_back(
            wording::say(Phrase::explain_cause, {{"supply", {without_stop(supply.fr), without_stop(supply.en)}},
                                                 {"checks", wording::counted(Noun::check, settles)}}));
    }
    if (verdicts == 0) return line("open", none());
    return line("open", wording::say(Phrase::explain_open, {{"checks", wording::counted(Noun::check, verdicts)},
                                                            {"causes", named(causes, kMostCauses)}}));
}

Text documents_of(const Selected& selected) {
    std::vector<Text> all;
    for (const Node& document : list_of(selected.run->summary(), {"documents"})) {
        const std::string id = text_of(document, {"id"});
        const auto& findings = selected.project.findings;
        const bool asked = std::any_of(findings.begin(), findings.end(), [&](const Node& finding) {
            return text_of(finding, {"document", "id"}) == id;
        });
        if (asked) all.push_back(dated(both_of(document, {"title"}), document, "approved"));
    }
    return named(all, kMostDocuments);
}

std::vector<Text> of_project(const Selected& selected) {
    const Node& summary = selected.project.summary;
    std::vector<Text> lines;
    const std::string id = wording::one_line(selected.project.id);
    const std::string name = wording::one_line(text_of(summary, {"project_name"}));
    const Text title = same_text(name.empty() || name == id ? id : id + " " + name);
    lines.push_back(
        wording::say(Phrase::explain_line, {{"label", title}, {"value", both_of(summary, {"documents", "label"})}}));
    const std::vector<Text> conflicts = names_with(selected, "conflict");
    lines.push_back(line("blocks", conflicts.empty() ? none() : named(conflicts, kMostNamed)));
    const std::vector<Text> changes = clearings(selected);
    lines.push_back(line(
        "clears", changes.empty() ? wording::say(Phrase::explain_nothing_to_clear, {}) : named(changes, kMostNamed)));
    const std::vector<Text> reservations = names_with(selected, "reservation");
    if (!reservations.empty()) lines.push_back(line("reservations", named(reservations, kMostNamed)));
    lines.push_back(open_line(selected));
    if (text_of(summary, {"needs", "code"}) != "nothing_checked")
        lines.push_back(line("needs", both_of(summary, {"needs", "label"})));
    lines.push_back(data_line(selected, documents_of(selected)));
    return lines;
}

// --- of one check, on as many documents as it looks at

Text blocks(const Node& finding) {
    const std::string verdict = verdict_of(finding);
    if (verdict != "conflict" && verdict != "reservation") return line("blocks", none());
    const Text sentence = both_of(finding, {"sentence"});
    return line(verdict == "conflict" ? "blocks" : "to_lift", sentence);
}

Text open_of(const Node& finding) {
    if (verdict_of(finding) == "not_assessable") {
        const Text supply = both_of(finding, {"supply"});
        const Text reason = wording::label("reason", text_of(finding, {"reason"}));
        if (supply.empty()) return line("open", reason);
        return line("open", wording::say(Phrase::explain_open_check, {{"reason", reason}, {"supply", supply}}));
    }
    const double open = number_of(finding, {"measures", "coverage", "uncovered_m2"});
    const double covered = number_of(finding, {"measures", "coverage", "covered_share"});
    if (!(open > 0.0) || verdict_of(finding) == "not_applicable") return line("open", none());
    return line("open",
                wording::say(Phrase::explain_covered, {{"covered", wording::share(Share{covered})},
                                                       {"share", wording::share(Share{std::max(0.0, 1.0 - covered)})},
                                                       {"area", wording::area(SquareMetres{open})}}));
}

void of_finding(const Selected& selected, const Node& finding, std::vector<Text>& lines) {
    const std::string verdict = verdict_of(finding);
    const Text subject{wording::one_line(selected.project.id) + ", " + name_of(finding).fr,
                       wording::one_line(selected.project.id) + ", " + name_of(finding).en};
    Text answer = wording::label("verdict", verdict);
    const std::string reading = text_of(finding, {"need_reading"});
    if (!reading.empty() && reading != "none") answer = wording::label("need_reading", reading);
    lines.push_back(wording::say(Phrase::explain_line, {{"label", subject}, {"value", answer}}));
    lines.push_back(blocks(finding));
    const bool clearable = verdict == "conflict" || verdict == "reservation";
    lines.push_back(line("clears", clearable ? clearing(finding) : wording::say(Phrase::explain_nothing_to_clear, {})));
    lines.push_back(open_of(finding));
    const config::Node* document = runs::node_at(finding, {"document"});
    const bool supplied = document != nullptr && text_of(finding, {"reason"}) != "document_missing" &&
                          text_of(finding, {"reason"}) != "document_cleared" && !text_of(*document, {"id"}).empty();
    lines.push_back(data_line(selected, supplied ? dated(both_of(*document, {"title"}), *document, "date") : Text{}));
}

}  // namespace

std::vector<Text> first_lines(const Selected& selected) {
    if (!selected.one_check) return of_project(selected);
    std::vector<Text> lines;
    for (const std::size_t i : selected.findings) of_finding(selected, selected.project.findings[i], lines);
    return lines;
}

}  // namespace terracord::review
