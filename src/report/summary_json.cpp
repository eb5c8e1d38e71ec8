#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "report/file_writer.hpp"
#include "report/json_sinks.hpp"
#include "report/members.hpp"

namespace terracord::report {

namespace {

void write_layer(JsonWriter& json, const model::LayerAccount& layer) {
    json.begin_object()
        .key("layer")
        .string(layer.layer)
        .key("source")
        .string(layer.source)
        .key("driver")
        .string(layer.driver);
    json.key("crs").string(layer.crs);
    write_optional(json, "operation", layer.operation);
    json.key("operation_accuracy_m").number(layer.operation_accuracy_m);
    write_optional(json, "assumption", layer.assumption);
    json.key("features").integer(layer.features).key("missing_geometries").integer(layer.missing_geometries);
    write_optional(json, "content_sha256", layer.content);
    json.key("usable").boolean(layer.usable);
    json.key("problem");
    if (layer.problem.empty()) {
        json.null();
    } else {
        json.begin_object().key("fr").string(layer.problem.fr).key("en").string(layer.problem.en).end_object();
    }
    write_texts(json, "quality", layer.quality);
    json.key("repairs").begin_array();
    for (const model::Repair& repair : layer.repairs) {
        json.begin_object().key("fid").integer(repair.fid).key("area_before_m2").number(repair.area_before_m2);
        json.key("area_after_m2").number(repair.area_after_m2).key("changed_share").number(repair.changed_share);
        json.key("set_aside").boolean(repair.set_aside).end_object();
    }
    json.end_array().end_object();
}

void write_layers(JsonWriter& json, std::string_view key, const model::RunInfo& run, std::size_t document) {
    json.key(key).begin_array();
    for (const model::LayerAccount& layer : run.layers) {
        if (layer.document == document) write_layer(json, layer);
    }
    json.end_array();
}

// The pairs of zones on the same ground, largest first; the gaps are in data_quality.csv and on its map.
void write_overlaps(JsonWriter& json, const model::TilingAccount& tiling) {
    constexpr std::size_t kMostWritten = 50;
    json.key("overlaps").begin_array();
    std::size_t written = 0;
    for (const model::TilingFault& fault : tiling.faults) {
        if (fault.gap || written++ == kMostWritten) break;
        json.begin_object().key("first").string(fault.first).key("second").string(fault.second);
        json.key("first_fid").integer(fault.first_fid).key("second_fid").integer(fault.second_fid);
        json.key("area_m2").number(fault.area_m2).key("sliver").boolean(fault.sliver).end_object();
    }
    json.end_array();
}

// How well the partitions of a document tile the ground.
void write_tiling(JsonWriter& json, const model::RunInfo& run, std::size_t document) {
    json.key("tiling").begin_array();
    for (const model::LayerAccount& layer : run.layers) {
        if (layer.document != document || !layer.tiling) continue;
        const model::TilingAccount& tiling = *layer.tiling;
        json.begin_object().key("layer").string(layer.layer);
        json.key("zones_m2").number(tiling.zones_m2).key("union_m2").number(tiling.union_m2);
        json.key("overlapping_pairs").integer(tiling.pairs).key("wide_pairs").integer(tiling.wide_pairs);
        json.key("shared_m2").number(tiling.shared_m2).key("excess_m2").number(tiling.excess_m2);
        json.key("gaps").integer(tiling.gaps).key("gaps_m2").number(tiling.gaps_m2);
        write_overlaps(json, tiling);
        json.end_object();
    }
    json.end_array();
}

void write_side(JsonWriter& json, std::string_view key, const std::string& layer, const std::array<double, 3>& ground) {
    json.key(key).begin_object().key("layer").string(layer).key("area_m2").number(ground[0]);
    json.key("only_m2").number(ground[1]).key("open_m2").number(ground[2]).end_object();
}

void write_comparison(JsonWriter& json, const model::Compared& comparison, const model::ComparisonSpec& spec) {
    json.begin_object().key("id").string(comparison.id).key("finding_id").string(comparison.finding.id);
    write_text(json, "title", spec.title);
    json.key("verdict").string(model::code(comparison.finding.verdict));
    write_text(json, "sentence", comparison.finding.sentence);
    write_side(json, "a", spec.a_ref, {comparison.a_m2, comparison.only_a_m2, comparison.open_a_m2});
    write_side(json, "b", spec.b_ref, {comparison.b_m2, comparison.only_b_m2, comparison.open_b_m2});
    json.key("common_m2").number(comparison.common_m2).key("conflict_m2").number(comparison.conflict_m2);
    json.key("conflict_robust_m2").number(comparison.conflict_robust_m2);
    json.key("tolerance_m").number(comparison.tolerance_m);
    json.key("n_patches").integer(static_cast<std::int64_t>(comparison.patches.size()));
    json.key("pairs").begin_array();
    for (const model::ClassPair& pair : comparison.pairs) {
        json.begin_object().key("a").string(pair.a).key("b").string(pair.b);
        json.key("accord").string(model::code(pair.accord));
        json.key("strict_m2").number(pair.strict_m2).key("robust_m2").number(pair.robust_m2);
        json.key("share_of_a").number(pair.share_of_a).key("share_of_b").number(pair.share_of_b).end_object();
    }
    json.end_array().end_object();
}

// Which version counts for projects of which date of law.
void write_law(JsonWriter& json, const model::DocumentSpec& document, const model::Analysis& analysis) {
    if (document.law.empty()) return;
    json.key("law").begin_array();
    for (const model::LawPeriod& period : document.law) {
        json.begin_object();
        write_optional(json, "from", period.from);
        write_optional(json, "version", analysis.documents[period.document].version);
        write_optional(json, "approved", analysis.documents[period.document].approved);
        json.key("status").string(model::code(period.status)).end_object();
    }
    json.end_array();
}

void write_document(JsonWriter& json, std::size_t index, const model::RunInfo& run) {
    const model::DocumentSpec& document = run.analysis->documents[index];
    json.begin_object().key("id").string(document.id);
    if (document.other_version) json.key("other_version").boolean(true);
    write_text(json, "title", document.title);
    json.key("type").string(document.type);
    write_optional(json, "standard", document.standard);
    write_optional(json, "version", document.version);
    write_optional(json, "approved", document.approved);
    write_optional(json, "ends", document.ends);
    write_optional(json, "obtained", document.obtained);
    write_optional(json, "reference", document.reference);
    json.key("relation").string(model::code(document.relation)).key("status").string(model::code(document.status));
    write_optional(json, "declared_status", document.declared_status);
    json.key("enforceable").boolean(document.enforceable());
    json.key("accuracy_m").number(document.accuracy.value);
    json.key("accuracy_origin").string(code(document.accuracy_origin));
    write_optional(json, "covers_everywhere",
                   document.covers_everywhere ? std::string_view(document.coverage_reason) : std::string_view());
    json.key("corrections").begin_array();
    for (const model::Correction& correction : document.corrections) {
        json.begin_object()
            .key("id")
            .string(correction.id)
            .key("what")
            .string(correction.what)
            .key("from")
            .string(correction.from)
            .key("to")
            .string(correction.to);
        json.key("reason")
            .string(correction.reason)
            .key("author")
            .string(correction.author)
            .key("date")
            .string(correction.date)
            .end_object();
    }
    json.end_array();
    write_optional(json, "edition", document.edition);
    write_texts(json, "quality", document.quality);
    json.key("set_aside").begin_array();
    for (const model::OtherVersion& other : document.set_aside) {
        json.begin_object();
        write_optional(json, "version", other.version);
        json.key("source").string(other.source);
        write_optional(json, "approved", other.approved);
        json.key("status").string(model::code(other.status));
        write_text(json, "why", other.why);
        json.end_object();
    }
    json.end_array();
    write_law(json, document, *run.analysis);
    write_layers(json, "layers", run, index);
    write_tiling(json, run, index);
    json.end_object();
}

// Layers that belong to no document: the projects' own, the territory's.
void write_other_layers(JsonWriter& json, const model::RunInfo& run) {
    json.key("other_layers").begin_array();
    for (const model::LayerAccount& layer : run.layers) {
        if (layer.document == model::kNone) write_layer(json, layer);
    }
    json.end_array();
}

void write_expectations(JsonWriter& json, const model::Analysis& analysis) {
    json.key("expected_documents").begin_array();
    for (const model::ExpectedDocument& expected : analysis.expected) {
        json.begin_object().key("type").string(expected.type);
        write_text(json, "label", expected.label);
        json.key("mandatory").boolean(expected.mandatory).end_object();
    }
    json.end_array().key("statements").begin_array();
    for (const model::Statement& statement : analysis.statements) {
        json.begin_object().key("type").string(statement.type).key("reason").string(statement.reason);
        json.key("author").string(statement.author).key("date").string(statement.date).end_object();
    }
    json.end_array();
}

void write_failures(JsonWriter& json, const model::RunInfo& run) {
    json.key("failed_projects").begin_array();
    for (const model::FailedProject& failed : run.failed_projects) {
        json.begin_object()
            .key("project_id")
            .string(failed.id)
            .key("code")
            .integer(static_cast<int>(failed.error.code));
        write_text(json, "title", title_of(failed.error.code));
        write_text(json, "message", failed.error.message);
        // The file's name only: a folder would make equal runs differ.
        const std::string file = std::filesystem::path(failed.error.where.file).filename().string();
        write_optional(json, "where", Position{file, failed.error.where.line, failed.error.where.column}.str());
        json.end_object();
    }
    json.end_array();
}

// Effects of the projects on each other and together; there only where a check looks at them.
void write_optional_number(JsonWriter& json, std::string_view key, const std::optional<double>& value) {
    json.key(key);
    if (value) {
        json.number(*value);
    } else {
        json.null();
    }
}

void write_unit(JsonWriter& json, const model::NeedSpec& need, const model::Unit& unit,
                const model::UnitFigures& figures, const model::UnitBalance& balance) {
    const auto amount = [](model::Millionths value) { return static_cast<double>(value) / model::kMillion; };
    json.begin_object().key("unit_id").string(unit.key).key("unit_name").string(unit.name);
    write_optional_number(json, "target", figures.target);
    write_optional_number(json, "target_yearly", figures.yearly);
    write_optional_number(json, "existing", figures.existing);
    json.key("supply").number(amount(balance.supply)).key("supply_weighted").number(amount(balance.weighted));
    json.key("removed").number(amount(balance.removed)).key("by_status").begin_object();
    for (const auto& [status, supply] : balance.by_status) json.key(status).number(amount(supply));
    json.end_object().key("projects").integer(balance.projects).key("projects_unknown").integer(balance.unknown);
    json.key("projects_to_specify").integer(balance.to_specify);
    json.key("wanted").number(balance.wanted).key("available").number(balance.available);
    json.key("balance").number(balance.balance).key("level").number(balance.level);
    json.key("state").string(model::code(balance.state));
    json.key("balance_unweighted").number(balance.balance_whole).key("level_unweighted").number(balance.level_whole);
    json.key("state_unweighted").string(model::code(balance.state_whole));
    if (need.rate()) {
        write_optional_number(json, "existing_per", figures.existing_per);
        json.key("supply_per").number(amount(balance.per));
        json.key("supply_per_weighted").number(amount(balance.per_weighted));
        json.key("rate_before").number(balance.value_before).key("rate").number(balance.value);
        json.key("rate_unweighted").number(balance.value_whole);
    }
    write_text(json, "sentence", balance.sentence.empty() ? balance.why : balance.sentence);
    json.end_object();
}

void write_need(JsonWriter& json, std::size_t n, const model::RunInfo& run) {
    const model::NeedSpec& need = run.analysis->needs[n];
    const model::NeedData& data = run.needs[n];
    const model::UnitLayer& layer = run.unit_layers[need.units];
    json.begin_object().key("need_id").string(need.id);
    write_text(json, "title", need.title);
    json.key("sense").string(model::code(need.sense)).key("rate").boolean(need.rate());
    write_text(json, "unit", need.unit);
    write_text(json, "counted", need.counted);
    write_optional(json, "until", need.target.until);
    write_text(json, "document", need.document_title);
    write_optional(json, "relation", need.relation ? model::code(*need.relation) : std::string_view());
    write_optional(json, "reference", need.reference);
    json.key("low").number(need.low).key("high").number(need.high).key("origin").string(model::code(need.origin));
    json.key("split").string(model::code(need.split)).key("usable").boolean(data.usable);
    write_text(json, "problem", data.problem);
    std::vector<Text> quality = layer.quality;
    quality.insert(quality.end(), data.quality.begin(), data.quality.end());
    write_texts(json, "quality", quality);
    const model::NeedBalance& account = run.balances[n];
    json.key("outside").number(static_cast<double>(account.outside) / model::kMillion);
    json.key("outside_projects").integer(account.outside_projects).key("units").begin_array();
    static const model::UnitFigures kNone;
    for (const model::UnitBalance& balance : account.units)
        write_unit(json, need, layer.units[balance.unit], data.usable ? data.units[balance.unit] : kNone, balance);
    json.end_array().end_object();
}

void write_communes(JsonWriter& json, const std::vector<model::CommuneTotal>& communes) {
    json.key("communes").begin_array();
    for (const model::CommuneTotal& commune : communes) {
        json.begin_object().key("commune_id").string(commune.commune_id).key("commune").string(commune.commune);
        json.key("projects").integer(commune.projects).key("ground_m2").number(commune.ground_m2);
        json.key("shared_m2").number(commune.shared_m2);
        for (const model::QuantitySum& sum : commune.sums) {
            json.key(sum.quantity).begin_object().key("sum").number(sum.sum);
            json.key("projects_unknown").integer(sum.unknown).end_object();
        }
        json.end_object();
    }
    json.end_array();
}

void write_portfolio(JsonWriter& json, const model::Portfolio& portfolio) {
    json.key("portfolio").begin_object().key("overlaps").integer(portfolio.overlaps);
    json.key("overlap_m2").number(portfolio.overlap_m2).key("zones").begin_array();
    for (const model::ZoneTotal& zone : portfolio.zones) {
        json.begin_object().key("check_id").string(zone.check_id).key("document_id").string(zone.document_id);
        json.key("zone").string(zone.zone).key("label").string(zone.label).key("projects").integer(zone.projects);
        json.key("zone_m2").number(zone.zone_m2).key("taken_m2").number(zone.taken_m2);
        json.key("taken_share").number(zone.zone_m2 > 0.0 ? zone.taken_m2 / zone.zone_m2 : 0.0);
        json.key("remaining_m2").number(std::max(0.0, zone.zone_m2 - zone.taken_m2)).end_object();
    }
    json.end_array();
    if (!portfolio.communes.empty()) write_communes(json, portfolio.communes);
    json.end_object();
}

// What would settle checks that are open: of a project, or of the whole run with the number of projects.
void write_open(JsonWriter& json, const std::vector<model::OpenCause>& causes, bool run) {
    json.key("open").begin_array();
    for (const model::OpenCause& cause : causes) {
        json.begin_object().key("cause").string(cause.cause);
        write_optional(json, "document_id", cause.document_id);
        write_optional(json, "detail", cause.detail);
        write_text(json, "title", cause.title);
        write_text(json, "supply", cause.supply);
        json.key("verdicts").integer(cause.verdicts).key("mandatory").integer(cause.mandatory);
        if (run) json.key("projects").integer(cause.projects);
        json.key("checks").begin_array();
        for (const std::string& check : cause.checks) json.string(check);
        json.end_array().end_object();
    }
    json.end_array();
}

// Verdicts that did not come up are left out: there is one such list a project.
void write_verdicts(JsonWriter& json, const model::Counts& counts) {
    json.key("verdicts").begin_object();
    for (const std::string& word : model::verdict_codes()) {
        const auto number = counts.of(*model::verdict_from(word));
        if (number > 0) json.key(word).integer(number);
    }
    json.end_object();
}

void write_groups(JsonWriter& json, std::string_view key, const std::vector<model::GroupRollup>& groups) {
    json.key(key).begin_array();
    for (const model::GroupRollup& group : groups) {
        json.begin_object().key("id").string(group.id).key("code").string(model::code(group.rollup));
        write_verdicts(json, group.counts);
        json.end_object();
    }
    json.end_array();
}

void write_groups(JsonWriter& json, std::string_view key, const std::vector<model::GroupTotal>& groups) {
    json.key(key).begin_array();
    for (const model::GroupTotal& group : groups) {
        json.begin_object().key("id").string(group.id);
        write_text(json, "title", group.title);
        json.key("projects").begin_object();
        for (const auto& [code, count] : group.rollups) json.key(code).integer(count);
        json.end_object();
        write_verdicts(json, group.counts);
        json.end_object();
    }
    json.end_array();
}

void write_totals(JsonWriter& json, const model::RunTotals& totals) {
    json.begin_object().key("projects").integer(totals.projects);
    for (const auto& [key, rollups] :
         {std::pair("documents", &totals.documents_rollups), std::pair("needs", &totals.needs_rollups)}) {
        json.key(key).begin_object();
        for (const auto& [code, count] : *rollups) json.key(code).integer(count);
        json.end_object();
    }
    json.key("counts").begin_object();
    write_counts(json, totals.findings);
    json.key("n_conducted").integer(totals.findings.conducted);
    json.key("n_declared").integer(totals.findings.declared).key("n_undeclared").integer(totals.findings.undeclared);
    json.end_object();
    if (totals.portfolio.asked) write_portfolio(json, totals.portfolio);
    write_open(json, totals.open, true);
    write_groups(json, "themes", totals.themes);
    write_groups(json, "documents_checked", totals.by_document);
    json.end_object();
}

// What each check asks, for those who compare runs: a digest of its definition, its thresholds as written.
void write_checks(JsonWriter& json, const model::Analysis& analysis) {
    json.begin_array();
    for (const std::vector<model::CheckSpec>* checks : {&analysis.checks, &analysis.portfolio}) {
        for (const model::CheckSpec& check : *checks) {
            json.begin_object().key("id").string(check.id);
            write_optional(json, "document_id",
                           check.document == model::kNone || checks == &analysis.portfolio
                               ? std::string_view()
                               : std::string_view(analysis.documents[check.document].id));
            json.key("definition").string(check.definition).key("thresholds").begin_array();
            for (const model::Threshold& threshold : check.thresholds) {
                std::string text(threshold.reading == model::NeedReading::none ? model::code(threshold.verdict)
                                                                               : model::code(threshold.reading));
                const char* mark = ": ";
                for (const model::Condition& condition : threshold.conditions) {
                    text += mark + condition_code(condition);
                    mark = threshold.all ? " and " : " or ";
                }
                json.string(text);
            }
            json.end_array().end_object();
        }
    }
    json.end_array();
}

void write_points(JsonWriter& json, std::string_view key, const std::vector<model::VariantRow::Point>& points) {
    json.key(key).begin_array();
    for (const model::VariantRow::Point& point : points) {
        json.begin_object().key("finding_id").string(point.finding_id);
        write_text(json, "title", point.title);
        json.key("verdict").string(model::code(point.verdict)).key("area_m2").number(point.area_m2).end_object();
    }
    json.end_array();
}

void write_variants(JsonWriter& json, const model::VariantGroup& group) {
    json.begin_object().key("project_code").string(group.project_code);
    write_optional(json, "operation", group.operation);
    json.key("variants").begin_array();
    for (const model::VariantRow& row : group.rows) {
        json.begin_object().key("project_id").string(row.project_id).key("variant").string(row.variant);
        json.key("phase").string(model::code(row.phase)).key("area_m2").number(row.area_m2);
        json.key("documents").string(model::code(row.documents)).key("needs").string(model::code(row.needs));
        json.key("counts").begin_object();
        write_counts(json, row.counts);
        json.end_object();
        write_points(json, "carries", row.carries);
        write_points(json, "clears", row.clears);
        json.end_object();
    }
    json.end_array().end_object();
}

// All of them, orphaned ones too; a finding shows the one that holds beside its verdict.
void write_decision(JsonWriter& json, const model::Decided& decided) {
    json.begin_object().key("finding_id").string(decided.decision.finding);
    write_optional(json, "verdict_now", decided.verdict ? model::code(*decided.verdict) : std::string_view());
    json.key("decided");
    write_decided(json, decided);
    json.end_object();
}

void write_correction(JsonWriter& json, const ListedCorrection& one) {
    json.begin_object().key("id").string(one.why->id);
    write_optional(json, "document_id", one.document_id);
    write_optional(json, "project", one.project);
    json.key("what").string(one.why->what).key("from").string(one.why->from).key("to").string(one.why->to);
    json.key("reason").string(one.why->reason).key("author").string(one.why->author);
    json.key("date").string(one.why->date).key("n_findings").integer(one.findings).end_object();
}

void write_ids(JsonWriter& json, std::string_view key, const std::vector<std::string>& ids) {
    json.key(key).begin_array();
    for (const std::string& id : ids) json.string(id);
    json.end_array();
}

void write_places(JsonWriter& json, std::string_view key, const std::vector<model::NamedPlace>& places) {
    json.key(key).begin_array();
    for (const model::NamedPlace& place : places)
        json.begin_object().key("id").string(place.id).key("name").string(place.name).end_object();
    json.end_array();
}

void write_counted(JsonWriter& json, std::string_view key, const model::Counted& counted) {
    json.key(key).begin_object().key("number").number(counted.number.value_or(model::kUnknown));
    json.key("imputed").number(counted.imputed);
    json.key("problem");
    if (counted.problem.empty()) {
        json.null();
    } else {
        json.begin_object().key("fr").string(counted.problem.fr).key("en").string(counted.problem.en).end_object();
    }
    json.end_object();
}

// Whom to consult; the objectives of the territory and who is concerned where the analysis asks for them.
void write_territory(JsonWriter& json, const model::ProjectResult& result, const model::Analysis& analysis) {
    json.key("consultations").begin_array();
    for (const Consultation& one : consultations_of(result)) {
        json.begin_object();
        write_text(json, "who", one.who);
        json.key("named_by_data").boolean(one.by_data).key("findings").begin_array();
        for (const model::Finding* finding : one.findings) json.string(finding->id);
        json.end_array().end_object();
    }
    json.end_array();
    if (analysis.concerned) {
        json.key("concerned").begin_array();
        for (const model::ConcernedWithin& one : result.concerned) {
            json.begin_object().key("within_m").number(one.metres);
            write_places(json, "communes", one.communes);
            if (analysis.concerned->neighbourhoods) write_places(json, "neighbourhoods", one.neighbourhoods);
            if (analysis.concerned->population) write_counted(json, "inhabitants", one.inhabitants);
            if (analysis.concerned->dwellings) write_counted(json, "dwellings", one.dwellings);
            json.end_object();
        }
        json.end_array();
    }
    if (analysis.objectives.empty()) return;
    json.key("objectives").begin_array();
    for (std::size_t i = 0; i < result.summary.objectives.size(); ++i) {
        const model::ObjectiveCell& cell = result.summary.objectives[i];
        json.begin_object().key("id").string(analysis.objectives[i].id);
        json.key("reading").string(model::code(cell.reading));
        write_ids(json, "contributes", cell.contributes);
        write_ids(json, "contrary", cell.contrary);
        write_ids(json, "neutral", cell.neutral);
        write_ids(json, "not_assessed", cell.open);
        json.end_object();
    }
    json.end_array();
}

void write_project(JsonWriter& json, const model::ProjectResult& result, const model::Analysis& analysis) {
    const model::Project& project = result.project;
    const model::Summary& summary = result.summary;
    json.begin_object().key("project_id").string(project.id).key("project_code").string(project.code);
    write_optional(json, "variant", project.variant);
    write_optional(json, "operation", project.operation);
    json.key("project_name").string(name_of(project)).key("phase").string(model::code(project.phase));
    if (!project.law_date.empty()) json.key("law_date").string(project.law_date);
    json.key("area_m2").number(project.area_m2).key("area_ellipsoidal_m2").number(project.area_ellipsoidal_m2);
    write_optional(json, "commune_id", project.commune_id);
    write_optional(json, "commune", project.commune_name);
    json.key("perimeter_digest").string(project.perimeter_digest);
    json.key("programme_digest").string(project.programme_digest).key("corrections").begin_array();
    for (const std::string& correction : project.corrections) json.string(correction);
    json.end_array();
    json.key("documents").begin_object().key("code").string(model::code(summary.documents));
    write_text(json, "label", summary.documents_label);
    json.end_object().key("needs").begin_object().key("code").string(model::code(summary.needs));
    write_text(json, "label", summary.needs_label);
    json.end_object().key("counts").begin_object();
    write_counts(json, summary.counts);
    json.key("n_conducted").integer(summary.counts.conducted);
    json.key("n_declared").integer(summary.counts.declared).key("n_undeclared").integer(summary.counts.undeclared);
    json.end_object();
    if (summary.score) {
        const model::Score& score = *summary.score;
        json.key("score").begin_object();
        write_measure(json, "points", score.points, 6);
        write_measure(json, "reliability", score.reliability, 6);
        write_measure(json, "assessable_share", score.assessable, 9);
        write_measure(json, "stable_share", score.stable, 9);
        write_measure(json, "quality", score.quality, 9);
        json.end_object();
    }
    write_texts(json, "headlines", summary.headlines);
    write_open(json, summary.open, false);
    write_groups(json, "themes", summary.themes);
    write_groups(json, "documents_checked", summary.by_document);
    write_territory(json, result, analysis);
    json.end_object();
}

constexpr const char* kProjectsName = "summary.projects";  // gone when the run is over

class SummaryJsonSink final : public model::Sink {
   public:
    explicit SummaryJsonSink(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // What stands before the projects is known after the last of them: they are kept beside until then.
    Result<void> begin(const model::RunInfo& run) override {
        run_ = &run;
        auto file = FileWriter::create(folder_ / name());
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
        auto projects = FileWriter::create(folder_ / kProjectsName);
        if (!projects) return tl::unexpected(projects.error());
        projects_.emplace(std::move(*projects));
        return {};
    }

    Result<void> project(const model::ProjectResult& result) override {
        std::string& out = projects_->out();
        out += empty_ ? "\n" : ",\n";
        empty_ = false;
        JsonWriter json(out);
        write_project(json, result, *run_->analysis);
        return projects_->flush_if_full();
    }

    Result<void> end(const model::RunTotals& totals) override {
        write_head(*run_);
        if (auto closed = projects_->close(); !closed) return closed;
        if (auto taken = file_->take_over(folder_ / kProjectsName); !taken) return taken;
        std::string& out = file_->out();
        out += "]";
        list("variants", totals.variants, write_variants);
        list("decisions", totals.decisions, write_decision);
        list("corrections", all_corrections(*run_->analysis, totals), write_correction);
        out += ",\n\"totals\":";
        JsonWriter json(out);
        write_totals(json, totals);
        out += "}\n";
        return file_->close();
    }

    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return "summary.json"; }

   private:
    void write_head(const model::RunInfo& run) {
        std::string& out = file_->out();
        out += "{\"format\":1,\n\"terracord\":";
        JsonWriter head(out);
        write_provenance(head, run);
        out += ",\n\"run\":";
        write_run(run);
        out += ",\n\"documents\":[";
        for (std::size_t i = 0; i < run.analysis->documents.size(); ++i) {
            out += i == 0 ? "\n" : ",\n";
            JsonWriter json(out);
            write_document(json, i, run);
        }
        out += "],\n\"checks\":";
        {
            JsonWriter json(out);
            write_checks(json, *run.analysis);
        }
        out += ",\n\"comparisons\":[";
        for (std::size_t i = 0; i < run.comparisons.size(); ++i) {
            out += i == 0 ? "\n" : ",\n";
            JsonWriter json(out);
            write_comparison(json, run.comparisons[i], run.analysis->comparisons[i]);
        }
        out += "],\n\"needs\":[";
        for (std::size_t n = 0; n < run.balances.size(); ++n) {
            out += n == 0 ? "\n" : ",\n";
            JsonWriter json(out);
            write_need(json, n, run);
        }
        out += "],\n\"projects\":[";
    }

    template <class T>
    void list(std::string_view name, const std::vector<T>& items, void (*write)(JsonWriter&, const T&)) {
        std::string& out = file_->out();
        out.append(",\n\"").append(name).append("\":[");
        for (std::size_t i = 0; i < items.size(); ++i) {
            out += i == 0 ? "\n" : ",\n";
            JsonWriter json(out);
            write(json, items[i]);
        }
        out += "]";
    }

    void write_run(const model::RunInfo& run) {
        const model::Analysis& analysis = *run.analysis;
        JsonWriter json(file_->out());
        json.begin_object()
            .key("analysis_file")
            .string(analysis.file.filename().string())
            .key("analysis_sha256")
            .string(analysis.sha256);
        json.key("phase").string(model::code(analysis.phase));
        write_optional(json, "profile", analysis.profile);
        json.key("areal_scale")
            .begin_object()
            .key("min")
            .number(run.areal_scale_min)
            .key("max")
            .number(run.areal_scale_max)
            .end_object();
        json.key("project_count").integer(run.project_count);
        write_expectations(json, analysis);
        if (!analysis.objectives.empty()) {
            json.key("objectives").begin_array();
            for (const model::ObjectiveSpec& objective : analysis.objectives) {
                json.begin_object().key("id").string(objective.id);
                write_text(json, "title", objective.title);
                write_text(json, "source", objective.source);
                write_optional(json, "reference", objective.reference);
                json.key("rule").string(model::code(objective.rule)).end_object();
            }
            json.end_array();
        }
        write_failures(json, run);
        write_other_layers(json, run);
        json.end_object();
    }

    std::filesystem::path folder_;
    const model::RunInfo* run_ = nullptr;
    std::optional<FileWriter> file_;
    std::optional<FileWriter> projects_;
    bool empty_ = true;
};

}  // namespace

std::unique_ptr<model::Sink> make_summary_json_sink(const std::filesystem::path& folder) {
    return std::make_unique<SummaryJsonSink>(folder);
}

}  // namespace terracord::report
