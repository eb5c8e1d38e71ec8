#include "layers/load_raster.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "raster/zonal.hpp"

namespace terracord::layers {

using geometry::Family;
using geometry::Shape;
using model::CheckSpec;
using model::LayerSpec;
using model::RasterStatistic;

namespace {

// Sides of the whole grid are cut into this many pieces before they are brought to the computing CRS.
constexpr double kSidePieces = 64.0;
// Cells looked at, in the middle of a raster of which classes are asked, for values that are none.
constexpr std::int64_t kProbed = 64;

Shape extent_in(const gdal::Transform& to_computing, const raster::Grid& grid) {
    const auto width = static_cast<double>(grid.width);
    const auto height = static_cast<double>(grid.height);
    Shape extent = raster::rectangle_of(grid, 0.0, 0.0, width, height, std::max(width, height) / kSidePieces);
    // A world map has no outline in a national system.
    if (to_computing.apply(extent.points()) > 0) return Shape(Family::area);
    return extent;
}

// Measures of codes, or codes of measures.
std::optional<Error> unfit(const CheckSpec& check, const LayerSpec& spec, const gdal::RasterInfo& info) {
    const auto error = [&](Text message, Text hint) {
        return Error{ErrorCode::raster_measure,
                     {fmt::format("{}, contrôle {} : {}", spec.source.written, check.id, message.fr),
                      fmt::format("{}, check {}: {}", spec.source.written, check.id, message.en)},
                     check.position,
                     std::move(hint)};
    };
    const auto* raster = std::get_if<model::Raster>(&check.kind);
    if (raster == nullptr) {
        return error(
            {fmt::format("la mesure « {} » ne s'applique pas à un raster", model::code(check.kind)),
             fmt::format("the measure '{}' does not apply to a raster", model::code(check.kind))},
            {"Rasters : raster_mean, raster_min, raster_max, raster_percentile, raster_share, raster_classes.",
             "Rasters: raster_mean, raster_min, raster_max, raster_percentile, raster_share, raster_classes."});
    }
    if (!check.where.empty() || !check.match.empty() || !check.class_fields.empty()) {
        return error({"un raster n'a pas d'objets : where, match et class n'y ont pas de sens",
                      "a raster has no features: where, match and class mean nothing there"},
                     {"Pour choisir des cellules, écrire cells (raster_share) ou values (raster_classes).",
                      "To choose cells, write cells (raster_share) or values (raster_classes)."});
    }
    const bool of_measures =
        raster->statistic == RasterStatistic::mean || raster->statistic == RasterStatistic::percentile;
    if (info.classes && of_measures) {
        return error({"la bande contient des codes de classes : leur moyenne ou leur centile ne dit rien",
                      "the band holds codes of classes: their mean or percentile says nothing"},
                     {"Utiliser raster_classes, ou raster_share avec cells.",
                      "Use raster_classes, or raster_share with cells."});
    }
    return std::nullopt;
}

// A look at the middle: measures asked as classes are best told before a run.
Result<bool> holds_fractions(gdal::RasterReader& reader) {
    const gdal::RasterInfo& info = reader.info();
    const gdal::RasterWindow window{.column = std::max<std::int64_t>(0, (info.width - kProbed) / 2),
                                    .row = std::max<std::int64_t>(0, (info.height - kProbed) / 2),
                                    .width = std::min(info.width, kProbed),
                                    .height = std::min(info.height, kProbed)};
    std::vector<double> values;
    if (auto read = reader.read(window, values); !read) return tl::unexpected(read.error());
    return std::any_of(values.begin(), values.end(),
                       [](double value) { return std::isfinite(value) && value != std::floor(value); });
}

std::optional<geometry::Box> box_of(const RasterLayer& layer) {
    return layer.extent.empty() ? std::nullopt : std::optional(layer.extent.box());
}

class RasterLoading {
   public:
    RasterLoading(const model::Analysis& analysis, const model::DocumentSpec& document, const LayerSpec& spec, Log& log)
        : analysis_(analysis), spec_(spec), log_(log) {
        out_.account.document_id = document.id;
        out_.account.layer = spec.name;
        out_.account.source = spec.source.written;
        out_.layer.set_aside = Shape(Family::area);
    }

    LoadedLayer run(const std::vector<std::size_t>& checks, const gdal::Crs& crs) {
        if (!spec_.more.empty()) {
            return failed(Error{ErrorCode::wrong_value,
                                {fmt::format("couche « {} » : un raster est un seul fichier", spec_.name),
                                 fmt::format("layer '{}': a raster is one file", spec_.name)},
                                spec_.position,
                                {"Assemblez les dalles en un GeoTIFF.", "Merge the tiles into one GeoTIFF."}},
                          checks);
        }
        auto opened = open_raster(spec_, crs, log_);
        if (!opened) return failed(opened.error(), checks);
        const gdal::RasterInfo& info = opened->info;
        out_.files = info.files;
        out_.account.driver = info.driver;
        out_.account.crs = info.crs->code().empty() ? info.crs->name() : info.crs->code();
        out_.account.assumption = info.assumption;
        out_.account.usable = true;
        // Nothing moves to the computing system but the outlines of the projects, the other way.
        if (auto way = gdal::Transform::make(crs, *info.crs, spec_.source.position, box_of(*opened))) {
            out_.account.operation = way->operation();
            out_.account.operation_accuracy_m = way->accuracy_m();
        } else {
            return failed(way.error(), checks);
        }
        for (const std::size_t check : checks) bind(check, info, *opened);
        out_.layer.usable = true;
        out_.layer.raster = std::move(*opened);
        return std::move(out_);
    }

   private:
    void bind(std::size_t check, const gdal::RasterInfo& info, const RasterLayer& opened) {
        Binding& binding = out_.bindings[check];
        const CheckSpec& spec = analysis_.reading(check);
        auto error = unfit(spec, spec_, info);
        const auto* raster = std::get_if<model::Raster>(&spec.kind);
        if (!error && raster != nullptr && raster->statistic == RasterStatistic::classes)
            error = unclassed(spec, opened);
        if (!error) return;
        binding.usable = false;
        binding.problem = error->message;
        out_.complete = false;
        log_.report(Level::error, *error);
    }

    std::optional<Error> unclassed(const CheckSpec& check, const RasterLayer& opened) {
        gdal::RasterReader reader = opened.open->share();
        const auto fractions = holds_fractions(reader);
        if (!fractions) return fractions.error();
        if (!*fractions) return std::nullopt;
        return Error{ErrorCode::raster_measure,
                     {fmt::format("{}, contrôle {} : les valeurs du raster sont des mesures, non des codes de classes",
                                  spec_.source.written, check.id),
                      fmt::format("{}, check {}: the values of the raster are measures, no codes of classes",
                                  spec_.source.written, check.id)},
                     check.position,
                     {"Utiliser raster_share, raster_mean ou raster_percentile.",
                      "Use raster_share, raster_mean or raster_percentile."}};
    }

    LoadedLayer failed(const Error& error, const std::vector<std::size_t>& checks) {
        out_.layer.usable = false;
        out_.layer.reason = model::Reason::layer_failed;
        out_.layer.problem = error.message;
        out_.account.usable = false;
        out_.account.problem = error.message;
        out_.complete = false;
        log_.report(Level::error, error);
        for (const std::size_t check : checks) out_.bindings[check];
        return std::move(out_);
    }

    const model::Analysis& analysis_;
    const LayerSpec& spec_;
    Log& log_;
    LoadedLayer out_;
};

}  // namespace

Result<RasterLayer> open_raster(const LayerSpec& spec, const gdal::Crs& crs, Log& log) {
    RasterLayer layer;
    layer.request = {.input = input_of(spec.source), .band = spec.band, .target = crs};
    layer.nodata_means = spec.nodata_means;
    auto reader = gdal::RasterReader::open(layer.request, log);
    if (!reader) return tl::unexpected(reader.error());
    layer.info = reader->info();
    layer.open = std::make_shared<const gdal::RasterReader>(std::move(*reader));
    const auto to_computing = gdal::Transform::make(*layer.info.crs, crs, spec.source.position, {});
    if (!to_computing) return tl::unexpected(to_computing.error());
    layer.extent = extent_in(*to_computing, raster::grid_of(layer.info));
    return layer;
}

LoadedLayer load_raster(const model::Analysis& analysis, std::size_t document, std::size_t layer,
                        const std::vector<std::size_t>& checks, const gdal::Crs& crs, Log& log) {
    const model::DocumentSpec& owner = analysis.documents[document];
    LoadedLayer loaded = RasterLoading(analysis, owner, owner.layers[layer], log).run(checks, crs);
    loaded.account.document = document;
    return loaded;
}

}  // namespace terracord::layers
