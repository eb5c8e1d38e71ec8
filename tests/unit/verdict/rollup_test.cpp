// The order of product.md, "Roll-up".
#include "verdict/rollup.hpp"

#include <gtest/gtest.h>

namespace terracord::verdict {
namespace {

using model::DocumentsRollup;
using model::Finding;
using model::NeedReading;
using model::NeedsRollup;
using model::Reason;
using model::Summary;
using model::Verdict;

Finding finding(Verdict verdict, bool mandatory = false) {
    Finding made;
    made.id = "P1/c/d";
    made.check_title = {"Contrôle", "Check"};
    made.document_title = {"PLU", "PLU"};
    made.kind = "overlap";
    made.verdict = verdict;
    made.mandatory = mandatory;
    return made;
}

Finding need(NeedReading reading, Verdict verdict = Verdict::information, bool mandatory = false) {
    Finding made = finding(verdict, mandatory);
    made.side = model::Side::needs;
    made.reading = reading;
    made.check_title = {"Logement", "Housing"};
    return made;
}

Summary of(const std::vector<Finding>& findings) { return roll_up(findings, "2026-11-22"); }

TEST(RollUp, AHeadlineOfANeedSaysThatItIsMadeWorse) {
    const Summary summary = of({need(NeedReading::worsens)});
    ASSERT_EQ(summary.headlines.size(), 1U);
    EXPECT_NE(summary.headlines[0].fr.find("aggrave"), std::string::npos) << summary.headlines[0].fr;
    EXPECT_EQ(summary.headlines[0].en.find("information"), std::string::npos) << summary.headlines[0].en;
}

TEST(RollUp, AHeadlineOfARuleThatWasReadTellsNoGround) {
    Finding clause = finding(Verdict::reservation);
    clause.kind = "clause";
    const Summary summary = of({clause});
    ASSERT_EQ(summary.headlines.size(), 1U);
    EXPECT_EQ(summary.headlines[0].fr.find("m²"), std::string::npos) << summary.headlines[0].fr;
}

TEST(RollUp, AnyConflictOutranksEverything) {
    const Summary summary = of({finding(Verdict::coherent), finding(Verdict::not_assessable, true),
                                finding(Verdict::reservation), finding(Verdict::conflict)});
    EXPECT_EQ(summary.documents, DocumentsRollup::conflict);
    EXPECT_NE(summary.documents_label.fr.find("contradiction"), std::string::npos);
}

TEST(RollUp, AnOpenMandatoryCheckOutranksReservations) {
    const Summary summary =
        of({finding(Verdict::reservation), finding(Verdict::not_assessable, true), finding(Verdict::coherent)});
    EXPECT_EQ(summary.documents, DocumentsRollup::not_demonstrated);
    EXPECT_EQ(summary.counts.mandatory_open, 1);
    // ... and says how many reservations stand behind it.
    EXPECT_NE(summary.documents_label.fr.find('1'), std::string::npos);
    EXPECT_FALSE(summary.documents_label.fr.starts_with("cohérent"));
}

TEST(RollUp, AnOpenCheckThatIsNotMandatoryDoesNotHoldTheProject) {
    EXPECT_EQ(of({finding(Verdict::not_assessable), finding(Verdict::coherent)}).documents,
              DocumentsRollup::no_contradiction);
}

TEST(RollUp, ReservationsComeBeforeNothingToSay) {
    EXPECT_EQ(of({finding(Verdict::reservation), finding(Verdict::attention)}).documents,
              DocumentsRollup::reservations);
    EXPECT_EQ(of({finding(Verdict::attention), finding(Verdict::information)}).documents,
              DocumentsRollup::no_contradiction);
}

TEST(RollUp, CountsTheChecksConducted) {
    Finding about_document = finding(Verdict::coherent);
    about_document.kind.clear();
    const Summary summary =
        of({finding(Verdict::coherent), finding(Verdict::information), finding(Verdict::not_applicable, true),
            finding(Verdict::not_assessable), about_document});
    EXPECT_EQ(summary.counts.conducted, 2);
    EXPECT_EQ(summary.counts.of(Verdict::not_applicable), 1);
    EXPECT_EQ(summary.documents, DocumentsRollup::no_contradiction);
    EXPECT_NE(summary.documents_label.fr.find('2'), std::string::npos);
}

TEST(RollUp, WithNothingConductedClearsNobody) {
    EXPECT_EQ(of({}).documents, DocumentsRollup::nothing_checked);
    EXPECT_EQ(of({finding(Verdict::not_applicable)}).documents, DocumentsRollup::nothing_checked);
    EXPECT_EQ(of({finding(Verdict::not_assessable)}).documents, DocumentsRollup::nothing_checked);
}

TEST(RollUp, NeverSaysCompliant) {
    for (const auto& findings : std::vector<std::vector<Finding>>{
             {}, {finding(Verdict::coherent)}, {finding(Verdict::conflict)}, {finding(Verdict::reservation)}}) {
        const Summary summary = of(findings);
        EXPECT_EQ(summary.documents_label.fr.find("conforme"), std::string::npos) << summary.documents_label.fr;
        EXPECT_EQ(summary.documents_label.fr.find("compatible"), std::string::npos) << summary.documents_label.fr;
        EXPECT_FALSE(summary.documents_label.en.empty());
    }
}

TEST(RollUpOfNeeds, StandsApartFromDocuments) {
    const Summary summary = of({finding(Verdict::conflict), need(NeedReading::contributes)});
    EXPECT_EQ(summary.documents, DocumentsRollup::conflict);
    EXPECT_EQ(summary.needs, NeedsRollup::contributes);
    EXPECT_EQ(summary.counts.of(Verdict::information), 0);  // findings of documents only
    EXPECT_EQ(summary.counts.conducted, 1);
}

TEST(RollUpOfNeeds, FollowsItsOrder) {
    const Finding worsens = need(NeedReading::worsens);
    const Finding open = need(NeedReading::not_assessable, Verdict::not_assessable, true);
    const Finding contributes = need(NeedReading::contributes);
    const Finding neutral = need(NeedReading::neutral);
    EXPECT_EQ(of({neutral, contributes, open, worsens}).needs, NeedsRollup::worsens);
    EXPECT_EQ(of({neutral, contributes, open}).needs, NeedsRollup::not_assessable);
    EXPECT_EQ(of({neutral, contributes}).needs, NeedsRollup::contributes);
    EXPECT_EQ(of({neutral}).needs, NeedsRollup::neutral);
    EXPECT_EQ(of({}).needs, NeedsRollup::nothing_checked);
    EXPECT_NE(of({worsens}).needs_label.fr.find("Logement"), std::string::npos);
    // An open need that nobody made mandatory does not decide.
    EXPECT_EQ(of({need(NeedReading::not_assessable, Verdict::not_assessable), contributes}).needs,
              NeedsRollup::contributes);
    EXPECT_EQ(of({open}).documents, DocumentsRollup::nothing_checked);
}

TEST(Headlines, PutWhatIsMissingFirstAndStayUnderTenLines) {
    Finding missing = finding(Verdict::not_assessable, true);
    missing.reason = Reason::document_missing;
    missing.document_title = {"Risque inondation", "Flood risk"};
    std::vector<Finding> findings{finding(Verdict::reservation), finding(Verdict::conflict), missing,
                                  finding(Verdict::coherent)};
    const Summary summary = of(findings);
    ASSERT_EQ(summary.headlines.size(), 3U);
    EXPECT_NE(summary.headlines[0].fr.find("Risque inondation"), std::string::npos);
    EXPECT_NE(summary.headlines[1].fr.find("contradiction"), std::string::npos);
    findings.assign(50, finding(Verdict::conflict));
    EXPECT_EQ(of(findings).headlines.size(), 9U);
}

TEST(RollUp, DoesNotDependOnTheOrderOfFindings) {
    std::vector<Finding> findings{finding(Verdict::reservation), finding(Verdict::not_assessable, true),
                                  need(NeedReading::contributes), finding(Verdict::coherent)};
    const Summary forward = of(findings);
    std::reverse(findings.begin(), findings.end());
    const Summary backward = of(findings);
    EXPECT_EQ(forward.documents, backward.documents);
    EXPECT_EQ(forward.documents_label, backward.documents_label);
    EXPECT_EQ(forward.needs, backward.needs);
    EXPECT_EQ(forward.counts.by_verdict, backward.counts.by_verdict);
}

TEST(Rollup, WantOfDataAloneIsToldAsAShare) {
    Finding partly = finding(Verdict::not_assessable, true);
    partly.reason = Reason::partly_covered;
    partly.measures.coverage.covered_share = 0.83;
    partly.measures.coverage.sufficient = false;
    Finding less = partly;
    less.measures.coverage.covered_share = 0.9;
    const Summary summary = of({less, partly, finding(Verdict::coherent)});
    EXPECT_EQ(summary.documents, DocumentsRollup::not_demonstrated);
    EXPECT_EQ(summary.documents_label.en, "coherence not shown: no contradiction on the 83\u00A0% covered, 17\u00A0% not assessable");
    Finding missing = finding(Verdict::not_assessable, true);
    missing.reason = Reason::document_missing;
    EXPECT_EQ(of({partly, missing}).documents_label.en, "coherence not shown") << "a document is missing as well";
    EXPECT_EQ(of({partly, finding(Verdict::conflict)}).documents, DocumentsRollup::conflict);
}

TEST(Rollup, OfThemesAndDocumentsFollowsTheSameOrder) {
    Finding risk = finding(Verdict::conflict);
    risk.theme = "risk";
    risk.document_id = "ppri";
    Finding zoning = finding(Verdict::reservation);
    zoning.theme = "zoning";
    zoning.document_id = "plu";
    Finding more = finding(Verdict::coherent);
    more.theme = "risk";
    more.document_id = "plu";
    Finding needed = need(NeedReading::worsens);
    needed.theme = "housing";
    const Summary summary = of({risk, zoning, more, needed});
    ASSERT_EQ(summary.themes.size(), 2U) << "needs are apart";
    EXPECT_EQ(summary.themes[0].id, "risk");
    EXPECT_EQ(summary.themes[0].rollup, DocumentsRollup::conflict);
    EXPECT_EQ(summary.themes[0].title.fr, "risques");
    EXPECT_EQ(summary.themes[1].rollup, DocumentsRollup::reservations);
    ASSERT_EQ(summary.by_document.size(), 2U);
    EXPECT_EQ(summary.by_document[1].id, "plu");
    EXPECT_EQ(summary.by_document[1].rollup, DocumentsRollup::reservations);
    EXPECT_EQ(summary.by_document[1].counts.conducted, 2);
}

}  // namespace
}  // namespace terracord::verdict
