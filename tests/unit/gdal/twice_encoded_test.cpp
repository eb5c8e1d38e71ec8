#include "gdal/twice_encoded.hpp"

#include <gtest/gtest.h>

namespace terracord::gdal {
namespace {

TEST(TwiceEncoded, GivesTheTextAsItWas) {
    EXPECT_EQ(encoded_once("Zone protÃ©gÃ©e"), "Zone protégée");
    EXPECT_EQ(encoded_once("Ã‰cole"), "École");            // by way of CP1252
    EXPECT_EQ(encoded_once("\u00c3\u0089cole"), "École");  // by way of Latin-1
    EXPECT_EQ(encoded_once("Lâ€™Ã®lot"), "L’îlot");
    EXPECT_EQ(encoded_once("Ã\u00a0 bÃ¢tir"), "à bâtir");
    EXPECT_EQ(encoded_once("manÅ“uvre"), "manœuvre");
    EXPECT_EQ(encoded_once("10 â‚¬"), "10 €");
}

TEST(TwiceEncoded, LeavesOutACharacterThatANarrowColumnCut) {
    EXPECT_EQ(encoded_once("protÃ©gÃ"), "protég");
    EXPECT_EQ(encoded_once("gÃ"), std::nullopt);  // may be a capital
}

TEST(TwiceEncoded, SeesNoSignInTextsThatAreRight) {
    for (const char* text : {"", "ascii", "protégée", "SÃO", "É", "CAFÉ»", "« Île »", "à 5 €", "œuvre", "Ünïçødé",
                             "Ελλάδα", "日本", "N° 12", "Ã©a protégée", "emoji 🌳", "\xC3"}) {
        EXPECT_EQ(encoded_once(text), std::nullopt) << text;
    }
}

}  // namespace
}  // namespace terracord::gdal
