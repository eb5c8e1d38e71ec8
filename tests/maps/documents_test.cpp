// What a profile expects, what documents are worth, and when a question arises at all.
#include "support/maps.hpp"

namespace terracord::maps {
namespace {

Scene clear_project() {
    Scene scene;
    scene.perimeter("PPPP").zones("......AA").ask(overlap());
    return scene;
}

TEST(Profile, ADocumentThatWasNotSuppliedKeepsTheProjectOpen) {
    const Answer answer = clear_project().expects("plu").expects("ppr-flood").answer();
    EXPECT_EQ(answer.finding("document/expected").reason, Reason::document_missing);
    EXPECT_EQ(answer.finding("document/expected").document_id, "ppr-flood");
    EXPECT_EQ(answer.rollup(), DocumentsRollup::not_demonstrated);
}

TEST(Profile, ADocumentThatNoCheckLooksAtIsNotEnough) {
    Scene scene;
    scene.perimeter("PPPP").zones("......AA").expects("plu");
    EXPECT_EQ(scene.answer().finding("document/expected").reason, Reason::document_unused);
    EXPECT_EQ(scene.answer().rollup(), DocumentsRollup::not_demonstrated);
}

TEST(Profile, OnlyADatedStatementClearsIt) {
    const Answer answer = clear_project().expects("plu").expects("ppr-flood").states("ppr-flood").answer();
    EXPECT_EQ(answer.finding("document/expected").reason, Reason::document_cleared);
    EXPECT_EQ(answer.finding("document/expected").verdict, Verdict::information);
    EXPECT_EQ(answer.rollup(), DocumentsRollup::no_contradiction);
}

TEST(Profile, ASuppliedAndUsedDocumentIsNotAskedForAgain) {
    const Answer answer = clear_project().expects("plu").answer();
    EXPECT_FALSE(answer.has("document/expected"));
    EXPECT_TRUE(answer.finding().mandatory);
    EXPECT_EQ(answer.rollup(), DocumentsRollup::no_contradiction);
}

TEST(Profile, ADocumentThatIsOnlyWishedForDoesNotHoldTheProject) {
    const Answer answer = clear_project().expects("plu").expects("climate", false).answer();
    EXPECT_EQ(answer.finding("document/expected").reason, Reason::document_missing);
    EXPECT_EQ(answer.rollup(), DocumentsRollup::no_contradiction);
}

TEST(Profile, AnExpectedDocumentThatDoesNotCoverTheProjectKeepsItOpen) {
    EXPECT_EQ(clear_project().covers("XX......").answer().rollup(), DocumentsRollup::nothing_checked);
    EXPECT_EQ(clear_project().covers("XX......").expects("plu").answer().rollup(), DocumentsRollup::not_demonstrated);
}

TEST(Status, ADocumentNotYetInForceIsMeasuredAllTheSame) {
    Scene scene;
    scene.perimeter("PPPP").zones("AA..").ask(overlap()).expects("plu").status(DocumentStatus::approved);
    const Answer answer = scene.answer();
    EXPECT_EQ(answer.verdict(), Verdict::attention);
    EXPECT_EQ(answer.area(), 2 * kCell);
    EXPECT_FALSE(answer.finding().enforceable);
    EXPECT_EQ(answer.finding("document/in-force").verdict, Verdict::not_assessable);
    EXPECT_EQ(answer.rollup(), DocumentsRollup::not_demonstrated);
}

TEST(Status, ADocumentSetAsideGivesNoAnswer) {
    const Answer answer =
        Scene().perimeter("PPPP").zones("AA..").ask(overlap()).status(DocumentStatus::set_aside).answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.reason(), Reason::document_not_in_force);
}

TEST(Status, AnUnknownStatusIsAtMostAReservation) {
    const Answer answer =
        Scene().perimeter("PPPP").zones("AA..").ask(overlap()).status(DocumentStatus::unknown).answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(answer.finding("document/in-force").verdict, Verdict::reservation);
    EXPECT_EQ(answer.rollup(), DocumentsRollup::reservations);
}

TEST(Ceiling, CompatibilityConflictsAtTheScaleOfTheZone) {
    Scene scene;
    scene.perimeter("PPPP......").zones("AAAAAAAAAA").relation(Relation::compatibility);
    EXPECT_EQ(Scene(scene).ask(overlap()).answer().verdict(), Verdict::reservation);
    EXPECT_EQ(Scene(scene).ask(Ask(Overlap{}).conflict(over(Quantity::zone_share, 0.3))).answer().verdict(),
              Verdict::conflict);
}

TEST(Ceiling, TheWeakerRelationOfCheckAndDocumentWins) {
    Scene scene;
    scene.perimeter("PPPP").zones("AA..").relation(Relation::consideration);
    EXPECT_EQ(Scene(scene).ask(overlap().relation(Relation::conformity)).answer().verdict(), Verdict::reservation);
    EXPECT_EQ(Scene(scene).ask(overlap().relation(Relation::guidance)).answer().verdict(), Verdict::attention);
}

TEST(Phase, BeforeItsDataAreDueAQuestionDoesNotArise) {
    Scene scene;
    scene.perimeter("PPPP").zones("AA..").ask(overlap().due(Phase::works).mandatory());
    const Answer early = Scene(scene).phase(Phase::programming).answer();
    EXPECT_EQ(early.verdict(), Verdict::not_applicable);
    EXPECT_EQ(early.reason(), Reason::phase_not_due);
    EXPECT_EQ(early.rollup(), DocumentsRollup::nothing_checked);
    EXPECT_EQ(Scene(scene).phase(Phase::works).answer().verdict(), Verdict::conflict);
    EXPECT_EQ(Scene(scene).phase(Phase::use).answer().verdict(), Verdict::conflict);
}

TEST(ProjectsWhere, AsksOnlyTheProjectsConcerned) {
    Scene scene;
    scene.perimeter("PPPP").zones("AA..").ask(overlap().for_projects("logements > 10"));
    const Answer concerned =
        Scene(scene).project_where("surface > 0", false).project_where("logements > 10", true).answer();
    EXPECT_EQ(concerned.verdict(), Verdict::conflict);
    const Answer other =
        Scene(scene).project_where("surface > 0", true).project_where("logements > 10", false).answer();
    EXPECT_EQ(other.verdict(), Verdict::not_applicable);
    EXPECT_EQ(other.reason(), Reason::not_concerned);
}

TEST(Findings, StandInTheOrderOfTheAnalysisAndNameThemselves) {
    const Answer answer =
        Scene().perimeter("PPPP").zones("AA..").ask(overlap().id("b")).ask(overlap().id("a")).expects("sup").answer();
    std::vector<std::string> ids;
    for (const model::Finding& finding : answer.result().findings) ids.push_back(finding.id);
    EXPECT_EQ(ids, (std::vector<std::string>{"P1/document%2Fexpected/sup", "P1/document%2Fin-force/plu",
                                             "P1/document%2Fcoverage/plu", "P1/b/plu", "P1/a/plu"}));
    for (const model::Finding& finding : answer.result().findings) {
        EXPECT_FALSE(finding.sentence.fr.empty());
        EXPECT_FALSE(finding.sentence.en.empty());
    }
}

}  // namespace
}  // namespace terracord::maps
