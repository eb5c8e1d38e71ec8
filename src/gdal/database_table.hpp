// A table or view of a database, read as a file is: its columns first, then, in one statement of one read-only
// transaction, the rows and columns that are wanted, into a temporary GeoPackage. What comes after cannot tell them
// apart. Rows come in the order of the primary key; where there is none, of a column of whole numbers that identifies
// them (fid, ogc_fid, gid, id, objectid); else in an order that the values of the rows alone decide.
// Costs the transfer, a copy on disk of what is wanted, and a hash of it. Belongs to one thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/database_name.hpp"
#include "gdal/crs.hpp"
#include "gdal/dataset_open.hpp"
#include "gdal/vector_reader.hpp"
#include "geometry/box.hpp"

namespace terracord::gdal {

// Does this input name a database? A file of that name is a file.
[[nodiscard]] bool in_database(const VectorInput& input);

class DatabaseTable {
   public:
    // Connects and looks at the table; `out.handle` becomes an empty copy of it, its columns in the table's order.
    // Errors 303 304 326 327.
    static Result<std::shared_ptr<DatabaseTable>> open(const VectorInput& input, Dataset& out);
    ~DatabaseTable();
    DatabaseTable(const DatabaseTable&) = delete;
    DatabaseTable& operator=(const DatabaseTable&) = delete;

    struct Part {
        std::vector<int> fields;  // of the copy; the others stay null
        bool geometry = true;
        std::optional<geometry::Box> within;  // in the system of the table; rows without place are wanted all the same
    };
    // Fills the copy. Errors 328, 405 where geometries declare several systems, 502.
    Result<void> fetch(const Part& part);
    // Of the whole table, on the server; empty where it holds no place. Error 328.
    Result<geometry::Box> extent();
    // Does anything lie there? In the system of the table. Error 328.
    Result<bool> any_within(const geometry::Box& box);
    // What was fetched; nothing before.
    [[nodiscard]] const std::optional<TableInput>& fetched() const;

   private:
    struct State;
    explicit DatabaseTable(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace terracord::gdal
