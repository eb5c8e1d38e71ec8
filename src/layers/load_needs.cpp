#include "layers/load_needs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/written_number.hpp"
#include "gdal/vector_reader.hpp"
#include "geometry/measure.hpp"
#include "geos/context.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "layers/load_layer.hpp"
#include "layers/repair.hpp"
#include "layers/tiling.hpp"

namespace terracord::layers {

namespace {

constexpr std::size_t kBatch = 4096;
constexpr std::size_t kMostNamed = 3;

using Cells = std::vector<std::optional<std::string>>;

// Columns of a table, by the key of their row. A column that is not there has no cell.
struct KeyedTable {
    std::vector<std::string> columns;
    std::vector<bool> present;  // by column
    std::map<std::string, Cells> rows;
    std::set<std::string> doubled;  // keys of several rows

    [[nodiscard]] bool has(const std::string& column) const {
        const auto at = std::find(columns.begin(), columns.end(), column);
        return at != columns.end() && present[static_cast<std::size_t>(at - columns.begin())];
    }
    [[nodiscard]] std::optional<std::string> cell(const std::string& key, const std::string& column) const {
        const auto row = rows.find(key);
        const auto at = std::find(columns.begin(), columns.end(), column);
        if (row == rows.end() || at == columns.end()) return std::nullopt;
        return row->second[static_cast<std::size_t>(at - columns.begin())];
    }
};

bool same_name(std::string_view a, std::string_view b) { return folded(a) == folded(b); }

void add_column(std::vector<std::string>& columns, const std::string& column) {
    if (!column.empty() && std::find(columns.begin(), columns.end(), column) == columns.end())
        columns.push_back(column);
}

std::string named(const std::vector<std::string>& keys) {
    std::string text;
    for (std::size_t i = 0; i < keys.size() && i < kMostNamed; ++i) text += (i == 0 ? "" : ", ") + keys[i];
    return keys.size() > kMostNamed ? text + " …" : text;
}

class NeedLoader {
   public:
    NeedLoader(const model::Analysis& analysis, LayerStore& store, Log& log)
        : analysis_(analysis), store_(store), log_(log) {}

    void run() {
        for (std::size_t u = 0; u < analysis_.unit_layers.size(); ++u) read_units(u);
        for (const model::NeedSpec& need : analysis_.needs) {
            store_.needs.push_back(read_need(need));
            store_.need_shares.push_back(read_shares(need));
        }
    }

   private:
    void failed(const Error& error) {
        store_.complete = false;
        log_.report(Level::error, error);
    }

    // Columns that needs look for in the layer of their units.
    [[nodiscard]] std::vector<std::string> columns_of_units(std::size_t u) const {
        std::vector<std::string> columns;
        for (const model::NeedSpec& need : analysis_.needs) {
            if (need.units != u) continue;
            if (!need.target.table.source.given()) add_column(columns, need.target.field);
            if (!need.existing_table.source.given()) {
                add_column(columns, need.existing);
                add_column(columns, need.existing_per);
            }
            for (const auto* terms : {&need.supply, &need.per}) {
                for (const model::NeedTerm& term : *terms) add_column(columns, term.column);
            }
        }
        return columns;
    }

    Result<std::vector<gdal::Record>> records_of(const gdal::ReadRequest& request, KeyedTable& table,
                                                 std::size_t first_column) {
        auto reader = gdal::VectorReader::open(request, log_);
        if (!reader) return tl::unexpected(reader.error());
        const gdal::LayerInfo& info = reader->info();
        store_.files.insert(store_.files.end(), info.files.begin(), info.files.end());
        for (std::size_t c = first_column; c < request.fields.size(); ++c) {
            table.columns.push_back(request.fields[c].name);
            table.present.push_back(std::any_of(info.fields.begin(), info.fields.end(), [&](const auto& field) {
                return same_name(field.name, request.fields[c].name);
            }));
        }
        std::vector<gdal::Record> records;
        while (true) {
            const auto count = reader->read(kBatch, records);
            if (!count) return tl::unexpected(count.error());
            if (*count == 0) return records;
        }
    }

    void read_units(std::size_t u) {
        const model::UnitLayerSpec& spec = analysis_.unit_layers[u];
        UnitGround& ground = store_.unit_layers.emplace_back();
        KeyedTable& table = unit_tables_.emplace_back();
        model::UnitLayer& layer = ground.layer;
        gdal::ReadRequest request{.input = input_of(spec.source), .fields = {}, .conditions = {}, .target = store_.crs};
        const auto want = [&](const std::string& column, bool required) {
            request.fields.push_back({.name = column, .aliases = {}, .width = 0, .required = required});
        };
        want(spec.id, true);
        want(spec.name.empty() ? spec.id : spec.name, true);
        for (const std::string& column : columns_of_units(u)) want(column, false);
        auto records = records_of(request, table, 2);
        if (!records) {
            failed(records.error());
            layer.problem = records.error().message;
            return;
        }
        geos::Context context;
        Mender mender(context);
        std::map<std::string, std::size_t> at;
        for (gdal::Record& record : *records) take_unit(mender, spec, record, layer, table, at);
        store_.validity.add(mender.counts());
        if (layer.units.empty()) {
            layer.problem = {fmt::format("« {} » : aucune unité de territoire", spec.source.written),
                             fmt::format("'{}': no unit of territory", spec.source.written)};
            failed(
                Error{ErrorCode::layer_empty, layer.problem, spec.source.position,
                      Text{"Vérifiez la couche et sa condition where.", "Check the layer and its where condition."}});
            return;
        }
        layer.usable = true;
        std::vector<geometry::Box> boxes;
        for (model::Unit& unit : layer.units) {
            unit.area_m2 = geometry::area(unit.shape);
            boxes.push_back(unit.shape.box());
        }
        ground.index = index::BoxIndex(boxes);
        find_overlaps(spec, boxes, layer);
    }

    void take_unit(Mender& mender, const model::UnitLayerSpec& spec, gdal::Record& record, model::UnitLayer& layer,
                   KeyedTable& table, std::map<std::string, std::size_t>& at) {
        const std::string key = plain_blanks(record.values[0].value_or(""));
        const auto refuse = [&](ErrorCode code, Text why, Text hint) {
            failed(Error{
                code,
                Text{fmt::format("{}, unité « {} » (objet {}) : {}", spec.source.written, key, record.fid, why.fr),
                     fmt::format("{}, unit '{}' (feature {}): {}", spec.source.written, key, record.fid, why.en)},
                spec.source.position, std::move(hint)});
        };
        if (key.empty()) {
            return refuse(ErrorCode::need_data, {"clé vide", "empty key"},
                          {"Renseignez la colonne de la clé.", "Fill in the column of the key."});
        }
        if (record.geometry_missing || record.shape.family() != geometry::Family::area) {
            return refuse(ErrorCode::geometry_missing, {"pas de surface", "no area"},
                          {"Une unité de territoire est une surface.", "A unit of territory is an area."});
        }
        const auto repair = mender.make_usable(record.fid, record.shape);
        if (repair && repair->set_aside) {
            return refuse(ErrorCode::geometry_set_aside, {"géométrie inexploitable", "geometry cannot be used"},
                          {"Redessinez l'unité sans croisement.", "Redraw the unit without crossings."});
        }
        const auto [found, fresh] = at.try_emplace(key, layer.units.size());
        if (fresh) {
            layer.units.push_back({key, plain_blanks(record.values[1].value_or("")), std::move(record.shape), 0.0});
            if (layer.units.back().name.empty()) layer.units.back().name = key;
            table.rows[key] = Cells(record.values.begin() + 2, record.values.end());
            return;
        }
        // A unit in several rows is one; its figures must be the same in all.
        if (table.rows[key] != Cells(record.values.begin() + 2, record.values.end())) table.doubled.insert(key);
        std::vector<geos::Geometry> members;
        members.push_back(geos::Geometry::from_shape(mender.context(), layer.units[found->second].shape));
        members.push_back(geos::Geometry::from_shape(mender.context(), record.shape));
        if (auto whole = geos::unite(mender.context(), std::move(members))) {
            layer.units[found->second].shape = whole->to_shape(geometry::Family::area);
        } else {
            refuse(whole.error().code, whole.error().message, whole.error().hint);
        }
    }

    // Ground that two units claim counts for the first of them; planners are told.
    void find_overlaps(const model::UnitLayerSpec& spec, const std::vector<geometry::Box>& boxes,
                       model::UnitLayer& layer) {
        Layer as_layer;
        as_layer.usable = true;
        as_layer.family = geometry::Family::area;
        for (std::size_t i = 0; i < layer.units.size(); ++i) {
            as_layer.fids.push_back(static_cast<std::int64_t>(i));
            as_layer.shapes.push_back(layer.units[i].shape);
        }
        as_layer.boxes = boxes;
        as_layer.index = index::BoxIndex(boxes);
        const auto tiling = tiling_of(as_layer, {.accuracy_m = spec.accuracy.value, .keep_shapes = false});
        if (!tiling) {
            log_.report(Level::warning, tiling.error());
            layer.overlapping = true;  // nobody knows: each project's ground is then taken with care
            return;
        }
        double shared_m2 = 0.0;
        std::vector<std::string> pairs;
        for (const SharedGround& shared : tiling->shared) {
            layer.overlapping = true;
            if (shared.sliver) continue;
            shared_m2 += shared.area_m2;
            pairs.push_back(layer.units[shared.first].key + " / " + layer.units[shared.second].key);
        }
        if (pairs.empty()) return;
        layer.quality.push_back(
            {fmt::format("des unités se recouvrent ({} m² : {}) ; le sol commun compte pour la première",
                         std::llround(shared_m2), named(pairs)),
             fmt::format("units overlap ({} m²: {}); ground in common counts for the first of them",
                         std::llround(shared_m2), named(pairs))});
        log_.say(Level::warning, {fmt::format("{} : {}", spec.source.written, layer.quality.back().fr),
                                  fmt::format("{}: {}", spec.source.written, layer.quality.back().en)});
    }

    Result<KeyedTable> read_table(const model::NeedTable& source, const std::vector<std::string>& columns) {
        KeyedTable table;
        gdal::ReadRequest request{.input = input_of(source.source), .fields = {}, .conditions = {}, .target = {}};
        request.with_geometry = false;
        request.fields.push_back({.name = source.key, .aliases = {}, .width = 0, .required = true});
        for (const std::string& column : columns)
            request.fields.push_back({.name = column, .aliases = {}, .width = 0, .required = false});
        auto records = records_of(request, table, 1);
        if (!records) return tl::unexpected(records.error());
        for (gdal::Record& record : *records) {
            const std::string key = plain_blanks(record.values[0].value_or(""));
            if (key.empty()) continue;
            Cells cells(record.values.begin() + 1, record.values.end());
            const auto [at, fresh] = table.rows.try_emplace(key, cells);
            if (!fresh && at->second != cells) table.doubled.insert(key);
        }
        return table;
    }

    // Rows of no unit are misspelt, or of another territory: told, with the zero that a spreadsheet may have eaten.
    void strangers(const model::NeedSpec& need, const model::VectorSource& source, const KeyedTable& table,
                   model::NeedData& data) {
        const auto& units = store_.unit_layers[need.units].layer.units;
        std::set<std::string> known;
        for (const model::Unit& unit : units) known.insert(unit.key);
        std::vector<std::string> strange;
        bool zero = false;
        for (const auto& [key, cells] : table.rows) {
            if (known.contains(key)) continue;
            strange.push_back(key);
            zero = zero || known.contains("0" + key);
        }
        if (strange.empty()) return;
        const Text what{
            fmt::format("{} : {} ligne(s) d'aucune unité ({})", source.written, strange.size(), named(strange)),
            fmt::format("{}: {} row(s) of no unit ({})", source.written, strange.size(), named(strange))};
        data.quality.push_back(what);
        log_.report(Level::warning, Error{ErrorCode::need_unit, what, source.position,
                                          zero ? Text{"Un zéro initial s'est perdu : la clé est un texte (\"01001\").",
                                                      "A leading zero was lost: the key is a text (\"01001\")."}
                                               : Text{"Comparez la colonne « key » et la clé des unités.",
                                                      "Compare the column 'key' with the key of the units."}});
    }

    // Where a column stands: the tables in the order they are asked.
    struct Place {
        const KeyedTable* table = nullptr;
        const model::VectorSource* source = nullptr;
    };
    [[nodiscard]] static Place place_of(const std::vector<Place>& places, const std::string& column) {
        for (const Place& place : places) {
            if (place.table->has(column)) return place;
        }
        return {};
    }

    // A number of a unit's row; nullopt: none, told in `figures` where it is a fault.
    std::optional<double> figure(const model::NeedSpec& need, const Place& place, const std::string& key,
                                 const std::string& column, model::UnitFigures& figures) {
        if (place.table->doubled.contains(key)) {
            spoil(need, place, key, {"plusieurs lignes qui se contredisent", "several rows that contradict each other"},
                  figures);
            return std::nullopt;
        }
        const std::string text = plain_blanks(place.table->cell(key, column).value_or(""));
        if (text.empty()) return std::nullopt;
        const auto number = written_number(text);
        if (!number || number->value < 0.0) {
            spoil(need, place, key,
                  {fmt::format("{} = « {} » n'est pas un nombre positif", column, text),
                   fmt::format("{} = '{}' is no positive number", column, text)},
                  figures);
            return std::nullopt;
        }
        return number->unit == "%" ? number->value / 100.0 : number->value;
    }

    void spoil(const model::NeedSpec& need, const Place& place, const std::string& key, Text why,
               model::UnitFigures& figures) {
        figures.problem = why;
        failed(
            Error{ErrorCode::need_data,
                  Text{fmt::format("besoin « {} », {}, unité « {} » : {}", need.id, place.source->written, key, why.fr),
                       fmt::format("need '{}', {}, unit '{}': {}", need.id, place.source->written, key, why.en)},
                  place.source->position,
                  Text{"Une ligne par unité, des nombres positifs (1 250,5 ou 20 %).",
                       "One row a unit, positive numbers (1250.5 or 20 %)."}});
    }

    model::NeedData read_need(const model::NeedSpec& need) {
        model::NeedData data;
        const UnitGround& ground = store_.unit_layers[need.units];
        if (!ground.layer.usable) {
            data.problem = ground.layer.problem;
            return data;
        }
        std::vector<std::string> columns;
        add_column(columns, need.target.field);
        std::vector<std::string> stocks;
        add_column(stocks, need.existing);
        add_column(stocks, need.existing_per);
        std::vector<std::string> factors;
        for (const auto* terms : {&need.supply, &need.per}) {
            for (const model::NeedTerm& term : *terms) add_column(factors, term.column);
        }
        for (const std::string& column : stocks) add_column(columns, column);
        for (const std::string& column : factors) add_column(columns, column);

        std::vector<Place> places;
        KeyedTable target;
        KeyedTable existing;
        const auto add = [&](const model::NeedTable& source, KeyedTable& table,
                             const std::vector<std::string>& wanted) {
            auto read = read_table(source, wanted);
            if (!read) {
                failed(read.error());
                data.problem = read.error().message;
                return false;
            }
            table = std::move(*read);
            strangers(need, source.source, table, data);
            places.push_back({&table, &source.source});
            return true;
        };
        if (need.target.table.source.given() && !add(need.target.table, target, columns)) return data;
        places.push_back({&unit_tables_[need.units], &analysis_.unit_layers[need.units].source});
        std::vector<Place> stock_places = places;
        if (need.existing_table.source.given()) {
            stock_places.clear();
            if (!add(need.existing_table, existing, stocks)) return data;
            stock_places.push_back(places.back());
        }
        for (const std::string& column : columns) {
            const bool stock = std::find(stocks.begin(), stocks.end(), column) != stocks.end();
            if (place_of(stock ? stock_places : places, column).table != nullptr) continue;
            data.problem = {fmt::format("besoin « {} » : colonne « {} » introuvable", need.id, column),
                            fmt::format("need '{}': no column '{}'", need.id, column)};
            failed(Error{ErrorCode::column_not_found, data.problem, need.position,
                         Text{"Elle est cherchée dans la table, puis dans la couche des unités.",
                              "It is looked for in the table, then in the layer of the units."}});
            return data;
        }
        data.usable = true;
        for (const model::Unit& unit : ground.layer.units) {
            model::UnitFigures figures;
            const auto of = [&](const std::vector<Place>& where, const std::string& column) {
                return figure(need, place_of(where, column), unit.key, column, figures);
            };
            if (need.target.all) {
                figures.target = need.target.all;
            } else if (auto value = of(places, need.target.field)) {
                figures.target = scaled(need, *value, places, unit.key);
            }
            if (figures.target && need.target.years) {
                figures.yearly = figures.target;
                figures.target = *figures.target * *need.target.years;
            }
            figures.existing = need.existing.empty() ? std::optional(0.0) : of(stock_places, need.existing);
            figures.existing_per = need.existing_per.empty() ? std::optional(0.0) : of(stock_places, need.existing_per);
            for (const auto* terms : {&need.supply, &need.per}) {
                for (const model::NeedTerm& term : *terms) {
                    figures.factors.push_back(term.column.empty() ? term.factor
                                                                  : of(places, term.column).value_or(std::nan("")));
                }
            }
            data.units.push_back(std::move(figures));
        }
        return data;
    }

    // A rate in per cent is written 20 as often as 20 %.
    [[nodiscard]] static double scaled(const model::NeedSpec& need, double value, const std::vector<Place>& places,
                                       const std::string& key) {
        if (!need.percent || !need.rate()) return value;
        const auto cell = place_of(places, need.target.field).table->cell(key, need.target.field);
        const bool marked = cell && cell->find('%') != std::string::npos;
        return marked ? value : value / 100.0;
    }

    DeclaredShares read_shares(const model::NeedSpec& need) {
        DeclaredShares shares;
        if (!need.shares) return shares;
        const model::SharesSource& source = *need.shares;
        KeyedTable unused;
        gdal::ReadRequest request{.input = input_of(source.source), .fields = {}, .conditions = {}, .target = {}};
        request.with_geometry = false;
        for (const std::string& column : {source.project, source.unit, source.share})
            request.fields.push_back({.name = column, .aliases = {}, .width = 0, .required = true});
        const auto records = records_of(request, unused, 0);
        if (!records) {
            failed(records.error());
            return shares;
        }
        std::map<std::string, std::uint32_t> units;
        for (const model::Unit& unit : store_.unit_layers[need.units].layer.units)
            units.emplace(unit.key, static_cast<std::uint32_t>(units.size()));
        std::set<std::string> spoiled;
        for (const gdal::Record& record : *records) {
            const auto text = [&](std::size_t column) { return plain_blanks(record.values[column].value_or("")); };
            const std::string project = text(0);
            const auto unit = units.find(text(1));
            const auto number = written_number(text(2));
            const double share = !number ? -1.0 : number->unit == "%" ? number->value / 100.0 : number->value;
            if (unit == units.end() || share < 0.0 || share > 1.0) {
                spoiled.insert(project);
                refuse_shares(source, project,
                              {fmt::format("unité « {} », part « {} »", text(1), text(2)),
                               fmt::format("unit '{}', share '{}'", text(1), text(2))});
                continue;
            }
            shares[project].emplace_back(unit->second, share);
        }
        for (auto& [project, parts] : shares) {
            std::sort(parts.begin(), parts.end());
            double sum = 0.0;
            bool twice = false;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                sum += parts[i].second;
                twice = twice || (i > 0 && parts[i].first == parts[i - 1].first);
            }
            constexpr double kRounding = 1e-6;
            if (!twice && sum <= 1.0 + kRounding) continue;
            spoiled.insert(project);
            refuse_shares(source, project,
                          {"une unité deux fois, ou plus de 100 % en tout", "a unit twice, or more than 100 % in all"});
        }
        for (const std::string& project : spoiled) shares[project].clear();  // empty: nobody knows
        return shares;
    }

    void refuse_shares(const model::SharesSource& source, const std::string& project, const Text& why) {
        failed(Error{ErrorCode::need_data,
                     Text{fmt::format("{}, projet {} : {}", source.source.written, project, why.fr),
                          fmt::format("{}, project {}: {}", source.source.written, project, why.en)},
                     source.source.position,
                     Text{"Une part par unité, de 0 à 1 ou en %, 100 % au plus par projet.",
                          "One share a unit, 0 to 1 or in %, at most 100 % a project."}});
    }

    const model::Analysis& analysis_;
    LayerStore& store_;
    Log& log_;
    std::vector<KeyedTable> unit_tables_;  // as Analysis::unit_layers
};

}  // namespace

void load_needs(const model::Analysis& analysis, LayerStore& store, Log& log) {
    NeedLoader(analysis, store, log).run();
}

}  // namespace terracord::layers
