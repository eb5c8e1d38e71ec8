// How firm a verdict is: the move of the limits at which it flips.
#include <gmock/gmock.h>

#include "support/maps.hpp"

namespace terracord::maps {
namespace {

using model::Firmness;
using model::FirmnessBasis;
using ::testing::HasSubstr;

constexpr double kHalfStep = 0.11;  // told to 0.1 m; joins are round to 0.5 %

// A project of a hectare in the south-west of a plan accurate to 5 m.
Scene hectare() { return Scene().perimeter(on_map(rectangle(0, 0, 100, 100))).accuracy(5.0); }
Ask over_100() { return Ask(Overlap{}).conflict(over(Quantity::area, 100.0)); }

const model::Stability& stability(const Answer& answer) { return answer.finding().stability; }

TEST(Stability, FarFromEveryLimitIsKnownWithoutMeasuringAgain) {
    const Answer apart = hectare().feature("A", on_map(rectangle(300, 0, 50, 50))).ask(over_100()).answer();
    EXPECT_EQ(stability(apart).firmness, Firmness::stable);
    EXPECT_EQ(stability(apart).basis, FirmnessBasis::bound);
    EXPECT_NEAR(stability(apart).within_m, 4.9, 1e-9);
    const Answer inside = hectare().feature("A", on_map(rectangle(-100, -100, 300, 300))).ask(over_100()).answer();
    EXPECT_EQ(inside.verdict(), Verdict::conflict);
    EXPECT_EQ(stability(inside).basis, FirmnessBasis::bound);
    EXPECT_EQ(stability(inside).firmness, Firmness::stable);
}

TEST(Stability, OfHalfAProjectInAZoneIsKnownFromTheLengthOfTheLimit) {
    const Answer half = hectare().feature("A", on_map(rectangle(-500, -500, 550, 1100))).ask(over_100()).answer();
    EXPECT_EQ(half.area(), 5000.0);
    EXPECT_EQ(stability(half).basis, FirmnessBasis::bound);
    EXPECT_EQ(stability(half).firmness, Firmness::stable);
}

TEST(Stability, FlipsBetweenTwoLimitsOfAVerdictWhereNeitherEndDoes) {
    // 5,000 m2, and some 500 more or less: only from 5,200 to 5,400 is it a reservation.
    const Ask between =
        Ask(Overlap{}).when(Verdict::reservation, {over(Quantity::area, 5200.0), under(Quantity::area, 5400.0)});
    const Answer answer = hectare().feature("A", on_map(rectangle(-500, -500, 550, 1100))).ask(between).answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(stability(answer).firmness, Firmness::fragile);
    EXPECT_NEAR(stability(answer).flip_m.value(), 2.1, kHalfStep);
}

TEST(Stability, DoesNotCountTheLimitsOfAreasThatLieUponEachOther) {
    // Seventeen limits of 110 m could carry 9,000 m2; those of the ground they cover together are out of reach.
    Scene scene = hectare();
    for (int i = 0; i < 12; ++i)
        scene.feature(std::string(1, static_cast<char>('A' + i)), on_map(rectangle(-100, -20 + 12 * i, 300, 30)));
    const Answer answer = scene.ask(over_100()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(stability(answer).basis, FirmnessBasis::bound);
    EXPECT_EQ(stability(answer).firmness, Firmness::stable);
}

TEST(Stability, IsFragileWhereAZoneNearbyComesInWithinTheAccuracy) {
    // 2 m away: a strip of 0.5 m in the mean is a limit to verify.
    const Answer answer = hectare().feature("A", on_map(rectangle(102, -50, 100, 200))).ask(over_100()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(stability(answer).firmness, Firmness::fragile);
    EXPECT_EQ(stability(answer).basis, FirmnessBasis::recomputed);
    EXPECT_NEAR(stability(answer).flip_m.value(), 2.6, kHalfStep);
    EXPECT_EQ(stability(answer).becomes, Verdict::reservation);
    EXPECT_THAT(plain(stability(answer).sentence.fr),
                HasSubstr("Ce constat bascule si la limite avance de 2,6 m ; il se lirait alors « réserve »"));
    EXPECT_THAT(plain(stability(answer).sentence.en), HasSubstr("moves out by 2.6 m"));
}

TEST(Stability, IsFragileWhereAPieceBecomesASliverWhenTheLimitGoesBack) {
    // 6 m wide: robust; less than 5 m: a sliver, whose limit is to be verified.
    const Answer answer = hectare().feature("A", on_map(rectangle(94, -50, 100, 200))).ask(over_100()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(stability(answer).firmness, Firmness::fragile);
    EXPECT_NEAR(stability(answer).flip_m.value(), -1.1, kHalfStep);
    EXPECT_EQ(stability(answer).becomes, Verdict::reservation);
    EXPECT_THAT(plain(stability(answer).sentence.fr), HasSubstr("recule de 1"));
}

TEST(Stability, FlipsWhereAShareReachesItsThreshold) {
    const Ask half = Ask(Overlap{}).reservation(over(Quantity::share, 0.5));
    const Answer answer = hectare().feature("A", on_map(rectangle(52, -50, 100, 200))).ask(half).answer();
    EXPECT_EQ(answer.share(), 0.48);
    EXPECT_EQ(stability(answer).firmness, Firmness::fragile);
    EXPECT_NEAR(stability(answer).flip_m.value(), 2.1, kHalfStep);
    const Answer firm = hectare().feature("A", on_map(rectangle(60, -50, 100, 200))).ask(half).answer();
    EXPECT_EQ(stability(firm).firmness, Firmness::stable);
}

TEST(Stability, ABorderInCommonIsNoFlipWhereTheCadastreIsTheMeasure) {
    const Answer answer =
        hectare().accuracy(0.5).feature("A", on_map(rectangle(100, 0, 100, 100))).ask(over_100()).answer();
    EXPECT_EQ(stability(answer).firmness, Firmness::stable);
}

TEST(Stability, ABorderBetweenFeaturesThatTheCheckTakesTogetherIsNoLimit) {
    const Answer answer = hectare()
                              .feature("A", on_map(rectangle(-50, -50, 100, 300)))
                              .feature("B", on_map(rectangle(50, -50, 100, 300)))
                              .ask(Ask(Containment{}).conflict(over(Quantity::outside_area, 1.0)))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(stability(answer).firmness, Firmness::stable);
}

TEST(Stability, OfAContainmentFlipsWhenTheZoneRecedes) {
    const Answer answer = hectare()
                              .feature("A", on_map(rectangle(-50, -50, 152, 300)))
                              .ask(Ask(Containment{}).conflict(over(Quantity::outside_area, 1.0)))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_NEAR(stability(answer).flip_m.value(), -2.6, kHalfStep);
    EXPECT_EQ(stability(answer).becomes, Verdict::reservation);
}

TEST(Stability, OfADistanceComparesItAgainShorterAndLonger) {
    const Ask near = Ask(Distance{Metres{50.0}}).reservation(under(Quantity::distance, 50.0));
    const Answer answer = hectare().feature("A", on_map(rectangle(152, 0, 10, 10))).ask(near).answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(stability(answer).basis, FirmnessBasis::shifted);
    EXPECT_NEAR(stability(answer).flip_m.value(), 2.1, 1e-9);
    EXPECT_EQ(stability(answer).becomes, Verdict::reservation);
    EXPECT_THAT(plain(stability(answer).sentence.fr), HasSubstr("la distance est plus courte de 2,1 m"));
    const Answer close = hectare().feature("A", on_map(rectangle(148, 0, 10, 10))).ask(near).answer();
    EXPECT_EQ(close.verdict(), Verdict::reservation);
    EXPECT_NEAR(stability(close).flip_m.value(), -2.0, 1e-9);
    const Answer far = hectare().feature("A", on_map(rectangle(160, 0, 10, 10))).ask(near).answer();
    EXPECT_EQ(stability(far).firmness, Firmness::stable);
}

TEST(Stability, OfADistanceFlipsBetweenTwoLimitsOfAVerdictWhereNeitherEndDoes) {
    const Ask between =
        Ask(Distance{Metres{90.0}})
            .when(Verdict::reservation, {over(Quantity::distance, 47.0), under(Quantity::distance, 48.5)});
    const Answer answer = hectare().feature("A", on_map(rectangle(150, 0, 10, 10))).ask(between).answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(stability(answer).firmness, Firmness::fragile);
    EXPECT_NEAR(stability(answer).flip_m.value(), 1.6, 1e-9);
}

TEST(Stability, OfWhatLiesInTheMiddleOfTheProjectIsNoMatterOfMetres) {
    const Ask near =
        Ask(Distance{Metres{50.0}}).reservation(condition(Quantity::distance, Comparison::less_equal, 0.0));
    const Answer middle = hectare().feature("A", on_map(rectangle(50, 50, 1, 1))).ask(near).answer();
    EXPECT_EQ(middle.verdict(), Verdict::reservation);
    EXPECT_EQ(stability(middle).firmness, Firmness::stable);
}

TEST(Stability, OfATreeBesideTheBorderFlipsWhenItComesIn) {
    const Answer answer = hectare().feature("A", on_map(point(102, 50))).ask(Ask(Exclusion{}).at_all()).answer();
    EXPECT_EQ(answer.reason(), Reason::near_limit);
    EXPECT_EQ(stability(answer).firmness, Firmness::fragile);
    EXPECT_NEAR(stability(answer).flip_m.value(), 2.0, kHalfStep);
    EXPECT_EQ(stability(answer).becomes, Verdict::conflict);
}

TEST(Stability, OfASetbackMovesTheDistanceToKeep) {
    const Setback keep{.distance = {.fixed = Metres{75.0}, .column = {}, .codes = {}}};
    const Answer answer = Scene()
                              .perimeter(on_map(rectangle(0, 78, 100, 50)))
                              .accuracy(5.0)
                              .feature("A", on_map(line({{-1000, 0}, {1000, 0}})))
                              .ask(Ask(keep).conflict(over(Quantity::area, 1.0)))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(stability(answer).firmness, Firmness::fragile);
    EXPECT_NEAR(stability(answer).flip_m.value(), 3.6, kHalfStep);
}

TEST(Stability, OfARasterMovesTheOutlineByHalfACell) {
    const Answer answer =
        Scene()
            .perimeter(on_map(rectangle(0, 0, 39, 40)))
            .raster("111199\n111199\n111199\n111199")
            .ask(Ask(model::Raster{.statistic = model::RasterStatistic::maximum}).attention(over(Quantity::value, 5.0)))
            .answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(stability(answer).firmness, Firmness::fragile);
    EXPECT_NEAR(stability(answer).within_m, 4.9, 1e-9);
    EXPECT_NEAR(stability(answer).flip_m.value(), 1.1, kHalfStep);
    EXPECT_EQ(stability(answer).becomes, Verdict::attention);
}

TEST(Stability, OfAMeanIsKnownWhereEveryCellAboutLiesOnOneSideOfTheLimit) {
    const auto over_5 = [](const char* cells) {
        return Scene()
            .perimeter(on_map(rectangle(10, 10, 29, 20)))
            .raster(cells)
            .ask(Ask(model::Raster{}).attention(over(Quantity::value, 5.0)))
            .answer();
    };
    const Answer all = over_5("777888\n777888\n777888\n777888");
    EXPECT_EQ(all.verdict(), Verdict::attention);
    EXPECT_EQ(stability(all).basis, FirmnessBasis::bound);
    // The cells on the right come in only when the outline moves.
    const Answer some = over_5("777811\n777811\n777811\n777811");
    EXPECT_EQ(some.verdict(), Verdict::attention);
    EXPECT_EQ(stability(some).firmness, Firmness::stable);
    EXPECT_EQ(stability(some).basis, FirmnessBasis::recomputed);
    // 7 in the mean: cells of 9 that come in carry it over 7.05, cells of 1 do not.
    const auto flip = [&](const char* cells) {
        return stability(Scene()
                             .perimeter(on_map(rectangle(10, 10, 29, 20)))
                             .raster(cells)
                             .ask(Ask(model::Raster{}).attention(over(Quantity::value, 7.05)))
                             .answer());
    };
    EXPECT_EQ(flip("777711\n777711\n777711\n777711").firmness, Firmness::stable);
    const model::Stability comes_in = flip("777799\n777799\n777799\n777799");
    EXPECT_EQ(comes_in.firmness, Firmness::fragile);
    EXPECT_GT(comes_in.flip_m.value(), 1.0);
}

TEST(Stability, IsNotAskedOfWhatHasNoAnswer) {
    const Answer answer = hectare().unusable(Reason::layer_missing).ask(over_100()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(stability(answer).firmness, Firmness::unexamined);
    EXPECT_TRUE(stability(answer).sentence.empty());
    const Answer table = hectare().feature("A", on_map(rectangle(0, 0, 50, 50))).ask(Ask(Breakdown{})).answer();
    EXPECT_EQ(stability(table).firmness, Firmness::unexamined);
}

TEST(Stability, OfWhatRestsOnNoPlaceIsFirm) {
    const Answer answer = hectare().ask(Ask(model::Clause{})).answer();
    EXPECT_EQ(stability(answer).firmness, Firmness::stable);
    EXPECT_EQ(stability(answer).basis, FirmnessBasis::attributes);
    EXPECT_THAT(stability(answer).sentence.fr, HasSubstr("il ne dépend d'aucun tracé"));
}

TEST(Stability, CountsAnExceptionAsItStands) {
    // The exception covers all of the zone that lies in the project: only its ground outside of it would be a conflict.
    const Answer answer =
        Scene()
            .perimeter("PPPPPPPPPP")
            .accuracy(5.0)
            .feature("N", on_map(rectangle(-50, -50, 110, 200)))
            .exceptions("EEEEEE....")
            .ask(Ask(Overlap{}).conflict(over(Quantity::area, 20.0)).except(Verdict::reservation, "E"))
            .answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(stability(answer).firmness, Firmness::stable);
}

}  // namespace
}  // namespace terracord::maps
