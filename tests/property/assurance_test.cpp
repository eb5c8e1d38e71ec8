// What stability and clearance say is tried against the slow way: the whole layer moved, the project cut.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "assurance/examined.hpp"
#include "geometry/measure.hpp"
#include "support/random_shapes.hpp"
#include "support/scene.hpp"

namespace terracord {
namespace {

using geometry::Family;
using geometry::Shape;
using model::Clearable;
using model::Firmness;
using model::Quantity;
using model::Verdict;
using testing::Ask;
using testing::over;
using testing::RandomShapes;
using testing::Scene;

constexpr double kStep = 0.1;

struct Case {
    Scene scene;
    Shape perimeter;
    std::vector<Shape> zones;
    double accuracy = 1.0;
    Ask ask{model::Overlap{}};
};

// A project among zones that are derived from it or lie at some metres from it.
Case random_case(RandomShapes& random) {
    Case made;
    made.perimeter = random.any();
    made.accuracy = random.between(0.3, 5.0);
    for (int i = random.whole(1, 3); i > 0; --i) {
        Shape zone = random.derived(made.perimeter);
        made.zones.push_back(testing::moved(std::move(zone), random.between(-6.0, 6.0), random.between(-6.0, 6.0)));
    }
    if (random.whole(0, 1) == 0) {
        made.ask.conflict(over(Quantity::area, random.between(1.0, 400.0)));
    } else {
        made.ask.conflict(over(Quantity::share, random.between(0.01, 0.6)));
        made.ask.attention(over(Quantity::area, 1.0));
    }
    made.scene.perimeter(made.perimeter).accuracy(made.accuracy);
    return made;
}

Scene with_zones(const Case& made, const std::vector<Shape>& zones) {
    Scene scene(made.scene);
    for (const Shape& zone : zones) scene.feature("A", zone);
    scene.ask(made.ask);
    return scene;
}

// The union of all zones, moved.
std::vector<Shape> moved_by(const Case& made, double metres) {
    const auto store = layers::bare_store(RandomShapes(0).centre);
    layers::Worker worker(*store);
    const Shape whole = worker.unite(made.zones, Family::area).value();
    Shape wide = worker.widen(whole, metres).value();
    return wide.empty() ? std::vector<Shape>{} : std::vector<Shape>{std::move(wide)};
}

bool same_when_moved(const Case& made, const model::Finding& finding, double metres) {
    return assurance::same_answer(with_zones(made, moved_by(made, metres)).answer().finding(), finding);
}

TEST(StabilityProperty, AStableFindingStaysTheSameAndAFragileOneFlipsWhereItSays) {
    RandomShapes random(41);
    int stable = 0;
    int fragile = 0;
    int off = 0;
    for (int i = 0; i < 60; ++i) {
        const Case made = random_case(random);
        const model::Finding finding = with_zones(made, made.zones).answer().finding();
        const model::Stability& stability = finding.stability;
        SCOPED_TRACE(i);
        if (stability.firmness == Firmness::stable) {
            ++stable;
            for (const double share : {-1.0, -0.75, -0.5, -0.25, -0.1, 0.1, 0.25, 0.5, 0.75, 1.0}) {
                const double metres = std::trunc(share * stability.within_m / kStep) * kStep;
                if (metres == 0.0) continue;
                EXPECT_TRUE(same_when_moved(made, finding, metres)) << metres;
            }
        } else if (stability.firmness == Firmness::fragile) {
            ++fragile;
            const double flip = stability.flip_m.value();
            EXPECT_LE(std::abs(flip), stability.within_m + 1e-9);
            EXPECT_FALSE(same_when_moved(made, finding, flip) &&
                         same_when_moved(made, finding, flip + std::copysign(kStep, flip)))
                << flip;
            const double before = flip - std::copysign(kStep, flip);
            if (std::abs(before) > kStep / 2.0 && !same_when_moved(made, finding, before)) ++off;
        }
    }
    // Both happen, or the test says nothing.
    EXPECT_GE(stable, 10);
    EXPECT_GE(fragile, 5);
    // Buffers of clipped ground and of the whole differ by the chords of their arcs: a step, here and there.
    EXPECT_LE(off, 1);
}

TEST(ClearanceProperty, AfterTheCutOutTheCheckClearsAndNoMoreWasTakenThanWasFound) {
    RandomShapes random(42);
    int cut_outs = 0;
    for (int i = 0; i < 60; ++i) {
        const Case made = random_case(random);
        const testing::Answer answer = with_zones(made, made.zones).answer();
        const model::Finding& finding = answer.finding();
        SCOPED_TRACE(i);
        if (finding.verdict != Verdict::conflict && finding.verdict != Verdict::reservation) {
            EXPECT_EQ(finding.clearance.clearable, Clearable::unexamined);
            continue;
        }
        const double free_m2 = finding.measures.subject_m2 - finding.measures.strict.area_m2;
        if (finding.clearance.clearable == Clearable::nothing) {
            EXPECT_LE(free_m2, 0.02 * finding.measures.subject_m2);
            continue;
        }
        ASSERT_TRUE(finding.clearance.cut.has_value()) << answer.result().project.id;
        const model::CutOut& cut = *finding.clearance.cut;
        ++cut_outs;
        Scene again = with_zones(made, made.zones);
        again.perimeter(cut.kept);
        const Verdict after = again.answer().verdict();
        EXPECT_TRUE(after != Verdict::conflict && after != Verdict::reservation) << static_cast<int>(after);
        EXPECT_EQ(static_cast<std::size_t>(cut.parts), cut.kept.part_count());
        EXPECT_NEAR(cut.kept_m2 + cut.lost_m2, finding.measures.subject_m2, 1e-6 * finding.measures.subject_m2);
        if (cut.widened_m > 0.0) continue;
        // Drawn to the millimetre.
        EXPECT_LE(cut.lost_m2, finding.measures.strict.area_m2 + 1e-3 * geometry::length(cut.kept));
    }
    EXPECT_GE(cut_outs, 15);
}

TEST(ClearanceProperty, WhatOtherChecksSayOfWhatIsLeftIsWhatTheySayOfItOnItsOwn) {
    RandomShapes random(43);
    int changed = 0;
    int kept = 0;
    for (int i = 0; i < 150; ++i) {
        Case made = random_case(random);
        Scene scene(made.scene);
        for (const Shape& zone : made.zones) scene.feature("A", zone);
        for (int n = random.whole(1, 2); n > 0; --n) {
            Shape zone = random.derived(made.perimeter);
            scene.feature("B", testing::moved(std::move(zone), random.between(-9.0, 9.0), random.between(-9.0, 9.0)));
        }
        scene.ask(made.ask.only("A"));
        const double most = geometry::area(made.perimeter);
        Ask other =
            Ask(model::Overlap{}).id("other").only("B").attention(over(Quantity::area, random.between(0.0, most)));
        if (random.whole(0, 1) == 0) other.reservation(over(Quantity::share, random.between(0.1, 1.0)));
        scene.ask(other);
        const testing::Answer answer = scene.answer();
        const auto& cut = answer.finding().clearance.cut;
        if (!cut) continue;
        SCOPED_TRACE(i);
        Scene again(scene);
        again.perimeter(cut->kept);
        const model::Finding alone = again.answer().finding("other");
        const model::Finding& before = answer.finding("other");
        const bool told = std::any_of(cut->changes.begin(), cut->changes.end(),
                                      [&](const auto& change) { return change.finding == before.id; }) ||
                          std::find(cut->clears.begin(), cut->clears.end(), before.id) != cut->clears.end();
        EXPECT_EQ(told, !assurance::same_answer(before, alone)) << static_cast<int>(alone.verdict);
        ++(told ? changed : kept);
    }
    // Both happen, or the test says nothing.
    EXPECT_GE(changed, 5);
    EXPECT_GE(kept, 20);
}

}  // namespace
}  // namespace terracord
