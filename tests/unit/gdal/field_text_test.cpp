#include "gdal/field_text.hpp"

#include <gtest/gtest.h>
#include <ogr_feature.h>

#include <functional>
#include <string>

namespace terracord::gdal {
namespace {

class FieldText : public testing::Test {
   protected:
    std::string text(OGRFieldType type, const std::function<void(OGRFeature&)>& set, int width = 0,
                     OGRFieldSubType subtype = OFSTNone) {
        OGRFeatureDefn* definition = new OGRFeatureDefn("t");
        definition->Reference();
        OGRFieldDefn field("f", type);
        field.SetSubType(subtype);
        definition->AddFieldDefn(&field);
        std::string result = "(null)";
        {
            OGRFeature feature(definition);
            set(feature);
            result = field_text(feature, 0, width).value_or("(null)");
        }
        definition->Release();
        return result;
    }
};

TEST_F(FieldText, GivesLeadingZerosToIntegersUpToTheWidth) {
    EXPECT_EQ(text(
                  OFTInteger, [](OGRFeature& f) { f.SetField(0, 3); }, 2),
              "03");
    EXPECT_EQ(text(
                  OFTInteger, [](OGRFeature& f) { f.SetField(0, 123); }, 2),
              "123");
    EXPECT_EQ(text(
                  OFTInteger, [](OGRFeature& f) { f.SetField(0, -3); }, 2),
              "-03");
    EXPECT_EQ(text(OFTInteger64, [](OGRFeature& f) { f.SetField(0, GIntBig{9007199254740993}); }), "9007199254740993");
    EXPECT_EQ(text(
                  OFTReal, [](OGRFeature& f) { f.SetField(0, 3.0); }, 2),
              "03");
    EXPECT_EQ(text(
                  OFTString, [](OGRFeature& f) { f.SetField(0, "3"); }, 2),
              "3");
}

TEST_F(FieldText, GivesTheShortestRealThatReadsBack) {
    EXPECT_EQ(text(OFTReal, [](OGRFeature& f) { f.SetField(0, 0.1); }), "0.1");
    EXPECT_EQ(text(OFTReal, [](OGRFeature& f) { f.SetField(0, 1234567.0); }), "1234567");
    EXPECT_EQ(text(
                  OFTReal, [](OGRFeature& f) { f.SetField(0, 0.1F); }, 0, OFSTFloat32),
              "0.1");
    EXPECT_EQ(text(OFTReal, [](OGRFeature& f) { f.SetField(0, 1e300); }), "1e+300");
}

TEST_F(FieldText, WritesDatesAndBooleans) {
    EXPECT_EQ(text(OFTDate, [](OGRFeature& f) { f.SetField(0, 2024, 3, 1); }), "2024-03-01");
    EXPECT_EQ(text(OFTDateTime, [](OGRFeature& f) { f.SetField(0, 2024, 3, 1, 0, 0, 0.0F, 0); }), "2024-03-01");
    EXPECT_EQ(text(OFTDateTime, [](OGRFeature& f) { f.SetField(0, 2024, 3, 1, 14, 5, 6.5F, 100); }),
              "2024-03-01T14:05:06.500Z");
    EXPECT_EQ(text(OFTDateTime, [](OGRFeature& f) { f.SetField(0, 2024, 3, 1, 14, 5, 6.0F, 104); }),
              "2024-03-01T14:05:06+01:00");
    EXPECT_EQ(text(
                  OFTInteger, [](OGRFeature& f) { f.SetField(0, 1); }, 0, OFSTBoolean),
              "true");
}

TEST_F(FieldText, TellsNullFromEmpty) {
    EXPECT_EQ(text(OFTString, [](OGRFeature&) {}), "(null)");
    EXPECT_EQ(text(OFTString, [](OGRFeature& f) { f.SetFieldNull(0); }), "(null)");
    EXPECT_EQ(text(OFTString, [](OGRFeature& f) { f.SetField(0, ""); }), "");
    EXPECT_EQ(text(OFTString, [](OGRFeature& f) { f.SetField(0, " as written "); }), " as written ");
}

TEST(TextDecoder, LeavesUtf8AloneAndReadsTheRestAsWindowsText) {
    TextDecoder decoder;
    EXPECT_EQ(decoder.decode("plain"), std::nullopt);
    EXPECT_EQ(decoder.decode("Forêt"), std::nullopt);
    EXPECT_EQ(decoder.repaired(), 0U);
    EXPECT_EQ(decoder.decode("For\xEAt"), "Forêt");
    EXPECT_EQ(decoder.decode("c\x9Cur"), "cœur");
    EXPECT_EQ(decoder.repaired(), 2U);
}

TEST(TextDecoder, DropsACharacterCutInTwoAtTheEndOfAField) {
    TextDecoder decoder;
    EXPECT_EQ(decoder.decode("Zone naturelle protégée, for\xC3"), "Zone naturelle protégée, for");
    EXPECT_EQ(decoder.decode("caf\xE9"), "café");  // whole, in CP1252
}

TEST(TextDecoder, RecodesWhatItIsTold) {
    TextDecoder decoder("CP1252", true);
    EXPECT_EQ(decoder.decode("For\xEAt"), "Forêt");
    EXPECT_TRUE(TextDecoder::knows("CP1252"));
    EXPECT_FALSE(TextDecoder::knows("klingon"));
    EXPECT_EQ(canonical_encoding("windows-1252"), "CP1252");
    EXPECT_EQ(canonical_encoding("utf8"), "UTF-8");
}

TEST(PlainNumber, IsNoCode) {
    EXPECT_EQ(plain_number("12"), 12.0);
    EXPECT_EQ(plain_number("-0.5"), -0.5);
    EXPECT_EQ(plain_number("3,5"), 3.5);
    EXPECT_EQ(plain_number("0"), 0.0);
    for (const char* code : {"01001", "+3", "", "-", "2A004", " 3", "1 000", "1,2,3", "nan", "inf", "0x10"}) {
        EXPECT_EQ(plain_number(code), std::nullopt) << code;
    }
    EXPECT_EQ(coordinate(" 618106,25 "), 618106.25);
    EXPECT_EQ(coordinate("+02.5"), 2.5);
    EXPECT_EQ(coordinate("n/a"), std::nullopt);
}

}  // namespace
}  // namespace terracord::gdal
