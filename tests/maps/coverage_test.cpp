// No data is not no constraint.
#include "support/maps.hpp"

namespace terracord::maps {
namespace {

constexpr std::string_view kProject = R"(
    .PPPPPPPP.
    .PPPPPPPP.)";

TEST(CoverageOnMap, NothingFoundOnThreeQuartersIsNotAssessable) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones(R"(
                                  A.........
                                  A.........)")
                              .covers(R"(
                                  XXXXXXX...
                                  XXXXXXX...)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.reason(), Reason::partly_covered);
    EXPECT_EQ(answer.finding().verdict_on_covered, Verdict::coherent);
    EXPECT_DOUBLE_EQ(answer.measures().coverage.covered_share, 0.75);
    EXPECT_EQ(answer.measures().coverage.uncovered_m2, 4 * kCell);
    EXPECT_EQ(answer.measures().coverage.uncovered.part_count(), 1U);
    EXPECT_EQ(answer.finding("document/coverage").verdict, Verdict::not_assessable);
}

TEST(CoverageOnMap, WhatWasFoundStays) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones(R"(
                                  .AA.......
                                  .AA.......)")
                              .covers(R"(
                                  XXXXXXX...
                                  XXXXXXX...)")
                              .ask(overlap())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(answer.measures().coverage.uncovered_m2, 4 * kCell);
}

TEST(CoverageOnMap, OutsideTheDocumentIsNotCovered) {
    const Answer answer = Scene().perimeter("PPPP....").zones("......AA").covers("....XXXX").ask(overlap()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.reason(), Reason::not_covered);
    EXPECT_EQ(answer.measures().coverage.covered_share, 0.0);
    EXPECT_FALSE(answer.finding().verdict_on_covered.has_value());
}

TEST(CoverageOnMap, ADocumentWithoutPartitionOrCoverageIsCoveredNowhere) {
    const Answer answer =
        Scene().perimeter("PPPP").zones("AAAAAA").covers_what_it_draws().ask(overlap().only("B")).answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.reason(), Reason::not_covered);
}

TEST(CoverageOnMap, APartitionCoversWhatItDraws) {
    Scene scene;
    scene.perimeter("PPPP..").partition().covers_what_it_draws().ask(overlap().only("B"));
    EXPECT_EQ(Scene(scene).zones("AAAABB").answer().verdict(), Verdict::coherent);
    EXPECT_EQ(Scene(scene).zones("AAA.BB").answer().verdict(), Verdict::not_assessable);
}

TEST(CoverageOnMap, AGapInAPartitionIsUnknownGround) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones(R"(
                                  AAAA.AAAAA
                                  AAAAAAAAAA)")
                              .covers(R"(
                                  XXXXXXXXXX
                                  XXXXXXXXXX)")
                              .partition()
                              .ask(overlap().only("B"))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.measures().coverage.uncovered_m2, 1 * kCell);
}

TEST(CoverageOnMap, ALayerThatIsNoPartitionHasNoGaps) {
    const Answer answer = Scene().perimeter("PPPP").zones("A...").covers("XXXX").ask(overlap().only("B")).answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
}

TEST(CoverageOnMap, ASliverOfUncoveredGroundIsNegligible) {
    Scene scene;
    scene.perimeter(on_map(rectangle(0, 0, 200, 200))).accuracy(5.0).ask(overlap().only("B"));
    const auto covered_to = [&](double x) {
        return Scene(scene)
            .partition()
            .covers_what_it_draws()
            .feature("A", on_map(rectangle(-100, -100, 100 + x, 500)))
            .answer();
    };
    EXPECT_EQ(covered_to(199.5).verdict(), Verdict::coherent);                     // 0.25 % in a strip of 0.5 m
    EXPECT_NEAR(covered_to(199.5).measures().coverage.uncovered_m2, 100.0, 1e-6);  // said all the same
    EXPECT_EQ(covered_to(198.0).verdict(), Verdict::not_assessable);               // 1 %: more than half a per cent
    EXPECT_EQ(covered_to(190.0).verdict(), Verdict::not_assessable);               // no sliver
}

TEST(CoverageOnMap, ASmallHoleThatIsNoSliverCounts) {
    // 0.25 % of the project, but 10 m wide: not negligible.
    const Answer answer = Scene()
                              .perimeter(on_map(rectangle(0, 0, 200, 200)))
                              .accuracy(5.0)
                              .partition()
                              .covers_what_it_draws()
                              .feature("A", on_map(polygon(ring(-50, -50, 400, 400), {ring(95, 95, 10, 10)})))
                              .ask(overlap().only("B"))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
}

TEST(CoverageOnMap, AHoleNarrowerThanTheAccuracyIsADigitisingGap) {
    const Answer answer = Scene()
                              .perimeter(on_map(rectangle(0, 0, 200, 200)))
                              .accuracy(5.0)
                              .partition()
                              .covers_what_it_draws()
                              .feature("A", on_map(polygon(ring(-50, -50, 400, 400), {ring(20, 95, 150, 2)})))
                              .ask(overlap().only("B"))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(answer.measures().coverage.uncovered_m2, 0.0);
}

TEST(CoverageOnMap, ASetAsideFeatureMakesItsGroundUnknown) {
    const Answer answer = Scene().perimeter("PPPP").zones("......A").set_aside("..XXX..").ask(overlap()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.reason(), Reason::set_aside_in_the_way);
    EXPECT_EQ(answer.measures().coverage.set_aside_m2, 2 * kCell);
}

TEST(CoverageOnMap, ASetAsideFeatureElsewhereChangesNothing) {
    const Answer answer = Scene().perimeter("PPPP").zones("......A").set_aside("....XX.").ask(overlap()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
}

TEST(CoverageOnMap, ALayerThatCannotBeUsedIsNeverCoherent) {
    for (const Reason reason : {Reason::layer_missing, Reason::layer_empty, Reason::layer_failed}) {
        const Answer answer = Scene().perimeter("PPPP").unusable(reason).ask(overlap()).answer();
        EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
        EXPECT_EQ(answer.reason(), reason);
        EXPECT_FALSE(answer.finding().supply.empty());
    }
}

}  // namespace
}  // namespace terracord::maps
