#include "report/sheet_findings.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "report/map_drawing.hpp"
#include "report/members.hpp"
#include "wording/numbers.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::report {

namespace {

using model::Finding;
using model::Verdict;
using wording::Noun;
using wording::Phrase;

constexpr std::size_t kTitle = 140;      // characters of what others wrote
constexpr std::size_t kSentence = 1500;  // of a sentence, which may quote others
constexpr double kText = 7.5;            // points
constexpr double kSmall = 6.5;
constexpr std::size_t kMostNotes = 2;
constexpr std::size_t kMostClearances = 700;

std::string clean(const PrintFacts& facts, const Text& text, std::size_t longest) {
    return wording::one_line(facts.in(text), longest);
}

void add_piece(std::string& all, const std::string& piece, const char* between = ", ") {
    if (piece.empty()) return;
    if (!all.empty()) all += between;
    all += piece;
}

// "approbation du 20 janvier 2015".
std::string dated(const PrintFacts& facts, Phrase phrase, const std::string& date) {
    return date.empty() ? std::string() : facts.in(wording::say(phrase, {{"date", wording::date(date)}}));
}

// Title, version, dates, what it binds to.
std::string document_line(const PrintFacts& facts, const Finding& finding) {
    std::string all = clean(facts, finding.document_title, kTitle);
    const std::string version = wording::one_line(finding.document_version, 60);
    if (!version.empty())
        add_piece(all, facts.in(wording::say(Phrase::explain_version, {{"version", same_text(version)}})));
    add_piece(all, dated(facts, Phrase::explain_approved, finding.document_date));
    add_piece(all, dated(facts, Phrase::explain_received, finding.document_obtained));
    return all;
}

std::string reference_line(const PrintFacts& facts, const Finding& finding) {
    std::string all = wording::one_line(finding.reference, 220);
    if (!all.empty() && !finding.reference_verified)
        all = facts.in(wording::say(Phrase::explain_reference_doubt, {{"reference", same_text(all)}}));
    add_piece(all, clean(facts, finding.place, kTitle));
    return all;
}

struct Line {
    std::vector<Run> runs;
    TextStyle style;
};

void add_labelled(std::vector<Line>& lines, const PrintFacts& facts, const char* label, const std::string& value,
                  const Colour& colour = kGrey) {
    if (value.empty()) return;
    const std::string head = wording::label("explain", label, facts.lang) + facts.colon();
    lines.push_back({{{head, true, colour}, {value, false, colour}}, {.size = kSmall}});
}

// Behind a label that says the same: "Pour le lever : retirer ..." -> "retirer ...".
std::string without_label(const std::string& text, const std::string& label) {
    if (text.compare(0, label.size(), label) != 0) return text;
    const std::size_t colon = text.find(": ", label.size());
    return colon == std::string::npos ? text : text.substr(colon + 2);
}

std::string decision_line(const PrintFacts& facts, const Finding& finding) {
    if (!finding.decision) return {};
    const model::Decision& decision = finding.decision->decision;
    std::string all = wording::label("decision_state", model::code(decision.state), facts.lang);
    add_piece(all, wording::one_line(decision.author, 60));
    if (!decision.date.empty()) add_piece(all, facts.in(wording::date(decision.date)));
    add_piece(all, wording::one_line(decision.reason, 200), facts.colon().c_str());
    if (finding.decision->standing != model::Standing::holds)
        add_piece(all, wording::label("standing", model::code(finding.decision->standing), facts.lang), " ; ");
    return all;
}

std::vector<Line> lines_of(const PrintFacts& facts, const ListedFinding& listed, const SheetDetail& detail) {
    const Finding& finding = *listed.finding;
    const bool attention = finding.verdict == Verdict::attention;
    const bool full = listed.number <= detail.full_findings;
    const Colour& colour = cartography::style_of(finding.verdict).line;
    std::vector<Line> lines;
    std::string title = clean(facts, finding.check_title, kTitle);
    if (title.empty()) title = clean(facts, finding.document_title, kTitle);
    std::vector<Run> head{{title, true, kInk},
                          {"  " + wording::label("verdict", model::code(finding.verdict), facts.lang), true, colour}};
    if (listed.shapes.empty()) head.push_back({"  (" + facts.word("whole_perimeter") + ")", false, kGrey});
    lines.push_back({std::move(head), {.size = 8.0}});
    const int most = attention ? detail.attention_lines : full ? 0 : 2;
    lines.push_back({{{clean(facts, finding.sentence, kSentence)}}, {.size = kText, .most_lines = most}});
    if (attention && detail.attention_lines > 0) return lines;
    add_labelled(lines, facts, "reference", reference_line(facts, finding));
    if (!full) return lines;
    const std::string label = wording::label("explain", "clearance", facts.lang);
    add_labelled(lines, facts, "clearance",
                 wording::capitalised(without_label(clean(facts, finding.clearance.sentence, kMostClearances), label)),
                 Colour{0, 90, 66, 255});
    std::string document = document_line(facts, finding);
    add_piece(document, wording::label("relation", model::code(finding.relation), facts.lang));
    if (!finding.enforceable) add_piece(document, facts.word("not_in_force"));
    add_labelled(lines, facts, "document", document);
    if (finding.stability.firmness == model::Firmness::fragile)
        add_labelled(lines, facts, "stability", clean(facts, finding.stability.sentence, 400));
    if (!detail.notes) return lines;
    if (const std::string decision = decision_line(facts, finding); !decision.empty())
        lines.push_back(
            {{{facts.word("decision") + facts.colon(), true, kInk}, {decision, false, kInk}}, {.size = kSmall}});
    for (std::size_t i = 0; i < finding.notes.size() && i < kMostNotes; ++i)
        add_labelled(lines, facts, "note", clean(facts, finding.notes[i], 300));
    return lines;
}

void add_finding(Flow& flow, Canvas& canvas, const PrintFacts& facts, const ListedFinding& listed,
                 const SheetDetail& detail) {
    constexpr double kIndent = 7.0;
    constexpr double kAfter = 1.6;
    constexpr double kBetween = 0.2;
    const std::vector<Line> lines = lines_of(facts, listed, detail);
    const double left = flow.page().left;
    const double width = flow.page().width;
    const std::size_t number = listed.number;
    const Verdict verdict = listed.finding->verdict;
    // Title and sentence stay together; what follows may go on over the page.
    constexpr std::size_t kTogether = 2;
    for (std::size_t first = 0; first < lines.size();) {
        const std::size_t end = std::min(lines.size(), first == 0 ? kTogether : first + 1);
        std::vector<Line> some(lines.begin() + static_cast<std::ptrdiff_t>(first),
                               lines.begin() + static_cast<std::ptrdiff_t>(end));
        double height = 0.0;
        for (const Line& line : some)
            height += canvas.measure(width - kIndent, line.runs, line.style).height + kBetween;
        const bool begins = first == 0;
        flow.add(height + (end == lines.size() ? kAfter : 0.0), [=, some = std::move(some)](Canvas& on, double top) {
            on.fill_rectangle({left, top, 0.9, height}, cartography::style_of(verdict).line);
            if (begins) draw_number(on, {left + 3.7, top + 2.1}, number, verdict);
            double y = top;
            for (const Line& line : some)
                y += on.write({left + kIndent, y}, width - kIndent, line.runs, line.style) + kBetween;
        });
        first = end;
    }
}

std::string rest(const PrintFacts& facts, std::size_t number) {
    return facts.in(wording::say(Phrase::print_more_findings,
                                 {{"findings", wording::counted(Noun::finding, static_cast<std::int64_t>(number))}}));
}

}  // namespace

void add_listed(Flow& flow, Canvas& canvas, const PrintFacts& facts, std::span<const ListedFinding> listed,
                const SheetDetail& detail) {
    if (listed.empty()) {
        flow.heading(facts.word("findings"));
        flow.paragraph({{facts.word("no_findings")}}, {.size = kText});
        return;
    }
    for (const auto& [verdict, word] :
         {std::pair(Verdict::conflict, "conflicts"), std::pair(Verdict::reservation, "reservations"),
          std::pair(Verdict::attention, "attention")}) {
        std::size_t told = 0;
        std::size_t left_out = 0;
        for (const ListedFinding& one : listed) {
            if (one.finding->verdict != verdict) continue;
            if (told == 0) flow.heading(facts.word(word));
            if (verdict == Verdict::attention && told >= detail.most_attention) {
                ++left_out;
                continue;
            }
            add_finding(flow, canvas, facts, one, detail);
            ++told;
        }
        if (left_out > 0) flow.paragraph({{rest(facts, left_out), false, kGrey}}, {.size = kSmall});
    }
}

void add_open(Flow& flow, const PrintFacts& facts, const model::ProjectResult& result, const SheetDetail& detail) {
    const std::vector<model::OpenCause>& open = result.summary.open;
    if (open.empty()) return;
    flow.heading(facts.word("open"));
    for (std::size_t i = 0; i < open.size() && i < detail.most_open; ++i) {
        const model::OpenCause& cause = open[i];
        std::vector<Run> runs{{"? ", true, kGrey}, {clean(facts, cause.title, kTitle) + " ", true, kInk}};
        const std::string supply = clean(facts, cause.supply, 400);
        if (!supply.empty()) runs.push_back({" " + supply + " ", false, kInk});
        runs.push_back({" (" + facts.in(wording::counted(Noun::check, cause.verdicts)) + ")", false, kGrey});
        flow.paragraph(std::move(runs),
                       {.size = detail.open_lines > 0 ? kSmall : kText, .most_lines = detail.open_lines}, 0.5);
    }
    if (open.size() > detail.most_open) {
        const auto more = static_cast<std::int64_t>(open.size() - detail.most_open);
        flow.paragraph(
            {{facts.in(wording::say(Phrase::print_more_causes, {{"number", wording::count(more)}})), false, kGrey}},
            {.size = kSmall});
    }
}

void add_needs(Flow& flow, const PrintFacts& facts, const model::ProjectResult& result, const SheetDetail& detail) {
    using model::NeedReading;
    const auto weight = [](NeedReading reading) {
        switch (reading) {
            case NeedReading::worsens: return 0;
            case NeedReading::not_assessable: return 1;
            case NeedReading::contributes: return 2;
            case NeedReading::neutral: return 3;
            case NeedReading::none: break;
        }
        return 4;
    };
    const auto style = [](NeedReading reading) -> const cartography::Style& {
        switch (reading) {
            case NeedReading::worsens: return cartography::style_of(model::NeedsRollup::worsens);
            case NeedReading::not_assessable: return cartography::style_of(model::NeedsRollup::not_assessable);
            case NeedReading::contributes: return cartography::style_of(model::NeedsRollup::contributes);
            case NeedReading::neutral: return cartography::style_of(model::NeedsRollup::neutral);
            case NeedReading::none: break;
        }
        return cartography::style_of(model::NeedsRollup::nothing_checked);
    };
    std::vector<const Finding*> needs;
    for (const Finding& finding : result.findings) {
        if (finding.side == model::Side::needs && finding.verdict != Verdict::not_applicable) needs.push_back(&finding);
    }
    if (needs.empty()) return;
    std::stable_sort(needs.begin(), needs.end(),
                     [&](const Finding* a, const Finding* b) { return weight(a->reading) < weight(b->reading); });
    flow.heading(facts.word("need_findings"));
    for (std::size_t i = 0; i < needs.size() && i < detail.most_needs; ++i) {
        const Finding& finding = *needs[i];
        const cartography::Style& look = style(finding.reading);
        std::vector<Run> runs{
            {std::string(look.mark) + " ", true, look.line},
            {clean(facts, finding.check_title, kTitle), true, kInk},
            {"  " + wording::label("need_reading", model::code(finding.reading), facts.lang) + "  ", true, look.line},
            {" " + clean(facts, finding.sentence, kSentence), false, kInk}};
        flow.paragraph(std::move(runs), {.size = kSmall + 0.5, .most_lines = detail.need_lines}, 0.5);
    }
    if (needs.size() > detail.most_needs)
        flow.paragraph({{rest(facts, needs.size() - detail.most_needs), false, kGrey}}, {.size = kSmall});
}

void add_quiet(Flow& flow, const PrintFacts& facts, const model::ProjectResult& result, const SheetDetail& detail) {
    std::vector<std::string> titles;
    std::set<std::string> known;
    std::int64_t count = 0;
    for (const Finding& finding : result.findings) {
        if (finding.verdict != Verdict::coherent || finding.kind.empty()) continue;
        ++count;
        std::string title = clean(facts, finding.check_title, kTitle);
        if (!title.empty() && known.insert(title).second) titles.push_back(std::move(title));
    }
    if (count == 0) return;
    flow.heading(facts.word("quiet"));
    const std::string head =
        facts.in(wording::say(Phrase::print_quiet, {{"checks", wording::counted(Noun::check, count)}}));
    std::string all;
    std::size_t told = 0;
    for (; told < titles.size(); ++told) {
        if (wording::characters(all) + wording::characters(titles[told]) > detail.quiet_characters) break;
        add_piece(all, titles[told], facts.lang == Lang::fr ? "\u202F; " : "; ");
    }
    if (told < titles.size()) {
        const auto more = static_cast<std::int64_t>(titles.size() - told);
        add_piece(all, facts.in(wording::say(Phrase::print_quiet_more, {{"number", wording::count(more)}})), " ");
    }
    flow.paragraph({{head + facts.colon(), true, kInk}, {all + ".", false, kGrey}}, {.size = kSmall});
}

void add_consultations(Flow& flow, const PrintFacts& facts, const model::ProjectResult& result,
                       const SheetDetail& detail) {
    const std::vector<Consultation> all = consultations_of(result);
    if (all.empty()) return;
    flow.heading(facts.word("consultations"));
    for (std::size_t i = 0; i < all.size() && i < detail.most_consulted; ++i) {
        std::vector<Text> titles;
        std::set<std::string> known;
        for (const Finding* finding : all[i].findings) {
            const Text title{wording::one_line(finding->check_title.fr, kTitle),
                             wording::one_line(finding->check_title.en, kTitle)};
            if (known.insert(title.fr).second) titles.push_back(title);
        }
        const Text about = wording::say(Phrase::print_concerns, {{"checks", wording::joined(titles)}});
        flow.paragraph({{wording::capitalised(clean(facts, all[i].who, kTitle)), true, kInk},
                        {", " + facts.in(about), false, kGrey}},
                       {.size = kSmall + 0.5, .most_lines = 2}, 0.4);
    }
    if (all.size() > detail.most_consulted) {
        const auto more = static_cast<std::int64_t>(all.size() - detail.most_consulted);
        flow.paragraph(
            {{facts.in(wording::say(Phrase::print_legend_more, {{"number", wording::count(more)}})), false, kGrey}},
            {.size = kSmall});
    }
}

void add_documents(Flow& flow, const PrintFacts& facts, const model::ProjectResult& result, const SheetDetail& detail) {
    std::vector<std::string> lines;
    std::set<std::string> known;
    for (const Finding& finding : result.findings) {
        const std::vector<model::DocumentSpec>& documents = facts.run->analysis->documents;
        const bool supplied = std::any_of(documents.begin(), documents.end(), [&](const model::DocumentSpec& document) {
            return document.id == finding.document_id;
        });
        if (!supplied) continue;
        std::string line = document_line(facts, finding);
        if (!finding.enforceable) add_piece(line, facts.word("not_in_force"));
        if (known.insert(finding.document_id + finding.document_version).second) lines.push_back(std::move(line));
    }
    if (lines.empty()) return;
    flow.heading(facts.word("sources"));
    const TextStyle style{.size = kSmall};
    if (detail.documents_apart) {
        for (const std::string& line : lines)
            flow.paragraph({{"– " + line, false, kInk}}, {.size = kSmall, .most_lines = 2}, 0.2);
        return;
    }
    std::string all;
    for (const std::string& line : lines) add_piece(all, line, facts.lang == Lang::fr ? "\u202F; " : "; ");
    flow.paragraph({{all + ".", false, kInk}}, style);
}

}  // namespace terracord::report
