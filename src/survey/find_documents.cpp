#include "survey/find_documents.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "catalogue/recognise.hpp"
#include "catalogue/table_names.hpp"
#include "gdal/dataset_list.hpp"
#include "gdal/vector_reader.hpp"
#include "survey/inspect_layer.hpp"

namespace terracord::survey {

namespace fs = std::filesystem;
using catalogue::Standard;

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

bool single_table(const fs::path& file) {
    constexpr std::array<std::string_view, 9> kSingle{".shp",     ".dbf",  ".tab", ".mif", ".csv",
                                                      ".geojson", ".json", ".fgb", ".xlsx"};
    const std::string extension = lower(file.extension().string());
    return std::find(kSingle.begin(), kSingle.end(), extension) != kSingle.end();
}

// What a table is in a standard: a role, "" for the table that describes the document; nothing: not its.
std::optional<std::string> part_of(const std::string& table, const Standard& standard) {
    if (standard.document && catalogue::is_table(table, standard.document->tables, standard)) return "";
    for (const catalogue::Role& role : standard.roles) {
        if (catalogue::is_table(table, role.tables, standard)) return role.layer.name;
    }
    return std::nullopt;
}

// The tables of one standard in one place.
struct Group {
    const Standard* standard = nullptr;
    fs::path root;
    std::set<std::string> parts;
    std::vector<TableFile> tables;

    [[nodiscard]] bool shares_a_part(const Group& other) const {
        return std::any_of(parts.begin(), parts.end(), [&](const auto& part) { return other.parts.contains(part); });
    }
    [[nodiscard]] bool has_required() const {
        return std::any_of(standard->roles.begin(), standard->roles.end(), [&](const catalogue::Role& role) {
            return role.layer.required && parts.contains(role.layer.name);
        });
    }
    void take(Group& other) {
        parts.insert(other.parts.begin(), other.parts.end());
        tables.insert(tables.end(), other.tables.begin(), other.tables.end());
        other.tables.clear();
    }
};

bool below(const fs::path& inner, const fs::path& outer) {
    const auto [at, rest] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
    return at == outer.end() && rest != inner.end();
}

class Finding {
   public:
    Finding(const fs::path& path, const catalogue::CatalogueData& data) : path_(path), data_(data) {}

    Found run() {
        auto listed = gdal::list_datasets(path_);
        if (!listed) {
            found_.unlisted.push_back({path_.string(), listed.error()});
            return std::move(found_);
        }
        KeepingLog log;
        gdal::report_not_looked_at(path_, log);
        for (const Error& said : log.kept) found_.unlisted.push_back({path_.string(), said});
        for (const fs::path& file : *listed) add(file);
        join_below();
        join_beside();
        give_descriptions();
        for (Group& group : groups_) {
            if (group.tables.empty()) continue;
            found_.documents.push_back({.standard = group.standard,
                                        .source = group.root,
                                        .written = written(group.root),
                                        .tables = std::move(group.tables)});
        }
        attach_rows();
        recognise_by_columns();
        call_by_archive();
        std::sort(found_.documents.begin(), found_.documents.end(), [](const auto& a, const auto& b) {
            return std::tie(a.source, a.standard->id) < std::tie(b.source, b.standard->id);
        });
        return std::move(found_);
    }

   private:
    [[nodiscard]] std::string written(const fs::path& path) const {
        const fs::path relative = path.lexically_relative(path_);
        if (relative.empty() || relative == ".") return path_.generic_string();
        return (path_ / relative).generic_string();
    }

    void add(const fs::path& file) {
        const std::string stem = file.stem().string();
        if (single_table(file)) {
            sort({.path = file, .layer = "", .name = stem, .written = written(file)}, folder_of(file), stem);
            return;
        }
        auto layers = gdal::list_layers(file, written(file));
        if (!layers) {
            found_.unlisted.push_back({written(file), layers.error()});
            return;
        }
        for (const gdal::DatasetLayer& layer : *layers) {
            if (is_drawing(file)) {
                found_.others.push_back(
                    {.path = file, .layer = layer.name, .name = layer.name, .written = written(file)});
                continue;
            }
            // One GML a table, as often as not called otherwise inside.
            const bool alone = layers->size() == 1;
            sort({.path = file, .layer = layer.name, .name = layer.name, .written = written(file)},
                 alone ? folder_of(file) : file, alone ? stem : "");
        }
    }

    // Files of the inspected folder belong to it; the CNIG keeps geometry one level deeper.
    [[nodiscard]] fs::path folder_of(const fs::path& file) const {
        if (file == path_) return file;
        fs::path folder = file.parent_path();
        if (lower(folder.filename().string()) == "donnees_geographiques" && folder != path_)
            folder = folder.parent_path();
        return folder;
    }

    void sort(TableFile table, const fs::path& root, const std::string& other_name) {
        for (const Standard& standard : data_.standards) {
            auto part = part_of(table.name, standard);
            if (!part && !other_name.empty()) part = part_of(other_name, standard);
            if (!part) continue;
            auto group = std::find_if(groups_.begin(), groups_.end(),
                                      [&](const Group& one) { return one.standard == &standard && one.root == root; });
            if (group == groups_.end())
                group = groups_.insert(groups_.end(), {.standard = &standard, .root = root, .parts = {}, .tables = {}});
            group->parts.insert(*part);
            group->tables.push_back(std::move(table));
            return;
        }
        found_.others.push_back(std::move(table));
    }

    // Attribute tables no standard names, in the folder of a document (DOC_URBA_COM, acts): they go with it.
    void attach_rows() {
        std::erase_if(found_.others, [&](TableFile& table) {
            if (lower(table.path.extension().string()) != ".dbf") return false;
            FoundDocument* nearest = nullptr;
            for (FoundDocument& document : found_.documents) {
                if (below(table.path, document.source) &&
                    (nearest == nullptr || below(document.source, nearest->source)))
                    nearest = &document;
            }
            if (nearest == nullptr) return false;
            nearest->tables.push_back(std::move(table));
            return true;
        });
    }

    // Names that say nothing: some standards are known by their columns.
    void recognise_by_columns() {
        std::map<fs::path, std::size_t> tables_of;
        for (const TableFile& table : found_.others) ++tables_of[table.path];
        std::erase_if(found_.others, [&](TableFile& table) {
            if (tables_of.at(table.path) != 1 || is_drawing(table.path)) return false;
            QuietLog quiet;
            const auto found = catalogue::recognise(table.path, data_, quiet);
            if (!found || !*found || (*found)->roles.empty()) return false;
            found_.documents.push_back(
                {.standard = (*found)->standard, .source = table.path, .written = table.written, .tables = {}});
            found_.documents.back().tables.push_back(std::move(table));
            return true;
        });
    }

    // Several standards describe their documents in tables of one name (DOC_URBA): the one with layers takes them.
    void give_descriptions() {
        for (Group& rows : groups_) {
            if (rows.tables.empty() || rows.parts != std::set<std::string>{""}) continue;
            for (Group& other : groups_) {
                if (&other == &rows || other.tables.empty() || other.root != rows.root) continue;
                other.take(rows);
                break;
            }
        }
    }

    // An archive that holds one document, in whatever folder of it, is that document.
    void call_by_archive() {
        for (FoundDocument& document : found_.documents) {
            fs::path archive = document.source.parent_path();
            while (archive.has_relative_path() && lower(archive.extension().string()) != ".zip")
                archive = archive.parent_path();
            const bool alone = std::count_if(found_.documents.begin(), found_.documents.end(),
                                             [&](const auto& other) { return below(other.source, archive); }) == 1;
            if (!archive.has_relative_path() || !alone) continue;
            document.source = archive;
            document.written = written(archive);
        }
    }

    // DOC_URBA at the top, the rest in a folder of its own.
    void join_below() {
        for (Group& inner : groups_) {
            Group* nearest = nullptr;
            for (Group& outer : groups_) {
                if (outer.tables.empty() || outer.standard != inner.standard || !below(inner.root, outer.root) ||
                    outer.shares_a_part(inner))
                    continue;
                if (nearest == nullptr || below(outer.root, nearest->root)) nearest = &outer;
            }
            if (nearest != nullptr) nearest->take(inner);
        }
    }

    // A folder for each table: together they make a document where only one of them holds what a document cannot do
    // without, and none comes twice.
    void join_beside() {
        std::map<std::pair<const Standard*, fs::path>, std::vector<Group*>> families;
        for (Group& group : groups_) {
            if (!group.tables.empty() && group.root != path_)
                families[{group.standard, group.root.parent_path()}].push_back(&group);
        }
        for (auto& [key, members] : families) {
            if (members.size() < 2) continue;
            const auto complete =
                std::count_if(members.begin(), members.end(), [](const Group* g) { return g->has_required(); });
            bool apart = complete == 1;
            for (std::size_t i = 0; i < members.size(); ++i) {
                for (std::size_t j = i + 1; j < members.size(); ++j)
                    apart = apart && !members[i]->shares_a_part(*members[j]);
            }
            if (!apart) continue;
            for (std::size_t i = 1; i < members.size(); ++i) members[0]->take(*members[i]);
            members[0]->root = key.second;
        }
    }

    const fs::path path_;
    const catalogue::CatalogueData& data_;
    std::vector<Group> groups_;
    Found found_;
};

// "folder/" and "folder" are one place.
fs::path without_slash(const fs::path& path) {
    fs::path plain = path.lexically_normal();
    return plain.has_filename() || !plain.has_parent_path() ? plain : plain.parent_path();
}

}  // namespace

bool is_drawing(const fs::path& path) { return lower(path.extension().string()) == ".dxf"; }

Found find_documents(const fs::path& path, const catalogue::CatalogueData& data) {
    return Finding(without_slash(path), data).run();
}

}  // namespace terracord::survey
