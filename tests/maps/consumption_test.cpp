#include <cmath>

#include "support/maps.hpp"

namespace terracord::maps {
namespace {

Ask consumption(bool by_feature = false) {
    return Ask(Consumption{by_feature}).reservation(under(Quantity::zone_share, 0.95));
}

TEST(ConsumptionCheck, TellsTheShareOfTheZoneAndWhatIsLeft) {
    const Answer answer = Scene().perimeter("..PPPP....").zones("AAAA......").ask(consumption()).answer();
    EXPECT_EQ(answer.area(), 2 * kCell);
    EXPECT_EQ(answer.measures().robust.zone_share, 0.5);
    EXPECT_EQ(answer.measures().robust.remaining_area_m2, 2 * kCell);
    EXPECT_EQ(answer.measures().robust.zone_m2, 4 * kCell);
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
}

TEST(ConsumptionCheck, AWholeZoneLeavesNothing) {
    const Answer answer = Scene().perimeter("PPPPPP").zones("AAAA..").ask(consumption()).answer();
    EXPECT_EQ(answer.measures().robust.zone_share, 1.0);
    EXPECT_EQ(answer.measures().robust.remaining_area_m2, 0.0);
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
}

TEST(ConsumptionCheck, AZoneThatIsNotTouchedIsNoSmallShare) {
    const Answer answer = Scene().perimeter("PP......").zones("....AAAA").ask(consumption()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(answer.reason(), Reason::nothing_found);
    EXPECT_TRUE(std::isinf(answer.measures().robust.remaining_area_m2));
    EXPECT_FALSE(answer.finding().tested.front().met_robust);
}

TEST(ConsumptionCheck, AContactNarrowerThanTheAccuracyIsNoConsumption) {
    const Answer answer = Scene()
                              .perimeter(on_map(rectangle(0, 0, 100, 100)))
                              .feature("A", on_map(rectangle(99.8, 0, 100, 100)))
                              .ask(consumption())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::information);
    EXPECT_EQ(answer.reason(), Reason::edge_contact);
}

TEST(ConsumptionCheck, ThePartsOfAZoneAreOneZone) {
    const Answer answer =
        Scene().perimeter("PP........").zones("AA........").zones("......AA..").ask(consumption()).answer();
    EXPECT_EQ(answer.measures().robust.zone_share, 0.5);
    const Answer apart =
        Scene().perimeter("PP........").zones("AA........").zones("......AA..").ask(consumption(true)).answer();
    EXPECT_EQ(apart.measures().robust.zone_share, 1.0);
    EXPECT_EQ(apart.classes(), "A#1");
}

TEST(ConsumptionCheck, EachQuantityIsThatOfTheZoneWhereItIsWorst) {
    const Answer answer = Scene().perimeter(".PPPPPP...").zones("AABBBBBBBB").ask(consumption()).answer();
    EXPECT_EQ(answer.measures().robust.zone_share, 5.0 / 8.0);
    EXPECT_EQ(answer.measures().robust.remaining_area_m2, 1 * kCell);  // of A
    EXPECT_EQ(answer.classes(), "A B");
    EXPECT_EQ(answer.measures().classes.front().robust.zone_share, 0.5);
}

TEST(ConsumptionCheck, GroundDrawnTwiceIsOneGround) {
    const Answer answer = Scene().perimeter("PP......").zones("AAAA....").zones("AAAA....").ask(consumption()).answer();
    EXPECT_EQ(answer.measures().robust.zone_share, 0.5);
    EXPECT_EQ(answer.area(), 2 * kCell);
}

TEST(ConsumptionCheck, IsJudgedAtTheScaleOfTheZone) {
    Scene scene;
    scene.perimeter("PPPP....").zones("AAAAA...");
    scene.ask(Ask(Consumption{}).conflict(over(Quantity::zone_share, 0.5)).relation(Relation::compatibility));
    EXPECT_EQ(scene.answer().verdict(), Verdict::conflict);
}

}  // namespace
}  // namespace terracord::maps
