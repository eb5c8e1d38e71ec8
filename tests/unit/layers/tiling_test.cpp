#include "layers/tiling.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "gdal/initialise.hpp"
#include "layers/load_layer.hpp"
#include "support/shapes.hpp"
#include "support/stores.hpp"

namespace terracord::layers {
namespace {

using testing::layer_of;
using testing::polygon;
using testing::rectangle;
using testing::ring;

TEST(Tiling, zones_that_only_touch_share_nothing_and_leave_no_gap) {
    const auto tiling = tiling_of(layer_of({{"A", rectangle(618000, 6750000, 100, 100)},
                                            {"B", rectangle(618100, 6750000, 100, 100)},
                                            {"C", rectangle(618100, 6750100, 50, 50)}}),
                                  {});
    ASSERT_TRUE(tiling);
    EXPECT_TRUE(tiling->shared.empty());
    EXPECT_TRUE(tiling->gaps.empty());
    EXPECT_NEAR(tiling->union_m2, 22500.0, 1e-6);
    EXPECT_NEAR(tiling->excess_m2, 0.0, 1e-6);
}

TEST(Tiling, ground_under_three_zones_counts_for_three_pairs_and_twice_in_excess) {
    const auto tiling = tiling_of(
        layer_of({{"A", rectangle(0, 0, 10, 10)}, {"B", rectangle(0, 0, 10, 10)}, {"C", rectangle(0, 0, 10, 10)}}), {});
    ASSERT_TRUE(tiling);
    ASSERT_EQ(tiling->shared.size(), 3U);
    EXPECT_NEAR(tiling->shared_m2, 300.0, 1e-9);
    EXPECT_NEAR(tiling->excess_m2, 200.0, 1e-9);
    EXPECT_EQ(tiling->shared[1].first, 0U);
    EXPECT_EQ(tiling->shared[1].second, 2U);
}

TEST(Tiling, a_strip_narrower_than_the_accuracy_is_a_sliver_and_a_plot_is_not) {
    const auto layer = layer_of({{"A", rectangle(0, 0, 100, 100)},
                                 {"B", rectangle(99, 0, 100, 100)},    // 1 m on A
                                 {"C", rectangle(0, 80, 100, 100)}});  // 20 m on A and B's first metre
    const auto tiling = tiling_of(layer, {.accuracy_m = 5.0});
    ASSERT_TRUE(tiling);
    ASSERT_EQ(tiling->shared.size(), 3U);
    EXPECT_TRUE(tiling->shared[0].sliver);
    EXPECT_NEAR(tiling->shared[0].area_m2, 100.0, 1e-9);
    EXPECT_FALSE(tiling->shared[1].sliver);
    EXPECT_NEAR(tiling->shared[1].area_m2, 2000.0, 1e-9);
}

TEST(Tiling, a_hole_between_zones_is_a_gap_and_a_hole_another_zone_fills_is_not) {
    const auto layer = layer_of({{"A", polygon(ring(0, 0, 100, 100), {ring(10, 10, 20, 20), ring(50, 50, 1, 20)})},
                                 {"B", rectangle(10, 10, 20, 20)}});
    const auto tiling = tiling_of(layer, {.accuracy_m = 5.0});
    ASSERT_TRUE(tiling);
    ASSERT_EQ(tiling->gaps.size(), 1U);
    EXPECT_NEAR(tiling->gaps[0].area_m2, 20.0, 1e-9);
    EXPECT_TRUE(tiling->gaps[0].sliver);
    EXPECT_NEAR(tiling->gaps_m2, 20.0, 1e-9);
    const auto finer = tiling_of(layer, {.accuracy_m = 0.5});
    ASSERT_TRUE(finer);
    EXPECT_FALSE(finer->gaps[0].sliver);
}

TEST(Tiling, a_layer_drawn_twice_shares_every_zone_with_its_double) {
    const auto west = rectangle(0, 0, 10, 10);
    const auto east = rectangle(10, 0, 10, 10);
    const auto tiling = tiling_of(layer_of({{"A", west}, {"B", east}, {"A", west}, {"B", east}}), {});
    ASSERT_TRUE(tiling);
    ASSERT_EQ(tiling->shared.size(), 2U);
    EXPECT_EQ(tiling->shared[0].first, 0U);
    EXPECT_EQ(tiling->shared[0].second, 2U);
    EXPECT_EQ(tiling->shared[1].first, 1U);
    EXPECT_EQ(tiling->shared[1].second, 3U);
    EXPECT_NEAR(tiling->shared_m2, 200.0, 1e-9);
    EXPECT_NEAR(tiling->excess_m2, 200.0, 1e-9);
    EXPECT_NEAR(tiling->union_m2, 200.0, 1e-9);
}

TEST(Tiling, a_corner_on_the_edge_of_a_neighbour_is_neither_gap_nor_overlap) {
    const auto tiling = tiling_of(
        layer_of(
            {{"A", rectangle(0, 0, 30, 10)}, {"B", rectangle(0, 10, 10.1, 10)}, {"C", rectangle(10.1, 10, 19.9, 10)}}),
        {});
    ASSERT_TRUE(tiling);
    EXPECT_TRUE(tiling->shared.empty());
    EXPECT_TRUE(tiling->gaps.empty());
    EXPECT_NEAR(tiling->union_m2, 600.0, 1e-9);
}

TEST(Tiling, a_zone_that_stands_in_a_gap_is_no_part_of_it) {
    const auto layer =
        layer_of({{"A", polygon(ring(0, 0, 100, 100), {ring(10, 10, 50, 50)})}, {"B", rectangle(20, 20, 10, 10)}});
    const auto tiling = tiling_of(layer, {});
    ASSERT_TRUE(tiling);
    ASSERT_EQ(tiling->gaps.size(), 1U);
    EXPECT_NEAR(tiling->gaps[0].area_m2, 2400.0, 1e-9);
}

TEST(Tiling, lines_and_points_of_a_mixed_layer_are_left_out) {
    const auto tiling =
        tiling_of(layer_of({{"A", rectangle(0, 0, 10, 10)}, {"L", testing::line({{0, 0}, {10, 10}})}}), {});
    ASSERT_TRUE(tiling);
    EXPECT_TRUE(tiling->shared.empty());
    EXPECT_NEAR(tiling->zones_m2, 100.0, 1e-9);
}

// The figures two other readers of these plans have found with another program.
class RealTilings : public ::testing::Test {
   protected:
    void SetUp() override {
        const char* set = std::getenv("TERRACORD_SHARED");
        data_ = std::filesystem::absolute(set == nullptr ? "../shared" : set) / "data";
        if (!std::filesystem::is_directory(data_))
            GTEST_SKIP() << "no published documents in " << data_ << ": set TERRACORD_SHARED";
        gdal::initialise();
    }

    Layer zones(const std::string& file) {
        model::Analysis analysis;
        model::LayerSpec spec;
        spec.name = "zones";
        spec.source.path = data_ / file;
        spec.source.written = file;
        spec.partition = true;
        analysis.documents.emplace_back().layers.push_back(spec);
        QuietLog log;
        IdleThreads none;
        return load_layer(analysis, 0, 0, {}, testing::lambert_93(), none, log).layer;
    }

    std::filesystem::path data_;
};

TEST_F(RealTilings, the_plan_of_pezou_has_159_overlapping_pairs_on_4709_m2) {
    const auto tiling = tiling_of(zones("cnig-documents/41175_PLU_20140603/Donnees_geographiques/ZONE_URBA.shp"), {});
    ASSERT_TRUE(tiling);
    EXPECT_EQ(tiling->shared.size(), 159U);
    EXPECT_NEAR(tiling->shared_m2, 4709.1339, 1e-3);
    EXPECT_NEAR(tiling->excess_m2, 4705.9644, 1e-3);
    EXPECT_NEAR(tiling->gaps_m2, 2259.113, 1e-2);  // without the zone that stands in the largest
}

TEST_F(RealTilings, the_plan_around_sancoins_has_overlaps_of_289333_m2) {
    const auto tiling = tiling_of(zones("cnig-documents/241800432_PLUi_20200128/Donnees_geographiques/"
                                        "241800432_ZONE_URBA_20200128.shp"),
                                  {});
    ASSERT_TRUE(tiling);
    EXPECT_EQ(tiling->shared.size(), 46U);
    EXPECT_NEAR(tiling->shared_m2, 289333.51, 0.01);
    EXPECT_NEAR(tiling->excess_m2, 289333.46, 0.01);
    EXPECT_EQ(tiling->gaps.size(), 71U);
    EXPECT_NEAR(tiling->gaps_m2, 282.755, 1e-2);
    EXPECT_TRUE(
        std::all_of(tiling->gaps.begin(), tiling->gaps.end(), [](const Gap& gap) { return gap.area_m2 < 100.0; }));
}

}  // namespace
}  // namespace terracord::layers
