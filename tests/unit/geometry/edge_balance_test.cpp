#include "geometry/edge_balance.hpp"

#include <gtest/gtest.h>

#include "geometry/measure.hpp"
#include "support/shapes.hpp"

namespace terracord::geometry {
namespace {

using testing::polygon;
using testing::rectangle;
using testing::ring;

TEST(EdgeBalance, of_areas_that_share_an_edge_the_outline_stays) {
    EdgeBalance balance;
    balance.add(rectangle(0, 0, 10, 10));
    balance.add(rectangle(10, 0, 10, 10));
    EXPECT_DOUBLE_EQ(length(balance.open_edges()), 60.0);
}

TEST(EdgeBalance, a_hole_and_what_fills_it_cancel_whichever_way_they_are_turned) {
    Shape filling(Family::area);
    for (const Point point : {Point{2, 2}, Point{2, 4}, Point{4, 4}, Point{4, 2}, Point{2, 2}})
        filling.add_point(point);
    filling.end_ring();
    filling.end_part();
    EdgeBalance balance;
    balance.add(polygon(ring(0, 0, 10, 10), {ring(2, 2, 2, 2)}));
    balance.add(filling);
    const Shape open = balance.open_edges();
    EXPECT_EQ(open.part_count(), 4U);
    EXPECT_DOUBLE_EQ(length(open), 40.0);
}

TEST(EdgeBalance, the_same_area_twice_keeps_each_edge_once) {
    EdgeBalance balance;
    balance.add(rectangle(0, 0, 10, 10));
    balance.add(rectangle(0, 0, 10, 10));
    EXPECT_EQ(balance.open_edges().part_count(), 4U);
}

TEST(EdgeBalance, edges_of_which_one_is_longer_do_not_cancel) {
    EdgeBalance balance;
    balance.add(rectangle(0, 0, 10, 10));
    balance.add(rectangle(10, 0, 10, 5));
    EXPECT_EQ(balance.open_edges().part_count(), 8U);
}

TEST(EdgeBalance, lines_are_left_out) {
    EdgeBalance balance;
    balance.add(testing::line({{0, 0}, {10, 10}}));
    EXPECT_TRUE(balance.open_edges().empty());
}

}  // namespace
}  // namespace terracord::geometry
