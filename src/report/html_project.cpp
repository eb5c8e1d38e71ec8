#include "report/html_project.hpp"

#include <cmath>

#include "report/html_finding.hpp"
#include "report/members.hpp"

namespace terracord::report {

namespace {

// The key of a finding is three numbers: check, document, verdict and reading in one.
constexpr std::int64_t kReadings = 8;
constexpr int kScoreDecimals = 6;

void write_counts_of(JsonWriter& json, const model::Counts& counts) {
    json.begin_array();
    for (const std::int64_t number : counts.by_verdict) json.integer(number);
    json.end_array();
}

void write_keys(JsonWriter& json, const model::ProjectResult& result, HtmlTables& tables) {
    json.key("f").begin_array();
    for (const model::Finding& finding : result.findings) {
        json.integer(static_cast<std::int64_t>(tables.check(finding)));
        json.integer(static_cast<std::int64_t>(tables.document(finding)));
        json.integer(static_cast<std::int64_t>(finding.verdict) +
                     kReadings * static_cast<std::int64_t>(finding.reading));
    }
    json.end_array();
}

// The roll-up of each document of the run, for the matrix.
void write_matrix(JsonWriter& json, const model::Summary& summary) {
    json.key("m").begin_object();
    for (const model::GroupRollup& group : summary.by_document) json.key(group.id).string(model::code(group.rollup));
    json.end_object();
}

void write_open(JsonWriter& json, const model::Summary& summary, HtmlTables& tables) {
    json.key("open").begin_array();
    for (const model::OpenCause& cause : summary.open) {
        json.begin_object().key("t");
        tables.write_text(json, cause.title);
        json.key("s");
        tables.write_text(json, cause.supply);
        json.key("n").integer(cause.verdicts).key("m").integer(cause.mandatory).end_object();
    }
    json.end_array();
}

// What the project declares it will build, as declared.
void write_programme(JsonWriter& json, const model::Project& project) {
    json.key("programme").begin_array();
    for (const auto& [quantity, value] : project.programme) {
        if (value && std::isfinite(*value)) json.begin_array().string(quantity).number(*value).end_array();
    }
    json.end_array();
}

void write_together(JsonWriter& json, const model::ProjectResult& result, HtmlParts parts) {
    if (!result.together) return;
    json.key("cut").begin_object().key("s");
    parts.tables.write_text(json, result.together->sentence);
    json.key("g");
    parts.shapes.write(json, result.together->kept);
    json.end_object();
}

}  // namespace

std::string project_row(const model::ProjectResult& result, HtmlDepth depth, HtmlParts parts) {
    const model::Project& project = result.project;
    const model::Summary& summary = result.summary;
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("id").string(project.id).key("code").string(project.code);
    if (!project.variant.empty()) json.key("variant").string(project.variant);
    if (!project.operation.empty()) json.key("operation").string(project.operation);
    json.key("name").string(name_of(project)).key("phase").string(model::code(project.phase));
    json.key("ci").string(project.commune_id).key("cn").string(project.commune_name);
    json.key("area_m2").number(project.area_m2);
    json.key("d").string(model::code(summary.documents)).key("dl");
    parts.tables.write_text(json, summary.documents_label);
    json.key("n").string(model::code(summary.needs)).key("nl");
    parts.tables.write_text(json, summary.needs_label);
    json.key("c");
    write_counts_of(json, summary.counts);
    json.key("mo").integer(summary.counts.mandatory_open).key("conducted").integer(summary.counts.conducted);
    write_matrix(json, summary);
    if (depth != HtmlDepth::roll_ups) {
        write_keys(json, result, parts.tables);
        json.key("b");
        parts.shapes.write_box(json, project.perimeter.box());
        json.key("p");
        parts.shapes.write(json, project.perimeter);
    }
    json.end_object();
    return out;
}

std::string project_details(const model::ProjectResult& result, HtmlDepth depth, HtmlParts parts) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    parts.tables.write_list(json, "h", result.summary.headlines);
    if (!result.project.status.empty()) json.key("status").string(result.project.status);
    if (result.summary.score) {
        json.key("score").begin_array().fixed(result.summary.score->points, kScoreDecimals);
        json.fixed(result.summary.score->reliability, kScoreDecimals).end_array();
    }
    if (!result.project.law_date.empty()) json.key("law_date").string(result.project.law_date);
    write_programme(json, result.project);
    write_open(json, result.summary, parts.tables);
    write_together(json, result, parts);
    json.key("ground");
    parts.ground.write_around(json, result.project);
    json.key("f").begin_array();
    for (const model::Finding& finding : result.findings)
        write_page_finding(json, finding, depth == HtmlDepth::whole, parts.shapes, parts.tables);
    json.end_array().end_object();
    return out;
}

}  // namespace terracord::report
