#include "assurance/margin.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace terracord::assurance {
namespace {

using model::Comparison;
using model::Quantity;
using model::Tested;

Tested met(Quantity quantity, Comparison comparison, double limit, double value) {
    Tested tested;
    tested.condition = {.quantity = quantity, .comparison = comparison, .limit = limit, .written = {}};
    tested.strict = tested.robust = value;
    tested.met_strict = tested.met_robust = true;
    return tested;
}

TEST(Margin, IsTheDistanceOfAValueToTheLimitItPassed) {
    model::Finding finding;
    finding.tested = {met(Quantity::area, Comparison::greater, 100.0, 2100.0)};
    const auto margins = margins_of(finding);
    ASSERT_EQ(margins.size(), 1u);
    EXPECT_EQ(margins[0].excess(), 2000.0);
    EXPECT_FALSE(retreat_of(finding).has_value());
}

TEST(Margin, OfADistanceThatIsTooShortIsTheRetreat) {
    model::Finding finding;
    finding.tested = {met(Quantity::distance, Comparison::less, 75.0, 60.0),
                      met(Quantity::distance, Comparison::less, 100.0, 60.0)};
    EXPECT_EQ(retreat_of(finding), 40.0);
}

TEST(Margin, OfADistanceThatIsTooLongIsNoRetreat) {
    model::Finding finding;
    finding.tested = {met(Quantity::distance, Comparison::greater, 500.0, 800.0)};
    EXPECT_FALSE(retreat_of(finding).has_value());
    EXPECT_EQ(margins_of(finding).at(0).excess(), 300.0);
}

TEST(Margin, IsNotToldOfWhatIsForbiddenAltogetherOrWasNotMet) {
    model::Finding finding;
    finding.tested = {met(Quantity::area, Comparison::greater, 0.0, 12.0),
                      met(Quantity::distance, Comparison::greater, 500.0, std::numeric_limits<double>::infinity())};
    Tested unmet = met(Quantity::share, Comparison::greater, 0.5, 0.1);
    unmet.met_strict = unmet.met_robust = false;
    finding.tested.push_back(unmet);
    EXPECT_TRUE(margins_of(finding).empty());
}

TEST(Margin, OfAFigureBearsItsUnit) {
    model::Finding finding;
    finding.tested = {met(Quantity::excess, Comparison::greater, 0.0, 2.5)};
    finding.measures.figures.push_back({.name = "height_m", .unit = "m", .value = 12.5, .limit = 10.0});
    ASSERT_EQ(margins_of(finding).size(), 1u);
    EXPECT_EQ(margins_of(finding)[0].unit, "m");
    EXPECT_EQ(margins_of(finding)[0].excess(), 2.5);
}

}  // namespace
}  // namespace terracord::assurance
