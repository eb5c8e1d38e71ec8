#include <cmath>
#include <optional>
#include <utility>

#include "report/assurance_json.hpp"
#include "report/file_writer.hpp"
#include "report/json_sinks.hpp"
#include "report/members.hpp"

namespace terracord::report {

namespace {

using model::Finding;

// A number of no ground, no length, no objects is left out, in all that is written here: half of all lines would be
// zeros.
void if_any(JsonWriter& json, std::string_view key, double number) {
    if (number != 0.0) json.key(key).number(number);
}

void if_known(JsonWriter& json, std::string_view key, double number) {
    if (std::isfinite(number)) json.key(key).number(number);
}

void if_true(JsonWriter& json, std::string_view key, bool value) {
    if (value) json.key(key).boolean(true);
}

void if_said(JsonWriter& json, std::string_view key, std::string_view value) {
    if (!value.empty()) json.key(key).string(value);
}

void write_amounts(JsonWriter& json, std::string_view key, const model::Amounts& amounts) {
    json.key(key).begin_object();
    if_any(json, "area_m2", amounts.area_m2);
    if_any(json, "share", amounts.share);
    if_any(json, "outside_area_m2", amounts.outside_area_m2);
    if_any(json, "outside_share", amounts.outside_share);
    if_any(json, "zone_share", amounts.zone_share);
    if_any(json, "length_m", amounts.length_m);
    if_any(json, "border_length_m", amounts.border_length_m);
    if_known(json, "distance_m", amounts.distance_m);
    if (amounts.count != 0) json.key("count").integer(amounts.count);
    // Known to some kinds only; 0 is an answer.
    if_known(json, "value", amounts.value);
    if_known(json, "excess", amounts.excess);
    if_known(json, "width_m", amounts.width_m);
    if_known(json, "cut_share", amounts.cut_share);
    if_known(json, "width_before_m", amounts.width_before_m);
    if_known(json, "remaining_area_m2", amounts.remaining_area_m2);
    if_known(json, "zone_m2", amounts.zone_m2);
    if_known(json, "cumulated_m2", amounts.cumulated_m2);
    if_known(json, "cumulated_share", amounts.cumulated_share);
    if_known(json, "marginal_m2", amounts.marginal_m2);
    if_known(json, "followed_share", amounts.followed_share);
    if_known(json, "lines_m", amounts.lines_m);
    if_known(json, "served_share", amounts.served_share);
    if_known(json, "gain", amounts.gain);
    json.end_object();
}

void write_figures(JsonWriter& json, const std::vector<model::Figure>& figures) {
    if (figures.empty()) return;
    json.key("figures").begin_array();
    for (const model::Figure& figure : figures) {
        json.begin_object().key("name").string(figure.name).key("unit").string(figure.unit);
        json.key("value").number(figure.value.value_or(model::kUnknown));
        json.key("limit").number(figure.limit.value_or(model::kUnknown));
        json.key("at_most").boolean(figure.at_most).key("written").string(figure.written);
        json.key("interpreted").boolean(figure.interpreted).key("where").string(figure.where).end_object();
    }
    json.end_array();
}

void write_raster(JsonWriter& json, const model::RasterMeasures& raster) {
    if (!raster.measured) return;
    json.key("raster").begin_object().key("cells").integer(raster.cells).key("cells_without");
    json.integer(raster.cells_without).key("valued_m2").number(raster.valued_m2);
    json.key("without_value_m2").number(raster.without_value_m2).key("beyond_m2").number(raster.beyond_m2);
    json.key("mean").number(raster.mean).key("minimum").number(raster.minimum).key("maximum").number(raster.maximum);
    json.key("sum").number(raster.sum).key("unit").string(raster.unit).end_object();
}

// Who and what lies within reach; absent where a check looks at nothing of the kind.
void write_reach(JsonWriter& json, const model::ReachMeasures& reach) {
    if (!reach.measured) return;
    json.key("reach").begin_object().key("network").boolean(reach.network).key("within_m").number(reach.within_m);
    json.key("access_m").number(reach.access_m).key("snap_m").number(reach.snap_m);
    json.key("minimum_area_m2").number(reach.least_m2).key("destinations").integer(reach.destinations);
    json.key("too_small").integer(reach.too_small).key("unattached").integer(reach.unattached);
    json.key("pieces").integer(reach.pieces).key("brings").boolean(reach.brings).key("takes").boolean(reach.takes);
    json.key("share_before").number(reach.share_before).key("inhabitants").number(reach.inhabitants);
    json.key("people_per_dwelling").number(reach.people_per_dwelling);
    json.key("people_declared").boolean(reach.people_declared);
    json.key("imputed").number(reach.imputed).key("by_area").number(reach.by_area);
    json.key("served_before").number(reach.served_before).key("served_after").number(reach.served_after).end_object();
}

void write_class(JsonWriter& json, const model::ClassHit& hit) {
    json.begin_object().key("class").string(hit.class_code).key("label").string(hit.label);
    write_amounts(json, "strict", hit.strict);
    write_amounts(json, "robust", hit.robust);
    json.key("sources").begin_array();
    for (const model::SourceFeature& source : hit.sources) {
        json.begin_object().key("fid").integer(source.fid).key("label").string(source.label);
        if (!source.manager.empty()) json.key("manager").string(source.manager);
        json.end_object();
    }
    json.end_array().key("slivers").begin_array();
    for (const model::Sliver& sliver : hit.slivers) {
        json.begin_object().key("area_m2").number(sliver.area_m2).key("mean_width_m").number(sliver.mean_width_m);
        json.key("inscribed_width_m").number(sliver.inscribed_width_m).end_object();
    }
    json.end_array().end_object();
}

void write_accounts(JsonWriter& json, const model::Accounts& accounts) {
    if (!accounts.kept) return;
    json.key("accounts")
        .begin_object()
        .key("classes_m2")
        .number(accounts.classes_m2)
        .key("excess_m2")
        .number(accounts.excess_m2);
    json.key("slivers_m2").number(accounts.slivers_m2).key("gaps_m2").number(accounts.gaps_m2);
    json.key("set_aside_m2").number(accounts.set_aside_m2).key("uncovered_m2").number(accounts.uncovered_m2);
    json.key("error_m2").number(accounts.error_m2).end_object();
}

// Source features that contradict themselves, and what is left without them.
void write_doubtful(JsonWriter& json, const model::DoubtfulSources& doubtful) {
    if (doubtful.features.empty()) return;
    json.key("doubtful").begin_object().key("sources").begin_array();
    for (const model::SourceFeature& source : doubtful.features) {
        json.begin_object().key("fid").integer(source.fid).key("label").string(source.label).end_object();
    }
    json.end_array();
    write_text(json, "what", doubtful.what);
    write_amounts(json, "firm", doubtful.firm);
    json.end_object();
}

// Where the rule binds less; absent where the check has no exceptions or found nothing.
void write_exceptions(JsonWriter& json, const std::vector<model::ExceptedGround>& exceptions) {
    if (exceptions.empty()) return;
    json.key("exceptions").begin_array();
    for (const model::ExceptedGround& exception : exceptions) {
        json.begin_object();
        write_text(json, "title", exception.title);
        json.key("to").string(model::code(exception.to)).key("usable").boolean(exception.usable);
        write_text(json, "problem", exception.problem);
        write_amounts(json, "taken", exception.taken);
        write_amounts(json, "strict", exception.strict);
        write_amounts(json, "robust", exception.robust);
        json.key("sources").begin_array();
        for (const model::SourceFeature& source : exception.sources)
            json.begin_object().key("fid").integer(source.fid).key("label").string(source.label).end_object();
        json.end_array().end_object();
    }
    json.end_array();
}

void write_measures(JsonWriter& json, const Finding& finding) {
    const model::Measures& measures = finding.measures;
    json.key("measures").begin_object();
    if_any(json, "subject_m2", measures.subject_m2);
    if_any(json, "subject_length_m", measures.subject_length_m);
    write_amounts(json, "strict", measures.strict);
    write_amounts(json, "robust", measures.robust);
    if_any(json, "widest_sliver_m", measures.widest_sliver_m);
    if_true(json, "beyond_search", measures.beyond_search);
    if (measures.near.count > 0) {
        json.key("near").begin_object().key("count").integer(measures.near.count);
        json.key("nearest_m").number(measures.near.nearest_m).end_object();
    }
    write_doubtful(json, measures.doubtful);
    json.key("coverage").begin_object().key("covered_share").number(measures.coverage.covered_share);
    json.key("uncovered_m2").number(measures.coverage.uncovered_m2);
    if_any(json, "set_aside_m2", measures.coverage.set_aside_m2);
    json.key("sufficient").boolean(measures.coverage.sufficient).end_object();
    write_accounts(json, measures.accounts);
    write_figures(json, measures.figures);
    write_raster(json, measures.raster);
    write_reach(json, measures.reach);
    write_exceptions(json, measures.exceptions);
    const bool plain = finding.verdict == model::Verdict::coherent && finding.reason == model::Reason::nothing_found;
    json.key("classes").begin_array();
    if (!plain) {
        for (const model::ClassHit& hit : measures.classes) write_class(json, hit);
    }
    json.end_array().end_object();
}

void write_tested(JsonWriter& json, const Finding& finding) {
    json.key("tested").begin_array();
    for (const model::Tested& tested : finding.tested) {
        json.begin_object()
            .key("verdict")
            .string(model::code(tested.verdict))
            .key("need_reading")
            .string(model::code(tested.reading));
        json.key("condition").string(condition_code(tested.condition));
        json.key("quantity")
            .string(model::code(tested.condition.quantity))
            .key("comparison")
            .string(model::code(tested.condition.comparison));
        json.key("limit").number(tested.condition.limit).key("origin").string(model::code(tested.origin));
        json.key("strict").number(tested.strict).key("robust").number(tested.robust);
        json.key("whole_strict").number(tested.whole_strict).key("whole_robust").number(tested.whole_robust);
        json.key("met_strict")
            .boolean(tested.met_strict)
            .key("met_robust")
            .boolean(tested.met_robust)
            .key("met_whole")
            .boolean(tested.met_whole)
            .key("all")
            .boolean(tested.all)
            .end_object();
    }
    json.end_array();
}

// Rules on the same ground that prevail over this one, gravest first.
void write_stricter(JsonWriter& json, const Finding& finding) {
    json.key("rank").string(model::code(finding.rank));
    if (finding.stricter.empty()) return;
    json.key("stricter").begin_array();
    for (const model::StricterRule& rule : finding.stricter) {
        json.begin_object().key("finding_id").string(rule.finding);
        json.key("verdict").string(model::code(rule.verdict)).key("rank").string(model::code(rule.rank));
        json.key("area_m2").number(rule.area_m2).end_object();
    }
    json.end_array();
}

// What somebody had to read or declare; absent in checks that measure.
void write_reply(JsonWriter& json, const Finding& finding) {
    if (finding.question.empty()) return;
    write_text(json, "question", finding.question);
    write_text(json, "place", finding.place);
    json.key("reply");
    if (!finding.reply) {
        json.null();
        return;
    }
    json.begin_object().key("quotation").string(finding.reply->quotation);
    write_optional(json, "author", finding.reply->author);
    write_optional(json, "date", finding.reply->date);
    json.end_object();
}

// Of a project; nullptr: of a pair of documents.
void write_finding(JsonWriter& json, const Finding& finding, const model::Project* project) {
    json.begin_object().key("finding_id").string(finding.id);
    write_optional(json, "project_id", project == nullptr ? std::string_view() : std::string_view(project->id));
    write_optional(json, "phase", project == nullptr ? std::string_view() : model::code(project->phase));
    json.key("check").begin_object().key("id").string(finding.check_id);
    write_text(json, "title", finding.check_title);
    json.key("theme").string(finding.theme).key("kind").string(finding.kind);
    if_true(json, "mandatory", finding.mandatory);
    if_true(json, "forbids_building", finding.forbids_building);
    json.end_object().key("document").begin_object().key("id").string(finding.document_id);
    write_text(json, "title", finding.document_title);
    if_said(json, "version", finding.document_version);
    if_said(json, "date", finding.document_date);
    if_said(json, "obtained", finding.document_obtained);
    if_said(json, "layer", finding.layer);
    if_said(json, "law_date", finding.law_date);
    json.key("enforceable").boolean(finding.enforceable).end_object();
    if (!finding.reference.empty()) {
        json.key("reference").string(finding.reference);
        json.key("reference_verified").boolean(finding.reference_verified);
    }
    if (!finding.rule.empty()) write_text(json, "rule", finding.rule);
    json.key("side").string(model::code(finding.side)).key("relation").string(model::code(finding.relation));
    json.key("verdict").string(model::code(finding.verdict));
    if (finding.verdict_on_covered) json.key("verdict_on_covered").string(model::code(*finding.verdict_on_covered));
    json.key("need_reading").string(model::code(finding.reading)).key("reason").string(model::code(finding.reason));
    if_true(json, "emphasis", finding.emphasis);
    json.key("subject").string(finding.subject).key("tolerance_m").number(finding.tolerance_m);
    json.key("tolerance_origin").string(code(finding.tolerance_origin));
    write_measures(json, finding);
    write_tested(json, finding);
    write_stricter(json, finding);
    write_reply(json, finding);
    if (!finding.corrections.empty()) {
        json.key("corrections").begin_array();
        for (const std::string& correction : finding.corrections) json.string(correction);
        json.end_array();
    }
    json.key("evidence").begin_object();
    write_evidence(json, finding.evidence);
    json.end_object();
    if (finding.decision) {
        json.key("decision");
        write_decided(json, *finding.decision);
    }
    if (!finding.consult.empty()) {
        json.key("consult").begin_array();
        for (const model::Consulted& one : finding.consult) {
            json.begin_object().key("fr").string(one.who.fr).key("en").string(one.who.en);
            json.key("named_by_data").boolean(one.by_data).end_object();
        }
        json.end_array();
    }
    if (!finding.notes.empty()) write_texts(json, "notes", finding.notes);
    write_text(json, "sentence", finding.sentence);
    if (!finding.supply.empty()) write_text(json, "supply", finding.supply);
    if (!finding.considering.empty()) write_texts(json, "considering", finding.considering);
    write_assurance(json, finding);
    json.end_object();
}

class FindingsJsonlSink final : public model::Sink {
   public:
    explicit FindingsJsonlSink(std::filesystem::path folder) : folder_(std::move(folder)) {}

    Result<void> begin(const model::RunInfo& run) override {
        run_ = &run;
        auto file = FileWriter::create(folder_ / name());
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
        return {};
    }

    Result<void> project(const model::ProjectResult& result) override {
        for (const Finding& finding : result.findings) {
            JsonWriter json(file_->out());
            write_finding(json, finding, &result.project);
            file_->out() += '\n';
            if (auto written = file_->flush_if_full(); !written) return written;
        }
        return {};
    }

    // Pairs of documents come after the projects.
    Result<void> end(const model::RunTotals&) override {
        for (const model::Compared& comparison : run_->comparisons) {
            JsonWriter json(file_->out());
            write_finding(json, comparison.finding, nullptr);
            file_->out() += '\n';
        }
        return file_->close();
    }
    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return "findings.jsonl"; }

   private:
    std::filesystem::path folder_;
    const model::RunInfo* run_ = nullptr;
    std::optional<FileWriter> file_;
};

}  // namespace

std::unique_ptr<model::Sink> make_findings_jsonl_sink(const std::filesystem::path& folder) {
    return std::make_unique<FindingsJsonlSink>(folder);
}

}  // namespace terracord::report
