#include "report/html_run.hpp"

#include <algorithm>
#include <utility>

#include "report/base64.hpp"
#include "report/html_tables.hpp"
#include "report/members.hpp"
#include "report/print_parts.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

constexpr std::size_t kMostFaultsShown = 10;  // of a layer; all of them are in data_quality.csv

void write_page_text(JsonWriter& json, std::string_view key, const Text& text) {
    if (text.empty()) return;
    json.key(key);
    report::write_page_text(json, text);
}

void write_page_texts(JsonWriter& json, std::string_view key, const std::vector<Text>& texts) {
    if (texts.empty()) return;
    json.key(key).begin_array();
    for (const Text& text : texts) report::write_page_text(json, text);
    json.end_array();
}

void write_told(JsonWriter& json, std::string_view key, std::string_view value) {
    if (!value.empty()) json.key(key).string(value);
}

void write_repairs(JsonWriter& json, const model::LayerAccount& layer) {
    const auto set_aside = std::count_if(layer.repairs.begin(), layer.repairs.end(),
                                         [](const model::Repair& repair) { return repair.set_aside; });
    json.key("repaired").integer(static_cast<std::int64_t>(layer.repairs.size()) - set_aside);
    json.key("set_aside").integer(set_aside);
}

void write_tiling(JsonWriter& json, const model::LayerAccount& layer) {
    if (!layer.tiling) return;
    const model::TilingAccount& tiling = *layer.tiling;
    json.key("tiling").begin_object().key("zones_m2").number(tiling.zones_m2).key("union_m2").number(tiling.union_m2);
    json.key("pairs").integer(tiling.pairs).key("wide").integer(tiling.wide_pairs);
    json.key("shared_m2").number(tiling.shared_m2).key("excess_m2").number(tiling.excess_m2);
    json.key("gaps").integer(tiling.gaps).key("gaps_m2").number(tiling.gaps_m2).key("faults").begin_array();
    std::size_t shown = 0;
    for (const model::TilingFault& fault : tiling.faults) {
        if (shown++ == kMostFaultsShown) break;
        json.begin_array().boolean(fault.gap).string(fault.first).string(fault.second).number(fault.area_m2);
        json.boolean(fault.sliver).end_array();
    }
    json.end_array().end_object();
}

void write_layer(JsonWriter& json, const model::LayerAccount& layer) {
    json.begin_object().key("layer").string(layer.layer).key("source").string(layer.source);
    json.key("crs").string(layer.crs);
    write_told(json, "operation", layer.operation);
    if (!layer.operation.empty()) json.key("accuracy_m").number(layer.operation_accuracy_m);
    write_told(json, "assumption", layer.assumption);
    json.key("features").integer(layer.features).key("missing").integer(layer.missing_geometries);
    write_repairs(json, layer);
    write_page_texts(json, "quality", layer.quality);
    if (!layer.usable) json.key("usable").boolean(false);
    write_page_text(json, "problem", layer.problem);
    write_tiling(json, layer);
    write_told(json, "sha256", layer.content);
    json.end_object();
}

void write_document(JsonWriter& json, std::size_t index, const model::RunInfo& run) {
    const model::DocumentSpec& document = run.analysis->documents[index];
    json.begin_object().key("id").string(document.id);
    write_page_text(json, "title", document.title);
    json.key("type").string(document.type);
    write_told(json, "version", document.version);
    write_told(json, "approved", document.approved);
    write_told(json, "ends", document.ends);
    write_told(json, "obtained", document.obtained);
    write_told(json, "reference", document.reference);
    json.key("relation").string(model::code(document.relation)).key("status").string(model::code(document.status));
    json.key("accuracy_m").number(document.accuracy.value).key("origin").string(code(document.accuracy_origin));
    if (document.other_version) json.key("other").boolean(true);
    if (document.covers_everywhere) write_told(json, "everywhere", document.coverage_reason);
    write_page_texts(json, "quality", document.quality);
    json.key("corrections").begin_array();
    for (const model::Correction& one : document.corrections) {
        json.begin_array().string(one.what).string(one.from).string(one.to).string(one.reason).string(one.author);
        json.string(one.date).end_array();
    }
    json.end_array().key("layers").begin_array();
    for (const model::LayerAccount& layer : run.layers) {
        if (layer.document == index) write_layer(json, layer);
    }
    json.end_array().end_object();
}

void write_head(JsonWriter& json, const model::Analysis& analysis) {
    const model::ReportSpec& report = analysis.report;
    json.key("title").string(analysis.title).key("date").string(analysis.date);
    json.key("phase").string(model::code(analysis.phase));
    write_page_text(json, "profile", analysis.profile_title);
    write_told(json, "service", report.service);
    write_told(json, "author", report.author);
    write_told(json, "reference", report.reference);
    json.key("validated").boolean(report.validated);
    json.key("file").string(analysis.file.filename().string()).key("sha256").string(analysis.sha256);
}

void write_expected(JsonWriter& json, const model::Analysis& analysis) {
    json.key("statements").begin_array();
    for (const model::Statement& one : analysis.statements) {
        const auto expected = std::find_if(analysis.expected.begin(), analysis.expected.end(),
                                           [&](const model::ExpectedDocument& other) { return other.type == one.type; });
        json.begin_array();
        report::write_page_text(json, expected == analysis.expected.end() ? same_text(one.type) : expected->label);
        json.string(one.reason).string(one.author).string(one.date).end_array();
    }
    json.end_array();
}

void write_failed(JsonWriter& json, const model::RunInfo& run) {
    json.key("failed").begin_array();
    for (const model::FailedProject& failed : run.failed_projects) {
        json.begin_array().string(failed.id);
        report::write_page_text(json, title_of(failed.error.code));
        report::write_page_text(json, failed.error.message);
        json.end_array();
    }
    json.end_array();
}

void write_inputs(JsonWriter& json, const model::RunInfo& run) {
    json.key("inputs").begin_array();
    for (const model::InputFile& input : run.inputs) {
        json.begin_array().string(input.path).string(input.sha256);
        json.integer(static_cast<std::int64_t>(input.bytes)).end_array();
    }
    json.end_array();
}

void write_unit(JsonWriter& json, const model::NeedSpec& need, const model::UnitFigures& figures,
                const model::UnitBalance& balance) {
    const auto amount = [](model::Millionths value) { return static_cast<double>(value) / model::kMillion; };
    json.begin_object().key("u").integer(balance.unit);
    if (figures.target) json.key("target").number(*figures.target);
    if (figures.existing) json.key("existing").number(*figures.existing);
    json.key("supply").number(amount(balance.supply)).key("weighted").number(amount(balance.weighted));
    json.key("projects").integer(balance.projects).key("unknown").integer(balance.unknown);
    json.key("wanted").number(balance.wanted).key("available").number(balance.available);
    json.key("balance").number(balance.balance).key("level").number(balance.level);
    if (need.rate()) json.key("before").number(balance.value_before).key("rate").number(balance.value);
    json.key("state").string(model::code(balance.state));
    write_page_text(json, "s", balance.sentence.empty() ? balance.why : balance.sentence);
    json.end_object();
}

void write_need(JsonWriter& json, std::size_t n, const model::RunInfo& run) {
    static const model::UnitFigures kNone;
    const model::NeedSpec& need = run.analysis->needs[n];
    const model::NeedData& data = run.needs[n];
    json.begin_object().key("id").string(need.id).key("layer").integer(static_cast<std::int64_t>(need.units));
    write_page_text(json, "title", need.title);
    json.key("sense").string(model::code(need.sense));
    if (need.rate()) json.key("is_rate").boolean(true);
    if (need.percent) json.key("percent").boolean(true);
    write_page_text(json, "unit", need.unit);
    write_page_text(json, "counted", need.counted);
    write_told(json, "until", need.target.until);
    write_page_text(json, "document", need.document_title);
    write_told(json, "document_date", need.document_date);
    write_told(json, "ref", need.reference);
    json.key("low").number(need.low).key("high").number(need.high).key("origin").string(model::code(need.origin));
    if (!data.usable) json.key("usable").boolean(false);
    write_page_text(json, "problem", data.problem);
    write_page_texts(json, "quality", data.quality);
    json.key("units").begin_array();
    for (const model::UnitBalance& balance : run.balances[n].units)
        write_unit(json, need, data.usable ? data.units[balance.unit] : kNone, balance);
    json.end_array().end_object();
}

void write_cause(JsonWriter& json, const model::OpenCause& cause) {
    json.begin_object().key("cause").string(cause.cause);
    write_told(json, "doc", cause.document_id);
    write_page_text(json, "title", cause.title);
    write_page_text(json, "supply", cause.supply);
    json.key("n").integer(cause.verdicts).key("must").integer(cause.mandatory);
    json.key("projects").integer(cause.projects).end_object();
}

void write_rollups(JsonWriter& json, std::string_view key, const std::map<std::string, std::int64_t>& rollups) {
    json.key(key).begin_object();
    for (const auto& [code, count] : rollups) json.key(code).integer(count);
    json.end_object();
}

void write_groups(JsonWriter& json, std::string_view key, const std::vector<model::GroupTotal>& groups) {
    json.key(key).begin_array();
    for (const model::GroupTotal& group : groups) {
        json.begin_object().key("id").string(group.id);
        write_page_text(json, "title", group.title);
        write_rollups(json, "rollups", group.rollups);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string page_run(const model::RunInfo& run) {
    const model::Analysis& analysis = *run.analysis;
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    write_head(json, analysis);
    json.key("version").string(run.tool_version).key("libraries").begin_object();
    for (const auto& [library, version] : run.library_versions) json.key(library).string(version);
    json.end_object().key("crs").string(run.crs_code).key("crs_name").string(run.crs_name);
    json.key("scale").begin_array().number(run.areal_scale_min).number(run.areal_scale_max).end_array();
    json.key("checks").integer(asked_of(analysis).checks);
    if (const std::string logo = print_facts(run, Lang::fr).logo; !logo.empty())
        json.key("logo").string("data:image/png;base64," + base64(logo));
    json.key("documents").begin_array();
    for (std::size_t i = 0; i < analysis.documents.size(); ++i) write_document(json, i, run);
    json.end_array().key("layers").begin_array();
    for (const model::LayerAccount& layer : run.layers) {
        if (layer.document == model::kNone) write_layer(json, layer);
    }
    json.end_array();
    write_expected(json, analysis);
    write_failed(json, run);
    write_inputs(json, run);
    json.key("comparisons").begin_array();
    for (std::size_t i = 0; i < run.comparisons.size(); ++i) {
        json.begin_array();
        report::write_page_text(json, analysis.comparisons[i].title);
        report::write_page_text(json, run.comparisons[i].finding.sentence);
        json.string(model::code(run.comparisons[i].finding.verdict)).end_array();
    }
    json.end_array();
    write_page_text(json, "disclaimer", wording::disclaimer());
    json.end_object();
    return out;
}

std::string page_needs(const model::RunInfo& run, HtmlShapes& shapes) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("units").begin_array();
    for (const model::UnitLayer& layer : run.unit_layers) {
        json.begin_array();
        for (const model::Unit& unit : layer.units) {
            json.begin_array().string(unit.key).string(unit.name);
            shapes.write(json, unit.shape);
            json.end_array();
        }
        json.end_array();
    }
    json.end_array().key("needs").begin_array();
    for (std::size_t n = 0; n < run.balances.size(); ++n) write_need(json, n, run);
    json.end_array().end_object();
    return out;
}

std::string page_totals(const model::RunInfo& run, const model::RunTotals& totals,
                        const std::vector<MissingDocument>& missing, const LeftOut& left) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("projects").integer(totals.projects);
    write_rollups(json, "d", totals.documents_rollups);
    write_rollups(json, "n", totals.needs_rollups);
    json.key("counts").begin_array();
    for (const std::int64_t number : totals.findings.by_verdict) json.integer(number);
    json.end_array().key("conducted").integer(totals.findings.conducted);
    json.key("missing").begin_array();
    for (const MissingDocument& one : missing) {
        json.begin_array();
        report::write_page_text(json, one.title);
        json.integer(one.projects).end_array();
    }
    json.end_array().key("open").begin_array();
    for (const model::OpenCause& cause : totals.open) write_cause(json, cause);
    json.end_array();
    write_groups(json, "themes", totals.themes);
    write_groups(json, "columns", totals.by_document);
    json.key("corrections").begin_array();
    for (const ListedCorrection& one : all_corrections(*run.analysis, totals)) {
        json.begin_array().string(one.document_id).string(one.project).string(one.why->what).string(one.why->from);
        json.string(one.why->to).string(one.why->reason).string(one.why->author).string(one.why->date);
        json.integer(one.findings).end_array();
    }
    json.end_array().key("left").begin_array().integer(left.plain).integer(left.details).integer(left.unlisted);
    json.integer(left.shapes).end_array().end_object();
    return out;
}

}  // namespace terracord::report
