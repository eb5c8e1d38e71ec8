#include "layers/seams.hpp"

#include <gtest/gtest.h>

#include "geometry/edge_balance.hpp"
#include "support/shapes.hpp"
#include "support/stores.hpp"

namespace terracord::layers {
namespace {

using testing::polygon;
using testing::rectangle;
using testing::ring;

bool drawn(const Layer& layer, const geometry::Box& box) {
    geometry::EdgeBalance balance;
    for (const geometry::Shape& shape : layer.shapes) balance.add(shape);
    std::vector<std::uint32_t> scratch;
    return Seams(balance.open_edges()).surely_drawn(layer, box, scratch);
}

TEST(Seams, ZonesThatShareTheirBordersLeaveNoGapBetweenThem) {
    const Layer layer = testing::layer_of({{"A", rectangle(0, 0, 100, 100)}, {"B", rectangle(100, 0, 100, 100)}});
    EXPECT_TRUE(drawn(layer, {20, 20, 80, 80}));
    EXPECT_TRUE(drawn(layer, {50, 50, 150, 80}));
    EXPECT_TRUE(drawn(layer, {100, 50, 150, 80}));  // a corner on the common border
}

TEST(Seams, NothingIsSaidBesideAGap) {
    const Layer layer = testing::layer_of({{"A", rectangle(0, 0, 100, 100)}, {"B", rectangle(100.001, 0, 100, 100)}});
    EXPECT_FALSE(drawn(layer, {50, 50, 150, 80}));
    EXPECT_TRUE(drawn(layer, {20, 20, 80, 80}));  // away from it
}

TEST(Seams, NothingIsSaidBesideABorderThatTwoZonesDrawOtherwise) {
    const Layer layer = testing::layer_of({{"A", polygon({{0, 0}, {100, 0}, {100, 50}, {100, 100}, {0, 100}})},
                                           {"B", rectangle(100, 0, 100, 100)}});
    EXPECT_FALSE(drawn(layer, {50, 20, 150, 80}));
}

TEST(Seams, GroundThatNoZoneDrawsIsAGapEvenWithoutAnEdgeNear) {
    const Layer layer =
        testing::layer_of({{"A", polygon(ring(0, 0, 300, 300), {ring(100, 100, 100, 100)})}});
    EXPECT_FALSE(drawn(layer, {120, 120, 180, 180}));  // in its hole
    EXPECT_FALSE(drawn(layer, {400, 400, 450, 450}));  // beyond it
}

TEST(Seams, GroundDrawnTwiceIsNoGap) {
    const Layer layer = testing::layer_of({{"A", rectangle(0, 0, 300, 300)}, {"B", rectangle(0, 0, 300, 300)}});
    EXPECT_TRUE(drawn(layer, {120, 120, 180, 180}));
}

}  // namespace
}  // namespace terracord::layers
