#include "support/maps.hpp"

namespace terracord::maps {
namespace {

TEST(Overlap, FindsNothingWhereTheZoneIsElsewhere) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPP.....
                                  PPP.....)")
                              .zones(R"(
                                  .....AAA
                                  .....AAA)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(answer.reason(), Reason::nothing_found);
    EXPECT_EQ(answer.area(), 0.0);
    EXPECT_EQ(answer.classes(), "");
}

TEST(Overlap, TouchingAlongABorderIsNothing) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPP...
                                  PPP...)")
                              .zones(R"(
                                  ...AAA
                                  ...AAA)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(answer.reason(), Reason::nothing_found);
    EXPECT_EQ(answer.classes(), "");
}

TEST(Overlap, TouchingAtACornerIsNothing) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  ..PP
                                  ..PP
                                  ....
                                  ....)")
                              .zones(R"(
                                  ....
                                  ....
                                  AA..
                                  AA..)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.reason(), Reason::nothing_found);
}

TEST(Overlap, CountsTheCellsOfAPartialOverlap) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  .PPPPP.
                                  .PPPPP.)")
                              .zones(R"(
                                  ...AAAA
                                  ....AAA)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(answer.reason(), Reason::threshold_reached);
    EXPECT_EQ(answer.area(), 5 * kCell);
    EXPECT_DOUBLE_EQ(answer.share(), 5.0 / 10.0);
    EXPECT_EQ(answer.measures().subject_m2, 10 * kCell);
    EXPECT_EQ(answer.measures().robust.area_m2, 5 * kCell);
}

TEST(Overlap, OfTheWholePerimeterIsItsArea) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  .PPP.
                                  .PPP.)")
                              .zones(R"(
                                  AAAAA
                                  AAAAA)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.area(), 6 * kCell);
    EXPECT_EQ(answer.share(), 1.0);
}

TEST(Overlap, WithAZoneOfTheSameOutlineIsWhole) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  .PP.
                                  .PP.)")
                              .zones(R"(
                                  .AA.
                                  .AA.)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.area(), 4 * kCell);
    EXPECT_EQ(answer.share(), 1.0);
}

TEST(Overlap, CountsOverlappingSourcesOnceInTheUnion) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPPPPP
                                  PPPPPP)")
                              .zones(R"(
                                  AAAA..
                                  AAAA..)")
                              .zones(R"(
                                  ..AAAA
                                  ..AAAA)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.area(), 12 * kCell);  // not 16
    EXPECT_EQ(answer.share(), 1.0);
    EXPECT_EQ(answer.area_of("A"), 12 * kCell);
    ASSERT_EQ(answer.measures().classes.size(), 1U);
    EXPECT_EQ(answer.measures().classes[0].sources.size(), 2U);
}

TEST(Overlap, CountsTheSameZoneDrawnTwiceOnce) {
    const Answer answer = Scene().perimeter("PPPP").zones("AA..").zones("AA..").ask(overlap()).answer();
    EXPECT_EQ(answer.area(), 2 * kCell);
    EXPECT_EQ(answer.measures().strict.count, 2);
}

TEST(Overlap, OfTwoClassesOnOneSpotIsCountedOnceInTheTotal) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPPPPP)")
                              .zones(R"(
                                  AAAA..)")
                              .zones(R"(
                                  ...BBB)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.area(), 6 * kCell);
    EXPECT_EQ(answer.area_of("A"), 4 * kCell);
    EXPECT_EQ(answer.area_of("B"), 3 * kCell);
    EXPECT_EQ(answer.classes(), "A B");
}

TEST(Overlap, LeavesOutTheHoleOfAZone) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  .....
                                  .PPPP
                                  .....)")
                              .zones(R"(
                                  AAAA.
                                  A..A.
                                  AAAA.)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.area(), 1 * kCell);  // the right wall of the ring only
}

TEST(Overlap, LeavesOutTheHoleOfAPerimeter) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPPP
                                  P..P
                                  PPPP)")
                              .zones(R"(
                                  ....
                                  .AA.
                                  .A..)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.area(), 1 * kCell);
    EXPECT_EQ(answer.measures().subject_m2, 10 * kCell);
}

TEST(Overlap, AZoneThatFillsTheHoleOfAPerimeterTouchesOnly) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPPP
                                  P..P
                                  PPPP)")
                              .zones(R"(
                                  ....
                                  .AA.
                                  ....)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.reason(), Reason::nothing_found);
}

TEST(Overlap, AddsThePartsOfAMultipartPerimeter) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PP..PP
                                  PP..PP)")
                              .zones(R"(
                                  .AAAA.
                                  ......)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.area(), 2 * kCell);
    EXPECT_EQ(answer.share(), 0.25);
}

TEST(Overlap, AddsThePartsOfAMultipartZone) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPPPPPP)")
                              .zones(R"(
                                  A..AA.A)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.area(), 4 * kCell);
    EXPECT_EQ(answer.measures().strict.count, 1);
    EXPECT_EQ(answer.measures().classes[0].pieces.part_count(), 3U);
}

TEST(Overlap, LooksAtTheSelectedClassesOnly) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPPPPP)")
                              .zones(R"(
                                  AABBCC)")
                              .ask(overlap().only("AC"))
                              .answer();
    EXPECT_EQ(answer.area(), 4 * kCell);
    EXPECT_EQ(answer.classes(), "A C");
}

TEST(Overlap, ASelectionThatHitsNothingIsCoherent) {
    const Answer answer = Scene().perimeter("PP..").zones("AABB").ask(overlap().only("B")).answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(answer.reason(), Reason::nothing_found);
}

TEST(Overlap, TestsThresholdsInTheirOrder) {
    const auto verdict = [](std::string_view zone) {
        return Scene()
            .perimeter("PPPPPPPPPP")
            .zones(zone)
            .ask(Ask(Overlap{})
                     .conflict(over(Quantity::share, 0.5))
                     .reservation(over(Quantity::share, 0.2))
                     .attention(over(Quantity::area, 0.0)))
            .answer()
            .verdict();
    };
    EXPECT_EQ(verdict("AAAAAA...."), Verdict::conflict);
    EXPECT_EQ(verdict("AAAAA....."), Verdict::reservation);  // exactly half is not more than half
    EXPECT_EQ(verdict("AA........"), Verdict::attention);
    EXPECT_EQ(verdict(".........."), Verdict::coherent);
}

TEST(Overlap, UnderTheThresholdSaysWhatIsThere) {
    const Answer answer =
        Scene().perimeter("PPPP").zones("A...").ask(Ask(Overlap{}).conflict(over(Quantity::area, 150))).answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(answer.reason(), Reason::below_threshold);
    EXPECT_EQ(answer.area(), kCell);
}

TEST(Overlap, ZoneShareIsTakenOfTheTouchedZones) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  ..PPPP....)")
                              .zones(R"(
                                  AAAABBBBCC)")
                              .ask(Ask(Overlap{}).conflict(over(Quantity::zone_share, 0.4)))
                              .answer();
    // Four cells of the eight of A and B; C is not touched.
    EXPECT_EQ(answer.measures().strict.zone_share, 0.5);
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
}

TEST(Overlap, ZoneShareTakesOverlappingZonesOnce) {
    const Answer answer = Scene()
                              .perimeter("PPPP....")
                              .zones("AAAAAA..")
                              .zones("..AAAAAA")
                              .ask(Ask(Overlap{}).conflict(over(Quantity::zone_share, 0.4)))
                              .answer();
    EXPECT_EQ(answer.measures().strict.zone_share, 0.5);
}

}  // namespace
}  // namespace terracord::maps
