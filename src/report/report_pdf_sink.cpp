#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "cartography/label_points.hpp"
#include "report/file_writer.hpp"
#include "report/map_drawing.hpp"
#include "report/members.hpp"
#include "report/print_parts.hpp"
#include "report/print_sinks.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

using cartography::MapFrame;
using model::DocumentsRollup;
using wording::Noun;
using wording::Phrase;

constexpr const char* kName = "report.pdf";
constexpr double kLeft = 12.0;
constexpr double kWidth = kPageWidth - 2.0 * kLeft;
constexpr double kSmall = 6.5;
constexpr double kText = 8.0;
constexpr std::size_t kMostRows = static_cast<std::size_t>(kMostUnasked);
constexpr std::size_t kMostDrawn = 2000;  // perimeters; those after are points
constexpr std::size_t kMostNumbered = 80;
constexpr std::size_t kMostMissing = 6;
constexpr std::size_t kMostCauses = 5;
constexpr std::size_t kMostDocuments = 60;
constexpr std::size_t kTitle = 110;

constexpr std::array kRollups{DocumentsRollup::conflict, DocumentsRollup::not_demonstrated,
                              DocumentsRollup::reservations, DocumentsRollup::no_contradiction,
                              DocumentsRollup::nothing_checked};

class ReportPdfSink final : public model::Sink {
   public:
    ReportPdfSink(std::filesystem::path folder, PrintOptions options)
        : folder_(std::move(folder)), options_(std::move(options)) {}

    Result<void> begin(const model::RunInfo& run) override {
        facts_ = print_facts(run, options_.lang);
        return {};
    }

    Result<void> project(const model::ProjectResult& result) override {
        const model::Summary& summary = result.summary;
        for (const model::Finding& finding : result.findings) {
            if (finding.reason != model::Reason::document_missing || !finding.mandatory) continue;
            Missing& missing = missing_[finding.document_id];
            missing.title = finding.document_title;
            ++missing.projects;
        }
        const geometry::Box box = result.project.perimeter.box();
        Drawn& drawn = drawn_.emplace_back();
        drawn.middle = {(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0};
        drawn.rollup = summary.documents;
        if (drawn_.size() <= kMostDrawn) drawn.perimeter = result.project.perimeter;
        ground_.add(box);
        if (rows_.size() < kMostRows)
            rows_.push_back({wording::one_line(result.project.id, 60),
                             wording::one_line(name_of(result.project), kTitle), commune_of(result.project),
                             summary.documents, summary.needs, summary.counts});
        return {};
    }

    Result<void> end(const model::RunTotals& totals) override {
        totals_ = &totals;
        const std::string title =
            facts_.in(wording::say(Phrase::print_report_title,
                                   {{"title", same_text(wording::one_line(facts_.run->analysis->title, kTitle))}}));
        auto canvas = Canvas::pdf(kPageWidth, kPageHeight, pdf_facts(facts_, title));
        if (!canvas) return tl::unexpected(canvas.error());
        canvas_ = &*canvas;
        const double top = draw_first_page();
        Flow flow(*canvas, {.first_top = top, .top = 16.0});
        add_projects(flow);
        add_documents(flow);
        add_needs(flow);
        add_provenance(flow, facts_);
        flow.draw([&](int page, int pages) {
            draw_foot(*canvas, facts_, page, pages);
            if (page == 1) return;
            canvas->write({kLeft, 9.0}, kWidth, title, {.size = 7.5, .most_lines = 1}, kGrey);
            canvas->line({kLeft, 13.5}, {kLeft + kWidth, 13.5}, kRule, 0.3);
        });
        auto bytes = canvas->finish();
        if (!bytes) return tl::unexpected(bytes.error());
        return write_file(folder_ / kName, *bytes);
    }
    [[nodiscard]] std::string name() const override { return kName; }

   private:
    struct Missing {
        Text title;
        std::int64_t projects = 0;
    };
    struct Row {
        std::string id;
        std::string name;
        std::string commune;
        DocumentsRollup documents = DocumentsRollup::nothing_checked;
        model::NeedsRollup needs = model::NeedsRollup::nothing_checked;
        model::Counts counts;
    };
    struct Drawn {
        geometry::Point middle;
        DocumentsRollup rollup = DocumentsRollup::nothing_checked;
        geometry::Shape perimeter;  // empty: a point stands for it
    };

    [[nodiscard]] std::string say(Phrase phrase, std::initializer_list<wording::Argument> arguments) const {
        return facts_.in(wording::say(phrase, arguments));
    }
    [[nodiscard]] static std::int64_t count_of(std::size_t size) { return static_cast<std::int64_t>(size); }
    [[nodiscard]] std::int64_t projects_of(DocumentsRollup rollup) const {
        const auto found = totals_->documents_rollups.find(std::string(model::code(rollup)));
        return found == totals_->documents_rollups.end() ? 0 : found->second;
    }

    double heading(double y, const char* word) {
        canvas_->bookmark(facts_.word(word), y);
        canvas_->write({kLeft, y}, kWidth, facts_.word(word), {.size = 9.5, .most_lines = 1}, kInk, true);
        canvas_->line({kLeft, y + 5.2}, {kLeft + kWidth, y + 5.2}, kRule, 0.3);
        return y + 6.4;
    }

    // Read in a minute: what was asked, what comes out, what is missing, where. Answers where the page goes on.
    double draw_first_page() {
        const model::Analysis& analysis = *facts_.run->analysis;
        const Asked asked = asked_of(analysis);
        double y = draw_office_head(*canvas_, facts_, facts_.word("report"));
        if (!analysis.report.service.empty())
            y += canvas_->write({kLeft, y}, kWidth, facts_.word("report"), {.size = 7.5, .most_lines = 1}, kGrey);
        y += canvas_->write({kLeft, y}, kWidth, wording::one_line(analysis.title, kTitle),
                            {.size = 15.0, .most_lines = 2}, kInk, true);
        y += canvas_->write({kLeft, y}, kWidth,
                            say(Phrase::print_asked,
                                {{"projects", wording::counted(Noun::project, totals_->projects)},
                                 {"documents", wording::counted(Noun::document, asked.documents)},
                                 {"checks", wording::counted(Noun::check, asked.checks)},
                                 {"needs", wording::counted(Noun::need, count_of(analysis.needs.size()))},
                                 {"date", wording::date(analysis.date)}}),
                            {.size = kText}, kGrey) +
             2.0;
        y = draw_bar(heading(y, "outcome"));
        y = draw_missing(heading(y + 1.5, "missing"));
        if (!totals_->open.empty()) y = draw_causes(heading(y + 1.5, "would_settle"));
        y = heading(y + 1.5, "overview");
        constexpr double kFoot = 283.0;
        const double height = std::max(60.0, kFoot - y - 4.5);
        draw_overview({kLeft, y, kWidth, height});
        return kFoot;  // the tables begin on the next page
    }

    double draw_bar(double y) {
        constexpr double kBar = 7.0;
        double x = kLeft;
        const double all = static_cast<double>(std::max<std::int64_t>(1, totals_->projects));
        for (const DocumentsRollup rollup : kRollups) {
            const std::int64_t projects = projects_of(rollup);
            if (projects == 0) continue;
            const double width = kWidth * static_cast<double>(projects) / all;
            canvas_->fill_rectangle({x, y, width, kBar}, cartography::style_of(rollup).line);
            if (width > 6.0)
                canvas_->write({x, y + 1.4}, width, facts_.in(wording::count(projects)),
                               {.size = 9.0, .align = Align::centre, .most_lines = 1}, kWhite, true);
            x += width;
        }
        y += kBar + 1.5;
        for (const DocumentsRollup rollup : kRollups) {
            const std::int64_t projects = projects_of(rollup);
            if (projects == 0) continue;
            const cartography::Style& style = cartography::style_of(rollup);
            const Run runs[] = {{std::string(style.mark) + "  ", true, style.line},
                                {say(Phrase::print_rollup_projects,
                                     {{"projects", wording::counted(Noun::project, projects)},
                                      {"label", wording::label("documents_rollup", model::code(rollup))}}),
                                 false, kInk}};
            y += canvas_->write({kLeft + 1.0, y}, kWidth, runs, {.size = 8.5, .most_lines = 1}) + 0.4;
        }
        const std::string needs = needs_line();
        if (!needs.empty()) {
            const Run runs[] = {{facts_.word("needs") + facts_.colon(), true, kInk}, {needs, false, kInk}};
            y += canvas_->write({kLeft + 1.0, y + 0.6}, kWidth, runs, {.size = 8.5, .most_lines = 1}) + 0.6;
        }
        return y;
    }

    [[nodiscard]] std::string needs_line() const {
        std::vector<Text> parts;
        for (const model::NeedsRollup rollup : {model::NeedsRollup::worsens, model::NeedsRollup::not_assessable,
                                                model::NeedsRollup::contributes, model::NeedsRollup::neutral}) {
            const auto found = totals_->needs_rollups.find(std::string(model::code(rollup)));
            if (found == totals_->needs_rollups.end() || found->second == 0) continue;
            const Text label = wording::label("needs_rollup", model::code(rollup));
            const Text number = wording::count(found->second);
            parts.push_back({label.fr + " (" + number.fr + ")", label.en + " (" + number.en + ")"});
        }
        return facts_.in(wording::joined(parts));
    }

    double draw_missing(double y) {
        std::vector<const Missing*> order;
        for (const auto& [id, missing] : missing_) order.push_back(&missing);
        std::stable_sort(order.begin(), order.end(),
                         [](const Missing* a, const Missing* b) { return a->projects > b->projects; });
        if (order.empty())
            return y + canvas_->write({kLeft + 1.0, y}, kWidth, say(Phrase::print_all_supplied, {}), {.size = kText});
        for (std::size_t i = 0; i < order.size() && i < kMostMissing; ++i) {
            const std::string text =
                say(Phrase::print_not_supplied,
                    {{"label",
                      {wording::one_line(order[i]->title.fr, kTitle), wording::one_line(order[i]->title.en, kTitle)}},
                     {"projects", wording::counted(Noun::project, order[i]->projects)}});
            const Run runs[] = {{"?  ", true, kGrey}, {text, true, kInk}};
            y += canvas_->write({kLeft + 1.0, y}, kWidth, runs, {.size = kText, .most_lines = 1}) + 0.3;
        }
        return y + write_more(y, order.size(), kMostMissing);
    }

    double write_more(double y, std::size_t all, std::size_t shown) {
        if (all <= shown) return 0.0;
        return canvas_->write({kLeft + 1.0, y}, kWidth,
                              say(Phrase::print_more_causes, {{"number", wording::count(count_of(all - shown))}}),
                              {.size = kSmall, .most_lines = 1}, kGrey);
    }

    double draw_causes(double y) {
        for (std::size_t i = 0; i < totals_->open.size() && i < kMostCauses; ++i) {
            const model::OpenCause& cause = totals_->open[i];
            const std::string settles =
                say(Phrase::print_settles, {{"checks", wording::counted(Noun::check, cause.verdicts)},
                                            {"projects", wording::counted(Noun::project, cause.projects)}});
            const Run runs[] = {{wording::one_line(facts_.in(cause.supply), 300) + " ", false, kInk},
                                {" (" + settles + ")", false, kGrey}};
            canvas_->write({kLeft + 1.0, y}, 4.0, "•", {.size = kText});
            y += canvas_->write({kLeft + 4.0, y}, kWidth - 4.0, runs, {.size = kText, .most_lines = 2}) + 0.4;
        }
        return y + write_more(y, totals_->open.size(), kMostCauses);
    }

    void draw_overview(const PaperRectangle& paper) {
        const MapFrame frame = MapFrame::around(ground_, paper, 0.06);
        canvas_->begin_clip(paper);
        const geometry::Box room{paper.x + 1.0, paper.y + 1.0, paper.x + paper.width - 1.0,
                                 paper.y + paper.height - 1.0};
        cartography::Labels labels(room);
        // Scale bar and north arrow.
        labels.keep_free({paper.x, paper.y + paper.height - 12.0, paper.x + 66.0, paper.y + paper.height});
        labels.keep_free({paper.x + paper.width - 12.0, paper.y + paper.height - 19.0, paper.x + paper.width,
                          paper.y + paper.height});
        std::vector<std::pair<geometry::Point, std::string>> communes;
        if (options_.surroundings != nullptr) {
            for (const cartography::Neighbour& commune : options_.surroundings->communes(frame.ground())) {
                const auto part = cartography::clipped(*commune.shape, frame.ground().widened(frame.metres(3.0)));
                const geometry::Shape& shape = part ? *part : *commune.shape;
                canvas_->shape(shape, frame, cartography::style_named("commune"));
                if (const auto at = cartography::label_point(shape))
                    communes.emplace_back(frame.to_paper(*at), wording::one_line(commune.label, 40));
            }
        }
        // The gravest last, over the others.
        for (auto rollup = kRollups.rbegin(); rollup != kRollups.rend(); ++rollup) {
            for (const Drawn& drawn : drawn_) {
                if (drawn.rollup == *rollup) draw_project(frame, drawn);
            }
        }
        if (drawn_.size() <= kMostNumbered) draw_numbers(frame, labels);
        for (const auto& [at, name] : communes) {
            const Run run{name, false, kGrey};
            const TextStyle style{.size = 7.0, .align = Align::centre, .most_lines = 1, .halo = true};
            const Canvas::Extent extent = canvas_->measure(60.0, std::span(&run, 1), style);
            if (const auto place = labels.place(at, extent.width + 1.0, extent.height))
                canvas_->write({place->x - extent.width / 2.0 - 1.0, place->y - extent.height / 2.0},
                               extent.width + 2.0, std::span(&run, 1), style);
        }
        draw_scale_and_north(*canvas_, frame, facts_.lang);
        canvas_->end_clip();
        canvas_->frame_rectangle(paper, kGrey, 0.25);
        const std::string scale =
            say(Phrase::print_scale, {{"number", wording::count(static_cast<std::int64_t>(frame.scale()))}});
        canvas_->write({paper.x, paper.y + paper.height + 0.6}, paper.width,
                       scale + ". " + say(Phrase::print_crs, {{"crs", same_text(crs_text(*facts_.run))}}) + ".",
                       {.size = 6.0, .most_lines = 1}, kGrey);
    }

    void draw_project(const MapFrame& frame, const Drawn& drawn) {
        constexpr double kTooSmall = 2.5;  // mm
        constexpr double kRadius = 1.0;
        cartography::Style style = cartography::style_of(drawn.rollup);
        const geometry::Box box = drawn.perimeter.box();
        if (drawn.perimeter.empty() || frame.millimetres(std::max(box.width(), box.height())) < kTooSmall) {
            canvas_->disc(frame.to_paper(drawn.middle), kRadius, style.line, kWhite, 0.2);
            return;
        }
        style.fill.alpha = 120;
        style.line_mm = 0.4;
        canvas_->shape(drawn.perimeter, frame, style);
    }

    void draw_numbers(const MapFrame& frame, cartography::Labels& labels) {
        for (std::size_t i = 0; i < drawn_.size(); ++i) {
            const Run run{std::to_string(i + 1), true, cartography::style_of(drawn_[i].rollup).line};
            const TextStyle style{.size = 6.5, .align = Align::centre, .most_lines = 1, .halo = true};
            const Canvas::Extent extent = canvas_->measure(20.0, std::span(&run, 1), style);
            const geometry::Point at = frame.to_paper(drawn_[i].middle);
            if (const auto place = labels.place({at.x, at.y - 2.2}, extent.width + 0.4, extent.height))
                canvas_->write({place->x - extent.width / 2.0 - 1.0, place->y - extent.height / 2.0},
                               extent.width + 2.0, std::span(&run, 1), style);
        }
    }

    // Columns of the table of projects: left edge and width.
    struct Column {
        double x;
        double width;
        Align align;
    };
    static constexpr std::array kColumns{
        Column{0.0, 7.0, Align::right},   Column{9.0, 57.0, Align::left},   Column{67.0, 25.0, Align::left},
        Column{93.0, 42.0, Align::left},  Column{136.0, 14.0, Align::left}, Column{149.0, 9.0, Align::right},
        Column{158.0, 8.0, Align::right}, Column{166.0, 8.0, Align::right}, Column{175.0, 11.0, Align::right}};

    void table_row(Flow& flow, std::vector<std::vector<Run>> cells, bool shaded) {
        double height = 0.0;
        for (std::size_t i = 0; i < cells.size(); ++i)
            height = std::max(height,
                              canvas_->measure(kColumns[i].width, cells[i], {.size = kSmall, .most_lines = 2}).height);
        height += 1.0;
        flow.add(height, [cells = std::move(cells), shaded, height](Canvas& canvas, double top) {
            if (shaded) canvas.fill_rectangle({kLeft, top, kWidth, height}, kPale);
            for (std::size_t i = 0; i < cells.size(); ++i)
                canvas.write({kLeft + kColumns[i].x, top + 0.5}, kColumns[i].width, cells[i],
                             {.size = kSmall, .align = kColumns[i].align, .most_lines = 2});
        });
    }

    void add_projects(Flow& flow) {
        flow.new_page();
        flow.heading(facts_.word("projects"));
        std::vector<std::vector<Run>> head;
        for (const char* word : {"col_number", "col_project", "col_commune", "col_documents", "col_needs",
                                 "col_conflict", "col_reservation", "col_attention", "col_open"})
            head.push_back({{facts_.word(word), true, kGrey}});
        table_row(flow, std::move(head), false);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const Row& row = rows_[i];
            const cartography::Style& style = cartography::style_of(row.documents);
            const cartography::Style& needs = cartography::style_of(row.needs);
            const bool has_needs = row.needs != model::NeedsRollup::nothing_checked;
            const auto number = [&](model::Verdict verdict) {
                const std::int64_t count = row.counts.of(verdict);
                return std::vector<Run>{
                    {count == 0 ? "·" : facts_.in(wording::count(count)), count > 0, count > 0 ? kInk : kRule}};
            };
            std::vector<Run> name{{row.name.empty() ? row.id : row.name, true, kInk}};
            if (!row.name.empty() && row.name != row.id) name.push_back({"  " + row.id, false, kGrey});
            table_row(
                flow,
                {{{std::to_string(i + 1), false, kGrey}},
                 std::move(name),
                 {{row.commune, false, kInk}},
                 {{std::string(style.mark) + " ", true, style.line},
                  {wording::label("documents_rollup", model::code(row.documents), facts_.lang), false, style.line}},
                 {{has_needs ? std::string(needs.mark) + " " : "", true, needs.line},
                  {has_needs ? wording::label("needs_rollup", model::code(row.needs), facts_.lang) : "", false,
                   needs.line}},
                 number(model::Verdict::conflict),
                 number(model::Verdict::reservation),
                 number(model::Verdict::attention),
                 number(model::Verdict::not_assessable)},
                i % 2 == 0);
        }
        const std::int64_t more = totals_->projects - count_of(rows_.size());
        if (more > 0)
            flow.paragraph({{say(Phrase::print_more_projects, {{"projects", wording::counted(Noun::project, more)}}),
                             false, kGrey}},
                           {.size = kSmall});
        if (!facts_.run->failed_projects.empty())
            flow.paragraph(
                {{say(Phrase::print_failed_projects,
                      {{"projects", wording::counted(Noun::project, count_of(facts_.run->failed_projects.size()))}}),
                  true, kInk}},
                {.size = kText});
    }

    void add_documents(Flow& flow) const {
        const std::vector<model::DocumentSpec>& documents = facts_.run->analysis->documents;
        if (documents.empty()) return;
        flow.heading(facts_.word("data"));
        for (std::size_t d = 0; d < documents.size() && d < kMostDocuments; ++d) {
            const model::DocumentSpec& document = documents[d];
            std::string line;
            if (document.relation != model::Relation::guidance)  // which is its own status
                line += ", " + wording::label("document_status", model::code(document.status), facts_.lang);
            const auto dated = [&](Phrase phrase, const std::string& date) {
                if (!date.empty()) line += ", " + say(phrase, {{"date", wording::date(date)}});
            };
            if (!document.version.empty())
                line += ", " +
                        say(Phrase::explain_version, {{"version", same_text(wording::one_line(document.version, 60))}});
            dated(Phrase::explain_approved, document.approved);
            dated(Phrase::explain_received, document.obtained);
            line += ", " + wording::label("relation", model::code(document.relation), facts_.lang);
            flow.paragraph(
                {{wording::one_line(facts_.in(document.title), kTitle), true, kInk}, {line + ".", false, kInk}},
                {.size = kSmall + 0.5}, 0.3);
            add_quality(flow, d);
        }
        if (documents.size() > kMostDocuments)
            flow.paragraph({{say(Phrase::print_legend_more,
                                 {{"number", wording::count(count_of(documents.size() - kMostDocuments))}}),
                             false, kGrey}},
                           {.size = kSmall});
    }

    // What is wrong with the data of a document, a line a layer, the first ones.
    void add_quality(Flow& flow, std::size_t d) const {
        constexpr std::size_t kMostLines = 6;
        std::size_t told = 0;
        const auto tell = [&](const std::string& layer, const std::string& what) {
            if (told++ < kMostLines)
                flow.paragraph({{wording::one_line(layer, 60) + facts_.colon(), true, kGrey},
                                {wording::one_line(what, 400), false, kGrey}},
                               {.size = kSmall}, 0.2, 4.0);
        };
        for (const model::LayerAccount& layer : facts_.run->layers) {
            if (layer.document != d) continue;
            // What the document does not hold was told where a check asked for it.
            if (!layer.usable && !layer.source.empty())
                tell(layer.layer, facts_.word("unusable") + facts_.colon() + facts_.in(layer.problem));
            if (!layer.repairs.empty()) {
                const auto aside = std::count_if(layer.repairs.begin(), layer.repairs.end(),
                                                 [](const model::Repair& repair) { return repair.set_aside; });
                tell(layer.layer,
                     say(Phrase::print_repaired,
                         {{"features", wording::counted(Noun::object, count_of(layer.repairs.size()) - aside)},
                          {"aside", wording::count(aside)}}));
            }
            for (const Text& quality : layer.quality) tell(layer.layer, facts_.in(quality));
        }
        if (told > kMostLines)
            flow.paragraph({{say(Phrase::print_legend_more, {{"number", wording::count(count_of(told - kMostLines))}}),
                             false, kGrey}},
                           {.size = kSmall}, 0.2, 4.0);
    }

    void add_needs(Flow& flow) const {
        const model::RunInfo& run = *facts_.run;
        if (run.balances.empty()) return;
        flow.heading(facts_.word("territory_needs"));
        for (std::size_t n = 0; n < run.balances.size() && n < run.analysis->needs.size(); ++n) {
            const model::NeedSpec& need = run.analysis->needs[n];
            const bool ceiling = need.sense == model::NeedSense::at_most;
            std::int64_t short_of = 0;
            for (const model::UnitBalance& unit : run.balances[n].units) {
                const bool misses =
                    ceiling ? unit.state == model::UnitState::exceeded
                            : unit.state == model::UnitState::shortfall || unit.state == model::UnitState::nearly_met;
                short_of += misses ? 1 : 0;
            }
            const std::string said =
                say(ceiling ? Phrase::print_need_ceilings : Phrase::print_need_units,
                    {{"short", wording::count(short_of)},
                     {"units", wording::counted(Noun::territorial_unit, count_of(run.balances[n].units.size()))}});
            flow.paragraph({{wording::one_line(facts_.in(need.title), kTitle) + facts_.colon(), true, kInk},
                            {said + ".", false, kInk}},
                           {.size = kSmall + 0.5}, 0.3);
        }
    }

    std::filesystem::path folder_;
    PrintOptions options_;
    PrintFacts facts_;
    const model::RunTotals* totals_ = nullptr;
    Canvas* canvas_ = nullptr;
    std::map<std::string, Missing> missing_;
    std::vector<Row> rows_;
    std::vector<Drawn> drawn_;
    geometry::Box ground_;
};

}  // namespace

std::unique_ptr<model::Sink> make_report_pdf_sink(const std::filesystem::path& folder, PrintOptions options) {
    return std::make_unique<ReportPdfSink>(folder, std::move(options));
}

}  // namespace terracord::report
