// A comparison as tables: diff.csv, a row a finding that changed; history.csv, a row a contradiction, a column a run.
#pragma once

#include <filesystem>

#include "history/comparison.hpp"
#include "report/csv.hpp"

namespace terracord::history {

// Error 502.
Result<void> write_tables(const std::filesystem::path& folder, const Comparison& comparison, report::CsvStyle style);

}  // namespace terracord::history
