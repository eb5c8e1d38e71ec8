// Largest discs by the engine against those of GEOS: neither misses the other's by more than the step.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "geometry/inscribed_circle.hpp"
#include "geos/geometry.hpp"
#include "geos/overlay.hpp"
#include "support/random_shapes.hpp"
#include "support/shapes.hpp"

namespace terracord::differential {
namespace {

using geometry::InscribedCircle;
using geometry::Shape;
using testing::RandomShapes;

int areas_wanted() {
    const char* text = std::getenv("TERRACORD_DIFFERENTIAL_PAIRS");
    return text == nullptr ? 500 : std::atoi(text);
}

class InscribedCircles : public ::testing::Test {
   protected:
    void compare(const Shape& area, double step, const std::string& name) {
        constexpr double kGrid = 1024.0;
        const geometry::Point origin{std::round(area.box().min_x / kGrid) * kGrid,
                                     std::round(area.box().min_y / kGrid) * kGrid};
        const std::string drawn = fmt::format("{}, step {}\n{}", name, step, testing::wkt(area));
        const auto found = circle_.diameter(area, step);
        ASSERT_TRUE(found) << drawn;
        const std::size_t cells = circle_.cells();
        const auto expected = geos::inscribed_width(geos::Geometry::from_shape(context_, area, origin), step);
        ASSERT_TRUE(expected) << drawn;
        // GEOS is off by as much as it may be; the last digits are nobody's.
        EXPECT_LE(*found, *expected + step + 1e-9) << drawn;
        EXPECT_GE(*found, *expected - step - 1e-9) << drawn;
        if (const auto fine = circle_.diameter(area, step / 16.0)) {
            EXPECT_LE(*found, *fine + step / 16.0 + 1e-9) << drawn;
            EXPECT_GE(*found, *fine - step - 1e-9) << drawn;
        }
        // One that is there is found, however near to the widest. (Of a hair GEOS is not asked: its width bounds it.)
        const double there = (*expected > step ? std::max(*found, *expected) : *found) - step / 64.0;
        const auto any = circle_.diameter(area, step, there);
        ASSERT_TRUE(any) << drawn;
        EXPECT_GE(*any, there) << drawn;
        // One that is not there is not.
        const auto none = circle_.diameter(area, step, *found + step + 1e-6);
        ASSERT_TRUE(none) << drawn;
        EXPECT_LT(*none, *found + step + 1e-6) << drawn;
        ++compared_;
        cells_ += cells;
        most_cells_ = std::max(most_cells_, cells);
    }

    void report() const {
        std::fputs(fmt::format("{} compared; {:.1f} cells each, {} at most\n", compared_,
                               static_cast<double>(cells_) / compared_, most_cells_)
                       .c_str(),
                   stdout);
    }

    geos::Context context_;
    InscribedCircle circle_;
    int compared_ = 0;
    std::size_t cells_ = 0;
    std::size_t most_cells_ = 0;
};

TEST_F(InscribedCircles, of_areas_of_any_kind_are_those_of_geos) {
    RandomShapes random(9201);
    for (int i = 0; i < areas_wanted() && !HasFailure(); ++i)
        compare(random.any(), random.between(0.05, 2.0), fmt::format("area {}", i));
    report();
}

TEST_F(InscribedCircles, of_slivers_are_those_of_geos) {
    RandomShapes random(9202);
    for (int i = 0; i < areas_wanted() && !HasFailure(); ++i)
        compare(random.sliver(), random.between(0.05, 0.2), fmt::format("sliver {}", i));
    report();
}

TEST_F(InscribedCircles, are_the_same_to_the_last_bit_wherever_and_whichever_way_rings_are_drawn) {
    RandomShapes random(9204);
    for (int i = 0; i < areas_wanted() / 10; ++i) {
        const Shape area = random.any();
        const auto width = circle_.diameter(area, 0.1);
        EXPECT_EQ(circle_.diameter(testing::reversed(area), 0.1), width) << testing::wkt(area);
        EXPECT_EQ(circle_.diameter(testing::restarted(area, 3), 0.1), width) << testing::wkt(area);
    }
}

TEST_F(InscribedCircles, of_what_derived_pairs_have_in_common_and_not_are_those_of_geos) {
    RandomShapes random(9203);
    for (int i = 0; i < areas_wanted() / 2 && !HasFailure(); ++i) {
        const RandomShapes::Pair pair = random.pair();
        const geos::Geometry a = geos::Geometry::from_shape(context_, pair.a, random.centre);
        const geos::Geometry b = geos::Geometry::from_shape(context_, pair.b, random.centre);
        for (const auto& made : {geos::intersection(a, b), geos::difference(a, b)}) {
            if (!made) continue;
            const Shape pieces = made->to_shape(geometry::Family::area, random.centre);
            for (std::size_t part = 0; part < pieces.part_count(); ++part)
                compare(pieces.part(part), 0.1, fmt::format("pair {}, {}, part {}", i, pair.how, part));
        }
    }
    report();
}

}  // namespace
}  // namespace terracord::differential
