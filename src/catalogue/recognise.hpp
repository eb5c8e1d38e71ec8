// Which standard a folder, archive or file follows: by the name of the folder, by the names of its tables, and, where
// no name tells, by their columns. Opens tables for their columns only; moves no data.
//
//   const auto found = catalogue::recognise("241800432_PLUi_20200128", *data, log);
//   if (found && *found) (*found)->standard->id == "cnig-plu";
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/log.hpp"
#include "catalogue/catalogue_data.hpp"
#include "catalogue/folder_tables.hpp"

namespace terracord::catalogue {

struct RecognisedRole {
    const Role* role = nullptr;  // of the standard
    std::vector<Table> tables;   // several: versions side by side, the analysis must name one
    bool by_columns = false;     // the name says nothing; its columns do
};

struct Recognition {
    const Standard* standard = nullptr;  // of the data given: must outlive this
    bool by_folder_name = false;         // "241800432_PLUi_20200128" is one of the standard's folders
    std::vector<RecognisedRole> roles;   // in the order of the standard
    std::vector<std::string> missing;    // required roles that no table fills
    std::vector<Table> document;         // the table that describes the document itself
    std::vector<Table> others;           // tables the standard does not know
    std::string edition;                 // of the columns: "2013", "2017", "2024"; empty: not told
    std::string date;                    // ISO, of the folder's name; empty: none
};

// Nothing: no standard fits. Errors 301 302 for the path itself; single files that cannot be opened are warnings.
[[nodiscard]] Result<std::optional<Recognition>> recognise(const std::filesystem::path& path, const CatalogueData& data,
                                                           Log& log);

}  // namespace terracord::catalogue
