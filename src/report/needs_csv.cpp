// needs.csv: a row a need and unit. needs_projects.csv: a row a project, need and unit.
#include <limits>
#include <optional>
#include <utility>

#include "report/csv_sinks.hpp"
#include "report/members.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

double amount(model::Millionths value) { return static_cast<double>(value) / model::kMillion; }

std::string by_status(const model::UnitBalance& unit) {
    std::string text;
    for (const auto& [status, supply] : unit.by_status) {
        text += text.empty() ? "" : "; ";
        text += status.empty() ? "-" : status;
        std::string number;
        append_fixed(number, amount(supply), 6);
        text += "=" + number;
    }
    return text;
}

// Without needs there is no file.
class NeedsCsvSink final : public model::Sink {
   public:
    NeedsCsvSink(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}

    Result<void> begin(const model::RunInfo& run) override {
        run_ = &run;
        if (run_->analysis->needs.empty()) return {};
        auto file = CsvFile::create(folder_ / name(), style_);
        if (!file) return tl::unexpected(file.error());
        for (const std::string_view column :
             {"need_id", "need_fr", "need_en", "sense", "unit_id", "unit_name", "target", "target_yearly", "existing",
              "supply", "supply_weighted", "removed", "by_status", "projects", "projects_unknown",
              "projects_to_specify", "wanted", "available", "balance", "level", "state", "state_fr", "state_en", "rate_before",
              "rate", "existing_per", "supply_per", "supply_per_weighted", "balance_unweighted", "level_unweighted",
              "rate_unweighted", "state_unweighted", "why_fr", "why_en"})
            file->text(column);
        if (auto head = file->end_row(); !head) return head;
        for (std::size_t n = 0; n < run_->balances.size(); ++n) {
            for (const model::UnitBalance& unit : run_->balances[n].units) {
                if (auto row = write(*file, n, unit); !row) return row;
            }
        }
        return file->close();
    }
    Result<void> project(const model::ProjectResult&) override { return {}; }
    Result<void> end(const model::RunTotals&) override { return {}; }
    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return "needs.csv"; }

   private:
    Result<void> write(CsvFile& file, std::size_t n, const model::UnitBalance& balance) const {
        const model::NeedSpec& need = run_->analysis->needs[n];
        const model::Unit& unit = run_->unit_layers[need.units].units[balance.unit];
        static const model::UnitFigures kNone;
        const model::UnitFigures& figures = run_->needs[n].usable ? run_->needs[n].units[balance.unit] : kNone;
        file.text(need.id).text(need.title.fr).text(need.title.en).text(model::code(need.sense));
        file.text(unit.key).text(unit.name).number(figures.target.value_or(kUnknown));
        file.number(figures.yearly.value_or(kUnknown)).number(figures.existing.value_or(kUnknown));
        file.number(amount(balance.supply)).number(amount(balance.weighted)).number(amount(balance.removed));
        file.text(by_status(balance)).integer(balance.projects).integer(balance.unknown).integer(balance.to_specify);
        file.number(balance.wanted).number(balance.available).number(balance.balance).number(balance.level);
        const Text state = wording::label("unit_state", model::code(balance.state));
        file.text(model::code(balance.state)).text(state.fr).text(state.en);
        const bool rate = need.rate();
        file.number(rate ? balance.value_before : kUnknown).number(rate ? balance.value : kUnknown);
        file.number(rate ? figures.existing_per.value_or(kUnknown) : kUnknown);
        file.number(rate ? amount(balance.per) : kUnknown).number(rate ? amount(balance.per_weighted) : kUnknown);
        file.number(balance.balance_whole).number(balance.level_whole);
        file.number(rate ? balance.value_whole : kUnknown).text(model::code(balance.state_whole));
        file.text(balance.why.fr).text(balance.why.en);
        return file.end_row();
    }

    std::filesystem::path folder_;
    CsvStyle style_;
    const model::RunInfo* run_ = nullptr;
};

class NeedsProjectsCsvSink final : public model::Sink {
   public:
    NeedsProjectsCsvSink(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}

    Result<void> begin(const model::RunInfo& run) override {
        run_ = &run;
        if (run.analysis->needs.empty()) return {};
        auto file = CsvFile::create(folder_ / name(), style_);
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
        for (const std::string_view column :
             {"project_id", "project_name", "need_id", "unit_id", "unit_name", "share", "split", "status", "weight",
              "counted", "supply", "removed", "supply_per", "target_share", "yearly_share", "supply_share",
              "level_before", "level_after", "reading_alone", "reading_together", "reason", "missing"})
            file_->text(column);
        return file_->end_row();
    }

    Result<void> project(const model::ProjectResult& result) override {
        if (!file_) return {};
        for (const model::ProjectNeed& input : result.needs) {
            for (std::size_t p = 0; p < input.pieces.size(); ++p) {
                if (auto row = write(result.project, input, &input.pieces[p], &input.answers[p]); !row) return row;
            }
            // Ground in no unit has its own row, so that a project's rows sum to what it brings.
            if (input.pieces.empty() || input.outside_share > 0.0) {
                if (auto row = write(result.project, input, nullptr, nullptr); !row) return row;
            }
        }
        return {};
    }

    Result<void> end(const model::RunTotals&) override { return file_ ? file_->close() : Result<void>{}; }
    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return "needs_projects.csv"; }

   private:
    Result<void> write(const model::Project& project, const model::ProjectNeed& input, const model::NeedPiece* piece,
                       const model::NeedAnswer* answer) {
        const model::NeedSpec& need = run_->analysis->needs[input.need];
        const bool known = input.reason == model::Reason::measured;
        file_->text(project.id).text(name_of(project)).text(need.id);
        if (piece != nullptr) {
            const model::Unit& unit = run_->unit_layers[need.units].units[piece->unit];
            file_->text(unit.key).text(unit.name).number(piece->share);
        } else {
            file_->text("").text("").number(input.outside_share);
        }
        file_->text(model::code(input.split)).text(input.status).number(input.weight).boolean(input.counted);
        const auto of = [&](model::Millionths own, model::Millionths outside) {
            return known ? amount(piece != nullptr ? own : outside) : kUnknown;
        };
        file_->number(of(piece != nullptr ? piece->supply : 0, input.outside));
        file_->number(of(piece != nullptr ? piece->removed : 0, 0));
        file_->number(need.rate() ? of(piece != nullptr ? piece->per : 0, input.outside_per) : kUnknown);
        for (double model::NeedAnswer::*field :
             {&model::NeedAnswer::target_share, &model::NeedAnswer::yearly_share, &model::NeedAnswer::supply_share,
              &model::NeedAnswer::level_before, &model::NeedAnswer::level_after})
            file_->number(answer != nullptr && known ? answer->*field : kUnknown);
        const auto reading = [&](model::NeedReading model::NeedAnswer::*field) {
            return model::code(answer != nullptr ? answer->*field : model::NeedReading::not_assessable);
        };
        file_->text(reading(&model::NeedAnswer::alone)).text(reading(&model::NeedAnswer::together));
        file_->text(model::code(input.reason)).text(input.missing);
        return file_->end_row();
    }

    std::filesystem::path folder_;
    CsvStyle style_;
    const model::RunInfo* run_ = nullptr;
    std::optional<CsvFile> file_;
};

}  // namespace

std::unique_ptr<model::Sink> make_needs_csv_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<NeedsCsvSink>(folder, style);
}
std::unique_ptr<model::Sink> make_needs_projects_csv_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<NeedsProjectsCsvSink>(folder, style);
}

}  // namespace terracord::report
