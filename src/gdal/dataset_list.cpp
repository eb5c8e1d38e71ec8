#include "gdal/dataset_list.hpp"

#include <fmt/format.h>
#include <gdal_version.h>
#include <ogrsf_frmts.h>

#include "gdal/crs.hpp"
#include "gdal/layer_cursor.hpp"
#include "gdal/vector_reader.hpp"

namespace terracord::gdal {
namespace {

geometry::Family family_of(OGRwkbGeometryType type) {
    const OGRwkbGeometryType flat = wkbFlatten(type);
    if (flat == wkbPoint || flat == wkbMultiPoint) return geometry::Family::point;
    if (OGR_GT_IsCurve(flat) != 0 || OGR_GT_IsSubClassOf(flat, wkbMultiCurve) != 0) return geometry::Family::line;
    if (OGR_GT_IsSurface(flat) != 0 || OGR_GT_IsSubClassOf(flat, wkbMultiSurface) != 0) return geometry::Family::area;
    return geometry::Family::none;
}

// "a.zip/folder", which the disk does not know.
std::optional<Located> folder_in_zip(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    fs::path archive = folder.parent_path();
    while (archive.has_relative_path() && !fs::exists(archive, ignored)) archive = archive.parent_path();
    if (!fs::is_regular_file(archive, ignored) || extension_of(archive.string()) != "zip") return std::nullopt;
    Located container;
    container.path = folder;
    container.on_disk = archive;
    container.archived = true;
    container.opened = "/vsizip/{" + (archive.is_absolute() ? archive.string() : "./" + archive.string()) + "}/" +
                       folder.lexically_relative(archive).generic_string();
    return container;
}

Located on_disk(const std::filesystem::path& folder) {
    Located container;
    container.path = folder;
    container.on_disk = folder;
    container.opened = folder.is_absolute() ? folder.string() : "./" + folder.string();
    return container;
}

std::vector<std::filesystem::path> paths_inside(const Located& container) {
    std::vector<std::string> unseen;
    std::vector<std::filesystem::path> found;
    for (const Located& dataset : datasets_inside(container, unseen)) found.push_back(dataset.path);
    return found;
}

}  // namespace

Result<std::vector<DatasetLayer>> list_layers(const std::filesystem::path& path, const std::string& written) {
    const Wanted wanted{.path = path, .written = written, .layer = "", .with_geometry = false, .position = {}};
    auto located = locate(wanted);
    if (!located) return tl::unexpected<Error>(located.error());
    auto dataset = open_dataset(*located, wanted, {.with_geometry = false, .encoding = ""});
    if (!dataset) return tl::unexpected<Error>(dataset.error());
    const ErrorCapture quiet;
    std::vector<DatasetLayer> layers;
    if (dataset->driver == "DXF") {
        for (const CadLayer& layer : cad_layers(*dataset)) layers.push_back({layer.name, layer.family(), true});
        return layers;
    }
    for (OGRLayer* layer : dataset->handle->GetLayers()) {
        if (std::string_view(layer->GetName()) == "layer_styles") continue;
        layers.push_back({layer->GetName(), family_of(layer->GetGeomType()), layer->GetGeomType() != wkbNone});
    }
    if (dataset->driver == "CSV" && layers.size() == 1 && !layers.front().has_geometry) {
        const VectorInput input{
            .path = path, .written = written, .layer = "", .where = "", .encoding = "", .crs = "", .position = {}};
        if (const auto cursor = LayerCursor::open(input, false); cursor && cursor->has_point_columns()) {
            layers.front() = {layers.front().name, geometry::Family::point, true};
        }
    }
    return layers;
}

Result<std::vector<std::filesystem::path>> list_datasets(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (!fs::exists(folder, ignored)) {
        if (const auto inside = folder_in_zip(folder)) {
            std::vector<fs::path> found = paths_inside(*inside);
            if (!found.empty()) return found;
        }
        return fail(ErrorCode::file_not_found, {fmt::format("« {} » n'existe pas", folder.string()),
                                                fmt::format("'{}' does not exist", folder.string())});
    }
    const std::string extension = extension_of(folder.string());
    if (extension == "gdb" || (fs::is_regular_file(folder, ignored) && extension != "zip")) return std::vector{folder};
    return paths_inside(on_disk(folder));
}

void report_not_looked_at(const std::filesystem::path& folder, Log& log) {
    std::error_code ignored;
    const bool there = std::filesystem::exists(folder, ignored);
    const std::optional<Located> container = there ? on_disk(folder) : folder_in_zip(folder);
    std::vector<std::string> unseen;
    if (container) static_cast<void>(datasets_inside(*container, unseen));
    if (unseen.empty()) return;
    log.report(Level::warning, not_looked_at(folder.filename().string(), unseen, Position{folder.string()}));
}

std::string gdal_version() { return GDALVersionInfo("RELEASE_NAME"); }

}  // namespace terracord::gdal
