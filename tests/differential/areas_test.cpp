// The product's areas against Boost.Geometry's; where the two disagree, slabs in long double decide.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "boost_areas.hpp"
#include "geometry/measure.hpp"
#include "slab_areas.hpp"
#include "support/measuring.hpp"
#include "support/random_shapes.hpp"
#include "support/shapes.hpp"

namespace terracord::differential {
namespace {

using geometry::Shape;
using testing::RandomShapes;

// docs/semantics.md, "Agreement"; the piece's boundary is at most that of the shapes it is made of.
double bound(double area, const Shape& subject, std::span<const Shape> zones) {
    double length = geometry::length(subject);
    for (const Shape& zone : zones) length += geometry::length(zone);
    return 1e-9 * area + 4e-9 * length;
}

// Thinner than a tenth of a millimetre. Where GEOS cannot compute at full precision it snaps within 1e-12 of the
// coordinates' size, 7 micrometres in Lambert-93, and what is thinner may vanish: a piece nobody can have drawn. Such
// shapes are held to the snapping distance, all others to the published bound.
bool thin(double ground, double around) { return 2.0 * ground < 1e-4 * around; }
bool hair(const Shape& shape) { return thin(geometry::area(shape), geometry::length(shape)); }
// Two shapes that differ by a hair, as by a turn that moves their corners a ten-millionth of a metre.
bool nearly(const Shape& shape, double covered) {
    return thin(std::abs(geometry::area(shape) - covered), geometry::length(shape));
}
constexpr double kSnapping = 7e-6;

// TERRACORD_DIFFERENTIAL_PAIRS = 100000 for a long run.
int pairs_wanted() {
    const char* text = std::getenv("TERRACORD_DIFFERENTIAL_PAIRS");
    return text == nullptr ? 2000 : std::atoi(text);
}

struct Tally {
    int compared = 0;
    int boost_gave_up = 0;
    int boost_wrong = 0;
    int thin = 0;
    int snapped = 0;     // ours beyond the published bound, within the snapping distance
    double worst = 0.0;  // of the product against the third opinion or Boost, in bounds
};

// `whole`: the bound holds for everything but hairs; otherwise snapping is allowed, and counted.
void compare(const Shape& subject, std::span<const Shape> zones, Tally& tally, const std::string& name,
             bool whole = true) {
    const double ours = testing::covered(subject, zones);
    const bool thin = !whole || hair(subject) || std::any_of(zones.begin(), zones.end(), hair) ||
                      (zones.size() == 1 && (nearly(subject, ours) || nearly(zones.front(), ours)));
    const double limit = thin ? bound(ours, subject, zones) / 4e-9 * kSnapping : bound(ours, subject, zones);
    tally.thin += thin ? 1 : 0;
    const auto boost = boost_covered(subject, zones);
    ++tally.compared;
    if (!boost) ++tally.boost_gave_up;
    const bool agree = boost && std::abs(*boost - ours) <= limit;
    if (agree) tally.worst = std::max(tally.worst, std::abs(*boost - ours) / limit);
    if (agree && tally.compared % 10 != 0) return;
    const double third = slab_covered(subject, zones);
    if (boost && std::abs(*boost - third) > limit) ++tally.boost_wrong;
    if (std::abs(third - ours) > bound(ours, subject, zones)) ++tally.snapped;
    tally.worst = std::max(tally.worst, std::abs(third - ours) / limit);
    EXPECT_NEAR(ours, third, limit) << name << "\nsubject " << testing::wkt(subject) << "\nzone "
                                    << testing::wkt(zones.front());
}

void report(const Tally& tally) {
    std::fputs(
        fmt::format("{} compared, {} of them held to the snapping distance ({} needed it); Boost gave up on {} and was "
                    "wrong on {}; worst agreement {:.3f} of the bound\n",
                    tally.compared, tally.thin, tally.snapped, tally.boost_gave_up, tally.boost_wrong, tally.worst)
            .c_str(),
        stdout);
}

TEST(DifferentialAreas, OfDerivedPairsAgree) {
    RandomShapes random(4242);
    Tally tally;
    for (int i = 0; i < pairs_wanted() && !HasFailure(); ++i) {
        const RandomShapes::Pair pair = random.pair();
        compare(pair.a, std::span(&pair.b, 1), tally, fmt::format("pair {}", i));
    }
    report(tally);
    EXPECT_LE(tally.snapped, tally.compared / 1000);
}

TEST(DifferentialAreas, OfUnionsOfSeveralZonesAgree) {
    RandomShapes random(4243);
    Tally tally;
    for (int i = 0; i < pairs_wanted() / 10 && !HasFailure(); ++i) {
        const Shape subject = random.any();
        std::vector<Shape> zones;
        for (int n = random.whole(2, 5); n > 0; --n) zones.push_back(random.derived(subject));
        // Zones drawn a tenth of a micrometre apart make hairs between them: GEOS snaps on some.
        compare(subject, zones, tally, fmt::format("union {}", i), false);
    }
    report(tally);
    EXPECT_LE(tally.snapped, tally.compared / 20);
}

TEST(DifferentialAreas, OfTilingsAgree) {
    RandomShapes random(4244);
    Tally tally;
    for (int i = 0; i < 20 && !HasFailure(); ++i) {
        const Shape subject = random.any();
        for (const Shape& cell : random.tiling(3)) {
            if (cell.box().touches(subject.box()))
                compare(subject, std::span(&cell, 1), tally, fmt::format("tiling {}", i));
        }
    }
    report(tally);
}

TEST(SlabAreas, AreExactOnRectangles) {
    const Shape a = testing::polygon(testing::ring(0, 0, 10, 10), {testing::ring(2, 2, 3, 3)});
    const std::vector<Shape> zones{testing::rectangle(0, 0, 5, 20), testing::rectangle(3, 0, 4, 4)};
    // 5 x 10 and 2 x 4 more, less the hole: 3 x 3 lies under the first zone up to x = 5.
    EXPECT_EQ(slab_covered(a, zones), 50.0 + 8.0 - 9.0);
    EXPECT_EQ(slab_covered(a, std::span(&a, 1)), 91.0);
    const Shape beside = testing::rectangle(10, 0, 5, 5);
    EXPECT_EQ(slab_covered(a, std::span(&beside, 1)), 0.0);
}

}  // namespace
}  // namespace terracord::differential
