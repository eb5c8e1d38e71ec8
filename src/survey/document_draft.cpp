#include "survey/document_draft.hpp"

#include <algorithm>
#include <array>

#include "catalogue/resolve.hpp"
#include "gdal/vector_reader.hpp"

namespace terracord::survey {

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

// The first of `usual` that is a column, whatever the case.
std::string first_of(std::span<const std::string_view> usual, const std::vector<std::string>& columns) {
    for (const std::string_view name : usual) {
        for (const std::string& column : columns) {
            if (lower(column) == name) return column;
        }
    }
    return {};
}

}  // namespace

model::VectorSource source_of(const TableFile& table) {
    model::VectorSource source;
    source.path = table.path;
    source.written = table.written;
    source.layer = table.layer;
    return source;
}

tl::expected<model::DocumentSpec, Errors> document_of(const FoundDocument& found, const catalogue::CatalogueData& data,
                                                      Log& log) {
    config::Draft draft;
    draft.analysis.file = "inspection.toml";
    draft.analysis.date = "9999-12-31";  // the latest version
    model::DocumentSpec& document = draft.analysis.documents.emplace_back();
    document.id = found.source.filename().string();
    document.title = same_text(document.id);
    document.standard = found.standard->id;
    document.folder = found.source;
    document.folder_written = found.written;
    draft.document_layers.emplace_back();
    auto analysis = catalogue::resolve(std::move(draft), data, log);
    if (!analysis) return tl::unexpected(std::move(analysis.error()));
    return std::move(analysis->documents.front());
}

model::DocumentSpec plain_document(const TableFile& table) {
    model::DocumentSpec document;
    document.id = table.name;
    document.title = same_text(table.name);
    model::LayerSpec& layer = document.layers.emplace_back();
    layer.name = table.name;
    layer.source = source_of(table);
    layer.may_be_empty = true;
    gdal::ReadRequest request;
    request.input = {.path = table.path,
                     .written = table.written,
                     .layer = table.layer,
                     .where = "",
                     .encoding = "",
                     .crs = "",
                     .position = {}};
    request.with_geometry = false;
    QuietLog quiet;
    const auto reader = gdal::VectorReader::open(request, quiet);
    if (!reader) return document;
    std::vector<std::string> columns;
    for (const gdal::FieldInfo& field : reader->info().fields) columns.push_back(field.name);
    if (const std::string column = class_column(columns); !column.empty()) layer.class_fields = {column};
    layer.label_field = label_column(columns);
    return document;
}

std::string class_column(const std::vector<std::string>& columns) {
    static constexpr std::array<std::string_view, 20> kUsual{
        "codezone", "code_zone", "typezone",  "zone",      "classe",   "class", "code_classe",
        "lcz_int",  "lcz",       "code_cs",   "niveau",    "nivalea",  "alea",  "type",
        "nature",   "typereg",   "categorie", "code_type", "codetype", "code"};
    return first_of(kUsual, columns);
}

std::string label_column(const std::vector<std::string>& columns) {
    static constexpr std::array<std::string_view, 9> kUsual{"libelle", "libelong", "nom",      "name",       "label",
                                                            "lib",     "titre",    "intitule", "designation"};
    return first_of(kUsual, columns);
}

std::string id_from(const std::string& name) {
    std::string id;
    for (const char c : lower(name)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) {
            id += c;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    constexpr std::size_t kLongest = 40;
    if (id.size() > kLongest) id.resize(kLongest);
    return id.empty() ? "document" : id;
}

}  // namespace terracord::survey
