#include "gdal/drawing.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "geometry/measure.hpp"
#include "samples.hpp"

namespace terracord::gdal {
namespace {

using test::Folder;
using test::Heard;

constexpr double kX = 618000.0, kY = 6756000.0;

std::string line(double ax, double ay, double bx, double by) {
    return fmt::format("0\nLINE\n8\nEMPRISE\n10\n{}\n20\n{}\n11\n{}\n21\n{}\n", kX + ax, kY + ay, kX + bx, kY + by);
}

std::string drawing(const std::string& entities) {
    return "0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1015\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n" + entities +
           "0\nENDSEC\n0\nEOF\n";
}

Result<std::vector<Record>> read(const Folder& folder, const std::string& entities, Log& log) {
    ReadRequest wanted = test::request(folder.file("plan.dxf", drawing(entities)));
    wanted.input.crs = "EPSG:2154";
    wanted.target = *Crs::parse("EPSG:2154");
    return test::read_all(wanted, log);
}

TEST(Drawing, a_circle_is_an_area_within_a_centimetre_of_its_arc) {
    const Folder folder;
    Heard log;
    const auto records = read(folder, fmt::format("0\nCIRCLE\n8\nEMPRISE\n10\n{}\n20\n{}\n40\n4000\n", kX, kY), log);
    ASSERT_TRUE(records) << format_error(records.error(), Lang::en);
    ASSERT_EQ(records->size(), 1U);
    const geometry::Shape& disc = (*records)[0].shape;
    ASSERT_EQ(disc.family(), geometry::Family::area);
    const auto ring = disc.ring(0);
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const double middle =
            std::hypot((ring[i].x + ring[i - 1].x) / 2.0 - kX, (ring[i].y + ring[i - 1].y) / 2.0 - kY);
        EXPECT_LE(4000.0 - middle, 0.0105);
    }
    EXPECT_NEAR(geometry::area(disc), std::numbers::pi * 16e6, 250.0);
}

TEST(Drawing, a_line_whose_place_is_no_number_is_lost_and_the_others_are_joined) {
    const Folder folder;
    Heard log;
    const std::string square = line(0, 0, 10, 0) + line(10, 0, 10, 10) + line(10, 10, 0, 10) + line(0, 10, 0, 0);
    const auto records =
        read(folder, "0\nLINE\n8\nEMPRISE\n10\nnan\n20\n6756000\n11\n618000\n21\n6756000\n" + square, log);
    ASSERT_TRUE(records) << format_error(records.error(), Lang::en);
    ASSERT_EQ(records->size(), 2U);
    EXPECT_TRUE((*records)[0].geometry_lost);
    EXPECT_NEAR(geometry::area((*records)[1].shape), 100.0, 1e-6);
}

TEST(Drawing, lines_drawn_in_any_direction_are_joined_where_two_ends_meet) {
    const Folder folder;
    Heard log;
    const auto records =
        read(folder, line(0, 0, 10, 0) + line(10, 10, 10, 0.008) + line(0, 10, 10, 10) + line(0, 10, 0, 0), log);
    ASSERT_TRUE(records) << format_error(records.error(), Lang::en);
    ASSERT_EQ(records->size(), 1U);
    EXPECT_NEAR(geometry::area((*records)[0].shape), 100.0, 0.1);
    EXPECT_TRUE(log.reported.empty());
}

TEST(Drawing, lines_are_not_joined_where_three_ends_meet) {
    const Folder folder;
    Heard log;
    const auto records =
        read(folder, line(0, 0, 10, 0) + line(10, 0, 10, 10) + line(10, 0, 20, 0) + line(0, 10, 0, 0), log);
    ASSERT_TRUE(records) << format_error(records.error(), Lang::en);
    EXPECT_EQ(records->size(), 3U);
    for (const Record& record : *records) EXPECT_EQ(record.shape.family(), geometry::Family::line);
}

TEST(Drawing, its_layers_are_those_of_the_drawing) {
    const Folder folder;
    const auto path = folder.file("plan.dxf", drawing(line(0, 0, 10, 0) + "0\nPOINT\n8\nBORNES\n10\n1\n20\n1\n"));
    const auto layers = list_layers(path, "plan.dxf");
    ASSERT_TRUE(layers) << format_error(layers.error(), Lang::en);
    ASSERT_EQ(layers->size(), 2U);
    EXPECT_EQ((*layers)[0].name, "BORNES");
    EXPECT_EQ((*layers)[0].family, geometry::Family::point);
    EXPECT_EQ((*layers)[1].family, geometry::Family::line);
}

}  // namespace
}  // namespace terracord::gdal
