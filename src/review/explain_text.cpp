#include <algorithm>
#include <array>

#include "review/explain.hpp"
#include "wording/phrases.hpp"
#include "wording/typography.hpp"

namespace terracord::review {

namespace {

using config::Node;
using runs::both_of;
using runs::list_of;
using runs::text_of;
using wording::Phrase;

// What weighs most comes first; the last three in a line each.
constexpr std::array<std::string_view, 7> kOrder{"conflict",    "not_assessable", "reservation",   "attention",
                                                 "information", "coherent",       "not_applicable"};
constexpr std::size_t kInFull = 4;

std::string said(const Text& label, const Text& value, Lang lang) {
    return wording::say(Phrase::explain_line, {{"label", label}, {"value", value}}).in(lang);
}

void append_full(std::string& out, const Node& finding, Lang lang) {
    out += "\n" + said(name_of(finding), wording::label("verdict", text_of(finding, {"verdict"})), lang) + "\n";
    for (const Line& line : lines_of(finding)) out += "  " + said(line.label, line.value, lang) + "\n";
}

void append_short(std::string& out, const Node& finding, Lang lang) {
    const std::string reason = text_of(finding, {"reason"});
    out += "  " + said(name_of(finding), wording::label("reason", reason), lang) + "\n";
}

}  // namespace

std::string explanation_text(const Selected& selected, Lang lang) {
    std::string out;
    for (const Text& line : first_lines(selected)) out += line.in(lang) + "\n";
    for (std::size_t v = 0; v < kOrder.size(); ++v) {
        bool headed = false;
        for (const std::size_t i : selected.findings) {
            const Node& finding = selected.project.findings[i];
            if (text_of(finding, {"verdict"}) != kOrder[v]) continue;
            if (selected.one_check || v < kInFull) {
                append_full(out, finding, lang);
                continue;
            }
            if (!headed) out += "\n" + wording::capitalised(wording::label("verdict", kOrder[v], lang)) + "\n";
            headed = true;
            append_short(out, finding, lang);
        }
    }
    out += "\n" + wording::disclaimer().in(lang) + "\n";
    return out;
}

std::string considering_text(const Selected& selected, Lang lang) {
    std::string clauses;
    const std::string first = lang == Lang::fr ? "Considérant " : "Considering ";
    for (const std::size_t i : selected.findings) {
        const Node& finding = selected.project.findings[i];
        for (const Node& clause : list_of(finding, {"considering"})) {
            const Text text{text_of(clause, {"fr"}), text_of(clause, {"en"})};
            const std::string between = lang == Lang::fr ? "\u00A0;\n" : ";\n";
            clauses += first + text.in(lang) + between;
        }
        if (!clauses.empty() && clauses.back() == '\n' && !list_of(finding, {"considering"}).empty()) clauses += "\n";
    }
    if (clauses.empty()) return wording::say(Phrase::explain_founds_nothing, {}).in(lang) + "\n";
    return wording::say(Phrase::explain_considering, {}).in(lang) + "\n\n" + clauses + wording::disclaimer().in(lang) + "\n";
}

}  // namespace terracord::review
