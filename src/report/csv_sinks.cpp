#include "report/csv_sinks.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include "report/map_layer.hpp"
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

// The columns of the layer of findings, values exact.
class FindingsCsvSink final : public model::Sink {
   public:
    FindingsCsvSink(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}

    Result<void> begin(const model::RunInfo&) override {
        auto file = CsvFile::create(folder_ / name(), style_);
        if (!file) return tl::unexpected(file.error());
        for (const Column& column : findings_source().layers.front()->columns) file->text(column.name);
        file_.emplace(std::move(*file));
        return file_->end_row();
    }

    Result<void> project(const model::ProjectResult& result) override {
        return findings_source().of_project(
            result, [this](const MapLayer&, const std::vector<Cell>& cells, const geometry::Shape&) {
                for (const Cell& cell : cells) write(cell);
                return file_->end_row();
            });
    }

    Result<void> end(const model::RunTotals&) override { return file_->close(); }
    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return "findings.csv"; }

   private:
    void write(const Cell& cell) {
        if (const auto text = text_of(cell)) {
            file_->text(*text);
        } else if (const auto* number = std::get_if<double>(&cell)) {
            file_->number(*number);
        } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
            file_->integer(*whole);
        } else if (const auto* flag = std::get_if<bool>(&cell)) {
            file_->boolean(*flag);
        } else {
            file_->text("");
        }
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
    [[nodiscard]] bool needs_account() const override { return false; }
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
    [[nodiscard]] bool needs_account() const override { return false; }
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
