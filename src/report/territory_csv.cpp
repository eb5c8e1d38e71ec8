#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "report/csv_sinks.hpp"
#include "report/members.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : ";") + text;
    return all;
}

// A table of what the analysis asks for; without the question there is no file.
class AskedTable : public model::Sink {
   public:
    AskedTable(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}
    Result<void> end(const model::RunTotals&) override { return file_ ? file_->close() : Result<void>{}; }
    [[nodiscard]] bool needs_account() const override { return false; }

   protected:
    Result<void> open(const std::vector<std::string_view>& columns) {
        auto file = CsvFile::create(folder_ / name(), style_);
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
        for (const std::string_view column : columns) file_->text(column);
        return file_->end_row();
    }
    std::optional<CsvFile>& file() { return file_; }

   private:
    std::filesystem::path folder_;
    CsvStyle style_;
    std::optional<CsvFile> file_;
};

// A row for each project and whoever is to be consulted about it, with the findings that call for them.
class ConsultationsSink final : public AskedTable {
   public:
    using AskedTable::AskedTable;

    Result<void> begin(const model::RunInfo&) override {
        return open({"project_id", "project_name", "consult_fr", "consult_en", "named_by_data", "findings", "checks_fr",
                     "checks_en"});
    }

    Result<void> project(const model::ProjectResult& result) override {
        for (const Consultation& one : consultations_of(result)) {
            file()->text(result.project.id).text(name_of(result.project)).text(one.who.fr).text(one.who.en);
            file()->boolean(one.by_data);
            std::vector<std::string> ids, fr, en;
            for (const model::Finding* finding : one.findings) {
                ids.push_back(finding->id);
                fr.push_back(finding->check_title.fr);
                en.push_back(finding->check_title.en);
            }
            file()->text(joined(ids)).text(joined(fr)).text(joined(en));
            if (auto written = file()->end_row(); !written) return written;
        }
        return {};
    }
    [[nodiscard]] std::string name() const override { return "consultations.csv"; }
};

// A row for each project and objective.
class ObjectivesSink final : public AskedTable {
   public:
    using AskedTable::AskedTable;

    Result<void> begin(const model::RunInfo& run) override {
        analysis_ = run.analysis;
        if (analysis_->objectives.empty()) return {};
        return open({"project_id", "project_name", "objective_id", "objective_fr", "objective_en", "source_fr",
                     "source_en", "reference", "reading", "reading_fr", "reading_en", "contributes", "contrary",
                     "neutral", "not_assessed"});
    }

    Result<void> project(const model::ProjectResult& result) override {
        for (std::size_t i = 0; i < result.summary.objectives.size(); ++i) {
            const model::ObjectiveSpec& objective = analysis_->objectives[i];
            const model::ObjectiveCell& cell = result.summary.objectives[i];
            const Text label = wording::label("objective", model::code(cell.reading));
            file()->text(result.project.id).text(name_of(result.project)).text(objective.id);
            file()
                ->text(objective.title.fr)
                .text(objective.title.en)
                .text(objective.source.fr)
                .text(objective.source.en);
            file()->text(objective.reference).text(model::code(cell.reading)).text(label.fr).text(label.en);
            file()->text(joined(cell.contributes)).text(joined(cell.contrary)).text(joined(cell.neutral));
            file()->text(joined(cell.open));
            if (auto written = file()->end_row(); !written) return written;
        }
        return {};
    }
    [[nodiscard]] std::string name() const override { return "objectives.csv"; }

   private:
    const model::Analysis* analysis_ = nullptr;
};

// A row for each project and distance.
class ConcernedSink final : public AskedTable {
   public:
    using AskedTable::AskedTable;

    Result<void> begin(const model::RunInfo& run) override {
        if (!run.analysis->concerned) return {};
        return open({"project_id", "project_name", "within_m", "communes", "commune_ids", "neighbourhoods",
                     "neighbourhood_ids", "inhabitants", "inhabitants_imputed", "dwellings", "problems_fr",
                     "problems_en"});
    }

    Result<void> project(const model::ProjectResult& result) override {
        for (const model::ConcernedWithin& one : result.concerned) {
            file()->text(result.project.id).text(name_of(result.project)).number(one.metres);
            places(one.communes);
            places(one.neighbourhoods);
            file()->number(one.inhabitants.number.value_or(std::nan("")));
            file()->number(one.inhabitants.number ? one.inhabitants.imputed : std::nan(""));
            file()->number(one.dwellings.number.value_or(std::nan("")));
            std::vector<std::string> fr, en;
            for (const Text* problem :
                 {&one.inhabitants.problem, &one.dwellings.problem, &one.neighbourhoods_problem}) {
                if (problem->empty()) continue;
                fr.push_back(problem->fr);
                en.push_back(problem->en);
            }
            file()->text(joined(fr)).text(joined(en));
            if (auto written = file()->end_row(); !written) return written;
        }
        return {};
    }
    [[nodiscard]] std::string name() const override { return "concerned.csv"; }

   private:
    void places(const std::vector<model::NamedPlace>& named) {
        std::vector<std::string> names, ids;
        for (const model::NamedPlace& place : named) {
            names.push_back(place.name);
            ids.push_back(place.id);
        }
        file()->text(joined(names)).text(joined(ids));
    }
};

}  // namespace

std::unique_ptr<model::Sink> make_consultations_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<ConsultationsSink>(folder, style);
}
std::unique_ptr<model::Sink> make_objectives_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<ObjectivesSink>(folder, style);
}
std::unique_ptr<model::Sink> make_concerned_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<ConcernedSink>(folder, style);
}

}  // namespace terracord::report
