#include "config/read_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "config/keys.hpp"
#include "reading.hpp"

namespace terracord::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

constexpr std::string_view kDocument =
    "[[document]]\nid = \"plu\"\nrules = \"regles.csv\"\nlayer = { zones = { source = \"z.gpkg\" } }\n";

std::string check(std::string_view rest) {
    return with_head(std::string(kDocument) + "[[check]]\nid = \"c\"\nlayer = \"plu.zones\"\n" + std::string(rest));
}

TEST(ReadProgramme, every_quantity_of_the_model_is_a_key_and_no_other) {
    std::set<std::string> keys;
    for (const Key& key : kProgrammeKeys.keys) keys.insert(std::string(key.name));
    std::set<std::string> quantities{"surfaces", "table"};
    for (const auto& quantity : model::programme_quantities()) quantities.insert(std::string(quantity.code));
    EXPECT_EQ(keys, quantities);
}

TEST(ReadProgramme, columns_surfaces_and_the_table_of_destinations) {
    const model::Analysis a = analysis_of(
        "terracord = 1\ndate = 2026-11-22\n[projects]\nsource = \"p.gpkg\"\n"
        "programme = { height_m = \"h\", surfaces = { toiture = \"tv\" }, table = { source = \"d.csv\", destination = "
        "\"dest\", part = \"nature\" } }\n");
    EXPECT_THAT(a.projects.programme.columns,
                UnorderedElementsAre(std::pair<const std::string, std::string>{"height_m", "h"},
                                     std::pair<const std::string, std::string>{"surface.toiture", "tv"}));
    ASSERT_TRUE(a.projects.programme.table);
    EXPECT_EQ(a.projects.programme.table->project, "project");
    EXPECT_EQ(a.projects.programme.table->destination, "dest");
    EXPECT_EQ(a.projects.programme.table->part, "nature");
}

TEST(ReadProgramme, a_comparison_with_the_rule_of_a_layer) {
    const model::Analysis a = analysis_of(
        check("measure = \"programme\"\ncompare = { indicator = \"height\", attributes = [\"HAUTEUR_METRES_MAX\"] }\n"
              "also = { stations = { layer = \"plu.zones\", within = \"500 m\" } }\n"
              "conflict = \"excess > 1 m\"\nreservation = \"excess > -1 m\"\n"));
    const auto& kind = std::get<model::Programme>(a.checks.front().kind);
    EXPECT_TRUE(kind.ruled);
    EXPECT_TRUE(kind.at_most);
    EXPECT_EQ(kind.rule, "height");
    EXPECT_EQ(kind.combine, model::Combine::strictest);
    EXPECT_EQ(a.checks.front().also.front().within.value, 500.0);
    EXPECT_EQ(a.checks.front().thresholds[1].conditions.front().limit, -1.0);
    EXPECT_TRUE(a.documents.front().rules);
}

TEST(ReadProgramme, ratios_to_the_ground_are_weighed_unless_told_otherwise) {
    const auto combined = [](std::string_view more) {
        const model::Analysis a =
            analysis_of(check("measure = \"programme\"\nconflict = \"excess > 0\"\ncompare = { "
                              "indicator = \"lot_coverage\"" +
                              std::string(more) + " }\n"));
        return std::get<model::Programme>(a.checks.front().kind).combine;
    };
    EXPECT_EQ(combined(""), model::Combine::weighted);
    EXPECT_EQ(combined(", combine = \"strictest\""), model::Combine::strictest);
}

TEST(ReadProgramme, thresholds_on_the_value_alone_ask_no_layer) {
    const model::Analysis a = analysis_of(with_head(
        "[[check]]\nid = \"c\"\nmeasure = \"programme\"\ncompare = { indicator = \"site_area\" }\ninformation = "
        "\"value >= 5 ha\"\n"));
    EXPECT_EQ(a.checks.front().thresholds.front().conditions.front().limit, 5e4);
    EXPECT_THAT(errors_of(with_head("[[check]]\nid = \"c\"\nmeasure = \"programme\"\ncompare = { indicator = "
                                    "\"height\" }\nconflict = \"excess > 0\"\n")),
                ElementsAre(HasSubstr("'layer' is missing")));
}

TEST(ReadProgramme, what_cannot_be_meant_is_an_error_at_its_place) {
    EXPECT_THAT(errors_of(check("measure = \"programme\"\nconflict = \"excess > 0\"\n")),
                ElementsAre(HasSubstr("needs 'compare'")));
    EXPECT_THAT(errors_of(check("measure = \"programme\"\nconflict = \"excess > 0\"\ncompare = { indicator = "
                                "\"biotope\" }\n")),
                ElementsAre(HasSubstr("needs 'weights'")));
    EXPECT_THAT(errors_of(check("measure = \"overlap\"\ncompare = { indicator = \"height\" }\n")),
                ElementsAre(HasSubstr("is for the measure 'programme'")));
    EXPECT_THAT(errors_of(check("measure = \"overlap\"\nprogramme = \"dwellings > 0\"\n")),
                ElementsAre(HasSubstr("no condition on the programme")));
    EXPECT_THAT(errors_of(check("measure = \"overlap\"\ndestinations = [\"school\"]\n")),
                ElementsAre(HasSubstr("no code of a destination")));
    EXPECT_THAT(errors_of(check("measure = \"destinations\"\nwords = { habitation = \"housing\" }\n")),
                ElementsAre(HasSubstr("of two digits")));
}

}  // namespace
}  // namespace terracord::config
