// [report]: the head of the reports and what their maps lie on.
#pragma once

#include <filesystem>

#include "config/table_reader.hpp"
#include "model/report_spec.hpp"

namespace terracord::config {

// Reports every error (206); what is wrong is left out.
[[nodiscard]] model::ReportSpec read_report(const Node& node, const std::filesystem::path& folder, Errors& errors);

}  // namespace terracord::config
