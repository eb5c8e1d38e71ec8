#include "gdal/initialise.hpp"

#include <cpl_conv.h>
#include <cpl_http.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>

namespace terracord::gdal {
namespace {

TEST(Initialise, LeavesNoWayToTheNetwork) {
    initialise();
    VSIStatBufL status;
    for (const char* path : {"/vsicurl/http://127.0.0.1:9/a.shp", "/vsis3/bucket/a.shp",
                             "/vsicurl_streaming/http://127.0.0.1:9/a", "/vsigs/b/a"}) {
        EXPECT_EQ(VSIFOpenL(path, "rb"), nullptr) << path;
        EXPECT_NE(VSIStatL(path, &status), 0) << path;
    }
    CPLHTTPResult* fetched = CPLHTTPFetch("http://127.0.0.1:9/", nullptr);
    ASSERT_NE(fetched, nullptr);
    EXPECT_EQ(fetched->nDataLen, 0);
    EXPECT_STREQ(fetched->pszErrBuf, "no network access");
    CPLHTTPDestroyResult(fetched);
}

TEST(Initialise, TakesOutDriversThatFollowReferencesAndKeepsOurs) {
    initialise();
    for (const char* name : {"VRT", "OGR_VRT", "WFS", "OAPIF", "WMS", "HTTP", "GMLAS"})
        EXPECT_EQ(GDALGetDriverByName(name), nullptr) << name;
    for (const char* name : {"ESRI Shapefile", "GPKG", "GeoJSON", "GeoJSONSeq", "FlatGeobuf", "GML", "CSV",
                             "MapInfo File", "XLSX", "ODS", "OpenFileGDB", "GTiff", "MEM"}) {
        EXPECT_NE(GDALGetDriverByName(name), nullptr) << name;
    }
    EXPECT_STREQ(CPLGetConfigOption("GDAL_PAM_ENABLED", ""), "NO");
}

}  // namespace
}  // namespace terracord::gdal
