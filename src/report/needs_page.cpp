#include "report/needs_page.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include "base/units.hpp"
#include "report/file_writer.hpp"
#include "report/members.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

using wording::Phrase;

constexpr std::size_t kLongest = 4000;
constexpr double kWholeNumbers = 1000.0;

double amount(model::Millionths value) { return static_cast<double>(value) / model::kMillion; }

// Foreign text on one line, without anything that Markdown or HTML would read.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : wording::one_line(text, kLongest)) {
        if (std::string_view("\\`*_{}[]<>#|!~&").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

class NeedsPageSink final : public model::Sink {
   public:
    NeedsPageSink(std::filesystem::path folder, Lang lang) : folder_(std::move(folder)), lang_(lang) {}

    Result<void> begin(const model::RunInfo& run) override {
        run_ = &run;
        if (run.analysis->needs.empty()) return {};
        auto file = FileWriter::create(folder_ / name());
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
        std::string& out = file_->out();
        out += "# " + in(Phrase::needs_page_title, {{"title", same_text(plain(run.analysis->title))}}) + "\n\n";
        out += in(Phrase::needs_page_date, {{"date", wording::date(run.analysis->date)}}) + " " +
               wording::disclaimer().in(lang_) + "\n\n";
        out += "## " + in(Phrase::needs_page_territory, {}) + "\n\n";
        for (std::size_t n = 0; n < run.balances.size(); ++n) write_need(out, n);
        out += "## " + in(Phrase::needs_page_projects, {}) + "\n";
        return file_->flush_if_full();
    }

    Result<void> project(const model::ProjectResult& result) override {
        if (!file_) return {};
        std::string& out = file_->out();
        out += "\n### " + plain(result.project.id) + " " + plain(name_of(result.project)) + "\n\n";
        out += in(Phrase::needs_page_rollup, {{"label", result.summary.needs_label}}) + "\n\n";
        for (const model::Finding& finding : result.findings) {
            if (finding.side != model::Side::needs) continue;
            const Text word = finding.verdict == model::Verdict::not_applicable
                                  ? wording::label("verdict", model::code(finding.verdict))
                                  : wording::label("need_reading", model::code(finding.reading));
            out += "- **" + plain(finding.check_title.in(lang_)) + "**" + colon() + word.in(lang_) + ". " +
                   plain(finding.sentence.in(lang_)) + "\n";
            for (const Text& note : finding.notes) out += "  - " + plain(note.in(lang_)) + "\n";
        }
        return file_->flush_if_full();
    }

    Result<void> end(const model::RunTotals&) override { return file_ ? file_->close() : Result<void>{}; }
    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return "needs.md"; }

   private:
    [[nodiscard]] std::string in(Phrase phrase, std::initializer_list<wording::Argument> arguments) const {
        return wording::say(phrase, arguments).in(lang_);
    }
    [[nodiscard]] std::string colon() const { return lang_ == Lang::fr ? "\u202F: " : ": "; }

    [[nodiscard]] std::string number(const std::optional<double>& value) const {
        if (!value || !std::isfinite(*value)) return "–";
        const double size = std::abs(*value);
        return wording::number(*value, size >= kWholeNumbers ? 0 : size >= 10.0 ? 1 : 2).in(lang_);
    }
    [[nodiscard]] std::string share(double value) const {
        return std::isfinite(value) ? wording::share(Share{value}).in(lang_) : "–";
    }
    // In the unit of the target: a rate in per cent, or a number.
    [[nodiscard]] std::string goal(const model::NeedSpec& need, const std::optional<double>& value) const {
        if (!value || !std::isfinite(*value)) return "–";
        return need.rate() && need.percent ? share(*value) : number(value);
    }

    void write_need(std::string& out, std::size_t n) const {
        const model::NeedSpec& need = run_->analysis->needs[n];
        const model::NeedData& data = run_->needs[n];
        const model::UnitLayer& layer = run_->unit_layers[need.units];
        const model::NeedBalance& account = run_->balances[n];
        out += "### " + plain(need.title.in(lang_));
        const Text& unit = need.rate() ? need.counted : need.unit;
        if (!unit.empty()) out += " (" + plain(unit.in(lang_)) + ")";
        out += "\n\n";
        if (!need.document_title.empty())
            out += in(Phrase::needs_page_document, {{"document", same_text(plain(need.document_title.in(lang_)))}}) + " ";
        const Text origin = wording::label("origin", model::code(need.origin));
        const Text low = wording::share(Share{need.low});
        const Text high = wording::share(Share{need.high});
        const Phrase levels = need.sense == model::NeedSense::at_most ? Phrase::needs_page_ceiling
                              : need.rate()                             ? Phrase::needs_page_rate
                                                                        : Phrase::needs_page_levels;
        out += in(levels, {{"low", low}, {"high", high}, {"origin", origin}});
        out += "\n\n";
        if (!data.usable) {
            out += in(Phrase::need_open, {{"why", same_text(plain(data.problem.in(lang_)))}}) + "\n\n";
            return;
        }
        out += in(need.rate() ? Phrase::needs_page_rate_columns : Phrase::needs_page_columns, {}) + "\n";
        out += need.rate() ? "| --- | ---: | ---: | ---: | ---: | ---: | --- |\n"
                           : "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n";
        for (const model::UnitBalance& balance : account.units) {
            const model::UnitFigures& figures = data.units[balance.unit];
            const std::string state = wording::label("unit_state", model::code(balance.state)).in(lang_);
            out += "| " + plain(layer.units[balance.unit].name) + " | " + goal(need, figures.target) + " | ";
            if (need.rate()) {
                out += goal(need, balance.value_before) + " | " + number(amount(balance.supply)) + " | " +
                       goal(need, balance.value) + " | " + number(balance.balance) + " | ";
            } else {
                out += number(figures.existing) + " | " + number(amount(balance.weighted)) + " | " +
                       number(amount(balance.supply)) + " | " + number(balance.balance) + " | " +
                       share(balance.level) + " | ";
            }
            out += state + " |\n";
        }
        out += "\n";
        for (const model::UnitBalance& balance : account.units) {
            const Text& said = balance.sentence.empty() ? balance.why : balance.sentence;
            out += "- " + plain(layer.units[balance.unit].name) + colon() + plain(said.in(lang_)) + ".";
            if (balance.unknown > 0) {
                out += " " + plain(in(Phrase::need_unknown, {{"projects", wording::counted(wording::Noun::project,
                                                                                           balance.unknown)}}));
            }
            if (balance.to_specify > 0) {
                out += " " + plain(in(Phrase::need_later, {{"projects", wording::counted(wording::Noun::project,
                                                                                         balance.to_specify)}}));
            }
            out += "\n";
        }
        if (account.outside_projects > 0) {
            out += "- " +
                   in(Phrase::needs_page_outside,
                      {{"amount", wording::number(amount(account.outside), 2)},
                       {"projects", wording::counted(wording::Noun::project, account.outside_projects)}}) +
                   "\n";
        }
        for (const auto* quality : {&layer.quality, &data.quality}) {
            for (const Text& one : *quality) out += "- " + plain(one.in(lang_)) + "\n";
        }
        out += "\n";
    }

    std::filesystem::path folder_;
    Lang lang_;
    const model::RunInfo* run_ = nullptr;
    std::optional<FileWriter> file_;
};

}  // namespace

std::unique_ptr<model::Sink> make_needs_page_sink(const std::filesystem::path& folder, Lang lang) {
    return std::make_unique<NeedsPageSink>(folder, lang);
}

}  // namespace terracord::report
