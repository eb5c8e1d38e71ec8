#include <cmath>

#include "support/maps.hpp"

namespace terracord::maps {
namespace {

Population within(double metres) {
    Population population;
    population.within = {metres};
    population.count = "ind";
    return population;
}

Ask people(const Population& kind) {
    return Ask(kind).only("C").needs(NeedReading::worsens, over(Quantity::value, 1000.0));
}

TEST(PopulationCheck, CountsACellByTheShareOfItThatIsNear) {
    // The perimeter lies in the first of two cells of 20 m; 10 m around it take half of the ground of the second at
    // most.
    const Answer answer =
        Scene().perimeter("PP..\nPP..").zones("..CC\n..CC").counts("C", 40.0).ask(people(within(10.0))).answer();
    EXPECT_NEAR(answer.measures().strict.value, 20.0, 0.1);
    EXPECT_EQ(answer.finding().reading, NeedReading::neutral);
}

TEST(PopulationCheck, SaysHowManyAreEstimates) {
    const Answer answer = Scene()
                              .perimeter("PP..\nPP..")
                              .zones("..CC\n..CC")
                              .counts("C", 40.0)
                              .imputed("C")
                              .ask(people(within(10.0)))
                              .answer();
    EXPECT_NEAR(answer.measures().reach.imputed, 20.0, 0.1);
    EXPECT_NE(plain(answer.finding().sentence.fr).find("dont 20 estimés"), std::string::npos)
        << answer.finding().sentence.fr;
}

TEST(PopulationCheck, ACellThatDoesNotSayItsNumberMakesTheSumUnknown) {
    const Answer answer = Scene().perimeter("PP..").zones("..CC").ask(people(within(10.0))).answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.finding().reading, NeedReading::not_assessable);
    // One that lies elsewhere does not.
    EXPECT_EQ(Scene().perimeter("PP......").zones("......CC").ask(people(within(10.0))).answer().verdict(),
              Verdict::information);
}

TEST(PopulationCheck, TheSameCellTwiceIsOneCell) {
    Scene scene;
    scene.perimeter("PP..").zones("..CC").zones("..CC").counts("C", 40.0).ask(people(within(100.0)));
    EXPECT_EQ(scene.answer().measures().strict.value, 40.0);
}

TEST(PopulationCheck, SpreadsACellOverItsDwellings) {
    Scene scene;
    // All dwellings of the cell stand in its far half: nobody lives near.
    scene.perimeter("PP....").zones("..CCCC").zones(".....W").counts("C", 40.0).counts("W", 12.0);
    scene.ask(people(within(20.0)).also("dwellings", "W").counted());
    EXPECT_NEAR(scene.answer().measures().strict.value, 0.0, 1e-9);
    EXPECT_EQ(scene.answer().measures().reach.by_area, 0.0);
    Scene without;
    without.perimeter("PP....").zones("..CCCC").zones("W.....").counts("C", 40.0).counts("W", 12.0);
    without.ask(people(within(20.0)).also("dwellings", "W").counted());
    EXPECT_NEAR(without.answer().measures().strict.value, 20.0, 0.1);
    EXPECT_NEAR(without.answer().measures().reach.by_area, 20.0, 0.1);
}

TEST(PopulationCheck, DwellingsTimesAHousehold) {
    Population kind = within(100.0);
    kind.each = 2.5;
    const Answer answer = Scene().perimeter("PP..").points("..CC").counts("C", 10.0).ask(people(kind)).answer();
    EXPECT_EQ(answer.measures().strict.value, 50.0);
}

Ask served(Population kind, double access_m) {
    return Ask(kind)
        .only("C")
        .needs(NeedReading::worsens, under(Quantity::gain, 0.0))
        .needs(NeedReading::contributes, over(Quantity::gain, 0.0))
        .also("destinations", "D", access_m);
}

TEST(PopulationServed, TellsWhoHasAccessBeforeAndAfterTheProject) {
    Population kind = within(100.0);
    kind.changes.brings = {PartKind::open};
    Scene scene;
    scene.perimeter("PP........").parts("bo........").zones("..CC......").zones(".........D").counts("C", 30.0);
    scene.ask(served(kind, 20.0));
    const Answer answer = scene.answer();
    EXPECT_EQ(answer.measures().reach.served_before, 0.0);
    EXPECT_NEAR(answer.measures().strict.gain, 30.0, 0.2);
    EXPECT_NEAR(answer.measures().strict.served_share, 1.0, 0.01);
    EXPECT_EQ(answer.finding().reading, NeedReading::contributes);
}

TEST(PopulationServed, AParkBuiltOverIsALossToThoseAround) {
    Population kind = within(100.0);
    Scene scene;
    scene.perimeter("PP..").parts("bb..").zones("DD..").zones("..CC").counts("C", 30.0).ask(served(kind, 30.0));
    EXPECT_LT(scene.answer().measures().strict.gain, -29.0);
    EXPECT_EQ(scene.answer().finding().reading, NeedReading::worsens);
}

TEST(PopulationServed, WhereNobodyLivesNobodyGainsOrLoses) {
    Scene scene;
    scene.perimeter("PP..").zones("..D.").ask(served(within(50.0), 30.0));
    EXPECT_EQ(scene.answer().finding().reading, NeedReading::neutral);
    EXPECT_EQ(scene.answer().verdict(), Verdict::information);
}

TEST(PopulationServed, TooSmallAParkGivesNoAccess) {
    Scene scene;
    scene.perimeter("PP..").parts("k...").zones("..D.").zones("...C").counts("C", 30.0);
    scene.ask(served(within(50.0), 30.0).at_least(2 * kCell));
    EXPECT_EQ(scene.answer().measures().reach.served_after, 0.0);
    EXPECT_EQ(scene.answer().measures().reach.too_small, 1);
}

}  // namespace
}  // namespace terracord::maps
