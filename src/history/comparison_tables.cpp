#include "history/comparison_tables.hpp"

#include "model/measures.hpp"

namespace terracord::history {

namespace {

std::string codes(const std::vector<Cause>& causes) {
    std::string text;
    for (const Cause cause : causes) text.append(text.empty() ? "" : ";").append(code(cause));
    return text;
}

Text labels(const std::vector<Cause>& causes) {
    Text text;
    for (const Cause cause : causes) {
        const Text one = label(cause);
        text.fr += (text.fr.empty() ? "" : ", ") + one.fr;
        text.en += (text.en.empty() ? "" : ", ") + one.en;
    }
    return text;
}

Result<void> write_changes(const std::filesystem::path& folder, const Comparison& comparison, report::CsvStyle style) {
    auto table = report::CsvFile::create(folder / "diff.csv", style);
    if (!table) return tl::unexpected(table.error());
    for (const char* column :
         {"from_run", "to_run", "finding_id", "project_id", "project_name", "check_id", "check_fr", "check_en",
          "document_id", "document_fr", "document_en", "change", "change_fr", "change_en", "causes", "causes_fr",
          "causes_en", "why_not_fr", "why_not_en", "verdict_before", "verdict_after", "area_before_m2", "area_after_m2",
          "gained_m2", "lost_m2"})
        table->text(column);
    if (auto written = table->end_row(); !written) return written;
    for (const Step& step : comparison.steps) {
        for (const ProjectChange& project : step.projects) {
            for (const FindingChange& change : project.findings) {
                const Text word = label(change.change);
                const Text causes = labels(change.causes);
                table->text(comparison.runs[step.from].folder).text(comparison.runs[step.to].folder);
                table->text(change.finding_id).text(project.id).text(project.name).text(change.check_id);
                table->text(change.check.fr).text(change.check.en).text(change.document_id);
                table->text(change.document.fr).text(change.document.en);
                table->text(code(change.change)).text(word.fr).text(word.en);
                table->text(codes(change.causes)).text(causes.fr).text(causes.en);
                table->text(change.why_not.fr).text(change.why_not.en);
                table->text(change.before ? change.before->verdict : std::string());
                table->text(change.after ? change.after->verdict : std::string());
                table->number(change.before ? change.before->area_m2 : model::kUnknown);
                table->number(change.after ? change.after->area_m2 : model::kUnknown);
                table->number(change.gained_m2).number(change.lost_m2);
                if (auto written = table->end_row(); !written) return written;
            }
        }
    }
    return table->close();
}

Result<void> write_history(const std::filesystem::path& folder, const Comparison& comparison, report::CsvStyle style) {
    auto table = report::CsvFile::create(folder / "history.csv", style);
    if (!table) return tl::unexpected(table.error());
    for (const char* column : {"finding_id", "project_id", "check_fr", "check_en", "document_fr", "document_en",
                               "appeared_in", "lifted_in", "lifted_by", "lifted_by_fr", "lifted_by_en"})
        table->text(column);
    for (const RunName& run : comparison.runs) table->text(run.folder);
    if (auto written = table->end_row(); !written) return written;
    for (const TimelineRow& row : comparison.timeline) {
        const auto name = [&](const std::optional<std::size_t>& at) {
            return at ? comparison.runs[*at].folder : std::string();
        };
        const Text by = labels(row.by);
        table->text(row.finding_id).text(row.project_id).text(row.check.fr).text(row.check.en);
        table->text(row.document.fr).text(row.document.en).text(name(row.appeared)).text(name(row.lifted));
        table->text(codes(row.by)).text(by.fr).text(by.en);
        for (const std::string& verdict : row.verdicts) table->text(verdict);
        if (auto written = table->end_row(); !written) return written;
    }
    return table->close();
}

}  // namespace

Result<void> write_tables(const std::filesystem::path& folder, const Comparison& comparison, report::CsvStyle style) {
    if (auto written = write_changes(folder, comparison, style); !written) return written;
    return write_history(folder, comparison, style);
}

}  // namespace terracord::history
