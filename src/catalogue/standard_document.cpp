#include "catalogue/standard_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "catalogue/folder_tables.hpp"
#include "config/read_sources.hpp"
#include "config/table_reader.hpp"
#include "gdal/vector_reader.hpp"

namespace terracord::catalogue {

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

// As the user would write it.
std::string written(const Table& table, const model::DocumentSpec& document) {
    const auto relative = table.path.lexically_relative(document.folder);
    if (relative.empty() || relative == ".") return document.folder_written;
    return (std::filesystem::path(document.folder_written) / relative).generic_string();
}

std::string names_of(const std::vector<Table>& tables) {
    std::string list;
    for (const Table& table : tables) {
        list += (list.empty() ? "" : ", ") + table.path.filename().string() +
                (table.layer.empty() ? "" : ":" + table.layer);
    }
    return list;
}

void report_several(const model::DocumentSpec& document, const std::string& what, const std::vector<Table>& tables,
                    Errors& errors) {
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

void find_layers(const DocumentRequest& request, const FolderTables& folder, model::DocumentSpec& document,
                 Errors& errors) {
    const auto override_of = [&](const std::string& name) {
        return request.layers.kind == config::Kind::table ? request.layers.find(name) : nullptr;
    };
    for (const Role& role : request.standard.roles) {
        model::LayerSpec layer = role.layer;
        layer.position = document.position;
        auto tables = folder.named(role.tables, request.standard);
        if (tables.empty()) tables = folder.with_columns_of(role, request.standard);
        const config::Node* changed = override_of(layer.name);
        const bool named = changed != nullptr && changed->find("source") != nullptr;
        if (tables.size() == 1) {
            layer.source.path = tables[0].path;
            layer.source.layer = tables[0].layer;
            layer.source.written = written(tables[0], document);
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
        request.input =
            input_of({layer.source.path, layer.source.layer, "", "", true}, layer.source.written, document.position);
        request.with_geometry = false;
        request.fields = {field_request(layer.fields, standard.document->version)};
        std::vector<gdal::Record> records;
        auto reader = gdal::VectorReader::open(request, log);
        if (reader && reader->read(1, records) && !records.empty()) return trimmed(records[0].values[0]);
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

void describe(const DocumentRequest& request, const FolderTables& folder, model::DocumentSpec& document, Errors& errors,
              Log& log) {
    const Standard& standard = request.standard;
    const auto tables = folder.named(standard.document->tables, standard);
    if (tables.size() > 1) {
        report_several(document, standard.document->tables.front(), tables, errors);
        return;
    }
    if (tables.empty()) return;
    const auto rows =
        read_rows(standard, input_of(tables[0], written(tables[0], document), document.position), document.files, log);
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
    FolderTables folder;
    if (document.folder.empty()) {
        // Its layers are named one by one.
    } else if (auto read = FolderTables::read(document.folder, log)) {
        folder = std::move(*read);
    } else {
        Error why = read.error();
        if (!why.where.known() || why.where.line == 0) why.where = document.position;
        log.report(terracord::Level::error, why);
    }
    find_layers(request, folder, document, errors);
    if (standard.document) describe(request, folder, document, errors, log);

    const auto layer = std::find_if(document.layers.begin(), document.layers.end(),
                                    [&](const auto& l) { return l.name == standard.coverage; });
    const bool said = document.coverage || document.covers_everywhere || !document.coverage_layer.empty();
    if (!said && layer != document.layers.end() && layer->source.given()) document.coverage_layer = standard.coverage;
}

}  // namespace terracord::catalogue
