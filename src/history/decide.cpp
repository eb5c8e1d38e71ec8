#include "history/decide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/json_writer.hpp"
#include "base/written_date.hpp"
#include "config/table_reader.hpp"
#include "runs/finished_run.hpp"
#include "runs/recorded_manifest.hpp"

namespace terracord::history {

using config::Node;
using runs::FinishedRun;

namespace {

// TOML's basic strings escape what JSON's do; other control characters, too.
std::string toml_string(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

std::string number(double value) {
    std::string out;
    JsonWriter(out).number(value);
    return out;
}

Error unknown_finding(const FinishedRun& run, const std::string& finding, const std::vector<std::string>& known) {
    const std::string nearest = nearest_word(finding, known);
    return Error{ErrorCode::unknown_reference,
                 {fmt::format("aucun constat « {} » dans cette exécution", finding),
                  fmt::format("no finding '{}' in this run", finding)},
                 Position{run.folder().string()},
                 nearest.empty() ? Text{"Les identifiants sont ceux de la colonne finding_id de findings.csv.",
                                        "Identifiers are those of the column finding_id of findings.csv."}
                                 : Text{fmt::format("Vouliez-vous dire « {} » ?", nearest),
                                        fmt::format("Did you mean '{}'?", nearest)}};
}

// The finding of this id: its project is the beginning of the id.
Result<Node> find(const FinishedRun& run, const std::string& id) {
    std::vector<std::string> known;
    const auto look = [&](const std::vector<Node>& findings) -> const Node* {
        for (const Node& finding : findings) {
            known.push_back(runs::text_of(finding, {"finding_id"}));
            if (known.back() == id) return &finding;
        }
        return nullptr;
    };
    for (std::size_t at = id.find('/'); at != std::string::npos; at = id.find('/', at + 1)) {
        const auto index = run.find(id.substr(0, at));
        if (!index) continue;
        auto project = run.project(*index);
        if (!project) return tl::unexpected(project.error());
        if (const Node* finding = look(project->findings)) return *finding;
    }
    auto others = run.other_findings();
    if (!others) return tl::unexpected(others.error());
    if (const Node* finding = look(*others)) return *finding;
    return tl::unexpected(unknown_finding(run, id, known));
}

}  // namespace

Result<std::string> decision_toml(const std::filesystem::path& folder, const DecisionWords& words) {
    const auto run = FinishedRun::open(folder);
    if (!run) return tl::unexpected(run.error());
    const auto manifest = runs::read_manifest(folder);
    if (!manifest) return tl::unexpected(manifest.error());
    const auto finding = find(*run, words.finding);
    if (!finding) return tl::unexpected(finding.error());
    if (!is_date(words.date)) {
        return fail(ErrorCode::wrong_value,
                    {fmt::format("« {} » n'est pas une date", words.date), fmt::format("'{}' is no date", words.date)},
                    {}, {"Écrivez année-mois-jour : 2026-11-25.", "Write year-month-day: 2026-11-25."});
    }
    for (const std::string* word : {&words.reason, &words.author}) {
        if (word->find_first_not_of(" \t\r\n") != std::string::npos) continue;
        return fail(ErrorCode::wrong_value,
                    {"une décision dit son motif et son auteur", "a decision says its reason and its author"}, {},
                    {"Complétez --reason et --author.", "Complete --reason and --author."});
    }
    std::string out = "\n[[decision]]\n";
    out += "finding = " + toml_string(words.finding) + "\n";
    out += fmt::format("decision = \"{}\"\n", model::code(words.state));
    out += "reason = " + toml_string(words.reason) + "\nauthor = " + toml_string(words.author) + "\n";
    out += "date = " + words.date + "\n";
    if (!words.attachment.empty()) out += "attachment = " + toml_string(words.attachment) + "\n";
    out += "\n[decision.evidence]\n";
    for (const char* key : {"document_version", "document_date", "verdict"}) {
        if (const std::string text = runs::text_of(*finding, {"evidence", key}); !text.empty())
            out += fmt::format("{} = {}\n", key, toml_string(text));
    }
    for (const char* key : {"area_m2", "boundary_m", "length_m", "distance_m", "count", "value", "excess",
                            "uncovered_m2", "subject_m2", "subject_boundary_m"}) {
        if (const double value = runs::number_of(*finding, {"evidence", key}); std::isfinite(value))
            out += fmt::format("{} = {}\n", key, number(value));
    }
    for (const char* key : {"box", "hash"}) {
        if (const std::string text = runs::text_of(*finding, {"evidence", key}); !text.empty())
            out += fmt::format("{} = {}\n", key, toml_string(text));
    }
    out += "run = " + toml_string(manifest->sha256) + "\n";
    return out;
}

}  // namespace terracord::history
