#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "report/file_writer.hpp"
#include "report/json_sinks.hpp"
#include "report/members.hpp"

namespace terracord::report {

namespace {

constexpr std::array<std::string_view, 4> kAccuracyOrigins{"declared", "scale", "standard",
                                                           "assumed"};  // by AccuracyOrigin

void write_texts(JsonWriter& json, std::string_view key, const std::vector<Text>& texts) {
    json.key(key).begin_array();
    for (const Text& text : texts) json.begin_object().key("fr").string(text.fr).key("en").string(text.en).end_object();
    json.end_array();
}

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
        json.key("gaps").integer(tiling.gaps).key("gaps_m2").number(tiling.gaps_m2).end_object();
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
    json.key("accuracy_origin").string(kAccuracyOrigins[static_cast<std::size_t>(document.accuracy_origin)]);
    write_optional(json, "covers_everywhere",
                   document.covers_everywhere ? std::string_view(document.coverage_reason) : std::string_view());
    json.key("corrections").begin_array();
    for (const model::Correction& correction : document.corrections) {
        json.begin_object()
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
    json.end_object();
}

void write_project(JsonWriter& json, const model::ProjectResult& result) {
    const model::Project& project = result.project;
    const model::Summary& summary = result.summary;
    json.begin_object().key("project_id").string(project.id).key("project_code").string(project.code);
    write_optional(json, "variant", project.variant);
    json.key("project_name").string(name_of(project)).key("phase").string(model::code(project.phase));
    if (!project.law_date.empty()) json.key("law_date").string(project.law_date);
    json.key("area_m2").number(project.area_m2).key("area_ellipsoidal_m2").number(project.area_ellipsoidal_m2);
    write_optional(json, "commune_id", project.commune_id);
    write_optional(json, "commune", project.commune_name);
    json.key("documents").begin_object().key("code").string(model::code(summary.documents));
    write_text(json, "label", summary.documents_label);
    json.end_object().key("needs").begin_object().key("code").string(model::code(summary.needs));
    write_text(json, "label", summary.needs_label);
    json.end_object().key("counts").begin_object();
    write_counts(json, summary.counts);
    json.key("n_conducted").integer(summary.counts.conducted);
    json.key("n_declared").integer(summary.counts.declared).key("n_undeclared").integer(summary.counts.undeclared);
    json.end_object();
    json.key("headlines").begin_array();
    for (const Text& headline : summary.headlines)
        json.begin_object().key("fr").string(headline.fr).key("en").string(headline.en).end_object();
    json.end_array().end_object();
}

class SummaryJsonSink final : public model::Sink {
   public:
    explicit SummaryJsonSink(std::filesystem::path folder) : folder_(std::move(folder)) {}

    Result<void> begin(const model::RunInfo& run) override {
        auto file = FileWriter::create(folder_ / name());
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
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
        out += "],\n\"comparisons\":[";
        for (std::size_t i = 0; i < run.comparisons.size(); ++i) {
            out += i == 0 ? "\n" : ",\n";
            JsonWriter json(out);
            write_comparison(json, run.comparisons[i], run.analysis->comparisons[i]);
        }
        out += "],\n\"projects\":[";
        return file_->flush_if_full();
    }

    Result<void> project(const model::ProjectResult& result) override {
        std::string& out = file_->out();
        out += empty_ ? "\n" : ",\n";
        empty_ = false;
        JsonWriter json(out);
        write_project(json, result);
        return file_->flush_if_full();
    }

    Result<void> end(const model::RunTotals& totals) override {
        file_->out() += "],\n\"totals\":";
        JsonWriter json(file_->out());
        write_totals(json, totals);
        file_->out() += "}\n";
        return file_->close();
    }

    [[nodiscard]] std::string name() const override { return "summary.json"; }

   private:
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
        write_failures(json, run);
        write_other_layers(json, run);
        json.end_object();
    }

    std::filesystem::path folder_;
    std::optional<FileWriter> file_;
    bool empty_ = true;
};

}  // namespace

std::unique_ptr<model::Sink> make_summary_json_sink(const std::filesystem::path& folder) {
    return std::make_unique<SummaryJsonSink>(folder);
}

}  // namespace terracord::report
