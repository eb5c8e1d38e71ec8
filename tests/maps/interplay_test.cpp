// Checks that use the result of another, and rules that meet on the same ground.
#include <gmock/gmock.h>

#include "support/maps.hpp"

namespace terracord::maps {
namespace {

constexpr std::string_view kProject = "PPPPPPPPPP";

Ask sensitive() {
    return Ask(model::Clause{.verdict = Verdict::conflict})
        .id("sensitive")
        .when("red", {Verdict::conflict, Verdict::reservation});
}

TEST(Trigger, CallsForTheCheckWhateverTheOrderOfTheAnalysis) {
    for (const bool first : {true, false}) {
        Scene scene;
        scene.perimeter(kProject).zones("RRR.......");
        if (first) scene.ask(sensitive());
        scene.ask(overlap().id("red"));
        if (!first) scene.ask(sensitive());
        const Answer answer = scene.answer();
        EXPECT_EQ(answer.finding("red").verdict, Verdict::conflict);
        EXPECT_EQ(answer.finding("sensitive").verdict, Verdict::conflict);
        EXPECT_EQ(answer.finding("sensitive").reason, Reason::whole_document);
        EXPECT_EQ(answer.result().findings.back().check_id, first ? "red" : "sensitive");
    }
}

TEST(Trigger, ThatDoesNotCallMakesTheCheckNotApplicable) {
    const Answer answer =
        Scene().perimeter(kProject).zones("").ask(overlap().id("red")).ask(sensitive().mandatory()).answer();
    EXPECT_EQ(answer.finding("red").verdict, Verdict::coherent);
    EXPECT_EQ(answer.finding("sensitive").verdict, Verdict::not_applicable);
    EXPECT_EQ(answer.finding("sensitive").reason, Reason::not_triggered);
    EXPECT_THAT(plain(answer.finding("sensitive").sentence.fr),
                ::testing::HasSubstr("dépend du constat « Le contrôle »"));
}

TEST(Trigger, ThatCouldNotBeAssessedLeavesTheCheckOpen) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones("RRR.......")
                              .unusable(Reason::layer_failed)
                              .ask(overlap().id("red"))
                              .ask(sensitive())
                              .answer();
    EXPECT_EQ(answer.finding("sensitive").verdict, Verdict::not_assessable);
    EXPECT_EQ(answer.finding("sensitive").reason, Reason::trigger_open);
    EXPECT_FALSE(answer.finding("sensitive").supply.fr.empty());
}

TEST(Trigger, MayWaitForAnotherTrigger) {
    const Answer answer =
        Scene()
            .perimeter(kProject)
            .zones("RRR.......")
            .ask(Ask(model::Clause{.verdict = Verdict::information}).id("third").when("sensitive", {Verdict::conflict}))
            .ask(sensitive())
            .ask(overlap().id("red"))
            .answer();
    EXPECT_EQ(answer.finding("third").verdict, Verdict::information);
}

TEST(SeveralRules, OnOneSpotNameTheGraverOne) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones("RRRR......")
                              .zones("..GGGGG...")
                              .ask(Ask(Overlap{}).id("red").only("R").conflict(over(Quantity::area, 1.0)))
                              .ask(Ask(Overlap{}).id("green").only("G").reservation(over(Quantity::area, 1.0)))
                              .answer();
    EXPECT_TRUE(answer.finding("red").stricter.empty());
    const auto& stricter = answer.finding("green").stricter;
    ASSERT_EQ(stricter.size(), 1u);
    EXPECT_EQ(stricter[0].finding, answer.finding("red").id);
    EXPECT_EQ(stricter[0].area_m2, 2 * kCell);
    EXPECT_EQ(stricter[0].verdict, Verdict::conflict);
    EXPECT_THAT(plain(answer.finding("green").sentence.fr), ::testing::HasSubstr("Sur 200 m² du même terrain"));
    EXPECT_THAT(plain(answer.finding("green").notes.back().en), ::testing::HasSubstr("is stricter and prevails"));
}

TEST(SeveralRules, AsGraveAsEachOtherGoByTheirRank) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones("RRRR......")
                              .ask(overlap().id("rules").rank(model::Rank::regulation))
                              .ask(overlap().id("plan").rank(model::Rank::easement))
                              .ask(overlap().id("guide").rank(model::Rank::oap))
                              .answer();
    EXPECT_TRUE(answer.finding("plan").stricter.empty());
    EXPECT_EQ(answer.finding("rules").stricter.size(), 1u);
    const auto& above = answer.finding("guide").stricter;
    ASSERT_EQ(above.size(), 2u);  // gravest, then highest first
    EXPECT_EQ(above[0].rank, model::Rank::easement);
    EXPECT_EQ(above[1].rank, model::Rank::regulation);
}

TEST(SeveralRules, SideBySideDoNotMeet) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .zones("RRRRGGGG..")
                              .ask(Ask(Overlap{}).id("red").only("R").conflict(over(Quantity::area, 1.0)))
                              .ask(Ask(Overlap{}).id("green").only("G").reservation(over(Quantity::area, 1.0)))
                              .answer();
    EXPECT_TRUE(answer.finding("green").stricter.empty());
}

TEST(SeveralRules, ThatShareOnlyASliverDoNotMeet) {
    Scene scene;
    scene.perimeter(kProject).accuracy(1.0);
    scene.feature("R", on_map(rectangle(0, 0, 50.5, 10))).feature("G", on_map(rectangle(50, 0, 100, 10)));
    scene.ask(Ask(Overlap{}).id("red").only("R").conflict(over(Quantity::area, 1.0)));
    scene.ask(Ask(Overlap{}).id("green").only("G").reservation(over(Quantity::area, 1.0)));
    EXPECT_TRUE(scene.answer().finding("green").stricter.empty());
}

TEST(SeveralRules, AreNotStricterWhereAnExceptionTakesTheirGround) {
    const Answer answer =
        Scene()
            .perimeter(kProject)
            .zones("RRRR......")
            .zones("GG........")
            .exceptions("EE........")
            .ask(Ask(Overlap{}).id("red").only("R").conflict(over(Quantity::area, 1.0)).except(Verdict::attention, "E"))
            .ask(Ask(Overlap{}).id("green").only("G").reservation(over(Quantity::area, 1.0)))
            .answer();
    EXPECT_EQ(answer.finding("red").verdict, Verdict::conflict);
    EXPECT_TRUE(answer.finding("green").stricter.empty());
}

}  // namespace
}  // namespace terracord::maps
