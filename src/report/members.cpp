#include "report/members.hpp"

#include <array>
#include <cmath>

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
    constexpr std::array<std::string_view, 4> kOrigins{"declared", "scale", "standard", "assumed"};  // by AccuracyOrigin
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

const std::string& name_of(const model::Project& project) { return project.name.empty() ? project.code : project.name; }

}  // namespace terracord::report
