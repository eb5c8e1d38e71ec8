#include "verdict/grade.hpp"

#include <gtest/gtest.h>

#include "support/verdicts.hpp"

namespace terracord::verdict {
namespace {

using model::CheckSpec;
using model::DocumentSpec;
using model::DocumentStatus;
using model::Finding;
using model::Measures;
using model::Quantity;
using model::Reason;
using model::Relation;
using model::Verdict;
using testing::anything;
using testing::check_of;
using testing::document_in_force;
using testing::over;
using testing::overlapping;
using testing::threshold;

struct Case {
    CheckSpec check = check_of(model::Overlap{}, {threshold(Verdict::conflict, {over(Quantity::area, 100)})});
    DocumentSpec document = document_in_force();
    model::Project project = testing::project_of();
    bool parts_measured = false;
    bool expected = false;

    [[nodiscard]] Finding with(Measures measures) const {
        return grade({.project = project,
                      .check = check,
                      .document = document,
                      .parts_measured = parts_measured,
                      .expected = expected},
                     std::move(measures));
    }
};

TEST(Grade, FindsAConflictOverTheThresholdAndNothingUnderIt) {
    const Case c;
    EXPECT_EQ(c.with(overlapping(101)).verdict, Verdict::conflict);
    EXPECT_EQ(c.with(overlapping(101)).reason, Reason::threshold_reached);
    EXPECT_EQ(c.with(overlapping(99)).verdict, Verdict::coherent);
    EXPECT_EQ(c.with(overlapping(99)).reason, Reason::below_threshold);
    EXPECT_EQ(c.with(overlapping(0)).reason, Reason::nothing_found);
}

TEST(Grade, GivesNoLesserAnswerWhereAMissingNumberCouldBeGraver) {
    Case c;
    c.check.thresholds = {threshold(Verdict::conflict, {over(Quantity::value, 12)}),
                          threshold(Verdict::reservation, {over(Quantity::area, 10)})};
    EXPECT_EQ(c.with(overlapping(50)).verdict, Verdict::not_assessable);
    EXPECT_EQ(c.with(overlapping(50)).reason, Reason::value_missing);
    Measures known = overlapping(50);
    known.robust.value = known.strict.value = 11;
    EXPECT_EQ(c.with(known).verdict, Verdict::reservation);
}

TEST(Grade, CarriesWhatExplainsIt) {
    Case c;
    c.check.reference = "R. 151-24";
    c.check.emphasis = true;
    c.check.note = {"note", "note"};
    c.document.version = "v3";
    c.document.approved = "2020-01-28";
    const Finding finding = c.with(overlapping(101));
    EXPECT_EQ(finding.id, "P1/the-check/plu");
    EXPECT_EQ(finding.reference, "R. 151-24");
    EXPECT_EQ(finding.document_version, "v3");
    EXPECT_EQ(finding.document_date, "2020-01-28");
    EXPECT_EQ(finding.tolerance_m, 1.0);
    EXPECT_EQ(finding.kind, "overlap");
    EXPECT_EQ(finding.subject, "perimeter");
    EXPECT_TRUE(finding.emphasis);
    ASSERT_EQ(finding.notes.size(), 1U);
    EXPECT_EQ(finding.tested.size(), 1U);
}

TEST(Relation, CapsTheVerdict) {
    Case c;
    const auto verdict = [&](Relation of_document) {
        c.document.relation = of_document;
        return c.with(overlapping(101)).verdict;
    };
    EXPECT_EQ(verdict(Relation::conformity), Verdict::conflict);
    EXPECT_EQ(verdict(Relation::compatibility), Verdict::reservation);
    EXPECT_EQ(verdict(Relation::consideration), Verdict::reservation);
    EXPECT_EQ(verdict(Relation::guidance), Verdict::attention);
}

TEST(Relation, TheWeakerOfCheckAndDocumentWins) {
    Case c;
    c.check.relation = Relation::guidance;
    EXPECT_EQ(c.with(overlapping(101)).verdict, Verdict::attention);
    EXPECT_EQ(c.with(overlapping(101)).relation, Relation::guidance);
    c.check.relation = Relation::conformity;
    c.document.relation = Relation::consideration;
    EXPECT_EQ(c.with(overlapping(101)).verdict, Verdict::reservation);
    EXPECT_EQ(c.with(overlapping(101)).relation, Relation::consideration);
}

TEST(Relation, CompatibilityConflictsOnAMeasureAtTheScaleOfTheZoneOnly) {
    Case c;
    c.document.relation = Relation::compatibility;
    c.check.thresholds = {threshold(Verdict::conflict, {over(Quantity::zone_share, 0.2)})};
    Measures much = overlapping(101);
    much.robust.zone_share = much.strict.zone_share = 0.5;
    EXPECT_EQ(c.with(much).verdict, Verdict::conflict);
    EXPECT_EQ(ceiling(Relation::compatibility, true), Verdict::conflict);
    EXPECT_EQ(ceiling(Relation::compatibility, false), Verdict::reservation);
    EXPECT_EQ(ceiling(Relation::consideration, true), Verdict::reservation);
}

TEST(Relation, ACeilingNeverRaisesAVerdict) {
    Case c;
    c.check.thresholds = {threshold(Verdict::attention, {over(Quantity::area, 100)})};
    for (const Relation relation :
         {Relation::conformity, Relation::compatibility, Relation::consideration, Relation::guidance}) {
        c.document.relation = relation;
        EXPECT_EQ(c.with(overlapping(101)).verdict, Verdict::attention);
        EXPECT_EQ(c.with(overlapping(0)).verdict, Verdict::coherent);
    }
}

TEST(Status, OfTheDocumentCapsTheVerdictAndSaysSo) {
    Case c;
    const auto finding = [&](DocumentStatus status) {
        c.document.status = status;
        return c.with(overlapping(101));
    };
    EXPECT_EQ(finding(DocumentStatus::in_force).verdict, Verdict::conflict);
    EXPECT_TRUE(finding(DocumentStatus::in_force).notes.empty());
    EXPECT_EQ(finding(DocumentStatus::partly_annulled).verdict, Verdict::conflict);
    EXPECT_EQ(finding(DocumentStatus::unknown).verdict, Verdict::reservation);
    EXPECT_EQ(finding(DocumentStatus::unknown).notes.size(), 1U);
    EXPECT_EQ(finding(DocumentStatus::approved).verdict, Verdict::attention);
    EXPECT_EQ(finding(DocumentStatus::draft).verdict, Verdict::attention);
    EXPECT_EQ(finding(DocumentStatus::draft).notes.size(), 1U);
}

TEST(Mandatory, IsWhatTheCheckOrTheProfileSays) {
    Case c;
    EXPECT_FALSE(c.with(overlapping(0)).mandatory);
    c.expected = true;
    EXPECT_TRUE(c.with(overlapping(0)).mandatory);
    c.check.kind = model::Distance{};  // looks beyond the perimeter: binds only when it says so itself
    EXPECT_FALSE(c.with(overlapping(0)).mandatory);
    c.check.mandatory = true;
    EXPECT_TRUE(c.with(overlapping(0)).mandatory);
}

TEST(NotApplicable, BindsNobody) {
    Case c;
    c.check.mandatory = true;
    const Finding finding =
        not_applicable({.project = c.project, .check = c.check, .document = c.document}, Reason::phase_not_due);
    EXPECT_EQ(finding.verdict, Verdict::not_applicable);
    EXPECT_EQ(finding.reason, Reason::phase_not_due);
    EXPECT_FALSE(finding.mandatory);
}

TEST(NotAssessable, LeavesTheWholePerimeterUncoveredAndSaysWhy) {
    Case c;
    const Finding finding = not_assessable({.project = c.project, .check = c.check, .document = c.document},
                                           Reason::layer_empty, {"vide", "empty"});
    EXPECT_EQ(finding.verdict, Verdict::not_assessable);
    EXPECT_FALSE(finding.measures.coverage.sufficient);
    EXPECT_EQ(finding.measures.coverage.covered_share, 0.0);
    EXPECT_EQ(finding.measures.coverage.uncovered_m2, 10'000.0);
    ASSERT_EQ(finding.notes.size(), 1U);
    EXPECT_EQ(finding.notes[0].fr, "vide");
}

TEST(WithoutThresholds, AMeasureIsInformation) {
    Case c;
    c.check.thresholds.clear();
    EXPECT_EQ(c.with(overlapping(5000)).verdict, Verdict::information);
    EXPECT_EQ(c.with(overlapping(5000)).reason, Reason::measured);
    EXPECT_EQ(c.with(overlapping(0)).verdict, Verdict::coherent);
    c.check.kind = model::Breakdown{};
    EXPECT_EQ(c.with(overlapping(0)).verdict, Verdict::information);
}

TEST(NearMiss, IsInformationWhereNothingElseWasFound) {
    Case c;
    c.check = check_of(model::Exclusion{}, {anything(Verdict::conflict)});
    Measures near = testing::hectare();
    near.near.count = 1;
    near.near.nearest_m = 0.4;
    EXPECT_EQ(c.with(near).verdict, Verdict::information);
    EXPECT_EQ(c.with(near).reason, Reason::near_limit);
    near.robust.count = near.strict.count = 1;
    EXPECT_EQ(c.with(near).verdict, Verdict::conflict);
}

TEST(Corrections, ShowInEachFindingTheyTouch) {
    Case c;
    c.document.corrections.push_back({"plan/status", "status", "07", "in_force", "délibération", "A. Martin", "2026-11-02"});
    const Finding finding = c.with(overlapping(0));
    ASSERT_EQ(finding.notes.size(), 1U);
    EXPECT_NE(finding.notes[0].fr.find("A. Martin"), std::string::npos);
    EXPECT_EQ(in_force_finding(c.project, c.document, true).notes.size(), 1U);
}

TEST(Needs, AreReadNotGraded) {
    Case c;
    c.check.side = model::Side::needs;
    model::Threshold worsens = threshold(Verdict::information, {over(Quantity::distance, 500)});
    worsens.reading = model::NeedReading::worsens;
    c.check.kind = model::Distance{{500}};
    c.check.thresholds = {worsens};
    Measures far = testing::hectare();
    far.beyond_search = true;
    EXPECT_EQ(c.with(far).verdict, Verdict::information);
    EXPECT_EQ(c.with(far).reading, model::NeedReading::worsens);
    Measures near = testing::hectare();
    near.strict.distance_m = near.robust.distance_m = 100;
    EXPECT_EQ(c.with(near).reading, model::NeedReading::neutral);
    EXPECT_EQ(c.with(testing::partly_covered(far, 2000)).reading, model::NeedReading::not_assessable);
    EXPECT_EQ(c.with(testing::partly_covered(near, 2000)).reading, model::NeedReading::neutral);  // settled
}

}  // namespace
}  // namespace terracord::verdict
