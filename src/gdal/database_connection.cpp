#include "gdal/database_connection.hpp"

#include <cpl_string.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <array>

#include "gdal/error_capture.hpp"
#include "gdal/initialise.hpp"

namespace terracord::gdal {

namespace {

std::string doubled(const std::string& text, char quote) {
    std::string out(1, quote);
    for (const char c : text) {
        if (c == quote) out += c;
        out += c;
    }
    return out + quote;
}

// Takes out what stands between these two, which stay.
void hide(std::string& text, const std::string& open, const std::string& close) {
    for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
        const std::size_t begin = at + open.size();
        const std::size_t end = text.find(close, begin);
        text.replace(begin, (end == std::string::npos ? text.size() : end) - begin, "…");
        at = text.find(close, begin);
        if (at == std::string::npos) return;
        at += close.size();
    }
}

// A session that can only read, and a transaction that sees one state whatever others write.
constexpr const char* kReadOnly =
    "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

tl::unexpected<Error> unreachable(const DatabaseName& name, const std::string& said, const Position& where) {
    const std::string words = shown_words(said);
    return fail(ErrorCode::database_unreachable,
                {fmt::format("la base de données « {} » ne répond pas, ou refuse la connexion{}", name.label,
                             words.empty() ? "" : " : " + words),
                 fmt::format("the database '{}' does not answer, or refuses the connection{}", name.label,
                             words.empty() ? "" : ": " + words)},
                where,
                {"Essayez la même connexion avec psql ; l'utilisateur et le mot de passe se donnent par PGUSER et "
                 "PGPASSWORD, ~/.pgpass ou un fichier de service.",
                 "Try the same connection with psql; user and password are given by PGUSER and PGPASSWORD, "
                 "~/.pgpass or a service file."});
}

}  // namespace

std::string sql_name(const std::string& name) { return doubled(name, '"'); }

std::string sql_text(const std::string& text) {
    // E'' reads backslashes alike whatever standard_conforming_strings says.
    std::string out = "E'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

std::string shown_words(const std::string& said) {
    std::string text = said;
    // GDAL's own words before libpq's.
    constexpr std::string_view kFailed = "PQconnectdb failed.";
    if (const std::size_t own = text.find(kFailed); own != std::string::npos) text.erase(0, own + kFailed.size());
    text.erase(0, text.find_first_not_of(' '));
    hide(text, "\"", "\"");
    hide(text, "«", "»");
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
    return text;
}

void DatabaseConnection::Close::operator()(GDALDataset* dataset) const {
    const ErrorCapture quiet;
    GDALClose(dataset);
}

DatabaseConnection::~DatabaseConnection() = default;
DatabaseConnection::DatabaseConnection(DatabaseConnection&&) noexcept = default;
DatabaseConnection& DatabaseConnection::operator=(DatabaseConnection&&) noexcept = default;

Result<DatabaseConnection> DatabaseConnection::open(const DatabaseName& name, For what, const Position& where) {
    initialise();
    const ErrorCapture said;
    std::string connection = "PG:" + name.connection + " fallback_application_name=terracord";
    // Without one, a server that swallows what it is sent is waited for for ever.
    if (connection.find("connect_timeout=") == std::string::npos) connection += " connect_timeout=30";
    CPLStringList options;
    options.SetNameValue("LIST_ALL_TABLES", "NO");
    const std::string prelude =
        std::string("SET client_encoding TO 'UTF8'") + (what == For::reading ? "; " + std::string(kReadOnly) : "");
    options.SetNameValue("PRELUDE_STATEMENTS", prelude.c_str());
    const std::array<const char*, 2> driver{"PostgreSQL", nullptr};
    DatabaseConnection opened;
    const unsigned mode = what == For::reading ? GDAL_OF_READONLY : GDAL_OF_UPDATE;
    opened.dataset_.reset(static_cast<GDALDataset*>(
        GDALOpenEx(connection.c_str(), GDAL_OF_VECTOR | mode, driver.data(), options.List(), nullptr)));
    if (!opened.dataset_) return unreachable(name, said.text(), where);
    // GDAL would end its own at every result that is put away.
    if (opened.dataset_->StartTransaction() != OGRERR_NONE) return unreachable(name, said.text(), where);
    return opened;
}

DatabaseConnection::Said<OGRLayer*> DatabaseConnection::query(const std::string& select) {
    const ErrorCapture said;
    OGRLayer* layer = dataset_->ExecuteSQL(select.c_str(), nullptr, nullptr);
    if (said.failed() || layer == nullptr) {
        if (layer != nullptr) dataset_->ReleaseResultSet(layer);
        return tl::unexpected(shown_words(said.text()));
    }
    return layer;
}

DatabaseConnection::Said<std::vector<DatabaseConnection::Row>> DatabaseConnection::rows(const std::string& select) {
    const auto layer = query(select);
    if (!layer) return tl::unexpected(layer.error());
    const ErrorCapture said;
    std::vector<Row> all;
    while (const OGRFeatureUniquePtr feature{(*layer)->GetNextFeature()}) {
        Row& row = all.emplace_back();
        for (int i = 0; i < feature->GetFieldCount(); ++i) {
            row.push_back(feature->IsFieldSetAndNotNull(i) ? std::optional<std::string>(feature->GetFieldAsString(i))
                                                           : std::nullopt);
        }
    }
    dataset_->ReleaseResultSet(*layer);
    if (said.failed()) return tl::unexpected(shown_words(said.text()));
    return all;
}

DatabaseConnection::Said<void> DatabaseConnection::run(const std::string& statement) {
    const ErrorCapture said;
    OGRLayer* nothing = dataset_->ExecuteSQL(statement.c_str(), nullptr, nullptr);
    if (nothing != nullptr) dataset_->ReleaseResultSet(nothing);
    if (said.failed()) return tl::unexpected(shown_words(said.text()));
    return {};
}

}  // namespace terracord::gdal
