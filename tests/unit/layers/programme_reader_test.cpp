#include "layers/programme_reader.hpp"

#include <gtest/gtest.h>

namespace terracord::layers {
namespace {

TEST(ProgrammeValue, is_read_with_its_unit_and_its_ways_of_writing) {
    EXPECT_EQ(programme_value("height_m", "12,50 m"), 12.5);
    EXPECT_EQ(programme_value("floor_area_m2", "1\u202f250,5 m²"), 1250.5);
    EXPECT_EQ(programme_value("floors", "R+2"), 3.0);
    EXPECT_EQ(programme_value("floors", "3"), 3.0);
    EXPECT_EQ(programme_value("heat_network", "Non"), 0.0);
    EXPECT_EQ(programme_value("heat_network", "oui"), 1.0);
    EXPECT_EQ(programme_value("heating_kw", "45 kW"), 45.0);
    EXPECT_EQ(programme_value("housing_units", "0"), 0.0);
}

TEST(ProgrammeValue, is_refused_with_the_reason) {
    struct Case {
        const char* quantity;
        const char* text;
        const char* why;
    };
    for (const Case& one :
         {Case{"housing_units", "-3", "the value is negative"},
          Case{"housing_units", "une vingtaine", "this is not a number"},
          Case{"height_m", "4500", "the value is beyond any plausible project (1000)"},
          Case{"height_m", "12 m²", "unexpected unit: m²"}, Case{"footprint_m2", "0,4 ha", "unexpected unit: ha"},
          Case{"floors", "RDC", "this is not a number"},
          Case{"heat_network", "2", "the value is beyond any plausible project (1)"}}) {
        const auto value = programme_value(one.quantity, one.text);
        ASSERT_FALSE(value) << one.text;
        EXPECT_EQ(value.error().en, one.why);
    }
}

TEST(Contradictions, make_the_part_unknown_not_the_whole) {
    model::Project project;
    project.programme = {
        {"housing_units", 20.0}, {"social_units", 25.0}, {"site_area_m2", 1000.0}, {"footprint_m2", 1010.0}};
    const auto found = contradictions(project);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].en, "social_units (25) is more than housing_units (20)");
    EXPECT_FALSE(project.quantity("social_units"));
    EXPECT_EQ(project.quantity("housing_units"), 20.0);
    EXPECT_EQ(project.quantity("footprint_m2"), 1010.0);
}

}  // namespace
}  // namespace terracord::layers
