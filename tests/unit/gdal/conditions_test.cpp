#include "gdal/conditions.hpp"

#include <gtest/gtest.h>

#include "samples.hpp"

namespace terracord::gdal {
namespace {

using test::Folder;
using test::Heard;
using test::request;

// One letter a record: T or F.
std::string hits(const std::filesystem::path& path, const std::string& clause) {
    Heard log;
    ReadRequest wanted = request(path);
    wanted.with_geometry = false;
    wanted.conditions = {clause};
    const auto records = test::read_all(wanted, log);
    if (!records) return format_error(records.error(), Lang::en);
    std::string letters;
    for (const Record& record : *records) letters += record.conditions.at(0) ? 'T' : 'F';
    return letters;
}

Error refusal(const std::filesystem::path& path, const std::string& clause) {
    Heard log;
    ReadRequest wanted = request(path);
    wanted.with_geometry = false;
    wanted.conditions = {clause};
    auto reader = VectorReader::open(wanted, log);
    EXPECT_FALSE(reader) << clause;
    return reader ? Error{} : reader.error();
}

TEST(Conditions, CompareNumbersAndCodesOfACsvAndKeepItsLeadingZeros) {
    const Folder folder;
    const auto path = folder.file("t.csv", "code;nb;taux\n01001;12;0,5\n45234;2;1,25\n2A004;;\n");
    EXPECT_EQ(hits(path, "nb > 3"), "TFF");
    EXPECT_EQ(hits(path, "code = '01001'"), "TFF");
    EXPECT_EQ(hits(path, "code = '01001' AND nb > 3"), "TFF");
    EXPECT_EQ(hits(path, "nb = '12' AND taux < 1"), "TFF");
    EXPECT_EQ(hits(path, "taux BETWEEN 1 AND 2"), "FTF");
    EXPECT_EQ(hits(path, "nb IS NULL"), "FFT");
    EXPECT_EQ(hits(path, "code LIKE '2A%'"), "FFT");
    const Error error = refusal(path, "code > 3");
    EXPECT_EQ(error.code, ErrorCode::bad_condition);
    EXPECT_NE(error.hint.en.find("leading zero"), std::string::npos);

    Heard log;
    const auto records = test::read_all(
        [&] {
            ReadRequest wanted = request(path, {"code", "nb"});
            wanted.with_geometry = false;
            wanted.conditions = {"nb > 3"};
            return wanted;
        }(),
        log);
    ASSERT_TRUE(records);
    EXPECT_EQ(records->at(0).values.at(0), "01001");
    EXPECT_EQ(records->at(0).values.at(1), "12");
    EXPECT_EQ(records->at(2).values.at(1), std::nullopt);
}

TEST(Conditions, MeanTheSameOnEveryFormat) {
    const Folder folder;
    const std::vector<std::pair<std::string, std::string>> formats{
        {"GPKG", "a.gpkg"},        {"GeoJSON", "a.geojson"}, {"FlatGeobuf", "a.fgb"}, {"ESRI Shapefile", "a.shp"},
        {"MapInfo File", "a.tab"}, {"GML", "a.gml"},         {"CSV", "a.csv"}};
    for (const auto& [driver, name] : formats) {
        test::Sample sample = test::two_squares(driver);
        if (driver == "CSV") sample.geometry = "NONE";
        test::write(folder / name, sample);
        for (const auto& [clause, expected] :
             std::vector<std::pair<std::string, std::string>>{{"nb > 3", "TF"},
                                                              {"code = '03'", "TF"},
                                                              {"CODE IN ('03', 'x')", "TF"},
                                                              {"code = 'Évry'", "FT"},
                                                              {"taux = 0.5", "TF"},
                                                              {"taux IS NULL", "FT"},
                                                              {"code = 'évry'", "FF"},
                                                              {"NOT (nb <= 3)", "TF"},
                                                              {"nb IN (2, 3)", "FT"},
                                                              {"nb * 2 = 24", "TF"},
                                                              {"code LIKE '%v%'", "FT"},
                                                              {"nb = '2'", "FT"},
                                                              {"code IS NOT NULL", "TT"}}) {
            if (driver == "MapInfo File" && clause == "taux IS NULL") continue;  // knows no null number
            EXPECT_EQ(hits(folder / name, clause), expected) << driver << ": " << clause;
        }
    }
}

TEST(Conditions, CompareIntegersWithTextWhereOnlyThatCompiles) {
    const Folder folder;
    test::write(folder / "a.gpkg", test::two_squares("GPKG"));
    EXPECT_EQ(hits(folder / "a.gpkg", "nb LIKE '1%'"), "TF");
}

TEST(Conditions, NameTheNearestColumn) {
    const Folder folder;
    test::write(folder / "a.gpkg", test::two_squares("GPKG"));
    const Error error = refusal(folder / "a.gpkg", "cod = '03'");
    EXPECT_EQ(error.code, ErrorCode::bad_condition);
    EXPECT_EQ(error.where.line, 7);
    EXPECT_NE(error.message.fr.find("« cod »"), std::string::npos);
    EXPECT_NE(error.hint.fr.find("« code »"), std::string::npos);
    EXPECT_NE(refusal(folder / "a.gpkg", "code = \"Nat\"").hint.en.find("'Nat'"), std::string::npos);
}

TEST(Conditions, GiveOgrsOwnWordsForASyntaxErrorAndRefuseListsAndSelects) {
    const Folder folder;
    test::Sample sample = test::two_squares("GeoJSON");
    sample.fields.emplace_back("tags:list");
    for (test::Row& row : sample.rows) row.values.emplace_back("a");
    test::write(folder / "a.geojson", sample);
    const auto path = folder.file(
        "l.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"tags":["a","b"]},)"
                     R"("geometry":{"type":"Point","coordinates":[2,48]}}]})");
    EXPECT_NE(refusal(path, "tags = 'a'").message.en.find("lists"), std::string::npos);
    const Error error = refusal(folder / "a.geojson", "nb >");
    EXPECT_EQ(error.code, ErrorCode::bad_condition);
    EXPECT_FALSE(error.message.en.empty());
    EXPECT_EQ(refusal(folder / "a.geojson", "nb > 1; DROP TABLE x").code, ErrorCode::bad_condition);
    std::string deep(20000, '(');
    EXPECT_EQ(refusal(folder / "a.geojson", deep + "nb > 1").code, ErrorCode::bad_condition);
}

TEST(Conditions, MeetTextsEncodedTwiceAsTheyWereMeantAndRefuseTheMangledForm) {
    const Folder folder;
    const auto path = folder.file("t.csv", "code;n\nprotÃ©gÃ©e;1\nprotégée;2\nautre;3\n");
    EXPECT_EQ(hits(path, "code = 'protégée'"), "TTF");
    const Error error = refusal(path, "code = 'x' OR (code IN ('autre', 'protÃ©gÃ©e'))");
    EXPECT_EQ(error.code, ErrorCode::bad_condition);
    EXPECT_EQ(error.hint.en, "Write it with its true accents: 'protégée'.");
}

TEST(Conditions, MayUseTheFeatureNumberAndTheArea) {
    const Folder folder;
    test::write(folder / "a.gpkg", test::two_squares("GPKG"));
    EXPECT_EQ(hits(folder / "a.gpkg", "FID = 2"), "FT");
    EXPECT_EQ(hits(folder / "a.gpkg", "OGR_GEOM_AREA > 9000 AND nb > 3"), "TF");
    EXPECT_EQ(hits(folder / "a.gpkg", "OGR_GEOM_AREA > 9000 AND nb LIKE '2'"), "FT");
}

TEST(Conditions, FilterTheInputByWhere) {
    const Folder folder;
    const auto path = folder.file("t.csv", "code,x,y\n01,618000,6756000\n02,618001,6756000\n");
    Heard log;
    ReadRequest wanted = request(path, {"code"});
    wanted.input.crs = "EPSG:2154";
    wanted.input.where = "code <> '01'";
    const auto records = test::read_all(wanted, log);
    ASSERT_TRUE(records) << format_error(records.error(), Lang::en);
    ASSERT_EQ(records->size(), 1U);
    EXPECT_EQ(records->front().values.front(), "02");
}

}  // namespace
}  // namespace terracord::gdal
