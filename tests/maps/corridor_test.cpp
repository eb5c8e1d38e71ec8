#include <cmath>

#include "support/maps.hpp"

namespace terracord::maps {
namespace {

// E02: below 10 m or severed a conflict, below 20 m or cut by more than half a reservation.
Ask corridor(Corridor kind = {}) {
    return Ask(std::move(kind))
        .conflict(under(Quantity::width, 10.0))
        .when(Verdict::reservation, {under(Quantity::width, 20.0), over(Quantity::cut_share, 0.5)}, false);
}

// A straight corridor 100 m wide and 1.2 km long, from west to east.
Scene straight() { return Scene().feature("A", on_map(rectangle(0, 0, 1200, 100))); }
Scene straight(const geometry::Shape& project) { return straight().perimeter(on_map(project)).ask(corridor()); }

double width(const Answer& answer) { return answer.measures().robust.width_m; }
double before(const Answer& answer) { return answer.measures().robust.width_before_m; }
double cut(const Answer& answer) { return answer.measures().robust.cut_share; }

TEST(CorridorCheck, AProjectAcrossItSeversIt) {
    const Answer answer = straight(rectangle(580, -10, 40, 120)).answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(answer.reason(), Reason::threshold_reached);
    EXPECT_EQ(width(answer), 0.0);
    EXPECT_NEAR(before(answer), 100.0, 0.25);
    EXPECT_EQ(cut(answer), 1.0);
    EXPECT_EQ(answer.area(), 4000.0);
}

TEST(CorridorCheck, TheWidestDiscPassesBesideTheProject) {
    const Answer answer = straight(rectangle(580, 30, 40, 100)).answer();  // 30 m are left in the south
    EXPECT_NEAR(width(answer), 30.0, 0.1);
    EXPECT_NEAR(cut(answer), 0.7, 0.005);
    EXPECT_EQ(answer.verdict(), Verdict::reservation);  // more than half is cut
}

TEST(CorridorCheck, TheWiderOfTwoSidesCounts) {
    const Answer answer = straight(rectangle(580, 15, 40, 25)).answer();  // 15 m in the south, 60 m in the north
    EXPECT_NEAR(width(answer), 60.0, 0.15);
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(answer.reason(), Reason::below_threshold);
}

TEST(CorridorCheck, LimitsAreToldToTheDecimetre) {
    EXPECT_EQ(straight(rectangle(580, 9.8, 40, 100)).answer().verdict(), Verdict::conflict);
    EXPECT_EQ(straight(rectangle(580, 10, 40, 100)).answer().verdict(), Verdict::reservation);
    EXPECT_EQ(width(straight(rectangle(580, 10, 40, 100)).answer()), 10.0);
}

TEST(CorridorCheck, ATouchAlongItsBorderTakesNothing) {
    const Answer answer = straight(rectangle(580, 100, 40, 100)).answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(answer.reason(), Reason::nothing_found);
    EXPECT_TRUE(std::isinf(width(answer)));
    EXPECT_EQ(cut(answer), 0.0);
}

TEST(CorridorCheck, ABottleneckThatWasThereIsNotTheProjectS) {
    // 60 m east of the project the corridor is 12 m wide by itself.
    Scene scene;
    scene.feature("A", on_map(polygon({{0, 0},
                                       {680, 0},
                                       {680, 44},
                                       {700, 44},
                                       {700, 0},
                                       {1200, 0},
                                       {1200, 100},
                                       {700, 100},
                                       {700, 56},
                                       {680, 56},
                                       {680, 100},
                                       {0, 100}})));
    scene.perimeter(on_map(rectangle(560, 60, 60, 60))).ask(corridor());
    EXPECT_TRUE(std::isinf(width(Scene(scene).answer())));
    EXPECT_EQ(Scene(scene).answer().verdict(), Verdict::coherent);
    // In the bottleneck itself what the project takes counts.
    const Answer in_it = Scene(scene).perimeter(on_map(rectangle(685, 52, 10, 10))).answer();
    EXPECT_NEAR(width(in_it), 8.0, 0.1);
    EXPECT_NEAR(before(in_it), 12.0, 0.1);
    EXPECT_EQ(in_it.verdict(), Verdict::conflict);
}

TEST(CorridorCheck, AtAnEndNobodyKnowsWhatItLeadsTo) {
    for (const auto& project : {rectangle(1150, -10, 100, 120), rectangle(1120, -10, 40, 120)}) {
        const Answer answer = straight(project).answer();
        EXPECT_EQ(answer.verdict(), Verdict::reservation);
        EXPECT_EQ(answer.reason(), cut(answer) > 0.5 ? Reason::threshold_reached : Reason::corridor_end);
        EXPECT_TRUE(answer.measures().at_end);
        EXPECT_TRUE(std::isinf(width(answer)));
    }
}

TEST(CorridorCheck, AProjectThatHoldsAWholeCorridorTakesItsEnds) {
    const Answer answer = Scene()
                              .feature("A", on_map(rectangle(0, 0, 200, 20)))
                              .perimeter(on_map(rectangle(-10, -10, 300, 50)))
                              .ask(corridor())
                              .answer();
    // All of it is gone: more than half is cut, whatever it led to.
    EXPECT_EQ(cut(answer), 1.0);
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_TRUE(answer.measures().at_end);
}

TEST(CorridorCheck, FarFromItsEndsAWideCorridorIsNotAnEnd) {
    // 600 m wide: the window must grow before it spans it.
    const Answer answer = Scene()
                              .feature("A", on_map(rectangle(0, 0, 6000, 600)))
                              .perimeter(on_map(rectangle(3000, -50, 50, 350)))
                              .ask(corridor())
                              .answer();
    EXPECT_NEAR(width(answer), 300.0, 0.6);
    EXPECT_NEAR(before(answer), 600.0, 1.0);
    EXPECT_FALSE(answer.measures().at_end);
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
}

TEST(CorridorCheck, SeveralCorridorsAreEachLookedAt) {
    Scene scene;
    scene.feature("A", on_map(rectangle(0, 0, 1200, 60))).feature("B", on_map(rectangle(0, 500, 1200, 60)));
    scene.perimeter(on_map(together({rectangle(600, 45, 30, 30), rectangle(600, 508, 30, 80)}))).ask(corridor());
    const Answer answer = Scene(scene).answer();
    EXPECT_NEAR(width(answer), 8.0, 0.1);  // B keeps 8 m, A 45 m
    EXPECT_EQ(answer.classes(), "A B");
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
}

TEST(CorridorCheck, ACorridorDrawnInPiecesIsOne) {
    Scene scene;
    scene.feature("A", on_map(rectangle(0, 0, 600, 100))).feature("B", on_map(rectangle(600, 0, 600, 100)));
    scene.perimeter(on_map(rectangle(580, 30, 40, 100))).ask(corridor());
    const Answer answer = Scene(scene).answer();
    EXPECT_NEAR(width(answer), 30.0, 0.1);
    EXPECT_EQ(answer.area(), 40.0 * 70.0);
}

TEST(CorridorCheck, WaysRoundAnEnclaveAreWays) {
    // A pond of 30 m stands before the project: the disc goes round it.
    Scene scene;
    scene.feature("A", on_map(polygon(ring(0, 0, 1200, 200), {ring(600, 60, 30, 30)})));
    scene.perimeter(on_map(rectangle(590, 110, 50, 100))).ask(corridor());
    EXPECT_NEAR(width(Scene(scene).answer()), 60.0, 0.15);
}

TEST(CorridorCheck, LinesHaveTheWidthTheyDeclare) {
    Scene scene;
    scene.feature("A", on_map(line({{0, 0}, {1200, 0}})));
    scene.perimeter(on_map(rectangle(580, -5, 40, 100)));
    scene.ask(corridor({.width = {.fixed = Metres{50.0}, .column = {}, .codes = {}}}));
    const Answer answer = Scene(scene).answer();
    EXPECT_NEAR(width(answer), 20.0, 0.1);
    EXPECT_NEAR(before(answer), 50.0, 0.15);
    EXPECT_NEAR(answer.area(), 40.0 * 30.0, 0.1);
    EXPECT_NEAR(width(Scene(scene).metres("A", 70.0).answer()), 30.0, 0.15);
}

TEST(CorridorCheck, BuiltPartsAreWhatStandsInTheWay) {
    Scene scene = straight(rectangle(580, -10, 40, 120));
    scene.asks().front().of_parts({PartKind::built});
    scene.project().parts.push_back({PartKind::built, on_map(rectangle(580, 70, 40, 40))});
    const Answer answer = scene.answer();
    EXPECT_NEAR(width(answer), 70.0, 0.15);
    EXPECT_EQ(answer.finding().subject, "built");
}

TEST(CorridorCheck, WhatIsTakenByLessThanTheAccuracyMayNotBeTaken) {
    Scene scene = straight(rectangle(300, 97, 600, 50));  // 3 m of it, along 600 m
    const Answer answer = Scene(scene).accuracy(5.0).answer();
    EXPECT_EQ(answer.measures().robust.area_m2, 0.0);
    EXPECT_TRUE(std::isinf(width(answer)));
    EXPECT_NEAR(answer.measures().strict.width_m, 97.0, 0.25);
}

TEST(CorridorCheck, OnlyTheSelectedOnesCount) {
    Scene scene;
    scene.feature("A", on_map(rectangle(0, 0, 1200, 30))).feature("B", on_map(rectangle(0, 30, 1200, 70)));
    scene.perimeter(on_map(rectangle(580, -10, 40, 40))).ask(corridor().only("A"));
    EXPECT_EQ(width(Scene(scene).answer()), 0.0);  // with B it would keep 70 m
}

TEST(CorridorCheck, CompatibilityConflictsAtTheScaleOfTheCorridor) {
    Scene scene = straight(rectangle(580, -10, 40, 120));
    EXPECT_EQ(Scene(scene).relation(Relation::compatibility).answer().verdict(), Verdict::conflict);
    EXPECT_EQ(Scene(scene).relation(Relation::consideration).answer().verdict(), Verdict::reservation);
    EXPECT_EQ(Scene(scene).relation(Relation::guidance).answer().verdict(), Verdict::attention);
}

TEST(CorridorCheck, WhereTheDocumentDoesNotSpeakNothingIsKnown) {
    Scene scene = straight(rectangle(580, 300, 40, 40));
    scene.document().covers_everywhere = false;
    EXPECT_EQ(scene.answer().verdict(), Verdict::not_assessable);
}

}  // namespace
}  // namespace terracord::maps
