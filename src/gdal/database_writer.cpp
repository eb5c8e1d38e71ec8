#include "gdal/database_writer.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <vector>

#include "gdal/database_connection.hpp"
#include "gdal/dataset_open.hpp"
#include "gdal/error_capture.hpp"

namespace terracord::gdal {

namespace {

constexpr const char* kRunTable = "terracord_run";

tl::unexpected<Error> unwritable(const ResultsTarget& target, const std::string& words) {
    return fail(ErrorCode::database_unwritable,
                {fmt::format("{}, schéma {} : {}", target.database.label, target.schema, words),
                 fmt::format("{}, schema {}: {}", target.database.label, target.schema, words)},
                {},
                {"Rien n'y a changé. L'utilisateur doit pouvoir créer ce schéma, ou en être le propriétaire.",
                 "Nothing has changed there. The user must be able to create this schema, or own it."});
}

// The tables that former results consist of; empty: there are none, and the schema holds nothing.
Result<std::vector<std::string>> former_tables(DatabaseConnection& connection, const ResultsTarget& target) {
    const auto there = connection.rows(
        "SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE "
        "n.nspname = " +
        sql_text(target.schema) +
        " AND c.relkind IN ('r', 'v', 'm', 'f', 'p') UNION ALL SELECT p.proname || '()' FROM pg_catalog.pg_proc p JOIN "
        "pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = " +
        sql_text(target.schema) + " ORDER BY 1");
    if (!there) return unwritable(target, there.error());
    std::vector<std::string> names;
    for (const auto& row : *there) names.push_back(row.front().value_or(""));
    if (names.empty()) return names;
    std::set<std::string> ours;
    if (std::find(names.begin(), names.end(), kRunTable) != names.end()) {
        const auto listed = connection.rows(
            fmt::format("SELECT unnest(tables) FROM {}.{}", sql_name(target.schema), sql_name(kRunTable)));
        if (!listed) return unwritable(target, listed.error());
        for (const auto& row : *listed) ours.insert(row.front().value_or(""));
        ours.insert(kRunTable);
    }
    const auto foreign =
        std::find_if(names.begin(), names.end(), [&](const std::string& name) { return !ours.contains(name); });
    if (foreign != names.end()) {
        return fail(ErrorCode::database_not_ours,
                    {fmt::format("{} : le schéma {} contient « {} », qui n'est pas de Terracord", target.database.label,
                                 target.schema, *foreign),
                     fmt::format("{}: schema {} holds '{}', which is not Terracord's", target.database.label,
                                 target.schema, *foreign)},
                    {}, {"Nommez un schéma à part.", "Name a schema apart."});
    }
    if (!target.overwrite) {
        return fail(ErrorCode::output_exists,
                    {fmt::format("{} : le schéma {} contient déjà des résultats", target.database.label, target.schema),
                     fmt::format("{}: schema {} holds results already", target.database.label, target.schema)},
                    {},
                    {"Ajoutez --overwrite pour les remplacer, ou nommez un autre schéma.",
                     "Add --overwrite to replace them, or name another schema."});
    }
    return names;
}

tl::expected<void, std::string> copy_layer(OGRLayer& from, GDALDataset& database, const std::string& schema) {
    const ErrorCapture said;
    const OGRFeatureDefn* definition = from.GetLayerDefn();
    CPLStringList options;
    options.SetNameValue("SCHEMA", schema.c_str());
    options.SetNameValue("GEOMETRY_NAME", "geom");
    options.SetNameValue("FID", "fid");
    options.SetNameValue("LAUNDER", "NO");
    options.SetNameValue("PRECISION", "NO");
    options.SetNameValue("DIM", "2");
    OGRLayer* to = database.CreateLayer(from.GetName(), from.GetSpatialRef(), from.GetGeomType(), options.List());
    if (to == nullptr) return tl::unexpected(shown_words(said.text()));
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
        OGRFieldDefn field(definition->GetFieldDefn(i));
        if (to->CreateField(&field) != OGRERR_NONE) return tl::unexpected(shown_words(said.text()));
    }
    from.ResetReading();
    while (const OGRFeatureUniquePtr feature{from.GetNextFeature()}) {
        OGRFeature row(to->GetLayerDefn());
        row.SetFrom(feature.get());
        row.SetFID(feature->GetFID());
        if (to->CreateFeature(&row) != OGRERR_NONE) return tl::unexpected(shown_words(said.text()));
    }
    if (to->SyncToDisk() != OGRERR_NONE || said.failed()) return tl::unexpected(shown_words(said.text()));
    return {};
}

std::string text_array(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + sql_text(text);
    return "ARRAY[" + list + "]::text[]";
}

}  // namespace

Result<void> check_target(const ResultsTarget& target) {
    auto connection = DatabaseConnection::open(target.database, DatabaseConnection::For::reading, {});
    if (!connection) return tl::unexpected(connection.error());
    const auto former = former_tables(*connection, target);
    if (!former) return tl::unexpected(former.error());
    return {};
}

Result<void> copy_results(const std::filesystem::path& geopackage, const ResultsTarget& target, const ResultsRun& run) {
    const CPLConfigOptionSetter by_copy("PG_USE_COPY", "YES", false);
    auto connection = DatabaseConnection::open(target.database, DatabaseConnection::For::writing, {});
    if (!connection) return tl::unexpected(connection.error());
    const auto former = former_tables(*connection, target);
    if (!former) return tl::unexpected(former.error());
    ErrorCapture said;
    const std::array<const char*, 2> driver{"GPKG", nullptr};
    CPLStringList immutable;
    immutable.SetNameValue("IMMUTABLE", "YES");
    const std::unique_ptr<GDALDataset, CloseDataset> source(static_cast<GDALDataset*>(
        GDALOpenEx(geopackage.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, driver.data(), immutable.List(), nullptr)));
    if (!source) {
        return fail(ErrorCode::file_unreadable,
                    {fmt::format("« {} » ne peut pas être lu : {}", geopackage.filename().string(), said.text()),
                     fmt::format("'{}' cannot be read: {}", geopackage.filename().string(), said.text())});
    }
    for (const std::string& table : *former) {
        const auto dropped = connection->run(fmt::format("DROP TABLE {}.{}", sql_name(target.schema), sql_name(table)));
        if (!dropped) return unwritable(target, dropped.error());
    }
    if (auto made = connection->run("CREATE SCHEMA IF NOT EXISTS " + sql_name(target.schema)); !made)
        return unwritable(target, made.error());
    std::vector<std::string> tables;
    for (OGRLayer* layer : source->GetLayers()) {
        if (std::string_view(layer->GetName()) == "layer_styles") continue;  // QGIS's own, of this file
        if (auto copied = copy_layer(*layer, connection->dataset(), target.schema); !copied)
            return unwritable(target, copied.error());
        tables.emplace_back(layer->GetName());
    }
    const std::string table = sql_name(target.schema) + "." + sql_name(kRunTable);
    const auto listed = connection->run(fmt::format(
        "CREATE TABLE {0} AS SELECT {1}::text AS title, {2}::date AS date, {3}::text AS version, {4}::text AS "
        "manifest_sha256, {5} AS tables",
        table, sql_text(run.title), sql_text(run.date), sql_text(run.version), sql_text(run.manifest),
        text_array(tables)));
    if (!listed) return unwritable(target, listed.error());
    said.clear();
    if (connection->dataset().CommitTransaction() != OGRERR_NONE || said.failed())
        return unwritable(target, shown_words(said.text()));
    return {};
}

}  // namespace terracord::gdal
