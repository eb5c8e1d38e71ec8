// Puts a document of a standard together from its folder: which table is which layer, and what the table that describes
// the document says of its version, dates, status and accuracy. Opens tables without geometry; moves no data.
#pragma once

#include <string>

#include "base/log.hpp"
#include "catalogue/catalogue_data.hpp"
#include "config/node.hpp"
#include "model/analysis.hpp"

namespace terracord::catalogue {

struct DocumentRequest {
    const Standard& standard;
    const config::Node& layers;           // the user's `layer` table; kind null where there is none
    const std::filesystem::path& folder;  // of the analysis file
    const std::string& date;              // of the analysis
};

// Errors of the analysis file go to `errors` (204 206 208); what is wrong with the folder (301 302 303) goes to the
// log: its layers then have no source, which the checks will tell.
void complete_document(const DocumentRequest& request, model::DocumentSpec& document, Errors& errors, Log& log);

// A row of the table that describes documents, as read.
struct DocumentRow {
    std::string version;
    std::string approved;  // ISO 8601 or empty
    std::string ends;
    std::string status;    // code of the standard
    std::string accuracy;  // code
};

// The row that is meant: the one whose version is `wanted`, else approved on `folder_date`, else the latest approved by
// `date`, else the last. `rows` must not be empty.
struct RowChoice {
    std::string wanted;
    std::string folder_date;
    std::string date;
};
[[nodiscard]] std::size_t choose_row(const std::vector<DocumentRow>& rows, const RowChoice& choice);

}  // namespace terracord::catalogue
