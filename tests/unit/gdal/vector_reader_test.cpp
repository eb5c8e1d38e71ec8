#include "gdal/vector_reader.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "geometry/measure.hpp"
#include "samples.hpp"

namespace terracord::gdal {
namespace {

using geometry::Family;
using test::Folder;
using test::Heard;
using test::request;

Error refusal(const ReadRequest& wanted) {
    Heard log;
    const auto records = test::read_all(wanted, log);
    EXPECT_FALSE(records);
    return records ? Error{} : records.error();
}

Error refusal(const std::filesystem::path& path) { return refusal(request(path)); }

TEST(VectorReader, GivesTheSameRecordsWhateverTheFormat) {
    const Folder folder;
    Heard log;
    std::vector<Record> first;
    for (const auto& [driver, name] : std::vector<std::pair<std::string, std::string>>{
             {"GPKG", "a.gpkg"}, {"ESRI Shapefile", "a.shp"}, {"GML", "a.gml"}, {"GeoJSON", "a.geojson"}}) {
        test::write(folder / name, test::two_squares(driver));
        ReadRequest wanted = request(folder / name, {"CODE", "nb", "taux"});
        wanted.fields[1].width = 3;
        wanted.target = *Crs::parse("EPSG:2154");
        const auto records = test::read_all(wanted, log);
        ASSERT_TRUE(records) << driver << format_error(records.error(), Lang::en);
        ASSERT_EQ(records->size(), 2U) << driver;
        EXPECT_EQ(records->at(0).values, (std::vector<std::optional<std::string>>{"03", "012", "0.5"})) << driver;
        EXPECT_EQ(records->at(1).values.at(0), "Évry") << driver;
        EXPECT_EQ(records->at(1).values.at(2), std::nullopt) << driver;
        EXPECT_EQ(records->at(0).shape.family(), Family::area);
        EXPECT_NEAR(geometry::area(records->at(0).shape), 10000.0, 1e-3) << driver;
        EXPECT_NEAR(records->at(0).shape.box().min_x, 618000.0, 1e-3) << driver;
    }
    EXPECT_EQ(log.count(ErrorCode::encoding), 0U);
}

TEST(VectorReader, ReadsNoFurtherOnceItHasPointsEnoughAndGoesOnFromThere) {
    const Folder folder;
    test::write(folder / "a.gpkg", test::two_squares("GPKG"));
    Heard log;
    auto reader = VectorReader::open(request(folder / "a.gpkg"), log);
    ASSERT_TRUE(reader);
    std::vector<Record> records;
    EXPECT_EQ(reader->read(10, records, 1).value(), 1U);
    EXPECT_EQ(reader->read(10, records, 1).value(), 1U);
    EXPECT_EQ(reader->read(10, records, 1).value(), 0U);
    ASSERT_EQ(records.size(), 2U);
    EXPECT_NE(records[0].fid, records[1].fid);
    auto again = VectorReader::open(request(folder / "a.gpkg"), log);
    EXPECT_EQ(again->read(10, records, 6).value(), 2U);  // a square has five
}

TEST(VectorReader, DescribesTheLayer) {
    const Folder folder;
    test::write(folder / "a.shp", test::two_squares("ESRI Shapefile"));
    Heard log;
    ReadRequest wanted = request(folder / "a.shp");
    wanted.target = *Crs::parse("EPSG:4326");
    const auto reader = VectorReader::open(wanted, log);
    ASSERT_TRUE(reader);
    const LayerInfo& info = reader->info();
    EXPECT_EQ(info.driver, "ESRI Shapefile");
    EXPECT_EQ(info.layer, "a");
    EXPECT_EQ(info.crs->code(), "EPSG:2154");
    EXPECT_EQ(info.feature_count, 2);
    ASSERT_EQ(info.fields.size(), 3U);
    EXPECT_EQ(info.fields[0].name, "code");
    EXPECT_EQ(info.fields[0].type, "String");
    EXPECT_EQ(info.files.size(), 5U);  // shp shx dbf prj cpg
    EXPECT_NE(info.operation, "");
}

TEST(VectorReader, RefusesFormatsThatFollowReferences) {
    const Folder folder;
    const char* vrt =
        "<OGRVRTDataSource><OGRVRTLayer "
        "name='x'><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
    EXPECT_EQ(refusal(folder.file("a.vrt", vrt)).code, ErrorCode::format_refused);
    EXPECT_NE(refusal(folder.file("a.gpkg", vrt)).code, ErrorCode::internal);
    EXPECT_EQ(refusal(folder.file("a.geojson", vrt)).code, ErrorCode::format_refused);
    EXPECT_EQ(refusal(folder.file("a.kml", "<kml/>")).code, ErrorCode::format_refused);
    EXPECT_EQ(refusal(folder.file("a.txt", "hello")).code, ErrorCode::format_refused);
    EXPECT_EQ(refusal("http://example.org/a.shp").code, ErrorCode::format_refused);
}

TEST(VectorReader, RefusesASpreadsheetAsAMapAndReadsItAsATable) {
    const Folder folder;
    test::Sample table{.driver = "XLSX",
                       .crs = "",
                       .geometry = "NONE",
                       .fields = {"code"},
                       .rows = {{"", {"03"}}},
                       .dataset_options = {},
                       .layer_options = {}};
    test::write(folder / "t.xlsx", table);
    EXPECT_EQ(refusal(folder / "t.xlsx").code, ErrorCode::format_refused);
    ReadRequest wanted = request(folder / "t.xlsx", {"code"});
    wanted.with_geometry = false;
    Heard log;
    const auto records = test::read_all(wanted, log);
    ASSERT_TRUE(records) << format_error(records.error(), Lang::en);
    EXPECT_EQ(records->at(0).values.at(0), "03");
}

TEST(VectorReader, SaysThatAFileIsBroken) {
    const Folder folder;
    test::write(folder / "a.gpkg", test::two_squares("GPKG"));
    std::filesystem::resize_file(folder / "a.gpkg", 5000);
    EXPECT_EQ(refusal(folder / "a.gpkg").code, ErrorCode::file_unreadable);
    EXPECT_EQ(refusal(folder.file("b.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",)")).code,
              ErrorCode::file_unreadable);
    test::write(folder / "c.fgb", test::two_squares("FlatGeobuf"));
    std::filesystem::resize_file(folder / "c.fgb", std::filesystem::file_size(folder / "c.fgb") - 100);
    EXPECT_EQ(refusal(folder / "c.fgb").code, ErrorCode::file_unreadable);
}

TEST(VectorReader, FindsLayersByNameAndNamesThemOtherwise) {
    const Folder folder;
    test::Sample sample = test::two_squares("GPKG");
    sample.layer = "Zones du plan";
    test::write(folder / "plan.gpkg", sample);
    sample.layer = "plan";
    test::write(folder / "plan.gpkg", sample);
    Heard log;
    EXPECT_EQ(VectorReader::open(request(folder / "plan.gpkg"), log)->info().layer, "plan");
    ReadRequest wanted = request(folder / "plan.gpkg");
    wanted.input.layer = "zones du PLAN";
    EXPECT_EQ(VectorReader::open(wanted, log)->info().layer, "Zones du plan");
    wanted.input.layer = "zone du plan";
    const Error error = refusal(wanted);
    EXPECT_EQ(error.code, ErrorCode::layer_not_found);
    EXPECT_NE(error.hint.fr.find("Zones du plan"), std::string::npos);
    std::filesystem::copy_file(folder / "plan.gpkg", folder / "other.gpkg");
    EXPECT_EQ(refusal(folder / "other.gpkg").code, ErrorCode::layer_not_found);
    EXPECT_NE(refusal(folder / "other.gpkg").message.en.find("Zones du plan, plan"), std::string::npos);
}

TEST(VectorReader, IgnoresTablesAndStylesWhenAMapIsAskedFor) {
    const Folder folder;
    test::write(folder / "a.gpkg", test::two_squares("GPKG"));
    test::Sample table{.driver = "GPKG",
                       .layer = "layer_styles",
                       .crs = "",
                       .geometry = "NONE",
                       .fields = {"x"},
                       .rows = {},
                       .dataset_options = {},
                       .layer_options = {}};
    test::write(folder / "a.gpkg", table);
    table.layer = "notes";
    test::write(folder / "a.gpkg", table);
    Heard log;
    EXPECT_EQ(VectorReader::open(request(folder / "a.gpkg"), log)->info().layer, "zones");
    const auto layers = list_layers(folder / "a.gpkg", "a.gpkg");
    ASSERT_TRUE(layers);
    ASSERT_EQ(layers->size(), 2U);
    EXPECT_EQ(layers->at(0).family, Family::area);
    EXPECT_FALSE(layers->at(1).has_geometry);
}

TEST(VectorReader, FindsColumnsWhateverTheCaseAndUnderOtherNames) {
    const Folder folder;
    test::Sample sample = test::two_squares("ESRI Shapefile");
    sample.fields[0] = "DESTINATIO";
    test::write(folder / "a.shp", sample);
    Heard log;
    ReadRequest wanted = request(folder / "a.shp", {"destination_dominante", "absent", "taux"});
    wanted.fields[1].required = false;
    wanted.fields[2].aliases = {"NB"};
    auto records = test::read_all(wanted, log);
    ASSERT_TRUE(records) << format_error(records.error(), Lang::en);
    EXPECT_EQ(records->at(0).values, (std::vector<std::optional<std::string>>{"03", std::nullopt, "0.5"}));
    wanted = request(folder / "a.shp", {"tau", "xyzzy"});
    const Error error = refusal(wanted);
    EXPECT_EQ(error.code, ErrorCode::column_not_found);
    EXPECT_NE(error.message.fr.find("« tau, xyzzy »"), std::string::npos);
    EXPECT_NE(error.hint.fr.find("« taux »"), std::string::npos);
    EXPECT_NE(error.hint.fr.find("DESTINATIO, nb, taux"), std::string::npos);
}

TEST(VectorReader, KeepsLeadingZerosOfGml) {
    const Folder folder;
    test::Sample sample = test::two_squares("GML");
    sample.rows[1].values[0] = "07";
    test::write(folder / "a.gml", sample);
    std::filesystem::remove(folder / "a.xsd");  // types would be guessed
    Heard log;
    const auto records = test::read_all(request(folder / "a.gml", {"code"}), log);
    ASSERT_TRUE(records);
    EXPECT_EQ(records->at(0).values.at(0), "03");
    EXPECT_EQ(records->at(1).values.at(0), "07");
    EXPECT_FALSE(std::filesystem::exists(folder / "a.gfs"));
}

TEST(VectorReader, PutsLongitudeFirstWhateverTheFile) {
    const Folder folder;
    const auto gml = folder.file(
        "a.gml",
        R"(<?xml version="1.0"?><c:FeatureCollection xmlns:c="http://c" xmlns:gml="http://www.opengis.net/gml/3.2">)"
        R"(<c:member><c:p gml:id="p1"><c:geom><gml:Point srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>48 2</gml:pos>)"
        R"(</gml:Point></c:geom><c:n>1</c:n></c:p></c:member></c:FeatureCollection>)");
    const auto geojson = folder.file(
        "a.geojson", R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[2,48]}})");
    for (const auto& path : {gml, geojson}) {
        Heard log;
        const auto records = test::read_all(request(path), log);
        ASSERT_TRUE(records) << path << format_error(records.error(), Lang::en);
        EXPECT_EQ(records->at(0).shape.points()[0], (geometry::Point{2, 48})) << path;
    }
}

TEST(VectorReader, ReadsPointsOfACsvWithDecimalCommas) {
    const Folder folder;
    const auto path = folder.file("t.csv", "\xEF\xBB\xBFnom;X;Y\nmairie;618106,25;6756402,5\nrien;;\nfaux;abc;12\n");
    ReadRequest wanted = request(path, {"nom"});
    wanted.input.crs = "EPSG:2154";
    Heard log;
    const auto records = test::read_all(wanted, log);
    ASSERT_TRUE(records) << format_error(records.error(), Lang::en);
    EXPECT_EQ(records->at(0).shape.points()[0], (geometry::Point{618106.25, 6756402.5}));
    EXPECT_EQ(records->at(0).values.at(0), "mairie");
    EXPECT_TRUE(records->at(1).geometry_missing);
    EXPECT_TRUE(records->at(2).geometry_missing);
    EXPECT_EQ(refusal(folder.file("bare.csv", "nom,nb\nmairie,1\n")).code, ErrorCode::geometry_family);
}

TEST(VectorReader, ReadsWktOfACsv) {
    const Folder folder;
    const auto path = folder.file("t.csv", "id,geometrie\n1,\"POLYGON ((0 0,10 0,10 10,0 10,0 0))\"\n");
    Heard log;
    const auto records = test::read_all(request(path, {"id"}), log);
    ASSERT_TRUE(records) << format_error(records.error(), Lang::en);
    EXPECT_DOUBLE_EQ(geometry::area(records->at(0).shape), 100.0);
}

TEST(VectorReader, AsksForTheCoordinateSystemAndProposesOne) {
    const Folder folder;
    test::Sample sample = test::two_squares("ESRI Shapefile");
    sample.crs = "";
    sample.rows = {{"POLYGON ((1618059 7189787,1618159 7189787,1618159 7189887,1618059 7189787))", {"A", "1", "1"}}};
    test::write(folder / "a.shp", sample);
    ReadRequest wanted = request(folder / "a.shp");
    wanted.target = *Crs::parse("EPSG:2154");
    const Error error = refusal(wanted);
    EXPECT_EQ(error.code, ErrorCode::crs_missing);
    EXPECT_NE(error.message.fr.find("1\u00a0618\u00a0059"), std::string::npos) << error.message.fr;
    EXPECT_NE(error.hint.fr.find("crs = \"EPSG:3948\""), std::string::npos) << error.hint.fr;
    wanted.input.crs = "EPSG:3948";
    Heard log;
    EXPECT_TRUE(test::read_all(wanted, log));
    wanted.input.crs = "EPSG:nonsense";
    EXPECT_EQ(refusal(wanted).code, ErrorCode::crs_unknown);
    EXPECT_FALSE(VectorReader::open(request(folder / "a.shp"), log)->info().crs);  // nobody asked for a target
}

TEST(VectorReader, RefusesCoordinatesThatCannotBeInTheDeclaredSystem) {
    const Folder folder;
    test::Sample sample = test::two_squares("GPKG");
    sample.rows = {{"POLYGON ((1.9 47.8,2 47.8,2 47.9,1.9 47.8))", {"A", "1", "1"}}};
    test::write(folder / "a.gpkg", sample);
    const Error error = refusal(folder / "a.gpkg");
    EXPECT_EQ(error.code, ErrorCode::crs_implausible);
    EXPECT_NE(error.hint.fr.find("EPSG:4326"), std::string::npos);
    // A GeoJSON says nothing of its extent before it is read.
    const auto lambert =
        folder.file("l.geojson",
                    R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[618106,6756402]}})");
    EXPECT_EQ(refusal(lambert).code, ErrorCode::crs_implausible);
    EXPECT_NE(refusal(lambert).hint.fr.find("EPSG:2154"), std::string::npos);
}

TEST(VectorReader, ForgivesAFirstFeatureAstrayInAStream) {
    const Folder folder;
    std::string lines =
        R"({"type":"Feature","properties":{"n":0},"geometry":{"type":"Point","coordinates":[9999,9999]}})"
        "\n";
    for (int i = 1; i < 8; ++i) {
        lines += R"({"type":"Feature","properties":{"n":)" + std::to_string(i) +
                 R"(},"geometry":{"type":"Point","coordinates":[2,48]}})"
                 "\n";
    }
    const auto path = folder.file("a.geojsonl", lines);
    Heard log;
    ReadRequest wanted = request(path, {"n"});
    auto reader = VectorReader::open(wanted, log);
    ASSERT_TRUE(reader) << format_error(reader.error(), Lang::en);
    std::vector<Record> records;
    const auto first = reader->read(1, records);
    if (first) {  // the whole was looked at, and the place found again
        while (reader->read(1, records).value_or(0) > 0) {
        }
        ASSERT_EQ(records.size(), 8U);
        for (std::size_t i = 0; i < records.size(); ++i) EXPECT_EQ(records[i].values.at(0), std::to_string(i));
    } else {
        EXPECT_EQ(first.error().code, ErrorCode::crs_implausible);
    }
}

TEST(VectorReader, TransformsOnlyWhereTheSystemsDiffer) {
    const Folder folder;
    test::Sample sample = test::two_squares("ESRI Shapefile");
    sample.crs =
        "+proj=lcc +lat_1=49 +lat_2=44 +lat_0=46.5 +lon_0=3 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs";
    test::write(folder / "a.shp", sample);
    ReadRequest wanted = request(folder / "a.shp");
    wanted.target = *Crs::parse("EPSG:2154");
    Heard log;
    auto reader = VectorReader::open(wanted, log);
    ASSERT_TRUE(reader) << format_error(reader.error(), Lang::en);
    EXPECT_EQ(reader->info().operation, "");
    EXPECT_NE(reader->info().assumption.find("EPSG:2154"), std::string::npos);
    std::vector<Record> records;
    ASSERT_TRUE(reader->read(1, records));
    EXPECT_EQ(records[0].shape.points()[0].x, 618000.0);

    wanted.target = *Crs::parse("EPSG:3948");  // the datum assumed makes an exact operation possible
    reader = VectorReader::open(wanted, log);
    ASSERT_TRUE(reader) << format_error(reader.error(), Lang::en);
    EXPECT_NE(reader->info().operation, "");
    EXPECT_EQ(reader->info().operation_accuracy_m, 0.0);
}

TEST(VectorReader, SaysWhenTheAnalysisOverridesADeclaration) {
    const Folder folder;
    test::write(folder / "a.gpkg", test::two_squares("GPKG"));
    ReadRequest wanted = request(folder / "a.gpkg");
    wanted.input.crs = "EPSG:9794";  // RGF93 v2b, some centimetres away
    Heard log;
    ASSERT_TRUE(VectorReader::open(wanted, log));
    EXPECT_EQ(log.count(ErrorCode::crs_assumed), 1U);
    wanted.input.crs = "EPSG:2154";
    ASSERT_TRUE(VectorReader::open(wanted, log));
    EXPECT_EQ(log.count(ErrorCode::crs_assumed), 1U);
}

TEST(VectorReader, ReportsOnceTextInAnUndeclaredEncoding) {
    const Folder folder;
    test::Sample sample = test::two_squares("ESRI Shapefile");
    sample.layer_options = {"ENCODING="};
    sample.rows[0].values[0] = "For\xEAt";
    sample.rows[1].values[0] = "c\x9Cur";
    test::write(folder / "a.shp", sample);
    std::filesystem::remove(folder / "a.cpg");
    Heard log;
    ReadRequest wanted = request(folder / "a.shp", {"code"});
    wanted.conditions = {"code = 'Forêt'"};
    auto records = test::read_all(wanted, log);
    ASSERT_TRUE(records);
    EXPECT_EQ(records->at(0).values.at(0), "Forêt");
    EXPECT_TRUE(records->at(0).conditions.at(0));
    EXPECT_EQ(records->at(1).values.at(0), "cœur");
    ASSERT_EQ(log.count(ErrorCode::encoding), 1U);
    EXPECT_NE(log.reported.front().message.fr.find("2 texte"), std::string::npos) << log.reported.front().message.fr;

    Heard told;
    wanted.input.encoding = "windows-1252";
    records = test::read_all(wanted, told);
    ASSERT_TRUE(records);
    EXPECT_EQ(records->at(1).values.at(0), "cœur");
    EXPECT_EQ(told.count(ErrorCode::encoding), 0U);
    wanted.input.encoding = "klingon";
    EXPECT_EQ(refusal(wanted).code, ErrorCode::encoding);
}

TEST(VectorReader, HonoursTheEncodingAFileDeclaresAndUtf8ThatNobodyDid) {
    const Folder folder;
    test::Sample sample = test::two_squares("ESRI Shapefile");
    sample.layer_options = {"ENCODING=ISO-8859-1"};
    test::write(folder / "latin.shp", sample);
    sample.layer_options = {"ENCODING=UTF-8"};
    test::write(folder / "utf.shp", sample);
    std::filesystem::remove(folder / "utf.cpg");
    Heard log;
    for (const char* name : {"latin.shp", "utf.shp"}) {
        const auto records = test::read_all(request(folder / name, {"code"}), log);
        ASSERT_TRUE(records);
        EXPECT_EQ(records->at(1).values.at(0), "Évry") << name;
    }
    EXPECT_EQ(log.count(ErrorCode::encoding), 0U);
}

TEST(VectorReader, RecodesACsvWhoseEncodingIsTold) {
    const Folder folder;
    const auto path = folder.file("t.csv", "libell\xE9;nb\nFor\xEAt;1\n");
    Heard log;
    ReadRequest wanted = request(path, {"libellé"});
    wanted.with_geometry = false;
    wanted.input.encoding = "CP1252";
    wanted.conditions = {"\"libellé\" = 'Forêt' AND nb >= 1"};
    auto records = test::read_all(wanted, log);
    ASSERT_TRUE(records) << format_error(records.error(), Lang::en);
    EXPECT_EQ(records->at(0).values.at(0), "Forêt");
    EXPECT_TRUE(records->at(0).conditions.at(0));
    EXPECT_EQ(log.count(ErrorCode::encoding), 0U);
    wanted.input.encoding.clear();
    records = test::read_all(wanted, log);
    ASSERT_TRUE(records);
    EXPECT_EQ(log.count(ErrorCode::encoding), 1U);
}

TEST(VectorReader, MarksMissingEmptyAndMixedGeometries) {
    const Folder folder;
    test::Sample sample = test::two_squares("GPKG");
    sample.geometry = "UNKNOWN";
    sample.rows.push_back({"", {"none", "1", "1"}});
    sample.rows.push_back({"POLYGON EMPTY", {"empty", "1", "1"}});
    sample.rows.push_back({"GEOMETRYCOLLECTION (POINT (618000 6756000),LINESTRING (618000 6756000,618010 6756000))",
                           {"mixed", "1", "1"}});
    sample.rows.push_back({"LINE TO INFINITY", {"infinite", "1", "1"}});
    test::write(folder / "a.gpkg", sample);
    Heard log;
    const auto records = test::read_all(request(folder / "a.gpkg"), log);
    ASSERT_TRUE(records) << format_error(records.error(), Lang::en);
    ASSERT_EQ(records->size(), 6U);
    EXPECT_FALSE(records->at(0).geometry_missing);
    EXPECT_TRUE(records->at(2).geometry_missing);
    EXPECT_TRUE(records->at(3).geometry_missing);
    EXPECT_TRUE(records->at(4).mixed_geometry);
    EXPECT_EQ(records->at(4).shape.family(), Family::line);
    EXPECT_TRUE(records->at(5).geometry_missing);
    EXPECT_EQ(log.count(ErrorCode::geometry_missing), 1U);  // the others are for the caller to count
}

TEST(VectorReader, ReportsWhatCannotBeTransformed) {
    const Folder folder;
    const auto path = folder.file(
        "a.geojson", R"({"type":"FeatureCollection","features":[)"
                     R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[2,48]}},)"
                     R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[2,1e20]}}]})");
    Heard log;
    ReadRequest wanted = request(path);
    wanted.target = *Crs::parse("EPSG:2154");
    const auto records = test::read_all(wanted, log);
    ASSERT_FALSE(records && records->empty());
    if (records) {
        EXPECT_FALSE(records->at(0).geometry_missing);
        EXPECT_TRUE(records->at(1).geometry_missing);
        EXPECT_EQ(log.count(ErrorCode::geometry_missing), 1U);
    }
}

TEST(VectorReader, ReadsThroughAZip) {
    const Folder folder;
    test::write(folder / "p/c.shp", test::two_squares("ESRI Shapefile"));
    test::write(folder / "p/g.gpkg", test::two_squares("GPKG"));
    test::zip(folder / "a.zip", {{"d/c.shp", folder / "p/c.shp"},
                                 {"d/c.shx", folder / "p/c.shx"},
                                 {"d/c.dbf", folder / "p/c.dbf"},
                                 {"d/c.prj", folder / "p/c.prj"},
                                 {"d/c.cpg", folder / "p/c.cpg"},
                                 {"d/g.gpkg", folder / "p/g.gpkg"}});
    Heard log;
    for (const char* name : {"a.zip/d/c.shp", "a.zip/d/g.gpkg"}) {
        auto reader = VectorReader::open(request(folder / name, {"code"}), log);
        ASSERT_TRUE(reader) << format_error(reader.error(), Lang::en);
        std::vector<Record> records;
        ASSERT_EQ(reader->read(10, records).value_or(0), 2U);
        EXPECT_EQ(records[1].values.at(0), "Évry");
        EXPECT_EQ(reader->info().files, (std::vector<std::filesystem::path>{folder / "a.zip"}));
    }
    EXPECT_EQ(refusal(folder / "a.zip").code, ErrorCode::layer_not_found);
    ReadRequest wanted = request(folder / "a.zip");
    wanted.input.layer = "c";
    EXPECT_TRUE(test::read_all(wanted, log));
}

TEST(VectorReader, ReadsInBatchesAndStaysAtTheEnd) {
    const Folder folder;
    test::write(folder / "a.gpkg", test::two_squares("GPKG"));
    Heard log;
    auto reader = VectorReader::open(request(folder / "a.gpkg"), log);
    ASSERT_TRUE(reader);
    std::vector<Record> records;
    EXPECT_EQ(reader->read(1, records).value(), 1U);
    EXPECT_EQ(reader->read(5, records).value(), 1U);
    EXPECT_EQ(reader->read(5, records).value(), 0U);
    EXPECT_EQ(reader->read(5, records).value(), 0U);
    EXPECT_EQ(records.size(), 2U);
    EXPECT_EQ(records[1].fid, 2);
}

TEST(VectorReader, WorksInSeveralThreadsAtOnce) {
    const Folder folder;
    test::write(folder / "a.gpkg", test::two_squares("GPKG"));
    const Crs target = *Crs::parse("EPSG:4326");
    std::vector<std::size_t> read(4, 0);
    {
        std::vector<std::jthread> threads;
        for (std::size_t& count : read) {
            threads.emplace_back([&] {
                Heard log;
                ReadRequest wanted = request(folder / "a.gpkg", {"code"});
                wanted.target = target;
                for (int i = 0; i < 5; ++i) {
                    const auto records = test::read_all(wanted, log);
                    count += records ? records->size() : 0;
                }
            });
        }
    }
    EXPECT_EQ(read, (std::vector<std::size_t>(4, 10)));
}

TEST(VectorReader, WritesNothingToTheStreams) {
    const Folder folder;
    testing::internal::CaptureStderr();
    testing::internal::CaptureStdout();
    refusal(folder.file("b.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{"));
    refusal(folder.file("b.gpkg", "SQLite format 3 and no more"));
    refusal(folder.file("b.shp", "not a shapefile"));
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
}

}  // namespace
}  // namespace terracord::gdal
