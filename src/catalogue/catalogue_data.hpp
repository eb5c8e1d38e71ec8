// What ships as data: standards of documents, checks and profiles. Embedded in the binary; a folder of the same layout
// (standards/*.toml, catalogue/*.toml) overrides files or adds some. Immutable once loaded, safe to share.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/units.hpp"
#include "config/node.hpp"
#include "model/check.hpp"
#include "model/document.hpp"
#include "model/need.hpp"

namespace terracord::catalogue {

// What a document is about, told by codes in its own tables: a type the profiles know.
struct DocumentKind {
    std::string type;  // "ppr-flood"
    std::vector<std::string> tables;
    std::vector<std::string> fields;  // columns that may hold the code; absent ones are passed over
    std::vector<std::string> codes;   // one feature with one of these is enough ("11*")
};

// Where several layers share one table, the code of a feature may stand in other tables, step by step.
struct JoinStep {
    std::vector<std::string> tables;
    std::string key;
    std::string value;
};
struct Sharing {
    std::vector<std::string> tables;  // of areas, lines or points: by role
    std::string code;                 // of this role
    std::string field;                // of the code in the table itself; empty: by the standard's join
};

// Dates and versions a layer says of itself, to be held against the document's.
struct SelfReport {
    std::string role;
    std::string version;
    std::string approved;
    std::string valid;
};

// A layer of a standard, and the tables it may come from.
struct Role {
    model::LayerSpec layer;  // without source; its name is the role
    std::vector<std::string> tables;
    // Canonical fields by which a table of another name is known; empty: by name only.
    std::vector<std::string> columns;
    std::vector<Sharing> shared;
    bool several = false;  // tables of several hazards make one layer
};

// How a standard looked at a time: told by columns only it had.
struct Edition {
    std::string id;                    // "2017"
    std::string role;                  // whose table tells
    std::vector<std::string> columns;  // as the files name them
    Text note;                         // what its columns cannot say; empty: nothing
};

// The table that describes the document itself: no geometry, one row a version.
struct DocumentTable {
    std::vector<std::string> tables;
    std::string version;  // fields, empty where the standard has none
    std::string approved;
    std::string ends;
    std::string status;
    std::vector<model::CanonicalField> fields;
    std::map<std::string, model::DocumentStatus> status_codes;
    std::vector<std::string> once_in_force;  // codes of what held until it was replaced, repealed or lapsed
};

struct Standard {
    std::string id;  // "cnig-plu"
    Text title;
    std::string type;  // of its documents: "plu"
    model::Relation relation = model::Relation::conformity;
    std::optional<model::Rank> rank;    // of its rules where several hit the same ground
    bool follows_law_date = false;      // of its documents, those of the day whose law applies to a project count
    std::vector<std::string> prefixes;  // of table names, "" included
    std::vector<std::string> suffixes;
    Metres accuracy{5.0};
    std::string accuracy_field;  // of the document table; empty: always the default
    std::map<std::string, Metres> accuracy_by_code;
    std::string coverage;  // the role whose union is the ground spoken of; empty: by the rule of documents
    std::optional<DocumentTable> document;
    std::vector<std::string> folders;  // patterns of its folders' names
    std::vector<Edition> editions;     // the first that fits counts
    std::vector<DocumentKind> kinds;   // the first that fits gives the type; none: `type`
    std::string join_field;            // of shared tables, where the join starts
    std::vector<JoinStep> join;
    std::string manager_field;            // of features, where the way to whoever answers for them starts
    std::vector<JoinStep> managers;       // the last value is a name
    std::optional<JoinStep> by_category;  // code of a role -> key of the last step, where features lead nowhere
    std::optional<SelfReport> self_report;
    std::vector<std::string> communes_tables;  // lists of communes
    std::string communes_field;
    std::vector<Role> roles;
    Position position;
};

// A shipped check: its table, to be overlaid by the user's keys, and itself, for listing.
struct Entry {
    std::string name;  // "plu/classified-wood"
    config::Node node;
    model::CheckSpec check;
};

// A shipped need: its table, to be overlaid by the user's keys, and itself, for listing.
struct NeedEntry {
    std::string name;  // "needs/housing"
    config::Node node;
    model::NeedSpec need;
};

struct Profile {
    std::string name;  // "zac"
    Text title;
    std::vector<model::ExpectedDocument> expected;
    Position position;
    std::vector<std::string> checks = {};  // come with it wherever their document is supplied; none is mandatory
};

struct CatalogueData {
    std::vector<Standard> standards;  // each by name
    std::vector<Entry> entries;
    std::vector<NeedEntry> needs;
    std::vector<Profile> profiles;  // in the order of their file

    [[nodiscard]] const Standard* standard(std::string_view id) const;
    [[nodiscard]] const Entry* entry(std::string_view name) const;
    [[nodiscard]] const NeedEntry* need(std::string_view name) const;
    [[nodiscard]] const Profile* profile(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> standard_names() const;
    [[nodiscard]] std::vector<std::string> entry_names() const;
    [[nodiscard]] std::vector<std::string> need_names() const;
    [[nodiscard]] std::vector<std::string> profile_names() const;
};

// Every error of every file: 201 to 209.
[[nodiscard]] tl::expected<CatalogueData, Errors> load_catalogue(
    const std::optional<std::filesystem::path>& folder = std::nullopt);

// An organisation's own checks and profiles beside the shipped ones, file after file. A check that says `use` is made
// of another entry and, without an `id`, stands in for it; a profile stands in for the one of its name. Errors 201 to
// 209.
[[nodiscard]] Errors add_own_catalogue(const std::vector<std::filesystem::path>& files, CatalogueData& data);

// From texts by path ("standards/cnig-plu.toml"): what load_catalogue does once it has them.
[[nodiscard]] tl::expected<CatalogueData, Errors> read_catalogue(const std::map<std::string, std::string>& files);

}  // namespace terracord::catalogue
