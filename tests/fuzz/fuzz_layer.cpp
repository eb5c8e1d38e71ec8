// A whole file of a vector layer, in the formats that are text and in those whose bytes GDAL decodes: it is read to its
// end, record by record, or answered by an error. Every record keeps the promises of its reader. The first byte chooses
// the format.
#include <array>
#include <cmath>
#include <vector>

#include "fuzz/target.hpp"
#include "gdal/vector_reader.hpp"

namespace {

namespace fuzz = terracord::fuzz;
namespace gdal = terracord::gdal;

constexpr std::array kNames{"layer.geojson", "layer.csv", "layer.gml", "layer.shp", "layer.fgb", "layer.mif"};
constexpr std::size_t kMostRecords = 20'000;

void look(const gdal::Record& record) {
    fuzz::promise(record.values.size() == 1, "a record has the fields asked for");
    fuzz::promise(!record.geometry_missing || record.shape.empty(), "what is missing is empty");
    for (const auto& point : record.shape.points())
        fuzz::promise(std::isfinite(point.x) && std::isfinite(point.y), "coordinates are numbers");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [choice, text] = fuzz::choose(data, size, kNames.size());
    const auto file = fuzz::write_file(fuzz::scratch() / kNames[choice], text);
    terracord::QuietLog log;
    gdal::ReadRequest wanted;
    wanted.input = {.path = file,
                    .written = kNames[choice],
                    .layer = {},
                    .where = {},
                    .encoding = {},
                    .crs = "EPSG:2154",
                    .position = {}};
    wanted.fields = {{.name = "code", .aliases = {"nom"}, .width = 0, .required = false}};
    static const auto crs = gdal::Crs::parse("EPSG:2154").value();
    wanted.target = crs;
    if (const auto layers = gdal::list_layers(file, kNames[choice]); !layers) fuzz::promise_words(layers.error());
    auto reader = gdal::VectorReader::open(wanted, log);
    if (!reader) {
        fuzz::promise_words(reader.error());
        return 0;
    }
    std::vector<gdal::Record> records;
    std::size_t read = 0;
    while (read < kMostRecords) {
        records.clear();
        const auto count = reader->read(500, records);
        if (!count) {
            fuzz::promise_words(count.error());
            return 0;
        }
        if (*count == 0) return 0;
        for (const gdal::Record& record : records) look(record);
        read += *count;
    }
    return 0;
}
