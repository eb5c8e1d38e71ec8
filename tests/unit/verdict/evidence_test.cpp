#include "verdict/evidence.hpp"

#include <gtest/gtest.h>

namespace terracord::verdict {
namespace {

geometry::Shape square(double x, double y, double side) {
    geometry::Shape shape(geometry::Family::area);
    for (const auto& [dx, dy] : {std::pair(0.0, 0.0), {1.0, 0.0}, {1.0, 1.0}, {0.0, 1.0}, {0.0, 0.0}})
        shape.add_point({x + dx * side, y + dy * side});
    shape.end_ring();
    shape.end_part();
    return shape;
}

model::Finding reservation(double x, double side) {
    model::Finding finding;
    finding.id = "P/c/d";
    finding.verdict = model::Verdict::reservation;
    finding.document_version = "v1";
    finding.measures.subject_m2 = 10000.0;
    finding.measures.subject_length_m = 400.0;
    finding.measures.robust.area_m2 = side * side;
    model::ClassHit hit;
    hit.pieces = square(x, 0.0, side);
    finding.measures.classes.push_back(hit);
    finding.evidence = evidence_of(finding);
    return finding;
}

model::Standing standing(const model::Finding& then, const model::Finding& now, double tolerance = 0.5) {
    model::Decision decision;
    decision.finding = then.id;
    decision.evidence = then.evidence;
    return stand(decision, now, Metres{tolerance}).standing;
}

TEST(Decisions, hold_while_the_ground_moves_by_less_than_the_tolerance) {
    EXPECT_EQ(standing(reservation(0.0, 40.0), reservation(0.0, 40.0)), model::Standing::holds);
    EXPECT_EQ(standing(reservation(0.0, 40.0), reservation(0.4, 40.0)), model::Standing::holds);
    EXPECT_EQ(standing(reservation(0.0, 40.0), reservation(0.0, 40.01)), model::Standing::holds);
}

TEST(Decisions, are_flagged_where_the_same_area_lies_elsewhere) {
    EXPECT_EQ(standing(reservation(0.0, 40.0), reservation(0.6, 40.0)), model::Standing::evidence_moved);
    EXPECT_EQ(standing(reservation(0.0, 40.0), reservation(0.6, 40.0), 1.0), model::Standing::holds);
}

TEST(Decisions, are_flagged_where_the_area_changes_by_more_than_its_border_can_sweep) {
    model::Finding now = reservation(0.0, 40.0);
    now.evidence.area_m2 += 0.5 * 160.0 - 1.0;
    EXPECT_EQ(standing(reservation(0.0, 40.0), now), model::Standing::holds);
    now.evidence.area_m2 += 2.0;
    EXPECT_EQ(standing(reservation(0.0, 40.0), now), model::Standing::evidence_moved);
}

TEST(Decisions, are_flagged_where_the_verdict_the_project_or_a_number_changed) {
    model::Finding now = reservation(0.0, 40.0);
    now.evidence.verdict = model::Verdict::conflict;
    EXPECT_EQ(standing(reservation(0.0, 40.0), now), model::Standing::evidence_moved);
    now = reservation(0.0, 40.0);
    now.evidence.subject_m2 += 300.0;
    EXPECT_EQ(standing(reservation(0.0, 40.0), now), model::Standing::evidence_moved);
    model::Finding then = reservation(0.0, 40.0);
    then.evidence.value = 120.0;
    now = then;
    now.evidence.value = 121.0;
    EXPECT_EQ(standing(then, now), model::Standing::evidence_moved);
    now.kind = "raster_mean";
    EXPECT_EQ(standing(then, now), model::Standing::holds);
}

TEST(Decisions, say_another_version_of_the_document_before_all_else) {
    model::Finding now = reservation(5.0, 40.0);
    now.evidence.document_version = "v2";
    EXPECT_EQ(standing(reservation(0.0, 40.0), now), model::Standing::document_changed);
}

TEST(Decisions, without_evidence_compare_nothing_and_say_so) {
    model::Decision decision;
    decision.finding = "P/c/d";
    EXPECT_EQ(stand(decision, reservation(0.0, 40.0), Metres{0.5}).standing, model::Standing::no_evidence);
}

TEST(EvidenceOfAFinding, has_equal_hashes_for_equal_facts_only) {
    EXPECT_EQ(reservation(0.0, 40.0).evidence.hash, reservation(0.0, 40.0).evidence.hash);
    EXPECT_NE(reservation(0.0, 40.0).evidence.hash, reservation(1.0, 40.0).evidence.hash);
}

}  // namespace
}  // namespace terracord::verdict
