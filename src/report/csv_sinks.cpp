#include "report/csv_sinks.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include "report/members.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

using model::Finding;
using model::Verdict;

Result<CsvFile> open_table(const std::filesystem::path& path, CsvStyle style,
                           std::span<const std::string_view> columns) {
    auto file = CsvFile::create(path, style);
    if (!file) return file;
    for (const std::string_view column : columns) file->text(column);
    if (auto written = file->end_row(); !written) return tl::unexpected(written.error());
    return file;
}

Result<CsvFile> open_table(const std::filesystem::path& path, CsvStyle style,
                           std::initializer_list<std::string_view> columns) {
    return open_table(path, style, std::span(columns.begin(), columns.size()));
}

std::string class_codes(const Finding& finding) {
    std::string out;
    for (const model::ClassHit& hit : finding.measures.classes) {
        if (!out.empty()) out += ';';
        out += hit.class_code;
    }
    return out;
}

class FindingsCsvSink final : public model::Sink {
   public:
    FindingsCsvSink(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}

    Result<void> begin(const model::RunInfo&) override {
        auto file = open_table(folder_ / name(), style_,
                               {"finding_id",
                                "project_id",
                                "project_name",
                                "phase",
                                "check_id",
                                "check_fr",
                                "check_en",
                                "theme",
                                "kind",
                                "side",
                                "document_id",
                                "document_fr",
                                "document_en",
                                "document_version",
                                "document_date",
                                "relation",
                                "mandatory",
                                "emphasis",
                                "enforceable",
                                "verdict",
                                "verdict_fr",
                                "verdict_en",
                                "verdict_on_covered",
                                "need_reading",
                                "reason",
                                "subject",
                                "area_m2",
                                "area_strict_m2",
                                "share",
                                "share_strict",
                                "outside_area_m2",
                                "outside_share",
                                "zone_share",
                                "length_m",
                                "border_length_m",
                                "count",
                                "distance_m",
                                "tolerance_m",
                                "threshold",
                                "covered_share",
                                "uncovered_m2",
                                "classes",
                                "reference",
                                "sentence_fr",
                                "sentence_en",
                                "supply_fr",
                                "supply_en",
                                "notes_fr",
                                "notes_en",
                                "decision",
                                "decision_fr",
                                "decision_en",
                                "decision_standing",
                                "decision_reason",
                                "decision_author",
                                "decision_date",
                                "stability",
                                "flip_offset_m",
                                "flips_to",
                                "to_clear_fr",
                                "to_clear_en"});
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
        return {};
    }

    Result<void> project(const model::ProjectResult& result) override {
        for (const Finding& finding : result.findings) {
            write_names(result.project, finding);
            write_verdict(finding);
            write_measures(finding);
            write_words(finding);
            write_decision(finding);
            write_assurance(finding);
            if (auto written = file_->end_row(); !written) return written;
        }
        return {};
    }

    Result<void> end(const model::RunTotals&) override { return file_->close(); }
    [[nodiscard]] std::string name() const override { return "findings.csv"; }

   private:
    void write_names(const model::Project& project, const Finding& finding) {
        file_->text(finding.id).text(project.id).text(name_of(project)).text(model::code(project.phase));
        file_->text(finding.check_id)
            .text(finding.check_title.fr)
            .text(finding.check_title.en)
            .text(finding.theme)
            .text(finding.kind);
        file_->text(model::code(finding.side))
            .text(finding.document_id)
            .text(finding.document_title.fr)
            .text(finding.document_title.en);
        file_->text(finding.document_version).text(finding.document_date).text(model::code(finding.relation));
    }

    void write_verdict(const Finding& finding) {
        const Text label = wording::label("verdict", model::code(finding.verdict));
        file_->boolean(finding.mandatory).boolean(finding.emphasis).boolean(finding.enforceable);
        file_->text(model::code(finding.verdict)).text(label.fr).text(label.en);
        file_->text(finding.verdict_on_covered ? model::code(*finding.verdict_on_covered) : std::string_view());
        file_->text(model::code(finding.reading)).text(model::code(finding.reason)).text(finding.subject);
    }

    void write_decision(const Finding& finding) {
        if (!finding.decision) {
            for (int i = 0; i < 7; ++i) file_->text("");
            return;
        }
        const model::Decision& decision = finding.decision->decision;
        const Text state = wording::label("decision", model::code(decision.state));
        file_->text(model::code(decision.state)).text(state.fr).text(state.en);
        file_->text(model::code(finding.decision->standing));
        file_->text(decision.reason).text(decision.author).text(decision.date);
    }

    void write_measures(const Finding& finding) {
        const model::Amounts& robust = finding.measures.robust;
        const model::Amounts& strict = finding.measures.strict;
        file_->number(robust.area_m2).number(strict.area_m2).number(robust.share).number(strict.share);
        file_->number(robust.outside_area_m2).number(robust.outside_share).number(robust.zone_share);
        file_->number(robust.length_m).number(robust.border_length_m).integer(robust.count).number(robust.distance_m);
        file_->number(finding.tolerance_m).text(met_conditions(finding));
        file_->number(finding.measures.coverage.covered_share).number(finding.measures.coverage.uncovered_m2);
    }

    void write_words(const Finding& finding) {
        const Text notes = joined_texts(finding.notes);
        file_->text(class_codes(finding)).text(finding.reference).text(finding.sentence.fr).text(finding.sentence.en);
        file_->text(finding.supply.fr).text(finding.supply.en).text(notes.fr).text(notes.en);
    }

    void write_assurance(const Finding& finding) {
        const model::Stability& stability = finding.stability;
        file_->text(model::code(stability.firmness)).number(stability.flip_m.value_or(model::kUnknown));
        file_->text(stability.becomes ? model::code(*stability.becomes) : std::string_view());
        file_->text(finding.clearance.first.fr).text(finding.clearance.first.en);
    }

    std::filesystem::path folder_;
    CsvStyle style_;
    std::optional<CsvFile> file_;
};

class SummaryCsvSink final : public model::Sink {
   public:
    SummaryCsvSink(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}

    Result<void> begin(const model::RunInfo& run) override {
        scored_ = run.analysis->report.score;
        std::vector<std::string_view> columns{
            "project_id", "project_name", "area_m2", "phase", "documents_code",
            "documents_label_fr", "documents_label_en", "needs_code", "needs_label_fr", "needs_label_en",
            "n_conflict", "n_reservation", "n_attention", "n_not_assessable", "n_information",
            "n_coherent", "n_not_applicable", "n_mandatory_open", "headlines_fr", "headlines_en",
            "commune"};
        if (scored_) {
            columns.insert(columns.end(),
                           {"score", "score_reliability", "score_assessable", "score_stable", "score_quality"});
        }
        auto file = open_table(folder_ / name(), style_, columns);
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
        return {};
    }

    Result<void> project(const model::ProjectResult& result) override {
        const model::Project& project = result.project;
        const model::Summary& summary = result.summary;
        file_->text(project.id).text(name_of(project)).number(project.area_m2).text(model::code(project.phase));
        file_->text(model::code(summary.documents)).text(summary.documents_label.fr).text(summary.documents_label.en);
        file_->text(model::code(summary.needs)).text(summary.needs_label.fr).text(summary.needs_label.en);
        for (const Verdict verdict :
             {Verdict::conflict, Verdict::reservation, Verdict::attention, Verdict::not_assessable,
              Verdict::information, Verdict::coherent, Verdict::not_applicable}) {
            file_->integer(summary.counts.of(verdict));
        }
        file_->integer(summary.counts.mandatory_open)
            .text(headlines(summary, Lang::fr))
            .text(headlines(summary, Lang::en));
        file_->text(project.commune_name);
        if (scored_) add_score(summary.score);
        return file_->end_row();
    }

    Result<void> end(const model::RunTotals&) override { return file_->close(); }
    [[nodiscard]] std::string name() const override { return "summary.csv"; }

   private:
    void add_score(const std::optional<model::Score>& score) {
        constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
        const model::Score unknown{kUnknown, kUnknown, kUnknown, kUnknown, kUnknown};
        const model::Score& told = score ? *score : unknown;
        for (const double value : {told.points, told.reliability, told.assessable, told.stable, told.quality})
            file_->number(value);
    }

    bool scored_ = false;
    std::filesystem::path folder_;
    CsvStyle style_;
    std::optional<CsvFile> file_;
};

class MatrixSink final : public model::Sink {
   public:
    MatrixSink(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}

    Result<void> begin(const model::RunInfo& run) override {
        const model::Analysis& analysis = *run.analysis;
        for (const model::DocumentSpec& document : analysis.documents) {
            if (!document.other_version) documents_.push_back(document.id);
        }
        for (const model::ExpectedDocument& expected : analysis.expected) {
            const bool supplied = std::any_of(
                analysis.documents.begin(), analysis.documents.end(), [&](const model::DocumentSpec& document) {
                    return document.type == expected.type && document.status != model::DocumentStatus::set_aside;
                });
            if (!supplied && std::find(missing_.begin(), missing_.end(), expected.type) == missing_.end())
                missing_.push_back(expected.type);
        }
        auto file = CsvFile::create(folder_ / name(), style_);
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
        file_->text("project_id").text("project_name");
        for (const std::string& document : documents_) file_->text(document);
        for (const std::string& type : missing_) {
            // A document may happen to be called like a missing type.
            const bool taken = std::find(documents_.begin(), documents_.end(), type) != documents_.end();
            file_->text(taken ? "type:" + type : type);
        }
        return file_->end_row();
    }

    Result<void> project(const model::ProjectResult& result) override {
        std::vector<std::optional<Verdict>> cells(documents_.size() + missing_.size());
        for (const Finding& finding : result.findings) {
            if (finding.side != model::Side::documents) continue;
            const std::optional<std::size_t> column = column_of(finding);
            if (!column) continue;
            std::optional<Verdict>& cell = cells[*column];
            cell = cell ? std::max(*cell, finding.verdict) : finding.verdict;
        }
        file_->text(result.project.id).text(name_of(result.project));
        for (const std::optional<Verdict>& cell : cells) file_->text(cell ? model::code(*cell) : std::string_view());
        return file_->end_row();
    }

    Result<void> end(const model::RunTotals&) override { return file_->close(); }
    [[nodiscard]] std::string name() const override { return "matrix.csv"; }

   private:
    [[nodiscard]] std::optional<std::size_t> column_of(const Finding& finding) const {
        const bool absent =
            finding.reason == model::Reason::document_missing || finding.reason == model::Reason::document_cleared;
        const std::vector<std::string>& names = absent ? missing_ : documents_;
        const auto found = std::find(names.begin(), names.end(), finding.document_id);
        if (found == names.end()) return std::nullopt;
        return static_cast<std::size_t>(found - names.begin()) + (absent ? documents_.size() : 0);
    }

    std::filesystem::path folder_;
    CsvStyle style_;
    std::vector<std::string> documents_;
    std::vector<std::string> missing_;
    std::optional<CsvFile> file_;
};

}  // namespace

std::unique_ptr<model::Sink> make_findings_csv_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<FindingsCsvSink>(folder, style);
}
std::unique_ptr<model::Sink> make_summary_csv_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<SummaryCsvSink>(folder, style);
}
std::unique_ptr<model::Sink> make_matrix_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<MatrixSink>(folder, style);
}

}  // namespace terracord::report
