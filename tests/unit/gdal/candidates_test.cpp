#include <gtest/gtest.h>

#include <algorithm>

#include "gdal/crs.hpp"

namespace terracord::gdal {
namespace {

using geometry::Box;

std::vector<std::string> at(double x, double y) { return candidates(Box{x, y, x, y}); }

TEST(Candidates, PutTheLocalGridOfOrleansFirst) {
    ASSERT_FALSE(at(1618059, 7189787).empty());
    EXPECT_EQ(at(1618059, 7189787).front(), "EPSG:3948");
    EXPECT_EQ(at(618106, 6756402).front(), "EPSG:2154");
    EXPECT_EQ(at(1.909, 47.9).front(), "EPSG:4326");
    EXPECT_EQ(at(567000, 2322000).front(), "EPSG:27572");  // counts grads from Paris
    EXPECT_EQ(at(336000, 7650000).front(), "EPSG:2975");
}

TEST(Candidates, AreNoneForDrawingsAndNonsense) {
    EXPECT_TRUE(at(1e9, 1e9).empty());
    EXPECT_TRUE(at(250, 400).empty());
    EXPECT_TRUE(candidates(Box{}).empty());
}

TEST(Candidates, PreferWhatFallsNearAKnownPlace) {
    const Box guadeloupe{-62.0, 15.0, -60.0, 17.0};
    const auto found = candidates(Box{650000, 1790000, 660000, 1800000}, guadeloupe);
    ASSERT_FALSE(found.empty());
    EXPECT_TRUE(found.front() == "EPSG:5490" || found.front() == "EPSG:4559");
}

TEST(Plausible, TellsCoordinatesThatCannotBeInTheSystem) {
    const auto lambert = *Crs::parse("EPSG:2154");
    EXPECT_TRUE(plausible(lambert, Box{618000, 6756000, 619000, 6757000}));
    EXPECT_FALSE(plausible(lambert, Box{1.9, 47.8, 2.0, 48.0}));
    EXPECT_FALSE(plausible(lambert, Box{1618059, 7189787, 1619059, 7190787}));  // CC48
    EXPECT_FALSE(plausible(lambert, Box{567000, 2322000, 568000, 2323000}));    // Lambert II étendu
    EXPECT_FALSE(plausible(*Crs::parse("EPSG:4326"), Box{618000, 6756000, 619000, 6757000}));
    EXPECT_TRUE(plausible(*Crs::parse("EPSG:27572"), Box{567000, 2322000, 568000, 2323000}));
    EXPECT_TRUE(plausible(*Crs::parse("EPSG:3948"), Box{1618059, 7189787, 1619059, 7190787}));
    EXPECT_FALSE(plausible(*Crs::parse("EPSG:3948"), Box{1618059, 6189787, 1619059, 6190787}));  // CC47
}

TEST(Plausible, ForgivesAStrayPointAndAWideLayer) {
    EXPECT_TRUE(plausible(*Crs::parse("EPSG:2154"), Box{0, 0, 700000, 6700000}));
    EXPECT_TRUE(plausible(*Crs::parse("EPSG:4326"), Box{-180, -90, 180, 90}));
    EXPECT_TRUE(plausible(*Crs::parse("EPSG:2154"), Box{}));
}

}  // namespace
}  // namespace terracord::gdal
