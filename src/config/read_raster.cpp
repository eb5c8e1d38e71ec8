#include "config/read_raster.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "config/thresholds.hpp"

namespace terracord::config {

using model::RasterStatistic;

namespace {

constexpr std::array kStatistics{RasterStatistic::mean,       RasterStatistic::minimum, RasterStatistic::maximum,
                                 RasterStatistic::percentile, RasterStatistic::share,   RasterStatistic::classes};

// Which measure a key belongs to; the last one goes with all of them.
struct Owned {
    std::string_view key;
    std::optional<RasterStatistic> statistic;
};
constexpr std::array kOwned{Owned{"percentile", RasterStatistic::percentile}, Owned{"cells", RasterStatistic::share},
                            Owned{"values", RasterStatistic::classes}, Owned{"names", RasterStatistic::classes},
                            Owned{"unit", std::nullopt}};

void refuse_others(const TableReader& reader, const model::Raster* raster) {
    for (const Owned& owned : kOwned) {
        const Node* node = reader.get(owned.key);
        if (node == nullptr) continue;
        if (raster != nullptr && (!owned.statistic || *owned.statistic == raster->statistic)) continue;
        const std::string_view whose = owned.statistic ? model::code(*owned.statistic) : "raster_...";
        reader.report(ErrorCode::wrong_value,
                      {fmt::format("« {} » est pour la mesure {}", owned.key, whose),
                       fmt::format("'{}' is for the measure {}", owned.key, whose)},
                      node->position());
    }
}

std::optional<double> code_of(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

void no_code(const TableReader& reader, std::string_view text, const Position& where) {
    reader.report(
        ErrorCode::wrong_value,
        {fmt::format("« {} » n'est pas un code de raster", text), fmt::format("'{}' is no code of a raster", text)},
        where, {"Un code est un nombre entre guillemets : \"4\".", "A code is a number in quotes: \"4\"."});
}

void read_codes(const TableReader& reader, model::Raster& raster) {
    for (const std::string& text : reader.strings("values")) {
        if (const auto value = code_of(text)) {
            raster.values.push_back(*value);
        } else {
            no_code(reader, text, reader.position("values"));
        }
    }
    const Node* names = reader.get("names");
    if (names == nullptr) return;
    for (const Member& member : names->members) {
        const auto value = code_of(member.key);
        if (!value) {
            no_code(reader, member.key, member.position());
        } else if (member.value.kind != Kind::string) {
            reader.report(ErrorCode::wrong_type, {"un nom est un texte", "a name is a text"}, member.value.position());
        } else {
            raster.names.push_back({*value, member.value.text});
        }
    }
}

}  // namespace

std::optional<model::CheckKind> raster_kind(std::string_view code) {
    for (const RasterStatistic statistic : kStatistics) {
        if (model::code(statistic) == code) return model::Raster{.statistic = statistic};
    }
    return std::nullopt;
}

void read_raster(const TableReader& reader, model::CheckSpec& check) {
    auto* raster = std::get_if<model::Raster>(&check.kind);
    // Of an entry that only overrides the catalogue's, the measure is not known here.
    if (raster != nullptr || reader.has("measure")) refuse_others(reader, raster);
    if (raster == nullptr) return;
    raster->unit = reader.string("unit");
    if (const Node* node = reader.get("percentile")) {
        raster->percentile = node->real;
        if (!(node->real >= 0.0 && node->real <= 100.0)) {
            reader.report(ErrorCode::wrong_value, {"un centile va de 0 à 100", "a percentile goes from 0 to 100"},
                          node->position());
        }
    }
    for (const std::string& text : reader.strings("cells")) {
        auto test = parse_cell_test(text, reader.position("cells"));
        if (test) {
            raster->cells.push_back(*test);
        } else {
            reader.errors().push_back(test.error());
        }
    }
    read_codes(reader, *raster);
}

void require_raster_keys(const TableReader& reader, const model::CheckSpec& check) {
    const auto* raster = std::get_if<model::Raster>(&check.kind);
    if (raster == nullptr) return;
    const auto require = [&](std::string_view key, Text hint) {
        if (reader.has(key)) return;
        reader.report(ErrorCode::missing_key,
                      {fmt::format("clé « {} » absente : {} la demande", key, model::code(check.kind)),
                       fmt::format("missing key '{}': {} needs it", key, model::code(check.kind))},
                      reader.position("measure"), std::move(hint));
    };
    if (raster->statistic == RasterStatistic::percentile)
        require("percentile", {"Par exemple : percentile = 90.", "For instance: percentile = 90."});
    if (raster->statistic == RasterStatistic::share)
        require("cells", {"Par exemple : cells = \"> 3.0\".", "For instance: cells = \"> 3.0\"."});
}

}  // namespace terracord::config
