#include "config/read_sources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/database_name.hpp"

namespace terracord::config {

namespace {
constexpr std::int64_t kMostBands = 65535;  // of a TIFF
}

Result<std::filesystem::path> join_path(const std::filesystem::path& folder, const Node& written) {
    const std::string& text = written.text;
    const bool control =
        std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    const bool address = text.find("://") != std::string::npos;
    const bool virtual_path = text.rfind("/vsi", 0) == 0;
    if (control || address || virtual_path) {
        return fail(ErrorCode::wrong_value,
                    {"une source est un fichier ou un dossier local", "a source is a local file or folder"},
                    written.position(),
                    {"Un fichier d'une archive s'écrit \"archive.zip/couche.shp\".",
                     "A file of an archive is written \"archive.zip/layer.shp\"."});
    }
    return (folder / std::filesystem::path(text)).lexically_normal();
}

namespace {

// The keys of a source that say how its files are read.
void read_manner(const TableReader& reader, model::VectorSource& source) {
    source.layer = reader.string("layer", source.layer);
    source.where = reader.string("where", source.where);
    source.encoding = reader.string("encoding", source.encoding);
    source.crs = reader.string("crs", source.crs);
}

}  // namespace

void read_source_keys(const TableReader& reader, const std::filesystem::path& folder, model::VectorSource& source) {
    if (const Node* node = reader.get("source")) {
        const std::string written = reader.words("source");
        if (names_database(written)) {
            source = {};
            if (auto database = parse_database(written, node->position())) {
                source.path = "PG:" + database->connection;
                source.written = database->label;
            } else {
                reader.errors().push_back(database.error());
            }
            source.position = node->position();
        } else if (auto path = join_path(folder, *node)) {
            source = {};
            if (!written.empty()) source.path = std::move(*path);
            source.written = written;
            source.position = node->position();
        } else {
            reader.errors().push_back(path.error());
        }
    }
    read_manner(reader, source);
    if (reader.has("source") && source.given() && names_database(source.path.native()))
        source.written += "/" + source.layer;
}

model::VectorSource read_source(const Node& node, const std::filesystem::path& folder, Errors& errors) {
    model::VectorSource source;
    if (node.kind == Kind::table) {
        read_source_keys(TableReader(node, kSourceKeys, errors), folder, source);
        return source;
    }
    // A bare path is the table { source = path }.
    Node table;
    table.kind = Kind::table;
    table.file = node.file;
    table.line = node.line;
    table.column = node.column;
    table.members.push_back(Member{"source", node, node.line, node.column});
    read_source_keys(TableReader(table, kSourceKeys, errors), folder, source);
    return source;
}

namespace {

// { TYPEZONE = "TYPE_Z" }: the field of the standard stands in this column. Without a standard `class` and `label` name
// the columns; a document's `layer` table is read once before its standard is known (fields empty), then with it.
void read_columns(const TableReader& reader, model::LayerSpec& layer) {
    const Node* node = reader.get("columns");
    if (node == nullptr) return;
    for (const Member& member : node->members) {
        if (member.value.kind != Kind::string || member.value.text.empty()) {
            reader.report(ErrorCode::wrong_type,
                          {fmt::format("« {} » attend le nom d'une colonne", member.key),
                           fmt::format("'{}' expects the name of a column", member.key)},
                          member.value.position());
            continue;
        }
        const auto field = std::find_if(layer.fields.begin(), layer.fields.end(),
                                        [&](const model::CanonicalField& known) { return known.name == member.key; });
        if (field != layer.fields.end()) {
            field->column = member.value.text;
        } else if (!layer.fields.empty()) {
            std::vector<std::string> names;
            for (const auto& known : layer.fields) names.push_back(known.name);
            reader.report(ErrorCode::unknown_reference,
                          {fmt::format("la couche « {} » n'a pas de champ « {} »", layer.name, member.key),
                           fmt::format("layer '{}' has no field '{}'", layer.name, member.key)},
                          member.position(), suggestion(member.key, names));
        }
    }
}

// A download in pages, or a layer cut up by communes: files that are read one after the other as one.
void read_files(const TableReader& reader, const Node& list, const std::filesystem::path& folder,
                model::LayerSpec& layer) {
    layer.source = {};
    layer.more.clear();
    static_cast<void>(reader.strings("source"));  // tells empty texts, and a list of none
    std::set<std::filesystem::path> known;
    for (const Node& item : list.items) {
        if (names_database(item.text)) {
            reader.report(
                ErrorCode::wrong_value,
                {"une liste de sources est faite de fichiers", "a list of sources is made of files"}, item.position(),
                {"Réunissez les tables de la base dans une vue.", "Unite the tables of the database in a view."});
            continue;
        }
        auto path = join_path(folder, item);
        if (!path) {
            reader.errors().push_back(path.error());
            continue;
        }
        if (!known.insert(*path).second) {
            reader.report(ErrorCode::wrong_value,
                          {fmt::format("« {} » est deux fois dans la liste", item.text),
                           fmt::format("'{}' is twice in the list", item.text)},
                          item.position());
            continue;
        }
        model::VectorSource source;
        source.path = std::move(*path);
        source.written = item.text;
        source.position = item.position();
        read_manner(reader, source);
        if (layer.source.given())
            layer.more.push_back(std::move(source));
        else
            layer.source = std::move(source);
    }
}

}  // namespace

void read_layer(const Node& node, const std::filesystem::path& folder, model::LayerSpec& layer, Errors& errors) {
    const TableReader reader(node, kLayerKeys, errors);
    layer.position = node.position();
    const Node* source = reader.get("source");
    if (source != nullptr && source->kind == Kind::array) {
        read_files(reader, *source, folder, layer);
    } else {
        if (source != nullptr) layer.more.clear();
        read_source_keys(reader, folder, layer.source);
        // The tables of a standard's folder that are one layer; each has its own name.
        for (model::VectorSource& more : layer.more) {
            const std::string table = more.layer;
            read_manner(reader, more);
            more.layer = table;
        }
    }
    if (const Node* band = reader.get("band")) {
        layer.band = static_cast<int>(std::clamp<std::int64_t>(band->integer, 0, kMostBands));
        if (band->integer < 1 || band->integer > kMostBands) {
            reader.report(ErrorCode::wrong_value, {"les bandes se comptent à partir de 1", "bands are counted from 1"},
                          band->position());
        }
    }
    if (const Node* value = reader.get("nodata_means")) layer.nodata_means = value->real;
    if (reader.has("class")) layer.class_fields = reader.strings("class");
    if (reader.has("label")) layer.label_field = reader.words("label");
    read_columns(reader, layer);
    layer.partition = reader.boolean("partition", layer.partition);
    layer.may_be_empty = reader.boolean("may_be_empty", layer.may_be_empty);
}

}  // namespace terracord::config
