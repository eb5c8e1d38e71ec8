#include "gdal/database_table.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>

#include "base/hash.hpp"
#include "gdal/database_connection.hpp"
#include "gdal/dataset_path.hpp"
#include "gdal/error_capture.hpp"
#include "gdal/field_text.hpp"

namespace terracord::gdal {

namespace {

namespace fs = std::filesystem;
using geometry::Box;

// Names that no table of ours to come will have, so that "fid" and "geom" of the table stay columns like others.
constexpr const char* kKeyColumn = "terracord_key";
constexpr const char* kPlaceColumn = "terracord_place";
// What programs call a column of whole numbers that identifies the rows of a view.
constexpr std::array kUsualKeys{"fid", "ogc_fid", "gid", "id", "objectid"};

// "urba.zonage(geom_2154)": schema and geometry column may be left out.
struct TableName {
    std::string schema;
    std::string table;
    std::string place;
};

TableName table_name(std::string written) {
    TableName name;
    if (written.ends_with(')')) {
        if (const std::size_t open = written.rfind('('); open != std::string::npos) {
            name.place = written.substr(open + 1, written.size() - open - 2);
            written.resize(open);
        }
    }
    const std::size_t dot = written.find('.');
    if (dot != std::string::npos) name.schema = written.substr(0, dot);
    name.table = dot == std::string::npos ? written : written.substr(dot + 1);
    return name;
}

struct Column {
    std::string name;
    std::string type;  // of PostgreSQL: "int4", "geometry"
    [[nodiscard]] bool place() const { return type == "geometry" || type == "geography"; }
    [[nodiscard]] bool whole() const { return type == "int2" || type == "int4" || type == "int8"; }
    [[nodiscard]] bool text() const {
        return type == "text" || type == "varchar" || type == "bpchar" || type == "name";
    }
};

std::string text_at(const DatabaseConnection::Row& row, std::size_t at) {
    return at < row.size() ? row[at].value_or("") : std::string();
}

int whole_number(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string length_before(const std::string& bytes) { return fmt::format("{}:{}", bytes.size(), bytes); }

}  // namespace

struct DatabaseTable::State {
    State(DatabaseConnection opened, DatabaseName named, const VectorInput& wanted)
        : connection(std::move(opened)), database(std::move(named)), input(wanted) {}

    DatabaseConnection connection;
    DatabaseName database;
    VectorInput input;
    std::string schema;
    std::string table;
    std::string oid;
    std::vector<Column> columns;   // those of the copy, in its order
    std::vector<std::string> key;  // columns that identify a row; empty: none do
    bool key_is_number = false;    // and there is one, of whole numbers
    std::optional<Column> place;
    std::string postgis;  // the schema PostGIS is installed in
    int srid = 0;
    GDALDataset* copy = nullptr;  // of the Dataset, which outlives this
    OGRLayer* layer = nullptr;
    std::optional<TableInput> fetched;

    Result<void> find_table(const TableName& wanted);
    Result<void> find_columns(const TableName& wanted);
    Result<void> find_key();
    Result<void> find_srid();
    Result<void> make_copy(Dataset& out);
    Result<OGRSpatialReference> system();

    [[nodiscard]] std::string named() const { return sql_name(schema) + "." + sql_name(table); }
    [[nodiscard]] std::string function(const std::string& name) const { return sql_name(postgis) + "." + name; }
    [[nodiscard]] std::string place_expression() const {
        const std::string column = "t." + sql_name(place->name);
        return place->type == "geography" ? fmt::format("{}::{}.geometry", column, sql_name(postgis)) : column;
    }
    [[nodiscard]] std::string meets(const Box& box) const;
    [[nodiscard]] std::string where(const std::optional<Box>& within) const;
    [[nodiscard]] std::string order() const;
    [[nodiscard]] std::string label() const { return fmt::format("{}/{}.{}", database.label, schema, table); }

    tl::unexpected<Error> interrupted(const std::string& words, std::int64_t rows = 0) const {
        return fail(
            ErrorCode::database_interrupted,
            {fmt::format("« {} » : lecture interrompue après {} ligne(s) : {}", input.written, rows, words),
             fmt::format("'{}': reading stopped after {} row(s): {}", input.written, rows, words)},
            input.position,
            {"Relancez ; si la base arrête les requêtes longues, demandez un délai (statement_timeout) plus long "
             "pour cet utilisateur.",
             "Run again; if the database stops long queries, ask for a longer statement_timeout for this user."});
    }
    tl::unexpected<Error> no_copy(const std::string& words) const {
        return fail(ErrorCode::output_unwritable,
                    {fmt::format("« {} » : copie temporaire impossible : {}", input.written, words),
                     fmt::format("'{}': no temporary copy: {}", input.written, words)},
                    input.position, {"Vérifiez TMPDIR et la place disponible.", "Check TMPDIR and free space."});
    }
};

Result<void> DatabaseTable::State::find_table(const TableName& wanted) {
    const std::string readable =
        "SELECT c.oid, n.nspname, c.relname, has_schema_privilege(n.oid, 'USAGE') AND (has_table_privilege(c.oid, "
        "'SELECT') OR has_any_column_privilege(c.oid, 'SELECT')) FROM pg_catalog.pg_class c JOIN "
        "pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p')";
    const auto found = connection.rows(readable + " AND c.relname = " + sql_text(wanted.table) +
                                       (wanted.schema.empty() ? " AND pg_catalog.pg_table_is_visible(c.oid)"
                                                              : " AND n.nspname = " + sql_text(wanted.schema)));
    if (!found) return interrupted(found.error());
    if (!found->empty()) {
        const DatabaseConnection::Row& row = found->front();
        oid = text_at(row, 0);
        schema = text_at(row, 1);
        table = text_at(row, 2);
        if (whole_number(text_at(row, 3)) != 0) return {};
        return fail(
            ErrorCode::database_refused,
            {fmt::format("« {} » : l'utilisateur de la connexion n'a pas le droit de lire cette table", input.written),
             fmt::format("'{}': the user of the connection may not read this table", input.written)},
            input.position,
            {"Demandez à l'administrateur : GRANT USAGE ON SCHEMA ... et GRANT SELECT ON ... à cet utilisateur.",
             "Ask the administrator: GRANT USAGE ON SCHEMA ... and GRANT SELECT ON ... to this user."});
    }
    const auto others =
        connection.rows(readable +
                        " AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE "
                        "'pg\\_%' ORDER BY 2, 3");
    if (!others) return interrupted(others.error());
    std::vector<std::string> names;
    for (const DatabaseConnection::Row& row : *others) {
        if (whole_number(text_at(row, 3)) != 0) names.push_back(text_at(row, 1) + "." + text_at(row, 2));
    }
    const std::string nearest = nearest_word(input.layer, names);
    const Text list = enumerate(names);
    return fail(ErrorCode::layer_not_found,
                {fmt::format("« {} » : table ou vue inconnue ; celles que l'on peut lire : {}", input.written, list.fr),
                 fmt::format("'{}': no such table or view; those that can be read: {}", input.written, list.en)},
                input.position,
                nearest.empty() ? Text{"Écrivez layer = \"schéma.table\".", "Write layer = \"schema.table\"."}
                                : Text{fmt::format("Vouliez-vous dire « {} » ?", nearest),
                                       fmt::format("Did you mean '{}'?", nearest)});
}

Result<void> DatabaseTable::State::find_columns(const TableName& wanted) {
    const auto found = connection.rows(
        "SELECT a.attname, t.typname, n.nspname FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = "
        "a.atttypid JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE a.attrelid = " +
        oid +
        " AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT') "
        "ORDER BY a.attnum");
    if (!found) return interrupted(found.error());
    std::vector<std::string> places;
    for (const DatabaseConnection::Row& row : *found) {
        Column column{.name = text_at(row, 0), .type = text_at(row, 1)};
        if (!column.place()) {
            columns.push_back(std::move(column));
            continue;
        }
        places.push_back(column.name);
        if (wanted.place.empty() || wanted.place == column.name) {
            place = column;
            postgis = text_at(row, 2);
        }
    }
    const bool chosen = std::find(places.begin(), places.end(), wanted.place) != places.end();
    if (wanted.place.empty() ? places.size() < 2 : chosen) return {};
    if (places.empty()) {
        place.reset();
        return {};  // asked for a geometry, it will be missed
    }
    const Text list = enumerate(places);
    return fail(ErrorCode::layer_not_found,
                wanted.place.empty()
                    ? Text{fmt::format("« {} » a plusieurs colonnes de géométrie : {}", input.written, list.fr),
                           fmt::format("'{}' has several columns of geometry: {}", input.written, list.en)}
                    : Text{fmt::format("« {} » n'a pas cette colonne de géométrie, mais : {}", input.written, list.fr),
                           fmt::format("'{}' does not have this column of geometry, but: {}", input.written, list.en)},
                input.position,
                {fmt::format("Indiquez laquelle : layer = \"{}.{}({})\".", schema, table, places.front()),
                 fmt::format("Say which one: layer = \"{}.{}({})\".", schema, table, places.front())});
}

Result<void> DatabaseTable::State::find_key() {
    const auto primary = connection.rows(
        "SELECT a.attname FROM pg_catalog.pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, "
        "at) "
        "JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum WHERE i.indisprimary AND "
        "i.indrelid = " +
        oid + " ORDER BY k.at");
    if (!primary) return interrupted(primary.error());
    const auto column = [&](const std::string& name) {
        return std::find_if(columns.begin(), columns.end(), [&](const Column& one) { return one.name == name; });
    };
    for (const DatabaseConnection::Row& row : *primary) {
        if (column(text_at(row, 0)) == columns.end()) {
            key.clear();  // a part of it may not be read
            break;
        }
        key.push_back(text_at(row, 0));
    }
    for (const char* usual : kUsualKeys) {
        if (!key.empty()) break;
        const auto at = std::find_if(columns.begin(), columns.end(), [&](const Column& one) {
            return one.whole() && same_ignoring_case(one.name, usual);
        });
        if (at == columns.end()) continue;
        const std::string name = sql_name(at->name);
        const auto identifies = connection.rows(
            fmt::format("SELECT count(*) = count(DISTINCT {0}) AND count(*) = count({0}) FROM {1}", name, named()));
        if (!identifies) return interrupted(identifies.error());
        if (!identifies->empty() && whole_number(text_at(identifies->front(), 0)) != 0) key.push_back(at->name);
    }
    key_is_number = key.size() == 1 && column(key.front())->whole();
    return {};
}

Result<void> DatabaseTable::State::find_srid() {
    if (!place) return {};
    const auto declared = connection.rows(
        fmt::format("SELECT {}(a.atttypmod) FROM pg_catalog.pg_attribute a WHERE a.attrelid = {} AND a.attname = {}",
                    function("postgis_typmod_srid"), oid, sql_text(place->name)));
    if (!declared) return interrupted(declared.error());
    if (!declared->empty()) srid = whole_number(text_at(declared->front(), 0));
    if (srid == 0 && place->type == "geography") srid = 4326;
    if (srid != 0) return {};
    // A view or a column without a declared system: what its geometries say.
    const auto said = connection.rows(
        fmt::format("SELECT {0}({1}) AS srid FROM {2} t WHERE {1} IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT 8",
                    function("ST_SRID"), place_expression(), named()));
    if (!said) return interrupted(said.error());
    if (said->size() == 1) srid = whole_number(text_at(said->front(), 0));
    if (said->size() < 2) return {};
    std::vector<std::string> systems;
    for (const DatabaseConnection::Row& row : *said) systems.push_back(text_at(row, 0));
    const Text list = enumerate(systems);
    return fail(
        ErrorCode::crs_implausible,
        {fmt::format("« {} » : les géométries sont en plusieurs systèmes de coordonnées (SRID {})", input.written,
                     list.fr),
         fmt::format("'{}': the geometries are in several coordinate systems (SRID {})", input.written, list.en)},
        input.position,
        {"Donnez une vue qui les ramène à un seul : ST_Transform(geom, ...).",
         "Give a view that brings them into one: ST_Transform(geom, ...)."});
}

// Unknown to the server, or to PROJ: no system is made up.
Result<OGRSpatialReference> DatabaseTable::State::system() {
    OGRSpatialReference reference;
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (srid == 0) return reference;
    const auto found = connection.rows(
        fmt::format("SELECT auth_name, auth_srid, srtext FROM {} WHERE srid = {}", function("spatial_ref_sys"), srid));
    if (!found) return interrupted(found.error());
    if (found->empty()) return reference;
    const DatabaseConnection::Row& row = found->front();
    const ErrorCapture quiet;
    if (text_at(row, 0) == "EPSG" && reference.importFromEPSG(whole_number(text_at(row, 1))) == OGRERR_NONE)
        return reference;
    if (reference.importFromWkt(text_at(row, 2).c_str()) != OGRERR_NONE) reference.Clear();
    return reference;
}

Result<void> DatabaseTable::State::make_copy(Dataset& out) {
    auto columns_only = connection.query([&] {
        std::string list;
        // By other names: GDAL takes a column "ogc_fid" for the number of the feature, and gives it no place among the
        // others.
        for (const Column& column : columns)
            list +=
                fmt::format("{}t.{} AS c{}", list.empty() ? "" : ", ", sql_name(column.name), &column - columns.data());
        return fmt::format("SELECT {} FROM {} t LIMIT 0", list.empty() ? "NULL::int AS nothing" : list, named());
    }());
    if (!columns_only) return interrupted(columns_only.error());
    const OGRFeatureDefn* definition = (*columns_only)->GetLayerDefn();
    struct Kind {
        OGRFieldType type = OFTString;
        OGRFieldSubType subtype = OFSTNone;
    };
    std::vector<Kind> kinds(columns.size());
    for (std::size_t i = 0; i < columns.size() && static_cast<int>(i) < definition->GetFieldCount(); ++i) {
        const OGRFieldDefn* seen = definition->GetFieldDefn(static_cast<int>(i));
        const OGRFieldType type = seen->GetType();
        const bool list = type == OFTIntegerList || type == OFTInteger64List || type == OFTRealList ||
                          type == OFTStringList || type == OFTWideStringList;
        if (!list) kinds[i] = {type, seen->GetSubType()};
    }
    connection.dataset().ReleaseResultSet(*columns_only);
    auto reference = system();
    if (!reference) return tl::unexpected(reference.error());

    const ErrorCapture said;
    out.copy = TemporaryFolder::make();
    if (!out.copy) return no_copy("TMPDIR");
    const CPLConfigOptionSetter careless("OGR_SQLITE_SYNCHRONOUS", "OFF", false);
    const CPLConfigOptionSetter journal("OGR_SQLITE_JOURNAL", "MEMORY", false);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    const fs::path file = out.copy->path() / "table.gpkg";
    out.handle.reset(driver == nullptr ? nullptr : driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!out.handle) return no_copy(said.text());
    CPLStringList options;
    options.SetNameValue("FID", kKeyColumn);
    options.SetNameValue("GEOMETRY_NAME", kPlaceColumn);
    options.SetNameValue("SPATIAL_INDEX", "NO");
    copy = out.handle.get();
    layer = copy->CreateLayer((schema + "." + table).c_str(), reference->IsEmpty() != 0 ? nullptr : &*reference,
                              place ? wkbUnknown : wkbNone, options.List());
    if (layer == nullptr) return no_copy(said.text());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        OGRFieldDefn field(columns[i].name.c_str(), kinds[i].type);
        field.SetSubType(kinds[i].subtype);
        if (layer->CreateField(&field) != OGRERR_NONE) return no_copy(said.text());
    }
    return {};
}

std::string DatabaseTable::State::meets(const Box& box) const {
    return fmt::format("{} OPERATOR({}.&&) {}({:.17g}, {:.17g}, {:.17g}, {:.17g}, {})", place_expression(),
                       sql_name(postgis), function("ST_MakeEnvelope"), box.min_x, box.min_y, box.max_x, box.max_y,
                       srid);
}

// What has no place is nowhere, and counted as such.
std::string DatabaseTable::State::where(const std::optional<Box>& within) const {
    if (!within || !place) return {};
    return fmt::format(" WHERE {} OR {} IS NULL OR {}({})", meets(*within), place_expression(), function("ST_IsEmpty"),
                       place_expression());
}

std::string DatabaseTable::State::order() const {
    std::string list;
    for (const std::string& name : key) {
        const auto column =
            std::find_if(columns.begin(), columns.end(), [&](const Column& one) { return one.name == name; });
        // The collation of a server is its own affair.
        list += (list.empty() ? "t." : ", t.") + sql_name(name) + (column->text() ? " COLLATE \"C\"" : "");
    }
    return " ORDER BY " + (list.empty() ? std::string("pg_catalog.md5(t::text) COLLATE \"C\"") : list);
}

bool in_database(const VectorInput& input) {
    std::error_code ignored;
    return names_database(input.path.native()) && !fs::exists(input.path, ignored);
}

DatabaseTable::DatabaseTable(std::unique_ptr<State> state) : state_(std::move(state)) {}
DatabaseTable::~DatabaseTable() = default;

Result<std::shared_ptr<DatabaseTable>> DatabaseTable::open(const VectorInput& input, Dataset& out) {
    // What follows a line break says which part is wanted (table_part.hpp).
    const std::string& written = input.path.native();
    auto name = parse_database(std::string_view(written).substr(0, written.find('\n')), input.position);
    if (!name) return tl::unexpected(name.error());
    if (input.layer.empty()) {
        return fail(
            ErrorCode::layer_not_found,
            {fmt::format("« {} » : quelle table ?", input.written), fmt::format("'{}': which table?", input.written)},
            input.position, {"Écrivez layer = \"schéma.table\".", "Write layer = \"schema.table\"."});
    }
    auto connection = DatabaseConnection::open(*name, DatabaseConnection::For::reading, input.position);
    if (!connection) return tl::unexpected(connection.error());
    const TableName wanted = table_name(input.layer);
    auto state = std::make_unique<State>(std::move(*connection), std::move(*name), input);
    if (auto done = state->find_table(wanted); !done) return tl::unexpected(done.error());
    if (auto done = state->find_columns(wanted); !done) return tl::unexpected(done.error());
    if (auto done = state->find_key(); !done) return tl::unexpected(done.error());
    if (auto done = state->find_srid(); !done) return tl::unexpected(done.error());
    if (auto done = state->make_copy(out); !done) return tl::unexpected(done.error());
    out.driver = "PostgreSQL";
    return std::shared_ptr<DatabaseTable>(new DatabaseTable(std::move(state)));
}

Result<void> DatabaseTable::fetch(const Part& part) {
    State& state = *state_;
    const bool geometry = part.geometry && state.place.has_value();
    std::string list = state.key_is_number ? "t." + sql_name(state.key.front()) : "NULL::int8";
    list += " AS terracord_k";
    std::string header;
    for (const int field : part.fields) {
        const std::string& name = state.columns[static_cast<std::size_t>(field)].name;
        list += fmt::format(", t.{} AS c{}", sql_name(name), field);
        header += (header.empty() ? "" : ", ") + name;
    }
    if (geometry) {
        list += ", " + state.place_expression() + " AS terracord_g";
        header += (header.empty() ? "" : ", ") + state.place->name;
    }
    if (part.within)
        header += fmt::format("; {:.0f} {:.0f} {:.0f} {:.0f}", part.within->min_x, part.within->min_y,
                              part.within->max_x, part.within->max_y);
    // One statement sees one state; so do the cursor's pages, which are of one transaction.
    auto rows = state.connection.query("SELECT " + list + " FROM " + state.named() + " t" + state.where(part.within) +
                                       state.order());
    if (!rows) return state.interrupted(rows.error());

    const CPLConfigOptionSetter careless("OGR_SQLITE_SYNCHRONOUS", "OFF", false);
    const CPLConfigOptionSetter journal("OGR_SQLITE_JOURNAL", "MEMORY", false);
    Sha256 hash;
    std::uint64_t bytes = 0;
    std::int64_t count = 0;
    const auto add = [&](const std::string& text) {
        hash.add(text);
        bytes += text.size();
    };
    add(fmt::format("terracord rows 1\n{}\n{}\n", header, geometry ? state.srid : 0));
    Result<void> failed;
    {
        const ErrorCapture writing;
        if (state.copy->StartTransaction() != OGRERR_NONE) failed = state.no_copy(writing.text());
    }
    std::vector<unsigned char> wkb;
    while (failed) {
        const ErrorCapture said;
        const OGRFeatureUniquePtr row{(*rows)->GetNextFeature()};
        if (!row) {
            if (said.failed()) failed = state.interrupted(shown_words(said.text()), count);
            break;
        }
        ++count;
        OGRFeature feature(state.layer->GetLayerDefn());
        const std::int64_t fid = state.key_is_number ? row->GetFieldAsInteger64(0) : count;
        feature.SetFID(fid);
        std::string canonical = fmt::format("{}\n", fid);
        for (std::size_t i = 0; i < part.fields.size(); ++i) {
            const int from = static_cast<int>(i) + 1;
            const int to = part.fields[i];
            if (!row->IsFieldSetAndNotNull(from)) {
                feature.SetFieldNull(to);
                canonical += "-";
                continue;
            }
            if (row->GetFieldDefnRef(from)->GetType() == state.layer->GetLayerDefn()->GetFieldDefn(to)->GetType())
                feature.SetField(to, const_cast<OGRField*>(row->GetRawFieldRef(from)));
            else
                feature.SetField(to, row->GetFieldAsString(from));
            canonical += length_before(field_text(feature, to, 0).value_or(""));
        }
        OGRGeometry* shape = geometry ? row->StealGeometry() : nullptr;
        if (shape != nullptr) {
            wkb.resize(shape->WkbSize());
            shape->exportToWkb(wkbNDR, wkb.data(), wkbVariantIso);
            canonical += length_before(std::string(wkb.begin(), wkb.end()));
            feature.SetGeometryDirectly(shape);
        } else {
            canonical += "-";
        }
        add(canonical);
        if (state.layer->CreateFeature(&feature) != OGRERR_NONE) failed = state.no_copy(said.text());
    }
    state.connection.dataset().ReleaseResultSet(*rows);
    if (!failed) {
        const ErrorCapture quiet;
        state.copy->RollbackTransaction();
        return failed;
    }
    const ErrorCapture writing;
    if (state.copy->CommitTransaction() != OGRERR_NONE) return state.no_copy(writing.text());
    // A connection that broke between two pages answers nothing any more; a table that has ended does.
    if (const auto alive = state.connection.rows("SELECT 1"); !alive) return state.interrupted(alive.error(), count);
    state.fetched =
        TableInput{.name = fmt::format("{} ({})", state.label(), header), .sha256 = hash.hex(), .bytes = bytes};
    return {};
}

Result<Box> DatabaseTable::extent() {
    State& state = *state_;
    if (!state.place) return Box{};
    const auto found = state.connection.rows(
        fmt::format("SELECT {0}(e), {1}(e), {2}(e), {3}(e) FROM (SELECT {4}({5}) AS e FROM {6} t) AS extent",
                    state.function("ST_XMin"), state.function("ST_YMin"), state.function("ST_XMax"),
                    state.function("ST_YMax"), state.function("ST_Extent"), state.place_expression(), state.named()));
    if (!found) return state.interrupted(found.error());
    Box box;
    if (found->empty() || !found->front()[0]) return box;
    std::array<double, 4> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = CPLAtof(text_at(found->front(), i).c_str());
    return Box{numbers[0], numbers[1], numbers[2], numbers[3]};
}

Result<bool> DatabaseTable::any_within(const Box& box) {
    State& state = *state_;
    if (!state.place) return false;
    const auto found = state.connection.rows(
        fmt::format("SELECT EXISTS(SELECT 1 FROM {} t WHERE {})", state.named(), state.meets(box)));
    if (!found) return state.interrupted(found.error());
    return !found->empty() && whole_number(text_at(found->front(), 0)) != 0;
}

const std::optional<TableInput>& DatabaseTable::fetched() const { return state_->fetched; }

}  // namespace terracord::gdal
