#include "support/maps.hpp"

namespace terracord::maps {
namespace {

Ask land() {
    Land kind;
    kind.consumes = {"N", "F"};
    return Ask(kind).reservation(over(Quantity::area, 0.0));
}

TEST(LandCheck, CountsOnlyWhatCountsAsConsumed) {
    const Answer answer = Scene().perimeter("PPPPPP").zones("NNFAA.").ask(land()).answer();
    EXPECT_EQ(answer.area(), 3 * kCell);
    EXPECT_EQ(answer.share(), 0.5);
    EXPECT_EQ(answer.area_of("A"), 2 * kCell);
    EXPECT_EQ(answer.classes(), "A F N");
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
}

TEST(LandCheck, GroundDrawnTwiceIsConsumedOnce) {
    const Answer answer = Scene().perimeter("PPPP").zones("NN..").zones("NN..").zones(".FF.").ask(land()).answer();
    EXPECT_EQ(answer.area(), 3 * kCell);
}

TEST(LandCheck, ARenewalConsumesNothing) {
    const Answer answer = Scene().perimeter("PPPP").zones("AAAA").ask(land()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::coherent);
    EXPECT_NE(plain(answer.finding().sentence.fr).find("n'est consommé"), std::string::npos)
        << answer.finding().sentence.fr;
}

TEST(LandCheck, AGapOfTheLandCoverIsNotArtificial) {
    Scene scene;
    scene.perimeter("PPPP").zones("AA..").partition().ask(land());
    scene.covers("PPPP");
    EXPECT_EQ(scene.answer().verdict(), Verdict::not_assessable);
}

TEST(LandCheck, CoverThatNoGroupNamesCountsAsConsumed) {
    const Answer answer = Scene()
                              .perimeter("PPPP")
                              .feature(std::string(model::kUnclassified), on_map(rectangle(0, 0, 20, 10)))
                              .ask(land())
                              .answer();
    EXPECT_EQ(answer.area(), 2 * kCell);
}

}  // namespace
}  // namespace terracord::maps
