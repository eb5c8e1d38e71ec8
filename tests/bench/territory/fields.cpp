// What is drawn from values on cells: flood hazard as contours, noise as polygons of cells, warmth as a raster.
#include <fmt/format.h>
#include <gdal_alg.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "layers.hpp"

namespace terracord::bench {

namespace {

constexpr double kFloodCell = 5.0;
constexpr double kNoiseCell = 10.0;
constexpr double kClimateCell = 5.0;

// A layer in memory for GDAL's algorithms to fill, with numeric fields.
struct MemoryLayer {
    explicit MemoryLayer(OGRwkbGeometryType type, const std::vector<std::string>& fields)
        : dataset(GetGDALDriverManager()->GetDriverByName("Memory")->Create("", 0, 0, 0, GDT_Unknown, nullptr)) {
        OGRSpatialReference system = lambert();
        layer = dataset->CreateLayer("drawn", &system, type, nullptr);
        for (const std::string& name : fields) {
            OGRFieldDefn field(name.c_str(), OFTReal);
            layer->CreateField(&field);
        }
    }
    GDALDatasetUniquePtr dataset;
    OGRLayer* layer = nullptr;
};

// A value for the middle of every cell, from the north-west.
template <typename Value>
std::vector<float> filled(const Ground& ground, double cell, const Value& value) {
    const int columns = static_cast<int>(ground.width() / cell);
    const int rows = static_cast<int>(ground.height() / cell);
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            values.push_back(
                static_cast<float>(value(Point{(column + 0.5) * cell, ground.height() - (row + 0.5) * cell})));
    return values;
}

// The loudest level each cell hears; 0 beyond the reach of all roads.
class Noise {
   public:
    explicit Noise(const Ground& ground)
        : columns_(static_cast<int>(ground.width() / kNoiseCell)),
          rows_(static_cast<int>(ground.height() / kNoiseCell)),
          height_(ground.height()),
          levels_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

    void hear(const Road& road) {
        const double level = road.rank == 0 ? 78.0 : 66.0;
        const int reach = road.rank == 0 ? 60 : 25;
        for (std::size_t i = 0; i + 1 < road.points.size(); ++i) {
            const Point a = road.points[i];
            const Point b = road.points[i + 1];
            const double length = std::hypot(b.x - a.x, b.y - a.y);
            for (double t = 0.0; t < length; t += 20.0)
                hear({a.x + (b.x - a.x) * t / length, a.y + (b.y - a.y) * t / length}, level, reach);
        }
    }

    // Bands of 5 dB from 55 to 75; 0 below.
    [[nodiscard]] std::vector<float> bands() const {
        std::vector<float> bands(levels_.size());
        for (int row = 0; row < rows_; ++row) {
            for (int column = 0; column < columns_; ++column) {
                double level = levels_[at(column, row)];
                if (level > 0.0) level += 3.0 * fractal_noise(column * kNoiseCell, row * kNoiseCell, 300.0, 4, 801);
                bands[at(column, row)] =
                    level < 55.0 ? 0.0F : static_cast<float>(std::min(75.0, std::floor(level / 5.0) * 5.0));
            }
        }
        return bands;
    }

   private:
    [[nodiscard]] std::size_t at(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
    }

    void hear(Point source, double level, int reach) {
        const int middle_column = static_cast<int>(source.x / kNoiseCell);
        const int middle_row = static_cast<int>((height_ - source.y) / kNoiseCell);
        for (int row = std::max(0, middle_row - reach); row < std::min(rows_, middle_row + reach + 1); ++row) {
            for (int column = std::max(0, middle_column - reach);
                 column < std::min(columns_, middle_column + reach + 1); ++column) {
                const double away =
                    std::hypot((column + 0.5) * kNoiseCell - source.x, height_ - (row + 0.5) * kNoiseCell - source.y);
                const auto heard = static_cast<float>(level - 9.0 * std::log10(1.0 + away / 12.0) - away / 45.0);
                float& loudest = levels_[at(column, row)];
                loudest = std::max(loudest, heard);
            }
        }
    }

    int columns_;
    int rows_;
    double height_;
    std::vector<float> levels_;
};

}  // namespace

void write_flood(const Ground& ground, const std::filesystem::path& folder) {
    static constexpr std::array<std::pair<double, const char*>, 4> kClasses{
        {{0.3, "very strong"}, {0.8, "strong"}, {1.5, "medium"}, {2.4, "weak"}}};
    std::vector<float> values = filled(ground, kFloodCell, [&](Point place) {
        return ground.to_river(place) / 1000.0 + 0.5 * fractal_noise(place.x, place.y, 1600.0, 9, 501, 0.74);
    });
    const GDALDatasetUniquePtr raster = raster_of(ground, kFloodCell, GDT_Float32, values);
    const MemoryLayer drawn(wkbMultiPolygon, {"from", "to"});
    CPLStringList options;
    options.SetNameValue("FIXED_LEVELS", "0.3,0.8,1.5,2.4");
    options.SetNameValue("POLYGONIZE", "YES");
    options.SetNameValue("ELEV_FIELD_MIN", "0");
    options.SetNameValue("ELEV_FIELD_MAX", "1");
    if (GDALContourGenerateEx(GDALRasterBand::ToHandle(raster->GetRasterBand(1)), OGRLayer::ToHandle(drawn.layer),
                              options.List(), nullptr, nullptr) != CE_None)
        stop("contours cannot be drawn");
    LayerFile file(folder, "flood", wkbMultiPolygon);
    for (const auto& feature : *drawn.layer) {
        for (const auto& [level, code] : kClasses)
            if (std::abs(feature->GetFieldAsDouble(1) - level) < 1e-6)
                file.add(*valid_on_grid(Geometry(feature->StealGeometry())), code);
    }
}

void write_noise(const Ground& ground, const std::vector<Road>& roads, const std::filesystem::path& folder) {
    Noise noise(ground);
    for (const Road& road : roads)
        if (road.rank < 2) noise.hear(road);
    std::vector<float> bands = noise.bands();
    const GDALDatasetUniquePtr raster = raster_of(ground, kNoiseCell, GDT_Int32, bands);
    GDALRasterBand* band = raster->GetRasterBand(1);
    band->SetNoDataValue(0.0);
    const MemoryLayer drawn(wkbPolygon, {"band"});
    if (GDALPolygonize(GDALRasterBand::ToHandle(band), GDALRasterBand::ToHandle(band->GetMaskBand()),
                       OGRLayer::ToHandle(drawn.layer), 0, nullptr, nullptr, nullptr) != CE_None)
        stop("bands of noise cannot be drawn");
    LayerFile file(folder, "noise", wkbMultiPolygon);
    for (const auto& feature : *drawn.layer)
        file.add(*valid_on_grid(Geometry(feature->StealGeometry())),
                 fmt::format("Lden{}", feature->GetFieldAsInteger(0)));
}

void write_climate(const Ground& ground, const std::filesystem::path& folder) {
    std::vector<float> values = filled(ground, kClimateCell, [&](Point place) {
        const double warmth = 22.0 + 5.0 * ground.density(place) +
                              1.5 * fractal_noise(place.x, place.y, 900.0, 6, 901) -
                              2.0 * std::exp(-ground.to_river(place) / 200.0);
        return std::round(warmth * 100.0) / 100.0;
    });
    const GDALDatasetUniquePtr raster = raster_of(ground, kClimateCell, GDT_Float32, values);
    CPLStringList options;
    options.SetNameValue("TILED", "YES");
    options.SetNameValue("COMPRESS", "DEFLATE");
    options.SetNameValue("PREDICTOR", "3");
    const std::string path = folder / "climate.tif";
    VSIUnlink(path.c_str());
    const GDALDatasetUniquePtr written(GetGDALDriverManager()->GetDriverByName("GTiff")->CreateCopy(
        path.c_str(), raster.get(), FALSE, options.List(), nullptr, nullptr));
    if (!written) stop(fmt::format("{} cannot be written", path));
}

}  // namespace terracord::bench
