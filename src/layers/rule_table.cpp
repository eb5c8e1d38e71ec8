#include "layers/rule_table.hpp"

#include <fmt/format.h>

#include "base/written_number.hpp"
#include "gdal/vector_reader.hpp"
#include "layers/load_layer.hpp"

namespace terracord::layers {

namespace {

// A number, perhaps with its unit, or levels: "12,50 m", "20 %", "R+2".
bool may_be_limit(const std::string& text) {
    if (text.empty()) return true;
    const std::string plain = folded(plain_blanks(text));
    return leading_number(plain).has_value() || plain.starts_with("r+") || plain.starts_with("r +");
}

void refuse(const model::VectorSource& source, std::int64_t line, Text why, LayerStore& store, Log& log) {
    store.complete = false;
    log.report(Level::error, Error{ErrorCode::wrong_value,
                                   Text{fmt::format("{}, ligne {} : {}", source.written, line, why.fr),
                                        fmt::format("{}, row {}: {}", source.written, line, why.en)},
                                   source.position,
                                   Text{"Une règle a une zone, un nom et un min ou un max chiffré.",
                                        "A rule has a zone, a name and a min or max that is a number."}});
}

}  // namespace

std::vector<model::RuleRow> read_rule_table(const model::VectorSource& source, LayerStore& store, Log& log) {
    gdal::ReadRequest request{.input = input_of(source), .fields = {}, .conditions = {}, .target = {}};
    request.with_geometry = false;
    const auto want = [&](const char* name, std::vector<std::string> aliases, bool required) {
        request.fields.push_back({.name = name, .aliases = std::move(aliases), .width = 0, .required = required});
    };
    want("zone", {"libelle"}, true);
    want("rule", {"regle", "règle"}, true);
    want("min", {"mini", "minimum"}, false);
    want("max", {"maxi", "maximum"}, false);
    want("commune", {"insee"}, false);
    want("destination", {}, false);
    want("unit", {"unite", "unité"}, false);
    want("source", {"reference", "article"}, false);
    want("date", {}, false);
    want("status", {"statut"}, false);
    std::vector<model::RuleRow> rows;
    std::vector<gdal::Record> records;
    auto reader = gdal::VectorReader::open(request, log);
    const auto failed = [&](const Error& error) {
        store.complete = false;
        log.report(Level::error, error);
        return std::vector<model::RuleRow>{};
    };
    if (!reader) return failed(reader.error());
    store.files.insert(store.files.end(), reader->info().files.begin(), reader->info().files.end());
    while (true) {
        const auto count = reader->read(4096, records);
        if (!count) return failed(count.error());
        if (*count == 0) break;
    }
    std::int64_t line = 1;  // the first row stands under the heads
    for (const gdal::Record& record : records) {
        ++line;
        const auto text = [&](std::size_t column) { return plain_blanks(record.values[column].value_or("")); };
        model::RuleRow row{.zone = text(0),
                           .commune = text(4),
                           .rule = text(1),
                           .destination = text(5),
                           .min = text(2),
                           .max = text(3),
                           .unit = text(6),
                           .source = text(7),
                           .date = text(8),
                           .status = text(9),
                           .line = line};
        if (row.zone.empty() || row.rule.empty()) {
            refuse(source, line, {"zone ou règle absente", "zone or rule missing"}, store, log);
        } else if (row.min.empty() && row.max.empty()) {
            refuse(source, line, {"ni min ni max", "neither min nor max"}, store, log);
        } else if (!may_be_limit(row.min) || !may_be_limit(row.max)) {
            refuse(source, line,
                   {fmt::format("« {} » n'est pas un nombre", may_be_limit(row.min) ? row.max : row.min),
                    fmt::format("'{}' is not a number", may_be_limit(row.min) ? row.max : row.min)},
                   store, log);
        } else {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

}  // namespace terracord::layers
