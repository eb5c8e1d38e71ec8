// Completes an analysis with what ships as data: documents of a standard get their layers, status and dates, checks
// that say `use` their catalogue entry, the profile its expected documents and checks; every check is bound to the
// layer of one document. The result is what the engine runs.
//
//   const auto data = catalogue::load_catalogue();
//   const auto analysis = catalogue::load_analysis("analysis.toml", *data, log);
#pragma once

#include <filesystem>

#include "base/log.hpp"
#include "catalogue/catalogue_data.hpp"
#include "config/read_analysis.hpp"
#include "model/analysis.hpp"

namespace terracord::catalogue {

// Reads and resolves: every error of both at once, in the order of the file.
[[nodiscard]] tl::expected<model::Analysis, Errors> load_analysis(const std::filesystem::path& file,
                                                                  const CatalogueData& data, Log& log);

// Errors: 203 to 209 in merged checks, 207 two checks of one id on one document, 208 unknown standard, profile,
// catalogue entry, layer, or code field. A table that its folder does not hold is no error: its layer stays without
// source. What is wrong with the folders themselves is reported to the log.
[[nodiscard]] tl::expected<model::Analysis, Errors> resolve(config::Draft draft, const CatalogueData& data, Log& log);

}  // namespace terracord::catalogue
