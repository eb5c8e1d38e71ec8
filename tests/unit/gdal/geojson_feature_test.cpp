#include "gdal/geojson_feature.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace terracord::gdal {
namespace {

std::string point_at(const std::string& number) {
    return R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[)" + number + ",2.5]}}";
}

struct Answers {
    bool read = false;
    bool look = false;
    GeojsonFeature feature;
};

std::string collection_of(const std::string& features) {
    return R"({"type":"FeatureCollection","name":"x","features":[ )" + features + R"( ],"bbox":[0,0,1,1]})";
}

Answers answers_to(const std::string& written) {
    const PaddedText text = PaddedText::copy(written);
    const PaddedText collected = PaddedText::copy(collection_of(written));
    GeojsonParser parser;
    Answers out;
    GeojsonCollection collection;
    std::size_t points = 0;
    out.look = parser.look(collected, collection, [&](const GeojsonFeature& feature, TextSpan) {
        points = feature.points.size();
        return true;
    });
    out.read = parser.read(text, {0, written.size()}, out.feature);
    if (out.look && out.read) {
        EXPECT_EQ(points, out.feature.points.size()) << written;
    }
    return out;
}

TEST(GeojsonParser, LookTakesTheNumbersThatReadTakesAndNoOthers) {
    for (const char* number : {"1",
                               "-1",
                               "0",
                               "-0",
                               "-0.0",
                               "12.5",
                               "1e3",
                               "1E-3",
                               "652000.123456789012345",
                               "999999999999999",
                               "9007199254740991",
                               "9007199254740992",
                               "12345678901234567890",
                               "1e400",
                               "1e-400",
                               "1e15",
                               "1e16",
                               "01",
                               "-",
                               "1.",
                               ".5",
                               "1e",
                               "+1",
                               "0x1",
                               "1 ",
                               "1\n",
                               "1 2",
                               "NaN",
                               "\"1\"",
                               "000000000000000.5"}) {
        const Answers answers = answers_to(point_at(number));
        EXPECT_EQ(answers.look, answers.read) << number;
    }
    EXPECT_TRUE(answers_to(point_at("9007199254740991")).look);
    EXPECT_FALSE(answers_to(point_at("9007199254740992")).look);
    EXPECT_TRUE(answers_to(point_at("1 ")).look);
    EXPECT_FALSE(answers_to(point_at("01")).look);
}

TEST(GeojsonParser, LookTellsOfEveryFeatureWhatItIsAndWhereItStands) {
    const std::string written = collection_of(point_at("1") + " ,\n" + point_at("22.25") + "," + point_at("-3"));
    const PaddedText text = PaddedText::copy(written);
    GeojsonParser parser;
    GeojsonParser other;
    GeojsonCollection collection;
    std::vector<double> found;
    const auto visit = [&](const GeojsonFeature& feature, TextSpan span) {
        EXPECT_EQ(feature.type, GeojsonType::point);
        GeojsonFeature one;
        EXPECT_TRUE(other.read(text, span, one));
        found.push_back(one.points.at(0).x);
        return true;
    };
    ASSERT_TRUE(parser.look(text, collection, visit));
    EXPECT_EQ(found, (std::vector{1.0, 22.25, -3.0}));
    ASSERT_EQ(collection.features.size(), 3U);
    GeojsonFeature again;
    EXPECT_TRUE(parser.read_again(text, collection.features[1], again));
    EXPECT_EQ(again.points.at(0).x, 22.25);
    EXPECT_EQ(collection.before, R"("type":"FeatureCollection","name":"x",)");
    GeojsonCollection ignored;
    EXPECT_FALSE(parser.look(text, ignored, [](const GeojsonFeature&, TextSpan) { return false; }));
}

TEST(GeojsonParser, ReadsThePointsAgainThatItRead) {
    for (const char* number : {"1", "-0", "-0.0", "12.5 ", "1e3", "652000.123456789012345", "9007199254740991"}) {
        const Answers answers = answers_to(point_at(number));
        ASSERT_TRUE(answers.read) << number;
        const PaddedText text = PaddedText::copy(point_at(number));
        GeojsonParser parser;
        GeojsonFeature again;
        ASSERT_TRUE(parser.read_again(text, {0, text.view().size()}, again)) << number;
        ASSERT_EQ(again.points.size(), 1U);
        EXPECT_EQ(again.points[0].x, answers.feature.points[0].x) << number;
        EXPECT_EQ(std::signbit(again.points[0].x), std::signbit(answers.feature.points[0].x)) << number;
        EXPECT_EQ(again.points[0].y, 2.5);
    }
}

}  // namespace
}  // namespace terracord::gdal
