#include "support/maps.hpp"

namespace terracord::maps {
namespace {

Ask frontage(double within = 10.0) { return Ask(Frontage{{within}}).reservation(over(Quantity::length, 1.0)); }

// A plot of 40 m x 30 m.
Scene plot() { return Scene().perimeter(on_map(rectangle(0, 0, 40, 30))); }

double length(const Answer& answer) { return answer.measures().robust.length_m; }

TEST(FrontageCheck, CountsTheLineBeforeTheBorder) {
    const Answer answer = plot().feature("A", on_map(line({{-50, 35}, {200, 35}}))).ask(frontage()).answer();
    EXPECT_NEAR(length(answer), 40.0, 1e-9);
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
}

TEST(FrontageCheck, RoundTheCornerNothingIsFronted) {
    // It starts 2 m past the corner and goes on along the neighbour's plot.
    const Answer answer = plot().feature("A", on_map(line({{42, 35}, {200, 35}}))).ask(frontage()).answer();
    EXPECT_EQ(length(answer), 0.0);
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
}

TEST(FrontageCheck, AStreetThatRunsIntoItFrontsNothing) {
    EXPECT_EQ(length(plot().feature("A", on_map(line({{20, 31}, {20, 200}}))).ask(frontage()).answer()), 0.0);
}

TEST(FrontageCheck, OnTheBorderAndInsideCount) {
    EXPECT_NEAR(length(plot().feature("A", on_map(line({{10, 30}, {90, 30}}))).ask(frontage()).answer()), 30.0, 1e-9);
    EXPECT_NEAR(length(plot().feature("A", on_map(line({{10, 15}, {35, 15}}))).ask(frontage()).answer()), 25.0, 1e-9);
}

TEST(FrontageCheck, ACornerPlotFrontsTwoStreets) {
    const Answer answer = plot().feature("A", on_map(line({{-20, 33}, {43, 33}, {43, -20}}))).ask(frontage()).answer();
    EXPECT_NEAR(length(answer), 40.0 + 30.0, 1e-9);
}

TEST(FrontageCheck, TheSameLineTwiceIsOneLine) {
    Scene scene = plot();
    scene.feature("A", on_map(line({{-50, 35}, {200, 35}}))).feature("A", on_map(line({{200, 35}, {-50, 35}})));
    scene.feature("B", on_map(line({{0, 35}, {20, 35}}))).ask(frontage());
    const Answer answer = Scene(scene).answer();
    EXPECT_NEAR(length(answer), 40.0, 1e-9);
    EXPECT_EQ(answer.classes(), "A B");
}

TEST(FrontageCheck, BeyondTheDistanceButWithinTheAccuracyIsToBeVerified) {
    Scene scene = plot();
    scene.feature("A", on_map(line({{-50, 42}, {200, 42}}))).ask(frontage());
    EXPECT_EQ(Scene(scene).accuracy(1.0).answer().verdict(), Verdict::coherent);
    const Answer answer = Scene(scene).accuracy(5.0).answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(answer.reason(), Reason::limit_to_verify);
    EXPECT_EQ(length(answer), 0.0);
    EXPECT_NEAR(answer.measures().strict.length_m, 40.0, 1e-9);
}

TEST(FrontageCheck, AnObliqueStreetFrontsAlongItsOwnLength) {
    // 3-4-5: 40 m of border, 50 m of line at 36.9 degrees, the part of it no farther than 10 m.
    const Answer answer = plot().feature("A", on_map(line({{0, 30}, {40, 60}}))).ask(frontage()).answer();
    EXPECT_NEAR(length(answer), 10.0 / 30.0 * 50.0, 1e-9);
}

}  // namespace
}  // namespace terracord::maps
