#include "support/maps.hpp"

namespace terracord::maps {
namespace {

Ask length() { return Ask(Length{}).reservation(over(Quantity::length, 25.0)); }

Scene with_lines(std::initializer_list<testing::Points> lines) {
    Scene scene;
    scene.perimeter(R"(
        .PPPP.
        .PPPP.)");  // x 10..50, y 0..20
    for (const testing::Points& points : lines) scene.feature("hedge", on_map(line(points)));
    return scene;
}

TEST(LengthCheck, MeasuresWhatLiesInside) {
    const Answer answer = with_lines({{{0, 10}, {60, 10}}}).ask(length()).answer();
    EXPECT_EQ(answer.measures().strict.length_m, 40.0);
    EXPECT_EQ(answer.measures().strict.border_length_m, 0.0);
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
}

TEST(LengthCheck, KeepsWhatRunsOnTheBorderApart) {
    const Answer answer = with_lines({{{0, 20}, {30, 20}, {30, 5}}}).ask(length()).answer();
    EXPECT_EQ(answer.measures().strict.length_m, 35.0);
    EXPECT_EQ(answer.measures().strict.border_length_m, 20.0);
}

TEST(LengthCheck, CountsALineDrawnTwiceOnce) {
    const Answer answer =
        with_lines({{{20, 10}, {40, 10}}, {{40, 10}, {20, 10}}, {{30, 10}, {45, 10}}}).ask(length()).answer();
    EXPECT_EQ(answer.measures().strict.length_m, 25.0);
    EXPECT_EQ(answer.verdict(), Verdict::coherent);  // not more than 25 m
    EXPECT_EQ(answer.reason(), Reason::below_threshold);
}

TEST(LengthCheck, CountsOneStretchOfTwoClassesOnceInTheTotal) {
    Scene scene = with_lines({{{20, 10}, {40, 10}}});
    scene.feature("wall", on_map(line({{30, 10}, {50, 10}})));
    const Answer answer = scene.ask(length()).answer();
    EXPECT_EQ(answer.measures().strict.length_m, 30.0);
    ASSERT_EQ(answer.classes(), "hedge wall");
    EXPECT_EQ(answer.measures().classes[1].strict.length_m, 20.0);
}

TEST(LengthCheck, FindsNothingOutside) {
    const Answer answer = with_lines({{{0, 30}, {60, 30}}}).ask(length()).answer();
    EXPECT_EQ(answer.reason(), Reason::nothing_found);
}

TEST(LengthCheck, FlagsALineNearerThanTheAccuracy) {
    const Answer answer = with_lines({{{0, 20.5}, {60, 20.5}}}).ask(length()).answer();
    EXPECT_EQ(answer.reason(), Reason::near_limit);
    EXPECT_DOUBLE_EQ(answer.measures().near.nearest_m, 0.5);
}

TEST(LengthCheck, IsQualifiedByCoverage) {
    const Answer answer = with_lines({{{0, 10}, {30, 10}}})
                              .covers(R"(
                                  .XX...
                                  .XX...)")
                              .ask(length())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.measures().strict.length_m, 20.0);
}

}  // namespace
}  // namespace terracord::maps
