#include "catalogue/recognise.hpp"

#include <algorithm>
#include <tuple>

#include "catalogue/table_names.hpp"

namespace terracord::catalogue {

namespace {

std::string name_of(const std::filesystem::path& path) {
    std::filesystem::path last = path.filename().empty() ? path.parent_path().filename() : path.filename();
    const std::string extension = last.extension().string();
    return extension == ".zip" || extension == ".ZIP" ? last.stem().string() : last.string();
}

Recognition fit(const Standard& standard, const std::filesystem::path& path, const FolderTables& tables) {
    Recognition found;
    found.standard = &standard;
    const std::string name = name_of(path);
    found.by_folder_name = std::any_of(standard.folders.begin(), standard.folders.end(),
                                       [&](const std::string& pattern) { return name_matches(name, pattern); });
    for (const Role& role : standard.roles) {
        RecognisedRole one{&role, tables.named(role.tables, standard), false};
        if (!one.tables.empty()) found.roles.push_back(std::move(one));
    }
    if (standard.document) found.document = tables.named(standard.document->tables, standard);
    return found;
}

bool holds(const Recognition& found, const Role& role) {
    return std::any_of(found.roles.begin(), found.roles.end(),
                       [&](const RecognisedRole& one) { return one.role == &role; });
}

// By columns: only roles that no name filled.
void fit_columns(Recognition& found, const FolderTables& tables) {
    for (const Role& role : found.standard->roles) {
        if (role.columns.empty() || holds(found, role)) continue;
        RecognisedRole one{&role, tables.with_columns_of(role, *found.standard), true};
        if (!one.tables.empty()) found.roles.push_back(std::move(one));
    }
    std::sort(found.roles.begin(), found.roles.end(),
              [](const RecognisedRole& a, const RecognisedRole& b) { return a.role < b.role; });
}

void complete(Recognition& found, const std::filesystem::path& path, const FolderTables& tables) {
    for (const Role& role : found.standard->roles) {
        if (role.layer.required && !holds(found, role)) found.missing.push_back(role.layer.name);
    }
    for (const Table& table : tables.unclaimed(*found.standard)) {
        const bool used = std::any_of(found.roles.begin(), found.roles.end(), [&](const RecognisedRole& one) {
            return one.by_columns && std::any_of(one.tables.begin(), one.tables.end(), [&](const Table& t) {
                       return t.path == table.path && t.layer == table.layer;
                   });
        });
        if (!used) found.others.push_back(table);
    }
    found.edition = edition_of(*found.standard, tables);
    found.date = date_of_folder(path);
}

// Required tables weigh most, then how many tables speak, then the folder's name.
auto weight(const Recognition& found) {
    const auto required = std::count_if(found.roles.begin(), found.roles.end(),
                                        [](const RecognisedRole& one) { return one.role->layer.required; });
    return std::tuple(required, found.roles.size(), found.by_folder_name, found.document.size());
}

const Recognition* best_of(const std::vector<Recognition>& candidates) {
    const Recognition* best = nullptr;
    for (const Recognition& one : candidates) {
        if (one.roles.empty() && !one.by_folder_name) continue;
        if (best == nullptr || weight(one) > weight(*best)) best = &one;
    }
    return best;
}

}  // namespace

Result<std::optional<Recognition>> recognise(const std::filesystem::path& path, const CatalogueData& data, Log& log) {
    auto tables = FolderTables::read(path, log);
    if (!tables) return tl::unexpected(tables.error());
    std::vector<Recognition> candidates;
    for (const Standard& standard : data.standards) candidates.push_back(fit(standard, path, *tables));
    const Recognition* best = best_of(candidates);
    if (best == nullptr) {
        for (Recognition& one : candidates) fit_columns(one, *tables);
        best = best_of(candidates);
    }
    if (best == nullptr) return std::optional<Recognition>{};
    Recognition found = *best;
    fit_columns(found, *tables);
    complete(found, path, *tables);
    return std::optional<Recognition>(std::move(found));
}

}  // namespace terracord::catalogue
