#include <optional>
#include <utility>

#include "report/csv_sinks.hpp"
#include "report/members.hpp"

namespace terracord::report {

namespace {

// A row for each project and zone of a check of consumption. Without such a check there is no file.
class CumulativeCsvSink final : public model::Sink {
   public:
    CumulativeCsvSink(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}

    Result<void> begin(const model::RunInfo& run) override {
        bool asked = false;
        for (const model::CheckSpec& check : run.analysis->checks)
            asked = asked || std::holds_alternative<model::Consumption>(check.kind);
        if (!asked) return {};
        auto file = CsvFile::create(folder_ / name(), style_);
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
        for (const std::string_view column : {"finding_id", "project_id", "project_name", "check_id", "document_id",
                                              "zone", "zone_label", "area_m2", "zone_m2", "zone_share", "remaining_m2",
                                              "marginal_m2", "other_projects", "cumulated_m2", "cumulated_share"})
            file_->text(column);
        return file_->end_row();
    }

    Result<void> project(const model::ProjectResult& result) override {
        if (!file_) return {};
        for (const model::Finding& finding : result.findings) {
            if (finding.kind != "consumption") continue;
            for (const model::ClassHit& hit : finding.measures.classes) {
                const model::Amounts& taken = hit.strict;
                file_->text(finding.id).text(result.project.id).text(name_of(result.project));
                file_->text(finding.check_id).text(finding.document_id).text(hit.class_code).text(hit.label);
                file_->number(taken.area_m2).number(taken.zone_m2).number(taken.zone_share);
                file_->number(taken.remaining_area_m2).number(taken.marginal_m2).integer(hit.sharing);
                file_->number(taken.cumulated_m2).number(taken.cumulated_share);
                if (auto written = file_->end_row(); !written) return written;
            }
        }
        return {};
    }

    Result<void> end(const model::RunTotals&) override { return file_ ? file_->close() : Result<void>{}; }
    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return "cumulative.csv"; }

   private:
    std::filesystem::path folder_;
    CsvStyle style_;
    std::optional<CsvFile> file_;
};

}  // namespace

std::unique_ptr<model::Sink> make_cumulative_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<CumulativeCsvSink>(folder, style);
}

}  // namespace terracord::report
