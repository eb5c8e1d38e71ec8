// The ground that areas together have in a subject, as the engine arranges it, against pieces cut and united by GEOS:
// the same ground, valid; and most of what is plain is settled so.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "geometry/common_ground.hpp"
#include "geometry/measure.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "support/random_shapes.hpp"
#include "support/shapes.hpp"

namespace terracord::differential {
namespace {

using geometry::CommonGround;
using geometry::Shape;
using testing::RandomShapes;

int rounds_wanted() {
    const char* text = std::getenv("TERRACORD_DIFFERENTIAL_PAIRS");
    return text == nullptr ? 2000 : std::atoi(text);
}

class CommonGrounds : public ::testing::Test {
   protected:
    void compare(const Shape& subject, const std::vector<Shape>& areas, const std::string& name) {
        constexpr double kGrid = 1024.0;
        origin_ = {std::round(subject.box().min_x / kGrid) * kGrid, std::round(subject.box().min_y / kGrid) * kGrid};
        ++compared_;
        const geometry::EdgeTree tree(subject);
        std::vector<geometry::EdgeTree> trees;
        for (const Shape& area : areas) trees.emplace_back(area);
        std::vector<CommonGround::Member> members;
        for (std::size_t i = 0; i < areas.size(); ++i)
            members.push_back({.area = &areas[i], .tree = i % 2 == 0 ? &trees[i] : nullptr, .box = areas[i].box()});
        ground_.begin_subject(subject, tree);
        const auto ours = ground_.of(members);
        if (!ours) {
            ++left_open_;
            return;
        }
        const geos::Geometry whole = geos::Geometry::from_shape(context_, subject, origin_);
        std::vector<geos::Geometry> pieces;
        std::string drawn = name + "\nsubject " + testing::wkt(subject);
        double outlines = geometry::length(subject);
        for (const Shape& area : areas) {
            auto piece = geos::intersection(whole, geos::Geometry::from_shape(context_, area, origin_));
            ASSERT_TRUE(piece) << name;
            outlines += piece->length();
            pieces.push_back(std::move(*piece));
            drawn += "\narea " + testing::wkt(area);
        }
        const auto expected = geos::unite(context_, std::move(pieces));
        ASSERT_TRUE(expected) << drawn;
        const double bound = 1e-9 * expected->area() + 4e-9 * outlines;
        worst_ = std::max(worst_, std::abs(geometry::area(*ours) - expected->area()) / bound);
        EXPECT_NEAR(geometry::area(*ours), expected->area(), bound) << drawn;
        const geos::Geometry found = geos::Geometry::from_shape(context_, *ours, origin_);
        EXPECT_TRUE(found.valid()) << drawn;
        const auto more = geos::difference(found, *expected);
        ASSERT_TRUE(more) << drawn;
        EXPECT_LE(more->area(), bound) << drawn;
        compare_rest(whole, *expected, members, outlines, drawn);
    }

    // What is left of the subject, against the difference of what GEOS united.
    void compare_rest(const geos::Geometry& whole, const geos::Geometry& common,
                      const std::vector<CommonGround::Member>& members, double outlines, const std::string& drawn) {
        const auto ours = ground_.rest_of(members);
        if (!ours) {
            ++rests_open_;
            return;
        }
        const auto expected = geos::difference(whole, common);
        ASSERT_TRUE(expected) << drawn;
        const double bound = 1e-9 * whole.area() + 4e-9 * outlines;
        EXPECT_NEAR(geometry::area(*ours), expected->area(), bound) << drawn;
        const geos::Geometry found = geos::Geometry::from_shape(context_, *ours, origin_);
        EXPECT_TRUE(found.valid()) << drawn;
        const auto shared = geos::intersection(found, common);
        ASSERT_TRUE(shared) << drawn;
        EXPECT_LE(shared->area(), bound) << drawn;
    }

    void report(double most_left_open) const {
        std::fputs(fmt::format("{} compared, {} left open, {} rests too; worst {:.3f} of the bound\n", compared_,
                               left_open_, rests_open_, worst_)
                       .c_str(),
                   stdout);
        EXPECT_LE(left_open_, most_left_open * compared_);
        EXPECT_LE(rests_open_, most_left_open * compared_);
    }

    geos::Context context_;
    CommonGround ground_;
    int compared_ = 0;
    int left_open_ = 0;
    int rests_open_ = 0;
    geometry::Point origin_;
    double worst_ = 0.0;  // in bounds
};

TEST_F(CommonGrounds, OfAreasThatLieAnywhereAreThoseOfGeos) {
    RandomShapes random(9101);
    for (int i = 0; i < rounds_wanted() && !HasFailure(); ++i) {
        const Shape subject = random.any();
        std::vector<Shape> areas;
        for (int n = random.whole(1, 6); n > 0; --n) areas.push_back(random.any());
        compare(subject, areas, fmt::format("round {}", i));
    }
    report(0.05);
}

TEST_F(CommonGrounds, OfZonesThatShareTheirBordersAreThoseOfGeos) {
    RandomShapes random(9102);
    for (int i = 0; i < rounds_wanted() / 2 && !HasFailure(); ++i) {
        const auto cells = random.tiling(random.whole(2, 4));
        std::vector<Shape> some;
        for (const Shape& cell : cells) {
            if (random.whole(0, 2) > 0) some.push_back(cell);
        }
        if (random.whole(0, 3) == 0) some.push_back(random.any());  // and what overlaps them
        compare(random.any(), some, fmt::format("tiling {}", i));
        // A subject that is a zone itself, as parcels are snapped to zones.
        compare(cells[static_cast<std::size_t>(random.whole(0, static_cast<int>(cells.size()) - 1))], some,
                fmt::format("zone of tiling {}", i));
    }
    report(0.02);
}

TEST_F(CommonGrounds, OfDerivedPairsAreThoseOfGeos) {
    RandomShapes random(9103);
    for (int i = 0; i < rounds_wanted() && !HasFailure(); ++i) {
        const RandomShapes::Pair pair = random.pair();
        compare(random.any(), {pair.a, pair.b}, fmt::format("pair {} ({})", i, pair.how));
        compare(pair.a, {pair.b, random.any()}, fmt::format("of pair {} ({})", i, pair.how));
    }
    report(0.4);
}

}  // namespace
}  // namespace terracord::differential
