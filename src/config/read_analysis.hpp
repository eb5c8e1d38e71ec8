// The analysis file -> the nouns of `model`, or every error of the file at once, each with its line and column.
// No file but the analysis itself is opened, and the file of decisions it names. What needs the catalogue (standards, `use`, the profile) is completed by
// catalogue/resolve.hpp; catalogue::load_analysis does both.
//
//   auto draft = config::read_analysis("analysis.toml");
//   if (!draft) for (const Error& error : draft.error()) ...
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "config/node.hpp"
#include "model/analysis.hpp"

namespace terracord::config {

// An analysis as written, before the catalogue.
struct Draft {
    model::Analysis analysis;           // checks and needs that say `use` are stubs: use, id, position
    std::vector<Node> checks;           // by check: its table
    std::vector<Node> needs;            // by need: its table
    std::vector<std::filesystem::path> decision_files;  // inputs of the run beside the catalogues of one's own
    std::vector<Node> document_layers;  // by document: its `layer` table; kind null where there is none
};

// What can be had of a file, errors or not: for tools that report all of them, those of the catalogue included.
struct Reading {
    std::optional<Draft> draft;  // empty: the file could not be read, or its syntax is wrong
    Errors errors;               // in the order of the file
};

[[nodiscard]] tl::expected<Draft, Errors> read_analysis(const std::filesystem::path& file);
[[nodiscard]] Reading read_analysis_leniently(const std::filesystem::path& file);

// The same from a text; `file` gives the name in messages and the folder of relative paths.
[[nodiscard]] tl::expected<Draft, Errors> read_analysis_text(std::string_view text, const std::filesystem::path& file,
                                                             Format format);
[[nodiscard]] Reading read_analysis_text_leniently(std::string_view text, const std::filesystem::path& file,
                                                   Format format);

// By line and column, each once: the same place may be reported by two readers.
// One [[answer]], of the analysis file or of the file of decisions.
[[nodiscard]] model::Answer read_answer(const Node& node, Errors& errors);

void sort_errors(Errors& errors);

}  // namespace terracord::config
