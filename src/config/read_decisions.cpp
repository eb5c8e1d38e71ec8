#include "config/read_decisions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/written_number.hpp"
#include "config/keys.hpp"
#include "config/read_analysis.hpp"
#include "config/thresholds.hpp"

namespace terracord::config {

namespace {

struct NumberKey {
    const char* name;
    double model::Evidence::* field;
};

constexpr std::array<NumberKey, 10> kNumbers{{{"area_m2", &model::Evidence::area_m2},
                                              {"boundary_m", &model::Evidence::boundary_m},
                                              {"length_m", &model::Evidence::length_m},
                                              {"distance_m", &model::Evidence::distance_m},
                                              {"count", &model::Evidence::count},
                                              {"value", &model::Evidence::value},
                                              {"excess", &model::Evidence::excess},
                                              {"uncovered_m2", &model::Evidence::uncovered_m2},
                                              {"subject_m2", &model::Evidence::subject_m2},
                                              {"subject_boundary_m", &model::Evidence::subject_boundary_m}}};

bool is_csv(const std::filesystem::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension == ".csv";
}

std::optional<geometry::Box> box_of(std::string_view text) {
    std::array<double, 4> sides{};
    std::size_t at = 0;
    for (double& side : sides) {
        while (at < text.size() && text[at] == ' ') ++at;
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const auto number = written_number(text.substr(at, end - at));
        if (!number || !number->unit.empty()) return std::nullopt;
        side = number->value;
        at = end;
    }
    if (text.find_first_not_of(' ', at) != std::string_view::npos) return std::nullopt;
    const geometry::Box box{sides[0], sides[1], sides[2], sides[3]};
    return box.empty() ? std::nullopt : std::optional(box);
}

model::Evidence read_evidence(const Node& node, Errors& errors) {
    const TableReader reader(node, kEvidenceKeys, errors);
    model::Evidence evidence;
    evidence.document_version = reader.string("document_version");
    evidence.document_date = reader.string("document_date");
    evidence.verdict = reader.word("verdict", &model::verdict_from, model::verdict_codes())
                           .value_or(model::Verdict::not_assessable);
    for (const NumberKey& key : kNumbers) {
        if (const Node* number = reader.get(key.name)) evidence.*key.field = number->real;
    }
    if (const Node* box = reader.get("box")) {
        evidence.box = box_of(box->text);
        if (!evidence.box) {
            reader.report(ErrorCode::wrong_value,
                          {"« box » est quatre nombres : \"min_x min_y max_x max_y\"",
                           "'box' is four numbers: \"min_x min_y max_x max_y\""},
                          box->position());
        }
    }
    evidence.hash = reader.string("hash");
    evidence.run = reader.string("run");
    return evidence;
}

model::Decision read_decision(const Node& node, Errors& errors) {
    const TableReader reader(node, kDecisionKeys, errors);
    model::Decision decision;
    decision.position = node.position();
    decision.finding = reader.words("finding");
    decision.state =
        reader.word("decision", &model::decision_state_from, model::decision_state_codes())
            .value_or(model::DecisionState::follow_up);
    decision.reason = reader.words("reason");
    decision.author = reader.words("author");
    decision.date = reader.date("date");
    decision.attachment = reader.string("attachment");
    if (const Node* evidence = reader.get("evidence")) decision.evidence = read_evidence(*evidence, errors);
    return decision;
}

// A row of CSV as the table of TOML: what belongs to the evidence goes into its own table, numbers become numbers.
// Columns that neither knows (a run's own decisions.csv has some) are left out.
Node decision_of_row(const Node& row) {
    Node decision = row;
    decision.members.clear();
    Node evidence = decision;
    const auto known = [](const TableKeys& keys, const std::string& name) { return keys.find(name) != nullptr; };
    for (const Member& member : row.members) {
        std::string name = member.key;
        const bool of_evidence = name.starts_with("evidence_");
        if (of_evidence) name.erase(0, std::string_view("evidence_").size());
        if (!of_evidence) {
            if (known(kDecisionKeys, name) && name != "evidence") decision.members.push_back(member);
            continue;
        }
        const Key* key = kEvidenceKeys.find(name);
        if (key == nullptr) continue;
        Member taken = member;
        taken.key = name;
        if (key->type == Type::number) {
            const auto number = written_number(member.value.text);
            if (number && number->unit.empty()) {
                taken.value.kind = Kind::real;
                taken.value.real = number->value;
            }
        }
        evidence.members.push_back(std::move(taken));
    }
    if (!evidence.members.empty())
        decision.members.push_back(Member{"evidence", std::move(evidence), row.line, row.column});
    return decision;
}

}  // namespace

void read_decisions(const std::filesystem::path& file, model::Analysis& analysis, Errors& errors) {
    const auto text = read_text(file);
    if (!text) {
        errors.push_back(text.error());
        return;
    }
    if (is_csv(file)) {
        const auto rows = parse_csv(*text, file.string());
        if (!rows) {
            errors.push_back(rows.error());
            return;
        }
        for (const Node& row : rows->items) analysis.decisions.push_back(read_decision(decision_of_row(row), errors));
        return;
    }
    const auto root = parse_text(*text, file.string(), format_of(file));
    if (!root) {
        errors.push_back(root.error());
        return;
    }
    const TableReader reader(*root, kDecisionsFileKeys, errors);
    if (const Node* tolerance = reader.get("tolerance")) {
        const auto length = parse_length(tolerance->text, tolerance->position());
        if (!length) {
            errors.push_back(length.error());
        } else {
            analysis.decision_tolerance = *length;
        }
    }
    if (const Node* decisions = reader.get("decision")) {
        for (const Node& node : decisions->items) analysis.decisions.push_back(read_decision(node, errors));
    }
    if (const Node* answers = reader.get("answer")) {
        for (const Node& node : answers->items) analysis.answers.push_back(read_answer(node, errors));
    }
}

}  // namespace terracord::config
