#include <numbers>

#include "support/maps.hpp"

namespace terracord::maps {
namespace {

Setback keep(double metres) { return {.distance = {.fixed = Metres{metres}, .column = {}, .codes = {}}}; }
Ask setback(Setback kind) { return Ask(std::move(kind)).conflict(over(Quantity::area, 1.0)); }

// A project of 100 m x 50 m, 60 m north of a road that runs from west to east.
Scene by_the_road() {
    return Scene().perimeter(on_map(rectangle(0, 60, 100, 50))).feature("A", on_map(line({{-1000, 0}, {1000, 0}})));
}

TEST(SetbackCheck, MeasuresTheGroundThatIsTooNear) {
    const Answer answer = by_the_road().ask(setback(keep(75.0))).answer();
    EXPECT_NEAR(answer.area(), 100.0 * 15.0, 1e-6);
    EXPECT_EQ(answer.measures().strict.distance_m, 60.0);
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_FALSE(answer.measures().classes.front().pieces.empty());
}

TEST(SetbackCheck, IsKeptWhereTheRoadIsFarEnough) {
    const Answer answer = by_the_road().ask(setback(keep(60.0))).answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_EQ(answer.reason(), Reason::below_threshold);  // the road is there, and the distance is kept
    EXPECT_EQ(by_the_road().ask(setback(keep(30.0))).answer().reason(), Reason::nothing_found);
}

TEST(SetbackCheck, IsAConstraintOnAPerimeterAndAConflictForBuildings) {
    Scene scene = by_the_road();
    scene.ask(setback(keep(75.0)).forbids_building());
    EXPECT_EQ(Scene(scene).answer().reason(), Reason::constraint);
    EXPECT_EQ(Scene(scene).answer().verdict(), Verdict::reservation);
    Scene built(scene);
    built.project().parts.push_back({PartKind::built, on_map(rectangle(10, 70, 20, 20))});
    EXPECT_EQ(Scene(built).answer().verdict(), Verdict::conflict);
    EXPECT_NEAR(Scene(built).answer().area(), 20.0 * 5.0, 1e-6);
    Scene behind(scene);
    behind.project().parts.push_back({PartKind::built, on_map(rectangle(10, 80, 20, 20))});
    EXPECT_EQ(Scene(behind).answer().verdict(), Verdict::coherent);
}

TEST(SetbackCheck, EachClassHasItsDistance) {
    Scene scene = by_the_road();
    scene.feature("B", on_map(line({{-1000, 300}, {1000, 300}})));
    scene.metres("A", 10.0).metres("B", 250.0).ask(setback({}));
    const Answer answer = scene.answer();
    EXPECT_NEAR(answer.area(), 5000.0, 1e-6);  // from B alone: all of the project lies less than 250 m from it
    EXPECT_EQ(answer.classes(), "B");
    EXPECT_EQ(answer.measures().strict.distance_m, 60.0);
}

TEST(SetbackCheck, RoadsThatCrossCountTheirGroundOnce) {
    Scene scene = by_the_road();
    scene.feature("A", on_map(line({{-1000, 0}, {1000, 0}}))).ask(setback(keep(75.0)));
    EXPECT_NEAR(scene.answer().area(), 1500.0, 1e-6);
}

TEST(SetbackCheck, FromTheEdgeTheCarriagewayIsAdded) {
    Setback kind = keep(75.0);
    kind.from_edge = true;
    const Answer answer = by_the_road().carriageway("A", 20.0).ask(setback(kind)).answer();
    EXPECT_NEAR(answer.area(), 100.0 * 25.0, 1e-6);
}

TEST(SetbackCheck, WhereTheEdgeIsUncertainTheLimitIsToBeVerified) {
    // Counted from the axis; the 20 m of carriageway are how far off the line may be drawn.
    Setback kind = keep(55.0);
    kind.carriageway.fixed = Metres{20.0};
    const Answer answer = by_the_road().ask(setback(kind)).answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(answer.reason(), Reason::limit_to_verify);
    EXPECT_EQ(answer.measures().robust.area_m2, 0.0);
    EXPECT_NEAR(answer.area(), 100.0 * 5.0, 1e-6);
    EXPECT_EQ(answer.measures().uncertain_m, 10.0);
}

TEST(SetbackCheck, EndsAndBendsAreRound) {
    // A point: a disc of 75 m, of which the project holds a quarter.
    const Answer answer = Scene()
                              .perimeter(on_map(rectangle(0, 0, 200, 200)))
                              .feature("A", on_map(point(0, 0)))
                              .ask(setback(keep(75.0)))
                              .answer();
    EXPECT_NEAR(answer.area(), 75.0 * 75.0 * std::numbers::pi / 4.0, 75.0 * 75.0 * std::numbers::pi / 4.0 * 0.002);
}

TEST(SetbackCheck, NeedsTheCoverageOfTheGroundItLooksAt) {
    Scene scene = by_the_road();
    scene.document().covers_everywhere = false;
    scene.feature("Z", on_map(rectangle(-10, 50, 200, 100))).ask(setback(keep(20.0)).only("A"));
    EXPECT_EQ(scene.answer().verdict(), Verdict::not_assessable);
}

}  // namespace
}  // namespace terracord::maps
