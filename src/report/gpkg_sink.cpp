#include "report/gpkg_sink.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "gdal/geopackage_writer.hpp"
#include "report/clean_text.hpp"
#include "report/fields.hpp"
#include "report/qml.hpp"
#include "wording/phrases.hpp"

namespace terracord::report {

namespace {

using geometry::Family;

gdal::TableFieldType field_type(ColumnType type) {
    switch (type) {
        case ColumnType::text:
            return gdal::TableFieldType::text;
        case ColumnType::whole:
            return gdal::TableFieldType::whole;
        case ColumnType::measure:
            return gdal::TableFieldType::real;
        case ColumnType::flag:
            return gdal::TableFieldType::flag;
    }
    return gdal::TableFieldType::text;
}

// Texts fit for SQLite, measures with the decimals of their column.
std::vector<Cell> written(const MapLayer& layer, std::vector<Cell> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (const auto text = text_of(cells[i])) {
            cells[i] = clean_text(*text);
        } else if (auto* number = std::get_if<double>(&cells[i])) {
            const double scale = std::pow(10.0, layer.columns[i].decimals);
            *number = std::round(*number * scale) / scale;
        }
    }
    return cells;
}

// Who made the file, from what, and what it is worth: one row.
const Fields<model::RunInfo>& about_fields() {
    using Row = model::RunInfo;
    static const Fields<Row> made = [] {
        Fields<Row> all;
        all.text("title", {"Analyse", "Analysis"}, [](const Row& row) { return row.analysis->title; });
        all.text("date", {"Date de l'analyse", "Date of the analysis"}, [](const Row& row) { return row.analysis->date; });
        all.text("tool", {"Programme", "Program"}, [](const Row& row) { return "terracord " + row.tool_version; });
        all.text("crs", {"Système de coordonnées", "Coordinate system"},
                 [](const Row& row) { return row.crs_code.empty() ? row.crs_name : row.crs_code + " – " + row.crs_name; });
        all.text("service", {"Service", "Service"}, [](const Row& row) { return row.analysis->report.service; });
        all.text("reference", {"Dossier", "File"}, [](const Row& row) { return row.analysis->report.reference; });
        all.both("disclaimer", {"Avertissement", "Notice"}, [](const Row&) { return wording::disclaimer(); });
        return all;
    }();
    return made;
}

const MapLayer& about_layer() {
    static const MapLayer layer{
        .name = "about",
        .title = {"À propos de ce fichier", "About this file"},
        .description = {"D'où viennent ces couches et ce qu'elles valent.", "Where these layers come from."},
        .family = Family::none,
        .columns = about_fields().columns()};
    return layer;
}

class GeoPackageSink final : public model::Sink {
   public:
    GeoPackageSink(std::filesystem::path folder, GeoPackageOptions options, GeoPackageContents& contents)
        : folder_(std::move(folder)), options_(std::move(options)), contents_(contents) {}

    Result<void> begin(const model::RunInfo& run) override {
        auto file = gdal::GeoPackageWriter::create(folder_ / kGeoPackageName, options_.crs, run.analysis->date);
        if (!file) return tl::unexpected(file.error());
        file_.emplace(std::move(*file));
        if (auto taken = take(about_layer(), about_fields().cells(run), {}); !taken) return taken;
        for (const MapSource* source : sources()) {
            if (source->always(run)) {
                if (auto opened = open(*source->layers.front()); !opened) return tl::unexpected(opened.error());
            }
            if (source->of_run == nullptr) continue;
            if (auto taken = source->of_run(run, taker()); !taken) return taken;
        }
        return {};
    }

    Result<void> project(const model::ProjectResult& result) override {
        const geometry::Box box = result.project.perimeter.box();
        contents_.extent.add(box);
        windows_.push_back(window_around(box));
        for (const MapSource* source : sources()) {
            if (source->of_project == nullptr) continue;
            if (auto taken = source->of_project(result, taker()); !taken) return taken;
        }
        return {};
    }

    Result<void> end(const model::RunTotals&) override {
        if (options_.surroundings != nullptr) {
            if (auto taken = context_rows(*options_.surroundings, std::move(windows_), contents_.grounds, taker()); !taken)
                return taken;
        }
        if (auto styled = file_->add_styles(styles()); !styled) return styled;
        if (auto closed = file_->close(); !closed) return closed;
        contents_.whole = true;
        return {};
    }
    [[nodiscard]] std::string name() const override { return kGeoPackageName; }

   private:
    struct Table {
        const MapLayer* layer;
        std::size_t number;
    };

    static std::vector<const MapSource*> sources() {
        std::vector<const MapSource*> all(map_sources().begin(), map_sources().end());
        all.push_back(&findings_source());
        all.push_back(&documents_source());
        return all;
    }

    TakeRow taker() {
        return [this](const MapLayer& layer, const std::vector<Cell>& cells, const geometry::Shape& shape) {
            return take(layer, cells, shape);
        };
    }

    Result<void> take(const MapLayer& layer, const std::vector<Cell>& cells, const geometry::Shape& shape) {
        auto table = open(layer);
        if (!table) return tl::unexpected(table.error());
        ++contents_.rows[layer.name];
        note_theme(layer, cells);
        return file_->add_row(*table, written(layer, cells), shape);
    }

    // The themes that occur among the conflicts, so that the project has a layer for each.
    void note_theme(const MapLayer& layer, const std::vector<Cell>& cells) {
        if (!layer.name.starts_with("conflicts")) return;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (layer.columns[i].name == "theme") contents_.themes[layer.name].emplace(text_of(cells[i]).value());
        }
    }

    Result<std::size_t> open(const MapLayer& layer) {
        for (const Table& table : tables_) {
            if (table.layer == &layer) return table.number;
        }
        gdal::TableSpec spec{.name = layer.name,
                             .title = layer.title.in(options_.lang),
                             .description = layer.description.in(options_.lang) + " " +
                                            wording::disclaimer().in(options_.lang),
                             .family = layer.family,
                             .fields = {}};
        for (const Column& column : layer.columns) spec.fields.push_back({column.name, field_type(column.type)});
        auto number = file_->add_table(spec);
        if (number) tables_.push_back({&layer, *number});
        return number;
    }

    [[nodiscard]] std::vector<gdal::TableStyle> styles() const {
        std::vector<gdal::TableStyle> all;
        for (const Table& table : tables_) {
            const bool context = table.layer->name.starts_with("context");
            const MapStyle style = context ? context_style(contents_.grounds, table.layer->family, std::string::npos)
                                           : map_style(*table.layer);
            all.push_back({table.layer->name, qml(*table.layer, style, options_.lang),
                           table.layer->title.in(options_.lang)});
        }
        return all;
    }

    std::filesystem::path folder_;
    GeoPackageOptions options_;
    GeoPackageContents& contents_;
    std::optional<gdal::GeoPackageWriter> file_;
    std::vector<Table> tables_;
    std::vector<geometry::Box> windows_;
};

}  // namespace

std::unique_ptr<model::Sink> make_gpkg_sink(const std::filesystem::path& folder, const GeoPackageOptions& options,
                                            GeoPackageContents& contents) {
    return std::make_unique<GeoPackageSink>(folder, options, contents);
}

}  // namespace terracord::report
