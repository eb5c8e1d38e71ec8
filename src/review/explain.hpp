// Why a verdict: pages on one project of a finished run, made of what its files hold and of nothing else. Page one says, in
// fewer than ten lines, the verdict, what blocks, what would clear it, what is not assessable and the date of the data; then
// finding by finding comes all they rest on. Pure functions, safe for concurrent calls; O(findings).
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "config/node.hpp"
#include "review/select.hpp"

namespace terracord::review {

// Of the project, or of the one check that was selected.
[[nodiscard]] std::vector<Text> first_lines(const Selected& selected);

// All there is to say of one finding, a label and a value a line.
struct Line {
    Text label;
    Text value;
};
[[nodiscard]] std::vector<Line> lines_of(const config::Node& finding);

// "Zone rouge (PPRI du Val)".
[[nodiscard]] Text name_of(const config::Node& finding);

// "Pour le lever : retirer ..." as "retirer ...", for behind a label that says so already.
[[nodiscard]] std::string without_label(const std::string& text);

// Page one, then the findings: contradictions, reservations, what is not assessable and points of attention in full, the
// others in a line each; in full too where one check was selected.
[[nodiscard]] std::string explanation_text(const Selected& selected, Lang lang);

// The clauses of a decision, "Considérant ... ;", of the findings that found one.
[[nodiscard]] std::string considering_text(const Selected& selected, Lang lang);

// data/schema/explanation.schema.json: the first lines and the findings as findings.jsonl holds them.
[[nodiscard]] std::string explanation_json(const Selected& selected);

}  // namespace terracord::review
