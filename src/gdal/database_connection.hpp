// A connection to PostgreSQL, through GDAL's driver (libpq). One that reads cannot write: its session is read-only, and
// one transaction sees one state of all it reads. Servers' words are shown only with the names between quotes taken
// out, since they may be those of a user. Belongs to one thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/database_name.hpp"
#include "base/error.hpp"

class GDALDataset;
class OGRLayer;

namespace terracord::gdal {

// Identifiers and texts as SQL has them.
[[nodiscard]] std::string sql_name(const std::string& name);
[[nodiscard]] std::string sql_text(const std::string& text);

// What a server or libpq said, on one line, without what stands between quotes.
[[nodiscard]] std::string shown_words(const std::string& said);

class DatabaseConnection {
   public:
    enum class For { reading, writing };
    // Error 326.
    static Result<DatabaseConnection> open(const DatabaseName& name, For what, const Position& where);
    ~DatabaseConnection();
    DatabaseConnection(DatabaseConnection&&) noexcept;
    DatabaseConnection& operator=(DatabaseConnection&&) noexcept;

    using Row = std::vector<std::optional<std::string>>;
    template <class T>
    using Said = tl::expected<T, std::string>;  // the error: what the server said, shown_words
    // A short answer, as texts.
    [[nodiscard]] Said<std::vector<Row>> rows(const std::string& select);
    [[nodiscard]] Said<void> run(const std::string& statement);

    // Rows of a query, a few hundred at a time; to be released by GDALDataset::ReleaseResultSet.
    [[nodiscard]] Said<OGRLayer*> query(const std::string& select);
    [[nodiscard]] GDALDataset& dataset() { return *dataset_; }

   private:
    struct Close {
        void operator()(GDALDataset* dataset) const;
    };
    DatabaseConnection() = default;
    std::unique_ptr<GDALDataset, Close> dataset_;
};

}  // namespace terracord::gdal
