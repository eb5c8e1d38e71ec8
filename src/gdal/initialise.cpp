#include "gdal/initialise.hpp"

#include <cpl_conv.h>
#include <cpl_http.h>
#include <cpl_vsi.h>
#include <cpl_vsi_virtual.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>

#include <array>
#include <cstddef>
#include <mutex>

#include "base/limits.hpp"

namespace terracord::gdal {
namespace {

// Drivers whose data files may name other files, servers or commands.
constexpr std::array kRemovedDrivers{
    "VRT",   "OGR_VRT", "HTTP",      "WFS",  "OAPIF",        "WMS",      "WMTS",   "WCS",    "CSW",
    "GMLAS", "EEDA",    "EEDAI",     "DAAS", "NGW",          "PLSCENES", "STACIT", "STACTA", "AmigoCloud",
    "Carto", "Elastic", "MongoDBv3", "ODBC", "MSSQLSpatial", "MySQL",    "OCI",    "PGeo",   "OGR_PDS",
};

// File systems that reach beyond this machine. Each is replaced by one that holds nothing.
constexpr std::array kRemovedFileSystems{
    "/vsicurl/",
    "/vsicurl?",
    "/vsicurl_streaming/",
    "/vsis3/",
    "/vsis3_streaming/",
    "/vsigs/",
    "/vsigs_streaming/",
    "/vsiaz/",
    "/vsiaz_streaming/",
    "/vsiadls/",
    "/vsioss/",
    "/vsioss_streaming/",
    "/vsiswift/",
    "/vsiswift_streaming/",
    "/vsiwebhdfs/",
    "/vsihdfs/",
};

CPLHTTPResult* refuse_fetch(const char*, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc, void*, void*) {
    auto* result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    result->nStatus = 1;
    result->pszErrBuf = CPLStrdup("no network access");
    return result;
}

void* open_nothing(void*, const char*, const char*) { return nullptr; }
int stat_nothing(void*, const char*, VSIStatBufL*, int) { return -1; }
size_t read_nothing(void*, void*, size_t, size_t) { return 0; }
vsi_l_offset tell_nothing(void*) { return 0; }
int seek_nothing(void*, vsi_l_offset, int) { return -1; }
int close_nothing(void*) { return 0; }

void remove_file_systems() {
    VSIFilesystemPluginCallbacksStruct* nothing = VSIAllocFilesystemPluginCallbacksStruct();
    nothing->open = open_nothing;
    nothing->stat = stat_nothing;
    nothing->read = read_nothing;
    nothing->tell = tell_nothing;
    nothing->seek = seek_nothing;
    nothing->close = close_nothing;
    // The handlers replaced live on with the process, still known here: GDAL forgets them without deleting them.
    static std::array<VSIFilesystemHandler*, kRemovedFileSystems.size()> replaced;
    for (std::size_t i = 0; i < kRemovedFileSystems.size(); ++i) {
        replaced[i] = VSIFileManager::GetHandler(kRemovedFileSystems[i]);
        VSIInstallPluginHandler(kRemovedFileSystems[i], nothing);
    }
    VSIFreeFilesystemPluginCallbacksStruct(nothing);
}

void set_up() {
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");                // no .aux.xml beside inputs
    CPLSetConfigOption("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO");  // no .properties beside a .gz
    CPLSetConfigOption("SHAPE_RESTORE_SHX", "NO");               // set for one thread on a copy where one is missing
    CPLSetConfigOption("GML_SKIP_RESOLVE_ELEMS", "ALL");         // no xlink is followed
    CPLSetConfigOption("OGR_GPKG_NUM_THREADS", "1");
    CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE");  // the first row of a spreadsheet names its columns
    CPLSetConfigOption("OGR_ODS_HEADERS", "FORCE");
    CPLSetConfigOption("PROJ_NETWORK", "OFF");
    CPLSetConfigOption("CPL_CURL_VERBOSE", "NO");
    GDALAllRegister();
    GDALSetCacheMax64(limit(Limit::raster_memory));  // GDAL's own is a share of the machine
    for (const char* name : kRemovedDrivers) {
        if (GDALDriverH driver = GDALGetDriverByName(name)) {
            GDALDeregisterDriver(driver);
            GDALDestroyDriver(driver);
        }
    }
    remove_file_systems();
    CPLHTTPSetFetchCallback(refuse_fetch, nullptr);
    OSRSetPROJEnableNetwork(0);
}

}  // namespace

void initialise() {
    static std::once_flag once;
    std::call_once(once, set_up);
}

}  // namespace terracord::gdal
