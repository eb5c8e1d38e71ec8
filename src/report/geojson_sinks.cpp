#include "report/geojson_sinks.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "report/geojson_file.hpp"
#include "report/members.hpp"
#include "report/qml.hpp"

namespace terracord::report {

namespace {

void write_cell(JsonWriter& json, const Column& column, const Cell& cell) {
    if (const auto* number = std::get_if<double>(&cell)) {
        write_measure(json, column.name, *number, column.decimals);
        return;
    }
    json.key(column.name);
    if (const auto text = text_of(cell)) {
        json.string(*text);
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        json.integer(*whole);
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
        json.boolean(*flag);
    } else {
        json.null();
    }
}

class GeoJsonSink final : public model::Sink {
   public:
    GeoJsonSink(const MapSource& source, std::filesystem::path folder, GeoJsonOptions options)
        : source_(source), folder_(std::move(folder)), options_(std::move(options)), files_(source.layers.size()) {}

    Result<void> begin(const model::RunInfo& run) override {
        run_ = &run;
        auto lonlat = LonLat::from(options_.crs);
        if (!lonlat) return tl::unexpected(lonlat.error());
        lonlat_.emplace(std::move(*lonlat));
        if (source_.always(run)) {
            if (auto opened = open(*source_.layers.front()); !opened) return tl::unexpected(opened.error());
        }
        return {};
    }
    Result<void> project(const model::ProjectResult& result) override {
        return source_.of_project != nullptr ? source_.of_project(result, taker()) : Result<void>{};
    }
    Result<void> end(const model::RunTotals&) override {
        if (source_.of_run != nullptr) {
            if (auto taken = source_.of_run(*run_, taker()); !taken) return taken;
        }
        for (std::optional<GeoJsonFile>& file : files_) {
            if (!file) continue;
            if (auto closed = file->close(); !closed) return closed;
        }
        return {};
    }
    [[nodiscard]] bool needs_account() const override { return false; }
    [[nodiscard]] std::string name() const override { return source_.layers.front()->name + ".geojson"; }

   private:
    TakeRow taker() {
        return [this](const MapLayer& layer, const std::vector<Cell>& cells, const geometry::Shape& shape) {
            return take(layer, cells, shape);
        };
    }

    Result<void> take(const MapLayer& layer, const std::vector<Cell>& cells, const geometry::Shape& shape) {
        auto file = open(layer);
        if (!file) return tl::unexpected(file.error());
        return (*file)->feature(
            layer.columns.front().name, text_of(cells.front()).value(),
            [&](JsonWriter& json) {
                for (std::size_t i = 1; i < cells.size(); ++i) write_cell(json, layer.columns[i], cells[i]);
            },
            *lonlat_, shape);
    }

    Result<GeoJsonFile*> open(const MapLayer& layer) {
        const auto at = std::find(source_.layers.begin(), source_.layers.end(), &layer) - source_.layers.begin();
        std::optional<GeoJsonFile>& file = files_[static_cast<std::size_t>(at)];
        if (file) return &*file;
        auto created = GeoJsonFile::create(folder_, layer.name + ".geojson", *run_);
        if (!created) return tl::unexpected(created.error());
        file.emplace(std::move(*created));
        if (auto styled = write_file(folder_ / (layer.name + ".qml"), qml(layer, options_.lang)); !styled)
            return tl::unexpected(styled.error());
        return &*file;
    }

    const MapSource& source_;
    std::filesystem::path folder_;
    GeoJsonOptions options_;
    const model::RunInfo* run_ = nullptr;
    std::optional<LonLat> lonlat_;
    std::vector<std::optional<GeoJsonFile>> files_;  // by layer of the source
};

}  // namespace

std::unique_ptr<model::Sink> make_geojson_sink(const MapSource& source, const std::filesystem::path& folder,
                                               const GeoJsonOptions& options) {
    return std::make_unique<GeoJsonSink>(source, folder, options);
}

}  // namespace terracord::report
