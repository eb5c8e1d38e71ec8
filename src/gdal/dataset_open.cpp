#include "gdal/dataset_open.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/limits.hpp"
#include "gdal/database_table.hpp"
#include "gdal/error_capture.hpp"
#include "gdal/geojson_dataset.hpp"
#include "gdal/initialise.hpp"
#include "gdal/thread_option.hpp"

namespace terracord::gdal {
namespace {

namespace fs = std::filesystem;

constexpr std::array kDrivers{"ESRI Shapefile", "GPKG",        "GeoJSON", "GeoJSONSeq", "FlatGeobuf", "GML", "CSV",
                              "MapInfo File",   "OpenFileGDB", "DXF"};
constexpr std::array kTableDrivers{"XLSX", "ODS"};
// Formats whose files hold their cells themselves and name no other file.
constexpr std::array<const char*, 3> kRasterDrivers{"GTiff", "AAIGrid", nullptr};
constexpr std::array kTableExtensions{"xlsx", "xlsm", "ods"};

std::vector<const char*> allowed(bool with_geometry) {
    std::vector<const char*> names(kDrivers.begin(), kDrivers.end());
    if (!with_geometry) names.insert(names.end(), kTableDrivers.begin(), kTableDrivers.end());
    names.push_back(nullptr);
    return names;
}

bool has_bytes(const std::string& opened) {
    VSIStatBufL status;
    return VSIStatL(opened.c_str(), &status) == 0 && status.st_size > 0;
}

// A GeoPackage with pages in a journal cannot be opened without being written to.
bool has_journal(const Located& located) {
    return has_bytes(located.opened + "-wal") || has_bytes(located.opened + "-journal");
}

bool lacks_shx(const Located& located) { return located.extension == "shp" && sibling(located.opened, "shx").empty(); }

// A .cpg that holds a name, known or not: noise in its place declares nothing, and would cost the accents.
bool names_encoding(const std::string& cpg) {
    constexpr std::size_t kLongest = 64;
    VSILFILE* file = VSIFOpenL(cpg.c_str(), "rb");
    if (file == nullptr) return false;
    std::string text(kLongest + 1, '\0');
    text.resize(VSIFReadL(text.data(), 1, text.size(), file));
    VSIFCloseL(file);
    return text.size() <= kLongest && std::all_of(text.begin(), text.end(), [](unsigned char c) {
               return c >= 0x20 || c == '\r' || c == '\n' || c == '\t';
           });
}

// Where the table declares no encoding, or the "ANSI" that many programs write whatever they mean, bytes are read as
// they are and judged afterwards.
bool undeclared_encoding(const Located& located) {
    if (const std::string declared = sibling(located.opened, "cpg"); !declared.empty() && names_encoding(declared))
        return false;
    const std::string table = located.extension == "dbf" ? located.opened : sibling(located.opened, "dbf");
    if (table.empty()) return false;
    VSILFILE* file = VSIFOpenL(table.c_str(), "rb");
    if (file == nullptr) return false;
    std::array<unsigned char, 32> header{};
    const bool read = VSIFReadL(header.data(), header.size(), 1, file) == 1;
    VSIFCloseL(file);
    constexpr std::size_t kLanguage = 29;
    constexpr std::array<unsigned char, 5> kAnsi{0x00, 0x03, 0x57, 0x58, 0x59};
    return read && std::find(kAnsi.begin(), kAnsi.end(), header[kLanguage]) != kAnsi.end();
}

tl::unexpected<Error> unreadable(const Wanted& wanted, const std::string& reason) {
    const std::string why = reason.empty() ? "" : " : " + reason;
    const std::string why_en = reason.empty() ? "" : ": " + reason;
    return fail(ErrorCode::file_unreadable,
                {fmt::format("« {} » ne peut pas être lu{}", wanted.written, why),
                 fmt::format("'{}' cannot be read{}", wanted.written, why_en)},
                wanted.position,
                {"Ouvrez-le dans un SIG pour vérifier qu'il est entier, ou exportez-le de nouveau.",
                 "Open it in a GIS to check that it is whole, or export it again."});
}

tl::unexpected<Error> not_allowed(const Located& located, const Wanted& wanted) {
    if (std::find(kTableExtensions.begin(), kTableExtensions.end(), located.extension) != kTableExtensions.end()) {
        return fail(ErrorCode::format_refused,
                    {fmt::format("« {} » est un tableur : il ne porte pas de géométrie", wanted.written),
                     fmt::format("'{}' is a spreadsheet: it carries no geometry", wanted.written)},
                    wanted.position,
                    {"Exportez la couche en GeoPackage, ou en CSV avec des colonnes x et y.",
                     "Export the layer as GeoPackage, or as CSV with columns x and y."});
    }
    if (located.extension == "dwg" || located.extension == "dxf") {
        return fail(ErrorCode::format_refused,
                    {fmt::format("« {} » n'est pas un dessin DXF en texte", wanted.written),
                     fmt::format("'{}' is not a DXF drawing in text form", wanted.written)},
                    wanted.position,
                    {"Dans le logiciel de dessin, enregistrez sous : DXF ASCII.",
                     "In the drawing program, save as: ASCII DXF."});
    }
    return fail(ErrorCode::format_refused,
                {fmt::format("« {} » n'est pas dans un format admis", wanted.written),
                 fmt::format("'{}' is not in an allowed format", wanted.written)},
                wanted.position,
                {"Formats lus : Shapefile, GeoPackage, GeoJSON, FlatGeobuf, GML, CSV, MapInfo, File Geodatabase, DXF ; "
                 "exportez la "
                 "couche dans l'un d'eux.",
                 "Formats read: Shapefile, GeoPackage, GeoJSON, FlatGeobuf, GML, CSV, MapInfo, File Geodatabase, DXF; "
                 "export the "
                 "layer "
                 "to one of them."});
}

Result<TemporaryFolder> copy_of(const std::vector<std::string>& sources, const Wanted& wanted) {
    auto folder = TemporaryFolder::make();
    if (!folder) return unreadable(wanted, "temporary folder");
    for (const std::string& source : sources) {
        const fs::path name = fs::path(source).filename();
        if (CPLCopyFile((folder->path() / name).c_str(), source.c_str()) != 0)
            return unreadable(wanted, "temporary copy");
    }
    return std::move(*folder);
}

std::vector<std::string> shapefile_parts(const Located& located) {
    std::vector<std::string> parts{located.opened};
    for (const char* extension : {"dbf", "prj", "qpj", "cpg"}) {
        if (std::string part = sibling(located.opened, extension); !part.empty()) parts.push_back(std::move(part));
    }
    return parts;
}

std::vector<std::string> database_parts(const Located& located) {
    std::vector<std::string> parts{located.opened};
    for (const char* ending : {"-wal", "-journal"}) {
        if (has_bytes(located.opened + ending)) parts.push_back(located.opened + ending);
    }
    return parts;
}

// How much a compressed text holds is only told by reading it through; that is spared where it cannot be too much.
bool gzip_beyond(const std::string& opened, std::int64_t most) {
    constexpr std::int64_t kMostDense = 1032;  // bytes a byte of DEFLATE can become
    const std::string packed = opened.substr(std::string_view("/vsigzip/").size());
    VSIStatBufL status;
    if (VSIStatL(packed.c_str(), &status) != 0 || status.st_size <= most / kMostDense) return false;
    VSILFILE* file = VSIFOpenL(opened.c_str(), "rb");
    if (file == nullptr) return false;
    std::vector<char> buffer(std::size_t{1} << 18);
    std::int64_t bytes = 0;
    for (std::size_t read = buffer.size(); read == buffer.size() && bytes <= most;) {
        read = VSIFReadL(buffer.data(), 1, buffer.size(), file);
        bytes += static_cast<std::int64_t>(read);
    }
    VSIFCloseL(file);
    return bytes > most;
}

// Of a dataset in an archive: all that goes by its name, or is in its folder.
bool unpacks_beyond(const std::string& opened, std::int64_t most) {
    if (opened.starts_with("/vsigzip/")) return gzip_beyond(opened, most);
    VSIStatBufL status;
    if (VSIStatL(opened.c_str(), &status) != 0) return false;
    if (!VSI_ISDIR(status.st_mode)) {
        std::int64_t bytes = status.st_size;
        for (const char* extension : {"shx", "dbf", "dat", "map", "id", "mid"}) {
            const std::string part = sibling(opened, extension);
            if (!part.empty() && part != opened && VSIStatL(part.c_str(), &status) == 0) bytes += status.st_size;
        }
        return bytes > most;
    }
    char** listed = VSIReadDirRecursive(opened.c_str());
    std::int64_t bytes = 0;
    for (char** at = listed; at != nullptr && *at != nullptr && bytes <= most; ++at) {
        if (VSIStatL((opened + "/" + *at).c_str(), &status) == 0 && !VSI_ISDIR(status.st_mode)) bytes += status.st_size;
    }
    CSLDestroy(listed);
    return bytes > most;
}

// A few bytes may unpack to more than the machine has.
std::optional<Error> bomb(const Located& located, const Wanted& wanted) {
    if (!located.archived || !unpacks_beyond(located.opened, limit(Limit::unpacked_bytes))) return std::nullopt;
    const Text most = limit_text(Limit::unpacked_bytes);
    const std::string name = located.path.filename().string();
    return beyond_limit(Limit::unpacked_bytes,
                        {fmt::format("« {} » : {} fait plus de {} une fois décompressé", wanted.written, name, most.fr),
                         fmt::format("'{}': {} unpacks to more than {}", wanted.written, name, most.en)},
                        wanted.position);
}

CPLStringList open_options(const std::string& driver, const Dataset& dataset, const OpenOptions& wanted) {
    CPLStringList options;
    if (driver == "GPKG" && !dataset.copy) options.SetNameValue("IMMUTABLE", "YES");
    if (driver == "GML") {
        options.SetNameValue("WRITE_GFS", "NO");
        options.SetNameValue("DOWNLOAD_SCHEMA", "NO");
    }
    if (driver == "GeoJSON") options.SetNameValue("FEATURE_SERVER_PAGING", "NO");
    if (driver == "ESRI Shapefile") {
        if (!wanted.encoding.empty())
            options.SetNameValue("ENCODING", wanted.encoding.c_str());
        else if (dataset.raw_text)
            options.SetNameValue("ENCODING", "");
    }
    if (driver == "CSV") {
        options.SetNameValue("HEADERS", "YES");
        options.SetNameValue("EMPTY_STRING_AS_NULL", "YES");
        options.SetNameValue("GEOM_POSSIBLE_NAMES", "wkt,_wkt,wkt_geom,geom,the_geom,geometry,geometrie");
    }
    return options;
}

std::string name_of(OGRLayer* layer) { return layer->GetName(); }

// What a user would call a layer of this dataset: styles that QGIS keeps in a GeoPackage are none.
std::vector<OGRLayer*> visible_layers(const Dataset& dataset, bool with_geometry) {
    std::vector<OGRLayer*> all;
    std::vector<OGRLayer*> spatial;
    for (OGRLayer* layer : dataset.handle->GetLayers()) {
        if (name_of(layer) == "layer_styles") continue;
        all.push_back(layer);
        if (layer->GetGeomType() != wkbNone) spatial.push_back(layer);
    }
    return with_geometry && !spatial.empty() ? spatial : all;
}

}  // namespace

std::optional<TemporaryFolder> TemporaryFolder::make() {
    std::error_code failed;
    const fs::path base = fs::temp_directory_path(failed);
    if (failed) return std::nullopt;
    std::string pattern = (base / "terracord-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) return std::nullopt;
    return TemporaryFolder(pattern);
}

TemporaryFolder::~TemporaryFolder() {
    if (path_.empty()) return;
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

void CloseDataset::operator()(GDALDataset* dataset) const {
    const ErrorCapture quiet;
    GDALClose(dataset);
}

std::vector<fs::path> Dataset::files() const {
    if (database) {
        const auto& read = database->fetched();
        return read ? std::vector{table_input_path(*read)} : std::vector<fs::path>{};
    }
    const ErrorCapture quiet;
    std::vector<fs::path> found{located.on_disk};
    std::error_code ignored;
    if (fs::is_directory(located.on_disk, ignored)) {
        found.clear();
        for (fs::recursive_directory_iterator at(located.on_disk, ignored), end; !ignored && at != end;
             at.increment(ignored)) {
            if (at->is_regular_file(ignored)) found.push_back(at->path());
        }
    } else if (!located.archived) {
        const auto add = [&](const fs::path& file) {
            if (fs::is_regular_file(file, ignored)) found.push_back(file);
        };
        if (!copy) {
            char** listed = handle->GetFileList();
            for (char** at = listed; at != nullptr && *at != nullptr; ++at) add(fs::path(*at).lexically_normal());
            CSLDestroy(listed);
        }
        for (const char* extension : {"shx", "dbf", "prj", "qpj", "cpg"}) {
            if (located.extension == "shp") add(fs::path(sibling(located.opened, extension)).lexically_normal());
        }
        for (const std::string& part : database_parts(located)) add(fs::path(part).lexically_normal());
    }
    for (fs::path& file : found) file = file.lexically_normal();
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Result<Dataset> open_dataset(const Located& located, const Wanted& wanted, const OpenOptions& options) {
    initialise();
    ErrorCapture said;
    if (auto too_large = bomb(located, wanted)) return tl::unexpected<Error>(*too_large);
    Dataset dataset;
    dataset.located = located;
    std::string opened = located.opened;
    const auto names = allowed(options.with_geometry);
    GDALDriverH identified = GDALIdentifyDriverEx(opened.c_str(), GDAL_OF_VECTOR, names.data(), nullptr);
    const bool restore = lacks_shx(located);
    if (identified == nullptr && !restore) return not_allowed(located, wanted);
    dataset.driver = identified == nullptr ? "ESRI Shapefile" : GDALGetDriverShortName(identified);

    if (restore || (dataset.driver == "GPKG" && has_journal(located))) {
        auto copy = copy_of(restore ? shapefile_parts(located) : database_parts(located), wanted);
        if (!copy) return tl::unexpected<Error>(copy.error());
        dataset.copy = std::move(*copy);
        opened = (dataset.copy->path() / fs::path(opened).filename()).string();
    }
    dataset.raw_text = dataset.driver == "ESRI Shapefile" && options.encoding.empty() && undeclared_encoding(located);
    const CPLStringList with = open_options(dataset.driver, dataset, options);
    const std::array<const char*, 2> driver{dataset.driver.c_str(), nullptr};
    const ThreadOption restoring("SHAPE_RESTORE_SHX", restore ? "YES" : "NO");
    const ThreadOption references("DXF_INLINE_BLOCKS", "FALSE");       // a reference is told as one, and not drawn
    const ThreadOption as_written("GML_FIELDTYPES", "ALWAYS_STRING");  // "03" stays "03"
    said.clear();
    if (dataset.driver == "GeoJSON") dataset.handle = open_plain_geojson(opened);
    if (dataset.handle) return dataset;
    dataset.handle.reset(static_cast<GDALDataset*>(
        GDALOpenEx(opened.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, driver.data(), with.List(), nullptr)));
    // GDAL knows a drawing by its ending, and says nothing of one in binary form.
    if (!dataset.handle && dataset.driver == "DXF" && said.text().empty()) return not_allowed(located, wanted);
    if (!dataset.handle) return unreadable(wanted, said.text());
    // GDAL reads a GML once to learn its columns: what stops that, the end of a file cut short for one, must not leave
    // the columns and features that stand before it as if they were all.
    if (dataset.driver == "GML" && said.failed()) return unreadable(wanted, said.text());
    return dataset;
}

bool identifies_raster(const Located& located) {
    initialise();
    const ErrorCapture quiet;
    return GDALIdentifyDriverEx(located.opened.c_str(), GDAL_OF_RASTER, kRasterDrivers.data(), nullptr) != nullptr;
}

Result<Dataset> open_raster_dataset(const Located& located, const Wanted& wanted) {
    initialise();
    ErrorCapture said;
    if (auto too_large = bomb(located, wanted)) return tl::unexpected<Error>(*too_large);
    GDALDriverH identified =
        GDALIdentifyDriverEx(located.opened.c_str(), GDAL_OF_RASTER, kRasterDrivers.data(), nullptr);
    if (identified == nullptr) {
        return fail(ErrorCode::format_refused,
                    {fmt::format("« {} » n'est pas un raster dans un format admis", wanted.written),
                     fmt::format("'{}' is not a raster in an allowed format", wanted.written)},
                    wanted.position,
                    {"Rasters lus : GeoTIFF, grille ASCII d'Esri (.asc) ; exportez la couche dans l'un d'eux.",
                     "Rasters read: GeoTIFF, Esri ASCII grid (.asc); export the layer to one of them."});
    }
    Dataset dataset;
    dataset.located = located;
    dataset.driver = GDALGetDriverShortName(identified);
    CPLStringList with;
    // Else the first lines decide whether decimals further down are kept.
    if (dataset.driver == "AAIGrid") with.SetNameValue("DATATYPE", "Float64");
    const std::array<const char*, 2> driver{dataset.driver.c_str(), nullptr};
    dataset.handle.reset(static_cast<GDALDataset*>(
        GDALOpenEx(located.opened.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, driver.data(), with.List(), nullptr)));
    if (!dataset.handle || dataset.handle->GetRasterCount() == 0) return unreadable(wanted, said.text());
    return dataset;
}

Result<OGRLayer*> choose_layer(const Dataset& dataset, const Wanted& wanted) {
    const ErrorCapture quiet;
    const std::vector<OGRLayer*> layers = visible_layers(dataset, wanted.with_geometry);
    std::vector<std::string> names;
    for (OGRLayer* layer : layers) names.push_back(name_of(layer));
    if (!wanted.layer.empty()) {
        std::vector<OGRLayer*> alike;
        for (OGRLayer* layer : dataset.handle->GetLayers()) {
            if (name_of(layer) == wanted.layer) return layer;
            if (same_ignoring_case(name_of(layer), wanted.layer)) alike.push_back(layer);
        }
        if (alike.size() == 1) return alike.front();
    }
    if (layers.empty()) {
        // A file that is recognised and in which nothing is found: cut short, mostly.
        return fail(ErrorCode::file_unreadable,
                    {fmt::format("« {} » ne contient aucune couche lisible", wanted.written),
                     fmt::format("'{}' holds no layer that can be read", wanted.written)},
                    wanted.position,
                    {"Ouvrez-le dans un SIG pour vérifier qu'il est entier, ou exportez-le de nouveau.",
                     "Open it in a GIS to check that it is whole, or export it again."});
    }
    if (wanted.layer.empty() || dataset.located.named_by_layer) {
        if (layers.size() == 1) return layers.front();
        for (OGRLayer* layer : layers) {
            if (same_ignoring_case(name_of(layer), dataset.located.stem)) return layer;
        }
    }
    const Text list = enumerate(names);
    if (wanted.layer.empty()) {
        return fail(ErrorCode::layer_not_found,
                    {fmt::format("« {} » contient plusieurs couches : {}", wanted.written, list.fr),
                     fmt::format("'{}' holds several layers: {}", wanted.written, list.en)},
                    wanted.position,
                    {fmt::format("Indiquez laquelle : layer = \"{}\".", names.front()),
                     fmt::format("Say which one: layer = \"{}\".", names.front())});
    }
    const std::string nearest = nearest_word(wanted.layer, names);
    const std::string proposed = nearest.empty() ? names.front() : nearest;
    return fail(
        ErrorCode::layer_not_found,
        {fmt::format("« {} » n'a pas de couche « {} » ; couches présentes : {}", wanted.written, wanted.layer, list.fr),
         fmt::format("'{}' has no layer '{}'; its layers are: {}", wanted.written, wanted.layer, list.en)},
        wanted.position,
        nearest.empty()
            ? Text{fmt::format("Écrivez par exemple layer = \"{}\".", proposed),
                   fmt::format("Write for example layer = \"{}\".", proposed)}
            : Text{fmt::format("Vouliez-vous dire « {} » ?", proposed), fmt::format("Did you mean '{}'?", proposed)});
}

}  // namespace terracord::gdal
