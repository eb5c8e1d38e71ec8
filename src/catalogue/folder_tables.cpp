#include "catalogue/folder_tables.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/written_date.hpp"
#include "catalogue/standard_document.hpp"
#include "catalogue/table_names.hpp"
#include "gdal/dataset_list.hpp"
#include "gdal/vector_reader.hpp"

namespace terracord::catalogue {

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

// One table a file, named by it: no need to open these to know their names.
bool single_table(const std::string& extension) {
    constexpr std::array<std::string_view, 9> kSingle{".shp",     ".dbf",  ".tab", ".mif", ".csv",
                                                      ".geojson", ".json", ".fgb", ".xlsx"};
    return std::find(kSingle.begin(), kSingle.end(), extension) != kSingle.end();
}

void add(const std::filesystem::path& file, std::vector<Table>& tables, Log& log) {
    const std::string stem = file.stem().string();
    if (single_table(lower(file.extension().string()))) {
        tables.push_back({file, "", stem, stem, true});
        return;
    }
    auto layers = gdal::list_layers(file, file.filename().string());
    if (!layers) {
        // Named like a table we need, it is found all the same: reading it will tell what is wrong.
        tables.push_back({file, "", stem, stem, true});
        log.report(Level::warning, layers.error());
        return;
    }
    for (const auto& layer : *layers) tables.push_back({file, layer.name, layer.name, stem, layers->size() == 1});
}

bool has_column(const std::vector<std::string>& columns, const std::string& name) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const std::string& column) { return lower(column) == lower(name); });
}

bool has_field(const std::vector<std::string>& columns, const Role& role, const std::string& name) {
    if (has_column(columns, name)) return true;
    const auto& fields = role.layer.fields;
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.name == name; });
    return field != fields.end() && std::any_of(field->aliases.begin(), field->aliases.end(),
                                                [&](const auto& alias) { return has_column(columns, alias); });
}

bool of_family(const Table& table, geometry::Family family) {
    const auto layers = gdal::list_layers(table.path, table.path.filename().string());
    if (!layers) return false;
    return std::any_of(layers->begin(), layers->end(), [&](const auto& layer) {
        // A file that does not say its type may hold any.
        return (table.layer.empty() || layer.name == table.layer) && layer.has_geometry &&
               (layer.family == family || layer.family == geometry::Family::none);
    });
}

}  // namespace

bool claims(const Standard& standard, const Table& table, const std::vector<std::string>& names) {
    return is_table(table.name, names, standard) || (table.alone && is_table(table.stem, names, standard));
}

Result<FolderTables> FolderTables::read(const std::filesystem::path& folder, Log& log) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    if (std::filesystem::is_regular_file(folder, error) && lower(folder.extension().string()) != ".zip") {
        files.push_back(folder);
    } else {
        auto listed = gdal::list_datasets(folder);
        if (!listed) return tl::unexpected(listed.error());
        files = std::move(*listed);
        gdal::report_not_looked_at(folder, log);
    }
    std::set<std::string> with_geometry;  // the .dbf of a shapefile is no table of its own
    for (const auto& file : files) {
        if (lower(file.extension().string()) == ".shp")
            with_geometry.insert(lower((file.parent_path() / file.stem()).string()));
    }
    FolderTables found;
    for (const auto& file : files) {
        const bool companion = lower(file.extension().string()) == ".dbf" &&
                               with_geometry.count(lower((file.parent_path() / file.stem()).string())) != 0;
        // A drawing is no table of a standard, whatever its CAD layers are called.
        const bool drawing = lower(file.extension().string()) == ".dxf";
        if (!companion && !drawing) add(file, found.tables_, log);
    }
    return found;
}

std::vector<Table> FolderTables::named(const std::vector<std::string>& names, const Standard& standard) const {
    std::vector<Table> found;
    for (const Table& table : tables_) {
        if (claims(standard, table, names)) found.push_back(table);
    }
    const auto own = [&](const Table& table) { return is_table(table.stem, names, standard); };
    if (std::count_if(found.begin(), found.end(), own) == 1) return {*std::find_if(found.begin(), found.end(), own)};
    return found;
}

std::vector<Table> FolderTables::unclaimed(const Standard& standard) const {
    std::vector<Table> left;
    for (const Table& table : tables_) {
        const bool document = standard.document && claims(standard, table, standard.document->tables);
        const bool role = std::any_of(standard.roles.begin(), standard.roles.end(),
                                      [&](const Role& r) { return claims(standard, table, r.tables); });
        if (!document && !role) left.push_back(table);
    }
    return left;
}

std::vector<Table> FolderTables::with_columns_of(const Role& role, const Standard& standard) const {
    std::vector<Table> found;
    if (role.columns.empty()) return found;
    for (const Table& table : unclaimed(standard)) {
        const auto columns = columns_of(table);
        const bool all = std::all_of(role.columns.begin(), role.columns.end(),
                                     [&](const std::string& name) { return has_field(columns, role, name); });
        if (all && of_family(table, role.layer.family)) found.push_back(table);
    }
    return found;
}

std::vector<std::string> columns_of(const Table& table) {
    gdal::ReadRequest request;
    request.input.path = table.path;
    request.input.layer = table.layer;
    request.input.written = table.path.filename().string();
    request.with_geometry = false;
    QuietLog quiet;
    std::vector<std::string> names;
    const auto reader = gdal::VectorReader::open(request, quiet);
    if (!reader) return names;
    for (const auto& field : reader->info().fields) names.push_back(field.name);
    return names;
}

namespace {

// `table_of` answers the table of a role, if there is one.
template <class TableOf>
std::string edition_by(const Standard& standard, TableOf table_of) {
    std::map<std::string, std::vector<std::string>> columns;  // by role
    for (const Edition& edition : standard.editions) {
        const auto [known, fresh] = columns.emplace(edition.role, std::vector<std::string>{});
        if (fresh) {
            if (const std::optional<Table> table = table_of(edition.role)) known->second = columns_of(*table);
        }
        const auto has = [&](const std::string& name) { return has_column(known->second, name); };
        if (std::all_of(edition.columns.begin(), edition.columns.end(), has)) return edition.id;
    }
    return {};
}

}  // namespace

std::string edition_of(const Standard& standard, const FolderTables& tables) {
    return edition_by(standard, [&](const std::string& name) -> std::optional<Table> {
        const auto role = std::find_if(standard.roles.begin(), standard.roles.end(),
                                       [&](const Role& r) { return r.layer.name == name; });
        if (role == standard.roles.end()) return std::nullopt;
        auto found = tables.named(role->tables, standard);
        if (found.empty()) found = tables.with_columns_of(*role, standard);
        if (found.empty()) return std::nullopt;
        return found.front();
    });
}

std::string edition_of(const Standard& standard, const std::vector<model::LayerSpec>& layers) {
    return edition_by(standard, [&](const std::string& name) -> std::optional<Table> {
        const auto layer =
            std::find_if(layers.begin(), layers.end(), [&](const auto& one) { return one.name == name; });
        if (layer == layers.end() || !layer->source.given()) return std::nullopt;
        return Table{layer->source.path, layer->source.layer, "", "", true};
    });
}

std::string date_of_folder(const std::filesystem::path& folder) {
    std::string name = folder.filename().string();
    if (name.empty()) name = folder.parent_path().filename().string();
    for (std::size_t at = 0; at + 8 <= name.size(); ++at) {
        if (at > 0 && name[at - 1] != '_') continue;
        if (std::string date = iso_date(name.substr(at, 8)); !date.empty()) return date;
    }
    return {};
}

}  // namespace terracord::catalogue
