#include "geometry/box.hpp"

#include <gtest/gtest.h>

namespace terracord::geometry {
namespace {

TEST(Box, IsEmptyUntilSomethingIsAdded) {
    Box box;
    EXPECT_TRUE(box.empty());
    EXPECT_EQ(box.width(), 0.0);
    box.add(Box{});
    EXPECT_TRUE(box.empty());
    box.add(Point{1, 2});
    EXPECT_FALSE(box.empty());
    EXPECT_EQ(box.width(), 0.0);
}

TEST(Box, TouchesWhatSharesABorderOrACorner) {
    const Box box{0, 0, 10, 10};
    EXPECT_TRUE(box.touches({10, 0, 20, 10}));
    EXPECT_TRUE(box.touches({10, 10, 20, 20}));
    EXPECT_TRUE(box.touches({2, 2, 3, 3}));
    EXPECT_FALSE(box.touches({10.001, 0, 20, 10}));
    EXPECT_FALSE(box.touches({0, -5, 10, -0.001}));
}

TEST(Box, NeverTouchesTheEmptyBox) {
    EXPECT_FALSE((Box{0, 0, 10, 10}).touches(Box{}));
    EXPECT_FALSE(Box{}.touches({0, 0, 10, 10}));
    EXPECT_FALSE(Box{}.touches(Box{}));
}

TEST(Box, WidensOnAllSidesAndStaysEmptyWhenEmpty) {
    EXPECT_EQ((Box{0, 0, 10, 10}).widened(5), (Box{-5, -5, 15, 15}));
    EXPECT_TRUE(Box{}.widened(5).empty());
}

TEST(Box, ContainsItself) {
    const Box box{0, 0, 10, 10};
    EXPECT_TRUE(box.contains(box));
    EXPECT_FALSE(box.contains({0, 0, 10, 10.5}));
}

}  // namespace
}  // namespace terracord::geometry
