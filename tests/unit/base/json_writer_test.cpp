#include "base/json_writer.hpp"

#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <limits>

namespace terracord {
namespace {

std::string quoted(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

std::string fixed(double value, int decimals) {
    std::string out;
    append_fixed(out, value, decimals);
    return out;
}

TEST(JsonWriter, WritesKeysInTheOrderGiven) {
    std::string out;
    JsonWriter json(out);
    json.begin_object()
        .key("share")
        .number(0.25)
        .key("names")
        .begin_array()
        .string("A")
        .integer(-3)
        .boolean(true)
        .null()
        .end_array();
    json.key("none").begin_object().end_object().key("raw").raw("[1]").end_object();
    EXPECT_EQ(out, R"({"share":0.25,"names":["A",-3,true,null],"none":{},"raw":[1]})");
}

TEST(JsonWriter, IndentsWithoutTrailingBlanks) {
    std::string out;
    JsonWriter json(out, 2);
    json.begin_object()
        .key("a")
        .begin_array()
        .integer(1)
        .integer(2)
        .end_array()
        .key("b")
        .begin_array()
        .end_array()
        .end_object();
    EXPECT_EQ(out, "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": []\n}");
}

TEST(JsonWriter, WritesNullForWhatIsNoNumber) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("a").number(std::nan("")).key("b").number(std::numeric_limits<double>::infinity());
    json.key("c").fixed(-std::numeric_limits<double>::infinity(), 2).end_object();
    EXPECT_EQ(out, R"({"a":null,"b":null,"c":null})");
}

TEST(JsonWriter, NeverWritesMinusZero) {
    std::string out;
    JsonWriter json(out);
    json.begin_array().number(-0.0).fixed(-0.0, 3).fixed(-0.0004, 3).end_array();
    EXPECT_EQ(out, "[0,0,0]");
}

TEST(JsonWriter, WritesNumbersThatReadBackEqual) {
    for (const double value : {0.1, 1.0 / 3.0, 652709.123456789, 5e-324, 1.7976931348623157e308, -2.5}) {
        std::string out;
        JsonWriter json(out);
        json.number(value);
        double back = 0.0;
        std::from_chars(out.data(), out.data() + out.size(), back);
        EXPECT_EQ(back, value) << out;
    }
}

TEST(JsonString, EscapesQuotesAndControls) {
    EXPECT_EQ(quoted("a\"b\\c\n\r\t"), R"("a\"b\\c\n\r\t")");
    EXPECT_EQ(quoted(std::string_view("\0\x1f\x7f", 3)), R"("\u0000\u001f\u007f")");
    EXPECT_EQ(quoted("</script>"), "\"</script>\"");
}

TEST(JsonString, KeepsValidUtf8) {
    EXPECT_EQ(quoted("Orléans, 1 250 m², €, 🏠"), "\"Orléans, 1 250 m², €, 🏠\"");
    EXPECT_EQ(quoted("\xF4\x8F\xBF\xBF"), "\"\xF4\x8F\xBF\xBF\"");  // U+10FFFF
}

TEST(JsonString, MakesInvalidUtf8Valid) {
    const std::string bad = "\xEF\xBF\xBD";
    EXPECT_EQ(quoted("Orl\xE9"
                     "ans"),
              "\"Orl" + bad + "ans\"");                                          // Latin-1
    EXPECT_EQ(quoted("\xC3"), "\"" + bad + "\"");                                // cut
    EXPECT_EQ(quoted("\xE2\x82"), "\"" + bad + bad + "\"");                      // cut
    EXPECT_EQ(quoted("\xC0\xAF"), "\"" + bad + bad + "\"");                      // overlong '/'
    EXPECT_EQ(quoted("\xE0\x80\xAF"), "\"" + bad + bad + bad + "\"");            // overlong
    EXPECT_EQ(quoted("\xED\xA0\x80"), "\"" + bad + bad + bad + "\"");            // surrogate
    EXPECT_EQ(quoted("\xF4\x90\x80\x80"), "\"" + bad + bad + bad + bad + "\"");  // over U+10FFFF
    EXPECT_EQ(quoted("\x80"
                     "a"),
              "\"" + bad + "a\"");                       // tail alone
    EXPECT_EQ(quoted("\xC3\""), "\"" + bad + "\\\"\"");  // a quote is never swallowed
}

TEST(AppendFixed, DropsTrailingZerosOnly) {
    EXPECT_EQ(fixed(1250.50, 2), "1250.5");
    EXPECT_EQ(fixed(1250.0, 2), "1250");
    EXPECT_EQ(fixed(100.0, 0), "100");
    EXPECT_EQ(fixed(0.005, 2), "0.01");  // the double 0.005 lies above a half
    EXPECT_EQ(fixed(2.5, 0), "2");       // ties to even, as the standard library rounds
    EXPECT_EQ(fixed(-1.25, 1), "-1.2");
    EXPECT_EQ(fixed(1e300, 6).size(), 301U);
}

}  // namespace
}  // namespace terracord
