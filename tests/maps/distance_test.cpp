#include "support/maps.hpp"

namespace terracord::maps {
namespace {

Ask within(double metres) {
    return Ask(Distance{{metres}}).reservation(condition(Quantity::distance, Comparison::less_equal, metres));
}
Ask beyond(double metres) { return Ask(Distance{{metres}}).reservation(over(Quantity::distance, metres)); }

TEST(DistanceCheck, MeasuresToTheNearestFeature) {
    const Answer answer = Scene().perimeter("PP......").points(".....A.B").ask(within(100)).answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(answer.measures().strict.distance_m, 35.0);  // from the edge to the centre of a cell
    EXPECT_EQ(answer.classes(), "A");
}

TEST(DistanceCheck, IsZeroInsideAndOnTheBorder) {
    EXPECT_EQ(Scene().perimeter("PPP").points(".A.").ask(within(100)).answer().measures().strict.distance_m, 0.0);
    EXPECT_EQ(Scene().perimeter("PPP...").zones("...AAA").ask(within(100)).answer().measures().strict.distance_m, 0.0);
}

TEST(DistanceCheck, MeasuresAcrossACorner) {
    const Answer answer = Scene().perimeter("PP").feature("A", on_map(point(23, 14))).ask(within(100)).answer();
    EXPECT_DOUBLE_EQ(answer.measures().strict.distance_m, 5.0);
}

TEST(DistanceCheck, AtMostCountsTheLimitItself) {
    Scene scene;
    scene.perimeter("PP......").points(".....A..");
    EXPECT_EQ(Scene(scene).ask(within(35)).answer().verdict(), Verdict::reservation);
    EXPECT_EQ(Scene(scene).ask(within(34.9)).answer().verdict(), Verdict::coherent);
    EXPECT_EQ(Scene(scene).ask(within(34.9)).answer().reason(), Reason::nothing_found);
}

TEST(DistanceCheck, AtLeastIsMetWhereNothingIsInReach) {
    Scene scene;
    scene.perimeter("PP......").points(".....A..");
    EXPECT_EQ(Scene(scene).ask(beyond(30)).answer().verdict(), Verdict::reservation);
    EXPECT_TRUE(Scene(scene).ask(beyond(30)).answer().measures().beyond_search);
    EXPECT_EQ(Scene(scene).ask(beyond(40)).answer().verdict(), Verdict::coherent);
    EXPECT_EQ(Scene(scene).ask(beyond(40)).answer().reason(), Reason::below_threshold);
}

TEST(DistanceCheck, LooksAtTheSelectedFeaturesOnly) {
    const Answer answer = Scene().perimeter("PP......").points("...A.B..").ask(within(100).only("B")).answer();
    EXPECT_EQ(answer.measures().strict.distance_m, 35.0);
    EXPECT_EQ(answer.classes(), "B");
}

TEST(DistanceCheck, NeedsTheCoverageOfWhatItLooksAt) {
    // The perimeter itself is covered; the 50 m around it are not.
    Scene scene;
    scene.perimeter("..PP....").zones("........").covers("..XX....");
    EXPECT_EQ(Scene(scene).ask(within(50)).answer().verdict(), Verdict::not_assessable);
    EXPECT_EQ(Scene(scene).ask(beyond(50)).answer().verdict(), Verdict::not_assessable);
}

TEST(DistanceCheck, IsSettledByAFeatureNearEnough) {
    Scene scene;
    scene.perimeter("..PP....").points(".....A..").covers("..XXXX..");
    EXPECT_EQ(Scene(scene).ask(within(50)).answer().verdict(), Verdict::reservation);
    EXPECT_EQ(Scene(scene).ask(beyond(50)).answer().verdict(), Verdict::coherent);
}

TEST(DistanceCheck, ASetAsideFeatureInReachMayBeWhatIsLookedFor) {
    Scene scene;
    scene.perimeter("PP......").zones(".......A").set_aside("....X...");
    const Answer answer = Scene(scene).ask(within(30)).answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.reason(), Reason::set_aside_in_the_way);
    EXPECT_EQ(Scene(scene).ask(beyond(30)).answer().verdict(), Verdict::not_assessable);
    EXPECT_EQ(Scene(scene).ask(within(15)).answer().verdict(), Verdict::coherent);     // out of reach
    EXPECT_EQ(Scene(scene).ask(within(60)).answer().verdict(), Verdict::reservation);  // A settles it
}

}  // namespace
}  // namespace terracord::maps
