#include "config/read_needs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.hpp"

namespace terracord::config {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kUnits = "territory = { source = \"communes.gpkg\", id = \"insee\" }\n";

std::string need(std::string_view rest) {
    return with_head("[[need]]\nid = \"housing\"\n" + std::string(kUnits) + std::string(rest));
}

model::NeedSpec read(std::string_view rest) { return analysis_of(need(rest)).needs.front(); }

TEST(ReadNeeds, a_target_of_so_many_a_year_over_a_horizon) {
    const model::NeedSpec spec = read(
        "target = { source = \"plh.csv\", key = \"insee\", field = \"logements_par_an\", years = 6, until = 2028-12-31 "
        "}\nsupply = \"housing_units\"\n");
    EXPECT_EQ(spec.target.field, "logements_par_an");
    EXPECT_EQ(spec.target.years, 6.0);
    EXPECT_EQ(spec.target.until, "2028-12-31");
    EXPECT_EQ(spec.sense, model::NeedSense::at_least);
    EXPECT_DOUBLE_EQ(spec.low, 0.8);
    EXPECT_DOUBLE_EQ(spec.high, 1.2);
    EXPECT_EQ(spec.origin, model::Origin::tool_default);
}

TEST(ReadNeeds, quantities_with_their_factors_or_a_column_of_factors) {
    const model::NeedSpec spec =
        read("target = { all = 10 }\nsupply = { housing_units = 0.28, demolished_units = -0.28, social_units = \"taux\" }\n");
    ASSERT_EQ(spec.supply.size(), 3U);
    EXPECT_DOUBLE_EQ(spec.supply[0].factor, 0.28);
    EXPECT_DOUBLE_EQ(spec.supply[1].factor, -0.28);
    EXPECT_EQ(spec.supply[2].column, "taux");
}

TEST(ReadNeeds, a_rate_in_per_cent_set_against_all_dwellings) {
    const model::NeedSpec spec = read(
        "percent = true\ntarget = { all = 20 }\nsupply = \"social_units\"\nper = \"housing_units\"\n"
        "existing = { source = \"parc.xlsx\", key = \"insee\", field = \"lls\", per = \"rp\" }\n");
    EXPECT_TRUE(spec.rate());
    EXPECT_EQ(spec.target.all, 0.2);
    EXPECT_EQ(spec.existing_per, "rp");
}

TEST(ReadNeeds, a_ceiling_is_exceeded_beyond_all_of_it) {
    const model::NeedSpec spec = read("target = { field = \"places\" }\nsupply = { housing_units = 0.28 }\nsense = \"at_most\"\n");
    EXPECT_EQ(spec.sense, model::NeedSense::at_most);
    EXPECT_DOUBLE_EQ(spec.high, 1.0);
    EXPECT_DOUBLE_EQ(spec.low, 0.8);
}

TEST(ReadNeeds, needs_of_one_layer_share_it) {
    const model::Analysis a = analysis_of(
        need("target = { all = 10 }\nsupply = \"housing_units\"\n") + "[[need]]\nid = \"other\"\n" +
        std::string(kUnits) + "target = { all = 3 }\nsupply = \"social_units\"\n" +
        "[[need]]\nid = \"third\"\nterritory = { source = \"iris.gpkg\", id = \"code\" }\ntarget = { all = 3 }\n"
        "supply = \"social_units\"\n");
    EXPECT_EQ(a.unit_layers.size(), 2U);
    EXPECT_EQ(a.needs[0].units, a.needs[1].units);
    EXPECT_NE(a.needs[0].units, a.needs[2].units);
}

TEST(ReadNeeds, weights_are_compared_without_accents_and_capitals) {
    const model::NeedSpec spec =
        read("target = { all = 10 }\nsupply = \"housing_units\"\nweights = { \"Idée\" = 0.3, certain = 1 }\n");
    EXPECT_DOUBLE_EQ(spec.weights.at("idee"), 0.3);
}

struct Fault {
    const char* text;
    const char* message;
};

class ReadNeedsFault : public ::testing::TestWithParam<Fault> {};

TEST_P(ReadNeedsFault, is_told_with_its_place) {
    EXPECT_THAT(errors_of(need(GetParam().text)), Contains(HasSubstr(GetParam().message)));
}

INSTANTIATE_TEST_SUITE_P(
    all, ReadNeedsFault,
    ::testing::Values(
        Fault{"target = { all = 10 }\n", "missing key 'supply'"},
        Fault{"supply = \"housing_units\"\n", "missing key 'target'"},
        Fault{"target = { all = 10 }\nsupply = \"dwellings\"\n", "E208 11:10 'dwellings' is no quantity"},
        Fault{"target = { all = 10, field = \"f\" }\nsupply = \"housing_units\"\n", "'target' has a field, or one value"},
        Fault{"target = { source = \"t.csv\", field = \"f\" }\nsupply = \"housing_units\"\n", "missing key 'key'"},
        Fault{"target = { all = 10, years = 0 }\nsupply = \"housing_units\"\n", "'years' is positive"},
        Fault{"target = { all = 10, years = 6 }\nsupply = \"social_units\"\nper = \"housing_units\"\n",
              "a rate does not add up"},
        Fault{"target = { all = 10 }\nsupply = \"housing_units\"\nweights = { idea = 1.5 }\n", "from 0 to 1"},
        Fault{"target = { all = 10 }\nsupply = \"housing_units\"\nweigh_by = \"phase\"\nweights = { idea = 0.5 }\n",
              "'idea' is no phase"},
        Fault{"target = { all = 10 }\nsupply = \"housing_units\"\nlow = \"80\"\n", "a share of the target"},
        Fault{"target = { all = 10 }\nsupply = \"housing_units\"\nlow = \"130 %\"\n", "'low' is more than 'high'"},
        Fault{"target = { all = 10 }\nsupply = { check = \"enaf\", housing_units = 1 }\n", "a check or quantities"},
        Fault{"target = { all = 10 }\nsupply = { check = \"enaf\" }\nper = \"housing_units\"\n", "do not go together"},
        Fault{"target = { all = 10 }\nsupply = \"housing_units\"\nexisting = { field = \"a\", per = \"b\" }\n",
              "goes with the need's own"},
        Fault{"target = { all = 10 }\nsupply = \"housing_units\"\nsplit = \"by hand\"\n", "split"},
        Fault{"target = { all = 10 }\nsupply = \"housing_units\"\nverdict = \"coherent\"\n", "verdict"}));

TEST(ReadNeeds, two_needs_of_one_name_are_told) {
    const std::string one = "target = { all = 10 }\nsupply = \"housing_units\"\n";
    EXPECT_THAT(errors_of(need(one) + "[[need]]\nid = \"housing\"\n" + std::string(kUnits) + one),
                ElementsAre(HasSubstr("need 'housing' written twice")));
}

TEST(ReadNeeds, the_user_overlays_an_entry_key_by_key) {
    const auto entry = parse_text("id = \"needs/x\"\nlow = \"70 %\"\nreference = \"r\"\nreference_verified = false\n", "e", Format::toml);
    const auto user = parse_text("use = \"needs/x\"\nreference = \"mine\"\n", "u", Format::toml);
    const Node merged = overlay_need(*entry, *user);
    EXPECT_EQ(merged.find("low")->text, "70 %");
    EXPECT_EQ(merged.find("reference")->text, "mine");
    EXPECT_EQ(merged.find("reference_verified"), nullptr);
}

}  // namespace
}  // namespace terracord::config
