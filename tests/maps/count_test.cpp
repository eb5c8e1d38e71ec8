#include "support/maps.hpp"

namespace terracord::maps {
namespace {

Ask count() { return Ask(Count{}).reservation(condition(Quantity::count, Comparison::greater_equal, 2.0)); }

TEST(CountCheck, CountsThePointsInside) {
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPP...
                                  PPP...)")
                              .points(R"(
                                  A.A..A
                                  .B...B)")
                              .ask(count())
                              .answer();
    EXPECT_EQ(answer.measures().strict.count, 3);
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(answer.measures().classes[0].strict.count, 2);
}

TEST(CountCheck, CountsPointsOnTheBorderAndCorners) {
    const Answer answer = Scene()
                              .perimeter("PP")
                              .feature("A", on_map(point(20, 5)))
                              .feature("A", on_map(point(0, 0)))
                              .feature("A", on_map(point(20.5, 5)))
                              .ask(count())
                              .answer();
    EXPECT_EQ(answer.measures().strict.count, 2);
    EXPECT_EQ(answer.measures().near.count, 1);
}

TEST(CountCheck, CountsATreeSurveyedTwiceOnce) {
    const Answer answer = Scene().perimeter("PP").points("A.").points("A.").ask(count()).answer();
    EXPECT_EQ(answer.measures().strict.count, 1);
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
}

TEST(CountCheck, CountsALineDrawnTwiceOnce) {
    const Answer answer = Scene()
                              .perimeter("PPPP")
                              .feature("A", on_map(line({{5, 5}, {25, 5}})))
                              .feature("A", on_map(line({{25, 5}, {5, 5}})))
                              .ask(count())
                              .answer();
    EXPECT_EQ(answer.measures().strict.count, 1);
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
}

TEST(CountCheck, CountsDifferentLinesThatMeet) {
    const Answer answer = Scene()
                              .perimeter("PPPP")
                              .feature("A", on_map(line({{5, 5}, {25, 5}})))
                              .feature("A", on_map(line({{25, 5}, {35, 5}})))
                              .ask(count())
                              .answer();
    EXPECT_EQ(answer.measures().strict.count, 2);
}

TEST(CountCheck, CountsAreasThatOverlapAndNotThoseThatTouch) {
    const Answer answer = Scene().perimeter("PP..").zones("AABB").ask(count()).answer();
    EXPECT_EQ(answer.measures().strict.count, 1);
}

TEST(CountCheck, AnAreaInsideByASliverDoesNotCountRobustly) {
    Scene scene;
    scene.perimeter("PPPPPPPPPP").accuracy(5.0).feature("A", on_map(rectangle(90, -10, 100, 100)));
    scene.feature("B", on_map(rectangle(-100, -10, 100.3, 100)));
    const Answer answer = scene.ask(count()).answer();
    EXPECT_EQ(answer.measures().strict.count, 2);
    EXPECT_EQ(answer.measures().robust.count, 1);
}

TEST(CountCheck, AMinimumIsMissedOnKnownGroundOnly) {
    Ask minimum = Ask(Count{}).reservation(under(Quantity::count, 1.0));
    Scene scene;
    scene.perimeter("PPPP").points("......A").ask(minimum);
    EXPECT_EQ(Scene(scene).answer().verdict(), Verdict::reservation);
    EXPECT_EQ(Scene(scene).covers("XX.....").answer().verdict(), Verdict::not_assessable);
}

}  // namespace
}  // namespace terracord::maps
