// The engine's own reader of GeoJSON against GDAL's.
#include "gdal/geojson_dataset.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "gdal/error_capture.hpp"
#include "gdal/initialise.hpp"
#include "samples.hpp"
#include "support/layer_text.hpp"
#include "support/temporary_folder.hpp"

namespace terracord::gdal {
namespace {

using terracord::testing::layer_text;
using terracord::testing::open_geojson_by_gdal;

enum class Seen { left_to_gdal, same, different };

std::ostream& operator<<(std::ostream& out, Seen seen) {
    return out << (seen == Seen::same ? "same" : seen == Seen::different ? "different" : "left to GDAL");
}

Seen compare(const std::filesystem::path& file) {
    initialise();
    const auto plain = open_plain_geojson(file.string());
    if (!plain) return Seen::left_to_gdal;
    const ErrorCapture said;
    const auto usual = open_geojson_by_gdal(file.string());
    if (!usual) return Seen::different;
    const std::string theirs = layer_text(*usual);
    return layer_text(*plain) == theirs && !said.failed() ? Seen::same : Seen::different;
}

class GeojsonDataset : public ::testing::Test {
   protected:
    GeojsonDataset() { initialise(); }
    Seen written(const std::string& text) {
        const auto file = folder_.path() / "some_layer.geojson";
        std::ofstream(file, std::ios::binary) << text;
        return compare(file);
    }
    Seen features(const std::string& list, const std::string& members = "") {
        return written(R"({"type":"FeatureCollection",)" + members + "\"features\":[" + list + "]}");
    }
    // One feature with these properties.
    Seen properties(const std::string& text) {
        return features(R"({"type":"Feature","properties":)" + text + R"(,"geometry":null})");
    }
    Seen geometry(const std::string& text) {
        return features(R"({"type":"Feature","properties":{"a":1},"geometry":)" + text + "}");
    }

    terracord::testing::TemporaryFolder folder_;
};

TEST_F(GeojsonDataset, ReadsEveryFileOfTheRepositoryAsGdalDoes) {
    std::size_t plain = 0;
    std::vector<std::filesystem::path> roots{TERRACORD_SOURCE "/data", TERRACORD_SOURCE "/tests"};
    if (!test::shared_data().empty()) roots.push_back(test::shared_data());
    for (const auto& root : roots) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
            const auto extension = entry.path().extension();
            if (!entry.is_regular_file() || (extension != ".geojson" && extension != ".json")) continue;
            const Seen seen = compare(entry.path());
            EXPECT_NE(seen, Seen::different) << entry.path();
            plain += seen == Seen::same ? 1 : 0;
        }
    }
    EXPECT_GT(plain, 60U);
}

TEST_F(GeojsonDataset, ReadsGeometriesOfEveryPlainTypeItself) {
    for (const char* text :
         {"null", R"({"type":"Point","coordinates":[1,2]})", R"({"coordinates":[1.5,2,3],"type":"Point"})",
          R"({"type":"MultiPoint","coordinates":[[1,2],[3,4]]})",
          R"({"type":"LineString","bbox":[1,2,3,4],"coordinates":[[1,2],[3,4]]})",
          R"({"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8],[9,1]]]})",
          R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]})",
          R"({"type":"Polygon","coordinates":[[[0,0,5],[9,0,5],[9,9,5.25],[0,0,5]]]})",
          R"({"type":"Polygon","coordinates":[[[0,0]]]})",
          R"({"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]],[[[20,0],[29,0],[29,9],[20,0]]]]})"})
        EXPECT_EQ(geometry(text), Seen::same) << text;
}

TEST_F(GeojsonDataset, LeavesOtherGeometriesToGdal) {
    for (const char* text :
         {R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]})",
          R"({"type":"Polygon","coordinates":[]})", R"({"type":"Polygon","coordinates":[[]]})",
          R"({"type":"Point","coordinates":[1]})", R"({"type":"Point","coordinates":[1,2,3,4]})",
          R"({"type":"Point","coordinates":[1,"2"]})", R"({"type":"Point","coordinates":[1,null]})",
          R"({"type":"Point","coordinates":[1e400,2]})", R"({"type":"Point","coordinates":[NaN,2]})",
          R"({"type":"LineString","coordinates":[[1,2],[3,4,5]]})", R"({"type":"LineString","coordinates":[1,2]})",
          R"({"type":"Polygon","coordinates":[[1,2],[3,4]]})", R"({"type":"Circle","coordinates":[1,2]})",
          R"({"type":"point","coordinates":[1,2]})", R"({"type":"Point"})", R"({"coordinates":[1,2]})", R"("Point")",
          R"({"type":"Point","coordinates":[1,2],"crs":{"type":"name","properties":{"name":"EPSG:2154"}}})"})
        EXPECT_EQ(geometry(text), Seen::left_to_gdal) << text;
}

TEST_F(GeojsonDataset, RoundsNumbersAsGdalDoes) {
    for (const char* number :
         {"629390.567999999970198", "0.1", "-0", "-0.0", "0e5", "1E5", "1e+2", "4.35", "9007199254740991",
          "2.2250738585072011e-308", "5e-324", "123456789012345.678901234567890123456789",
          "0.500000000000000166533453693773481063544750213623046875",
          "1.00000000000000011102230246251565404236316680908"}) {
        EXPECT_EQ(geometry(fmt::format(R"({{"type":"Point","coordinates":[{},2.5]}})", number)), Seen::same) << number;
        EXPECT_EQ(properties(fmt::format(R"({{"a":{}}})", number)), Seen::same) << number;
    }
    for (const char* number : {"9223372036854775807", "-9223372036854775808", "18446744073709551616", "01", "1.", ".5",
                               "+1", "1e", "-", "1e400", "1e-400", "Infinity"})
        EXPECT_EQ(properties(fmt::format(R"({{"a":{}}})", number)), Seen::left_to_gdal) << number;
}

TEST_F(GeojsonDataset, GivesColumnsTheTypesGdalGivesThem) {
    const auto feature = [](const std::string& properties) {
        return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":null})";
    };
    const auto columns = [&](std::initializer_list<const char*> values) {
        std::string list;
        for (const char* value : values)
            list += (list.empty() ? "" : ",") + feature(fmt::format(R"({{"a":{},"b":1}})", value));
        return features(list);
    };
    EXPECT_EQ(columns({"1", "true", "3000000000"}), Seen::same);
    EXPECT_EQ(columns({"1", "2.5", "null"}), Seen::same);
    EXPECT_EQ(columns({"1", "\"x\"", "true"}), Seen::same);
    EXPECT_EQ(columns({"null", "null", "\"2024-01-31\"", "\"2024/02/01\""}), Seen::same);
    EXPECT_EQ(columns({"\"2024-01-31\"", "\"2024-01-31T12:00:00Z\"", "\"2024-01-31\""}), Seen::same);
    EXPECT_EQ(columns({"\"2024-01-31\"", "\"no date-1\""}), Seen::same);
    EXPECT_EQ(columns({"\"12:30\"", "\"12:31:05.5\""}), Seen::same);
    EXPECT_EQ(columns({"\"99999-01-01\"", "\"0-0\""}), Seen::same);
    EXPECT_EQ(features(feature(R"({"x":1,"a":null,"b":2})") + "," + feature(R"({"b":1,"c":2,"x":1})") + "," +
                       feature(R"({"x":1,"a":null,"b":2})") + "," + feature(R"({"c":1,"a":3})") + "," + feature("{}")),
              Seen::same);
    EXPECT_EQ(properties(R"({"é\u00e9":"\u00e9\ud83d\ude00\/\n","b":1})"), Seen::same);
    // A number that becomes a text is written as GDAL's library writes it.
    EXPECT_EQ(columns({"1.5", "\"x\""}), Seen::left_to_gdal);
    EXPECT_EQ(properties(R"({"a":[1,2]})"), Seen::left_to_gdal);
    EXPECT_EQ(properties(R"({"a":{"b":1}})"), Seen::left_to_gdal);
    EXPECT_EQ(properties(R"({"a":1,"a":2})"), Seen::left_to_gdal);
    EXPECT_EQ(properties(R"({"a":"\u0000"})"), Seen::left_to_gdal);
    EXPECT_EQ(properties(R"({"a":"\ud800"})"), Seen::left_to_gdal);
    EXPECT_EQ(properties("{\"a\":\"caf\xE9\"}"), Seen::left_to_gdal);
}

TEST_F(GeojsonDataset, NumbersFeaturesAsGdalDoes) {
    const auto feature = [](const std::string& id, const std::string& properties) {
        return fmt::format(R"({{"type":"Feature",{}"properties":{},"geometry":null}})", id, properties);
    };
    EXPECT_EQ(features(feature(R"("id":7,)", "{}") + "," + feature(R"("id":5,)", "{}") + "," + feature("", "{}")),
              Seen::same);
    EXPECT_EQ(features(feature(R"("id":"zone.7",)", R"({"a":1})") + "," + feature(R"("id":null,)", R"({"a":1})")),
              Seen::same);
    EXPECT_EQ(features(feature(R"("id":"zone.7",)", R"({"id":3})") + "," + feature("", R"({"id":9})")), Seen::same);
    EXPECT_EQ(features(feature("", R"({"id":3,"ID":8})") + "," + feature("", R"({"id":null})")), Seen::same);
    EXPECT_EQ(features(feature("", R"({"id":-1})") + "," + feature("", R"({"id":3000000000})")), Seen::same);
    EXPECT_EQ(features(feature(R"("id":7,)", R"({"id":3})")), Seen::left_to_gdal);
    EXPECT_EQ(features(feature(R"("id":-7,)", "{}")), Seen::left_to_gdal);
    EXPECT_EQ(features(feature(R"("id":7,)", "{}") + "," + feature(R"("id":"a",)", "{}")), Seen::left_to_gdal);
    EXPECT_EQ(features(feature(R"("Id":7,)", "{}")), Seen::left_to_gdal);
}

TEST_F(GeojsonDataset, TakesTheMembersOfTheCollectionAsGdalDoes) {
    const std::string one =
        R"({"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[1,2]}})";
    EXPECT_EQ(features(one), Seen::same);
    EXPECT_EQ(features(one, R"("name":"Zonage é","numberMatched":12,"links":[{"href":"x"}],)"), Seen::same);
    EXPECT_EQ(features(one, R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},)"),
              Seen::same);
    EXPECT_EQ(features(one, R"("crs":null,)"), Seen::same);
    EXPECT_EQ(features(one, R"("crs":{"type":"EPSG","properties":{"code":3857}},)"), Seen::same);
    EXPECT_EQ(written("\xEF\xBB\xBF{\"type\":\"FeatureCollection\",\"features\":[" + one + "]}\n\n"), Seen::same);
    EXPECT_EQ(written("{\"features\":[" + one +
                      R"(],"crs":{"type":"name","properties":{"name":"EPSG:2154"}},)"
                      R"("type":"FeatureCollection","totalFeatures":1})"),
              Seen::same);
    EXPECT_EQ(features(R"({"type":"Feature","properties":null,"geometry":null})"), Seen::same);
    EXPECT_EQ(features(R"({"type":"Feature","properties":null,"geometry":null},)" + one), Seen::left_to_gdal);
    EXPECT_EQ(features(R"({"type":"Feature","geometry":null})"), Seen::left_to_gdal);
    EXPECT_EQ(features(R"({"properties":{},"geometry":null})"), Seen::left_to_gdal);
    EXPECT_EQ(features(""), Seen::left_to_gdal);
    EXPECT_EQ(features("null"), Seen::left_to_gdal);
    EXPECT_EQ(features(one + ","), Seen::left_to_gdal);
    EXPECT_EQ(features(one, R"("type":"FeatureCollection",)"), Seen::left_to_gdal);
    EXPECT_EQ(features(one, R"("x":[1,)"), Seen::left_to_gdal);
    EXPECT_EQ(features(one, R"("x":tru,)"), Seen::left_to_gdal);
    EXPECT_EQ(written(one), Seen::left_to_gdal);
    EXPECT_EQ(written(one + "\n" + one + "\n"), Seen::left_to_gdal);
    EXPECT_EQ(written("{\"type\":\"FeatureCollection\",\"features\":[" + one), Seen::left_to_gdal);
    EXPECT_EQ(written("{\"type\":\"FeatureCollection\",\"features\":[" + one + "]} {}"), Seen::left_to_gdal);
    EXPECT_EQ(written("{\"type\":\"FeatureCollection\",\"features\":[" + one + "]}]"), Seen::left_to_gdal);
    EXPECT_EQ(written("loadGeoJSON({\"type\":\"FeatureCollection\",\"features\":[" + one + "]})"), Seen::left_to_gdal);
    EXPECT_EQ(features(R"({"type":"Feature","properties":{"a":1},"geometry":null,"x":)" + std::string(500, '[') +
                       std::string(500, ']') + "}"),
              Seen::left_to_gdal);
}

// Collections of features that are much alike, some of them damaged in one byte.
class Drawn {
   public:
    explicit Drawn(unsigned seed) : random_(seed) {}

    std::string collection() {
        std::string list;
        const unsigned columns = 1 + below(5);
        for (unsigned count = 1 + below(12); count > 0; --count) {
            list += list.empty() ? "\n" : ",\n";
            list += feature(columns);
        }
        std::string text = "{\"type\":\"FeatureCollection\"," + std::string(chance(3) ? R"("name":"n",)" : "") +
                           "\"features\":[" + list + "\n]}";
        if (chance(4)) text[below(static_cast<unsigned>(text.size()))] = "{}[]\",:0e.-\\ nt\x80"[below(17)];
        return text;
    }

   private:
    unsigned below(unsigned count) { return static_cast<unsigned>(random_() % count); }
    bool chance(unsigned one_in) { return below(one_in) == 0; }
    template <std::size_t count>
    std::string one_of(const char* const (&words)[count]) {
        return words[below(count)];
    }

    std::string number() {
        if (chance(3)) return std::to_string(static_cast<int>(below(2000)) - 1000);
        return fmt::format("{}{}.{}", chance(3) ? "-" : "", below(1000000), random_());
    }

    std::string value(unsigned column) {
        if (chance(4)) return "null";
        const unsigned kind = chance(12) ? below(6) : column % 6;
        switch (kind) {
            case 0: return std::to_string(static_cast<std::int64_t>(random_()) - 5);
            case 1: return number();
            case 2: return one_of({"true", "false"});
            case 3: return one_of({"\"U\"", "\"AUh\"", "\"é\"", "\"a-b 1/2\"", "\"\"", "\"\\u00e9\\n\""});
            case 4: return one_of({"\"2024-01-31\"", "\"2024/12/01\"", "\"2024-13-01\"", "\"2024-01-31T10:00:00\""});
            default: return chance(6) ? one_of({"[1]", "{\"k\":[2,\"x\"]}", "[]"}) : std::to_string(below(9));
        }
    }

    std::string point(bool height) { return "[" + number() + "," + number() + (height ? "," + number() : "") + "]"; }
    std::string points(bool height) {
        std::string text;
        for (unsigned count = 1 + below(5); count > 0; --count) text += (text.empty() ? "" : ", ") + point(height);
        return "[" + text + "]";
    }
    std::string lists(int levels, bool height) {
        if (levels == 0) return point(height);
        if (levels == 1) return points(height);
        std::string text;
        for (unsigned count = 1 + below(2); count > 0; --count)
            text += (text.empty() ? "" : ",") + lists(levels - 1, height);
        return "[" + text + "]";
    }

    std::string geometry() {
        struct Type {
            const char* name;
            int levels;
        };
        constexpr Type kTypes[] = {{"Point", 0},           {"MultiPoint", 1}, {"LineString", 1},
                                   {"MultiLineString", 2}, {"Polygon", 2},    {"MultiPolygon", 3}};
        if (chance(6)) return "null";
        const Type& type = kTypes[chance(4) ? below(6) : 4];
        return fmt::format(R"({{"type":"{}","coordinates":{}}})", type.name,
                           lists(chance(30) ? 1 : type.levels, chance(5)));
    }

    std::string feature(unsigned columns) {
        std::string properties;
        for (unsigned i = 0; i < columns; ++i) {
            if (chance(10)) continue;
            properties += fmt::format("{}\"{}\":{}", properties.empty() ? "" : ",",
                                      i == 0 && chance(5) ? "id" : "c" + std::to_string(i), value(i + columns));
        }
        return fmt::format(R"({{"type":"Feature",{}"properties":{{{}}},"geometry":{}}})",
                           chance(20) ? "\"id\":\"z." + std::to_string(below(9)) + "\"," : "", properties, geometry());
    }

    std::mt19937 random_;
};

TEST_F(GeojsonDataset, ReadsDrawnCollectionsAsGdalDoes) {
    std::size_t same = 0;
    constexpr unsigned kDrawn = 600;
    for (unsigned seed = 0; seed < kDrawn; ++seed) {
        const std::string text = Drawn(seed).collection();
        const Seen seen = written(text);
        ASSERT_NE(seen, Seen::different) << "seed " << seed << "\n" << text;
        same += seen == Seen::same ? 1 : 0;
    }
    EXPECT_GT(same, kDrawn / 4);
}

TEST_F(GeojsonDataset, ReadsAgainFromTheBeginning) {
    const auto file = folder_.path() / "two.geojson";
    std::ofstream(file) << R"({"type":"FeatureCollection","features":[)"
                           R"({"type":"Feature","properties":{"a":1},"geometry":null},)"
                           R"({"type":"Feature","properties":{"a":2},"geometry":null}]})";
    const auto plain = open_plain_geojson(file.string());
    ASSERT_NE(plain, nullptr);
    const std::string once = layer_text(*plain);
    EXPECT_EQ(layer_text(*plain), once);
    EXPECT_STREQ(plain->GetLayer(0)->GetName(), "two");
}

TEST_F(GeojsonDataset, IsWhatTheReaderOfLayersUses) {
    const auto file = folder_.path() / "one.geojson";
    std::ofstream(file)
        << R"({"type":"FeatureCollection","features":[)"
           R"({"type":"Feature","properties":{"a":"x"},"geometry":{"type":"Point","coordinates":[2,47]}}]})";
    const Wanted wanted{file, "one.geojson", "", true, {}};
    const auto located = locate(wanted);
    ASSERT_TRUE(located);
    const auto dataset = open_dataset(*located, wanted, {});
    ASSERT_TRUE(dataset);
    EXPECT_EQ(dataset->driver, "GeoJSON");
    EXPECT_EQ(dataset->handle->GetDriver(), nullptr) << "GDAL has read it";
    EXPECT_EQ(dataset->files(), std::vector{file});
}

}  // namespace
}  // namespace terracord::gdal
