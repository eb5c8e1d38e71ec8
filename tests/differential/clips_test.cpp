// What the engine clips itself against GEOS: the same ground, valid; and most of what crosses plainly is clipped so.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "geometry/clip.hpp"
#include "geometry/measure.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "support/random_shapes.hpp"
#include "support/shapes.hpp"

namespace terracord::differential {
namespace {

using geometry::Clip;
using geometry::Shape;
using testing::RandomShapes;

int pairs_wanted() {
    const char* text = std::getenv("TERRACORD_DIFFERENTIAL_PAIRS");
    return text == nullptr ? 2000 : std::atoi(text);
}

struct Tally {
    int compared = 0;
    int left_open = 0;
    int pieces = 0;
    double worst = 0.0;  // in bounds
};

class Clips : public ::testing::Test {
   protected:
    void compare(const Shape& subject, const Shape& area, const std::string& name) {
        constexpr double kGrid = 1024.0;
        const geometry::Point origin{std::round(subject.box().min_x / kGrid) * kGrid,
                                     std::round(subject.box().min_y / kGrid) * kGrid};
        ++tally_.compared;
        clip_.begin_subject(subject);
        const auto plain = clip_.with(area);
        const geometry::EdgeTree tree(area);
        std::vector<std::uint32_t> edges;
        tree.query(area, subject.box(), edges);
        const auto by_tree = clip_.with(area, tree, edges);
        ASSERT_EQ(plain.has_value(), by_tree.has_value()) << name;
        if (!plain) {
            ++tally_.left_open;
            return;
        }
        EXPECT_EQ(plain->what, by_tree->what) << name;
        EXPECT_EQ(plain->piece, by_tree->piece) << name;
        const auto expected = geos::intersection(geos::Geometry::from_shape(context_, subject, origin),
                                                 geos::Geometry::from_shape(context_, area, origin));
        ASSERT_TRUE(expected) << name;
        const Shape* ours = &plain->piece;
        if (plain->what == Clip::What::whole_subject) ours = &subject;
        if (plain->what == Clip::What::whole_area) ours = &area;
        const double bound = 1e-9 * expected->area() + 4e-9 * (geometry::length(subject) + expected->length());
        const std::string drawn = name + "\nsubject " + testing::wkt(subject) + "\narea " + testing::wkt(area);
        tally_.worst = std::max(tally_.worst, std::abs(geometry::area(*ours) - expected->area()) / bound);
        EXPECT_NEAR(geometry::area(*ours), expected->area(), bound) << drawn;
        if (plain->what != Clip::What::piece) return;
        ++tally_.pieces;
        const geos::Geometry piece = geos::Geometry::from_shape(context_, *ours, origin);
        EXPECT_TRUE(piece.valid()) << drawn;
        const auto rest = geos::difference(piece, *expected);
        ASSERT_TRUE(rest) << drawn;
        EXPECT_LE(rest->area(), bound) << drawn;
    }

    void report(double most_left_open) const {
        std::fputs(fmt::format("{} compared, {} left open, {} pieces; worst {:.3f} of the bound\n", tally_.compared,
                               tally_.left_open, tally_.pieces, tally_.worst)
                       .c_str(),
                   stdout);
        EXPECT_LE(tally_.left_open, most_left_open * tally_.compared);
        EXPECT_GT(tally_.pieces, 0);
    }

    geos::Context context_;
    Clip clip_;
    Tally tally_;
};

TEST_F(Clips, OfDerivedPairsAreThoseOfGeos) {
    RandomShapes random(9001);
    for (int i = 0; i < pairs_wanted() && !HasFailure(); ++i) {
        const RandomShapes::Pair pair = random.pair();
        compare(pair.a, pair.b, fmt::format("pair {}", i));
    }
    report(0.8);  // most of them touch, on purpose
}

TEST_F(Clips, OfAreasThatLieAnywhereAreThoseOfGeos) {
    RandomShapes random(9002);
    for (int i = 0; i < pairs_wanted() && !HasFailure(); ++i) {
        const Shape a = random.any();
        const Shape b = random.any();
        compare(a, b, fmt::format("pair {}", i));
    }
    report(0.2);
}

TEST_F(Clips, OfTilingsAreThoseOfGeos) {
    RandomShapes random(9003);
    for (int i = 0; i < 20 && !HasFailure(); ++i) {
        const Shape subject = random.any();
        for (const Shape& cell : random.tiling(3)) compare(subject, cell, fmt::format("tiling {}", i));
    }
    report(0.2);
}

}  // namespace
}  // namespace terracord::differential
