#include "raster/cell_coverage.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <random>
#include <utility>

#include "geometry/measure.hpp"
#include "support/shapes.hpp"

namespace terracord::raster {
namespace {

using testing::Point;
using testing::Points;
using testing::polygon;
using testing::rectangle;
using testing::ring;
using testing::Shape;

using Cells = std::map<std::pair<std::int64_t, std::int64_t>, double>;  // row, column -> fraction

Cells cells_of(const std::vector<CellRun>& runs) {
    Cells cells;
    for (const CellRun& run : runs) {
        for (std::int64_t column = run.begin; column < run.end; ++column) {
            EXPECT_TRUE(cells.emplace(std::pair(run.row, column), run.fraction).second) << "cell given twice";
        }
    }
    return cells;
}

// The slow way, cell by cell: the ring is cut at the four sides of the square, one after the other, and measured.
Points cut(const Points& ring, double limit, bool vertical, bool keep_above) {
    Points out;
    const auto across = [&](const Point& p) { return vertical ? p.x : p.y; };
    const auto inside = [&](const Point& p) { return keep_above ? across(p) >= limit : across(p) <= limit; };
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[(i + 1) % ring.size()];
        if (inside(a)) out.push_back(a);
        if (inside(a) != inside(b)) {
            const double t = (limit - across(a)) / (across(b) - across(a));
            out.push_back({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
        }
    }
    return out;
}

double ring_in_cell(std::span<const Point> closed, double column, double row) {
    Points ring(closed.begin(), closed.end() - 1);
    for (Point& point : ring) point = {point.x - column, point.y - row};
    ring = cut(cut(cut(cut(ring, 0.0, true, true), 1.0, true, false), 0.0, false, true), 1.0, false, false);
    double twice = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[(i + 1) % ring.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2.0;
}

double slow_fraction(const Shape& area, std::int64_t column, std::int64_t row) {
    double sum = 0.0;
    for (std::size_t part = 0; part < area.part_count(); ++part) {
        for (std::size_t r = area.part_begin(part); r < area.part_end(part); ++r) {
            const double ring = ring_in_cell(area.ring(r), static_cast<double>(column), static_cast<double>(row));
            sum += r == area.part_begin(part) ? ring : -ring;
        }
    }
    return sum;
}

void expect_same(const Shape& area, std::int64_t width, std::int64_t height) {
    const Cells cells = cells_of(covered_cells(area, width, height));
    for (std::int64_t row = 0; row < height; ++row) {
        for (std::int64_t column = 0; column < width; ++column) {
            const auto found = cells.find({row, column});
            const double fast = found == cells.end() ? 0.0 : found->second;
            ASSERT_NEAR(fast, slow_fraction(area, column, row), 1e-9) << "column " << column << ", row " << row;
        }
    }
    for (const auto& [cell, fraction] : cells) {
        EXPECT_GT(fraction, 0.0);
        EXPECT_LE(fraction, 1.0);
        EXPECT_TRUE(cell.first >= 0 && cell.first < height && cell.second >= 0 && cell.second < width);
    }
}

Points star(std::mt19937_64& random, Point centre, double least, double most, int corners) {
    std::uniform_real_distribution<double> radius(least, most);
    Points points;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / corners;
        const double r = radius(random);
        points.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
    }
    return points;
}

TEST(CellCoverage, of_a_rectangle_on_cell_borders_is_its_cells) {
    const auto runs = covered_cells(rectangle(2, 1, 3, 2), 10, 10);
    EXPECT_EQ(runs, (std::vector<CellRun>{{1, 2, 5, 1.0}, {2, 2, 5, 1.0}}));
}

TEST(CellCoverage, of_a_rectangle_across_cells_is_the_fraction_of_each) {
    const Cells cells = cells_of(covered_cells(rectangle(1.5, 0.25, 2.0, 0.5), 10, 10));
    ASSERT_EQ(cells.size(), 3U);
    EXPECT_NEAR(cells.at({0, 1}), 0.25, 1e-12);
    EXPECT_NEAR(cells.at({0, 2}), 0.5, 1e-12);
    EXPECT_NEAR(cells.at({0, 3}), 0.25, 1e-12);
}

TEST(CellCoverage, of_an_area_inside_one_cell_is_its_area) {
    const Cells cells = cells_of(covered_cells(rectangle(4.25, 7.5, 0.01, 0.02), 10, 10));
    ASSERT_EQ(cells.size(), 1U);
    EXPECT_NEAR(cells.at({7, 4}), 0.0002, 1e-12);
}

TEST(CellCoverage, of_an_area_far_smaller_than_a_cell_is_not_lost) {
    const Cells cells = cells_of(covered_cells(rectangle(4.25, 7.5, 1e-6, 1e-6), 10, 10));
    ASSERT_EQ(cells.size(), 1U);
    EXPECT_NEAR(cells.at({7, 4}), 1e-12, 1e-15);
}

TEST(CellCoverage, leaves_out_what_lies_beyond_the_grid) {
    expect_same(rectangle(-3.5, -2.25, 20, 5), 8, 6);
    expect_same(polygon({{-5, 3}, {4, -5}, {12, 3.3}, {4, 12}}), 8, 6);
    EXPECT_TRUE(covered_cells(rectangle(20, 20, 5, 5), 8, 6).empty());
    EXPECT_TRUE(covered_cells(rectangle(-9, -9, 5, 5), 8, 6).empty());
    EXPECT_TRUE(covered_cells(Shape(geometry::Family::area), 8, 6).empty());
}

TEST(CellCoverage, subtracts_holes_whatever_the_orientation_of_the_rings) {
    Points hole = ring(3.2, 3.7, 2.9, 1.6);
    expect_same(polygon(ring(1.5, 1.5, 7, 6), {hole}), 12, 12);
    std::reverse(hole.begin(), hole.end());
    expect_same(polygon(ring(1.5, 1.5, 7, 6), {hole}), 12, 12);
    Points shell = ring(1.5, 1.5, 7, 6);
    std::reverse(shell.begin(), shell.end());
    expect_same(polygon(shell, {hole}), 12, 12);
}

TEST(CellCoverage, adds_the_parts_that_share_a_cell) {
    Shape two = rectangle(1.1, 1.1, 0.3, 0.3);
    two.append(rectangle(1.5, 1.5, 2.3, 0.4));
    expect_same(two, 6, 6);
}

TEST(CellCoverage, agrees_with_the_slow_way_on_random_areas_with_holes) {
    std::mt19937_64 random(20261122);
    std::uniform_real_distribution<double> middle(8.0, 16.0);
    std::uniform_int_distribution<int> corners(3, 40);
    for (int i = 0; i < 150; ++i) {
        SCOPED_TRACE(i);
        const Point centre{middle(random), middle(random)};
        const Shape area = polygon(star(random, centre, 4.0, 11.0, corners(random) + 8),
                                   {star(random, centre, 0.3, 1.6, corners(random))});
        expect_same(area, 24, 22);
    }
}

TEST(CellCoverage, agrees_with_the_slow_way_on_corners_that_lie_on_cell_corners) {
    std::mt19937_64 random(7);
    for (int i = 0; i < 150; ++i) {
        SCOPED_TRACE(i);
        Points points = star(random, {6.0, 6.0}, 2.0, 6.0, 9);
        for (Point& point : points) point = {std::round(point.x * 2.0) / 2.0, std::round(point.y * 2.0) / 2.0};
        const Shape area = polygon(points);  // two units from the centre, rounding cannot change the order of corners
        double fast = 0.0;
        for (const CellRun& run : covered_cells(area, 12, 12))
            fast += run.fraction * static_cast<double>(run.end - run.begin);
        EXPECT_NEAR(fast, geometry::area(area), 1e-9);
        expect_same(area, 12, 12);
    }
}

TEST(CellCoverage, gives_whole_cells_inside_as_runs) {
    const auto runs = covered_cells(rectangle(0.5, 0.5, 9999, 9999), 20000, 20000);
    EXPECT_LT(runs.size(), 3U * 10001U);
    double cells = 0.0;
    for (const CellRun& run : runs) cells += run.fraction * static_cast<double>(run.end - run.begin);
    EXPECT_NEAR(cells, 9999.0 * 9999.0, 1e-3);
}

TEST(CellCoverage, is_by_row_then_by_column) {
    std::mt19937_64 random(3);
    const auto runs = covered_cells(polygon(star(random, {10, 10}, 3, 9, 30)), 20, 20);
    for (std::size_t i = 1; i < runs.size(); ++i) {
        EXPECT_TRUE(runs[i - 1].row < runs[i].row ||
                    (runs[i - 1].row == runs[i].row && runs[i - 1].end <= runs[i].begin));
    }
}

}  // namespace
}  // namespace terracord::raster
