// Targets joined by key, as planners' tables write them.
#include "layers/load_needs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "support/stores.hpp"
#include "support/temporary_folder.hpp"

namespace terracord::layers {
namespace {

class Told final : public Log {
   public:
    void report(Level, const Error& what) override { errors.push_back(what); }
    void say(Level, const Text& what) override { said.push_back(what.en); }
    void progress(const Text&, std::uint64_t, std::uint64_t) override {}
    [[nodiscard]] bool has(ErrorCode code) const {
        return std::any_of(errors.begin(), errors.end(), [&](const Error& error) { return error.code == code; });
    }
    std::vector<Error> errors;
    std::vector<std::string> said;
};

// Squares of 100 m in a row: 01001, 01002 ...
class Tables {
   public:
    Tables() : store(testing::lambert_93()) {
        std::string features;
        for (int i = 0; i < 3; ++i) features += (i == 0 ? "" : ",") + square("0100" + std::to_string(i + 1), 100 * i, 100);
        write("units.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
        model::UnitLayerSpec units;
        units.source = source("units.geojson");
        units.source.crs = "EPSG:2154";
        units.id = "insee";
        analysis.unit_layers.push_back(units);
        model::NeedSpec need;
        need.id = "housing";
        need.supply = {{"housing_units", 1.0, {}}};
        need.target.table = {source("targets.csv"), "insee"};
        need.target.field = "an";
        analysis.needs.push_back(need);
    }
    static std::string square(const std::string& key, int x, int side) {
        const auto at = [&](int dx, int dy) {
            return "[" + std::to_string(618000 + x + dx) + "," + std::to_string(6755000 + dy) + "]";
        };
        return "{\"type\":\"Feature\",\"properties\":{\"insee\":\"" + key +
               "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + at(0, 0) + "," + at(side, 0) + "," +
               at(side, 100) + "," + at(0, 100) + "," + at(0, 0) + "]]}}";
    }
    void write(const std::string& name, const std::string& text) const { std::ofstream(folder.path() / name) << text; }
    [[nodiscard]] model::VectorSource source(const std::string& name) const {
        model::VectorSource one;
        one.path = folder.path() / name;
        one.written = name;
        return one;
    }
    model::NeedSpec& need() { return analysis.needs.front(); }
    const model::NeedData& load(const std::string& targets) {
        write("targets.csv", targets);
        load_needs(analysis, store, log);
        return store.needs.front();
    }

    testing::TemporaryFolder folder;
    model::Analysis analysis;
    LayerStore store;
    Told log;
};

TEST(LoadNeeds, keys_are_text_and_a_zero_that_a_spreadsheet_ate_is_told) {
    Tables t;
    const auto& data = t.load("insee,an\n01001,20\n1002,25\n");
    EXPECT_EQ(data.units[0].target, 20.0);
    EXPECT_FALSE(data.units[1].target);
    EXPECT_FALSE(data.units[2].target);
    const auto told = std::find_if(t.log.errors.begin(), t.log.errors.end(),
                                   [](const Error& error) { return error.code == ErrorCode::need_unit; });
    ASSERT_NE(told, t.log.errors.end());
    EXPECT_NE(told->hint.en.find("leading zero"), std::string::npos);
    EXPECT_TRUE(t.store.complete);
}

TEST(LoadNeeds, a_target_a_year_is_taken_over_its_years) {
    Tables t;
    t.need().target.years = 6.0;
    const auto& data = t.load("insee,an\n01001,\"20,5\"\n");
    EXPECT_EQ(data.units[0].target, 123.0);
    EXPECT_EQ(data.units[0].yearly, 20.5);
}

TEST(LoadNeeds, rows_that_contradict_each_other_leave_their_unit_without_a_target) {
    Tables t;
    const auto& data = t.load("insee,an\n01001,20\n01001,30\n01002,25\n01002,25\n");
    EXPECT_FALSE(data.units[0].target);
    EXPECT_FALSE(data.units[0].problem.empty());
    EXPECT_EQ(data.units[1].target, 25.0);
    EXPECT_TRUE(t.log.has(ErrorCode::need_data));
    EXPECT_FALSE(t.store.complete);
}

TEST(LoadNeeds, what_is_no_positive_number_is_no_target) {
    Tables t;
    const auto& data = t.load("insee,an\n01001,à définir\n01002,-4\n01003,\n");
    for (const auto& unit : data.units) EXPECT_FALSE(unit.target);
    EXPECT_FALSE(t.store.complete);
}

TEST(LoadNeeds, rates_in_per_cent_are_read_with_and_without_their_sign) {
    Tables t;
    t.need().percent = true;
    t.need().per = {{"housing_units", 1.0, {}}};
    const auto& data = t.load("insee,an\n01001,20\n01002,\"17,5 %\"\n");
    EXPECT_DOUBLE_EQ(*data.units[0].target, 0.2);
    EXPECT_DOUBLE_EQ(*data.units[1].target, 0.175);
}

TEST(LoadNeeds, a_column_that_is_nowhere_leaves_the_need_open) {
    Tables t;
    t.need().existing = "produits";
    const auto& data = t.load("insee,an\n01001,20\n");
    EXPECT_FALSE(data.usable);
    EXPECT_TRUE(t.log.has(ErrorCode::column_not_found));
}

TEST(LoadNeeds, a_stock_that_is_not_filled_in_is_unknown_not_nothing) {
    Tables t;
    t.need().existing = "produits";
    const auto& data = t.load("insee,an,produits\n01001,20,\n01002,25,0\n");
    EXPECT_FALSE(data.units[0].existing);
    EXPECT_EQ(data.units[1].existing, 0.0);
}

TEST(LoadNeeds, units_that_claim_the_same_ground_are_told) {
    Tables t;
    t.write("units.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + Tables::square("01001", 0, 120) + "," +
                                 Tables::square("01002", 100, 100) + "]}");
    t.load("insee,an\n01001,20\n");
    const model::UnitLayer& layer = t.store.unit_layers.front().layer;
    EXPECT_TRUE(layer.overlapping);
    ASSERT_EQ(layer.quality.size(), 1U);
    EXPECT_NE(layer.quality.front().en.find("2000 m²"), std::string::npos);
}

TEST(LoadNeeds, a_unit_in_several_rows_is_one) {
    Tables t;
    t.write("units.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + Tables::square("01001", 0, 100) + "," +
                                 Tables::square("01001", 300, 100) + "]}");
    t.load("insee,an\n01001,20\n");
    ASSERT_EQ(t.store.unit_layers.front().layer.units.size(), 1U);
    EXPECT_NEAR(t.store.unit_layers.front().layer.units.front().area_m2, 20000.0, 1e-6);
}

TEST(LoadNeeds, declared_shares_beyond_the_whole_are_nobodys) {
    Tables t;
    t.need().shares = model::SharesSource{t.source("shares.csv"), "project", "unit", "share"};
    t.write("shares.csv", "project,unit,share\nP1,01001,70 %\nP1,01002,0.3\nP2,01001,0.8\nP2,01002,0.3\nP3,99999,1\n");
    t.load("insee,an\n01001,20\n");
    const DeclaredShares& shares = t.store.need_shares.front();
    ASSERT_EQ(shares.at("P1").size(), 2U);
    EXPECT_DOUBLE_EQ(shares.at("P1")[0].second, 0.7);
    EXPECT_TRUE(shares.at("P2").empty());
    EXPECT_TRUE(shares.at("P3").empty());
    EXPECT_TRUE(t.log.has(ErrorCode::need_data));
}

}  // namespace
}  // namespace terracord::layers
