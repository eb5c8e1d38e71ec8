// A large area's part near a perimeter against the whole area, by GEOS: the same ground, and valid.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "geometry/local_area.hpp"
#include "geometry/measure.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "support/random_shapes.hpp"

namespace terracord::differential {
namespace {

using geometry::Shape;
using testing::RandomShapes;

int pairs_wanted() {
    const char* text = std::getenv("TERRACORD_DIFFERENTIAL_PAIRS");
    return text == nullptr ? 2000 : std::atoi(text);
}

struct Tally {
    int compared = 0;
    int given_up = 0;
    int invalid = 0;
    int no_border = 0;
    double worst = 0.0;  // in bounds
};

void compare(geos::Context& context, const Shape& subject, const Shape& area, Tally& tally, const std::string& name) {
    constexpr double kGrid = 1024.0;
    const geometry::Point origin{std::round(subject.box().min_x / kGrid) * kGrid,
                                 std::round(subject.box().min_y / kGrid) * kGrid};
    const geometry::EdgeTree tree(area);
    std::vector<std::uint32_t> edges;
    std::uint64_t visited = 0;
    geometry::ValidityProof proof;
    ++tally.compared;
    const geos::Geometry a = geos::Geometry::from_shape(context, subject, origin);
    const geos::Geometry b = geos::Geometry::from_shape(context, area, origin);
    const auto whole = geos::intersection(a, b);
    ASSERT_TRUE(whole);
    const double expected = whole->area();
    const double bound = 1e-9 * expected + 4e-9 * (geometry::length(subject) + whole->length());

    const geometry::Lies place = geometry::lies(area, tree, subject.box(), edges);
    if (place != geometry::Lies::at_border) {
        ++tally.no_border;
        EXPECT_NEAR(expected, place == geometry::Lies::inside ? geometry::area(subject) : 0.0, bound) << name;
    }
    const auto local = geometry::local_area(area, tree, subject.box(), origin, edges, proof, visited);
    if (!local) {
        ++tally.given_up;
        return;
    }
    const geos::Geometry near = geos::Geometry::from_shape(context, *local);
    if (!local->empty() && !near.valid()) ++tally.invalid;
    const auto piece = geos::intersection(a, near);
    ASSERT_TRUE(piece) << name;
    tally.worst = std::max(tally.worst, std::abs(piece->area() - expected) / bound);
    EXPECT_NEAR(piece->area(), expected, bound)
        << name << "\nsubject " << testing::wkt(subject) << "\narea " << testing::wkt(area);
}

void report(const Tally& tally) {
    std::fputs(
        fmt::format("{} compared, {} without a border near, {} not cut, {} cut invalid; worst {:.3f} of the bound\n",
                    tally.compared, tally.no_border, tally.given_up, tally.invalid, tally.worst)
            .c_str(),
        stdout);
    // Hairs, and slivers drawn along a border, leave the box side by side.
    EXPECT_LE(tally.given_up, tally.compared / 10);
    EXPECT_LE(tally.invalid, tally.compared / 500);
}

TEST(LocalAreas, HoldTheGroundOfDerivedPairs) {
    geos::Context context;
    RandomShapes random(777);
    Tally tally;
    for (int i = 0; i < pairs_wanted() && !HasFailure(); ++i) {
        const RandomShapes::Pair pair = random.pair();
        compare(context, pair.a, pair.b, tally, fmt::format("pair {} ({})", i, pair.how));
    }
    report(tally);
}

TEST(LocalAreas, HoldTheGroundUnderSmallPerimeters) {
    geos::Context context;
    RandomShapes random(778);
    Tally tally;
    for (int i = 0; i < pairs_wanted() && !HasFailure(); ++i) {
        const RandomShapes::Pair pair = random.pair();
        // A twentieth of the other's size, somewhere about one of its vertices.
        Shape small = pair.a;
        const auto points = pair.b.points();
        const geometry::Point at =
            points[static_cast<std::size_t>(random.whole(0, static_cast<int>(points.size()) - 1))];
        const geometry::Box box = small.box();
        for (geometry::Point& p : small.points())
            p = {at.x + (p.x - box.min_x - box.width() / 2.0) / 20.0,
                 at.y + (p.y - box.min_y - box.height() / 2.0) / 20.0};
        compare(context, small, pair.b, tally, fmt::format("small {} ({})", i, pair.how));
    }
    report(tally);
}

}  // namespace
}  // namespace terracord::differential
