#include "verdict/score.hpp"

#include <gtest/gtest.h>

namespace terracord::verdict {
namespace {

using model::Finding;
using model::Firmness;
using model::Relation;
using model::Verdict;

Finding of(Verdict verdict, Relation relation = Relation::conformity, Firmness firmness = Firmness::stable) {
    Finding made;
    made.kind = "overlap";
    made.verdict = verdict;
    made.relation = relation;
    made.stability.firmness = firmness;
    made.tolerance_origin = model::AccuracyOrigin::declared;
    return made;
}

TEST(Score, weighs_what_binds_more_and_leaves_open_questions_to_the_reliability) {
    const auto score = score_of({of(Verdict::conflict), of(Verdict::coherent, Relation::guidance),
                                 of(Verdict::reservation, Relation::compatibility), of(Verdict::not_assessable)});
    ASSERT_TRUE(score);
    EXPECT_DOUBLE_EQ(score->points, 100.0 * 4 / 8);  // 1 + 3 of 4 + 1 + 3
    EXPECT_DOUBLE_EQ(score->assessable, 8.0 / 12);
    EXPECT_DOUBLE_EQ(score->stable, 1.0);
    EXPECT_DOUBLE_EQ(score->reliability, 10.0 * 8 / 12);
}

TEST(Score, is_less_reliable_with_fragile_verdicts_and_poor_data_but_not_lower) {
    Finding doubtful = of(Verdict::coherent);
    doubtful.measures.doubtful.features.push_back({});
    Finding assumed = of(Verdict::coherent);
    assumed.tolerance_m = 5.0;
    assumed.tolerance_origin = model::AccuracyOrigin::assumed;
    const auto score = score_of({of(Verdict::coherent), of(Verdict::coherent, Relation::conformity, Firmness::fragile),
                                 doubtful, assumed});
    ASSERT_TRUE(score);
    EXPECT_DOUBLE_EQ(score->points, 100.0);
    EXPECT_DOUBLE_EQ(score->stable, 0.75);
    EXPECT_DOUBLE_EQ(score->quality, 0.75);
    EXPECT_DOUBLE_EQ(score->reliability, 10.0 * 0.75 * 0.75);
}

TEST(Score, leaves_needs_declarations_and_questions_that_do_not_arise_out) {
    Finding need = of(Verdict::information);
    need.side = model::Side::needs;
    Finding declared = of(Verdict::conflict);
    declared.side = model::Side::declared;
    EXPECT_FALSE(score_of({need, declared, of(Verdict::not_applicable), of(Verdict::information)}));
}

TEST(Score, is_none_where_nothing_was_assessed) {
    EXPECT_FALSE(score_of({of(Verdict::not_assessable)}));
    EXPECT_FALSE(score_of({}));
}

}  // namespace
}  // namespace terracord::verdict
