#include "catalogue/standard_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "catalogue/table_names.hpp"
#include "config/read_sources.hpp"
#include "config/table_reader.hpp"
#include "gdal/vector_reader.hpp"

namespace terracord::catalogue {

namespace {

// A table of the folder: a file, or a layer of one that holds several.
struct Table {
    std::filesystem::path path;
    std::string layer;  // empty: the file's only one
    std::string name;
};

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

bool wanted_by(const std::string& name, const Standard& standard) {
    if (standard.document && is_table(name, standard.document->tables, standard)) return true;
    return std::any_of(standard.roles.begin(), standard.roles.end(),
                       [&](const Role& role) { return is_table(name, role.tables, standard); });
}

class Folder {
   public:
    Folder(const DocumentRequest& request, const model::DocumentSpec& document, Log& log)
        : standard_(request.standard), document_(document), log_(log) {
        std::vector<std::filesystem::path> files;
        std::error_code error;
        if (std::filesystem::is_regular_file(document.folder, error) &&
            lower(document.folder.extension().string()) != ".zip") {
            files.push_back(document.folder);
        } else if (auto listed = gdal::list_datasets(document.folder)) {
            files = std::move(*listed);
        } else {
            Error why = listed.error();
            if (!why.where.known() || why.where.line == 0) why.where = document.position;
            log.report(terracord::Level::error, why);
        }
        std::set<std::string> with_geometry;  // the .dbf of a shapefile is no table of its own
        for (const auto& file : files) {
            if (lower(file.extension().string()) == ".shp")
                with_geometry.insert(lower((file.parent_path() / file.stem()).string()));
        }
        for (const auto& file : files) {
            const std::string extension = lower(file.extension().string());
            if (extension == ".dbf" && with_geometry.count(lower((file.parent_path() / file.stem()).string())) != 0)
                continue;
            add(file, extension);
        }
    }

    [[nodiscard]] std::vector<const Table*> find(const std::vector<std::string>& names) const {
        std::vector<const Table*> found;
        for (const Table& table : tables_) {
            if (is_table(table.name, names, standard_)) found.push_back(&table);
        }
        // A table in a file of its own name goes before one in a file called otherwise ("INFO_PCT-invalid.gml").
        const auto own = [&](const Table* table) { return is_table(table->path.stem().string(), names, standard_); };
        if (std::count_if(found.begin(), found.end(), own) == 1)
            return {*std::find_if(found.begin(), found.end(), own)};
        return found;
    }

    // As the user would write it.
    [[nodiscard]] std::string written(const Table& table) const {
        const auto relative = table.path.lexically_relative(document_.folder);
        if (relative.empty() || relative == ".") return document_.folder_written;
        return (std::filesystem::path(document_.folder_written) / relative).generic_string();
    }

   private:
    void add(const std::filesystem::path& file, const std::string& extension) {
        const std::string stem = file.stem().string();
        if (single_table(extension)) {
            tables_.push_back({file, "", stem});
            return;
        }
        auto layers = gdal::list_layers(file, file.filename().string());
        if (!layers) {
            // Named like a table we need, it stays: reading it will tell what is wrong. Others do not matter.
            if (wanted_by(stem, standard_)) tables_.push_back({file, "", stem});
            log_.report(terracord::Level::warning, layers.error());
            return;
        }
        for (const auto& layer : *layers) {
            const bool by_file = layers->size() == 1 && !wanted_by(layer.name, standard_) && wanted_by(stem, standard_);
            tables_.push_back({file, layer.name, by_file ? stem : layer.name});
        }
    }

    const Standard& standard_;
    const model::DocumentSpec& document_;
    Log& log_;
    std::vector<Table> tables_;
};

std::string names_of(const std::vector<const Table*>& tables) {
    std::string list;
    for (const Table* table : tables) {
        list += (list.empty() ? "" : ", ") + table->path.filename().string() +
                (table->layer.empty() ? "" : ":" + table->layer);
    }
    return list;
}

void report_several(const model::DocumentSpec& document, const std::string& what,
                    const std::vector<const Table*>& tables, Errors& errors) {
    errors.push_back(
        Error{ErrorCode::unknown_reference,
              {fmt::format("document « {} » : plusieurs tables pour « {} » : {}", document.id, what, names_of(tables)),
               fmt::format("document '{}': several tables for '{}': {}", document.id, what, names_of(tables))},
              document.position,
              {fmt::format("Nommer la bonne : layer = {{ {} = {{ source = \"...\" }} }}, ou un dossier qui ne contient "
                           "qu'une version.",
                           what),
               fmt::format(
                   "Name the right one: layer = {{ {} = {{ source = \"...\" }} }}, or a folder that holds one version.",
                   what)}});
}

void find_layers(const DocumentRequest& request, const Folder& folder, model::DocumentSpec& document, Errors& errors) {
    const auto override_of = [&](const std::string& name) {
        return request.layers.kind == config::Kind::table ? request.layers.find(name) : nullptr;
    };
    for (const Role& role : request.standard.roles) {
        model::LayerSpec layer = role.layer;
        layer.position = document.position;
        const auto tables = folder.find(role.tables);
        const config::Node* changed = override_of(layer.name);
        const bool named = changed != nullptr && changed->find("source") != nullptr;
        if (tables.size() == 1) {
            layer.source.path = tables[0]->path;
            layer.source.layer = tables[0]->layer;
            layer.source.written = folder.written(*tables[0]);
            layer.source.position = document.position;
        } else if (tables.size() > 1 && !named) {
            report_several(document, layer.name, tables, errors);
        }
        if (changed != nullptr) config::read_layer(*changed, request.folder, layer, errors);
        document.layers.push_back(std::move(layer));
    }
    if (request.layers.kind != config::Kind::table) return;
    for (const config::Member& member : request.layers.members) {
        const auto known = std::any_of(document.layers.begin(), document.layers.end(),
                                       [&](const auto& l) { return l.name == member.key; });
        if (known) continue;
        model::LayerSpec layer;
        layer.name = member.key;
        config::read_layer(member.value, request.folder, layer, errors);
        if (member.value.find("source") == nullptr) {
            std::vector<std::string> roles;
            for (const Role& role : request.standard.roles) roles.push_back(role.layer.name);
            errors.push_back(
                Error{ErrorCode::missing_key,
                      {fmt::format("la couche « {} » n'est pas du standard et n'a pas de source", member.key),
                       fmt::format("layer '{}' is not the standard's and has no source", member.key)},
                      member.position(),
                      config::suggestion(member.key, roles)});
        }
        document.layers.push_back(std::move(layer));
    }
}

std::string trimmed(const std::optional<std::string>& value) {
    if (!value) return {};
    const auto first = value->find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return value->substr(first, value->find_last_not_of(" \t") - first + 1);
}

gdal::FieldRequest field_request(const std::vector<model::CanonicalField>& fields, const std::string& name) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
    if (found == fields.end()) return {name, {}, 0, false};
    return {found->name, found->aliases, found->width, false};
}

gdal::VectorInput input_of(const Table& table, const std::string& written, const Position& where) {
    gdal::VectorInput input;
    input.path = table.path;
    input.layer = table.layer;
    input.written = written;
    input.position = where;
    return input;
}

// `files` receives what was read.
std::vector<DocumentRow> read_rows(const Standard& standard, const gdal::VectorInput& input,
                                   std::vector<std::filesystem::path>& files, Log& log) {
    const DocumentTable& described = *standard.document;
    const std::array names{described.version, described.approved, described.ends, described.status,
                           standard.accuracy_field};
    gdal::ReadRequest request;
    request.input = input;
    request.with_geometry = false;
    std::array<std::optional<std::size_t>, names.size()> column{};  // a standard may lack some of these
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].empty()) continue;
        column[i] = request.fields.size();
        request.fields.push_back(field_request(described.fields, names[i]));
    }

    std::vector<DocumentRow> rows;
    auto reader = gdal::VectorReader::open(request, log);
    if (!reader) {
        log.report(terracord::Level::warning, reader.error());
        return rows;
    }
    files = reader->info().files;
    constexpr std::size_t kMostRows = 10'000;
    std::vector<gdal::Record> records;
    const auto read = reader->read(kMostRows, records);
    if (!read) log.report(terracord::Level::warning, read.error());
    for (const gdal::Record& record : records) {
        const auto value = [&](std::size_t i) {
            return column[i] ? trimmed(record.values[*column[i]]) : std::string();
        };
        rows.push_back({value(0), iso_date(value(1)), iso_date(value(2)), value(3), value(4)});
    }
    return rows;
}

// The version its zones (first required layer) say they are of.
std::string version_of_layers(const Standard& standard, const model::DocumentSpec& document, Log& log) {
    for (const auto& layer : document.layers) {
        if (!layer.required || !layer.source.given()) continue;
        const auto has = std::any_of(layer.fields.begin(), layer.fields.end(),
                                     [&](const auto& f) { return f.name == standard.document->version; });
        if (!has) continue;
        gdal::ReadRequest request;
        request.input = input_of({layer.source.path, layer.source.layer, ""}, layer.source.written, document.position);
        request.with_geometry = false;
        request.fields = {field_request(layer.fields, standard.document->version)};
        std::vector<gdal::Record> records;
        auto reader = gdal::VectorReader::open(request, log);
        if (reader && reader->read(1, records) && !records.empty()) return trimmed(records[0].values[0]);
    }
    return {};
}

// "2020-01-28" of "241800432_PLUi_20200128".
std::string date_of_folder(const std::filesystem::path& folder) {
    std::string name = folder.filename().string();
    if (name.empty()) name = folder.parent_path().filename().string();
    for (std::size_t at = 0; at + 8 <= name.size(); ++at) {
        if (at > 0 && name[at - 1] != '_') continue;
        if (std::string date = iso_date(name.substr(at, 8)); !date.empty()) return date;
    }
    return {};
}

void apply_status(const Standard& standard, const DocumentRow& row, model::DocumentSpec& document, Errors& errors,
                  Log& log) {
    document.declared_status = row.status;
    auto declared = model::DocumentStatus::unknown;
    if (const auto code = standard.document->status_codes.find(row.status);
        code != standard.document->status_codes.end()) {
        declared = code->second;
    } else if (!row.status.empty()) {
        log.report(terracord::Level::warning,
                   Error{ErrorCode::wrong_value,
                         {fmt::format("document « {} » : statut « {} » inconnu du standard", document.id, row.status),
                          fmt::format("document '{}': status '{}' is not of the standard", document.id, row.status)},
                         document.position,
                         {}});
    }
    const auto corrected = std::find_if(document.corrections.begin(), document.corrections.end(),
                                        [](const auto& c) { return c.what == "status"; });
    if (corrected != document.corrections.end()) {
        corrected->from = row.status;
        return;
    }
    if (document.status == model::DocumentStatus::unknown) {
        document.status = declared;
    } else if (declared != model::DocumentStatus::unknown && declared != document.status) {
        errors.push_back(Error{ErrorCode::wrong_value,
                               {fmt::format("document « {} » : ses données disent « {} » ({}), pas « {} »", document.id,
                                            model::code(declared), row.status, model::code(document.status)),
                                fmt::format("document '{}': its data say '{}' ({}), not '{}'", document.id,
                                            model::code(declared), row.status, model::code(document.status))},
                               document.position,
                               {"Pour corriger : status = { value, reason, author, date }.",
                                "To correct: status = { value, reason, author, date }."}});
    }
}

void describe(const DocumentRequest& request, const Folder& folder, model::DocumentSpec& document, Errors& errors,
              Log& log) {
    const Standard& standard = request.standard;
    const auto tables = folder.find(standard.document->tables);
    if (tables.size() > 1) {
        report_several(document, standard.document->tables.front(), tables, errors);
        return;
    }
    if (tables.empty()) return;
    const auto rows =
        read_rows(standard, input_of(*tables[0], folder.written(*tables[0]), document.position), document.files, log);
    if (rows.empty()) return;
    RowChoice choice{document.version, date_of_folder(document.folder), request.date};
    if (rows.size() > 1 && choice.wanted.empty()) choice.wanted = version_of_layers(standard, document, log);
    const DocumentRow& row = rows[choose_row(rows, choice)];
    if (rows.size() > 1) {
        log.say(terracord::Level::info, {fmt::format("document « {} » : version {} retenue, {} autres écartées",
                                                     document.id, row.version, rows.size() - 1),
                                         fmt::format("document '{}': version {} taken, {} others set aside",
                                                     document.id, row.version, rows.size() - 1)});
    }
    if (document.version.empty()) document.version = row.version;
    if (document.approved.empty()) document.approved = row.approved;
    // An end that is not after the approval is a slip of the pen, seen in published documents.
    if (document.ends.empty() && (row.approved.empty() || row.ends > row.approved)) document.ends = row.ends;
    apply_status(standard, row, document, errors, log);
    if (document.accuracy_origin != model::AccuracyOrigin::standard) return;
    if (const auto found = standard.accuracy_by_code.find(row.accuracy); found != standard.accuracy_by_code.end()) {
        document.accuracy = found->second;
    }
}

}  // namespace

std::string iso_date(const std::string& text) {
    std::string iso;
    const auto part = [&](std::size_t from, std::size_t size) { return text.substr(from, size); };
    const auto separator = [&](std::size_t at) { return text[at] == '-' || text[at] == '/'; };
    if (text.size() == 8) {
        iso = part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2);
    } else if (text.size() >= 10 && separator(4) && separator(7) &&
               (text.size() == 10 || text[10] == ' ' || text[10] == 'T')) {
        iso = part(0, 4) + "-" + part(5, 2) + "-" + part(8, 2);
    } else if (text.size() == 10 && separator(2) && separator(5)) {
        iso = part(6, 4) + "-" + part(3, 2) + "-" + part(0, 2);
    }
    return config::is_date(iso) ? iso : std::string();
}

std::size_t choose_row(const std::vector<DocumentRow>& rows, const RowChoice& choice) {
    const auto first = [&](auto fits) -> std::optional<std::size_t> {
        const auto found = std::find_if(rows.begin(), rows.end(), fits);
        if (found == rows.end()) return std::nullopt;
        return static_cast<std::size_t>(found - rows.begin());
    };
    if (!choice.wanted.empty()) {
        if (const auto row = first([&](const DocumentRow& r) { return lower(r.version) == lower(choice.wanted); }))
            return *row;
    }
    if (!choice.folder_date.empty()) {
        if (const auto row = first([&](const DocumentRow& r) { return r.approved == choice.folder_date; })) return *row;
    }
    std::size_t best = rows.size() - 1;
    std::string latest;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string& approved = rows[i].approved;
        if (approved.empty() || approved > choice.date || approved < latest) continue;
        latest = approved;
        best = i;
    }
    return best;
}

void complete_document(const DocumentRequest& request, model::DocumentSpec& document, Errors& errors, Log& log) {
    const Standard& standard = request.standard;
    if (document.type.empty()) document.type = standard.type;
    document.relation = std::min(document.relation, standard.relation);  // the weaker
    if (document.accuracy_origin == model::AccuracyOrigin::assumed) {
        document.accuracy = standard.accuracy;
        document.accuracy_origin = model::AccuracyOrigin::standard;
    }
    const Folder folder(request, document, log);
    find_layers(request, folder, document, errors);
    if (standard.document) describe(request, folder, document, errors, log);

    const auto layer = std::find_if(document.layers.begin(), document.layers.end(),
                                    [&](const auto& l) { return l.name == standard.coverage; });
    const bool said = document.coverage || document.covers_everywhere || !document.coverage_layer.empty();
    if (!said && layer != document.layers.end() && layer->source.given()) document.coverage_layer = standard.coverage;
}

}  // namespace terracord::catalogue
