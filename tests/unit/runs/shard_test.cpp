#include "runs/shard.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "support/temporary_folder.hpp"

namespace terracord::runs {
namespace {

ShardAccount account(std::uint32_t index, std::uint32_t count) {
    ShardAccount one;
    one.number = {index, count};
    one.info.tool_version = "1";
    one.info.library_versions = {{"GDAL", "3.6"}};
    one.info.inputs = {{.path = "PG:service=sig/urba.zones (code, geom)", .sha256 = "z", .bytes = 3},
                       {.path = "analysis.toml", .sha256 = "a", .bytes = 1},
                       {.path = "zones.gpkg", .sha256 = "b", .bytes = 2}};
    return one;
}

std::string refusal(const std::vector<ShardAccount>& shards) {
    const auto fit = check_shards(shards, "a");
    if (fit) return "";
    EXPECT_EQ(fit.error().code, ErrorCode::shards_mismatch);
    EXPECT_FALSE(fit.error().hint.fr.empty());
    return fit.error().message.en;
}

TEST(Shards, ThatMakeOneRunAreTakenInAnyOrder) {
    EXPECT_EQ(refusal({account(2, 3), account(3, 3), account(1, 3)}), "");
}

TEST(Shards, OfWhichOneIsMissingAreRefusedByItsNumber) {
    EXPECT_EQ(refusal({account(1, 3), account(3, 3)}), "shard 2/3 is missing");
}

TEST(Shards, OfWhichOneIsThereTwiceAreRefused) {
    EXPECT_EQ(refusal({account(1, 2), account(2, 2), account(2, 2)}), "shard 2/2 is there twice");
}

TEST(Shards, OfAnotherNumberOfShardsAreRefused) {
    EXPECT_EQ(refusal({account(1, 2), account(2, 3)}), "shard 2/3: the others are of 2");
}

TEST(Shards, MadeByAnotherVersionAreRefused) {
    auto other = account(2, 2);
    other.info.tool_version = "2";
    EXPECT_EQ(refusal({account(1, 2), other}), "shard 2/2: made by another version");
    other = account(2, 2);
    other.info.library_versions["GDAL"] = "3.7";
    EXPECT_EQ(refusal({account(1, 2), other}), "shard 2/2: made by another version");
}

TEST(Shards, MadeFromOtherInputsAreRefusedByTheFile) {
    auto other = account(2, 2);
    other.info.inputs[2].sha256 = "c";
    EXPECT_EQ(refusal({account(1, 2), other}), "shard 2/2: made from other inputs than shard 1/2 (zones.gpkg)");
}

TEST(Shards, BetweenWhichATableOfADatabaseHasChangedAreRefusedByTheTable) {
    auto other = account(2, 2);
    other.info.inputs[0].sha256 = "y";
    EXPECT_EQ(refusal({account(1, 2), other}),
              "shard 2/2: made from other inputs than shard 1/2 (PG:service=sig/urba.zones (code, geom))");
}

TEST(Shards, OfWhichOneHasReadAFileMoreAreRefused) {
    auto other = account(2, 2);
    other.info.inputs.push_back({.path = "zz.gpkg", .sha256 = "d", .bytes = 1});
    EXPECT_EQ(refusal({account(1, 2), other}), "shard 2/2: made from other inputs than shard 1/2 (zz.gpkg)");
    EXPECT_EQ(refusal({other, account(1, 2)}), "shard 1/2: made from other inputs than shard 2/2 (zz.gpkg)");
}

TEST(Shards, MadeForOtherProjectsAreRefused) {
    auto other = account(2, 2);
    other.only_projects = {"P1"};
    EXPECT_EQ(refusal({account(1, 2), other}), "shard 2/2: made for other projects (--project)");
}

TEST(Shards, MadeWithOtherLimitsThanThoseInForceAreRefused) {
    auto other = account(2, 2);
    other.limits = "value-bytes=7";
    EXPECT_EQ(refusal({account(1, 2), other}),
              "shard 2/2: made with other limits than merge (--limit value-bytes=7; here —)");
}

TEST(Shards, MadeWithAnotherAnalysisAreRefused) { EXPECT_FALSE(check_shards({account(1, 1)}, "another").has_value()); }

TEST(ShardAccount, ComesBackAsItWasWritten) {
    const testing::TemporaryFolder folder;
    ShardAccount written = account(2, 5);
    written.only_projects = {"P1", "P 2"};
    written.limits = "value-bytes=7";
    written.origin = {618496.0, 6754304.0};
    model::ComparedPart part;
    part.id = "zoning-against-risk";
    part.tolerance_m = 5.0;
    part.ground_a = {{"U", 12.5}, {"N", 3.0}};
    part.a_m2 = 15.5;
    model::MetFeature met;
    met.of_a = false;
    met.feature = 7;
    met.name = "R1";
    met.alone.add_point({1.0, 2.0});
    met.alone.add_point({3.0, 2.0});
    met.alone.add_point({1.0, 2.0});
    met.alone.end_ring();
    met.alone.end_part();
    met.shared.push_back({.name = "U", .ground = met.alone});
    part.met = {met};
    written.compared = {part};
    ASSERT_TRUE(write_account(folder.path(), written));
    const auto read = read_account(folder.path());
    ASSERT_TRUE(read) << read.error().message.en;
    EXPECT_EQ(read->number.index, 2U);
    EXPECT_EQ(read->only_projects, written.only_projects);
    EXPECT_EQ(read->limits, written.limits);
    EXPECT_EQ(read->origin, written.origin);
    ASSERT_EQ(read->compared.size(), 1U);
    EXPECT_EQ(read->compared[0].ground_a, part.ground_a);
    EXPECT_EQ(read->compared[0].failed_at, model::ComparedPart::kNowhere);
    ASSERT_EQ(read->compared[0].met.size(), 1U);
    EXPECT_EQ(read->compared[0].met[0].feature, 7U);
    EXPECT_FALSE(read->compared[0].met[0].of_a);
    EXPECT_EQ(read->compared[0].met[0].shared[0].ground.points().size(), 3U);
}

// Which shard each of these costs goes to: every shard deals alike.
std::vector<std::uint32_t> dealt(const std::vector<double>& costs, std::uint32_t count) {
    std::vector<std::uint32_t> owner(costs.size(), 0);
    for (std::uint32_t shard = 1; shard <= count; ++shard) {
        ShardBalance balance({shard, count});
        for (std::size_t i = 0; i < costs.size(); ++i) {
            if (!balance.takes(costs[i])) continue;
            EXPECT_EQ(owner[i], 0U) << "project " << i << " is two shards'";
            owner[i] = shard;
        }
    }
    EXPECT_EQ(std::count(owner.begin(), owner.end(), 0U), 0) << "a project is nobody's";
    return owner;
}

TEST(ShardBalance, EveryProjectIsOneShards) {
    dealt({1.0, 1.0, 1.0, 1.0, 1.0}, 1);
    dealt({1.0, 1.0, 1.0, 1.0, 1.0}, 3);
    dealt({1.0, 2.0}, 9);  // more shards than projects
    dealt({}, 4);
}

TEST(ShardBalance, NoShardHasMoreThanTheMeanByMoreThanOneProject) {
    std::mt19937_64 random(7);
    std::lognormal_distribution<double> cost(0.0, 2.0);  // few dear ones, as projects are
    for (const std::uint32_t count : {2U, 5U, 16U}) {
        std::vector<double> costs(500);
        for (double& one : costs) one = cost(random);
        const auto owner = dealt(costs, count);
        std::vector<double> loads(count, 0.0);
        double all = 0.0;
        for (std::size_t i = 0; i < costs.size(); ++i) {
            loads[owner[i] - 1] += costs[i];
            all += costs[i];
        }
        const double dearest = *std::max_element(costs.begin(), costs.end());
        EXPECT_LE(*std::max_element(loads.begin(), loads.end()), all / count + dearest) << count;
    }
}

TEST(ShardBalance, ADearProjectLeavesTheOthersToTheOtherShards) {
    EXPECT_EQ(dealt({10.0, 1.0, 1.0, 1.0, 1.0}, 2), (std::vector<std::uint32_t>{1, 2, 2, 2, 2}));
}

}  // namespace
}  // namespace terracord::runs
