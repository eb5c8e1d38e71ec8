#include "layers/programme_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/database_name.hpp"
#include "base/written_number.hpp"
#include "gdal/table_part.hpp"
#include "gdal/vector_reader.hpp"
#include "layers/load_layer.hpp"

namespace terracord::layers {

namespace {

// What may stand behind a number of this quantity, folded.
bool unit_fits(std::string_view quantity, std::string unit) {
    unit = folded(unit);
    std::erase(unit, ' ');
    std::erase(unit, '.');
    if (unit.empty()) return true;
    if (quantity.ends_with("_m2") || quantity.starts_with(model::kSurfacePrefix))
        return unit == "m2" || unit == "m2sdp" || unit == "m2dep";
    if (quantity.ends_with("_m")) return unit == "m" || unit == "metre" || unit == "metres";
    if (quantity.ends_with("_kw")) return unit == "kw";
    if (quantity.ends_with("_units")) return unit.starts_with("log") || unit == "lls";
    if (quantity.ends_with("_places")) return unit.starts_with("place");
    return quantity == "floors" && unit.starts_with("niveau");
}

// A layer gives each destination its place, a plain table none.
bool gives_places(const model::VectorSource& source) {
    if (names_database(source.path.native())) {
        const gdal::ReadRequest look{
            .input = gdal::without_rows(input_of(source)), .fields = {}, .conditions = {}, .target = {}};
        QuietLog quiet;
        return gdal::VectorReader::open(look, quiet).has_value();
    }
    const auto layers = gdal::list_layers(source.path, source.written);
    return layers && std::any_of(layers->begin(), layers->end(), [&](const gdal::DatasetLayer& layer) {
               return layer.has_geometry && (source.layer.empty() || layer.name == source.layer);
           });
}

}  // namespace

tl::expected<double, Text> programme_value(std::string_view quantity, std::string_view text) {
    const model::ProgrammeQuantity* known = model::programme_quantity(quantity);
    const double largest = known != nullptr ? known->largest : 1e10;
    std::string plain = plain_blanks(text);
    const std::string word = folded(plain);
    if (known != nullptr && known->yes_or_no) {
        constexpr std::array<std::string_view, 5> kYes{"oui", "o", "yes", "true", "vrai"};
        constexpr std::array<std::string_view, 5> kNo{"non", "n", "no", "false", "faux"};
        if (std::find(kYes.begin(), kYes.end(), word) != kYes.end()) return 1.0;
        if (std::find(kNo.begin(), kNo.end(), word) != kNo.end()) return 0.0;
    }
    double more = 0.0;
    if (known != nullptr && known->levels && word.starts_with("r")) {
        // R+2: the ground floor and two above it.
        std::string rest = plain_blanks(std::string_view(word).substr(1));
        if (!rest.starts_with("+")) return tl::unexpected(Text{"ce n'est pas un nombre", "this is not a number"});
        plain = plain_blanks(std::string_view(rest).substr(1));
        more = 1.0;
    }
    const auto number = written_number(plain);
    if (!number) return tl::unexpected(Text{"ce n'est pas un nombre", "this is not a number"});
    if (!unit_fits(quantity, number->unit))
        return tl::unexpected(
            Text{fmt::format("unité inattendue : {}", number->unit), fmt::format("unexpected unit: {}", number->unit)});
    const double value = number->value + more;
    if (value < 0.0) return tl::unexpected(Text{"la valeur est négative", "the value is negative"});
    if (value > largest)
        return tl::unexpected(Text{fmt::format("la valeur dépasse tout projet plausible ({})", largest),
                                   fmt::format("the value is beyond any plausible project ({})", largest)});
    return value;
}

std::vector<Text> contradictions(model::Project& project) {
    std::vector<Text> found;
    const auto part_of = [&](const char* part, const char* whole, double slack) {
        const auto a = project.quantity(part);
        const auto b = project.quantity(whole);
        if (!a || !b || *a <= *b * (1.0 + slack)) return;
        found.push_back({fmt::format("{} ({}) dépasse {} ({})", part, *a, whole, *b),
                         fmt::format("{} ({}) is more than {} ({})", part, *a, whole, *b)});
        project.programme[part] = std::nullopt;
    };
    part_of("social_units", "housing_units", 0.0);
    part_of("large_units", "housing_units", 0.0);
    // Two measures of the same land differ by a little.
    constexpr double kSlack = 0.02;
    for (const char* surface : {"footprint_m2", "deep_soil_m2", "impermeable_m2"})
        part_of(surface, "site_area_m2", kSlack);
    return found;
}

Result<DestinationRows> read_destinations(const model::DestinationsSource& source, const gdal::Crs& crs, Log& log) {
    gdal::ReadRequest request{.input = input_of(source.source), .fields = {}, .conditions = {}, .target = {}};
    const auto want = [&](const std::string& column) {
        const std::size_t at = request.fields.size();
        if (!column.empty()) request.fields.push_back({.name = column, .aliases = {}, .width = 0, .required = true});
        return column.empty() ? std::optional<std::size_t>() : std::optional(at);
    };
    want(source.project);
    want(source.destination);
    const auto floor_area = want(source.floor_area_m2);
    const auto units = want(source.units);
    const auto part = want(source.part);
    request.with_geometry = gives_places(source.source);
    if (request.with_geometry) request.target = crs;
    auto reader = gdal::VectorReader::open(request, log);
    if (!reader) return tl::unexpected(reader.error());
    DestinationRows out;
    out.files = reader->info().files;
    std::vector<gdal::Record> records;
    while (true) {
        const auto count = reader->read(4096, records);
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) break;
    }
    for (gdal::Record& record : records) {
        const auto text = [&](std::size_t column) { return plain_blanks(record.values[column].value_or("")); };
        const std::string project = text(0);
        DestinationRows::Row row;
        row.destination.code = text(1);
        const auto spoil = [&](const Text& why) {
            out.spoiled.insert(project);
            out.complete = false;
            log.report(
                Level::error,
                Error{ErrorCode::project_unusable,
                      Text{fmt::format("{}, projet {}, ligne {} : {} ; ses destinations sont tenues pour inconnues",
                                       source.source.written, project, record.fid, why.fr),
                           fmt::format("{}, project {}, row {}: {}; its destinations count as unknown",
                                       source.source.written, project, record.fid, why.en)},
                      source.source.position,
                      Text{"Une ligne a un code CNIG à deux chiffres (21) et des nombres positifs.",
                           "A row has a CNIG code of two digits (21) and positive numbers."}});
        };
        const std::string& code = row.destination.code;
        if (code.size() != 2 || code.find_first_not_of("0123456789") != std::string::npos) {
            spoil({fmt::format("« {} » n'est pas un code de destination", code),
                   fmt::format("'{}' is no code of a destination", code)});
            continue;
        }
        bool good = true;
        const auto number = [&](const std::optional<std::size_t>& column, const char* quantity,
                                std::optional<double>& into) {
            if (!column || text(*column).empty()) return;
            if (auto value = programme_value(quantity, text(*column))) {
                into = *value;
                return;
            } else {
                good = false;
                spoil({fmt::format("« {} » : {}", text(*column), value.error().fr),
                       fmt::format("'{}': {}", text(*column), value.error().en)});
            }
        };
        number(floor_area, "floor_area_m2", row.destination.floor_area_m2);
        number(units, "housing_units", row.destination.units);
        if (!good) continue;
        if (part && !text(*part).empty()) {
            row.part = model::part_kind_from(text(*part));
            if (!row.part) {
                spoil({fmt::format("nature de partie « {} » inconnue", text(*part)),
                       fmt::format("unknown kind of part '{}'", text(*part))});
                continue;
            }
        }
        if (request.with_geometry && record.shape.family() == geometry::Family::area)
            row.destination.place = std::move(record.shape);
        out.rows[project].push_back(std::move(row));
    }
    return out;
}

}  // namespace terracord::layers
