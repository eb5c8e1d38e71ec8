#include "support/maps.hpp"

namespace terracord::maps {
namespace {

Ask contained() { return Ask(Containment{}).conflict(over(Quantity::outside_area, 1.0)); }

TEST(ContainmentCheck, IsCoherentWhereTheProjectLiesInTheZones) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  .PPP.)")
                              .zones(R"(
                                  AAABB)")
                              .ask(contained())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(answer.measures().strict.outside_area_m2, 0.0);
    EXPECT_EQ(answer.share(), 1.0);
}

TEST(ContainmentCheck, MeasuresWhatLiesOutside) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPPPP)")
                              .zones(R"(
                                  .AA..)")
                              .ask(contained())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(answer.measures().strict.outside_area_m2, 3 * kCell);
    EXPECT_DOUBLE_EQ(answer.measures().strict.outside_share, 0.6);
    EXPECT_EQ(answer.area(), 2 * kCell);
}

TEST(ContainmentCheck, DrawsWhatLiesOutsideNotWhatLiesInside) {
    const Answer answer = Scene().perimeter("PPPPP").zones(".AA..").ask(contained()).answer();
    ASSERT_EQ(answer.classes(), "A outside");
    EXPECT_TRUE(answer.measures().classes[0].pieces.empty());
    EXPECT_EQ(answer.measures().classes[1].pieces.part_count(), 2U);
}

TEST(ContainmentCheck, TakesOverlappingZonesTogether) {
    const Answer answer = Scene().perimeter("PPPPP").zones("AAA..").zones(".AAAA").ask(contained()).answer();
    EXPECT_EQ(answer.measures().strict.outside_area_m2, 0.0);
}

TEST(ContainmentCheck, WithoutAnyZoneAllLiesOutside) {
    const Answer answer = Scene().perimeter("PP...").zones("..AA.").ask(contained()).answer();
    EXPECT_EQ(answer.measures().strict.outside_share, 1.0);
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
}

TEST(ContainmentCheck, CountsTheHoleOfAZoneAsOutside) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPPP
                                  PPPP
                                  PPPP)")
                              .zones(R"(
                                  AAAA
                                  A..A
                                  AAAA)")
                              .ask(contained())
                              .answer();
    EXPECT_EQ(answer.measures().strict.outside_area_m2, 2 * kCell);
}

TEST(ContainmentCheck, AStripThatSticksOutIsALimitToVerify) {
    const Answer answer = Scene()
                              .perimeter("PPPPPPPPPP")
                              .accuracy(5.0)
                              .feature("A", on_map(rectangle(0, 0, 100, 9.2)))
                              .ask(contained())
                              .answer();
    EXPECT_EQ(answer.reason(), Reason::limit_to_verify);
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(answer.measures().robust.outside_area_m2, 0.0);
    EXPECT_NEAR(answer.measures().strict.outside_area_m2, 80.0, 1e-6);
}

TEST(ContainmentCheck, WhatLiesOutsideMayLieInAZoneNobodyDrew) {
    const Answer answer = Scene().perimeter("PPPPP").zones(".AA..").covers("XXX..").ask(contained()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.reason(), Reason::partly_covered);
}

}  // namespace
}  // namespace terracord::maps
