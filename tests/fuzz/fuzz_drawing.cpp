// A DXF drawing, as bytes: every CAD layer it lists is read to its end, or answered by an error. And single lines on a
// small grid, two bytes each: the areas they join to are the same in whatever order and direction they were drawn. The
// first byte chooses.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "fuzz/grid.hpp"
#include "fuzz/target.hpp"
#include "gdal/vector_reader.hpp"
#include "geometry/measure.hpp"

namespace {

namespace fuzz = terracord::fuzz;
namespace gdal = terracord::gdal;
namespace geometry = terracord::geometry;

constexpr std::size_t kMostLayers = 4, kMostRecords = 20'000, kMostLines = 64;

void look(const gdal::Record& record) {
    fuzz::promise(!record.geometry_missing || record.shape.empty(), "what is missing is empty");
    for (const auto& point : record.shape.points())
        fuzz::promise(std::isfinite(point.x) && std::isfinite(point.y), "coordinates are numbers");
    if (record.shape.family() != geometry::Family::area) return;
    for (std::size_t ring = 0; ring < record.shape.ring_count(); ++ring)
        fuzz::promise(record.shape.ring(ring).front() == record.shape.ring(ring).back(),
                      "what becomes an area is closed");
}

struct Read {
    bool whole = false;
    std::vector<gdal::Record> records;
};

Read read(const std::filesystem::path& file, const std::string& layer) {
    static const auto crs = gdal::Crs::parse("EPSG:2154").value();
    gdal::ReadRequest wanted;
    wanted.input = {.path = file,
                    .written = "drawing.dxf",
                    .layer = layer,
                    .where = {},
                    .encoding = {},
                    .crs = "EPSG:2154",
                    .position = {}};
    wanted.target = crs;
    terracord::QuietLog log;
    auto reader = gdal::VectorReader::open(wanted, log);
    if (!reader) {
        fuzz::promise_words(reader.error());
        return {};
    }
    Read read;
    while (read.records.size() < kMostRecords) {
        const auto count = reader->read(500, read.records);
        if (!count) {
            fuzz::promise_words(count.error());
            return read;
        }
        if (*count == 0) {
            read.whole = true;
            break;
        }
    }
    for (const gdal::Record& record : read.records) look(record);
    return read;
}

void any_drawing(std::string_view text) {
    const auto file = fuzz::write_file(fuzz::scratch() / "drawing.dxf", text);
    const auto layers = gdal::list_layers(file, "drawing.dxf");
    if (!layers) return fuzz::promise_words(layers.error());
    for (std::size_t i = 0; i < std::min(layers->size(), kMostLayers); ++i) read(file, (*layers)[i].name);
}

struct Line {
    geometry::Point from, to;
};

std::vector<double> areas_of(const std::vector<Line>& lines) {
    std::string text = "0\nSECTION\n2\nENTITIES\n";
    for (const Line& line : lines)
        text += fmt::format("0\nLINE\n8\nA\n10\n{}\n20\n{}\n11\n{}\n21\n{}\n", line.from.x, line.from.y, line.to.x,
                            line.to.y);
    const auto file = fuzz::write_file(fuzz::scratch() / "lines.dxf", text + "0\nENDSEC\n0\nEOF\n");
    const Read found = read(file, "A");
    fuzz::promise(found.whole, "single lines are read");
    std::vector<double> areas;
    for (const gdal::Record& record : found.records) {
        if (record.shape.family() == geometry::Family::area) areas.push_back(geometry::area(record.shape));
    }
    std::sort(areas.begin(), areas.end());
    return areas;
}

void lines(std::span<const std::uint8_t> bytes) {
    const fuzz::Place place{.at = fuzz::kLambert};
    std::vector<Line> lines;
    for (std::size_t i = 0; i + 1 < bytes.size() && lines.size() < kMostLines; i += 2) {
        if (bytes[i] != bytes[i + 1])
            lines.push_back({fuzz::node_of(bytes[i], place), fuzz::node_of(bytes[i + 1], place)});
    }
    if (lines.size() < 3) return;
    const std::vector<double> drawn = areas_of(lines);
    std::reverse(lines.begin(), lines.end());
    for (std::size_t i = 0; i < lines.size(); i += 2) std::swap(lines[i].from, lines[i].to);
    const std::vector<double> otherwise = areas_of(lines);
    fuzz::promise(drawn.size() == otherwise.size(), "as many areas, however the lines were drawn");
    for (std::size_t i = 0; i < drawn.size(); ++i)
        fuzz::promise(std::abs(drawn[i] - otherwise[i]) <= fuzz::tolerance(place), "areas of the same size");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto [choice, text] = fuzz::choose(data, size, 2);
    if (choice == 0) any_drawing(text);
    if (choice == 1 && size > 1) lines({data + 1, size - 1});
    return 0;
}
