// Distances by the engine against those of GEOS: of points, lines and areas to areas that touch, cross, hold each other
// or lie apart.
#include <fmt/format.h>
#include <geos_c.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>

#include "geometry/distance.hpp"
#include "geos/geometry.hpp"
#include "support/random_shapes.hpp"
#include "support/shapes.hpp"

namespace terracord::differential {
namespace {

using geometry::Distance;
using geometry::Family;
using geometry::Point;
using geometry::Shape;
using testing::RandomShapes;

int pairs_wanted() {
    const char* text = std::getenv("TERRACORD_DIFFERENTIAL_PAIRS");
    return text == nullptr ? 2000 : std::atoi(text);
}

// The outline of an area without its last edges, ring by ring.
Shape outline(const Shape& area, std::size_t without) {
    Shape lines(Family::line);
    for (std::size_t r = 0; r < area.ring_count(); ++r) {
        const auto ring = area.ring(r);
        for (std::size_t i = 0; i + without < ring.size(); ++i) lines.add_point(ring[i]);
        lines.end_ring();
        lines.end_part();
    }
    return lines;
}

Shape vertices(const Shape& area) {
    Shape points(Family::point);
    for (const Point& p : area.points()) {
        points.add_point(p);
        points.end_ring();
        points.end_part();
    }
    return points;
}

class Distances : public ::testing::Test {
   protected:
    void compare(const Shape& subject, const Shape& feature, const std::string& name) {
        constexpr double kGrid = 1024.0;
        const Point origin{std::round(subject.box().min_x / kGrid) * kGrid,
                           std::round(subject.box().min_y / kGrid) * kGrid};
        const geometry::EdgeTree tree(subject);
        distance_.begin_subject(subject, tree);
        const geos::Geometry whole = geos::Geometry::from_shape(context_, subject, origin);
        const geos::Geometry other = geos::Geometry::from_shape(context_, feature, origin);
        double expected = 0.0;
        ASSERT_EQ(GEOSDistance_r(context_.handle(), whole.get(), other.get(), &expected), 1) << name;
        const std::string drawn = name + "\nsubject " + testing::wkt(subject) + "\nfeature " + testing::wkt(feature);
        const double found = distance_.to(feature);
        const double bound = 1e-9 * expected + 1e-9;
        ++compared_;
        if (expected > 0.0) ++apart_;
        worst_ = std::max(worst_, std::abs(found - expected) / bound);
        EXPECT_NEAR(found, expected, bound) << drawn;
        if (geos::Prepared(whole).intersects(other)) {
            EXPECT_EQ(found, 0.0) << drawn;
        }
        // With a bound: the same within it, nothing nearer beyond.
        EXPECT_EQ(distance_.to(feature, found), found) << drawn;
        EXPECT_EQ(distance_.to(feature, 2.0 * found + 1.0), found) << drawn;
        EXPECT_GE(distance_.to(feature, found / 2.0), found) << drawn;
        if (feature.family() != Family::area) return;
        // By the edges within reach.
        const geometry::EdgeTree of_feature(feature);
        const double within = found + 10.0;
        of_feature.query(feature, subject.box().widened(within), edges_);
        EXPECT_EQ(distance_.to(feature, of_feature, edges_, within), found) << drawn;
        // From the other side.
        distance_.begin_subject(feature, of_feature);
        EXPECT_EQ(distance_.to(subject), found) << drawn;
    }

    void compare_all(const Shape& subject, const Shape& area, const std::string& name) {
        compare(subject, area, name);
        compare(subject, outline(area, 0), name + ", outline");
        compare(subject, outline(area, 2), name + ", open outline");
        compare(subject, vertices(area), name + ", vertices");
        compare(subject, testing::point(area.points().front().x, area.points().front().y), name + ", a vertex");
    }

    void report() const {
        std::fputs(fmt::format("{} compared, {} apart; worst {:.6f} of the bound\n", compared_, apart_, worst_).c_str(),
                   stdout);
        EXPECT_GT(apart_, 0);
    }

    geos::Context context_;
    Distance distance_;
    std::vector<std::uint32_t> edges_;
    int compared_ = 0;
    int apart_ = 0;
    double worst_ = 0.0;
};

TEST_F(Distances, of_derived_pairs_are_those_of_geos) {
    RandomShapes random(9101);
    for (int i = 0; i < pairs_wanted() && !HasFailure(); ++i) {
        const RandomShapes::Pair pair = random.pair();
        compare_all(pair.a, pair.b, fmt::format("pair {}, {}", i, pair.how));
    }
    report();
}

TEST_F(Distances, of_derived_pairs_moved_apart_are_those_of_geos) {
    RandomShapes random(9102);
    for (int i = 0; i < pairs_wanted() && !HasFailure(); ++i) {
        const RandomShapes::Pair pair = random.pair();
        const double by = std::exp(random.between(std::log(1e-7), std::log(1000.0)));
        const double angle = random.between(0.0, 6.3);
        compare_all(pair.a, testing::moved(pair.b, by * std::cos(angle), by * std::sin(angle)),
                    fmt::format("pair {}, {}, moved by {}", i, pair.how, by));
    }
    report();
}

TEST_F(Distances, of_areas_that_lie_anywhere_are_those_of_geos) {
    RandomShapes random(9103);
    for (int i = 0; i < pairs_wanted() && !HasFailure(); ++i) {
        const Shape a = random.any();
        const Shape b = testing::moved(random.any(), random.between(-600.0, 600.0), random.between(-600.0, 600.0));
        compare_all(a, b, fmt::format("pair {}", i));
    }
    report();
}

}  // namespace
}  // namespace terracord::differential
