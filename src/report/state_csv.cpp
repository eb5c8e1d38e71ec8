// Tables on the state of the run: what to supply, how far documents cover projects, roll-ups by theme.
#include <algorithm>
#include <optional>
#include <utility>

#include "report/csv_sinks.hpp"
#include "report/members.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

using model::Finding;

Result<CsvFile> open_table(const std::filesystem::path& path, CsvStyle style,
                           std::initializer_list<std::string_view> columns) {
    auto file = CsvFile::create(path, style);
    if (!file) return file;
    for (const std::string_view column : columns) file->text(column);
    if (auto written = file->end_row(); !written) return tl::unexpected(written.error());
    return file;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ";") + word;
    return out;
}

// What would settle the checks that are open, most verdicts first. Known at the end alone.
class ToSupplySink final : public model::Sink {
   public:
    ToSupplySink(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}

    Result<void> begin(const model::RunInfo&) override { return {}; }
    Result<void> project(const model::ProjectResult&) override { return {}; }
    Result<void> end(const model::RunTotals& totals) override {
        auto file = open_table(folder_ / name(), style_,
                               {"cause", "cause_fr", "cause_en", "title_fr", "title_en", "supply_fr", "supply_en",
                                "document_id", "detail", "n_verdicts", "n_mandatory", "n_projects", "checks"});
        if (!file) return tl::unexpected(file.error());
        for (const model::OpenCause& cause : totals.open) {
            const Text label = wording::label("cause", cause.cause);
            file->text(cause.cause).text(label.fr).text(label.en).text(cause.title.fr).text(cause.title.en);
            file->text(cause.supply.fr).text(cause.supply.en).text(cause.document_id).text(cause.detail);
            file->integer(cause.verdicts).integer(cause.mandatory).integer(cause.projects).text(joined(cause.checks));
            if (auto written = file->end_row(); !written) return written;
        }
        return file->close();
    }
    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return "to_supply.csv"; }

   private:
    std::filesystem::path folder_;
    CsvStyle style_;
};

// The share of each project that each document covers, and what can be said of it.
class CoverageSink final : public model::Sink {
   public:
    CoverageSink(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}

    Result<void> begin(const model::RunInfo&) override {
        auto file = open_table(folder_ / name(), style_,
                               {"finding_id", "project_id", "project_name", "document_id", "document_fr", "document_en",
                                "document_version", "verdict", "reason", "mandatory", "area_m2", "covered_share",
                                "uncovered_m2", "sentence_fr", "sentence_en"});
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
        return {};
    }
    Result<void> project(const model::ProjectResult& result) override {
        for (const Finding& finding : result.findings) {
            if (finding.check_id != kCoverageCheck) continue;
            file_->text(finding.id).text(result.project.id).text(name_of(result.project)).text(finding.document_id);
            file_->text(finding.document_title.fr).text(finding.document_title.en).text(finding.document_version);
            file_->text(model::code(finding.verdict)).text(model::code(finding.reason)).boolean(finding.mandatory);
            file_->number(result.project.area_m2).number(finding.measures.coverage.covered_share);
            file_->number(finding.measures.coverage.uncovered_m2).text(finding.sentence.fr).text(finding.sentence.en);
            if (auto written = file_->end_row(); !written) return written;
        }
        return {};
    }
    Result<void> end(const model::RunTotals&) override { return file_->close(); }
    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return "coverage.csv"; }

   private:
    // The check every document gets (verdict/grade.hpp).
    static constexpr std::string_view kCoverageCheck = "document/coverage";
    std::filesystem::path folder_;
    CsvStyle style_;
    std::optional<CsvFile> file_;
};

// How many projects read how, in all, by theme and by document. Known at the end alone.
class RollupsSink final : public model::Sink {
   public:
    RollupsSink(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}

    Result<void> begin(const model::RunInfo&) override { return {}; }
    Result<void> project(const model::ProjectResult&) override { return {}; }
    Result<void> end(const model::RunTotals& totals) override {
        auto file = open_table(folder_ / name(), style_,
                               {"scope", "id", "title_fr", "title_en", "n_projects", "projects_conflict",
                                "projects_not_demonstrated", "projects_reservations", "projects_no_contradiction",
                                "projects_nothing_checked", "n_conflict", "n_reservation", "n_attention",
                                "n_not_assessable", "n_information", "n_coherent", "n_not_applicable"});
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
        const model::GroupTotal whole{
            .id = "run", .title = {"Analyse", "Run"}, .rollups = totals.documents_rollups, .counts = totals.findings};
        if (auto written = row("run", whole); !written) return written;
        for (const model::GroupTotal& theme : totals.themes) {
            if (auto written = row("theme", theme); !written) return written;
        }
        for (const model::GroupTotal& document : totals.by_document) {
            if (auto written = row("document", document); !written) return written;
        }
        return file_->close();
    }
    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return "rollups.csv"; }

   private:
    Result<void> row(std::string_view scope, const model::GroupTotal& group) {
        using model::DocumentsRollup;
        using model::Verdict;
        std::int64_t projects = 0;
        for (const auto& [code, count] : group.rollups) projects += count;
        file_->text(scope).text(group.id).text(group.title.fr).text(group.title.en).integer(projects);
        for (const DocumentsRollup rollup :
             {DocumentsRollup::conflict, DocumentsRollup::not_demonstrated, DocumentsRollup::reservations,
              DocumentsRollup::no_contradiction, DocumentsRollup::nothing_checked}) {
            const auto found = group.rollups.find(std::string(model::code(rollup)));
            file_->integer(found == group.rollups.end() ? 0 : found->second);
        }
        for (const Verdict verdict :
             {Verdict::conflict, Verdict::reservation, Verdict::attention, Verdict::not_assessable,
              Verdict::information, Verdict::coherent, Verdict::not_applicable})
            file_->integer(group.counts.of(verdict));
        return file_->end_row();
    }

    std::filesystem::path folder_;
    CsvStyle style_;
    std::optional<CsvFile> file_;
};

}  // namespace

std::unique_ptr<model::Sink> make_to_supply_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<ToSupplySink>(folder, style);
}
std::unique_ptr<model::Sink> make_coverage_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<CoverageSink>(folder, style);
}
std::unique_ptr<model::Sink> make_rollups_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<RollupsSink>(folder, style);
}

}  // namespace terracord::report
