// Ground where a rule binds less than elsewhere: STECAL in a natural zone.
#include <gmock/gmock.h>

#include "support/maps.hpp"

namespace terracord::maps {
namespace {

constexpr std::string_view kProject = "PPPPPPPPPP";

Ask natural_zone() { return Ask(Overlap{}).conflict(over(Quantity::area, 100.0)).except(Verdict::reservation, "E"); }

TEST(Exception, ThatCoversWhatWasFoundMakesTheConflictAReservation) {
    const Answer answer =
        Scene().perimeter(kProject).zones("NNNNNN....").exceptions("EEEEEE....").ask(natural_zone()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(answer.reason(), Reason::excepted);
    EXPECT_EQ(answer.area(), 6 * kCell);
    const model::Tested& tested = answer.finding().tested.at(0);
    EXPECT_EQ(tested.robust, 0.0);
    EXPECT_EQ(tested.whole_robust, 6 * kCell);
    EXPECT_FALSE(tested.met_robust);
    EXPECT_TRUE(tested.met_whole);
    EXPECT_THAT(plain(answer.finding().sentence.fr), ::testing::HasSubstr("L'exception « STECAL » en couvre 600 m²"));
    EXPECT_THAT(plain(answer.finding().sentence.en), ::testing::HasSubstr("outside the exception 0 m² remain"));
}

TEST(Exception, LeavesTheConflictOnTheGroundOutsideOfIt) {
    const Answer answer =
        Scene().perimeter(kProject).zones("NNNNNN....").exceptions("EEEE......").ask(natural_zone()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(answer.reason(), Reason::threshold_reached);
    const model::ExceptedGround& exception = answer.measures().exceptions.at(0);
    EXPECT_EQ(exception.taken.area_m2, 4 * kCell);
    EXPECT_EQ(exception.strict.area_m2, 2 * kCell);
    EXPECT_EQ(exception.strict.share, 0.2);  // of the whole project, not of what is left of it
    EXPECT_EQ(exception.robust.area_m2, 2 * kCell);
    EXPECT_EQ(exception.sources.size(), 1u);
    EXPECT_THAT(plain(answer.finding().sentence.fr), ::testing::StartsWith("Une emprise de 200 m²"));
}

TEST(Exception, IsComparedWithTheThresholdAsAShareOfTheWholeProject) {
    Scene scene;
    scene.perimeter(kProject).zones("NNNNNN....").exceptions("EEEE......");
    const auto ask = [](double limit) {
        return Ask(Overlap{}).conflict(over(Quantity::share, limit)).except(Verdict::reservation, "E");
    };
    EXPECT_EQ(Scene(scene).ask(ask(0.19)).answer().verdict(), Verdict::conflict);
    EXPECT_EQ(Scene(scene).ask(ask(0.21)).answer().verdict(), Verdict::reservation);
    EXPECT_EQ(Scene(scene).ask(ask(0.61)).answer().verdict(), Verdict::coherent);
}

TEST(Exception, ElsewhereChangesNothing) {
    const Answer answer =
        Scene().perimeter(kProject).zones("NNNNNN....").exceptions(".......EEE").ask(natural_zone()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(answer.measures().exceptions.at(0).taken.area_m2, 0.0);
    EXPECT_THAT(plain(answer.finding().sentence.fr), ::testing::Not(::testing::HasSubstr("STECAL")));
}

TEST(Exception, ThatCannotBeReadClearsNothingAndIsNamed) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones("NNNNNN....")
                              .exceptions("EEEEEE....")
                              .exceptions_unusable()
                              .ask(natural_zone())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_FALSE(answer.measures().exceptions.at(0).usable);
    EXPECT_THAT(plain(answer.finding().sentence.fr), ::testing::HasSubstr("n'a pu être vérifiée (table absente)"));
    EXPECT_THAT(plain(answer.finding().notes.at(0).en), ::testing::HasSubstr("sets nothing aside"));
}

TEST(Exception, OfSeveralThatOverlapCountsEachGroundOnce) {
    // E leaves a reservation on four cells, F a point of attention on three, two of them in common.
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones("NNNNNNNN..")
                              .exceptions("EEEE......")
                              .exceptions("..FFF.....")
                              .ask(Ask(Overlap{})
                                       .conflict(over(Quantity::area, 400.0))
                                       .except(Verdict::reservation, "E", "STECAL")
                                       .except(Verdict::attention, "F", "Extension"))
                              .answer();
    const auto& exceptions = answer.measures().exceptions;
    ASSERT_EQ(exceptions.size(), 2u);  // mildest first
    EXPECT_EQ(exceptions[0].title.fr, "Extension");
    EXPECT_EQ(exceptions[0].taken.area_m2, 3 * kCell);
    EXPECT_EQ(exceptions[0].strict.area_m2, 5 * kCell);
    EXPECT_EQ(exceptions[1].taken.area_m2, 2 * kCell);
    EXPECT_EQ(exceptions[1].strict.area_m2, 3 * kCell);
    // 300 m2 under the rule whole, 500 m2 where it founds at least a reservation: over 400 m2.
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
}

TEST(Exception, LeavesMilderThresholdsTheirWholeGround) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones("NNNNNN....")
                              .exceptions("EEEEEE....")
                              .ask(Ask(Overlap{})
                                       .conflict(over(Quantity::area, 100.0))
                                       .reservation(over(Quantity::area, 500.0))
                                       .except(Verdict::reservation, "E"))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(answer.finding().tested.at(1).robust, 6 * kCell);
}

TEST(Exception, ToInformationLowersARuleToInformation) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones("NNNNNN....")
                              .exceptions("EEEEEE....")
                              .ask(Ask(Overlap{}).at_all().except(Verdict::information, "E"))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::information);
    EXPECT_EQ(answer.reason(), Reason::excepted);
}

TEST(Exception, HoldsForPointsAndTheOthersStay) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .points("A.A....A..")
                              .exceptions("EEE.......")
                              .ask(Ask(model::Count{})
                                       .conflict(condition(Quantity::count, Comparison::greater_equal, 2))
                                       .except(Verdict::reservation, "E"))
                              .answer();
    EXPECT_EQ(answer.measures().exceptions.at(0).strict.count, 1);
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
}

TEST(Exception, LeavesGroundToBuildOn) {
    // The zone takes the whole project: without the exception building cannot avoid it.
    Scene scene;
    scene.perimeter(kProject).zones("NNNNNNNNNN");
    EXPECT_EQ(Scene(scene).ask(natural_zone().forbids_building()).answer().verdict(), Verdict::conflict);
    const Answer answer = scene.exceptions("EEEE......").ask(natural_zone().forbids_building()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(answer.reason(), Reason::constraint);
}

TEST(Exception, DoesNotMoveTheSubjectOfTheChecksThatFollow) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones("NNNNNN....")
                              .exceptions("EEEE......")
                              .ask(natural_zone().id("first"))
                              .ask(overlap().id("second"))
                              .answer();
    EXPECT_EQ(answer.finding("second").measures.strict.area_m2, 6 * kCell);
    EXPECT_EQ(answer.finding("second").measures.subject_m2, 10 * kCell);
}

}  // namespace
}  // namespace terracord::maps
