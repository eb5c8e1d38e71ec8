// Tables: every finding, a row a project, project x document. They stream. Error 502.
#pragma once

#include <filesystem>
#include <memory>

#include "model/run.hpp"
#include "report/csv.hpp"

namespace terracord::report {

[[nodiscard]] std::unique_ptr<model::Sink> make_findings_csv_sink(const std::filesystem::path& folder, CsvStyle style);
[[nodiscard]] std::unique_ptr<model::Sink> make_summary_csv_sink(const std::filesystem::path& folder, CsvStyle style);
// The heaviest verdict of each project on each document: documents in the order of the analysis, then the types of
// expected documents that were not supplied. Findings of needs are left out. An empty cell: nothing was asked.
[[nodiscard]] std::unique_ptr<model::Sink> make_matrix_sink(const std::filesystem::path& folder, CsvStyle style);
// What each project takes of the zones that checks of consumption look at, alone and with the others. No such check: no
// file.
[[nodiscard]] std::unique_ptr<model::Sink> make_cumulative_sink(const std::filesystem::path& folder, CsvStyle style);

// Needs, unit by unit, and what each project brings to them. No need: no file.
[[nodiscard]] std::unique_ptr<model::Sink> make_needs_csv_sink(const std::filesystem::path& folder, CsvStyle style);
[[nodiscard]] std::unique_ptr<model::Sink> make_needs_projects_csv_sink(const std::filesystem::path& folder,
                                                                        CsvStyle style);

// Whom to consult about each project, and the findings that call for them. There for every run.
[[nodiscard]] std::unique_ptr<model::Sink> make_consultations_sink(const std::filesystem::path& folder, CsvStyle style);
// What each project makes of each objective of the territory. No objectives: no file.
[[nodiscard]] std::unique_ptr<model::Sink> make_objectives_sink(const std::filesystem::path& folder, CsvStyle style);
// Who lives around each project. Not asked for: no file.
[[nodiscard]] std::unique_ptr<model::Sink> make_concerned_sink(const std::filesystem::path& folder, CsvStyle style);

// to_supply.csv: what would settle the checks that are open, and how many verdicts of how many projects each.
[[nodiscard]] std::unique_ptr<model::Sink> make_to_supply_sink(const std::filesystem::path& folder, CsvStyle style);
// coverage.csv: the share of each project that each document covers.
[[nodiscard]] std::unique_ptr<model::Sink> make_coverage_sink(const std::filesystem::path& folder, CsvStyle style);
// rollups.csv: projects by roll-up, for the run, each theme and each document.
[[nodiscard]] std::unique_ptr<model::Sink> make_rollups_sink(const std::filesystem::path& folder, CsvStyle style);
// data_quality.csv: what is wrong with the data, document by document.
[[nodiscard]] std::unique_ptr<model::Sink> make_data_quality_csv_sink(const std::filesystem::path& folder,
                                                                      CsvStyle style);

}  // namespace terracord::report
