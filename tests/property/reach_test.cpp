// Relations that hold for any people, destinations and ways.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "support/maps.hpp"

namespace terracord {
namespace {

using maps::Access;
using maps::Answer;
using maps::Ask;
using maps::Population;
using maps::Quantity;
using maps::Scene;
using testing::line;
using testing::on_map;
using testing::point;
using testing::rectangle;

constexpr int kCases = 8;
constexpr double kCellSide = 50.0;

struct Cell {
    geometry::Shape shape;
    double people = 0.0;
};

std::vector<Cell> grid(std::mt19937& random) {
    std::vector<Cell> cells;
    std::uniform_int_distribution<int> people(0, 90);
    for (int x = 0; x < 6; ++x) {
        for (int y = 0; y < 6; ++y) {
            cells.push_back({on_map(rectangle(x * kCellSide, y * kCellSide, kCellSide, kCellSide)),
                             static_cast<double>(people(random))});
        }
    }
    return cells;
}

double around(const std::vector<Cell>& cells, double within) {
    Scene scene;
    scene.perimeter(on_map(rectangle(130, 120, 45, 60)));
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string name = "c" + std::to_string(i);
        scene.feature(name, cells[i].shape).counts(name, cells[i].people);
    }
    Population kind;
    kind.within = {within};
    kind.count = "ind";
    scene.ask(Ask(kind));
    return scene.answer().measures().strict.value;
}

TEST(ReachRelations, MoreDistanceNeverServesFewerPeopleAndNeverMoreThanThereAre) {
    std::mt19937 random(31);
    for (int i = 0; i < kCases; ++i) {
        const std::vector<Cell> cells = grid(random);
        double all = 0.0;
        for (const Cell& cell : cells) all += cell.people;
        double before = 0.0;
        for (const double within : {5.0, 20.0, 60.0, 110.0, 400.0}) {
            const double people = around(cells, within);
            EXPECT_GE(people, before * (1.0 - 1e-12)) << within;
            EXPECT_LE(people, all * (1.0 + 1e-12)) << within;
            before = people;
        }
        EXPECT_NEAR(before, all, 1e-9 * all);
    }
}

TEST(ReachRelations, SplittingACellChangesNoSum) {
    std::mt19937 random(32);
    for (int i = 0; i < kCases; ++i) {
        const std::vector<Cell> cells = grid(random);
        std::vector<Cell> split;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const geometry::Box box = cells[c].shape.box();
            const double half = kCellSide / 2.0;
            split.push_back({rectangle(box.min_x, box.min_y, half, kCellSide), cells[c].people / 2.0});
            split.push_back({rectangle(box.min_x + half, box.min_y, half, kCellSide), cells[c].people / 2.0});
        }
        for (const double within : {15.0, 70.0}) {
            const double whole = around(cells, within);
            EXPECT_NEAR(around(split, within), whole, 1e-7 * whole + 1e-7);
        }
    }
}

// Streets on a lattice, some of them missing.
std::vector<geometry::Shape> streets(std::mt19937& random) {
    std::vector<geometry::Shape> lines;
    std::uniform_int_distribution<int> missing(0, 3);
    for (int x = 0; x <= 6; ++x) {
        for (int y = 0; y <= 6; ++y) {
            if (x < 6 && missing(random) != 0)
                lines.push_back(on_map(line({{x * 40.0, y * 40.0}, {(x + 1) * 40.0, y * 40.0}})));
            if (y < 6 && missing(random) != 0)
                lines.push_back(on_map(line({{x * 40.0, y * 40.0}, {x * 40.0, (y + 1) * 40.0}})));
        }
    }
    return lines;
}

Answer reach(const std::vector<geometry::Shape>& lines, const std::vector<geometry::Shape>& stops, double within,
             bool along) {
    Scene scene;
    scene.perimeter(on_map(rectangle(90, 90, 55, 45)));
    for (const geometry::Shape& stop : stops) scene.feature("D", stop);
    for (const geometry::Shape& one : lines) scene.feature("N", one);
    Access kind;
    kind.within = {within};
    kind.snap = {25.0};
    Ask ask(kind);
    ask.only("D");
    if (along) ask.also("network", "N");
    return scene.ask(ask).answer();
}

TEST(ReachRelations, TheWayIsNeverShorterThanTheCrowFlies) {
    std::mt19937 random(33);
    std::uniform_real_distribution<double> at(0.0, 240.0);
    for (int i = 0; i < kCases; ++i) {
        const auto lines = streets(random);
        std::vector<geometry::Shape> stops;
        for (int s = 0; s < 3; ++s) stops.push_back(on_map(point(at(random), at(random))));
        for (const double within : {40.0, 90.0, 160.0}) {
            const Answer straight = reach(lines, stops, within, false);
            const Answer along = reach(lines, stops, within, true);
            if (!along.measures().beyond_search) {
                EXPECT_GE(along.measures().strict.distance_m, straight.measures().strict.distance_m - 1e-9);
            }
            EXPECT_LE(along.measures().strict.count, straight.measures().strict.count);
            // Circles are drawn with 64 sides: what lies between is no more than 0.2 %.
            EXPECT_LE(along.share(), straight.share() * 1.002 + 1e-3) << within;
        }
    }
}

TEST(ReachRelations, MoreOfTheWayIsNeverLessGround) {
    std::mt19937 random(34);
    std::uniform_real_distribution<double> at(0.0, 240.0);
    for (int i = 0; i < kCases; ++i) {
        const auto lines = streets(random);
        const std::vector<geometry::Shape> stops{on_map(point(at(random), at(random)))};
        double before = 0.0;
        for (const double within : {50.0, 100.0, 150.0, 300.0}) {
            const double share = reach(lines, stops, within, true).share();
            EXPECT_GE(share, before - 2e-3) << within;  // tenths of the snap, as within ends
            before = share;
        }
    }
}

}  // namespace
}  // namespace terracord
