#include "catalogue/table_names.hpp"

#include <gtest/gtest.h>

namespace terracord::catalogue {
namespace {

TEST(NameMatches, ignores_case_and_reads_a_dash_as_an_underscore) {
    EXPECT_TRUE(name_matches("zone-urba", "ZONE_URBA"));
    EXPECT_FALSE(name_matches("ZONE_URBA2", "ZONE_URBA"));
    EXPECT_FALSE(name_matches("", "A"));
    EXPECT_TRUE(name_matches("", ""));
}

TEST(NameMatches, at_is_a_run_of_letters_and_digits_and_hash_a_run_of_digits) {
    EXPECT_TRUE(name_matches("2A004_ZONE_URBA_20200128", "@_ZONE_URBA_#"));
    EXPECT_FALSE(name_matches("_ZONE_URBA_20200128", "@_ZONE_URBA_#"));
    EXPECT_FALSE(name_matches("2A_004_ZONE_URBA_1", "@_ZONE_URBA_#"));
    EXPECT_FALSE(name_matches("2A004_ZONE_URBA_2020A", "@_ZONE_URBA_#"));
    EXPECT_TRUE(name_matches("N_ZONE_REG_PPRN_20200002_S_038", "N_ZONE_REG_PPR@_#_S_@"));
    EXPECT_FALSE(name_matches(std::string(300, 'A'), "@"));
}

TEST(IsTable, finds_the_tables_of_a_local_plan_and_no_others) {
    const auto data = load_catalogue();
    ASSERT_TRUE(data);
    const Standard& plu = *data->standard("cnig-plu");
    const std::vector<std::string> zones{"ZONE_URBA"};
    for (const auto* name :
         {"ZONE_URBA", "zone_urba", "41175_ZONE_URBA", "241800432_ZONE_URBA_20200128", "wfs_du:zone_urba",
          "ZONE_URBA_20140603", "244400189_ZONE_URBA_20161205_B", "XXXXX_ZONE_URBA_DATAPPRO"}) {
        EXPECT_TRUE(is_table(name, zones, plu)) << name;
    }
    for (const auto* name : {"ZONE_URBA-invalid", "OLD_ZONE_URBA_BIS", "ZONE_URBANISEE", "a_b_ZONE_URBA"})
        EXPECT_FALSE(is_table(name, zones, plu)) << name;
    EXPECT_FALSE(is_table("241800432_DOC_URBA_COM_20200128", {"DOC_URBA"}, plu));
    EXPECT_TRUE(is_table("41175_PRESC_SURF_20140603", plu.roles[1].tables, plu));
}

}  // namespace
}  // namespace terracord::catalogue
