#include "report/sheet.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "report/map_content.hpp"
#include "report/map_drawing.hpp"
#include "report/members.hpp"
#include "report/sheet_findings.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

using wording::Phrase;

constexpr double kLeft = 12.0;
constexpr double kWidth = kPageWidth - 2.0 * kLeft;
constexpr double kLegendWidth = 44.0;
constexpr double kMapHeight = 104.0;
constexpr std::size_t kMostHeadlines = 6;
constexpr std::size_t kName = 110;
constexpr int kUsualPages = 2;
constexpr int kMostPages = 3;  // where contradictions and reservations need it

// Each tells less than the one before. What no sheet leaves out: contradictions and reservations.
constexpr std::array kDetails{
    SheetDetail{},
    SheetDetail{.quiet_characters = 600, .need_lines = 2, .documents_apart = false},
    SheetDetail{.most_attention = 12,
                .notes = false,
                .most_open = 10,
                .open_lines = 2,
                .quiet_characters = 450,
                .most_needs = 10,
                .need_lines = 2,
                .most_consulted = 8,
                .documents_apart = false},
    SheetDetail{.most_attention = 8,
                .attention_lines = 2,
                .notes = false,
                .most_open = 8,
                .open_lines = 1,
                .quiet_characters = 250,
                .most_needs = 8,
                .need_lines = 1,
                .most_consulted = 5,
                .documents_apart = false},
    SheetDetail{.full_findings = 12,
                .most_attention = 5,
                .attention_lines = 1,
                .notes = false,
                .most_open = 6,
                .open_lines = 1,
                .quiet_characters = 0,
                .most_needs = 5,
                .need_lines = 1,
                .most_consulted = 4,
                .documents_apart = false},
};

std::string project_line(const PrintFacts& facts, const model::Project& project) {
    std::string line = facts.word("code") + " " + wording::one_line(project.id, 60);
    line += " · " + (project.commune_name.empty() ? facts.word("no_commune") : commune_of(project));
    line += " · " + facts.word("phase") + " " + wording::label("phase", model::code(project.phase), facts.lang);
    line += " · " + facts.word("area") + " " + facts.in(wording::area(SquareMetres{project.area_m2}));
    if (!project.law_date.empty())
        line += " · " + facts.word("law_date") + " " + facts.in(wording::date(project.law_date));
    return line;
}

// Name, facts, both roll-ups, the essential; answers where the page goes on.
double draw_summary(Canvas& canvas, const PrintFacts& facts, const model::ProjectResult& result, double top) {
    const model::Project& project = result.project;
    const model::Summary& summary = result.summary;
    double y = top;
    if (!facts.run->analysis->report.service.empty())
        y += canvas.write({kLeft, y}, kWidth, facts.word("sheet"), {.size = 7.5, .most_lines = 1}, kGrey);
    y += canvas.write({kLeft, y}, kWidth, wording::one_line(name_of(project), kName), {.size = 15.0, .most_lines = 2},
                      kInk, true);
    y += canvas.write({kLeft, y}, kWidth, project_line(facts, project), {.size = 8.0, .most_lines = 2}, kGrey) + 1.5;

    constexpr double kBox = 14.0;
    const bool needs = summary.needs != model::NeedsRollup::nothing_checked;
    const double documents_width = needs ? 132.0 : kWidth;
    const std::string counts = counts_text(summary.counts, facts.lang);
    draw_rollup(canvas, {kLeft, y, documents_width, kBox},
                counts.empty() ? facts.word("documents") : facts.word("col_documents") + facts.colon() + counts,
                wording::capitalised(facts.in(summary.documents_label)), cartography::style_of(summary.documents),
                10.0);
    if (needs)
        draw_rollup(canvas, {kLeft + documents_width + 2.0, y, kWidth - documents_width - 2.0, kBox},
                    facts.word("needs"), wording::capitalised(facts.in(summary.needs_label)),
                    cartography::style_of(summary.needs), 8.5);
    y += kBox + 1.5;

    const std::vector<Text>& headlines = summary.headlines;
    for (std::size_t i = 0; i < headlines.size() && i < kMostHeadlines; ++i) {
        const bool rest = i + 1 == kMostHeadlines && headlines.size() > kMostHeadlines;
        const auto more = static_cast<std::int64_t>(headlines.size() - i);
        const std::string text =
            rest ? facts.in(wording::say(Phrase::print_legend_more, {{"number", wording::count(more)}}))
                 : "• " + wording::one_line(facts.in(headlines[i]), 400);
        y += canvas.write({kLeft + 1.0, y}, kWidth - 1.0, text, {.size = 8.0, .most_lines = 2}) + 0.3;
    }
    if (headlines.empty())
        y += canvas.write({kLeft + 1.0, y}, kWidth - 1.0, facts.word("nothing_to_report"),
                          {.size = 8.0, .most_lines = 1});
    return y + 1.5;
}

// The map with its legend beside it.
void draw_map(Canvas& canvas, const PaperRectangle& box, const ProjectMap& map, const PrintFacts& facts) {
    const PaperRectangle frame{box.x, box.y, box.width - kLegendWidth - 3.0, box.height - 4.0};
    const MapNotes notes = draw_project_map(canvas, frame, map);
    const double left = frame.x + frame.width + 3.0;
    const Text scale = wording::say(notes.beyond_usual ? Phrase::print_scale_beyond : Phrase::print_scale,
                                    {{"number", wording::count(static_cast<std::int64_t>(notes.scale))}});
    const double height =
        canvas.write({left, box.y}, kLegendWidth, facts.in(scale), {.size = 8.5, .most_lines = 3}, kInk, true);
    draw_legend(canvas, {left, box.y + height + 1.8, kLegendWidth, frame.height - height - 2.0}, notes.legend,
                facts.lang);
    canvas.write({box.x, box.y + frame.height + 0.6}, box.width, notes.under, {.size = 6.0, .most_lines = 1}, kGrey);
}

ProjectMap map_of(const PrintFacts& facts, const model::ProjectResult& result, std::span<const ListedFinding> listed,
                  const SheetGround& ground, double dpi) {
    return {.run = facts.run,
            .result = &result,
            .listed = listed,
            .surroundings = ground.surroundings,
            .background = ground.background,
            .background_failed = ground.background_failed,
            .background_dpi = dpi,
            .lang = facts.lang};
}

Flow body(Canvas& canvas, const PrintFacts& facts, const model::ProjectResult& result,
          std::span<const ListedFinding> listed, const SheetDetail& detail, double first_top) {
    Flow flow(canvas, {.first_top = first_top, .top = 16.0});
    add_listed(flow, canvas, facts, listed, detail);
    add_open(flow, facts, result, detail);
    add_needs(flow, facts, result, detail);
    add_consultations(flow, facts, result, detail);
    add_quiet(flow, facts, result, detail);
    add_documents(flow, facts, result, detail);
    add_provenance(flow, facts);
    return flow;
}

// The most detail that fits the usual pages, else one more; where nothing does, the least.
Flow flowing(Canvas& canvas, const PrintFacts& facts, const model::ProjectResult& result,
             std::span<const ListedFinding> listed, double first_top) {
    std::optional<Flow> spare;
    for (const SheetDetail& detail : kDetails) {
        Flow flow = body(canvas, facts, result, listed, detail, first_top);
        if (flow.pages() <= kUsualPages) return flow;
        if (!spare || spare->pages() > kMostPages) spare.emplace(std::move(flow));
    }
    return std::move(*spare);
}

Text sheet_title(const model::Project& project) {
    const std::string code = wording::one_line(project.id, 60);
    const std::string name = wording::one_line(name_of(project), kName);
    return wording::say(Phrase::print_sheet_title,
                        {{"project", same_text(name == code ? code : name + " (" + code + ")")}});
}

}  // namespace

Result<std::string> sheet_pdf(const PrintFacts& facts, const model::ProjectResult& result, const SheetGround& ground) {
    constexpr double kBackgroundDpi = 130.0;
    const std::string title = facts.in(sheet_title(result.project));
    auto canvas = Canvas::pdf(kPageWidth, kPageHeight, pdf_facts(facts, title));
    if (!canvas) return tl::unexpected(canvas.error());
    const std::vector<ListedFinding> listed = listed_findings(result);
    double top = draw_office_head(*canvas, facts, facts.word("sheet"));
    canvas->bookmark(wording::one_line(name_of(result.project), kName), 0.0);
    top = draw_summary(*canvas, facts, result, top);
    canvas->bookmark(facts.word("map"), top);
    draw_map(*canvas, {kLeft, top, kWidth, kMapHeight}, map_of(facts, result, listed, ground, kBackgroundDpi), facts);
    top += kMapHeight + 1.0;
    Flow flow = flowing(*canvas, facts, result, listed, top);
    flow.draw([&](int page, int pages) {
        draw_foot(*canvas, facts, page, pages);
        if (page == 1) return;
        canvas->write({kLeft, 9.0}, kWidth, title, {.size = 7.5, .most_lines = 1}, kGrey);
        canvas->line({kLeft, 13.5}, {kLeft + kWidth, 13.5}, kRule, 0.3);
    });
    return canvas->finish();
}

Result<std::string> map_png(const PrintFacts& facts, const model::ProjectResult& result, const SheetGround& ground) {
    constexpr double kPixels = 1600.0;
    constexpr double kPaper = 200.0;  // mm wide: letters and hatches as large as on a sheet
    constexpr double kHeight = 138.0;
    constexpr double kDpi = kPixels / kPaper * 25.4;
    auto canvas = Canvas::picture(kPaper, kHeight, kDpi, facts.lang);
    if (!canvas) return tl::unexpected(canvas.error());
    const std::vector<ListedFinding> listed = listed_findings(result);
    const double margin = 4.0;
    canvas->write({margin, 2.5}, kPaper - 2.0 * margin, wording::one_line(name_of(result.project), kName),
                  {.size = 12.0, .most_lines = 1}, kInk, true);
    canvas->write({margin, 8.2}, kPaper - 2.0 * margin,
                  project_line(facts, result.project) + " · " + facts.in(result.summary.documents_label),
                  {.size = 7.5, .most_lines = 1}, kGrey);
    draw_map(*canvas, {margin, 13.0, kPaper - 2.0 * margin, kHeight - 18.5},
             map_of(facts, result, listed, ground, kDpi), facts);
    canvas->write({margin, kHeight - 4.8}, kPaper - 2.0 * margin, facts.in(wording::disclaimer()),
                  {.size = 6.0, .most_lines = 1}, kGrey);
    return canvas->finish();
}

}  // namespace terracord::report
