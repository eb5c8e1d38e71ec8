#include "catalogue/standard_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/written_number.hpp"
#include "base/written_date.hpp"
#include "catalogue/attributes.hpp"
#include "catalogue/folder_tables.hpp"
#include "catalogue/self_check.hpp"
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

// Codes by key, step by step through tables of the folder.
std::map<std::string, std::vector<std::string>> joined_codes(const Standard& standard,
                                                             const std::vector<JoinStep>& steps,
                                                             const FolderTables& folder, model::DocumentSpec& document,
                                                             Log& log) {
    constexpr std::size_t kMostRows = 5'000'000;
    std::map<std::string, std::vector<std::string>> codes;  // key of the table -> codes
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const JoinStep& step = steps[i];
        std::map<std::string, std::vector<std::string>> next;
        for (const Table& table : folder.all()) {
            if (!claims(standard, table, step.tables)) continue;
            const std::vector<model::CanonicalField> columns{{.name = step.key}, {.name = step.value}};
            for (const auto& row : attributes_of(table, columns, kMostRows, document.files, log)) {
                if (!row[0].empty() && !row[1].empty()) next[plain_key(row[0])].push_back(plain_key(row[1]));
            }
        }
        if (i == 0) {
            codes = std::move(next);
            continue;
        }
        for (auto& [key, values] : codes) {
            std::vector<std::string> further;
            for (const std::string& value : values) {
                const auto found = next.find(value);
                if (found != next.end()) further.insert(further.end(), found->second.begin(), found->second.end());
            }
            std::sort(further.begin(), further.end());
            further.erase(std::unique(further.begin(), further.end()), further.end());
            values = std::move(further);
        }
    }
    // A key that leads to no code is as good as unknown.
    std::erase_if(codes, [](const auto& one) { return one.second.empty(); });
    return codes;
}

// A table that several roles share, told apart by a code in it or joined to it.
std::vector<Table> shared_table(const DocumentRequest& request, const FolderTables& folder, const Role& role,
                                model::LayerSpec& layer, model::DocumentSpec& document, Log& log) {
    for (const Sharing& sharing : role.shared) {
        auto tables = folder.named(sharing.tables, request.standard);
        if (tables.empty()) continue;
        model::Membership members{.field = sharing.field, .code = sharing.code, .joined = sharing.field.empty()};
        if (members.joined) {
            members.field = request.standard.join_field;
            members.lookup = joined_codes(request.standard, request.standard.join, folder, document, log);
        }
        layer.members = std::move(members);
        return tables;
    }
    return {};
}

// "A, B": whoever the data name, each once.
std::string named_together(std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

// Who answers for the features of each role, as the folder's own tables say. Where a feature leads nowhere, whoever
// answers for all of its category does.
void find_managers(const Standard& standard, const FolderTables& folder, model::DocumentSpec& document, Log& log) {
    if (standard.managers.empty()) return;
    std::map<std::string, std::string> by_feature;
    for (const auto& [key, names] : joined_codes(standard, standard.managers, folder, document, log))
        by_feature[key] = named_together(names);
    std::map<std::string, std::string> by_category;
    if (standard.by_category) {
        const std::vector<JoinStep> steps{*standard.by_category, standard.managers.back()};
        for (const auto& [code, names] : joined_codes(standard, steps, folder, document, log)) {
            const bool one =
                std::all_of(names.begin(), names.end(), [&](const auto& name) { return name == names.front(); });
            if (one) by_category[code] = names.front();
        }
    }
    for (model::LayerSpec& layer : document.layers) {
        const bool has_key = std::any_of(layer.fields.begin(), layer.fields.end(),
                                         [&](const auto& field) { return field.name == standard.manager_field; });
        if (!has_key || !layer.source.given()) continue;
        layer.managers = by_feature;
        const auto role = std::find_if(standard.roles.begin(), standard.roles.end(),
                                       [&](const Role& one) { return one.layer.name == layer.name; });
        if (role != standard.roles.end() && !role->shared.empty()) {
            if (const auto whole = by_category.find(role->shared.front().code); whole != by_category.end())
                layer.managers[""] = whole->second;
        }
        if (!layer.managers.empty()) layer.manager_field = standard.manager_field;
    }
}

void find_layers(const DocumentRequest& request, const FolderTables& folder, model::DocumentSpec& document,
                 Errors& errors, Log& log) {
    const auto override_of = [&](const std::string& name) {
        return request.layers.kind == config::Kind::table ? request.layers.find(name) : nullptr;
    };
    for (const Role& role : request.standard.roles) {
        model::LayerSpec layer = role.layer;
        layer.position = document.position;
        auto tables = folder.named(role.tables, request.standard);
        if (tables.empty()) tables = folder.with_columns_of(role, request.standard);
        if (tables.empty()) tables = shared_table(request, folder, role, layer, document, log);
        const config::Node* changed = override_of(layer.name);
        const bool named = changed != nullptr && changed->find("source") != nullptr;
        if (tables.size() == 1 || (role.several && !tables.empty())) {
            if (!document.crs.empty()) layer.source.crs = document.crs;
            if (!document.encoding.empty()) layer.source.encoding = document.encoding;
            for (std::size_t i = 1; i < tables.size(); ++i) {
                model::VectorSource more = layer.source;
                more.path = tables[i].path;
                more.layer = tables[i].layer;
                more.written = written(tables[i], document);
                more.position = document.position;
                layer.more.push_back(std::move(more));
            }
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

// What holds for this edition and place only.
void by_edition(const Standard& standard, model::DocumentSpec& document, Log& log) {
    const auto edition = std::find_if(standard.editions.begin(), standard.editions.end(),
                                      [&](const Edition& e) { return e.id == document.edition; });
    const Text note = edition == standard.editions.end() ? Text{} : edition->note;
    if (!note.empty()) {
        log.say(terracord::Level::warning, {fmt::format("document « {} » : {}", document.id, note.fr),
                                            fmt::format("document '{}': {}", document.id, note.en)});
        document.quality.push_back(note);
    }
    const auto elsewhere = [&](const std::vector<std::string>& editions) {
        return !editions.empty() && std::find(editions.begin(), editions.end(), document.edition) == editions.end();
    };
    const auto coastal = [&](const std::vector<std::string>& departments) {
        return !departments.empty() &&
               (document.communes.empty() ||
                std::any_of(document.communes.begin(), document.communes.end(), [&](const std::string& commune) {
                    return std::find(departments.begin(), departments.end(), department_of(commune)) !=
                           departments.end();
                }));
    };
    for (auto& layer : document.layers) {
        layer.missing_code = note;
        std::erase_if(layer.rewrites, [&](const model::Rewrite& one) { return elsewhere(one.editions); });
        std::erase_if(layer.doubts,
                      [&](const model::Doubt& one) { return elsewhere(one.editions) || coastal(one.departments); });
    }
}

// The corrections of single features reach the layers they name; the columns must be the standard's.
void correct_features(model::DocumentSpec& document, Errors& errors) {
    for (const auto& [name, correction] : document.feature_corrections) {
        const auto layer = std::find_if(document.layers.begin(), document.layers.end(),
                                        [&, &wanted = name](const auto& l) { return l.name == wanted; });
        std::vector<std::string> known;
        if (layer == document.layers.end()) {
            for (const auto& one : document.layers) known.push_back(one.name);
            errors.push_back(
                Error{ErrorCode::unknown_reference,
                      {fmt::format("correction : le document « {} » n'a pas de couche « {} »", document.id, name),
                       fmt::format("correction: document '{}' has no layer '{}'", document.id, name)},
                      document.position,
                      config::suggestion(name, known)});
            continue;
        }
        for (const auto& field : layer->fields) known.push_back(field.name);
        for (const auto& [field, code] : correction.set) {
            if (known.empty() || std::find(known.begin(), known.end(), field) != known.end()) continue;
            errors.push_back(Error{ErrorCode::unknown_reference,
                                   {fmt::format("correction : la couche « {} » n'a pas de champ « {} »", name, field),
                                    fmt::format("correction: layer '{}' has no field '{}'", name, field)},
                                   document.position,
                                   config::suggestion(field, known)});
        }
        layer->corrections.push_back(correction);
    }
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
    const auto& ended = standard.document->once_in_force;
    document.once_in_force = std::find(ended.begin(), ended.end(), row.status) != ended.end();
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
    // The first name that fits counts: a table that says more stands before one that says less.
    std::vector<Table> tables;
    for (const std::string& name : standard.document->tables) {
        if (tables.empty()) tables = folder.named({name}, standard);
    }
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
    if (!row.ends.empty() && !row.approved.empty() && row.ends <= row.approved) {
        document.quality.push_back(
            {fmt::format("date de fin ({}) non postérieure à l'approbation ({})", row.ends, row.approved),
             fmt::format("date of end ({}) not after the approval ({})", row.ends, row.approved)});
    }
    for (const DocumentRow& other : rows) {
        if (&other == &row) continue;
        document.set_aside.push_back({other.version,
                                      document.folder_written,
                                      other.approved,
                                      model::DocumentStatus::unknown,
                                      {fmt::format("Version écartée : {} ({}).", other.version, other.approved),
                                       fmt::format("Version set aside: {} ({}).", other.version, other.approved)}});
    }
    if (document.ends.empty() && (row.approved.empty() || row.ends > row.approved)) document.ends = row.ends;
    apply_status(standard, row, document, errors, log);
    if (document.accuracy_origin != model::AccuracyOrigin::standard) return;
    if (const auto found = standard.accuracy_by_code.find(row.accuracy); found != standard.accuracy_by_code.end()) {
        document.accuracy = found->second;
    }
}

}  // namespace

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
    document.relation = std::min(document.relation, standard.relation);  // the weaker
    if (!document.rank) document.rank = standard.rank;
    if (!document.follows_law_date) document.follows_law_date = standard.follows_law_date;
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
    find_layers(request, folder, document, errors, log);
    find_managers(standard, folder, document, log);
    if (standard.document) describe(request, folder, document, errors, log);
    document.edition = edition_of(standard, document.layers);
    check_itself(standard, folder, document, log);
    by_edition(standard, document, log);
    correct_features(document, errors);

    const auto layer = std::find_if(document.layers.begin(), document.layers.end(),
                                    [&](const auto& l) { return l.name == standard.coverage; });
    const bool said = document.coverage || document.covers_everywhere || !document.coverage_layer.empty();
    if (!said && layer != document.layers.end() && layer->source.given()) document.coverage_layer = standard.coverage;
}

}  // namespace terracord::catalogue
