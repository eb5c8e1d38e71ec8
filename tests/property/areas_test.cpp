// Relations that hold for any two areas, measured through the product's own path.
#include <gtest/gtest.h>

#include <cmath>

#include "geometry/measure.hpp"
#include "support/measuring.hpp"
#include "support/random_shapes.hpp"

namespace terracord {
namespace {

using geometry::area;
using geometry::Shape;
using testing::covered;
using testing::RandomShapes;

constexpr std::uint64_t kSeed = 20261122;
constexpr int kPairs = 300;

// docs/semantics.md, "Agreement": |a - b| <= 1e-9 b + 4e-9 m x boundary length.
double bound(double value, std::initializer_list<const Shape*> shapes) {
    double length = 0.0;
    for (const Shape* shape : shapes) length += geometry::length(*shape);
    return 1e-9 * std::abs(value) + 4e-9 * length;
}

template <class Property>
void for_pairs(const Property& property) {
    RandomShapes random(kSeed);
    for (int i = 0; i < kPairs; ++i) {
        const RandomShapes::Pair pair = random.pair();
        property(pair.a, pair.b);
        if (::testing::Test::HasFailure()) {
            FAIL() << "pair " << i << " of seed " << kSeed << "\nA " << testing::wkt(pair.a) << "\nB "
                   << testing::wkt(pair.b);
        }
    }
}

TEST(AreaProperty, AShapeCoversItself) {
    for_pairs([](const Shape& a, const Shape&) { EXPECT_NEAR(covered(a, a), area(a), bound(area(a), {&a})); });
}

TEST(AreaProperty, OverlapIsTheSameFromBothSides) {
    for_pairs([](const Shape& a, const Shape& b) {
        EXPECT_NEAR(covered(a, b), covered(b, a), bound(area(a), {&a, &b}));
    });
}

TEST(AreaProperty, OverlapIsNeverMoreThanEither) {
    for_pairs([](const Shape& a, const Shape& b) {
        EXPECT_LE(covered(a, b), std::min(area(a), area(b)) + bound(area(a), {&a, &b}));
    });
}

TEST(AreaProperty, WhatIsNearTheSubjectIsAllItTakes) {
    constexpr std::size_t kAny = 4;
    constexpr std::size_t kNone = 1'000'000;
    for_pairs([](const Shape& a, const Shape& b) {
        const model::Measures near = testing::overlap_of(a, {{"A", b}}, 2.0, model::Overlap{}, kAny);
        const model::Measures whole = testing::overlap_of(a, {{"A", b}}, 2.0, model::Overlap{}, kNone);
        EXPECT_NEAR(near.strict.area_m2, whole.strict.area_m2, bound(area(a), {&a, &b}));
        EXPECT_NEAR(near.robust.area_m2, whole.robust.area_m2, bound(area(a), {&a, &b}));
    });
}

TEST(AreaProperty, UnionIsTheSumLessTheOverlap) {
    // A large plain subject sees the union of two zones; each zone as subject sees the overlap.
    for_pairs([](const Shape& a, const Shape& b) {
        const Shape all = testing::moved(Shape(a), 0, 0);
        geometry::Box box = all.box();
        box.add(b.box());
        box = box.widened(10.0);
        Shape frame(geometry::Family::area);
        for (const geometry::Point p : {geometry::Point{box.min_x, box.min_y},
                                        {box.max_x, box.min_y},
                                        {box.max_x, box.max_y},
                                        {box.min_x, box.max_y}}) {
            frame.add_point(p);
        }
        frame.end_ring();
        frame.end_part();
        const std::vector<Shape> both{a, b};
        EXPECT_NEAR(covered(frame, both), area(a) + area(b) - covered(a, b),
                    bound(area(a) + area(b), {&a, &b, &frame}));
    });
}

TEST(AreaProperty, MoreGroundNeverCoversLess) {
    RandomShapes random(kSeed + 1);
    for (int i = 0; i < kPairs / 2; ++i) {
        const Shape a = random.any();
        const Shape b = random.derived(a);
        const Shape more = random.derived(b);
        const std::vector<Shape> zones{b, more};
        EXPECT_GE(covered(a, zones), covered(a, b) - bound(area(a), {&a, &b, &more})) << i;
    }
}

TEST(AreaProperty, TheCellsOfATilingAddUp) {
    RandomShapes random(kSeed + 2);
    for (int i = 0; i < 40; ++i) {
        const Shape a = random.any();
        std::vector<testing::Feature> cells;
        for (const Shape& cell : random.tiling(random.whole(2, 7)))
            cells.push_back({std::to_string(cells.size()), cell});
        const model::Measures measures = testing::overlap_of(a, cells, 0.0, model::Breakdown{});
        double sum = 0.0;
        double borders = geometry::length(a);
        for (const model::ClassHit& hit : measures.classes) {
            sum += hit.strict.area_m2;
            borders += geometry::length(hit.pieces);
        }
        EXPECT_NEAR(sum, area(a), 1e-9 * area(a) + 4e-9 * borders) << i << " " << testing::wkt(a);
        EXPECT_NEAR(measures.strict.area_m2, area(a), 1e-9 * area(a) + 4e-9 * borders) << i;
        EXPECT_LE(std::abs(measures.accounts.error_m2), 1e-6 * area(a) + 4e-9 * borders) << i;
    }
}

TEST(AreaProperty, TheAccountsOfAnyOverlappingLayerClose) {
    RandomShapes random(kSeed + 3);
    for (int i = 0; i < 60; ++i) {
        const Shape a = random.any();
        std::vector<testing::Feature> features;
        for (int n = random.whole(1, 6); n > 0; --n)
            features.push_back({std::string(1, static_cast<char>('A' + n % 3)), random.derived(a)});
        for (const double tolerance : {0.0, 1.0, 5.0}) {
            const model::Accounts accounts = testing::overlap_of(a, features, tolerance, model::Breakdown{}).accounts;
            EXPECT_NEAR(accounts.classes_m2 - accounts.excess_m2 + accounts.slivers_m2 + accounts.gaps_m2, area(a),
                        1e-6 * area(a) + 1e-9 * geometry::length(a))
                << i << " at " << tolerance << "\n"
                << testing::wkt(a);
            EXPECT_GE(accounts.slivers_m2, -1e-6 * area(a));
            EXPECT_GE(accounts.excess_m2, -1e-6 * area(a));
        }
    }
}

TEST(AreaProperty, RobustIsStrictLessSlivers) {
    for_pairs([](const Shape& a, const Shape& b) {
        const model::Measures measures = testing::overlap_of(a, {{"A", b}}, 2.0);
        double slivers = 0.0;
        for (const model::ClassHit& hit : measures.classes) {
            for (const model::Sliver& sliver : hit.slivers) slivers += sliver.area_m2;
        }
        EXPECT_NEAR(measures.strict.area_m2, measures.robust.area_m2 + slivers, 1e-9 * measures.strict.area_m2 + 1e-9);
    });
}

}  // namespace
}  // namespace terracord
