#include "survey/find_rasters.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gdal/raster_reader.hpp"

namespace terracord::survey {

namespace fs = std::filesystem;

namespace {

constexpr int kDeepest = 16;

bool looks_like_one(const fs::path& file) {
    constexpr std::array<std::string_view, 3> kExtensions{".tif", ".tiff", ".asc"};
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

std::vector<fs::path> candidates(const fs::path& path) {
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored)) return looks_like_one(path) ? std::vector{path} : std::vector<fs::path>{};
    std::vector<fs::path> files;
    for (fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, ignored), end;
         !ignored && at != end; at.increment(ignored)) {
        if (at.depth() >= kDeepest) at.disable_recursion_pending();
        if (at->is_regular_file(ignored) && looks_like_one(at->path())) files.push_back(at->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

RasterSeen describe(const gdal::RasterInfo& info, const std::string& source) {
    RasterSeen seen{.source = source,
                    .driver = info.driver,
                    .crs = {},
                    .unit = info.unit,
                    .width = info.width,
                    .height = info.height,
                    .bands = info.bands,
                    .classes = info.classes,
                    .extent = {}};
    if (info.crs) seen.crs = info.crs->code().empty() ? info.crs->name() : info.crs->code();
    const auto& t = info.transform;
    seen.cell_width = std::hypot(t[1], t[4]);
    seen.cell_height = std::hypot(t[2], t[5]);
    for (const double column : {0.0, static_cast<double>(info.width)}) {
        for (const double row : {0.0, static_cast<double>(info.height)})
            seen.extent.add(geometry::Point{t[0] + column * t[1] + row * t[2], t[3] + column * t[4] + row * t[5]});
    }
    return seen;
}

}  // namespace

Rasters find_rasters(const fs::path& path) {
    Rasters found;
    for (const fs::path& file : candidates(path)) {
        gdal::RasterRequest request;
        request.input.path = file;
        request.input.written = file.generic_string();
        request.band = 1;
        QuietLog quiet;
        const auto reader = gdal::RasterReader::open(request, quiet);
        if (reader) {
            found.seen.push_back(describe(reader->info(), request.input.written));
        } else {
            found.unread.push_back({request.input.written, reader.error()});
        }
    }
    return found;
}

}  // namespace terracord::survey
