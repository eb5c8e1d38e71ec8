// Comparing two documents: the accounts of both close, whatever is drawn.
#include "checks/compare.hpp"

#include <gtest/gtest.h>

#include <array>

#include "geometry/measure.hpp"
#include "support/random_shapes.hpp"
#include "support/stores.hpp"
#include "support/verdicts.hpp"

namespace terracord {
namespace {

using model::Accord;
using testing::Feature;
using testing::RandomShapes;

struct Case {
    model::Analysis analysis;
    model::ComparisonSpec spec;
    std::array<std::vector<Feature>, 2> features;
    geometry::Shape footprint_b{geometry::Family::area};

    Case() {
        analysis.documents.assign(2, testing::document_in_force());
        analysis.selections.resize(2);
        analysis.selections[1].document = 1;
        spec.b = 1;
    }

    [[nodiscard]] model::Compared compared() const {
        layers::LayerStore store(testing::lambert_93());
        for (const std::size_t side : {0U, 1U}) {
            store.layers.push_back({});
            store.layers.back().push_back(testing::layer_of(features[side]));
            store.bindings.push_back(testing::binding_of(features[side]));
            const bool everywhere = side == 0 || footprint_b.empty();
            store.footprints.push_back({.everywhere = everywhere, .shape = footprint_b, .problem = {}});
        }
        return checks::compare(analysis, spec, store, 2).value();
    }
};

Case random_case(RandomShapes& random) {
    Case one;
    for (auto& features : one.features) {
        geometry::Shape shape = random.any();
        for (int i = random.whole(1, 4); i > 0; --i) {
            features.push_back({std::string(1, static_cast<char>('A' + i)), shape});
            shape = random.derived(shape);
        }
    }
    return one;
}

void expect_closed(const model::Compared& comparison, int i) {
    const double slack = 1e-6 * (comparison.a_m2 + comparison.b_m2) + 1e-3;
    EXPECT_NEAR(comparison.a_m2, comparison.common_m2 + comparison.only_a_m2 + comparison.open_a_m2, slack) << i;
    EXPECT_NEAR(comparison.b_m2, comparison.common_m2 + comparison.only_b_m2 + comparison.open_b_m2, slack) << i;
}

TEST(CompareProperty, TheGroundOfBothDocumentsAddsUp) {
    RandomShapes random(21);
    for (int i = 0; i < 25; ++i) {
        Case one = random_case(random);
        expect_closed(one.compared(), i);
        one.footprint_b = random.star();
        expect_closed(one.compared(), i);
    }
}

TEST(CompareProperty, TheOtherWayRoundTheSameGroundConflicts) {
    RandomShapes random(22);
    for (int i = 0; i < 20; ++i) {
        Case one = random_case(random);
        one.spec.otherwise = Accord::conflict;
        const model::Compared forth = one.compared();
        std::swap(one.features[0], one.features[1]);
        const model::Compared back = one.compared();
        const double slack = 1e-6 * (forth.a_m2 + forth.b_m2) + 1e-3;
        EXPECT_NEAR(forth.conflict_m2, back.conflict_m2, slack) << i;
        EXPECT_NEAR(forth.only_a_m2, back.only_b_m2, slack) << i;
    }
}

TEST(CompareProperty, NothingIsAPatchWhereEveryPairIsNeutral) {
    RandomShapes random(23);
    for (int i = 0; i < 20; ++i) {
        Case one = random_case(random);
        EXPECT_TRUE(one.compared().patches.empty()) << i;
        EXPECT_EQ(one.compared().conflict_m2, 0.0) << i;
        one.spec.otherwise = Accord::conflict;
        const model::Compared conflicting = one.compared();
        double patches = 0.0;
        for (const model::DifferencePatch& patch : conflicting.patches) patches += patch.area_m2;
        EXPECT_GE(patches, conflicting.conflict_m2 - 1e-6 * conflicting.conflict_m2 - 1e-3) << i;
    }
}

}  // namespace
}  // namespace terracord
