#include "checks/indicators.hpp"

#include <gtest/gtest.h>

namespace terracord::checks {
namespace {

using model::Indicator;

std::optional<double> of(Indicator indicator, const std::map<std::string, std::optional<double>>& programme,
                         std::optional<double> ground = 2000.0) {
    model::Programme kind;
    kind.indicator = indicator;
    kind.weights = {{"soil", 1.0}, {"roof", 0.5}, {"paved", 0.0}};
    model::Project project;
    project.programme = programme;
    return indicate(kind, project, ground);
}

TEST(Indicators, are_ratios_to_the_ground) {
    EXPECT_EQ(of(Indicator::lot_coverage, {{"footprint_m2", 500.0}}), 0.25);
    EXPECT_EQ(of(Indicator::density, {{"housing_units", 12.0}}), 60.0);
    EXPECT_EQ(of(Indicator::site_area, {}), 2000.0);
    EXPECT_EQ(of(Indicator::biotope, {{"surface.soil", 400.0}, {"surface.roof", 400.0}}), 0.3);
    EXPECT_EQ(of(Indicator::net_housing_units, {{"housing_units", 12.0}, {"demolished_units", 15.0}}), -3.0);
}

TEST(Indicators, are_unknown_where_a_number_is_missing_and_never_zero) {
    EXPECT_FALSE(of(Indicator::lot_coverage, {}));
    EXPECT_FALSE(of(Indicator::lot_coverage, {{"footprint_m2", std::nullopt}}));
    EXPECT_FALSE(of(Indicator::lot_coverage, {{"footprint_m2", 500.0}}, std::nullopt));
    EXPECT_FALSE(of(Indicator::lot_coverage, {{"footprint_m2", 500.0}}, 0.0));
    EXPECT_FALSE(of(Indicator::biotope, {{"surface.soil", 400.0}}));
    EXPECT_FALSE(of(Indicator::net_housing_units, {{"housing_units", 12.0}}));
}

TEST(Indicators, shares_of_dwellings_are_rounded_up) {
    EXPECT_EQ(dwellings_for(0.2, 33), 7.0);
    EXPECT_EQ(dwellings_for(0.2, 35), 7.0);
    EXPECT_EQ(dwellings_for(0.2, 36), 8.0);
    EXPECT_EQ(dwellings_for(0.0, 36), 0.0);
    EXPECT_EQ(dwellings_for(1.0, 36), 36.0);
}

}  // namespace
}  // namespace terracord::checks
