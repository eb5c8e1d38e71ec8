// The tables a document's folder, archive or file holds, by name. Files of several layers and databases are opened for
// their list of layers, others only listed. Immutable once read.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/log.hpp"
#include "catalogue/catalogue_data.hpp"

namespace terracord::catalogue {

// A file, or a layer of one that holds several.
struct Table {
    std::filesystem::path path;
    std::string layer;  // empty: the file's only one
    std::string name;   // of the layer; of the file where it holds one table
    std::string stem;   // of the file
    bool alone = true;  // the file's only table: its name counts too
};

class FolderTables {
   public:
    // Faults of single files (302 303) are warnings to `log`. Error 301 302 for the folder itself.
    static Result<FolderTables> read(const std::filesystem::path& folder, Log& log);

    [[nodiscard]] const std::vector<Table>& all() const { return tables_; }

    // Those whose name is one of `names` by the standard's prefixes and suffixes. One in a file of its own name goes
    // before one in a file called otherwise ("INFO_PCT-invalid.gml").
    [[nodiscard]] std::vector<Table> named(const std::vector<std::string>& names, const Standard& standard) const;

    // Those that no name of the standard claims and that have the role's columns and type of geometry. Opens them.
    [[nodiscard]] std::vector<Table> with_columns_of(const Role& role, const Standard& standard) const;

    // Tables no role and no description of the standard claims by name.
    [[nodiscard]] std::vector<Table> unclaimed(const Standard& standard) const;

   private:
    std::vector<Table> tables_;
};

[[nodiscard]] bool claims(const Standard& standard, const Table& table, const std::vector<std::string>& names);

// The columns of a table as its file names them; empty where it cannot be opened.
[[nodiscard]] std::vector<std::string> columns_of(const Table& table);

// "2017": the first of the standard's editions whose columns its table has; empty: none told.
[[nodiscard]] std::string edition_of(const Standard& standard, const FolderTables& tables);
// The same of layers that have their sources, however these were found.
[[nodiscard]] std::string edition_of(const Standard& standard, const std::vector<model::LayerSpec>& layers);

// "2020-01-28" of "241800432_PLUi_20200128"; empty: no date in the name.
[[nodiscard]] std::string date_of_folder(const std::filesystem::path& folder);

}  // namespace terracord::catalogue
