#include "raster/statistics.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace terracord::raster {
namespace {

using model::Comparison;
using model::Raster;
using model::RasterStatistic;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Cell {
    double value;
    double weight;
};

Summary summary_of(const Raster& asked, const std::vector<Cell>& cells) {
    Accumulator sums(asked);
    for (const Cell& cell : cells) sums.add(cell.value, cell.weight, cell.weight / 100.0);
    return sums.finish().value();
}

TEST(Statistics, weigh_each_cell_by_its_ground) {
    const Summary found = summary_of({.statistic = RasterStatistic::mean}, {{2.0, 100.0}, {5.0, 50.0}, {-1.0, 50.0}});
    EXPECT_DOUBLE_EQ(found.mean, (200.0 + 250.0 - 50.0) / 200.0);
    EXPECT_DOUBLE_EQ(found.minimum, -1.0);
    EXPECT_DOUBLE_EQ(found.maximum, 5.0);
    EXPECT_DOUBLE_EQ(found.sum, 2.0 + 2.5 - 0.5);
    EXPECT_EQ(found.cells, 3);
}

TEST(Statistics, leave_cells_without_a_value_out_of_the_denominator) {
    const Summary found = summary_of({.statistic = RasterStatistic::mean}, {{4.0, 25.0}, {kNone, 75.0}});
    EXPECT_DOUBLE_EQ(found.mean, 4.0);
    EXPECT_DOUBLE_EQ(found.valued, 25.0);
    EXPECT_DOUBLE_EQ(found.without, 75.0);
    EXPECT_EQ(found.cells_without, 1);
}

TEST(Statistics, of_no_cell_at_all_are_none) {
    const Summary found = summary_of({.statistic = RasterStatistic::maximum}, {{kNone, 10.0}});
    EXPECT_EQ(found.cells, 0);
    EXPECT_EQ(found.valued, 0.0);
}

TEST(Statistics, a_mean_never_leaves_the_range_of_its_values) {
    std::vector<Cell> cells(1000, {0.1, 1.0 / 3.0});
    const Summary found = summary_of({.statistic = RasterStatistic::mean}, cells);
    EXPECT_EQ(found.mean, 0.1);
}

TEST(Statistics, a_percentile_is_the_least_value_that_this_share_of_the_ground_does_not_exceed) {
    const std::vector<Cell> cells{{3.0, 10.0}, {1.0, 60.0}, {2.0, 30.0}};
    const auto at = [&](double percent) {
        return summary_of({.statistic = RasterStatistic::percentile, .percentile = percent}, cells).percentile;
    };
    EXPECT_EQ(at(0.0), 1.0);
    EXPECT_EQ(at(60.0), 1.0);
    EXPECT_EQ(at(60.1), 2.0);
    EXPECT_EQ(at(90.0), 2.0);
    EXPECT_EQ(at(90.1), 3.0);
    EXPECT_EQ(at(100.0), 3.0);
}

TEST(Statistics, a_share_counts_the_ground_whose_cells_pass_every_test) {
    const Raster asked{.statistic = RasterStatistic::share,
                       .cells = {{Comparison::greater_equal, 1.0}, {Comparison::less, 2.0}}};
    const Summary found = summary_of(asked, {{0.5, 10.0}, {1.0, 20.0}, {1.9, 30.0}, {2.0, 40.0}, {kNone, 50.0}});
    EXPECT_DOUBLE_EQ(found.share, 0.5);
}

TEST(Statistics, a_limit_written_in_decimals_meets_the_same_number_in_32_bits) {
    const double stored = static_cast<double>(0.1F);
    const auto share = [&](Comparison comparison) {
        return summary_of({.statistic = RasterStatistic::share, .cells = {{comparison, 0.1}}}, {{stored, 1.0}}).share;
    };
    EXPECT_EQ(share(Comparison::greater), 0.0);
    EXPECT_EQ(share(Comparison::greater_equal), 1.0);
    EXPECT_EQ(share(Comparison::less_equal), 1.0);
    EXPECT_EQ(share(Comparison::less), 0.0);
}

TEST(Statistics, classes_have_their_shares_by_code_and_those_asked_for_add_up) {
    const Raster asked{.statistic = RasterStatistic::classes, .values = {4.0, 5.0}};
    const Summary found = summary_of(asked, {{5.0, 30.0}, {1.0, 50.0}, {4.0, 10.0}, {1.0, 10.0}});
    ASSERT_EQ(found.classes.size(), 3U);
    EXPECT_EQ(found.classes[0].value, 1.0);
    EXPECT_DOUBLE_EQ(found.classes[0].share, 0.6);
    EXPECT_EQ(found.classes[2].value, 5.0);
    EXPECT_DOUBLE_EQ(found.share, 0.4);
}

TEST(Statistics, measures_are_no_classes) {
    const Raster asked{.statistic = RasterStatistic::classes};
    Accumulator sums(asked);
    sums.add(3.2, 1.0, 1.0);
    const auto found = sums.finish();
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::raster_measure);
    Accumulator many(asked);
    for (std::size_t i = 0; i <= kMostClasses; ++i) many.add(static_cast<double>(i), 1.0, 1.0);
    EXPECT_FALSE(many.finish());
}

}  // namespace
}  // namespace terracord::raster
