#include <gmock/gmock.h>

#include "geometry/measure.hpp"
#include "support/maps.hpp"

namespace terracord::maps {
namespace {

using model::Raster;
using model::RasterStatistic;

Ask mean() { return Ask(Raster{.statistic = RasterStatistic::mean, .unit = "°C"}); }
Ask statistic(RasterStatistic wanted) { return Ask(Raster{.statistic = wanted}); }
Ask share_of(Comparison comparison, double limit) {
    return Ask(Raster{.statistic = RasterStatistic::share, .cells = {{comparison, limit}}});
}

constexpr const char* kHeat = R"(
    11223
    11233
    12334)";

double value(const Answer& answer) { return answer.measures().strict.value; }

TEST(RasterCheck, MeanIsThatOfTheCellsUnderTheProject) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  ...PP
                                  ...PP
                                  ...PP)")
                              .raster(kHeat)
                              .ask(mean().attention(over(Quantity::value, 3.0)))
                              .answer();
    EXPECT_DOUBLE_EQ(value(answer), (2 + 3 + 3 + 3 + 3 + 4) / 6.0);
    EXPECT_EQ(answer.measures().raster.cells, 6);
    EXPECT_EQ(answer.verdict(), Verdict::coherent);  // not more than 3
    EXPECT_EQ(answer.reason(), Reason::below_threshold);
}

TEST(RasterCheck, EachCellCountsByTheGroundThatIsCovered) {
    // A quarter of a cell of 1, half a cell of 2.
    const Answer answer = Scene()
                              .perimeter(on_map(rectangle(15, 12.5, 15, 5)))
                              .raster(kHeat)
                              .ask(mean().attention(over(Quantity::value, 1.6)))
                              .answer();
    EXPECT_NEAR(value(answer), (25 * 1.0 + 50 * 2.0) / 75.0, 1e-9);
    EXPECT_EQ(answer.verdict(), Verdict::attention);
    EXPECT_NEAR(answer.measures().raster.valued_m2, 75.0, 1e-6);
}

TEST(RasterCheck, AProjectInsideOneCellHasItsValue) {
    const Answer answer = Scene()
                              .perimeter(on_map(rectangle(42, 3, 1.5, 0.5)))
                              .raster(kHeat)
                              .ask(statistic(RasterStatistic::maximum).reservation(over(Quantity::value, 3.5)))
                              .answer();
    EXPECT_DOUBLE_EQ(value(answer), 4.0);
    EXPECT_EQ(answer.measures().raster.cells, 1);
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
}

TEST(RasterCheck, AHoleOfTheProjectDoesNotCount) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPP..
                                  P.P..
                                  PPP..)")
                              .raster(R"(
                                  11111
                                  19111
                                  11111)")
                              .ask(statistic(RasterStatistic::maximum))
                              .answer();
    EXPECT_DOUBLE_EQ(value(answer), 1.0);
    EXPECT_EQ(answer.measures().raster.cells, 8);
    EXPECT_EQ(answer.verdict(), Verdict::information);
    EXPECT_EQ(answer.reason(), Reason::measured);
}

TEST(RasterCheck, PartsMayBeTheSubject) {
    const Answer answer =
        Scene().perimeter("PPPPP").parts("bb..o").raster("12345").ask(mean().of_parts({PartKind::built})).answer();
    EXPECT_DOUBLE_EQ(value(answer), 1.5);
    EXPECT_EQ(answer.finding().subject, "built");
}

TEST(RasterCheck, NodataLeavesTheMeanAndIsToldAsGroundNobodyKnows) {
    const Answer answer =
        Scene().perimeter("PPPP").raster("44..").ask(mean().attention(over(Quantity::value, 3.0))).answer();
    EXPECT_DOUBLE_EQ(value(answer), 4.0);
    EXPECT_EQ(answer.measures().raster.cells_without, 2);
    EXPECT_DOUBLE_EQ(answer.measures().raster.without_value_m2, 2 * kCell);
    EXPECT_DOUBLE_EQ(answer.measures().coverage.uncovered_m2, 2 * kCell);
    EXPECT_NEAR(geometry::area(answer.measures().coverage.uncovered), 2 * kCell, 1e-6);
    // The mean of the whole may be anything.
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.reason(), Reason::partly_covered);
    EXPECT_EQ(answer.finding().verdict_on_covered, Verdict::attention);
}

TEST(RasterCheck, AHighestValueOverTheLimitStandsWhateverTheRestHolds) {
    Scene scene;
    scene.perimeter("PPPP").raster("44..");
    scene.ask(statistic(RasterStatistic::maximum).id("high").reservation(over(Quantity::value, 3.0)));
    scene.ask(statistic(RasterStatistic::maximum).id("low").reservation(over(Quantity::value, 5.0)));
    const Answer answer = scene.answer();
    EXPECT_EQ(answer.finding("high").verdict, Verdict::reservation);
    EXPECT_EQ(answer.finding("low").verdict, Verdict::not_assessable);
}

TEST(RasterCheck, ALowestValueUnderTheLimitStandsWhateverTheRestHolds) {
    Scene scene;
    scene.perimeter("PPPP").raster("44..");
    scene.ask(statistic(RasterStatistic::minimum).id("under").reservation(under(Quantity::value, 5.0)));
    scene.ask(statistic(RasterStatistic::minimum).id("over").reservation(under(Quantity::value, 2.0)));
    const Answer answer = scene.answer();
    EXPECT_EQ(answer.finding("under").verdict, Verdict::reservation);
    EXPECT_EQ(answer.finding("over").verdict, Verdict::not_assessable);
}

TEST(RasterCheck, AShareStandsWhereNoValueOfTheRestCouldChangeIt) {
    Scene scene;
    scene.perimeter("PPPPPPPPPP").raster("444444411.");
    scene.ask(share_of(Comparison::greater, 3.0).id("half").reservation(over(Quantity::share, 0.5)));
    scene.ask(share_of(Comparison::greater, 3.0).id("three-quarters").reservation(over(Quantity::share, 0.75)));
    scene.ask(share_of(Comparison::greater, 3.0).id("nearly-all").reservation(over(Quantity::share, 0.9)));
    const Answer answer = scene.answer();
    EXPECT_DOUBLE_EQ(answer.measures().strict.share, 7.0 / 9.0);
    EXPECT_EQ(answer.finding("half").verdict, Verdict::reservation);
    // Met on the ground that is known; 7 of 10 would not do.
    EXPECT_EQ(answer.finding("three-quarters").verdict, Verdict::not_assessable);
    // 8 of 10 would not do either.
    EXPECT_EQ(answer.finding("nearly-all").verdict, Verdict::coherent);
}

TEST(RasterCheck, WithoutAnyValueThereIsNoAnswer) {
    for (const auto kind :
         {RasterStatistic::mean, RasterStatistic::minimum, RasterStatistic::maximum, RasterStatistic::percentile}) {
        for (const auto& asked : {under(Quantity::value, 5.0), over(Quantity::value, 5.0)}) {
            const Answer answer =
                Scene().perimeter("PP..").raster("..11").ask(statistic(kind).reservation(asked)).answer();
            EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
            EXPECT_EQ(answer.reason(), Reason::not_covered);
        }
    }
    const Answer share = Scene()
                             .perimeter("PP..")
                             .raster("..11")
                             .ask(share_of(Comparison::greater, 3.0).reservation(over(Quantity::share, 0.5)))
                             .answer();
    EXPECT_EQ(share.verdict(), Verdict::not_assessable);
}

TEST(RasterCheck, CellsWithoutAValueMayBeDeclaredToMeanOne) {
    const Answer answer = Scene()
                              .perimeter("PPPP")
                              .raster("2...")
                              .nodata_means(0.0)
                              .ask(share_of(Comparison::greater_equal, 1.0).reservation(over(Quantity::share, 0.5)))
                              .answer();
    EXPECT_DOUBLE_EQ(answer.measures().strict.share, 0.25);
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_TRUE(answer.measures().coverage.sufficient);
}

TEST(RasterCheck, BeyondTheRasterNothingIsKnown) {
    const Answer answer =
        Scene().perimeter("PPPPPPPP").raster("4444").ask(mean().attention(over(Quantity::value, 3.0))).answer();
    EXPECT_DOUBLE_EQ(answer.measures().raster.beyond_m2, 4 * kCell);
    EXPECT_DOUBLE_EQ(answer.measures().coverage.covered_share, 0.5);
    EXPECT_NEAR(geometry::area(answer.measures().coverage.uncovered), 4 * kCell, 1e-6);
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
}

TEST(RasterCheck, AMeanIsNotLostForAFewMetresBeyondTheRaster) {
    const Answer answer = Scene()
                              .perimeter(on_map(rectangle(0, 0, 1001, 10)))
                              .accuracy(0.1)
                              .raster(std::string(100, '4'))
                              .ask(mean().attention(over(Quantity::value, 3.0)))
                              .answer();
    EXPECT_NEAR(answer.measures().coverage.uncovered_m2, 10.0, 1e-6);
    EXPECT_EQ(answer.verdict(), Verdict::attention);
}

TEST(RasterCheck, AHighestValueIsLostForThem) {
    const Answer answer = Scene()
                              .perimeter(on_map(rectangle(0, 0, 1001, 10)))
                              .accuracy(0.1)
                              .raster(std::string(100, '4'))
                              .ask(statistic(RasterStatistic::maximum).attention(over(Quantity::value, 5.0)))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
}

TEST(RasterCheck, WhollyBeyondTheRasterIsNotCovered) {
    const Answer answer =
        Scene().perimeter("......PP").raster("4444").ask(mean().attention(over(Quantity::value, 3.0))).answer();
    EXPECT_EQ(answer.reason(), Reason::not_covered);
}

TEST(RasterCheck, TheGroundOfADocumentOfRastersAloneIsTheirs) {
    Scene scene;
    scene.perimeter("PPPPPPPP").covers_what_it_draws().raster("4444").ask(mean());
    const Answer answer = scene.answer();
    EXPECT_EQ(answer.finding("document/coverage").verdict, Verdict::not_assessable);
    EXPECT_NEAR(answer.finding("document/coverage").measures.coverage.covered_share, 0.5, 1e-9);
}

TEST(RasterCheck, ADeclaredCoverageLimitsARaster) {
    const Answer answer = Scene()
                              .perimeter("PPPP")
                              .covers("XX..")
                              .raster("4444")
                              .ask(mean().attention(over(Quantity::value, 3.0)))
                              .answer();
    EXPECT_DOUBLE_EQ(answer.measures().coverage.uncovered_m2, 2 * kCell);
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
}

TEST(RasterCheck, ClassesAreSharesByCode) {
    const Raster asked{
        .statistic = RasterStatistic::classes, .values = {4.0, 5.0}, .names = {{4.0, "forte"}, {5.0, "très forte"}}};
    const Answer answer = Scene()
                              .perimeter("PPPPPPPP")
                              .raster("11244555")
                              .ask(Ask(asked).reservation(over(Quantity::share, 0.5)))
                              .answer();
    EXPECT_EQ(answer.classes(), "1 2 4 5");
    EXPECT_DOUBLE_EQ(answer.area_of("4"), 2 * kCell);
    EXPECT_DOUBLE_EQ(answer.share(), 5.0 / 8.0);
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_THAT(answer.finding().sentence.fr, ::testing::HasSubstr("très forte"));
    EXPECT_THAT(answer.finding().sentence.fr, ::testing::Not(::testing::HasSubstr("« 1 »")));
}

TEST(RasterCheck, ACoarserGridThanTheProjectIsWeighedToo) {
    const Answer answer = Scene().perimeter(on_map(rectangle(25, 10, 10, 10))).raster("28", 30.0).ask(mean()).answer();
    EXPECT_DOUBLE_EQ(value(answer), 5.0);
}

TEST(RasterCheck, TheSentenceTellsTheValueItsUnitTheCellsAndTheLimit) {
    const Answer answer =
        Scene().perimeter("PPPP").raster("3444").ask(mean().attention(over(Quantity::value, 3.0))).answer();
    EXPECT_THAT(answer.finding().sentence.fr,
                ::testing::AllOf(::testing::HasSubstr("La valeur moyenne de"), ::testing::HasSubstr("3,75\u00A0°C"),
                                 ::testing::HasSubstr("4\u00A0"
                                                      "cellules"),
                                 ::testing::HasSubstr("plus de 3\u00A0°C")));
    EXPECT_THAT(answer.finding().sentence.en,
                ::testing::AllOf(::testing::HasSubstr("The mean value of"), ::testing::HasSubstr("3.75\u00A0°C"),
                                 ::testing::HasSubstr("4\u00A0"
                                                      "cells"),
                                 ::testing::HasSubstr("more than 3\u00A0°C")));
}

}  // namespace
}  // namespace terracord::maps
