// A perimeter is not a building.
#include "support/maps.hpp"

namespace terracord::maps {
namespace {

constexpr std::string_view kProject = "PPPPPPPPPP";

TEST(Building, ForbiddenOnPartOfThePerimeterIsAConstraint) {
    const Answer answer = Scene().perimeter(kProject).zones("AAA.......").ask(overlap().forbids_building()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(answer.reason(), Reason::constraint);
    EXPECT_EQ(answer.area(), 3 * kCell);
    EXPECT_EQ(answer.finding().subject, "perimeter");
}

TEST(Building, ForbiddenOnTheWholePerimeterIsAConflict) {
    const Answer answer = Scene().perimeter(kProject).zones("AAAAAAAAAA").ask(overlap().forbids_building()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
}

TEST(Building, ThatNeedsMoreGroundThanIsLeftIsAConflict) {
    Scene scene;
    scene.perimeter(kProject).zones("AAAAAAA...").ask(overlap().forbids_building());  // 300 m2 left
    EXPECT_EQ(Scene(scene).programme("footprint_m2", 250.0).answer().verdict(), Verdict::reservation);
    EXPECT_EQ(Scene(scene).programme("footprint_m2", 350.0).answer().verdict(), Verdict::conflict);
    EXPECT_EQ(Scene(scene).programme("footprint_m2", std::nullopt).answer().verdict(), Verdict::reservation);
}

TEST(Building, IsMeasuredWhereTheProjectSaysWhatIsBuilt) {
    Scene scene;
    scene.perimeter(kProject).zones("AAA.......").ask(overlap().forbids_building());
    const Answer beside = Scene(scene).parts("ooorbbbbbb").answer();
    EXPECT_EQ(beside.verdict(), Verdict::coherent);
    EXPECT_EQ(beside.measures().subject_m2, 6 * kCell);
    EXPECT_EQ(beside.finding().subject, "built");
    const Answer inside = Scene(scene).parts("oobbbbbbbb").answer();
    EXPECT_EQ(inside.verdict(), Verdict::conflict);
    EXPECT_EQ(inside.reason(), Reason::threshold_reached);
    EXPECT_EQ(inside.area(), 1 * kCell);
    EXPECT_EQ(inside.share(), 1.0 / 8.0);
}

TEST(Building, MayGoAnywhereWhereThePartsSayNothingOfIt) {
    const Answer answer =
        Scene().perimeter(kProject).zones("AAA.......").parts("ooooorrrrr").ask(overlap().forbids_building()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(answer.reason(), Reason::constraint);
    EXPECT_EQ(answer.measures().subject_m2, 10 * kCell);
}

TEST(Parts, ThatAProjectDoesNotHaveAreNoQuestion) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones("AAA.......")
                              .parts("ooooorrrrr")
                              .ask(overlap().of_parts({PartKind::built}).mandatory())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_applicable);
    EXPECT_EQ(answer.reason(), Reason::no_such_part);
}

TEST(Parts, AreTheSubjectWhereTheCheckAsksForThem) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones("..AAAAA...")
                              .parts("bbbrrooooo")
                              .ask(overlap().of_parts({PartKind::built, PartKind::road}))
                              .answer();
    EXPECT_EQ(answer.measures().subject_m2, 5 * kCell);
    EXPECT_EQ(answer.area(), 3 * kCell);
    EXPECT_EQ(answer.finding().subject, "built;road");
}

TEST(Parts, AreThePerimeterWhereTheProjectHasNone) {
    const Answer answer =
        Scene().perimeter(kProject).zones("..AAAAA...").ask(overlap().of_parts({PartKind::kept})).answer();
    EXPECT_EQ(answer.measures().subject_m2, 10 * kCell);
    EXPECT_EQ(answer.finding().subject, "perimeter");
}

TEST(Parts, ThatOverlapAreCountedOnce) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones("AAAAAAAAAA")
                              .parts("bbbb......")
                              .parts("..bbbb....")
                              .ask(overlap().of_parts({PartKind::built}))
                              .answer();
    EXPECT_EQ(answer.measures().subject_m2, 6 * kCell);
    EXPECT_EQ(answer.share(), 1.0);
}

TEST(Parts, OfOneCheckDoNotLeakIntoTheNext) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones("AAAAAAAAAA")
                              .parts("bbrrrooooo")
                              .ask(overlap().id("built").of_parts({PartKind::built}))
                              .ask(overlap().id("whole"))
                              .ask(overlap().id("road").of_parts({PartKind::road}))
                              .ask(overlap().id("kept").of_parts({PartKind::kept}))
                              .ask(overlap().id("again"))
                              .answer();
    EXPECT_EQ(answer.finding("built").measures.subject_m2, 2 * kCell);
    EXPECT_EQ(answer.finding("whole").measures.subject_m2, 10 * kCell);
    EXPECT_EQ(answer.finding("road").measures.subject_m2, 3 * kCell);
    EXPECT_EQ(answer.finding("kept").verdict, Verdict::not_applicable);
    EXPECT_EQ(answer.finding("again").measures.subject_m2, 10 * kCell);
}

TEST(Parts, AreCoveredOrNotOnTheirOwn) {
    // The document does not speak of the open ground; the built part is covered whole.
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones("..........A")
                              .covers("XXXXX.....")
                              .parts("bbbbbooooo")
                              .ask(overlap().id("built").of_parts({PartKind::built}))
                              .ask(overlap().id("whole"))
                              .answer();
    EXPECT_EQ(answer.finding("built").verdict, Verdict::coherent);
    EXPECT_EQ(answer.finding("whole").verdict, Verdict::not_assessable);
}

}  // namespace
}  // namespace terracord::maps
