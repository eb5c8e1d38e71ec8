#include "gdal/crs.hpp"

#include <gtest/gtest.h>

namespace terracord::gdal {
namespace {

const char* const kUnknownDatum =
    R"(PROJCS["RGF93_Lambert_93",GEOGCS["GCS_unknown",DATUM["D_Unknown_based_on_GRS80_ellipsoid",)"
    R"(SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],)"
    R"(PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],)"
    R"(PARAMETER["Central_Meridian",3.0],PARAMETER["Standard_Parallel_1",44.0],PARAMETER["Standard_Parallel_2",49.0],)"
    R"(PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]])";

// As .prj files of French plans spell it: no codes, parallels in either order, a null TOWGS84.
const char* const kEsriLambert =
    R"(PROJCS["RGF_1993_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],)"
    R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],)"
    R"(PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],)"
    R"(PARAMETER["Standard_Parallel_1",49.0],PARAMETER["Standard_Parallel_2",44.0],PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]])";
const char* const kBoundLambert =
    R"(PROJCS["RGF93 / Lambert-93",GEOGCS["RGF93",DATUM["Reseau_Geodesique_Francais_1993",)"
    R"(SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],TOWGS84[0,0,0,0,0,0,0],AUTHORITY["EPSG","6171"]],)"
    R"(PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4171"]],PROJECTION["Lambert_Conformal_Conic_2SP"],)"
    R"(PARAMETER["standard_parallel_1",49],PARAMETER["standard_parallel_2",44],PARAMETER["latitude_of_origin",46.5],)"
    R"(PARAMETER["central_meridian",3],PARAMETER["false_easting",700000],PARAMETER["false_northing",6600000],)"
    R"(UNIT["metre",1],AXIS["X",EAST],AXIS["Y",NORTH],AUTHORITY["EPSG","2154"]])";

TEST(Crs, ReadsACodeAndKnowsItsUnits) {
    const auto lambert = Crs::parse("EPSG:2154");
    ASSERT_TRUE(lambert);
    EXPECT_EQ(lambert->code(), "EPSG:2154");
    EXPECT_TRUE(lambert->projected_in_metres());
    EXPECT_FALSE(lambert->geographic());
    const auto lonlat = Crs::parse("EPSG:4326");
    ASSERT_TRUE(lonlat);
    EXPECT_TRUE(lonlat->geographic());
    EXPECT_FALSE(lonlat->projected_in_metres());
    EXPECT_FALSE(Crs::parse("EPSG:2225")->projected_in_metres());  // US survey feet
}

TEST(Crs, RefusesWhatIsNoSystemAndSaysWhatToWrite) {
    const auto bare = Crs::parse("2154", {"a.toml", 3, 7});
    ASSERT_FALSE(bare);
    EXPECT_EQ(bare.error().code, ErrorCode::crs_unknown);
    EXPECT_EQ(bare.error().where.line, 3);
    EXPECT_NE(bare.error().hint.fr.find("EPSG:2154"), std::string::npos);
    EXPECT_FALSE(Crs::parse("EPSG:999999"));
    EXPECT_FALSE(Crs::parse(""));
    EXPECT_FALSE(Crs::parse("EPSG:5720"));  // heights alone
}

TEST(Crs, FindsTheCodeOfWktWithoutOne) {
    for (const char* wkt : {kEsriLambert, kBoundLambert}) {
        const auto crs = Crs::parse(wkt);
        ASSERT_TRUE(crs);
        EXPECT_EQ(crs->code(), "EPSG:2154");
    }
    EXPECT_EQ(Crs::parse("IGNF:LAMB93")->code(), "EPSG:2154");
}

TEST(Crs, DoesNotTrustACodeThatContradictsTheDefinition) {
    std::string moved = kBoundLambert;
    moved.replace(moved.find("700000"), 6, "600000");
    const auto crs = Crs::parse(moved);
    ASSERT_TRUE(crs);
    EXPECT_EQ(crs->code(), "");
    EXPECT_FALSE(crs->same_as(*Crs::parse("EPSG:2154")));
}

TEST(Crs, DropsHeights) {
    EXPECT_EQ(Crs::parse("EPSG:5698")->code(), "EPSG:2154");
    EXPECT_EQ(Crs::parse("EPSG:4979")->code(), "EPSG:4326");
}

TEST(Crs, IsTheSameUnderAnotherName) {
    const auto lambert = *Crs::parse("EPSG:2154");
    std::string assumption;
    EXPECT_TRUE(Crs::parse(kEsriLambert)->same_as(lambert, &assumption));
    EXPECT_EQ(assumption, "");
    EXPECT_FALSE(Crs::parse("EPSG:3948")->same_as(lambert));
    EXPECT_FALSE(Crs::parse("EPSG:4171")->same_as(*Crs::parse("EPSG:4326")));
}

TEST(Crs, IsTakenForTheNamedOneWhereOnlyTheDatumIsUnknownAndSaysSo) {
    const auto lambert = *Crs::parse("EPSG:2154");
    for (const char* text :
         {kUnknownDatum,
          "+proj=lcc +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m",
          "+proj=lcc +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3 +x_0=700000 +y_0=6600000 +ellps=GRS80 "
          "+towgs84=0,0,0,0,0,0,0 +units=m +no_defs"}) {
        const auto vague = Crs::parse(text);
        ASSERT_TRUE(vague);
        EXPECT_EQ(vague->code(), "");
        std::string assumption;
        EXPECT_TRUE(vague->same_as(lambert, &assumption)) << text;
        EXPECT_NE(assumption.find("EPSG:2154"), std::string::npos);
        assumption.clear();
        EXPECT_TRUE(lambert.same_as(*vague, &assumption));
        EXPECT_NE(assumption, "");
    }
    const auto clarke = Crs::parse(
        "+proj=lcc +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3 +x_0=700000 +y_0=6600000 +ellps=clrk80ign +units=m");
    EXPECT_FALSE(clarke->same_as(lambert));
}

TEST(Crs, GivesVersions) {
    EXPECT_FALSE(gdal_version().empty());
    EXPECT_FALSE(proj_version().empty());
    EXPECT_FALSE(epsg_version().empty());
}

}  // namespace
}  // namespace terracord::gdal
