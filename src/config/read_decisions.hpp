// The file of review decisions and answers that an analysis names: TOML, JSON or CSV, one model for the three. It is
// as untrusted as the analysis itself. Pure but for reading the file.
#pragma once

#include <filesystem>

#include "config/node.hpp"
#include "model/analysis.hpp"

namespace terracord::config {

// Fills decisions, decision_tolerance and more answers of the analysis. Errors 201 to 206, each with its place.
void read_decisions(const std::filesystem::path& file, model::Analysis& analysis, Errors& errors);

// The tree of a table written as CSV (RFC 4180; `,` or `;` between cells, decimal comma with the latter): an array of
// tables of texts, by the names of the first row; empty cells are left out. Error 202.
[[nodiscard]] Result<Node> parse_csv(std::string_view text, const std::string& name);

}  // namespace terracord::config
