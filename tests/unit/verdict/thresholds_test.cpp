#include "verdict/thresholds.hpp"

#include <gtest/gtest.h>

#include "support/verdicts.hpp"

namespace terracord::verdict {
namespace {

using model::Comparison;
using model::Measures;
using model::NeedReading;
using model::Quantity;
using model::Threshold;
using model::Verdict;
using testing::condition;
using testing::hectare;
using testing::over;
using testing::overlapping;
using testing::threshold;
using testing::under;

TEST(Holds, ComparesBothWaysWithASlackOfTheLastBits) {
    const double just_over = 0.3 + 1e-12;
    EXPECT_FALSE(holds(over(Quantity::share, 0.3), just_over));
    EXPECT_TRUE(holds(over(Quantity::share, 0.3), 0.3 + 1e-6));
    EXPECT_TRUE(holds(condition(Quantity::share, Comparison::greater_equal, 0.3), 0.3 - 1e-12));
    EXPECT_FALSE(holds(condition(Quantity::share, Comparison::greater_equal, 0.3), 0.3 - 1e-6));
    EXPECT_FALSE(holds(under(Quantity::distance, 35.0), 35.0 - 1e-9));
    EXPECT_TRUE(holds(under(Quantity::distance, 35.0), 34.99));
    EXPECT_TRUE(holds(condition(Quantity::distance, Comparison::less_equal, 35.0), 35.0 + 1e-9));
    EXPECT_FALSE(holds(condition(Quantity::distance, Comparison::less_equal, 35.0), 35.01));
}

TEST(Holds, HasNoSlackAtZero) {
    EXPECT_FALSE(holds(over(Quantity::area, 0.0), 0.0));
    EXPECT_TRUE(holds(over(Quantity::area, 0.0), 5e-324));
}

TEST(Holds, TakesNothingWithinTheSearchForFarAway) {
    EXPECT_TRUE(holds(over(Quantity::distance, 500.0), model::Amounts{}.distance_m));
    EXPECT_FALSE(holds(under(Quantity::distance, 500.0), model::Amounts{}.distance_m));
}

TEST(Decide, KnowsNoAnswerWhereANumberIsMissing) {
    Measures measures = overlapping(50);
    const Threshold height = threshold(Verdict::conflict, {over(Quantity::value, 12)});
    EXPECT_FALSE(decide({height}, measures, Values::robust).verdict);
    EXPECT_TRUE(decide({height}, measures, Values::robust).unknown);
    measures.robust.value = 11;
    EXPECT_FALSE(decide({height}, measures, Values::robust).unknown);
    measures.robust.value = 13;
    EXPECT_EQ(decide({height}, measures, Values::robust).verdict, Verdict::conflict);
}

TEST(Decide, NeedsNoMissingNumberWhereAnotherConditionSettlesIt) {
    Threshold both = threshold(Verdict::conflict, {over(Quantity::area, 100), over(Quantity::value, 12)});
    EXPECT_FALSE(decide({both}, overlapping(50), Values::robust).unknown);
    EXPECT_TRUE(decide({both}, overlapping(150), Values::robust).unknown);
    both.all = false;
    EXPECT_TRUE(decide({both}, overlapping(50), Values::robust).unknown);
    EXPECT_EQ(decide({both}, overlapping(150), Values::robust).verdict, Verdict::conflict);
}

TEST(Decide, SaysWhenAGraverThresholdThanTheOneMetIsUnknown) {
    const Threshold grave = threshold(Verdict::conflict, {over(Quantity::value, 12)});
    const Threshold light = threshold(Verdict::reservation, {over(Quantity::area, 10)});
    const Decision decision = decide({grave, light}, overlapping(50), Values::robust);
    EXPECT_EQ(decision.verdict, Verdict::reservation);
    EXPECT_TRUE(decision.unknown);
    EXPECT_FALSE(decide({light, grave}, overlapping(50), Values::robust).unknown);
}

TEST(ValueOf, KnowsEveryQuantity) {
    const model::Amounts amounts{.area_m2 = 1,
                                 .share = 2,
                                 .outside_area_m2 = 3,
                                 .outside_share = 4,
                                 .zone_share = 5,
                                 .length_m = 6,
                                 .border_length_m = 99,
                                 .distance_m = 8,
                                 .count = 7,
                                 .value = 9,
                                 .excess = 10,
                                 .width_m = 11,
                                 .cut_share = 12,
                                 .remaining_area_m2 = 13};
    EXPECT_EQ(value_of(amounts, Quantity::area), 1.0);
    EXPECT_EQ(value_of(amounts, Quantity::share), 2.0);
    EXPECT_EQ(value_of(amounts, Quantity::outside_area), 3.0);
    EXPECT_EQ(value_of(amounts, Quantity::outside_share), 4.0);
    EXPECT_EQ(value_of(amounts, Quantity::zone_share), 5.0);
    EXPECT_EQ(value_of(amounts, Quantity::length), 6.0);
    EXPECT_EQ(value_of(amounts, Quantity::value), 9.0);
    EXPECT_EQ(value_of(amounts, Quantity::excess), 10.0);
    EXPECT_EQ(value_of(amounts, Quantity::width), 11.0);
    EXPECT_EQ(value_of(amounts, Quantity::cut_share), 12.0);
    EXPECT_EQ(value_of(amounts, Quantity::remaining_area), 13.0);
    EXPECT_EQ(value_of(amounts, Quantity::count), 7.0);
    EXPECT_EQ(value_of(amounts, Quantity::distance), 8.0);
}

TEST(Decide, TakesTheFirstThresholdThatIsMet) {
    const std::vector<Threshold> thresholds{threshold(Verdict::conflict, {over(Quantity::area, 1000)}),
                                            threshold(Verdict::reservation, {over(Quantity::area, 100)}),
                                            threshold(Verdict::attention, {over(Quantity::area, 10)})};
    EXPECT_EQ(decide(thresholds, overlapping(2000), Values::robust).verdict, Verdict::conflict);
    EXPECT_EQ(decide(thresholds, overlapping(500), Values::robust).verdict, Verdict::reservation);
    EXPECT_EQ(decide(thresholds, overlapping(50), Values::robust).verdict, Verdict::attention);
    EXPECT_EQ(decide(thresholds, overlapping(5), Values::robust).verdict, std::nullopt);
}

TEST(Decide, AsksForAllConditionsOrForAny) {
    const std::vector<model::Condition> two{over(Quantity::area, 100), over(Quantity::share, 0.5)};
    const Measures some = overlapping(200);  // 2 %
    EXPECT_FALSE(decide({threshold(Verdict::conflict, two, true)}, some, Values::robust).verdict);
    EXPECT_EQ(decide({threshold(Verdict::conflict, two, false)}, some, Values::robust).verdict, Verdict::conflict);
    EXPECT_EQ(decide({threshold(Verdict::conflict, two, true)}, overlapping(6000), Values::robust).verdict,
              Verdict::conflict);
}

TEST(Decide, ReadsStrictOrRobustValues) {
    const Measures sliver = testing::touching(50, 0.2);
    const std::vector<Threshold> thresholds{threshold(Verdict::conflict, {over(Quantity::area, 10)})};
    EXPECT_FALSE(decide(thresholds, sliver, Values::robust).verdict);
    EXPECT_EQ(decide(thresholds, sliver, Values::strict).verdict, Verdict::conflict);
}

TEST(Decide, CarriesTheReadingOfANeed) {
    Threshold need = threshold(Verdict::information, {over(Quantity::area, 10)});
    need.reading = NeedReading::worsens;
    EXPECT_EQ(decide({need}, overlapping(50), Values::robust).reading, NeedReading::worsens);
    EXPECT_EQ(decide({need}, overlapping(5), Values::robust).reading, NeedReading::none);
}

// What more ground, unknown today, could change.
TEST(Decide, KnowsWhatMoreCouldOverturn) {
    const auto met = [](model::Condition c, double value) {
        Measures measures = hectare();
        measures.robust.area_m2 = measures.robust.outside_area_m2 = measures.robust.distance_m = value;
        return decide({threshold(Verdict::conflict, {c})}, measures, Values::robust);
    };
    EXPECT_FALSE(met(over(Quantity::area, 10), 20).overturned_by_more);
    EXPECT_TRUE(met(under(Quantity::area, 10), 5).overturned_by_more);
    EXPECT_FALSE(met(under(Quantity::distance, 10), 5).overturned_by_more);
    EXPECT_TRUE(met(over(Quantity::distance, 10), 50).overturned_by_more);
    EXPECT_TRUE(met(over(Quantity::outside_area, 10), 50).overturned_by_more);
}

TEST(Decide, IsSettledWhereMoreCouldChangeNothing) {
    Measures near = hectare();
    near.robust.distance_m = 100.0;
    // "no stop within 500 m": there is one at 100 m, more of them change nothing.
    EXPECT_TRUE(decide({threshold(Verdict::conflict, {over(Quantity::distance, 500)})}, near, Values::robust).settled);
    // "something within 50 m": nothing yet, more could be nearer.
    EXPECT_FALSE(decide({threshold(Verdict::conflict, {under(Quantity::distance, 50)})}, near, Values::robust).settled);
    // The first threshold that is met and stays met settles it, whatever comes behind.
    EXPECT_TRUE(decide({threshold(Verdict::conflict, {over(Quantity::area, 10)}),
                        threshold(Verdict::attention, {over(Quantity::area, 1)})},
                       overlapping(50), Values::robust)
                    .settled);
    // A graver threshold still out of reach could be met by more.
    EXPECT_FALSE(decide({threshold(Verdict::conflict, {over(Quantity::area, 100)}),
                         threshold(Verdict::attention, {over(Quantity::area, 1)})},
                        overlapping(50), Values::robust)
                     .settled);
    EXPECT_FALSE(decide({}, overlapping(50), Values::robust).settled);
}

TEST(TestAll, KeepsEveryConditionWithBothValues) {
    Measures measures = overlapping(50);
    measures.strict.area_m2 = 120;
    const auto tested =
        test_all({threshold(Verdict::conflict, {over(Quantity::area, 100), over(Quantity::share, 0.001)}),
                  threshold(Verdict::attention, {over(Quantity::area, 10)})},
                 measures);
    ASSERT_EQ(tested.size(), 3U);
    EXPECT_EQ(tested[0].strict, 120.0);
    EXPECT_EQ(tested[0].robust, 50.0);
    EXPECT_TRUE(tested[0].met_strict);
    EXPECT_FALSE(tested[0].met_robust);
    EXPECT_TRUE(tested[1].met_robust);
    EXPECT_EQ(tested[2].verdict, Verdict::attention);
    EXPECT_TRUE(tested[2].met_robust);
}

}  // namespace
}  // namespace terracord::verdict
