// findings.xlsx: the run as a workbook for people, in one language. Every text is a text: no cell holds a formula or a
// link, whatever a plan or a project is called. Rows leave memory as they come; the same run gives the same bytes.
// Error 502.
#pragma once

#include <filesystem>
#include <memory>

#include "model/run.hpp"

namespace terracord::report {

inline constexpr const char* kWorkbookName = "findings.xlsx";

[[nodiscard]] std::unique_ptr<model::Sink> make_xlsx_sink(const std::filesystem::path& folder, Lang lang);

}  // namespace terracord::report
