#include "support/maps.hpp"

namespace terracord::maps {
namespace {

TEST(ExclusionCheck, AnyRobustGroundIsEnough) {
    EXPECT_EQ(Scene().perimeter("PPPP").zones("...A").ask(Ask(Exclusion{}).at_all()).answer().verdict(),
              Verdict::conflict);
    EXPECT_EQ(Scene().perimeter("PPP.").zones("...A").ask(Ask(Exclusion{}).at_all()).answer().verdict(),
              Verdict::coherent);
}

TEST(ExclusionCheck, GivesTheVerdictTheCheckNames) {
    EXPECT_EQ(
        Scene().perimeter("PPPP").zones("...A").ask(Ask(Exclusion{}).at_all(Verdict::attention)).answer().verdict(),
        Verdict::attention);
}

TEST(ExclusionCheck, CountsOverlappingSourcesOnce) {
    const Answer answer = Scene().perimeter("PPPP").zones("AA..").zones(".AA.").ask(Ask(Exclusion{}).at_all()).answer();
    EXPECT_EQ(answer.area(), 3 * kCell);
}

TEST(ExclusionCheck, SeesALineThatRunsOnTheBorder) {
    // A protected hedge along the edge of the project must not vanish.
    const Answer answer = Scene()
                              .perimeter(R"(
                                  PPPPP
                                  PPPPP)")
                              .feature("hedge", on_map(line({{0, 20}, {50, 20}})))
                              .ask(Ask(Exclusion{}).at_all())
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(answer.measures().strict.length_m, 50.0);
    EXPECT_EQ(answer.measures().strict.border_length_m, 50.0);
}

TEST(ExclusionCheck, SeesAPointOnTheBorder) {
    const Answer answer =
        Scene().perimeter("PPPP").feature("tree", on_map(point(40, 5))).ask(Ask(Exclusion{}).at_all()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::conflict);
    EXPECT_EQ(answer.measures().strict.count, 1);
}

TEST(ExclusionCheck, SaysWhatLiesNearerThanTheAccuracy) {
    const auto near = [](double x) {
        return Scene()
            .perimeter("PPPP")
            .accuracy(2.0)
            .feature("tree", on_map(point(x, 5)))
            .ask(Ask(Exclusion{}).at_all())
            .answer();
    };
    EXPECT_EQ(near(41.5).reason(), Reason::near_limit);
    EXPECT_EQ(near(41.5).verdict(), Verdict::information);
    EXPECT_EQ(near(41.5).measures().near.count, 1);
    EXPECT_DOUBLE_EQ(near(41.5).measures().near.nearest_m, 1.5);
    EXPECT_EQ(near(42.5).reason(), Reason::nothing_found);
    EXPECT_EQ(near(42.5).measures().near.count, 0);
}

TEST(ExclusionCheck, ALineThatEndsAtTheBorderIsNearNotInside) {
    const Answer answer = Scene()
                              .perimeter("PPPP....")
                              .feature("hedge", on_map(line({{40, 5}, {80, 5}})))
                              .ask(Ask(Exclusion{}).at_all())
                              .answer();
    EXPECT_EQ(answer.reason(), Reason::near_limit);
    EXPECT_EQ(answer.measures().near.nearest_m, 0.0);
}

TEST(ExclusionCheck, IsCappedByARelationAndAStatus) {
    Scene scene;
    scene.perimeter("PPPP").zones("AA..").ask(Ask(Exclusion{}).at_all());
    EXPECT_EQ(Scene(scene).relation(Relation::compatibility).answer().verdict(), Verdict::reservation);
    EXPECT_EQ(Scene(scene).relation(Relation::consideration).answer().verdict(), Verdict::reservation);
    EXPECT_EQ(Scene(scene).relation(Relation::guidance).answer().verdict(), Verdict::attention);
    EXPECT_EQ(Scene(scene).status(DocumentStatus::unknown).answer().verdict(), Verdict::reservation);
    EXPECT_EQ(Scene(scene).status(DocumentStatus::approved).answer().verdict(), Verdict::attention);
    EXPECT_EQ(Scene(scene).status(DocumentStatus::draft).answer().verdict(), Verdict::attention);
}

}  // namespace
}  // namespace terracord::maps
