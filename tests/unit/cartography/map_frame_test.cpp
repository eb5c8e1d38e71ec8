#include "cartography/map_frame.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace terracord::cartography {
namespace {

constexpr PaperRectangle kPaper{15.0, 60.0, 120.0, 100.0};

geometry::Box square(double side) { return {1000.0, 2000.0, 1000.0 + side, 2000.0 + side}; }

TEST(MapFrame, takes_the_largest_round_scale_that_shows_the_perimeter_with_its_margin) {
    // 100 mm less twice 12 mm: 76 mm for the side.
    EXPECT_EQ(MapFrame::around(square(38.0), kPaper).scale(), 500.0);
    EXPECT_EQ(MapFrame::around(square(38.1), kPaper).scale(), 1'000.0);
    EXPECT_EQ(MapFrame::around(square(152.0), kPaper).scale(), 2'000.0);
    EXPECT_EQ(MapFrame::around(square(160.0), kPaper).scale(), 2'500.0);
    EXPECT_EQ(MapFrame::around(square(1'900.0), kPaper).scale(), 25'000.0);
}

TEST(MapFrame, goes_on_in_steps_of_one_two_five_beyond_what_planners_use_and_says_so) {
    EXPECT_FALSE(MapFrame::around(square(1'900.0), kPaper).beyond_usual());
    const MapFrame frame = MapFrame::around(square(2'000.0), kPaper);
    EXPECT_EQ(frame.scale(), 50'000.0);
    EXPECT_TRUE(frame.beyond_usual());
    EXPECT_EQ(MapFrame::around(square(76'000.0), kPaper).scale(), 1'000'000.0);
    EXPECT_EQ(MapFrame::around(square(76'001.0), kPaper).scale(), 2'000'000.0);
}

TEST(MapFrame, shows_every_corner_of_what_it_was_made_for) {
    for (const double side : {1.0, 77.0, 400.0, 1'333.0, 9'000.0}) {
        const geometry::Box ground{10.0, 20.0, 10.0 + side, 20.0 + side / 3.0};
        const MapFrame frame = MapFrame::around(ground, kPaper);
        EXPECT_TRUE(frame.ground().contains(ground)) << side;
    }
}

TEST(MapFrame, puts_the_ground_on_the_paper_upright_and_to_scale) {
    const MapFrame frame = MapFrame::around(square(152.0), kPaper);  // 1:2000
    const geometry::Point middle = frame.to_paper({1'076.0, 2'076.0});
    EXPECT_DOUBLE_EQ(middle.x, 75.0);
    EXPECT_DOUBLE_EQ(middle.y, 110.0);
    const geometry::Point north_east = frame.to_paper({1'096.0, 2'096.0});
    EXPECT_DOUBLE_EQ(north_east.x, 85.0) << "20 m are 10 mm";
    EXPECT_DOUBLE_EQ(north_east.y, 100.0) << "north is up";
}

TEST(MapFrame, draws_something_where_there_is_nothing_to_show) {
    EXPECT_EQ(MapFrame::around({}, kPaper).scale(), 500.0);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(std::isfinite(MapFrame::around({nan, nan, nan, nan}, kPaper).ground().min_x));
    EXPECT_EQ(MapFrame::around({5.0, 5.0, 5.0, 5.0}, kPaper).scale(), 500.0) << "a point";
}

TEST(ScaleBar, is_a_round_length_that_fits) {
    EXPECT_EQ(scale_bar_metres(MapFrame::around(square(10.0), kPaper), 40.0), 20.0);        // 1:500: 20 m
    EXPECT_EQ(scale_bar_metres(MapFrame::around(square(160.0), kPaper), 40.0), 100.0);      // 1:2500: 100 m
    EXPECT_EQ(scale_bar_metres(MapFrame::around(square(1'900.0), kPaper), 40.0), 1'000.0);  // 1:25,000: 1000 m
}

}  // namespace
}  // namespace terracord::cartography
