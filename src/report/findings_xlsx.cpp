#include "report/findings_xlsx.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "report/fields.hpp"
#include "report/members.hpp"
#include "report/workbook.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

constexpr double kWide = 60.0;
constexpr double kMiddle = 26.0;
constexpr double kNarrow = 13.0;

// What people look for comes first, in this order; the other columns follow as the layer has them.
constexpr std::array<std::string_view, 20> kLeading{
    "project_name", "check",         "document",    "verdict",     "need",           "unit_name", "state",
    "status",       "documents_label", "needs_label", "n_conflict", "n_reservation", "n_attention",
    "n_not_assessable", "headlines", "sentence",    "to_clear",    "supply",         "area_m2",   "reference"};

std::size_t rank_of(std::string_view column, std::string_view own) {
    const auto found = std::find_if(kLeading.begin(), kLeading.end(), [&](std::string_view name) {
        return column == name || (column.size() == name.size() + own.size() && column.starts_with(name) && column.ends_with(own));
    });
    return static_cast<std::size_t>(found - kLeading.begin());
}

// The columns of a layer that people read in one language: labels instead of codes.
class ReadColumns {
   public:
    ReadColumns(const MapLayer& layer, Lang lang) : lang_(lang) {
        const std::string_view other = lang == Lang::fr ? "_en" : "_fr";
        const std::string_view own = lang == Lang::fr ? "_fr" : "_en";
        for (std::size_t i = 0; i < layer.columns.size(); ++i) {
            const Column& column = layer.columns[i];
            if (column.name.ends_with(other)) continue;
            // A code whose label has a column of its own.
            const bool labelled = std::any_of(layer.columns.begin(), layer.columns.end(), [&](const Column& one) {
                return one.name == column.name + std::string(own);
            });
            if (labelled) continue;
            positions_.push_back(i);
        }
        std::stable_sort(positions_.begin(), positions_.end(), [&](std::size_t a, std::size_t b) {
            return rank_of(layer.columns[a].name, own) < rank_of(layer.columns[b].name, own);
        });
        for (const std::size_t i : positions_) {
            const Column& column = layer.columns[i];
            lists_.push_back(column.values);
            const bool words = column.name.starts_with("sentence") || column.name.starts_with("supply") ||
                               column.name.starts_with("notes") || column.name.starts_with("headlines") ||
                               column.name.starts_with("why") || column.name.starts_with("to_clear");
            const bool text = column.type == ColumnType::text;
            sheet_.push_back({column.alias.in(lang), words ? kWide : text ? kMiddle : kNarrow, text,
                              column.type != ColumnType::measure             ? "#,##0"
                              : column.decimals == kShareDecimals ? "0.000"
                                                                  : "#,##0.00"});
        }
    }

    [[nodiscard]] const std::vector<SheetColumn>& sheet() const { return sheet_; }

    [[nodiscard]] std::vector<Cell> read(const std::vector<Cell>& cells) const {
        std::vector<Cell> out;
        for (std::size_t i = 0; i < positions_.size(); ++i) {
            Cell cell = cells[positions_[i]];
            if (const auto code = text_of(cell); code && !lists_[i].empty() && !code->empty())
                cell = wording::label(lists_[i], *code, lang_);
            out.push_back(std::move(cell));
        }
        return out;
    }

    // Where a column of the layer stands in the sheet.
    [[nodiscard]] std::size_t place(const MapLayer& layer, std::string_view name) const {
        for (std::size_t i = 0; i < positions_.size(); ++i) {
            if (layer.columns[positions_[i]].name == name) return i;
        }
        return sheet_.size();
    }

   private:
    Lang lang_;
    std::vector<std::size_t> positions_;
    std::vector<std::string_view> lists_;
    std::vector<SheetColumn> sheet_;
};

class XlsxSink final : public model::Sink {
   public:
    XlsxSink(std::filesystem::path folder, Lang lang) : folder_(std::move(folder)), lang_(lang) {}

    Result<void> begin(const model::RunInfo& run) override {
        run_ = &run;
        auto book = Workbook::create(folder_, kWorkbookName, run.analysis->date, run.analysis->title);
        if (!book) return tl::unexpected(book.error());
        book_.emplace(std::move(*book));
        projects_ = book_->add_sheet(say("Synthèse", "Overview"), project_columns_.sheet());
        findings_ = book_->add_sheet(say("Constats", "Findings"), finding_columns_.sheet());
        if (auto needs = rows_of_run(needs_source(), say("Besoins", "Needs")); !needs) return needs;
        supply_ = book_->add_sheet(say("À fournir", "To supply"),
                                   {{say("Ce qui manque", "What is lacking"), kMiddle, true},
                                    {say("Objet", "About"), kMiddle, true},
                                    {say("À fournir", "To supply"), kWide, true},
                                    {say("Vérifications levées", "Verifications settled"), kNarrow},
                                    {say("dont obligatoires", "of them mandatory"), kNarrow},
                                    {say("Projets", "Projects"), kNarrow}});
        if (auto documents = rows_of_run(documents_source(), "Documents"); !documents) return documents;
        about_ = book_->add_sheet(say("Lisez-moi", "Read me"),
                                  {{say("Rubrique", "Subject"), kMiddle, true}, {say("Contenu", "Content"), 90.0, true}});
        return {};
    }

    Result<void> project(const model::ProjectResult& result) override {
        const auto summary = projects_source().of_project(
            result, [&](const MapLayer& layer, const std::vector<Cell>& cells, const geometry::Shape&) {
                book_->add_row(projects_, project_columns_.read(cells),
                               project_columns_.place(layer, own("documents_label")),
                               cartography::style_of(result.summary.documents));
                return Result<void>{};
            });
        if (!summary) return summary;
        std::size_t finding = 0;
        return findings_source().of_project(
            result, [&](const MapLayer& layer, const std::vector<Cell>& cells, const geometry::Shape&) {
                book_->add_row(findings_, finding_columns_.read(cells), finding_columns_.place(layer, own("verdict")),
                               cartography::style_of(result.findings[finding++].verdict));
                return Result<void>{};
            });
    }

    Result<void> end(const model::RunTotals& totals) override {
        for (const model::OpenCause& cause : totals.open) {
            book_->add_row(supply_, {wording::label("cause", cause.cause, lang_), cause.title.in(lang_),
                                     cause.supply.in(lang_), cause.verdicts, cause.mandatory, cause.projects});
        }
        read_me();
        return book_->close();
    }
    [[nodiscard]] std::string name() const override { return kWorkbookName; }

   private:
    [[nodiscard]] std::string say(const char* french, const char* english) const {
        return lang_ == Lang::fr ? french : english;
    }
    [[nodiscard]] std::string own(const char* name) const { return name + say("_fr", "_en"); }

    Result<void> rows_of_run(const MapSource& source, const std::string& title) {
        const MapLayer& layer = *source.layers.front();
        if (!source.always(*run_)) return {};
        const ReadColumns columns(layer, lang_);
        const std::size_t sheet = book_->add_sheet(title, columns.sheet());
        return source.of_run(*run_, [&](const MapLayer&, const std::vector<Cell>& cells, const geometry::Shape&) {
            book_->add_row(sheet, columns.read(cells));
            return Result<void>{};
        });
    }

    void read_me() {
        const model::ReportSpec& report = run_->analysis->report;
        const auto line = [&](const std::string& subject, const std::string& content) {
            if (!content.empty()) book_->add_row(about_, {subject, content});
        };
        line(say("Analyse", "Analysis"), run_->analysis->title);
        line(say("Avertissement", "Notice"), wording::disclaimer().in(lang_));
        line(say("Date de l'analyse", "Date of the analysis"), wording::date(run_->analysis->date).in(lang_));
        line(say("Service", "Service"), report.service);
        line(say("Auteur", "Author"), report.author);
        line(say("Dossier", "File"), report.reference);
        line(say("Programme", "Program"), "Terracord " + run_->tool_version);
        line(say("Système de coordonnées", "Coordinate system"),
             run_->crs_name + (run_->crs_code.empty() ? "" : " (" + run_->crs_code + ")"));
        line(say("Mesures", "Measures"),
             say("Surfaces en m², longueurs en m. « Robuste » : sans ce qui est plus étroit que la précision du document ; "
                 "« brute » : tout.",
                 "Areas in m², lengths in m. “Robust”: without what is narrower than the accuracy of the document; "
                 "“raw”: everything."));
        line(say("Identifiants", "Identifiers"),
             say("La colonne Constat retrouve chaque ligne dans terracord.gpkg et findings.csv.",
                 "The column Finding finds each row again in terracord.gpkg and findings.csv."));
        for (const std::size_t sheet : {projects_, findings_}) {
            const std::int64_t left_out = book_->rows_left_out(sheet);
            if (left_out == 0) continue;
            const std::string count = wording::count(left_out).in(lang_);
            line(say("Lignes non reprises", "Rows left out"),
                 say("Un classeur s'arrête à 1 048 576 lignes ; il en manque ", "A workbook ends at 1,048,576 rows; missing: ") +
                     count + say(", présentes dans findings.csv.", ", which findings.csv has."));
        }
    }

    std::filesystem::path folder_;
    Lang lang_;
    ReadColumns project_columns_{*projects_source().layers.front(), lang_};
    ReadColumns finding_columns_{*findings_source().layers.front(), lang_};
    const model::RunInfo* run_ = nullptr;
    std::optional<Workbook> book_;
    std::size_t projects_ = 0;
    std::size_t findings_ = 0;
    std::size_t supply_ = 0;
    std::size_t about_ = 0;
};

}  // namespace

std::unique_ptr<model::Sink> make_xlsx_sink(const std::filesystem::path& folder, Lang lang) {
    return std::make_unique<XlsxSink>(folder, lang);
}

}  // namespace terracord::report
