#include "report/life_csv.hpp"

#include <array>
#include <optional>
#include <string_view>

#include "report/members.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

using model::Verdict;

Result<CsvFile> open_table(const std::filesystem::path& file, CsvStyle style,
                           std::initializer_list<std::string_view> columns) {
    auto table = CsvFile::create(file, style);
    if (!table) return table;
    for (const std::string_view column : columns) table->text(column);
    if (auto written = table->end_row(); !written) return tl::unexpected(written.error());
    return table;
}

class DecisionsSink final : public model::Sink {
   public:
    DecisionsSink(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}

    Result<void> begin(const model::RunInfo&) override { return {}; }
    Result<void> project(const model::ProjectResult&) override { return {}; }
    Result<void> end(const model::RunTotals& totals) override {
        if (totals.decisions.empty()) return {};
        auto table = open_table(folder_ / name(), style_,
                                {"finding",
                                 "decision",
                                 "decision_fr",
                                 "decision_en",
                                 "reason",
                                 "author",
                                 "date",
                                 "attachment",
                                 "standing",
                                 "standing_fr",
                                 "standing_en",
                                 "why_fr",
                                 "why_en",
                                 "verdict_now",
                                 "verdict_now_fr",
                                 "verdict_now_en",
                                 "evidence_document_version",
                                 "evidence_document_date",
                                 "evidence_verdict",
                                 "evidence_area_m2",
                                 "evidence_boundary_m",
                                 "evidence_length_m",
                                 "evidence_distance_m",
                                 "evidence_count",
                                 "evidence_value",
                                 "evidence_excess",
                                 "evidence_uncovered_m2",
                                 "evidence_box",
                                 "evidence_subject_m2",
                                 "evidence_subject_boundary_m",
                                 "evidence_hash",
                                 "evidence_run"});
        if (!table) return tl::unexpected(table.error());
        for (const model::Decided& decided : totals.decisions) {
            write(*table, decided);
            if (auto written = table->end_row(); !written) return written;
        }
        return table->close();
    }
    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return "decisions.csv"; }

   private:
    static void write(CsvFile& table, const model::Decided& decided) {
        const model::Decision& decision = decided.decision;
        const Text state = wording::label("decision", model::code(decision.state));
        const Text standing = wording::label("standing", model::code(decided.standing));
        table.text(decision.finding).text(model::code(decision.state)).text(state.fr).text(state.en);
        table.text(decision.reason).text(decision.author).text(decision.date).text(decision.attachment);
        table.text(model::code(decided.standing)).text(standing.fr).text(standing.en);
        const Text why = joined_texts(decided.why);
        table.text(why.fr).text(why.en);
        const std::string_view now = decided.verdict ? model::code(*decided.verdict) : std::string_view();
        const Text verdict = decided.verdict ? wording::label("verdict", now) : Text{};
        table.text(now).text(verdict.fr).text(verdict.en);
        const model::Evidence evidence = decision.evidence.value_or(model::Evidence{});
        const bool given = decision.evidence.has_value();
        table.text(evidence.document_version).text(evidence.document_date);
        table.text(given ? model::code(evidence.verdict) : std::string_view());
        for (const double value : {evidence.area_m2, evidence.boundary_m, evidence.length_m, evidence.distance_m,
                                   evidence.count, evidence.value, evidence.excess, evidence.uncovered_m2})
            table.number(value);
        table.text(evidence.box ? box_text(*evidence.box) : std::string());
        table.number(given ? evidence.subject_m2 : model::kUnknown);
        table.number(given ? evidence.subject_boundary_m : model::kUnknown);
        table.text(evidence.hash).text(evidence.run);
    }

    std::filesystem::path folder_;
    CsvStyle style_;
};

class CorrectionsSink final : public model::Sink {
   public:
    CorrectionsSink(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}

    Result<void> begin(const model::RunInfo& run) override {
        analysis_ = run.analysis;
        return {};
    }
    Result<void> project(const model::ProjectResult&) override { return {}; }
    Result<void> end(const model::RunTotals& totals) override {
        const std::vector<ListedCorrection> corrections = all_corrections(*analysis_, totals);
        if (corrections.empty()) return {};
        auto table = open_table(folder_ / name(), style_,
                                {"correction_id", "document_id", "project", "what", "from", "to", "reason", "author",
                                 "date", "n_findings"});
        if (!table) return tl::unexpected(table.error());
        for (const ListedCorrection& one : corrections) {
            table->text(one.why->id).text(one.document_id).text(one.project).text(one.why->what);
            table->text(one.why->from).text(one.why->to).text(one.why->reason).text(one.why->author);
            table->text(one.why->date).integer(one.findings);
            if (auto written = table->end_row(); !written) return written;
        }
        return table->close();
    }
    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return "corrections.csv"; }

   private:
    std::filesystem::path folder_;
    CsvStyle style_;
    const model::Analysis* analysis_ = nullptr;
};

// "Zone inondable (PPRI) : contradiction, 1 250 m²".
Text points_text(const std::vector<model::VariantRow::Point>& points) {
    std::vector<Text> texts;
    for (const model::VariantRow::Point& point : points) {
        const Text verdict = wording::label("verdict", model::code(point.verdict));
        const Text area = point.area_m2 > 0.0 ? wording::area(SquareMetres{point.area_m2}) : Text{};
        texts.push_back({point.title.fr + " : " + verdict.fr + (area.fr.empty() ? "" : ", " + area.fr),
                         point.title.en + ": " + verdict.en + (area.en.empty() ? "" : ", " + area.en)});
    }
    return joined_texts(texts);
}

class VariantsSink final : public model::Sink {
   public:
    VariantsSink(std::filesystem::path folder, CsvStyle style) : folder_(std::move(folder)), style_(style) {}

    Result<void> begin(const model::RunInfo&) override { return {}; }
    Result<void> project(const model::ProjectResult&) override { return {}; }
    Result<void> end(const model::RunTotals& totals) override {
        if (totals.variants.empty()) return {};
        auto table = open_table(folder_ / name(), style_,
                                {"project_code",       "operation",   "variant",           "project_id",
                                 "project_name",       "phase",       "area_m2",           "documents_code",
                                 "documents_label_fr", "documents_label_en", "needs_code", "needs_label_fr",
                                 "needs_label_en",     "n_conflict",  "n_reservation",     "n_attention",
                                 "n_not_assessable",   "carries_fr",  "carries_en",        "clears_fr",
                                 "clears_en"});
        if (!table) return tl::unexpected(table.error());
        for (const model::VariantGroup& group : totals.variants) {
            for (const model::VariantRow& row : group.rows) {
                write(*table, group, row);
                if (auto written = table->end_row(); !written) return written;
            }
        }
        return table->close();
    }
    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return "variants.csv"; }

   private:
    static void write(CsvFile& table, const model::VariantGroup& group, const model::VariantRow& row) {
        table.text(group.project_code).text(group.operation).text(row.variant).text(row.project_id).text(row.name);
        table.text(model::code(row.phase)).number(row.area_m2);
        table.text(model::code(row.documents)).text(row.documents_label.fr).text(row.documents_label.en);
        table.text(model::code(row.needs)).text(row.needs_label.fr).text(row.needs_label.en);
        for (const Verdict verdict :
             {Verdict::conflict, Verdict::reservation, Verdict::attention, Verdict::not_assessable})
            table.integer(row.counts.of(verdict));
        const Text carries = points_text(row.carries);
        const Text clears = points_text(row.clears);
        table.text(carries.fr).text(carries.en).text(clears.fr).text(clears.en);
    }

    std::filesystem::path folder_;
    CsvStyle style_;
};

}  // namespace

std::unique_ptr<model::Sink> make_decisions_csv_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<DecisionsSink>(folder, style);
}

std::unique_ptr<model::Sink> make_corrections_csv_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<CorrectionsSink>(folder, style);
}

std::unique_ptr<model::Sink> make_variants_csv_sink(const std::filesystem::path& folder, CsvStyle style) {
    return std::make_unique<VariantsSink>(folder, style);
}

}  // namespace terracord::report
