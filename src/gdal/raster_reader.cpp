#include "gdal/raster_reader.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>

#include <cmath>
#include <limits>
#include <mutex>

#include "gdal/dataset_open.hpp"
#include "gdal/error_capture.hpp"
#include "gdal/layer_crs.hpp"

namespace terracord::gdal {
namespace {

constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

Wanted wanted_of(const VectorInput& input) {
    return {
        .path = input.path, .written = input.written, .layer = "", .with_geometry = true, .position = input.position};
}

// Bands a planner would count: transparency is none.
std::vector<int> data_bands(GDALDataset& dataset) {
    std::vector<int> bands;
    for (int i = 1; i <= dataset.GetRasterCount(); ++i) {
        if (dataset.GetRasterBand(i)->GetColorInterpretation() != GCI_AlphaBand) bands.push_back(i);
    }
    return bands;
}

Result<int> chosen_band(const RasterRequest& request, GDALDataset& dataset, const std::vector<int>& bands) {
    const std::string& written = request.input.written;
    if (request.band == 0 && bands.size() == 1) return bands.front();
    if (request.band == 0) {
        return fail(ErrorCode::raster_band,
                    {fmt::format("« {} » a {} bandes, et rien ne dit laquelle lire", written, bands.size()),
                     fmt::format("'{}' has {} bands, and nothing says which one to read", written, bands.size())},
                    request.input.position,
                    {"Indiquez-la dans la couche, par exemple band = 1.", "Say which in the layer, such as band = 1."});
    }
    if (request.band < 1 || request.band > dataset.GetRasterCount()) {
        return fail(ErrorCode::raster_band,
                    {fmt::format("« {} » n'a pas de bande {}", written, request.band),
                     fmt::format("'{}' has no band {}", written, request.band)},
                    request.input.position,
                    {fmt::format("Les bandes vont de 1 à {}.", dataset.GetRasterCount()),
                     fmt::format("Its bands are numbered 1 to {}.", dataset.GetRasterCount())});
    }
    return request.band;
}

geometry::Box extent_of(const RasterInfo& info) {
    geometry::Box box;
    const auto& t = info.transform;
    const auto width = static_cast<double>(info.width);
    const auto height = static_cast<double>(info.height);
    for (const auto& [column, row] : {std::pair(0.0, 0.0), {width, 0.0}, {width, height}, {0.0, height}})
        box.add(geometry::Point{t[0] + column * t[1] + row * t[2], t[3] + column * t[4] + row * t[5]});
    return box;
}

}  // namespace

struct RasterReader::State {
    std::mutex guard;  // GDAL's handles are for one thread at a time
    Dataset dataset;
    GDALRasterBand* band = nullptr;
    GDALRasterBand* mask = nullptr;  // null: every cell has a value
    VectorInput input;
    RasterInfo info;
    double scale = 1.0;
    double offset = 0.0;

    Result<void> place(const RasterRequest& request, Log& log);
    void take_band(int number, int bands);
};

// Where the grid lies. A raster that lies nowhere is of no use, and is never given a place of our own.
Result<void> RasterReader::State::place(const RasterRequest& request, Log& log) {
    auto& t = info.transform;
    const bool placed = dataset.handle->GetGeoTransform(t.data()) == CE_None;
    const double cell = t[1] * t[5] - t[2] * t[4];
    if (!placed || !std::isfinite(t[0]) || !std::isfinite(t[3]) || !std::isfinite(cell) || cell == 0.0) {
        return fail(ErrorCode::raster_not_placed,
                    {fmt::format("« {} » ne dit pas où ses cellules se trouvent", input.written),
                     fmt::format("'{}' does not say where its cells lie", input.written)},
                    input.position,
                    {"Ajoutez un fichier de calage (.tfw) ou exportez-le en GeoTIFF depuis un SIG.",
                     "Add a world file (.tfw) or export it as GeoTIFF from a GIS."});
    }
    auto found = reference_crs(dataset.handle->GetSpatialRef(), input, request.target, log);
    if (!found) return tl::unexpected<Error>(found.error());
    info.crs = found->crs;
    info.assumption = found->assumption;
    if (!info.crs) return tl::unexpected<Error>(missing_crs(input, extent_of(info)));
    if (!plausible(*info.crs, extent_of(info)))
        return tl::unexpected<Error>(implausible_crs(input, *info.crs, extent_of(info)));
    return {};
}

void RasterReader::State::take_band(int number, int bands) {
    band = dataset.handle->GetRasterBand(number);
    info.driver = dataset.driver;
    info.bands = bands;
    info.band = number;
    info.unit = band->GetUnitType() == nullptr ? "" : band->GetUnitType();
    info.single_precision = band->GetRasterDataType() == GDT_Float32;
    info.classes = band->GetColorTable() != nullptr || band->GetCategoryNames() != nullptr;
    band->GetBlockSize(&info.block_width, &info.block_height);
    info.files = dataset.files();
    if ((band->GetMaskFlags() & GMF_ALL_VALID) == 0) mask = band->GetMaskBand();
    int given = 0;
    scale = band->GetScale(&given);
    if (given == 0) scale = 1.0;
    offset = band->GetOffset(&given);
    if (given == 0) offset = 0.0;
}

bool is_raster(const VectorInput& input) {
    const auto located = locate(wanted_of(input));
    return located && identifies_raster(*located);
}

RasterReader::RasterReader(std::shared_ptr<State> state) : state_(std::move(state)) {}
RasterReader::~RasterReader() = default;
RasterReader::RasterReader(RasterReader&&) noexcept = default;
RasterReader& RasterReader::operator=(RasterReader&&) noexcept = default;

Result<RasterReader> RasterReader::open(const RasterRequest& request, Log& log) {
    const Wanted wanted = wanted_of(request.input);
    auto located = locate(wanted);
    if (!located) return tl::unexpected<Error>(located.error());
    auto dataset = open_raster_dataset(*located, wanted);
    if (!dataset) return tl::unexpected<Error>(dataset.error());
    const ErrorCapture quiet;
    auto state = std::make_shared<State>();
    state->dataset = std::move(*dataset);
    state->input = request.input;
    GDALDataset& handle = *state->dataset.handle;
    const std::vector<int> bands = data_bands(handle);
    const auto band = chosen_band(request, handle, bands);
    if (!band) return tl::unexpected<Error>(band.error());
    state->info.width = handle.GetRasterXSize();
    state->info.height = handle.GetRasterYSize();
    if (GDALDataTypeIsComplex(handle.GetRasterBand(*band)->GetRasterDataType()) != 0) {
        return fail(ErrorCode::raster_band,
                    {fmt::format("« {} » : la bande {} contient des nombres complexes", request.input.written, *band),
                     fmt::format("'{}': band {} holds complex numbers", request.input.written, *band)},
                    request.input.position);
    }
    state->take_band(*band, static_cast<int>(bands.size()));
    if (auto placed = state->place(request, log); !placed) return tl::unexpected<Error>(placed.error());
    return RasterReader(std::move(state));
}

const RasterInfo& RasterReader::info() const { return state_->info; }
RasterReader RasterReader::share() const { return RasterReader(state_); }

Result<void> RasterReader::read(const RasterWindow& window, std::vector<double>& values) {
    State& state = *state_;
    const ErrorCapture said;
    const auto width = static_cast<int>(window.width);
    const auto height = static_cast<int>(window.height);
    const auto column = static_cast<int>(window.column);
    const auto row = static_cast<int>(window.row);
    values.resize(static_cast<std::size_t>(window.width * window.height));
    const auto failed = [&]() -> tl::unexpected<Error> {
        return fail(ErrorCode::file_unreadable,
                    {fmt::format("« {} » : lecture impossible autour de la ligne {} : {}", state.input.written, row,
                                 said.text()),
                     fmt::format("'{}': cannot be read about row {}: {}", state.input.written, row, said.text())},
                    state.input.position,
                    {"Le fichier est sans doute tronqué : copiez-le ou exportez-le de nouveau.",
                     "The file is probably cut short: copy or export it again."});
    };
    {
        const std::lock_guard turn(state.guard);
        if (state.band->RasterIO(GF_Read, column, row, width, height, values.data(), width, height, GDT_Float64, 0, 0,
                                 nullptr) != CE_None ||
            said.failed())
            return failed();
        if (state.mask != nullptr) {
            valid_.resize(values.size());
            if (state.mask->RasterIO(GF_Read, column, row, width, height, valid_.data(), width, height, GDT_Byte, 0, 0,
                                     nullptr) != CE_None)
                return failed();
        }
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool known = (state.mask == nullptr || valid_[i] != 0) && std::isfinite(values[i]);
        values[i] = known ? values[i] * state.scale + state.offset : kNoValue;
    }
    cells_ += values.size();
    return {};
}

}  // namespace terracord::gdal
