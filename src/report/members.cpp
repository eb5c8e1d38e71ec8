#include "report/members.hpp"

#include <array>
#include <cmath>
#include <map>
#include <set>

#include "wording/phrases.hpp"

namespace terracord::report {

using model::Verdict;

void write_provenance(JsonWriter& json, const model::RunInfo& run) {
    json.begin_object().key("tool").string("terracord").key("version").string(run.tool_version);
    json.key("title").string(run.analysis->title).key("date").string(run.analysis->date);
    json.key("crs").begin_object().key("code").string(run.crs_code).key("name").string(run.crs_name).end_object();
    write_text(json, "disclaimer", wording::disclaimer());
    json.end_object();
}

void write_text(JsonWriter& json, std::string_view key, const Text& text) {
    json.key(key).begin_object().key("fr").string(text.fr).key("en").string(text.en).end_object();
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<Text>& texts) {
    json.key(key).begin_array();
    for (const Text& text : texts) json.begin_object().key("fr").string(text.fr).key("en").string(text.en).end_object();
    json.end_array();
}

std::string_view code(model::AccuracyOrigin origin) {
    constexpr std::array<std::string_view, 4> kOrigins{"declared", "scale", "standard",
                                                       "assumed"};  // by AccuracyOrigin
    return kOrigins[static_cast<std::size_t>(origin)];
}

void write_both(JsonWriter& json, const std::string& key, const Text& text) {
    json.key(key + "_fr").string(text.fr).key(key + "_en").string(text.en);
}

void write_measure(JsonWriter& json, std::string_view key, double value, int decimals) {
    json.key(key);
    if (!std::isfinite(value)) {
        json.null();
        return;
    }
    std::string text;
    append_fixed(text, value, decimals);
    if (text.find('.') == std::string::npos) text += ".0";
    json.raw(text);
}

void write_optional(JsonWriter& json, std::string_view key, std::string_view value) {
    json.key(key);
    if (value.empty()) {
        json.null();
    } else {
        json.string(value);
    }
}

void write_counts(JsonWriter& json, const model::Counts& counts) {
    json.key("n_conflict")
        .integer(counts.of(Verdict::conflict))
        .key("n_reservation")
        .integer(counts.of(Verdict::reservation));
    json.key("n_attention")
        .integer(counts.of(Verdict::attention))
        .key("n_not_assessable")
        .integer(counts.of(Verdict::not_assessable));
    json.key("n_information")
        .integer(counts.of(Verdict::information))
        .key("n_coherent")
        .integer(counts.of(Verdict::coherent));
    json.key("n_not_applicable")
        .integer(counts.of(Verdict::not_applicable))
        .key("n_mandatory_open")
        .integer(counts.mandatory_open);
}

std::string condition_code(const model::Condition& condition) {
    if (!condition.written.empty()) return condition.written;
    std::string out(model::code(condition.quantity));
    out.append(" ").append(model::code(condition.comparison)).append(" ");
    JsonWriter(out).number(condition.limit);
    return out;
}

std::string met_conditions(const model::Finding& finding) {
    std::string out;
    for (const model::Tested& tested : finding.tested) {
        if (!tested.met_strict && !tested.met_robust) continue;
        if (!out.empty()) out += "; ";
        out += condition_code(tested.condition);
    }
    return out;
}

std::string headlines(const model::Summary& summary, Lang lang) {
    std::string out;
    for (const Text& headline : summary.headlines) {
        if (!out.empty()) out += " | ";
        out += headline.in(lang);
    }
    return out;
}

Text joined_texts(const std::vector<Text>& texts) {
    Text out;
    for (const Text& text : texts) {
        out.fr += (out.fr.empty() ? "" : " | ") + text.fr;
        out.en += (out.en.empty() ? "" : " | ") + text.en;
    }
    return out;
}

std::string box_text(const geometry::Box& box) {
    constexpr int kMillimetres = 3;
    std::string text;
    for (const double side : {box.min_x, box.min_y, box.max_x, box.max_y}) {
        if (!text.empty()) text += ' ';
        append_fixed(text, side, kMillimetres);
    }
    return text;
}

void write_evidence(JsonWriter& json, const model::Evidence& evidence) {
    const auto if_known = [&](std::string_view key, double value) {
        if (std::isfinite(value)) json.key(key).number(value);
    };
    const auto if_said = [&](std::string_view key, const std::string& value) {
        if (!value.empty()) json.key(key).string(value);
    };
    if_said("document_version", evidence.document_version);
    if_said("document_date", evidence.document_date);
    json.key("verdict").string(model::code(evidence.verdict));
    if_known("area_m2", evidence.area_m2);
    if_known("boundary_m", evidence.boundary_m);
    if_known("length_m", evidence.length_m);
    if_known("distance_m", evidence.distance_m);
    if_known("count", evidence.count);
    if_known("value", evidence.value);
    if_known("excess", evidence.excess);
    if_known("uncovered_m2", evidence.uncovered_m2);
    if (evidence.box) json.key("box").string(box_text(*evidence.box));
    if_known("subject_m2", evidence.subject_m2);
    if_known("subject_boundary_m", evidence.subject_boundary_m);
    if_said("hash", evidence.hash);
}

void write_decided(JsonWriter& json, const model::Decided& decided) {
    const model::Decision& decision = decided.decision;
    json.begin_object().key("decision").string(model::code(decision.state));
    json.key("reason").string(decision.reason).key("author").string(decision.author);
    json.key("date").string(decision.date);
    write_optional(json, "attachment", decision.attachment);
    json.key("standing").string(model::code(decided.standing)).key("why").begin_array();
    for (const Text& why : decided.why)
        json.begin_object().key("fr").string(why.fr).key("en").string(why.en).end_object();
    json.end_array();
    json.key("evidence");
    if (decision.evidence) {
        json.begin_object();
        write_evidence(json, *decision.evidence);
        write_optional(json, "run", decision.evidence->run);
        json.end_object();
    } else {
        json.null();
    }
    json.end_object();
}

std::vector<ListedCorrection> all_corrections(const model::Analysis& analysis, const model::RunTotals& totals) {
    std::vector<ListedCorrection> all;
    const auto count = [&](const std::string& id) {
        const auto found = totals.corrections.find(id);
        return found == totals.corrections.end() ? std::int64_t{0} : found->second;
    };
    for (const model::DocumentSpec& document : analysis.documents) {
        for (const model::Correction& correction : document.corrections)
            all.push_back({&correction, document.id, "", count(correction.id)});
    }
    for (const model::ProjectCorrection& correction : analysis.corrections)
        all.push_back({&correction.why, "", correction.project, count(correction.why.id)});
    return all;
}

Asked asked_of(const model::Analysis& analysis) {
    std::set<std::string> documents;
    for (const model::DocumentSpec& document : analysis.documents) documents.insert(document.id);
    std::set<std::string> checks;
    for (const std::vector<model::CheckSpec>* put : {&analysis.checks, &analysis.portfolio}) {
        for (const model::CheckSpec& check : *put) checks.insert(check.id);
    }
    return {static_cast<std::int64_t>(documents.size()), static_cast<std::int64_t>(checks.size())};
}

const std::string& name_of(const model::Project& project) { return project.name.empty() ? project.code : project.name; }

std::vector<Consultation> consultations_of(const model::ProjectResult& result) {
    std::vector<Consultation> all;
    std::map<std::string, std::size_t> known;  // French words -> position: the order is that of the findings
    for (const model::Finding& finding : result.findings) {
        for (const model::Consulted& one : finding.consult) {
            const auto [at, fresh] = known.emplace(one.who.fr, all.size());
            if (fresh) all.push_back({one.who, one.by_data, {}});
            all[at->second].findings.push_back(&finding);
        }
    }
    return all;
}

}  // namespace terracord::report
