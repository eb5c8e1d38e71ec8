#include "catalogue/catalogue_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <system_error>

#include "base/embedded.hpp"
#include "config/read_checks.hpp"
#include "config/read_needs.hpp"
#include "config/table_reader.hpp"
#include "config/thresholds.hpp"

namespace terracord::catalogue {

using config::Key;
using config::Kind;
using config::Member;
using config::Node;
using config::TableKeys;
using config::TableReader;
using config::Type;

namespace {

constexpr std::array kStandardKeyList{
    Key{"id", Type::string, true, ""},         Key{"title", Type::text, true, ""},
    Key{"type", Type::string, true, ""},       Key{"relation", Type::string, true, ""},
    Key{"prefixes", Type::strings, false, ""}, Key{"suffixes", Type::strings, false, ""},
    Key{"coverage", Type::string, false, ""},  Key{"accuracy", Type::table, true, ""},
    Key{"document", Type::table, false, ""},   Key{"role", Type::tables, true, ""},
    Key{"fields", Type::table, true, ""},      Key{"folders", Type::strings, false, ""},
    Key{"edition", Type::tables, false, ""},   Key{"kind", Type::tables, false, ""},
    Key{"join", Type::table, false, ""},       Key{"self_report", Type::table, false, ""},
    Key{"communes", Type::table, false, ""},   Key{"shared", Type::tables, false, ""},
    Key{"fictitious", Type::table, false, ""}, Key{"rank", Type::string, false, ""},
    Key{"managers", Type::table, false, ""},   Key{"law_date", Type::boolean, false, ""},
};
constexpr std::array kKindKeyList{
    Key{"type", Type::string, true, ""},
    Key{"tables", Type::strings, true, ""},
    Key{"fields", Type::strings, true, ""},
    Key{"codes", Type::strings, true, ""},
};
constexpr std::array kJoinKeyList{
    Key{"field", Type::string, true, ""},
    Key{"step", Type::tables, true, ""},
};
constexpr std::array kManagersKeyList{
    Key{"field", Type::string, true, ""},
    Key{"step", Type::tables, true, ""},
    Key{"by_category", Type::table, false, ""},
};
constexpr std::array kJoinStepKeyList{
    Key{"tables", Type::strings, true, ""},
    Key{"key", Type::string, true, ""},
    Key{"value", Type::string, true, ""},
};
constexpr std::array kSharedKeyList{
    Key{"suffix", Type::string, true, ""},
    Key{"tables", Type::strings, true, ""},
    Key{"field", Type::string, false, ""},
};
constexpr std::array kSelfReportKeyList{
    Key{"role", Type::string, true, ""},
    Key{"version", Type::string, false, ""},
    Key{"approved", Type::string, false, ""},
    Key{"valid", Type::string, false, ""},
};
constexpr std::array kCommunesKeyList{
    Key{"tables", Type::strings, true, ""},
    Key{"field", Type::string, true, ""},
};
constexpr std::array kRewriteKeyList{
    Key{"when", Type::table, true, ""},
    Key{"set", Type::table, true, ""},
    Key{"editions", Type::strings, false, ""},
};
constexpr std::array kEnvelopeKeyList{
    Key{"when", Type::table, true, ""},
    Key{"what", Type::text, true, ""},
    Key{"cleared_by", Type::string, true, ""},
    Key{"kind", Type::tables, false, ""},
};
constexpr std::array kEnvelopeKindKeyList{
    Key{"when", Type::table, true, ""},
    Key{"cleared_by", Type::string, true, ""},
    Key{"name", Type::text, true, ""},
};
constexpr std::array kPairsKeyList{
    Key{"name", Type::string, true, ""},
    Key{"value", Type::string, true, ""},
};
constexpr std::array kEditionKeyList{
    Key{"id", Type::string, true, ""},
    Key{"role", Type::string, true, ""},
    Key{"columns", Type::strings, true, ""},
    Key{"note", Type::text, false, ""},
};
constexpr std::array kAccuracyKeyList{
    Key{"default", Type::string, true, ""},
    Key{"field", Type::string, false, ""},
    Key{"by_code", Type::table, false, ""},
};
constexpr std::array kDocumentTableKeyList{
    Key{"tables", Type::strings, true, ""},   Key{"version", Type::string, false, ""},
    Key{"approved", Type::string, false, ""}, Key{"ends", Type::string, false, ""},
    Key{"status", Type::string, false, ""},   Key{"status_codes", Type::table, false, ""},
    Key{"fields", Type::string, true, ""},    Key{"once_in_force", Type::strings, false, ""},
};
constexpr std::array kRoleKeyList{
    Key{"name", Type::string, true, ""},        Key{"tables", Type::strings, false, ""},
    Key{"geometry", Type::string, true, ""},    Key{"required", Type::boolean, false, ""},
    Key{"partition", Type::boolean, false, ""}, Key{"may_be_empty", Type::boolean, false, ""},
    Key{"class", Type::strings, false, ""},     Key{"label", Type::string, false, ""},
    Key{"fields", Type::string, true, ""},      Key{"doubt", Type::tables, false, ""},
    Key{"columns", Type::strings, false, ""},   Key{"crs", Type::string, false, ""},
    Key{"moved", Type::tables, false, ""},      Key{"envelope", Type::table, false, ""},
    Key{"annuls", Type::table, false, ""},      Key{"pairs", Type::table, false, ""},
    Key{"several", Type::boolean, false, ""},   Key{"rank", Type::string, false, ""},
};
constexpr std::array kDoubtKeyList{
    Key{"when", Type::table, true, ""},
    Key{"unless", Type::table, false, ""},
    Key{"what", Type::text, true, ""},
    Key{"editions", Type::strings, false, ""},
    Key{"departments", Type::strings, false, ""},
};
constexpr std::array kFieldKeyList{
    Key{"name", Type::string, true, ""},
    Key{"aliases", Type::strings, false, ""},
    Key{"width", Type::integer, false, ""},
    Key{"later", Type::boolean, false, ""},
};
constexpr std::array kCatalogueKeyList{
    Key{"check", Type::tables, false, ""},
    Key{"need", Type::tables, false, ""},
    Key{"profile", Type::tables, false, ""},
};
constexpr std::array kProfileKeyList{
    Key{"name", Type::string, true, ""},
    Key{"title", Type::text, true, ""},
    Key{"document", Type::tables, true, ""},
    Key{"checks", Type::strings, false, ""},
};
constexpr std::array kExpectedKeyList{
    Key{"type", Type::string, true, ""},
    Key{"label", Type::text, true, ""},
    Key{"mandatory", Type::boolean, false, ""},
    Key{"checks", Type::strings, false, ""},
};

const TableKeys kStandardKeys{"standard", "", kStandardKeyList};
const TableKeys kKindKeys{"[[kind]]", "", kKindKeyList};
const TableKeys kJoinKeys{"[join]", "", kJoinKeyList};
const TableKeys kManagersKeys{"[managers]", "", kManagersKeyList};
const TableKeys kJoinStepKeys{"[[join.step]]", "", kJoinStepKeyList};
const TableKeys kSharedKeys{"[[shared]]", "", kSharedKeyList};
const TableKeys kSelfReportKeys{"[self_report]", "", kSelfReportKeyList};
const TableKeys kCommunesKeys{"[communes]", "", kCommunesKeyList};
const TableKeys kRewriteKeys{"[[role.moved]]", "", kRewriteKeyList};
const TableKeys kEnvelopeKeys{"envelope", "", kEnvelopeKeyList};
const TableKeys kEnvelopeKindKeys{"envelope.kind", "", kEnvelopeKindKeyList};
const TableKeys kPairsKeys{"pairs", "", kPairsKeyList};
const TableKeys kEditionKeys{"[[edition]]", "", kEditionKeyList};
const TableKeys kAccuracyKeys{"accuracy", "", kAccuracyKeyList};
const TableKeys kDocumentTableKeys{"document", "", kDocumentTableKeyList};
const TableKeys kRoleKeys{"[[role]]", "", kRoleKeyList};
const TableKeys kDoubtKeys{"[[role.doubt]]", "", kDoubtKeyList};
const TableKeys kFieldKeys{"field", "", kFieldKeyList};
const TableKeys kCatalogueKeys{"catalogue", "", kCatalogueKeyList};
const TableKeys kProfileKeys{"[[profile]]", "", kProfileKeyList};
const TableKeys kExpectedKeys{"[[profile.document]]", "", kExpectedKeyList};

using FieldSets = std::map<std::string, std::vector<model::CanonicalField>>;

// A table of a shapefile cuts names after ten characters. A cut name that two fields would share is neither's.
void add_truncated(std::vector<model::CanonicalField>& fields) {
    constexpr std::size_t kLongest = 10;
    std::map<std::string, std::set<std::string>> owners;  // cut name -> fields
    for (const auto& field : fields) {
        std::vector<std::string> names = field.aliases;
        names.push_back(field.name);
        for (const std::string& name : names) owners[name.substr(0, kLongest)].insert(field.name);
    }
    for (auto& field : fields) {
        std::vector<std::string> names = field.aliases;
        names.insert(names.begin(), field.name);
        for (const std::string& name : names) {
            const std::string cut = name.substr(0, kLongest);
            if (name.size() > kLongest && owners[cut].size() == 1 &&
                std::find(field.aliases.begin(), field.aliases.end(), cut) == field.aliases.end())
                field.aliases.push_back(cut);
        }
    }
}

FieldSets read_field_sets(const Node* node, Errors& errors) {
    FieldSets sets;
    if (node == nullptr) return sets;
    for (const Member& member : node->members) {
        auto& fields = sets[member.key];
        for (const Node& item : member.value.items) {
            const TableReader reader(item, kFieldKeys, errors);
            const Node* width = reader.get("width");
            constexpr std::int64_t kWidest = 20;
            fields.push_back(
                {reader.words("name"), reader.strings("aliases"),
                 width == nullptr ? 0 : static_cast<int>(std::clamp<std::int64_t>(width->integer, 0, kWidest)),
                 reader.boolean("later", false)});
        }
        add_truncated(fields);
    }
    return sets;
}

void unknown(Errors& errors, Text message, const Position& where, std::string_view word,
             const std::vector<std::string>& known) {
    errors.push_back(Error{ErrorCode::unknown_reference, std::move(message), where, config::suggestion(word, known)});
}

std::vector<model::CanonicalField> field_set(const TableReader& reader, const FieldSets& sets) {
    const std::string name = reader.string("fields");
    const auto found = sets.find(name);
    if (found != sets.end()) return found->second;
    std::vector<std::string> known;
    for (const auto& [key, fields] : sets) known.push_back(key);
    unknown(reader.errors(), {fmt::format("champs « {} » inconnus", name), fmt::format("unknown fields '{}'", name)},
            reader.position("fields"), name, known);
    return {};
}

// A field that a standard speaks of must be one of its fields.
std::string field_of(const TableReader& reader, std::string_view key,
                     const std::vector<model::CanonicalField>& fields) {
    const std::string name = reader.string(key);
    if (name.empty()) return name;
    std::vector<std::string> known;
    for (const auto& field : fields) known.push_back(field.name);
    if (std::find(known.begin(), known.end(), name) == known.end()) {
        unknown(reader.errors(), {fmt::format("champ « {} » inconnu", name), fmt::format("unknown field '{}'", name)},
                reader.position(key), name, known);
    }
    return name;
}

Metres length_of(const Node& node, Errors& errors) {
    const auto length = config::parse_length(node.text, node.position());
    if (length) return *length;
    errors.push_back(length.error());
    return {};
}

void read_accuracy(const Node& node, Standard& standard, Errors& errors) {
    const TableReader reader(node, kAccuracyKeys, errors);
    if (const Node* value = reader.get("default")) standard.accuracy = length_of(*value, errors);
    standard.accuracy_field = reader.string("field");
    const Node* codes = reader.get("by_code");
    if (codes == nullptr) return;
    for (const Member& member : codes->members) standard.accuracy_by_code[member.key] = length_of(member.value, errors);
}

DocumentTable read_document_table(const Node& node, const FieldSets& sets, Errors& errors) {
    const TableReader reader(node, kDocumentTableKeys, errors);
    DocumentTable table;
    table.tables = reader.strings("tables");
    table.fields = field_set(reader, sets);
    table.version = field_of(reader, "version", table.fields);
    table.approved = field_of(reader, "approved", table.fields);
    table.ends = field_of(reader, "ends", table.fields);
    table.status = field_of(reader, "status", table.fields);
    table.once_in_force = reader.strings("once_in_force");
    const Node* codes = reader.get("status_codes");
    if (codes == nullptr) return table;
    for (const Member& member : codes->members) {
        const auto status = model::document_status_from(member.value.text);
        if (!status) reader.report_word(member.value, member.key, model::document_status_codes());
        table.status_codes[member.key] = status.value_or(model::DocumentStatus::unknown);
    }
    return table;
}

std::optional<geometry::Family> family_from(std::string_view code) {
    if (code == "area") return geometry::Family::area;
    if (code == "line") return geometry::Family::line;
    if (code == "point") return geometry::Family::point;
    if (code == "raster") return geometry::Family::none;  // cells, no features
    return std::nullopt;
}

// The codes of a doubt must be of fields the role has.
std::vector<model::CodeMatch> doubt_codes(const TableReader& reader, std::string_view key,
                                          const std::vector<model::CanonicalField>& fields) {
    std::vector<model::CodeMatch> matches = config::read_code_matches(reader, key);
    for (const model::CodeMatch& match : matches) {
        const bool known =
            std::any_of(fields.begin(), fields.end(), [&](const auto& field) { return field.name == match.field; });
        if (known) continue;
        std::vector<std::string> names;
        for (const auto& field : fields) names.push_back(field.name);
        unknown(reader.errors(),
                {fmt::format("champ « {} » inconnu", match.field), fmt::format("unknown field '{}'", match.field)},
                reader.position(key), match.field, names);
    }
    return matches;
}

void read_doubts(const TableReader& role, model::LayerSpec& layer) {
    const Node* doubts = role.get("doubt");
    if (doubts == nullptr) return;
    for (const Node& node : doubts->items) {
        const TableReader reader(node, kDoubtKeys, role.errors());
        layer.doubts.push_back({.when = doubt_codes(reader, "when", layer.fields),
                                .unless = doubt_codes(reader, "unless", layer.fields),
                                .what = reader.text("what"),
                                .editions = reader.strings("editions"),
                                .departments = reader.strings("departments")});
    }
}

void read_moved(const TableReader& role, model::LayerSpec& layer) {
    const Node* moved = role.get("moved");
    if (moved == nullptr) return;
    for (const Node& node : moved->items) {
        const TableReader reader(node, kRewriteKeys, role.errors());
        model::Rewrite rewrite{doubt_codes(reader, "when", layer.fields), {}, reader.strings("editions")};
        for (const model::CodeMatch& set : doubt_codes(reader, "set", layer.fields))
            rewrite.set[set.field] = set.values.empty() ? "" : set.values.front();
        layer.rewrites.push_back(std::move(rewrite));
    }
}

// What else a role may say of its features.
void read_traits(const TableReader& role, Role& out) {
    model::LayerSpec& layer = out.layer;
    layer.annuls = doubt_codes(role, "annuls", layer.fields);
    if (const Node* node = role.get("envelope")) {
        const TableReader reader(*node, kEnvelopeKeys, role.errors());
        layer.envelope = model::Envelope{
            doubt_codes(reader, "when", layer.fields), reader.text("what"), reader.words("cleared_by"), {}};
        const Node* kinds = reader.get("kind");
        for (const Node& item : kinds == nullptr ? std::vector<Node>{} : kinds->items) {
            const TableReader kind(item, kEnvelopeKindKeys, role.errors());
            layer.envelope->kinds.push_back(
                {doubt_codes(kind, "when", layer.fields), kind.words("cleared_by"), kind.text("name")});
        }
    }
    if (const Node* node = role.get("pairs")) {
        const TableReader reader(*node, kPairsKeys, role.errors());
        layer.pair_name = reader.words("name");
        layer.pair_value = reader.words("value");
    }
    out.several = role.boolean("several", false);
}

Role read_role(const Node& node, const FieldSets& sets, Errors& errors) {
    const TableReader reader(node, kRoleKeys, errors);
    Role role;
    role.tables = reader.strings("tables");
    role.layer.name = reader.id("name");
    role.layer.position = node.position();
    role.layer.family =
        reader.word("geometry", &family_from, {"area", "line", "point", "raster"}).value_or(geometry::Family::none);
    role.layer.required = reader.boolean("required", false);
    role.layer.partition = reader.boolean("partition", false);
    role.layer.may_be_empty = reader.boolean("may_be_empty", false);
    role.layer.class_fields = reader.strings("class");
    role.layer.fields = field_set(reader, sets);
    role.layer.label_field = field_of(reader, "label", role.layer.fields);
    role.columns = reader.strings("columns");
    role.layer.source.crs = reader.string("crs");
    role.layer.rank = reader.word("rank", &model::rank_from, model::rank_codes());
    read_doubts(reader, role.layer);
    read_moved(reader, role.layer);
    read_traits(reader, role);
    return role;
}

// Affixes may be empty, unlike other lists of texts.
std::vector<std::string> affixes(const TableReader& reader, std::string_view key) {
    const Node* node = reader.get(key);
    if (node == nullptr) return {""};
    std::vector<std::string> texts;
    for (const Node& item : node->items) texts.push_back(item.text);
    return texts;
}

void read_editions(const TableReader& reader, const std::vector<std::string>& roles, Standard& standard) {
    const Node* editions = reader.get("edition");
    if (editions == nullptr) return;
    for (const Node& node : editions->items) {
        const TableReader edition(node, kEditionKeys, reader.errors());
        standard.editions.push_back(
            {edition.words("id"), edition.id("role"), edition.strings("columns"), edition.text("note")});
        const std::string& role = standard.editions.back().role;
        if (role.empty() || std::find(roles.begin(), roles.end(), role) != roles.end()) continue;
        unknown(reader.errors(), {fmt::format("couche « {} » inconnue", role), fmt::format("unknown layer '{}'", role)},
                edition.position("role"), role, roles);
    }
}

// A role of the table "AC1_ASSIETTE_SUP_S" has its features in a shared table too: those of the code "AC1". What makes
// a geometry fictitious holds for all roles that have the field.
void read_shared(const TableReader& reader, Standard& standard) {
    const Node* list = reader.get("shared");
    for (const Node& node : list == nullptr ? std::vector<Node>{} : list->items) {
        const TableReader shared(node, kSharedKeys, reader.errors());
        const std::string suffix = shared.words("suffix");
        for (Role& role : standard.roles) {
            for (const std::string& table : role.tables) {
                if (table.size() <= suffix.size() || !table.ends_with(suffix)) continue;
                role.shared.push_back(
                    {shared.strings("tables"), table.substr(0, table.size() - suffix.size()), shared.string("field")});
            }
        }
    }
    for (const model::CodeMatch& match : config::read_code_matches(reader, "fictitious")) {
        for (Role& role : standard.roles) {
            const auto& fields = role.layer.fields;
            if (std::any_of(fields.begin(), fields.end(), [&](const auto& field) { return field.name == match.field; }))
                role.layer.fictitious.push_back(match);
        }
    }
}

void read_kinds(const TableReader& reader, Standard& standard) {
    const Node* kinds = reader.get("kind");
    for (const Node& node : kinds == nullptr ? std::vector<Node>{} : kinds->items) {
        const TableReader kind(node, kKindKeys, reader.errors());
        standard.kinds.push_back(
            {kind.id("type"), kind.strings("tables"), kind.strings("fields"), kind.strings("codes")});
    }
}

JoinStep read_join_step(const Node& node, Errors& errors) {
    const TableReader step(node, kJoinStepKeys, errors);
    return {step.strings("tables"), step.words("key"), step.words("value")};
}

void read_managers(const TableReader& reader, Standard& standard) {
    const Node* node = reader.get("managers");
    if (node == nullptr) return;
    const TableReader managers(*node, kManagersKeys, reader.errors());
    standard.manager_field = managers.words("field");
    const Node* steps = managers.get("step");
    for (const Node& item : steps == nullptr ? std::vector<Node>{} : steps->items)
        standard.managers.push_back(read_join_step(item, reader.errors()));
    if (const Node* category = managers.get("by_category"))
        standard.by_category = read_join_step(*category, reader.errors());
}

void read_joins(const TableReader& reader, Standard& standard) {
    if (const Node* node = reader.get("join")) {
        const TableReader join(*node, kJoinKeys, reader.errors());
        standard.join_field = join.words("field");
        const Node* steps = join.get("step");
        for (const Node& item : steps == nullptr ? std::vector<Node>{} : steps->items) {
            standard.join.push_back(read_join_step(item, reader.errors()));
        }
    }
    if (const Node* node = reader.get("self_report")) {
        const TableReader report(*node, kSelfReportKeys, reader.errors());
        standard.self_report =
            SelfReport{report.id("role"), report.string("version"), report.string("approved"), report.string("valid")};
    }
    if (const Node* node = reader.get("communes")) {
        const TableReader communes(*node, kCommunesKeys, reader.errors());
        standard.communes_tables = communes.strings("tables");
        standard.communes_field = communes.words("field");
    }
}

Standard read_standard(const Node& node, Errors& errors) {
    const TableReader reader(node, kStandardKeys, errors);
    Standard standard;
    standard.position = node.position();
    standard.id = reader.id("id");
    standard.title = reader.text("title");
    standard.type = reader.id("type");
    standard.relation =
        reader.word("relation", &model::relation_from, model::relation_codes()).value_or(model::Relation::conformity);
    standard.rank = reader.word("rank", &model::rank_from, model::rank_codes());
    standard.follows_law_date = reader.boolean("law_date", false);
    standard.prefixes = affixes(reader, "prefixes");
    standard.suffixes = affixes(reader, "suffixes");
    standard.coverage = reader.string("coverage");
    if (const Node* accuracy = reader.get("accuracy")) read_accuracy(*accuracy, standard, errors);
    const FieldSets sets = read_field_sets(reader.get("fields"), errors);
    if (const Node* document = reader.get("document")) standard.document = read_document_table(*document, sets, errors);
    if (const Node* roles = reader.get("role")) {
        for (const Node& role : roles->items) standard.roles.push_back(read_role(role, sets, errors));
    }
    standard.folders = reader.strings("folders");
    std::vector<std::string> names;
    for (const Role& role : standard.roles) names.push_back(role.layer.name);
    read_editions(reader, names, standard);
    read_kinds(reader, standard);
    read_joins(reader, standard);
    read_managers(reader, standard);
    read_shared(reader, standard);
    if (!standard.coverage.empty() && std::find(names.begin(), names.end(), standard.coverage) == names.end()) {
        unknown(errors,
                {fmt::format("couche « {} » inconnue", standard.coverage),
                 fmt::format("unknown layer '{}'", standard.coverage)},
                reader.position("coverage"), standard.coverage, names);
    }
    return standard;
}

Profile read_profile(const Node& node, Errors& errors) {
    const TableReader reader(node, kProfileKeys, errors);
    Profile profile{reader.id("name"), reader.text("title"), {}, node.position()};
    profile.checks = reader.strings("checks");
    const Node* documents = reader.get("document");
    if (documents == nullptr) return profile;
    for (const Node& item : documents->items) {
        const TableReader expected(item, kExpectedKeys, errors);
        profile.expected.push_back({expected.id("type"), expected.text("label"), expected.boolean("mandatory", true),
                                    expected.strings("checks")});
    }
    return profile;
}

// What a need that ships leaves to the analysis: its units and their targets.
NeedEntry read_need_entry(const Node& node, Errors& errors) {
    std::vector<model::UnitLayerSpec> none;
    NeedEntry entry{"", node, config::read_need(node, {}, config::Completeness::partial, none, errors)};
    entry.name = entry.need.id;
    entry.need.use = entry.name;
    return entry;
}

void read_entries(const Node& root, CatalogueData& data, Errors& errors) {
    const TableReader reader(root, kCatalogueKeys, errors);
    if (const Node* checks = reader.get("check")) {
        for (const Node& node : checks->items) {
            Entry entry{"", node, config::read_check(node, config::Completeness::whole, errors)};
            entry.name = entry.check.id;
            entry.check.use = entry.name;
            data.entries.push_back(std::move(entry));
        }
    }
    if (const Node* needs = reader.get("need")) {
        for (const Node& node : needs->items) data.needs.push_back(read_need_entry(node, errors));
    }
    if (const Node* profiles = reader.get("profile")) {
        for (const Node& node : profiles->items) data.profiles.push_back(read_profile(node, errors));
    }
}

template <class List, class Name>
void report_duplicates(const List& list, Name name, Errors& errors) {
    for (auto it = list.begin(); it != list.end(); ++it) {
        const auto same =
            std::find_if(list.begin(), it, [&](const auto& other) { return name(other).first == name(*it).first; });
        if (same == it || name(*it).first.empty()) continue;
        errors.push_back(Error{ErrorCode::duplicate_id,
                               {fmt::format("« {} » écrit deux fois", name(*it).first),
                                fmt::format("'{}' written twice", name(*it).first)},
                               name(*it).second,
                               {}});
    }
}

void check_references(const CatalogueData& data, Errors& errors) {
    for (const Entry& entry : data.entries) {
        const bool layered = model::reads_layer(entry.check.kind);
        auto ref = layered ? config::split_layer_ref(entry.check.layer_ref) : config::LayerRef{};
        if (!layered) ref.owner = entry.check.layer_ref.substr(0, entry.check.layer_ref.find(':'));
        const Standard* standard = ref.standard || !layered ? data.standard(ref.owner) : nullptr;
        const Node* written = entry.node.find(layered ? "layer" : "standard");
        if (ref.owner.empty() || written == nullptr) continue;
        if (standard == nullptr) {
            unknown(
                errors,
                {fmt::format("standard « {} » inconnu", ref.owner), fmt::format("unknown standard '{}'", ref.owner)},
                written->position(), ref.owner, data.standard_names());
        }
        if (entry.check.when && data.entry(entry.check.when->check) == nullptr) {
            const std::string& other = entry.check.when->check;
            unknown(errors, {fmt::format("contrôle « {} » inconnu", other), fmt::format("unknown check '{}'", other)},
                    entry.check.when->position, other, data.entry_names());
        }
    }
    for (const Profile& profile : data.profiles) {
        std::vector<std::string> names = profile.checks;
        for (const auto& expected : profile.expected)
            names.insert(names.end(), expected.checks.begin(), expected.checks.end());
        for (const std::string& name : names) {
            if (data.entry(name) != nullptr) continue;
            unknown(errors, {fmt::format("contrôle « {} » inconnu", name), fmt::format("unknown check '{}'", name)},
                    profile.position, name, data.entry_names());
        }
    }
}

template <class List, class Name>
auto* find_named(const List& list, std::string_view wanted, Name name) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& item) { return name(item) == wanted; });
    return found == list.end() ? nullptr : &*found;
}

// The .toml files of one folder of an override folder.
void add_files(const std::filesystem::path& folder, const std::string& part, std::map<std::string, std::string>& files,
               Errors& errors) {
    std::error_code error;
    const std::filesystem::directory_iterator entries(folder / part, error);
    if (error) return;  // an override folder needs not hold both parts
    for (const auto& entry : entries) {
        if (entry.path().extension() != ".toml") continue;
        auto text = config::read_text(entry.path());
        if (!text) {
            errors.push_back(text.error());
            continue;
        }
        files[part + "/" + entry.path().filename().string()] = std::move(*text);
    }
}

}  // namespace

const Standard* CatalogueData::standard(std::string_view id) const {
    return find_named(standards, id, [](const Standard& s) -> const std::string& { return s.id; });
}

const Entry* CatalogueData::entry(std::string_view name) const {
    return find_named(entries, name, [](const Entry& e) -> const std::string& { return e.name; });
}

const NeedEntry* CatalogueData::need(std::string_view name) const {
    return find_named(needs, name, [](const NeedEntry& n) -> const std::string& { return n.name; });
}

const Profile* CatalogueData::profile(std::string_view name) const {
    return find_named(profiles, name, [](const Profile& p) -> const std::string& { return p.name; });
}

std::vector<std::string> CatalogueData::standard_names() const {
    std::vector<std::string> names;
    for (const Standard& standard : standards) names.push_back(standard.id);
    return names;
}

std::vector<std::string> CatalogueData::entry_names() const {
    std::vector<std::string> names;
    for (const Entry& entry : entries) names.push_back(entry.name);
    return names;
}

std::vector<std::string> CatalogueData::need_names() const {
    std::vector<std::string> names;
    for (const NeedEntry& need : needs) names.push_back(need.name);
    return names;
}

std::vector<std::string> CatalogueData::profile_names() const {
    std::vector<std::string> names;
    for (const Profile& profile : profiles) names.push_back(profile.name);
    return names;
}

tl::expected<CatalogueData, Errors> read_catalogue(const std::map<std::string, std::string>& files) {
    CatalogueData data;
    Errors errors;
    for (const auto& [path, text] : files) {
        const bool standard = path.rfind("standards/", 0) == 0;
        if (!standard && path.rfind("catalogue/", 0) != 0) continue;
        const auto root = config::parse_text(text, path, config::Format::toml, limits_in_force().at_least_standard());
        if (!root) {
            errors.push_back(root.error());
        } else if (standard) {
            data.standards.push_back(read_standard(*root, errors));
        } else {
            read_entries(*root, data, errors);
        }
    }
    report_duplicates(
        data.standards, [](const Standard& s) { return std::pair(s.id, s.position); }, errors);
    report_duplicates(
        data.entries, [](const Entry& e) { return std::pair(e.name, e.node.position()); }, errors);
    report_duplicates(
        data.needs, [](const NeedEntry& n) { return std::pair(n.name, n.node.position()); }, errors);
    report_duplicates(
        data.profiles, [](const Profile& p) { return std::pair(p.name, p.position); }, errors);
    check_references(data, errors);
    if (!errors.empty()) return tl::unexpected(std::move(errors));
    return data;
}

namespace {

// What an organisation's own file says of a check: a table of its own, or one made of another entry by `use`, which
// then stands in for that entry where it has no `id` of its own.
std::optional<Entry> own_entry(const Node& node, const CatalogueData& data, Errors& errors) {
    Node merged = node;
    if (const Node* use = node.find("use")) {
        const Entry* base = data.entry(use->text);
        if (base == nullptr) {
            unknown(errors,
                    {fmt::format("contrôle « {} » inconnu du catalogue", use->text),
                     fmt::format("'{}' is no check of the catalogue", use->text)},
                    use->position(), use->text, data.entry_names());
            return std::nullopt;
        }
        merged = config::overlay_check(base->node, node);
        const auto is_use = [](const Member& member) { return member.key == "use"; };
        merged.members.erase(std::remove_if(merged.members.begin(), merged.members.end(), is_use),
                             merged.members.end());
    }
    Entry entry{"", merged, config::read_check(merged, config::Completeness::whole, errors)};
    entry.name = entry.check.id;
    entry.check.use = entry.name;
    return entry;
}

// A need of an organisation's own: new, or made of another entry by `use`.
std::optional<NeedEntry> own_need(const Node& node, const CatalogueData& data, Errors& errors) {
    const Node* use = node.find("use");
    if (use == nullptr) return read_need_entry(node, errors);
    const NeedEntry* base = data.need(use->text);
    if (base == nullptr) {
        unknown(errors,
                {fmt::format("besoin « {} » inconnu du catalogue", use->text),
                 fmt::format("'{}' is no need of the catalogue", use->text)},
                use->position(), use->text, data.need_names());
        return std::nullopt;
    }
    Node merged = config::overlay_need(base->node, node);
    const auto is_use = [](const Member& member) { return member.key == "use"; };
    merged.members.erase(std::remove_if(merged.members.begin(), merged.members.end(), is_use), merged.members.end());
    return read_need_entry(merged, errors);
}

template <class List, class Item, class Name>
void put(List& list, Item item, Name name) {
    const auto same =
        std::find_if(list.begin(), list.end(), [&](const auto& other) { return name(other) == name(item); });
    if (same == list.end()) {
        list.push_back(std::move(item));
    } else {
        *same = std::move(item);
    }
}

void add_own_file(const Node& root, CatalogueData& data, Errors& errors) {
    const TableReader reader(root, kCatalogueKeys, errors);
    if (const Node* checks = reader.get("check")) {
        for (const Node& node : checks->items) {
            auto entry = own_entry(node, data, errors);
            if (!entry) continue;
            if (node.find("use") == nullptr && data.entry(entry->name) != nullptr) {
                errors.push_back(Error{ErrorCode::duplicate_id,
                                       {fmt::format("le catalogue a déjà un contrôle « {} »", entry->name),
                                        fmt::format("the catalogue already has a check '{}'", entry->name)},
                                       node.position(),
                                       {fmt::format("Pour le changer : use = \"{}\".", entry->name),
                                        fmt::format("To change it: use = \"{}\".", entry->name)}});
                continue;
            }
            put(data.entries, std::move(*entry), [](const Entry& e) { return e.name; });
        }
    }
    if (const Node* needs = reader.get("need")) {
        for (const Node& node : needs->items) {
            if (auto entry = own_need(node, data, errors))
                put(data.needs, std::move(*entry), [](const NeedEntry& e) { return e.name; });
        }
    }
    if (const Node* profiles = reader.get("profile")) {
        for (const Node& node : profiles->items)
            put(data.profiles, read_profile(node, errors), [](const Profile& p) { return p.name; });
    }
}

}  // namespace

Errors add_own_catalogue(const std::vector<std::filesystem::path>& files, CatalogueData& data) {
    Errors errors;
    for (const auto& file : files) {
        const auto text = config::read_text(file);
        if (!text) {
            errors.push_back(text.error());
            continue;
        }
        const auto root = config::parse_text(*text, file.string(), config::format_of(file));
        if (!root) {
            errors.push_back(root.error());
            continue;
        }
        add_own_file(*root, data, errors);
    }
    if (errors.empty()) check_references(data, errors);
    return errors;
}

tl::expected<CatalogueData, Errors> load_catalogue(const std::optional<std::filesystem::path>& folder) {
    std::map<std::string, std::string> files;
    for (const embedded::File& file : embedded::files()) {
        if (file.path.ends_with(".toml")) files[std::string(file.path)] = std::string(file.bytes);
    }
    Errors errors;
    if (folder) {
        std::error_code error;
        if (!std::filesystem::is_directory(*folder, error)) {
            errors.push_back(Error{ErrorCode::analysis_unreadable,
                                   {"le dossier de données est introuvable", "the data folder is not there"},
                                   Position{folder->string()},
                                   {}});
        }
        add_files(*folder, "standards", files, errors);
        add_files(*folder, "catalogue", files, errors);
    }
    if (!errors.empty()) return tl::unexpected(std::move(errors));
    return read_catalogue(files);
}

}  // namespace terracord::catalogue
