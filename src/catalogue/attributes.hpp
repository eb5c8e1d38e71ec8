// Columns of a table as text, without its geometry: for joins and for what documents say of themselves.
#pragma once

#include <string>
#include <vector>

#include "base/log.hpp"
#include "catalogue/folder_tables.hpp"

namespace terracord::catalogue {

// One row a feature, one value a column, trimmed; absent columns and nulls are empty. At most `most` rows; nothing
// where the table cannot be read (a warning). `files` receives what was read.
[[nodiscard]] std::vector<std::vector<std::string>> attributes_of(const Table& table,
                                                                  const std::vector<model::CanonicalField>& columns,
                                                                  std::size_t most,
                                                                  std::vector<std::filesystem::path>& files, Log& log);

}  // namespace terracord::catalogue
