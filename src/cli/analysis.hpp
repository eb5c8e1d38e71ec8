// Reading an analysis for a command: every error printed, or the analysis with its catalogue resolved.
#pragma once

#include <optional>

#include "base/log.hpp"
#include "catalogue/catalogue_data.hpp"
#include "cli/commands.hpp"
#include "model/analysis.hpp"

namespace terracord::cli {

// Nothing: the errors were printed, the exit status is Exit::usage.
std::optional<model::Analysis> read_for_command(const std::filesystem::path& file, const CommonOptions& options,
                                                Log& log);

// The catalogue, with an own data folder over it. Nothing: its errors were printed, the exit status is Exit::usage.
std::optional<catalogue::CatalogueData> catalogue_for_command(const CommonOptions& options, Log& log);

// The status that belongs to an error that left nothing to deliver.
[[nodiscard]] Exit status_of(const Error& error);

}  // namespace terracord::cli
