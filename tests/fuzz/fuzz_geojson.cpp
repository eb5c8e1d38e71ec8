// GeoJSON read by the parser of the engine's own: what it takes, GDAL reads the same, column by column and coordinate
// bit by bit; what GDAL refuses, it does not take.
#include <string>

#include "fuzz/target.hpp"
#include "gdal/error_capture.hpp"
#include "gdal/geojson_dataset.hpp"
#include "gdal/initialise.hpp"
#include "support/layer_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace fuzz = terracord::fuzz;
    namespace gdal = terracord::gdal;
    gdal::initialise();
    const auto file = fuzz::write_file(fuzz::scratch() / "layer.geojson", fuzz::text_of(data, size)).string();
    const auto plain = gdal::open_plain_geojson(file);
    if (!plain) return 0;
    gdal::ErrorCapture said;
    const auto usual = terracord::testing::open_geojson_by_gdal(file);
    fuzz::promise(usual != nullptr, "GDAL reads what is plain");
    const std::string theirs = terracord::testing::layer_text(*usual);
    fuzz::promise(!said.failed(), "GDAL has nothing to complain of in what is plain");
    fuzz::promise(terracord::testing::layer_text(*plain) == theirs, "both readers say the same");
    return 0;
}
