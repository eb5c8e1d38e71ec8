#include <cmath>

#include "support/maps.hpp"

namespace terracord::maps {
namespace {

Access within(double metres) {
    Access access;
    access.within = {metres};
    return access;
}

Ask access(const Access& kind, std::string_view classes = "D") {
    return Ask(kind)
        .only(classes)
        .needs(NeedReading::worsens, under(Quantity::share, 0.5))
        .needs(NeedReading::contributes, condition(Quantity::share, Comparison::greater_equal, 0.7));
}

TEST(AccessCheck, TellsTheShareOfThePerimeterNearADestination) {
    // A wall of a destination 10 m wide: the first two of the four cells are within 30 m of it.
    const Answer answer = Scene().perimeter("..PPPP").zones("D.....").ask(access(within(30.0))).answer();
    EXPECT_NEAR(answer.share(), 0.5, 1e-3);
    EXPECT_EQ(answer.measures().strict.distance_m, 10.0);
    EXPECT_EQ(answer.measures().strict.count, 1);
    EXPECT_EQ(answer.finding().reading, NeedReading::neutral);
}

TEST(AccessCheck, NothingWithinReachIsSaid) {
    const Answer answer = Scene().perimeter("PP..........").zones("...........D").ask(access(within(50.0))).answer();
    EXPECT_EQ(answer.share(), 0.0);
    EXPECT_TRUE(answer.measures().beyond_search);
    EXPECT_EQ(answer.finding().reading, NeedReading::worsens);
    EXPECT_NE(plain(answer.finding().sentence.fr).find("Rien de ce que vise"), std::string::npos)
        << answer.finding().sentence.fr;
}

TEST(AccessCheck, APlaceTooSmallIsNoDestinationAndTouchingOnesCountTogether) {
    Access kind = within(50.0);
    kind.least = {4 * kCell};
    const Answer alone = Scene().perimeter("PP....").zones("...DD.").ask(access(kind)).answer();
    EXPECT_EQ(alone.share(), 0.0);
    EXPECT_EQ(alone.measures().reach.too_small, 1);
    // Two features of two cells each, side by side: one place of four cells.
    Scene scene;
    scene.perimeter("PP....").zones("...D..\n...D..").zones("....D.\n....D.").ask(access(kind));
    EXPECT_GT(scene.answer().share(), 0.99);
    EXPECT_EQ(scene.answer().measures().reach.destinations, 1);
}

TEST(AccessCheck, APartBeyondTheSearchMakesANearOneLargeEnough) {
    Access kind = within(20.0);
    kind.least = {10 * kCell};
    Scene scene;
    scene.perimeter("P...................")
        .zones(".D..................")
        .zones("..DDDDDDDDDDDDDDDDDD")
        .ask(access(kind));
    EXPECT_EQ(scene.answer().measures().reach.destinations, 1);
}

TEST(AccessCheck, AParkTheProjectLaysOutCountsAfterIt) {
    Access kind = within(30.0);
    kind.changes.brings = {PartKind::open};
    Scene scene;
    scene.perimeter("PPPP").parts("b..o").zones("............D").ask(access(kind));
    const Answer answer = scene.answer();
    EXPECT_EQ(answer.measures().reach.share_before, 0.0);
    EXPECT_EQ(answer.share(), 1.0);
    EXPECT_TRUE(answer.measures().reach.brings);
    EXPECT_EQ(answer.finding().reading, NeedReading::contributes);
    EXPECT_NE(plain(answer.finding().sentence.fr).find("contre 0 % avant projet"), std::string::npos)
        << answer.finding().sentence.fr;
}

TEST(AccessCheck, BuildingOnAParkTakesItAway) {
    Access kind = within(30.0);
    kind.least = {2 * kCell};
    Scene scene;
    scene.perimeter("PPPP").parts("..bb").zones("..DD").ask(access(kind));
    EXPECT_EQ(scene.answer().share(), 0.0);
    EXPECT_GT(scene.answer().measures().reach.share_before, 0.9);
    EXPECT_TRUE(scene.answer().measures().reach.takes);
    EXPECT_EQ(scene.answer().finding().reading, NeedReading::worsens);
}

TEST(AccessCheck, AProjectWithoutPartsTakesAllOfItsGround) {
    Scene scene;
    scene.perimeter("PPPP").zones("..DD").ask(access(within(30.0)));
    EXPECT_EQ(scene.answer().share(), 0.0);
    Access keeps = within(30.0);
    keeps.changes.takes.clear();
    EXPECT_EQ(Scene().perimeter("PPPP").zones("..DD").ask(access(keeps)).answer().share(), 1.0);
}

TEST(AccessCheck, AColumnSaysThatTheProjectBringsAStopOrTakesItAway) {
    Access kind = within(30.0);
    kind.changes.brings_column = "arret";
    Scene brings;
    brings.perimeter("PP........").points(".........D").declares("arret", "Oui").ask(access(kind));
    EXPECT_EQ(brings.answer().share(), 1.0);
    EXPECT_EQ(brings.answer().measures().reach.share_before, 0.0);
    kind = within(30.0);
    kind.changes.takes_column = "supprime";
    Scene takes;
    takes.perimeter("PP........").points("D.........").declares("supprime", "oui").ask(access(kind));
    EXPECT_EQ(takes.answer().share(), 0.0);
    EXPECT_GT(takes.answer().measures().reach.share_before, 0.9);
    Scene silent;
    silent.perimeter("PP........").points("D.........").declares("supprime", "non").ask(access(kind));
    EXPECT_GT(silent.answer().share(), 0.9);
}

TEST(AccessCheck, InhabitantsToComeAreDwellingsTimesADeclaredSize) {
    Access kind = within(30.0);
    kind.people_per_dwelling = 2.0;
    Scene scene;
    scene.perimeter("..PPPP").zones("D.....").programme("housing_units", 100.0).ask(access(kind));
    EXPECT_NEAR(scene.answer().measures().strict.value, 100.0, 0.5);
    EXPECT_EQ(scene.answer().measures().reach.inhabitants, 200.0);
}

TEST(AccessCheck, AnUnknownNumberOfDwellingsIsNotNobody) {
    Scene scene;
    scene.perimeter("..PPPP").zones("D.....").programme("housing_units", std::nullopt);
    scene.ask(Ask(within(30.0)).only("D").needs(NeedReading::worsens, under(Quantity::value, 10.0)));
    EXPECT_EQ(scene.answer().finding().reading, NeedReading::not_assessable);
}

TEST(AccessCheck, GroundThatIsNotSurveyedKeepsAnAbsenceOpen) {
    Scene scene;
    scene.perimeter("PP........").covers("PP........").zones(".........D").ask(access(within(30.0)));
    EXPECT_EQ(scene.answer().verdict(), Verdict::not_assessable);
    EXPECT_EQ(scene.answer().finding().reading, NeedReading::not_assessable);
}

// --- along a network

Ask along(const Access& kind) { return access(kind).also("network", "N"); }

TEST(AccessAlongANetwork, ADetourIsLongerThanTheCrowFlies) {
    Access kind = within(60.0);
    kind.snap = {10.0};
    Scene scene;
    scene.perimeter(on_map(rectangle(0, 0, 20, 20)));
    scene.feature("D", on_map(point(50, 10)));
    // A way that goes up, over and down: 30 + 30 + 30 m from the border of the perimeter.
    scene.feature("N", on_map(line({{20, 10}, {20, 40}, {50, 40}, {50, 10}}))).ask(along(kind));
    const Answer answer = scene.answer();
    EXPECT_TRUE(std::isinf(answer.measures().strict.distance_m));
    EXPECT_TRUE(answer.measures().reach.network);
    EXPECT_EQ(answer.measures().strict.count, 0);
    kind.within = {100.0};
    scene.asks().clear();
    scene.ask(along(kind));
    // The first 10 m of the way run along the perimeter: who walks there is there still.
    EXPECT_NEAR(scene.answer().measures().strict.distance_m, 80.0, 1e-9);
    EXPECT_EQ(scene.answer().measures().strict.count, 1);
    EXPECT_GT(scene.answer().share(), 0.0);
}

TEST(AccessAlongANetwork, ABridgeWithoutACommonVertexDoesNotConnect) {
    Access kind = within(200.0);
    kind.snap = {5.0};
    Scene scene;
    scene.perimeter(on_map(rectangle(0, 0, 10, 10))).feature("D", on_map(point(50, 60)));
    scene.feature("N", on_map(line({{0, 5}, {100, 5}})))
        .feature("N", on_map(line({{50, -20}, {50, 60}})))
        .ask(along(kind));
    EXPECT_TRUE(std::isinf(scene.answer().measures().strict.distance_m));
    EXPECT_EQ(scene.answer().measures().reach.pieces, 2);
    EXPECT_EQ(scene.answer().share(), 0.0);
}

TEST(AccessAlongANetwork, ADestinationOnNoLineIsCountedAndSaid) {
    Access kind = within(200.0);
    kind.snap = {5.0};
    Scene scene;
    scene.perimeter(on_map(rectangle(0, 0, 10, 10))).feature("D", on_map(point(50, 60)));
    scene.feature("N", on_map(line({{0, 5}, {100, 5}}))).ask(along(kind));
    EXPECT_EQ(scene.answer().measures().reach.unattached, 1);
    EXPECT_NE(scene.answer().finding().sentence.fr.find("par les voies"), std::string::npos);
}

TEST(AccessAlongANetwork, TheServiceAreaFollowsTheEdges) {
    Access kind = within(100.0);
    kind.snap = {10.0};
    Scene scene;
    // The way passes north of the perimeter, 5 m from it: what is farther than 10 m from the way is not served.
    scene.perimeter(on_map(rectangle(0, 0, 60, 40))).feature("D", on_map(point(0, 45)));
    scene.feature("N", on_map(line({{0, 45}, {100, 45}}))).ask(along(kind));
    EXPECT_NEAR(scene.answer().area(), 60.0 * 5.0, 1.0);
}

}  // namespace
}  // namespace terracord::maps
