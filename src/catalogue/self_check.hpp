// What a document's own data say of it, and where they contradict themselves: dates, versions, communes, kind of risk.
#pragma once

#include <string>
#include <vector>

#include "base/log.hpp"
#include "catalogue/catalogue_data.hpp"
#include "catalogue/folder_tables.hpp"
#include "model/document.hpp"

namespace terracord::catalogue {

// Sets the document's communes (unless corrected) and, where `type` is empty, its type; adds to `quality` what
// contradicts what. Reads columns of a few tables.
void check_itself(const Standard& standard, const FolderTables& tables, model::DocumentSpec& document, Log& log);

// "2A" of "2A004", "974" of "97411".
[[nodiscard]] std::string department_of(const std::string& commune);

}  // namespace terracord::catalogue
