#include "layers/feature_length.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace terracord::layers {
namespace {

model::FeatureLength column(std::vector<std::pair<std::string, double>> codes = {}) {
    return {.fixed = std::nullopt, .column = "C", .attributes = {}, .codes = std::move(codes)};
}

TEST(FeatureLength, IsReadAsPlansWriteIt) {
    EXPECT_EQ(metres_of(column(), "75"), 75.0);
    EXPECT_EQ(metres_of(column(), "75m"), 75.0);
    EXPECT_EQ(metres_of(column(), "12,50 m"), 12.5);
    EXPECT_EQ(metres_of(column(), "0.3 km"), 300.0);
}

TEST(FeatureLength, WhatIsNoLengthIsUnknown) {
    for (const char* text : {"", "R+2", "12 pieds", "0", "-5", "1,2,3", "m"})
        EXPECT_TRUE(std::isnan(metres_of(column(), text))) << text;
}

TEST(FeatureLength, ComesFromATableOfCodes) {
    const auto categories = column({{"1", 300.0}, {"2", 250.0}});
    EXPECT_EQ(metres_of(categories, "2"), 250.0);
    EXPECT_TRUE(std::isnan(metres_of(categories, "6")));
}

TEST(FeatureLength, OtherwiseStandsInForWhatTheColumnDoesNotSay) {
    model::FeatureLength length = column();
    length.fixed = Metres{10.0};
    EXPECT_EQ(metres_of(length, "?"), 10.0);
    EXPECT_EQ(metres_of(length, "20"), 20.0);
    EXPECT_EQ(metres_of({.fixed = Metres{5.0}, .column = {}, .attributes = {}, .codes = {}}, ""), 5.0);
}

}  // namespace
}  // namespace terracord::layers
