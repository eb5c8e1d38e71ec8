// No data is not no constraint: what unknown ground does to a verdict.
#include <gtest/gtest.h>

#include "support/verdicts.hpp"
#include "verdict/grade.hpp"

namespace terracord::verdict {
namespace {

using model::Finding;
using model::Measures;
using model::Quantity;
using model::Reason;
using model::Verdict;
using testing::over;
using testing::overlapping;
using testing::partly_covered;
using testing::threshold;
using testing::under;

class CoverageOfACheck : public ::testing::Test {
   protected:
    [[nodiscard]] Finding with(Measures measures) const {
        return grade({.project = project_, .check = check_, .document = document_}, std::move(measures));
    }
    void ask(model::CheckKind kind, model::Condition condition) {
        check_ = testing::check_of(kind, {threshold(Verdict::conflict, {condition})});
    }

    static Measures at(double distance_m) {
        Measures measures = testing::hectare();
        measures.strict.distance_m = measures.robust.distance_m = distance_m;
        measures.beyond_search = !(distance_m < 1e9);
        return measures;
    }

    model::CheckSpec check_ =
        testing::check_of(model::Overlap{}, {threshold(Verdict::conflict, {over(Quantity::area, 100)})});
    model::DocumentSpec document_ = testing::document_in_force();
    model::Project project_ = testing::project_of();
};

TEST_F(CoverageOfACheck, NothingFoundOnPartOfTheGroundIsNotAssessable) {
    const Finding finding = with(partly_covered(overlapping(0), 2500));
    EXPECT_EQ(finding.verdict, Verdict::not_assessable);
    EXPECT_EQ(finding.reason, Reason::partly_covered);
    EXPECT_EQ(finding.verdict_on_covered, Verdict::coherent);
}

TEST_F(CoverageOfACheck, LittleFoundOnPartOfTheGroundIsNotAssessableEither) {
    EXPECT_EQ(with(partly_covered(overlapping(50), 2500)).verdict, Verdict::not_assessable);
}

TEST_F(CoverageOfACheck, WhatWasFoundStays) {
    const Finding finding = with(partly_covered(overlapping(500), 2500));
    EXPECT_EQ(finding.verdict, Verdict::conflict);
    EXPECT_EQ(finding.verdict_on_covered, Verdict::conflict);
    EXPECT_EQ(finding.measures.coverage.uncovered_m2, 2500.0);
}

TEST_F(CoverageOfACheck, NoGroundCoveredLeavesNoVerdictOnCoveredGround) {
    const Finding finding = with(partly_covered(overlapping(0), 10'000));
    EXPECT_EQ(finding.verdict, Verdict::not_assessable);
    EXPECT_EQ(finding.reason, Reason::not_covered);
    EXPECT_FALSE(finding.verdict_on_covered.has_value());
}

TEST_F(CoverageOfACheck, SetAsideFeaturesAreNamedAsTheCause) {
    EXPECT_EQ(with(partly_covered(overlapping(0), 2500, 2000)).reason, Reason::set_aside_in_the_way);
    EXPECT_EQ(with(partly_covered(overlapping(0), 2500, 1000)).reason, Reason::partly_covered);
}

TEST_F(CoverageOfACheck, FarFromAllKnownFeaturesIsNotAssessableBesideUnknownGround) {
    ask(model::Distance{{500}}, over(Quantity::distance, 500));
    EXPECT_EQ(with(at(1e300)).verdict, Verdict::conflict);
    const Finding finding = with(partly_covered(at(1e300), 2500));
    EXPECT_EQ(finding.verdict, Verdict::not_assessable);
    EXPECT_EQ(finding.verdict_on_covered, Verdict::conflict);
}

TEST_F(CoverageOfACheck, NearAKnownFeatureIsSettledWhateverLiesOnUnknownGround) {
    ask(model::Distance{{500}}, over(Quantity::distance, 500));
    EXPECT_EQ(with(partly_covered(at(100), 2500)).verdict, Verdict::coherent);
    ask(model::Distance{{500}}, under(Quantity::distance, 500));
    EXPECT_EQ(with(partly_covered(at(100), 2500)).verdict, Verdict::conflict);
    EXPECT_EQ(with(partly_covered(at(1e300), 2500)).verdict, Verdict::not_assessable);
}

TEST_F(CoverageOfACheck, WhatLiesOutsideKnownZonesMayStillLieInUnknownOnes) {
    ask(model::Containment{}, over(Quantity::outside_area, 0));
    Measures outside = overlapping(7500);
    outside.strict.outside_area_m2 = outside.robust.outside_area_m2 = 2500;
    EXPECT_EQ(with(outside).verdict, Verdict::conflict);
    EXPECT_EQ(with(partly_covered(outside, 2500)).verdict, Verdict::not_assessable);
    outside.strict.outside_area_m2 = outside.robust.outside_area_m2 = 0;
    // All inside, but partly by features beyond the ground the document speaks of: they prove nothing.
    EXPECT_EQ(with(partly_covered(outside, 2500)).verdict, Verdict::not_assessable);
    EXPECT_EQ(with(outside).verdict, Verdict::coherent);
}

TEST_F(CoverageOfACheck, AMinimumThatIsMissedCountsOnlyOnKnownGround) {
    ask(model::Count{}, under(Quantity::count, 2));
    EXPECT_EQ(with(overlapping(0)).verdict, Verdict::conflict);
    EXPECT_EQ(with(partly_covered(overlapping(0), 2500)).verdict, Verdict::not_assessable);
}

TEST(DocumentFindings, CoverageIsAnsweredOnItsOwn) {
    const model::Project project = testing::project_of();
    const model::DocumentSpec document = testing::document_in_force();
    const Finding whole = coverage_finding(project, document, true, {});
    EXPECT_EQ(whole.verdict, Verdict::coherent);
    EXPECT_EQ(whole.check_id, kCoverageCheck);
    EXPECT_TRUE(whole.mandatory);
    const Finding part = coverage_finding(project, document, false, partly_covered(testing::hectare(), 2500).coverage);
    EXPECT_EQ(part.verdict, Verdict::not_assessable);
    EXPECT_EQ(part.reason, Reason::partly_covered);
    EXPECT_FALSE(part.mandatory);
    for (const Reason reason : {Reason::overlay_failed, Reason::limit_reached}) {
        const Finding failed = coverage_failed(project, document, true, reason, {"non", "no"});
        EXPECT_EQ(failed.reason, reason);
        EXPECT_EQ(failed.verdict, Verdict::not_assessable);
    }
}

TEST(DocumentFindings, InForceFollowsTheStatus) {
    const model::Project project = testing::project_of();
    model::DocumentSpec document = testing::document_in_force();
    const auto verdict = [&](model::DocumentStatus status) {
        document.status = status;
        return in_force_finding(project, document, true).verdict;
    };
    EXPECT_EQ(verdict(model::DocumentStatus::in_force), Verdict::coherent);
    EXPECT_EQ(verdict(model::DocumentStatus::unknown), Verdict::reservation);
    EXPECT_EQ(verdict(model::DocumentStatus::partly_annulled), Verdict::reservation);
    EXPECT_EQ(verdict(model::DocumentStatus::approved), Verdict::not_assessable);
    EXPECT_EQ(verdict(model::DocumentStatus::draft), Verdict::not_assessable);
    EXPECT_EQ(verdict(model::DocumentStatus::set_aside), Verdict::not_assessable);
}

TEST(DocumentFindings, OnlyADatedStatementClearsAMissingDocument) {
    const model::Project project = testing::project_of();
    const model::ExpectedDocument expected{
        .type = "ppr-flood", .label = {"Risque inondation", "Flood risk"}, .mandatory = true, .checks = {}};
    const Finding missing = expected_finding(project, expected, Reason::document_missing, nullptr);
    EXPECT_EQ(missing.verdict, Verdict::not_assessable);
    EXPECT_TRUE(missing.mandatory);
    EXPECT_EQ(missing.document_id, "ppr-flood");
    const model::Statement statement{
        .type = "ppr-flood", .reason = "aucun PPRI", .author = "DDT", .date = "2026-10-01", .position = {}};
    const Finding cleared = expected_finding(project, expected, Reason::document_cleared, &statement);
    EXPECT_EQ(cleared.verdict, Verdict::information);
    ASSERT_EQ(cleared.notes.size(), 1U);
    EXPECT_NE(cleared.notes[0].fr.find("DDT"), std::string::npos);
    EXPECT_EQ(expected_finding(project, expected, Reason::document_unused, nullptr).verdict, Verdict::not_assessable);
}

}  // namespace
}  // namespace terracord::verdict
