#include "config/read_kinds.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/read_checks.hpp"
#include "unit/config/reading.hpp"

namespace terracord::config {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Read {
    model::CheckSpec check;
    std::vector<std::string> errors;
};

Read read(const std::string& text) {
    const auto node = parse_text("id = 'c'\nlayer = 'd.l'\n" + text, "check.toml", Format::toml);
    Errors errors;
    Read out;
    out.check = read_check(node.value(), Completeness::whole, errors);
    out.errors = lines_of(errors);
    return out;
}

TEST(ReadKinds, a_length_is_one_for_all_or_read_by_feature) {
    const auto fixed = read("measure = 'setback'\nsetback = '0.1 km'\nconflict = 'area > 1 m2'\n");
    EXPECT_THAT(fixed.errors, IsEmpty());
    EXPECT_EQ(std::get<model::Setback>(fixed.check.kind).distance.fixed->value, 100.0);
    const auto coded = read(
        "measure = 'setback'\nfrom = 'edge'\ncarriageway = { column = 'LARGEUR', otherwise = '7 m' }\n"
        "setback = { column = 'CAT', codes = { 1 = '300 m', 2 = '250 m' } }\n");
    EXPECT_THAT(coded.errors, IsEmpty());
    const auto& kind = std::get<model::Setback>(coded.check.kind);
    EXPECT_EQ(kind.distance.column, "CAT");
    EXPECT_THAT(kind.distance.codes,
                ElementsAre(std::pair<std::string, double>("1", 300.0), std::pair<std::string, double>("2", 250.0)));
    EXPECT_TRUE(kind.from_edge);
    EXPECT_EQ(kind.carriageway.fixed->value, 7.0);
}

TEST(ReadKinds, what_a_kind_cannot_do_without_is_missed) {
    EXPECT_THAT(read("measure = 'setback'\n").errors, ElementsAre("E204 3:11 a check of setbacks needs 'setback'"));
    EXPECT_THAT(read("measure = 'setback'\nsetback = '5 m'\nfrom = 'edge'\n").errors,
                ElementsAre("E204 3:11 a setback counted from the edge needs 'carriageway'"));
    EXPECT_THAT(read("measure = 'frontage'\n").errors, ElementsAre("E204 3:11 this measure needs 'within'"));
    EXPECT_THAT(read("measure = 'alignment'\nwithin = '5 m'\n").errors,
                ElementsAre("E204 3:11 a check of alignment needs 'subject'"));
}

TEST(ReadKinds, a_key_of_another_kind_is_an_error) {
    EXPECT_THAT(read("measure = 'overlap'\nwithin = '5 m'\n").errors,
                ElementsAre("E206 4:10 'within' is for the measure frontage, alignment, access, population"));
    EXPECT_THAT(read("measure = 'corridor'\nwidth = '0 m'\n").errors,
                ElementsAre("E206 4:9 a length of zero measures nothing"));
}

TEST(ReadKinds, projects_are_compared_without_a_layer) {
    const auto node =
        parse_text("id = 'c'\nmeasure = 'projects'\nreservation = 'area > 25 m2'\n", "c.toml", Format::toml);
    Errors errors;
    EXPECT_TRUE(std::holds_alternative<model::Projects>(read_check(node.value(), Completeness::whole, errors).kind));
    EXPECT_THAT(lines_of(errors), IsEmpty());
    EXPECT_THAT(read("measure = 'projects'\n").errors, ElementsAre("E206 2:9 'layer' means nothing between projects"));
}

}  // namespace
}  // namespace terracord::config
