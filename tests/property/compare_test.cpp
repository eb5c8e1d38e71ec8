// Comparing two documents: the accounts of both close, whatever is drawn.
#include "checks/compare.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

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

    void fill(layers::LayerStore& store) const {
        for (const std::size_t side : {0U, 1U}) {
            store.layers.push_back({});
            store.layers.back().push_back(testing::layer_of(features[side]));
            store.bindings.push_back(testing::binding_of(features[side]));
            const bool everywhere = side == 0 || footprint_b.empty();
            store.footprints.push_back({.everywhere = everywhere, .shape = footprint_b, .problem = {}});
        }
    }

    // The last shard first: their order is of no account.
    [[nodiscard]] std::vector<model::ComparedPart> parts(std::uint32_t shards) const {
        layers::LayerStore store(testing::lambert_93());
        fill(store);
        QuietLog log;
        std::vector<model::ComparedPart> all;
        for (std::uint32_t k = shards; k >= 1; --k)
            all.push_back(checks::compare_part(analysis, spec, store, 2, {k, shards}, log));
        return all;
    }

    [[nodiscard]] model::Compared compared(std::uint32_t shards = 1) const {
        const auto store = layers::bare_store({});
        layers::Worker worker(*store);
        return checks::conclude(spec, parts(shards), worker).value();
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

// Tiles share the pairs out and cut nothing: every number and shape is that of the whole, to the last bit.
void expect_same_bits(const model::Compared& whole, const model::Compared& joined, std::uint32_t shards) {
    const auto numbers = [](const model::Compared& c) {
        return std::vector{c.tolerance_m, c.a_m2,      c.b_m2,      c.common_m2,   c.only_a_m2,
                           c.only_b_m2,   c.open_a_m2, c.open_b_m2, c.conflict_m2, c.conflict_robust_m2};
    };
    EXPECT_EQ(numbers(whole), numbers(joined)) << shards;
    ASSERT_EQ(whole.pairs.size(), joined.pairs.size()) << shards;
    for (std::size_t i = 0; i < whole.pairs.size(); ++i) {
        EXPECT_EQ(whole.pairs[i].a + "/" + whole.pairs[i].b, joined.pairs[i].a + "/" + joined.pairs[i].b) << shards;
        EXPECT_EQ(whole.pairs[i].strict_m2, joined.pairs[i].strict_m2) << shards;
        EXPECT_EQ(whole.pairs[i].robust_m2, joined.pairs[i].robust_m2) << shards;
        EXPECT_EQ(whole.pairs[i].share_of_a, joined.pairs[i].share_of_a) << shards;
    }
    ASSERT_EQ(whole.patches.size(), joined.patches.size()) << shards;
    for (std::size_t i = 0; i < whole.patches.size(); ++i)
        EXPECT_TRUE(whole.patches[i].shape.points().size() == joined.patches[i].shape.points().size() &&
                    std::equal(whole.patches[i].shape.points().begin(), whole.patches[i].shape.points().end(),
                               joined.patches[i].shape.points().begin()))
            << shards;
}

TEST(CompareProperty, AnyNumberOfShardsSaysTheSameToTheLastBit) {
    RandomShapes random(24);
    for (int i = 0; i < 4; ++i) {
        Case one;
        one.spec.otherwise = Accord::conflict;
        for (int place = 0; place < 5; ++place) {
            random.centre.x += 700.0;  // across the squares that shards own
            random.centre.y += 400.0;
            const Case there = random_case(random);
            for (const std::size_t side : {0U, 1U})
                one.features[side].insert(one.features[side].end(), there.features[side].begin(),
                                          there.features[side].end());
        }
        const model::Compared whole = one.compared();
        for (const std::uint32_t shards : {2U, 3U, 7U, 40U}) expect_same_bits(whole, one.compared(shards), shards);
    }
}

TEST(CompareProperty, ShardsShareTheFeaturesOutAndNoneHasAll) {
    RandomShapes random(25);
    Case one;
    for (int place = 0; place < 8; ++place) {
        random.centre.x += 1100.0;
        const Case there = random_case(random);
        for (const std::size_t side : {0U, 1U})
            one.features[side].insert(one.features[side].end(), there.features[side].begin(),
                                      there.features[side].end());
    }
    const auto all = one.parts(1).front().met.size();
    std::size_t together = 0;
    for (const model::ComparedPart& part : one.parts(3)) {
        EXPECT_LT(part.met.size(), all);
        EXPECT_GT(part.met.size(), 0U);
        together += part.met.size();
    }
    EXPECT_EQ(together, all);
}

}  // namespace
}  // namespace terracord
