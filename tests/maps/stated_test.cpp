// Rules without geometry: of a whole document, of a text that has to be read, of what a project declares.
#include <gmock/gmock.h>

#include "support/maps.hpp"
#include "verdict/rollup.hpp"

namespace terracord::maps {
namespace {

constexpr std::string_view kProject = "PPPPPPPPPP";

Ask clause(Verdict verdict, std::vector<model::ProgrammeCondition> programme = {}) {
    Ask ask(model::Clause{.verdict = verdict});
    for (model::ProgrammeCondition& condition : programme) ask.given(std::move(condition));
    return ask;
}

model::ProgrammeCondition twenty_dwellings() {
    return {.quantity = "housing_units", .comparison = Comparison::greater_equal, .limit = 20.0, .written = {}};
}

Ask manual() {
    return Ask(model::Manual{.question = {"La hauteur est-elle respectée ?", "Is the height kept to?"},
                             .article = "article 10",
                             .page = "34"});
}

Ask declared() {
    return Ask(model::Declared{.question = {"Qui a été consulté ?", "Who was consulted?"}, .column = "concertation"});
}

model::Answer reading(Verdict verdict, std::string project = {}) {
    return {.check = "the-check",
            .document = {},
            .project = std::move(project),
            .verdict = verdict,
            .quotation = "La hauteur est limitée à 12 m.",
            .author = "Service urbanisme",
            .date = "2026-11-01",
            .position = {}};
}

TEST(Clause, HoldsWhereTheDocumentDoes) {
    const Answer answer = Scene().perimeter(kProject).ask(clause(Verdict::reservation)).answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(answer.reason(), Reason::whole_document);
}

TEST(Clause, IsNotAssessableOutsideOfTheDocument) {
    const Answer answer = Scene().perimeter(kProject).covers("..........XX").ask(clause(Verdict::reservation)).answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.reason(), Reason::not_covered);
}

TEST(Clause, HoldsForTheWholeProjectOfWhichAPartIsInTheDocument) {
    const Answer answer = Scene().perimeter(kProject).covers("XXXX........").ask(clause(Verdict::reservation)).answer();
    EXPECT_EQ(answer.verdict(), Verdict::reservation);
    EXPECT_EQ(answer.finding().verdict_on_covered, Verdict::reservation);
}

TEST(Clause, ConcernsTheProjectsOfItsProgramme) {
    Scene scene;
    scene.perimeter(kProject).ask(clause(Verdict::conflict, {twenty_dwellings()}));
    EXPECT_EQ(Scene(scene).programme("housing_units", 20.0).answer().verdict(), Verdict::conflict);
    EXPECT_EQ(Scene(scene).programme("housing_units", 19.0).answer().verdict(), Verdict::not_applicable);
}

TEST(Clause, IsNotAssessableWhereTheProgrammeSaysNothing) {
    Scene scene;
    scene.perimeter(kProject).ask(clause(Verdict::conflict, {twenty_dwellings()}));
    EXPECT_EQ(Scene(scene).answer().reason(), Reason::value_missing);
    EXPECT_EQ(Scene(scene).programme("housing_units", std::nullopt).answer().verdict(), Verdict::not_assessable);
}

TEST(Clause, OfAGuidanceDocumentIsAPointOfAttention) {
    const Answer answer =
        Scene().perimeter(kProject).relation(Relation::guidance).ask(clause(Verdict::conflict)).answer();
    EXPECT_EQ(answer.verdict(), Verdict::attention);
}

TEST(Clause, IsNoQuestionPutToAnExpectedDocument) {
    const Answer answer = Scene().perimeter(kProject).expects("plu").ask(clause(Verdict::information)).answer();
    EXPECT_EQ(answer.finding("document/expected").reason, Reason::document_unused);
}

TEST(Manual, UnansweredAsksForAReading) {
    const Answer answer = Scene().perimeter(kProject).expects("plu").ask(manual()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.reason(), Reason::unanswered);
    EXPECT_TRUE(answer.finding().mandatory);
    EXPECT_EQ(answer.rollup(), DocumentsRollup::not_demonstrated);
    EXPECT_THAT(plain(answer.finding().sentence.fr), ::testing::StartsWith("Lecture du règlement requise"));
    EXPECT_THAT(plain(answer.finding().sentence.fr), ::testing::HasSubstr("article 10, page 34"));
    EXPECT_THAT(plain(answer.finding().supply.fr), ::testing::HasSubstr("[[answer]]"));
}

TEST(Manual, TakesTheAnswerClosestToTheProject) {
    Scene scene;
    scene.perimeter(kProject).ask(manual()).answered(reading(Verdict::coherent));
    const Answer all = Scene(scene).answer();
    EXPECT_EQ(all.verdict(), Verdict::coherent);
    EXPECT_EQ(all.reason(), Reason::answered);
    EXPECT_EQ(all.finding().reply->author, "Service urbanisme");
    EXPECT_THAT(plain(all.finding().sentence.fr), ::testing::HasSubstr("selon la lecture de Service urbanisme"));
    EXPECT_EQ(Scene(scene).answered(reading(Verdict::conflict, "P1")).answer().verdict(), Verdict::conflict);
    EXPECT_EQ(Scene(scene).answered(reading(Verdict::conflict, "P2")).answer().verdict(), Verdict::coherent);
}

TEST(Manual, AnsweredOnADraftIsAtMostAPointOfAttention) {
    const Answer answer = Scene()
                              .perimeter(kProject)
                              .status(DocumentStatus::draft)
                              .ask(manual())
                              .answered(reading(Verdict::conflict))
                              .answer();
    EXPECT_EQ(answer.verdict(), Verdict::attention);
}

TEST(Declared, StandsApartFromEveryRollUp) {
    Scene scene;
    scene.perimeter(kProject).zones("AA........").ask(overlap().id("zone")).ask(declared().id("said"));
    scene.project().declarations["concertation"] = "Réunion publique du 3 mars";
    const Answer answer = scene.answer();
    const model::Finding& finding = answer.finding("said");
    EXPECT_EQ(finding.verdict, Verdict::information);
    EXPECT_EQ(finding.reason, Reason::declared);
    EXPECT_EQ(finding.side, model::Side::declared);
    EXPECT_THAT(plain(finding.sentence.fr),
                ::testing::HasSubstr("déclaré, non vérifié : « Réunion publique du 3 mars »"));
    const model::Summary summary = verdict::roll_up(answer.result().findings, "2026-11-22");
    EXPECT_EQ(summary.counts.of(Verdict::information), 0);
    EXPECT_EQ(summary.counts.declared, 1);
    EXPECT_EQ(summary.counts.conducted, 1);
    EXPECT_EQ(summary.documents, DocumentsRollup::conflict);
}

TEST(Declared, ThatIsMissingOpensNothing) {
    const Answer answer = Scene().perimeter(kProject).expects("plu").ask(declared().mandatory()).answer();
    EXPECT_EQ(answer.verdict(), Verdict::not_assessable);
    EXPECT_EQ(answer.reason(), Reason::undeclared);
    const model::Summary summary = verdict::roll_up(answer.result().findings, "2026-11-22");
    EXPECT_EQ(summary.counts.undeclared, 1);
    // The document that is expected has still been asked nothing.
    EXPECT_EQ(summary.counts.mandatory_open, 1);
    EXPECT_TRUE(answer.has("document/expected"));
}

}  // namespace
}  // namespace terracord::maps
