// How a database is named: "PG:service=plan", "PG:host=sig.example.org dbname=plan". Where it is may be said in the
// analysis file; who asks and with which password never is: that is PGUSER, PGPASSWORD, ~/.pgpass or a service file's.
// Names only, nothing is opened. Pure functions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace terracord {

struct DatabaseName {
    std::string connection;  // what libpq is given, without "PG:"; may name a user
    std::string label;       // "PG:service=plan": service, host and database alone; all that anybody may be shown
};

[[nodiscard]] bool names_database(std::string_view written);

// Words of libpq's, of those that say where a database is and how it is reached. Error 206, which never repeats what
// was written: a password, a word that is not known, a quote that is not closed, nothing that says where.
[[nodiscard]] Result<DatabaseName> parse_database(std::string_view written, const Position& where = {});

// A table read from a database, among the files a run has read: its name, and the hash of the rows as they were read.
struct TableInput {
    std::string name;  // "PG:service=plan/urba.zonage (code, geom)"
    std::string sha256;
    std::uint64_t bytes = 0;
};
[[nodiscard]] std::filesystem::path table_input_path(const TableInput& input);
// Nothing: a path of the disk.
[[nodiscard]] std::optional<TableInput> table_input(const std::filesystem::path& path);

}  // namespace terracord
