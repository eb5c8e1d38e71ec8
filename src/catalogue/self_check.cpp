#include "catalogue/self_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/written_date.hpp"
#include "catalogue/attributes.hpp"
#include "catalogue/standard_document.hpp"
#include "catalogue/table_names.hpp"

namespace terracord::catalogue {

namespace {

constexpr std::size_t kMostRows = 100'000;
constexpr std::size_t kMostNamed = 3;

bool has_code(const std::string& value, const std::vector<std::string>& codes) {
    return std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
        return code.ends_with('*') ? value.starts_with(code.substr(0, code.size() - 1)) : value == code;
    });
}

bool of_kind(const DocumentKind& kind, const Standard& standard, const FolderTables& tables,
             model::DocumentSpec& document, Log& log) {
    std::vector<model::CanonicalField> columns;
    for (const std::string& field : kind.fields) columns.push_back({.name = field});
    for (const Table& table : tables.all()) {
        if (!claims(standard, table, kind.tables)) continue;
        for (const auto& row : attributes_of(table, columns, kMostRows, document.files, log)) {
            if (std::any_of(row.begin(), row.end(), [&](const auto& value) { return has_code(value, kind.codes); }))
                return true;
        }
    }
    return false;
}

// A plan may be about several risks: the first kind gives the type.
std::vector<std::string> kinds_of(const Standard& standard, const FolderTables& tables, model::DocumentSpec& document,
                                  Log& log) {
    std::vector<std::string> kinds;
    for (const DocumentKind& kind : standard.kinds) {
        if (of_kind(kind, standard, tables, document, log)) kinds.push_back(kind.type);
    }
    return kinds;
}

std::string digits_of(const std::string& text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

std::string list_of(const std::set<std::string>& values) {
    std::string list;
    std::size_t named = 0;
    for (const std::string& value : values) {
        if (named++ == kMostNamed) return list + " …";
        list += (list.empty() ? "" : ", ") + value;
    }
    return list;
}

class Contradictions {
   public:
    Contradictions(const Standard& standard, const FolderTables& tables, model::DocumentSpec& document, Log& log)
        : standard_(standard), tables_(tables), document_(document), log_(log) {}

    void find() {
        folder();
        if (standard_.self_report) layer(*standard_.self_report);
    }

   private:
    void say(const std::string& fr, const std::string& en) {
        document_.quality.push_back({fr, en});
        log_.say(Level::warning, {fmt::format("document « {} » : {}", document_.id, fr),
                                  fmt::format("document '{}': {}", document_.id, en)});
    }

    void folder() {
        const std::string date = date_of_folder(document_.folder);
        if (!date.empty() && !document_.approved.empty() && date != document_.approved) {
            say(fmt::format("le nom du dossier dit le {}, la table du document le {}", date, document_.approved),
                fmt::format("the folder's name says {}, the document's table {}", date, document_.approved));
        }
        const std::string name = document_.folder.stem().string();
        const bool by_standard = std::any_of(standard_.folders.begin(), standard_.folders.end(),
                                             [&](const auto& pattern) { return name_matches(name, pattern); });
        const std::string ours = digits_of(name);
        const std::string theirs = digits_of(document_.version);
        if (by_standard && !ours.empty() && !theirs.empty() && ours != theirs) {
            say(fmt::format("le dossier s'appelle {}, le document se dit {}", name, document_.version),
                fmt::format("the folder is called {}, the document calls itself {}", name, document_.version));
        }
    }

    void layer(const SelfReport& report) {
        const auto role = std::find_if(standard_.roles.begin(), standard_.roles.end(),
                                       [&](const Role& one) { return one.layer.name == report.role; });
        if (role == standard_.roles.end()) return;
        auto found = tables_.named(role->tables, standard_);
        if (found.empty()) found = tables_.with_columns_of(*role, standard_);
        if (found.size() != 1) return;
        const auto rows =
            attributes_of(found.front(), {{.name = report.version}, {.name = report.approved}, {.name = report.valid}},
                          kMostRows, document_.files, log_);
        std::set<std::string> versions;
        std::set<std::string> approved;
        std::set<std::string> later;
        for (const auto& row : rows) {
            const bool other = !row[0].empty() && !document_.version.empty() && row[0] != document_.version;
            if (other) versions.insert(row[0]);
            const std::string date = iso_date(row[1]);
            if (!date.empty() && !document_.approved.empty() && date != document_.approved) approved.insert(date);
            const std::string valid = iso_date(row[2]);
            if (!valid.empty() && !document_.approved.empty() && valid > document_.approved) later.insert(valid);
        }
        if (!versions.empty()) {
            say(fmt::format("ses objets se disent de la version {}, le document de {}", list_of(versions),
                            document_.version),
                fmt::format("its features call themselves {}, the document {}", list_of(versions), document_.version));
        }
        if (!approved.empty()) {
            say(fmt::format("ses objets sont datés du {}, le document du {}", list_of(approved), document_.approved),
                fmt::format("its features are dated {}, the document {}", list_of(approved), document_.approved));
        }
        if (!later.empty()) {
            say(fmt::format("des objets sont validés le {}, après l'approbation du {}", list_of(later),
                            document_.approved),
                fmt::format("some features were validated on {}, after the approval of {}", list_of(later),
                            document_.approved));
        }
    }

    const Standard& standard_;
    const FolderTables& tables_;
    model::DocumentSpec& document_;
    Log& log_;
};

void read_communes(const Standard& standard, const FolderTables& tables, model::DocumentSpec& document, Log& log) {
    if (standard.communes_tables.empty()) return;
    std::set<std::string> communes;
    for (const Table& table : tables.named(standard.communes_tables, standard)) {
        constexpr int kInsee = 5;
        const model::CanonicalField field{.name = standard.communes_field, .aliases = {}, .width = kInsee};
        for (const auto& row : attributes_of(table, {field}, kMostRows, document.files, log)) {
            if (!row[0].empty()) communes.insert(row[0]);
        }
    }
    const auto corrected = std::find_if(document.corrections.begin(), document.corrections.end(),
                                        [](const auto& c) { return c.what == "communes"; });
    if (corrected != document.corrections.end()) {
        corrected->from = list_of(communes);
        return;
    }
    document.communes.assign(communes.begin(), communes.end());
}

}  // namespace

std::string department_of(const std::string& commune) {
    if (commune.size() != 5) return {};
    return commune.substr(0, commune.starts_with("97") ? 3 : 2);
}

void check_itself(const Standard& standard, const FolderTables& tables, model::DocumentSpec& document, Log& log) {
    document.kinds = kinds_of(standard, tables, document, log);
    if (document.type.empty()) document.type = document.kinds.empty() ? standard.type : document.kinds.front();
    read_communes(standard, tables, document, log);
    Contradictions(standard, tables, document, log).find();
}

}  // namespace terracord::catalogue
