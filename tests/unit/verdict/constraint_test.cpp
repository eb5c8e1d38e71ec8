// product.md: a perimeter is not a building.
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
using testing::threshold;

class Constraint : public ::testing::Test {
   protected:
    Constraint() { check_.forbids_building = true; }

    [[nodiscard]] Finding with(Measures measures) const {
        return grade({.project = project_, .check = check_, .document = document_, .parts_measured = parts_},
                     std::move(measures));
    }

    model::CheckSpec check_ =
        testing::check_of(model::Overlap{}, {threshold(Verdict::conflict, {over(Quantity::area, 100)})});
    model::DocumentSpec document_ = testing::document_in_force();
    model::Project project_ = testing::project_of();
    bool parts_ = false;
};

TEST_F(Constraint, IsAReservationWhereThePlanCanAvoidIt) {
    EXPECT_EQ(with(overlapping(1250)).verdict, Verdict::reservation);
    EXPECT_EQ(with(overlapping(1250)).reason, Reason::constraint);
}

TEST_F(Constraint, IsAConflictOnTheWholePerimeter) {
    EXPECT_EQ(with(overlapping(10'000)).verdict, Verdict::conflict);
    EXPECT_EQ(with(overlapping(9'960)).verdict, Verdict::conflict);     // 0.4 % left free is nothing to build on
    EXPECT_EQ(with(overlapping(9'940)).verdict, Verdict::reservation);  // 0.6 %
}

TEST_F(Constraint, IsAConflictWhereTheFootprintIsLargerThanWhatIsLeftFree) {
    project_.programme["footprint_m2"] = 3000.0;
    EXPECT_EQ(with(overlapping(6999)).verdict, Verdict::reservation);
    EXPECT_EQ(with(overlapping(7001)).verdict, Verdict::conflict);
    project_.programme["footprint_m2"] = std::nullopt;  // a column without a value says nothing
    EXPECT_EQ(with(overlapping(7001)).verdict, Verdict::reservation);
}

TEST_F(Constraint, CountsTheFreeGroundStrictly) {
    project_.programme["footprint_m2"] = 3000.0;
    Measures measures = overlapping(6990);
    measures.strict.area_m2 = 7010;
    EXPECT_EQ(with(measures).verdict, Verdict::conflict);
}

TEST_F(Constraint, DoesNotAriseWhereBuiltPartsWereMeasured) {
    parts_ = true;
    EXPECT_EQ(with(overlapping(1250)).verdict, Verdict::conflict);
    EXPECT_EQ(with(overlapping(1250)).reason, Reason::threshold_reached);
    EXPECT_EQ(with(overlapping(1250)).subject, "built");
}

TEST_F(Constraint, StaysUnderTheCeilingOfTheRelation) {
    document_.relation = model::Relation::guidance;
    EXPECT_EQ(with(overlapping(1250)).verdict, Verdict::attention);
    EXPECT_EQ(with(overlapping(10'000)).verdict, Verdict::attention);
}

}  // namespace
}  // namespace terracord::verdict
