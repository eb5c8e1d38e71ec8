#include "gdal/picture_reader.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "gdal/dataset_open.hpp"
#include "gdal/error_capture.hpp"
#include "gdal/initialise.hpp"
#include "gdal/layer_crs.hpp"

namespace terracord::gdal {

namespace {

// Formats whose files hold their pixels themselves and name no other file.
constexpr std::array<const char*, 3> kDrivers{"GTiff", "MBTiles", nullptr};
// The way from map to picture is computed on this many points a side, and straight between them: a pixel of a map of
// some kilometres is not moved by a tenth of itself.
constexpr int kKnots = 33;
constexpr std::uint8_t kOpaque = 255;

tl::unexpected<Error> unreadable(const PictureRequest& request, const std::string& why) {
    return fail(ErrorCode::file_unreadable,
                {fmt::format("« {} » ne peut pas être lu : {}", request.written, why),
                 fmt::format("'{}' cannot be read: {}", request.written, why)},
                request.position, {"Fonds lus : GeoTIFF, COG, MBTiles.", "Backgrounds read: GeoTIFF, COG, MBTiles."});
}

}  // namespace

struct PictureReader::State {
    PictureRequest request;
    Dataset dataset;
    std::optional<Transform> to_picture;  // empty: the same system
    std::array<double, 6> place{};        // picture's ground -> column, row
    int bands = 0;                        // of colour: 1 or 3
    GDALRasterBand* alpha = nullptr;      // null: every pixel counts, or `masked`
    bool masked = false;
    const GDALColorTable* palette = nullptr;
    int columns = 0;
    int rows = 0;

    Result<void> start();
    Result<void> set_place();
    Result<void> set_bands();
    [[nodiscard]] geometry::Point pixel_of(geometry::Point ground) const {
        return {place[0] + ground.x * place[1] + ground.y * place[2],
                place[3] + ground.x * place[4] + ground.y * place[5]};
    }
    [[nodiscard]] std::vector<geometry::Point> knots(const geometry::Box& window) const;
};

Result<void> PictureReader::State::start() {
    initialise();
    const Wanted wanted{.path = request.path,
                        .written = request.written,
                        .layer = "",
                        .with_geometry = true,
                        .position = request.position};
    auto located = locate(wanted);
    if (!located) return tl::unexpected(located.error());
    const ErrorCapture said;
    dataset.located = std::move(*located);
    dataset.handle.reset(static_cast<GDALDataset*>(GDALOpenEx(
        dataset.located.opened.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, kDrivers.data(), nullptr, nullptr)));
    if (!dataset.handle || dataset.handle->GetRasterCount() == 0)
        return unreadable(request, said.text().empty() ? std::string("GeoTIFF, MBTiles ?") : said.text());
    columns = dataset.handle->GetRasterXSize();
    rows = dataset.handle->GetRasterYSize();
    if (auto done = set_place(); !done) return done;
    return set_bands();
}

Result<void> PictureReader::State::set_place() {
    std::array<double, 6> ground{};
    if (dataset.handle->GetGeoTransform(ground.data()) != CE_None ||
        GDALInvGeoTransform(ground.data(), place.data()) == 0) {
        return fail(
            ErrorCode::raster_not_placed,
            {fmt::format("« {} » ne dit pas où il se trouve", request.written),
             fmt::format("'{}' does not say where it lies", request.written)},
            request.position,
            {"Exportez-le en GeoTIFF géoréférencé depuis un SIG.", "Export it as a georeferenced GeoTIFF from a GIS."});
    }
    QuietLog quiet;
    VectorInput input;
    input.path = request.path;
    input.written = request.written;
    input.position = request.position;
    auto found = reference_crs(dataset.handle->GetSpatialRef(), input, request.map, quiet);
    if (!found) return tl::unexpected<Error>(found.error());
    if (!found->crs) return tl::unexpected<Error>(missing_crs(input, {}));
    if (found->crs->same_as(*request.map)) return {};
    auto way = Transform::make(*request.map, *found->crs, request.position);
    if (!way) return tl::unexpected<Error>(way.error());
    to_picture.emplace(std::move(*way));
    return {};
}

Result<void> PictureReader::State::set_bands() {
    GDALDataset& data = *dataset.handle;
    int colours = 0;
    bool bytes = true;
    for (int i = 1; i <= data.GetRasterCount(); ++i) {
        GDALRasterBand* const band = data.GetRasterBand(i);
        bytes = bytes && band->GetRasterDataType() == GDT_Byte;
        if (band->GetColorInterpretation() == GCI_AlphaBand) {
            alpha = band;
        } else if (alpha == nullptr) {
            ++colours;
        }
    }
    if (!bytes || colours == 0) {
        return fail(ErrorCode::format_refused,
                    {fmt::format("« {} » n'est pas une image : ses bandes ne sont pas en 8 bits", request.written),
                     fmt::format("'{}' is no picture: its bands are not 8-bit", request.written)},
                    request.position,
                    {"Exportez-le en couleurs (RVB, 8 bits).", "Export it in colours (RGB, 8 bits)."});
    }
    bands = colours >= 3 ? 3 : 1;
    if (bands == 1) palette = data.GetRasterBand(1)->GetColorTable();
    const int mask = data.GetRasterBand(1)->GetMaskFlags();
    masked = alpha == nullptr && (mask & GMF_ALL_VALID) == 0;
    return {};
}

// Where the points of an even grid over the window, row by row from the north-west, lie in the picture.
std::vector<geometry::Point> PictureReader::State::knots(const geometry::Box& window) const {
    std::vector<geometry::Point> points;
    points.reserve(static_cast<std::size_t>(kKnots) * kKnots);
    for (int row = 0; row < kKnots; ++row) {
        for (int column = 0; column < kKnots; ++column)
            points.push_back({window.min_x + window.width() * column / (kKnots - 1.0),
                              window.max_y - window.height() * row / (kKnots - 1.0)});
    }
    if (to_picture) static_cast<void>(to_picture->apply(points));
    for (geometry::Point& point : points) point = pixel_of(point);
    return points;
}

PictureReader::PictureReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
PictureReader::~PictureReader() = default;
PictureReader::PictureReader(PictureReader&&) noexcept = default;
PictureReader& PictureReader::operator=(PictureReader&&) noexcept = default;

Result<PictureReader> PictureReader::open(const PictureRequest& request) {
    auto state = std::make_unique<State>();
    state->request = request;
    if (auto done = state->start(); !done) return tl::unexpected(done.error());
    return PictureReader(std::move(state));
}

Result<std::optional<Picture>> PictureReader::read(const geometry::Box& window, int width, int height) {
    State& state = *state_;
    const std::vector<geometry::Point> knots = state.knots(window);
    geometry::Box seen;  // pixels of the picture under the window
    for (const geometry::Point& knot : knots) {
        if (std::isfinite(knot.x) && std::isfinite(knot.y)) seen.add(knot);
    }
    const int left = static_cast<int>(std::clamp(std::floor(seen.min_x), 0.0, static_cast<double>(state.columns)));
    const int top = static_cast<int>(std::clamp(std::floor(seen.min_y), 0.0, static_cast<double>(state.rows)));
    const int right = static_cast<int>(std::clamp(std::ceil(seen.max_x), 0.0, static_cast<double>(state.columns)));
    const int bottom = static_cast<int>(std::clamp(std::ceil(seen.max_y), 0.0, static_cast<double>(state.rows)));
    if (seen.empty() || right <= left || bottom <= top || width <= 0 || height <= 0) return std::nullopt;

    // No more pixels than are asked for: coarser ones come from overviews or are averaged (codes of a palette are not).
    const auto needed = [](int pixels, double seen_pixels, int wanted) {
        return std::clamp(static_cast<int>(std::ceil(pixels * wanted / seen_pixels)), 1, pixels);
    };
    const int read_width = needed(right - left, seen.width(), width);
    const int read_height = needed(bottom - top, seen.height(), height);
    const auto cells = static_cast<std::size_t>(read_width) * static_cast<std::size_t>(read_height);
    const ErrorCapture said;
    GDALRasterIOExtraArg how;
    INIT_RASTERIO_EXTRA_ARG(how);
    if (state.palette == nullptr) how.eResampleAlg = GRIORA_Average;
    const auto band_of = [&](GDALRasterBand* band) -> std::optional<std::vector<std::uint8_t>> {
        std::vector<std::uint8_t> values(cells);
        if (band->RasterIO(GF_Read, left, top, right - left, bottom - top, values.data(), read_width, read_height,
                           GDT_Byte, 0, 0, &how) != CE_None)
            return std::nullopt;
        return values;
    };
    std::vector<std::vector<std::uint8_t>> planes;
    GDALDataset& data = *state.dataset.handle;
    for (int i = 1; i <= state.bands; ++i) {
        auto plane = band_of(data.GetRasterBand(i));
        if (!plane) return unreadable(state.request, said.text());
        planes.push_back(std::move(*plane));
    }
    GDALRasterBand* const transparency = state.alpha != nullptr ? state.alpha
                                         : state.masked         ? data.GetRasterBand(1)->GetMaskBand()
                                                                : nullptr;
    std::optional<std::vector<std::uint8_t>> opacity;
    if (transparency != nullptr) {
        opacity = band_of(transparency);
        if (!opacity) return unreadable(state.request, said.text());
    }

    Picture picture{width, height,
                    std::vector<std::uint8_t>(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
    const double across = static_cast<double>(read_width) / (right - left);
    const double down = static_cast<double>(read_height) / (bottom - top);
    bool any = false;
    for (int y = 0; y < height; ++y) {
        const double at_y = (y + 0.5) / height * (kKnots - 1);
        const int row = std::min(static_cast<int>(at_y), kKnots - 2);
        const double v = at_y - row;
        for (int x = 0; x < width; ++x) {
            const double at_x = (x + 0.5) / width * (kKnots - 1);
            const int column = std::min(static_cast<int>(at_x), kKnots - 2);
            const double u = at_x - column;
            const geometry::Point* const knot = &knots[static_cast<std::size_t>(row * kKnots + column)];
            const auto between = [&](double geometry::Point::*axis) {
                return (knot[0].*axis * (1 - u) + knot[1].*axis * u) * (1 - v) +
                       (knot[kKnots].*axis * (1 - u) + knot[kKnots + 1].*axis * u) * v;
            };
            const double from_x = (between(&geometry::Point::x) - left) * across;
            const double from_y = (between(&geometry::Point::y) - top) * down;
            if (!(from_x >= 0.0 && from_x < read_width && from_y >= 0.0 && from_y < read_height)) continue;
            const std::size_t cell = static_cast<std::size_t>(from_y) * static_cast<std::size_t>(read_width) +
                                     static_cast<std::size_t>(from_x);
            std::uint8_t* const out = &picture.rgba[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                                         static_cast<std::size_t>(x))];
            out[3] = opacity ? (*opacity)[cell] : kOpaque;
            if (state.palette != nullptr) {
                GDALColorEntry colour{};
                state.palette->GetColorEntryAsRGB(planes[0][cell], &colour);
                out[0] = static_cast<std::uint8_t>(colour.c1);
                out[1] = static_cast<std::uint8_t>(colour.c2);
                out[2] = static_cast<std::uint8_t>(colour.c3);
                if (colour.c4 == 0) out[3] = 0;
            } else {
                for (std::size_t i = 0; i < 3; ++i) out[i] = planes[planes.size() == 3 ? i : 0][cell];
            }
            any = any || out[3] > 0;
        }
    }
    if (!any) return std::nullopt;
    return picture;
}

}  // namespace terracord::gdal
