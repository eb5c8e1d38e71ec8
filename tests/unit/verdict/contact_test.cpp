// A strict overlap without a robust one (product.md).
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
using testing::anything;
using testing::check_of;
using testing::over;
using testing::threshold;
using testing::touching;

class Contact : public ::testing::Test {
   protected:
    [[nodiscard]] Finding with(Measures measures) const {
        return grade({.project = project_, .check = check_, .document = document_}, std::move(measures));
    }

    model::CheckSpec check_ = check_of(model::Exclusion{}, {anything(Verdict::conflict)});
    model::DocumentSpec document_ = testing::document_in_force();
    model::Project project_ = testing::project_of();
};

TEST_F(Contact, UnderHalfAMetreIsMereInformation) {
    EXPECT_EQ(with(touching(40, 0.4)).verdict, Verdict::information);
    EXPECT_EQ(with(touching(40, 0.4)).reason, Reason::edge_contact);
}

TEST_F(Contact, WiderThanHalfAMetreIsALimitToVerify) {
    EXPECT_EQ(with(touching(40, 0.6)).verdict, Verdict::reservation);
    EXPECT_EQ(with(touching(40, 0.6)).reason, Reason::limit_to_verify);
    EXPECT_EQ(with(touching(40, 0.5)).reason, Reason::limit_to_verify);
}

TEST_F(Contact, WithADocumentThatIsNotEnforceableIsMereInformation) {
    document_.status = model::DocumentStatus::approved;
    EXPECT_EQ(with(touching(40, 0.9)).reason, Reason::edge_contact);
    document_.status = model::DocumentStatus::in_force;
    document_.relation = model::Relation::guidance;
    EXPECT_EQ(with(touching(40, 0.9)).reason, Reason::edge_contact);
}

TEST_F(Contact, BesideARobustPieceUnderTheThresholdIsALimitToVerifyIfTheStrictValueMeetsIt) {
    check_ = check_of(model::Overlap{}, {threshold(Verdict::conflict, {over(Quantity::area, 100)})});
    Measures measures = testing::overlapping(90);
    measures.strict.area_m2 = 110;
    EXPECT_EQ(with(measures).verdict, Verdict::reservation);
    EXPECT_EQ(with(measures).reason, Reason::limit_to_verify);
    measures.strict.area_m2 = 95;
    EXPECT_EQ(with(measures).verdict, Verdict::coherent);
}

TEST_F(Contact, NeverWeighsMoreThanTheGravestThresholdOfTheCheck) {
    // The robust overlap itself would be a point of attention: a sliver cannot be a reservation.
    for (const double limit : {10.0, 1000.0}) {
        check_ = check_of(model::Overlap{}, {threshold(Verdict::attention, {over(Quantity::area, limit)})});
        EXPECT_EQ(with(testing::overlapping(2000)).verdict, Verdict::attention);
        EXPECT_EQ(with(touching(40, 0.9)).verdict, Verdict::attention) << limit;
        check_ = check_of(model::Overlap{}, {threshold(Verdict::information, {over(Quantity::area, limit)})});
        EXPECT_EQ(with(touching(40, 0.9)).verdict, Verdict::information) << limit;
    }
}

TEST_F(Contact, OfACheckWithoutThresholdsIsAMeasure) {
    check_ = check_of(model::Breakdown{});
    EXPECT_EQ(with(touching(40, 0.9)).verdict, Verdict::information);
    EXPECT_EQ(with(touching(40, 0.9)).reason, Reason::measured);
}

TEST_F(Contact, OfAContainmentIsWhatLiesOutside) {
    check_ = check_of(model::Containment{}, {threshold(Verdict::conflict, {over(Quantity::outside_area, 0.0)})});
    Measures inside = testing::overlapping(9'960);
    inside.strict.outside_area_m2 = 40;
    inside.widest_sliver_m = 0.3;
    EXPECT_EQ(with(inside).reason, Reason::edge_contact);
    inside.widest_sliver_m = 0.9;
    EXPECT_EQ(with(inside).reason, Reason::limit_to_verify);
    EXPECT_EQ(with(inside).verdict, Verdict::reservation);
    inside.robust.outside_area_m2 = 40;
    EXPECT_EQ(with(inside).verdict, Verdict::conflict);
    inside.robust.outside_area_m2 = inside.strict.outside_area_m2 = 0;
    EXPECT_EQ(with(inside).verdict, Verdict::coherent);
}

}  // namespace
}  // namespace terracord::verdict
