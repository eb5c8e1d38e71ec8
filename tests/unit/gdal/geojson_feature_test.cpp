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

Answers answers_to(const std::string& written) {
    const PaddedText text = PaddedText::copy(written);
    GeojsonParser parser;
    Answers out;
    GeojsonFeature looked_at;
    out.look = parser.look(text, {0, written.size()}, looked_at);
    out.read = parser.read(text, {0, written.size()}, out.feature);
    EXPECT_EQ(looked_at.points.size(), out.feature.points.size()) << written;
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
