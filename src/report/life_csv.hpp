// Tables of what people said of a run: decisions, corrections; and of what tells variants apart. A table of which there
// would be no row is not written. Error 502.
#pragma once

#include <filesystem>
#include <memory>

#include "model/run.hpp"
#include "report/csv.hpp"

namespace terracord::report {

// A row a decision of the analysis, orphaned ones included. It can be read back as a file of decisions.
[[nodiscard]] std::unique_ptr<model::Sink> make_decisions_csv_sink(const std::filesystem::path& folder, CsvStyle style);
// A row a correction, of documents and of projects.
[[nodiscard]] std::unique_ptr<model::Sink> make_corrections_csv_sink(const std::filesystem::path& folder,
                                                                     CsvStyle style);
// A row a variant of a project that has several.
[[nodiscard]] std::unique_ptr<model::Sink> make_variants_csv_sink(const std::filesystem::path& folder, CsvStyle style);

}  // namespace terracord::report
