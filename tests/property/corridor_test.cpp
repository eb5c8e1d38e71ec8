// Relations that hold for any corridor and any project in it.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "support/maps.hpp"
#include "support/random_shapes.hpp"

namespace terracord {
namespace {

using maps::Answer;
using maps::Ask;
using maps::Corridor;
using maps::Quantity;
using maps::Scene;
using maps::under;
using testing::on_map;
using testing::Points;
using testing::polygon;
using testing::rectangle;

constexpr int kCases = 12;

// A corridor that winds from west to east, 60 to 120 m wide.
geometry::Shape winding(std::mt19937& random) {
    std::uniform_real_distribution<double> bend(-30.0, 30.0);
    Points points;
    for (int i = 0; i <= 12; ++i) points.push_back({i * 100.0, bend(random)});
    for (int i = 12; i >= 0; --i) points.push_back({i * 100.0, 90.0 + bend(random)});
    return polygon(points);
}

double width_left(const geometry::Shape& corridor, const geometry::Shape& project) {
    Scene scene;
    scene.perimeter(project).feature("A", corridor).ask(Ask(Corridor{}).conflict(under(Quantity::width, 10.0)));
    return scene.answer().measures().strict.width_m;
}

TEST(CorridorRelations, ErasingMoreNeverWidensIt) {
    std::mt19937 random(11);
    for (int i = 0; i < kCases; ++i) {
        const geometry::Shape corridor = on_map(winding(random));
        std::uniform_real_distribution<double> at(-20.0, 60.0);
        const double y = at(random);
        const double less = width_left(corridor, on_map(rectangle(580, y, 30, 40)));
        const double more = width_left(corridor, on_map(rectangle(580, y - 10, 30, 60)));
        EXPECT_LE(more, less + 0.2) << i;
    }
}

TEST(CorridorRelations, ItsPlaceAndDirectionDoNotMatter) {
    std::mt19937 random(12);
    const geometry::Point about = testing::kOrigin;
    for (int i = 0; i < kCases; ++i) {
        const geometry::Shape corridor = on_map(winding(random));
        const geometry::Shape project = on_map(rectangle(590, 40, 30, 200));
        const double here = width_left(corridor, project);
        const double moved =
            width_left(testing::moved(corridor, 1234.5, -777.25), testing::moved(project, 1234.5, -777.25));
        const double turned = width_left(testing::turned(corridor, about, 0.7), testing::turned(project, about, 0.7));
        // Where the corridor is narrower by itself nearby, nothing is narrowed, wherever it lies.
        if (std::isinf(here)) {
            EXPECT_TRUE(std::isinf(moved) && std::isinf(turned)) << i;
            continue;
        }
        EXPECT_NEAR(here, moved, 0.2) << i;
        EXPECT_NEAR(here, turned, 0.4) << i;
    }
}

TEST(CorridorRelations, AProjectBesideItChangesNothing) {
    std::mt19937 random(13);
    for (int i = 0; i < kCases; ++i)
        EXPECT_TRUE(std::isinf(width_left(on_map(winding(random)), on_map(rectangle(580, 130, 30, 40))))) << i;
}

}  // namespace
}  // namespace terracord
